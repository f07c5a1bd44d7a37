# SPDX-License-Identifier: Apache-2.0
# cmake -DROOT=<source tree> -P spdx_test.cmake
#
# Fails when a tracked source, script or CMake file does not say its licence in its first line (the second after `#!`).
cmake_minimum_required(VERSION 3.25)

execute_process(COMMAND git -c safe.directory=* ls-files -- *.h *.cpp *.cmake CMakeLists.txt */CMakeLists.txt *.sh
                        run .ci/run
                WORKING_DIRECTORY "${ROOT}" OUTPUT_VARIABLE listing RESULT_VARIABLE status)
if(NOT status EQUAL 0 OR listing STREQUAL "")
  message(FATAL_ERROR "git does not list the files of ${ROOT}: run this in a clone")
endif()
string(STRIP "${listing}" listing)
string(REPLACE "\n" ";" files "${listing}")
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
