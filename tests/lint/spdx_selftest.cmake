# SPDX-License-Identifier: Apache-2.0
# cmake -DROOT=<source tree> -DWORK=<scratch folder> -P spdx_selftest.cmake
#
# The SPDX check must refuse a file without the line, and accept it in each place it may stand.
cmake_minimum_required(VERSION 3.25)

# try(<file> <text> <refused|allowed>): a repository of this one file.
function(try file text expected)
  file(REMOVE_RECURSE "${WORK}")
  file(WRITE "${WORK}/${file}" "${text}")
  execute_process(COMMAND git init --quiet WORKING_DIRECTORY "${WORK}" COMMAND_ERROR_IS_FATAL ANY)
  execute_process(COMMAND git -c safe.directory=* add . WORKING_DIRECTORY "${WORK}" COMMAND_ERROR_IS_FATAL ANY)
  execute_process(COMMAND ${CMAKE_COMMAND} -DROOT=${WORK} -P ${ROOT}/tests/spdx_test.cmake
                  RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(status EQUAL 0)
    set(got allowed)
  else()
    set(got refused)
  endif()
  if(NOT got STREQUAL expected)
    message(SEND_ERROR "${file}: expected ${expected}, got ${got}: ${output}")
  endif()
endfunction()

try(base/a.h "// SPDX-License-Identifier: Apache-2.0\n#pragma once\n" allowed)
try(base/a.h "#pragma once\n" refused)
try(base/a.cpp "// SPDX-License-Identifier: MIT\n" refused)
try(base/a.cpp "" refused)
try(run "#!/bin/sh\n# SPDX-License-Identifier: Apache-2.0\n" allowed)
try(run "#!/bin/sh\nset -eu\n# SPDX-License-Identifier: Apache-2.0\n" refused)
try(base/CMakeLists.txt "project(x)\n" refused)
try(packaging/a.sh "#!/bin/sh\n" refused)
try(notes.txt "nothing to check\n" refused) # a tree without a single file to check proves nothing
file(REMOVE_RECURSE "${WORK}")
