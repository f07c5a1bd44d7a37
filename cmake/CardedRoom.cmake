# SPDX-License-Identifier: Apache-2.0
# carded_room(<name> SOURCES ... [PUBLIC <targets>] [PRIVATE <targets>])
#
# One static library per folder. PUBLIC: rooms and libraries its headers include.
# PRIVATE: the foreign library that only this room's .cpp files include.
function(carded_room name)
  cmake_parse_arguments(PARSE_ARGV 1 ROOM "" "" "SOURCES;PUBLIC;PRIVATE")
  add_library(carded_${name} STATIC ${ROOM_SOURCES})
  add_library(carded::${name} ALIAS carded_${name})
  target_include_directories(carded_${name} PUBLIC ${PROJECT_SOURCE_DIR})
  target_link_libraries(carded_${name} PUBLIC ${ROOM_PUBLIC} PRIVATE ${ROOM_PRIVATE} carded::warnings)
endfunction()

# carded_program(<name> SOURCES ... LINK <targets> [COMPONENT <package>]): a program in bin/, installed; in the Debian
# package `carded` if COMPONENT names no other.
function(carded_program name)
  cmake_parse_arguments(PARSE_ARGV 1 PROGRAM "" "COMPONENT" "SOURCES;LINK")
  if(NOT PROGRAM_COMPONENT)
    set(PROGRAM_COMPONENT carded)
  endif()
  add_executable(${name} ${PROGRAM_SOURCES})
  target_link_libraries(${name} PRIVATE ${PROGRAM_LINK} carded::warnings)
  install(TARGETS ${name} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT ${PROGRAM_COMPONENT})
endfunction()

# carded_test(<room> [SOURCES ...] [LINK <targets>]): one doctest program per room, linked with that
# room alone (LINK names what a test needs besides). Without SOURCES: tests/<room>/*_test.cpp, and
# those of the folders in it.
function(carded_test room)
  cmake_parse_arguments(PARSE_ARGV 1 TEST "" "" "SOURCES;LINK")
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
  # A name that CTest cannot hand over (one with a semicolon) would select no case, and pass.
  doctest_discover_tests(carded_${room}_test TEST_PREFIX "${room}: " PROPERTIES LABELS ${room} DISCOVERY_TIMEOUT 60
    FAIL_REGULAR_EXPRESSION "test cases: +0 ")
endfunction()

add_library(carded_warnings INTERFACE)
add_library(carded::warnings ALIAS carded_warnings)
target_compile_options(carded_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wswitch-enum -Wnon-virtual-dtor)
