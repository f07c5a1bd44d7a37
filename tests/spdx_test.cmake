# SPDX-License-Identifier: Apache-2.0
# cmake -DROOT=<source tree> -P spdx_test.cmake
#
# Fails when a source, script or CMake file that git tracks does not say its licence in its first line (the second after `#!`).
cmake_minimum_required(VERSION 3.25)

execute_process(COMMAND git -c safe.directory=* ls-files -- *.h *.cpp *.cmake CMakeLists.txt */CMakeLists.txt *.sh
                        run .ci/run
                ERROR_QUIET WORKING_DIRECTORY "${ROOT}" OUTPUT_VARIABLE listing RESULT_VARIABLE status)
string(STRIP "${listing}" listing)
string(REPLACE "\n" ";" files "${listing}")
if(NOT status EQUAL 0) # no clone but an unpacked archive: all it has but what was built
  set(suffixes .h .cpp .cmake CMakeLists.txt .sh)
  list(TRANSFORM suffixes PREPEND "${ROOT}/*" OUTPUT_VARIABLE patterns)
  file(GLOB_RECURSE files RELATIVE "${ROOT}" ${patterns})
  list(FILTER files EXCLUDE REGEX "^build/")
endif()
if(NOT files)
  message(FATAL_ERROR "no file to check in ${ROOT}")
endif()
foreach(file IN LISTS files)
  if(NOT EXISTS "${ROOT}/${file}") # deleted, not yet committed
    continue()
  endif()
  file(STRINGS "${ROOT}/${file}" head LIMIT_COUNT 2)
  if(NOT "${head}" MATCHES "^(#![^;]*;)?(//|#) SPDX-License-Identifier: Apache-2\\.0(;|$)")
    message(SEND_ERROR "${file}: the first line is not `SPDX-License-Identifier: Apache-2.0` in a comment")
  endif()
endforeach()
list(LENGTH files count)
message(STATUS "files checked: ${count}")
