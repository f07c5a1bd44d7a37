# SPDX-License-Identifier: Apache-2.0
# What the tests of carded-issuer's commands have in common. They are given PROGRAM and WORK, a folder to begin anew.
file(REMOVE_RECURSE ${WORK})
file(MAKE_DIRECTORY ${WORK})

# expect(<status> <argument>...): runs the program; what it printed is in `output` and `errors` then.
function(expect status)
  execute_process(COMMAND ${PROGRAM} ${ARGN} WORKING_DIRECTORY ${WORK}
    RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE errors)
  if(NOT result STREQUAL status)
    message(SEND_ERROR "carded-issuer ${ARGN}: status ${result}, not ${status}\n${output}${errors}")
  endif()
  set(output "${output}" PARENT_SCOPE)
  set(errors "${errors}" PARENT_SCOPE)
endfunction()

function(expect_file name)
  if(NOT EXISTS ${WORK}/${name})
    message(SEND_ERROR "${name} was not written")
  endif()
endfunction()
