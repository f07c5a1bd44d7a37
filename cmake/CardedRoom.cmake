# SPDX-License-Identifier: Apache-2.0
# carded_precompile(<target> <kind>): the headers that nearly every file of the target includes are read once for all
# targets of that kind, from cmake/precompiled_<kind>.h: std, json, test, qt or ui. A file still includes what it uses
# itself: the release build and clang-tidy read it without.
function(carded_precompile target kind)
  if(NOT TARGET carded_precompiled_${kind})
    set(source ${PROJECT_BINARY_DIR}/precompiled_${kind}.cpp)
    file(CONFIGURE OUTPUT ${source} CONTENT "")
    add_library(carded_precompiled_${kind} OBJECT ${source})
    target_precompile_headers(carded_precompiled_${kind} PRIVATE ${PROJECT_SOURCE_DIR}/cmake/precompiled_${kind}.h)
    set(json_libraries nlohmann_json::nlohmann_json)
    set(test_libraries doctest::doctest nlohmann_json::nlohmann_json)
    set(qt_libraries Qt6::Widgets)
    set(ui_libraries Qt6::Widgets)
    set(ui_definitions QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII) # the room's own: Qt's headers read them
    target_link_libraries(carded_precompiled_${kind} PRIVATE ${${kind}_libraries} carded::warnings)
    target_compile_definitions(carded_precompiled_${kind} PRIVATE ${${kind}_definitions})
  endif()
  target_precompile_headers(${target} REUSE_FROM carded_precompiled_${kind})
endfunction()

# carded_room(<name> SOURCES ... [PUBLIC <targets>] [PRIVATE <targets>] [PRECOMPILED <kind>])
#
# One static library per folder. PUBLIC: rooms and libraries its headers include.
# PRIVATE: the foreign library that only this room's .cpp files include.
function(carded_room name)
  cmake_parse_arguments(PARSE_ARGV 1 ROOM "" "PRECOMPILED" "SOURCES;PUBLIC;PRIVATE")
  add_library(carded_${name} STATIC ${ROOM_SOURCES})
  add_library(carded::${name} ALIAS carded_${name})
  target_include_directories(carded_${name} PUBLIC ${PROJECT_SOURCE_DIR})
  target_link_libraries(carded_${name} PUBLIC ${ROOM_PUBLIC} PRIVATE ${ROOM_PRIVATE} carded::warnings)
  if(NOT ROOM_PRECOMPILED)
    set(ROOM_PRECOMPILED std)
  endif()
  carded_precompile(carded_${name} ${ROOM_PRECOMPILED})
endfunction()

# carded_program(<name> SOURCES ... LINK <targets> [COMPONENT <package>] [PRECOMPILED <kind>]): a program in bin/,
# installed; in the Debian package `carded` if COMPONENT names no other.
function(carded_program name)
  cmake_parse_arguments(PARSE_ARGV 1 PROGRAM "" "COMPONENT;PRECOMPILED" "SOURCES;LINK")
  if(NOT PROGRAM_PRECOMPILED)
    set(PROGRAM_PRECOMPILED std)
  endif()
  if(NOT PROGRAM_COMPONENT)
    set(PROGRAM_COMPONENT carded)
  endif()
  add_executable(${name} ${PROGRAM_SOURCES})
  target_link_libraries(${name} PRIVATE ${PROGRAM_LINK} carded::warnings)
  carded_precompile(${name} ${PROGRAM_PRECOMPILED})
  install(TARGETS ${name} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT ${PROGRAM_COMPONENT})
endfunction()

# carded_test(<room> [SOURCES ...] [LINK <targets>] [PROPERTIES <of its tests>]): one doctest program per room, linked
# with that room alone (LINK names what a test needs besides). Without SOURCES: tests/<room>/*_test.cpp, and those of
# the folders in it.
function(carded_test room)
  cmake_parse_arguments(PARSE_ARGV 1 TEST "" "" "SOURCES;LINK;PROPERTIES")
  if(NOT TEST_SOURCES)
    file(GLOB TEST_SOURCES CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/${room}/*_test.cpp
      ${PROJECT_SOURCE_DIR}/tests/${room}/*/*_test.cpp)
  endif()
  if(NOT TARGET carded_test_main) # doctest itself: 19 s under ASan, so once for all rooms, and not sanitized
    add_library(carded_test_main OBJECT ${PROJECT_SOURCE_DIR}/tests/support/main.cpp)
    target_link_libraries(carded_test_main PRIVATE doctest::doctest carded::warnings)
    target_compile_options(carded_test_main PRIVATE -fno-sanitize=all)
  endif()
  add_executable(carded_${room}_test $<TARGET_OBJECTS:carded_test_main> ${TEST_SOURCES})
  if(TARGET carded_${room})
    target_link_libraries(carded_${room}_test PRIVATE carded::${room})
  endif()
  target_link_libraries(carded_${room}_test PRIVATE ${TEST_LINK} doctest::doctest carded::warnings)
  target_include_directories(carded_${room}_test PRIVATE ${PROJECT_SOURCE_DIR})
  target_compile_definitions(carded_${room}_test PRIVATE CARDED_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  carded_precompile(carded_${room}_test test)
  # A name that CTest cannot hand over (one with a semicolon) would select no case, and pass.
  doctest_discover_tests(carded_${room}_test TEST_PREFIX "${room}: " PROPERTIES LABELS ${room} DISCOVERY_TIMEOUT 60
    FAIL_REGULAR_EXPRESSION "test cases: +0 " ${TEST_PROPERTIES})
endfunction()

add_library(carded_warnings INTERFACE)
add_library(carded::warnings ALIAS carded_warnings)
target_compile_options(carded_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wswitch-enum -Wnon-virtual-dtor)

# The tests' builds wait for the compiler: it may take some memory before it collects its garbage.
add_compile_options($<$<AND:$<CONFIG:Debug>,$<CXX_COMPILER_ID:GNU>>:--param=ggc-min-heapsize=1000000>)
