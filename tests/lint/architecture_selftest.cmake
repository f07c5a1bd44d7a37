# SPDX-License-Identifier: Apache-2.0
# cmake -DROOT=<source tree> -DWORK=<scratch folder> -P architecture_selftest.cmake
#
# The architecture test must refuse a planted include and name it, and must let the allowed neighbour pass.
cmake_minimum_required(VERSION 3.25)

# try(<file> <header> <refused|allowed> [<word>]): a tree of this one file, including this one header. A refusal must
# name the file and the header, or say `word`.
function(try file header expected)
  file(REMOVE_RECURSE "${WORK}")
  file(WRITE "${WORK}/${file}" "// planted\n#include <vector>\n#  include ${header} // here\n")
  execute_process(COMMAND ${CMAKE_COMMAND} -DROOT=${WORK} -P ${ROOT}/tests/architecture_test.cmake
                  RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
  string(REGEX REPLACE "[<>\"]" "" name "${header}")
  if(status EQUAL 0)
    set(got allowed)
  elseif(ARGC GREATER 3 AND output MATCHES "${ARGV3}")
    set(got refused)
  elseif(output MATCHES "${file}" AND output MATCHES "${name}")
    set(got refused)
  else()
    set(got "failed without naming it: ${output}")
  endif()
  if(NOT got STREQUAL expected)
    message(SEND_ERROR "${file} with #include ${header}: expected ${expected}, got ${got}")
  endif()
endfunction()

try(base/a.h "\"crypto/sha256.h\"" refused)        # upwards
try(base/a.h "<tl/expected.hpp>" allowed)
try(base/a.cpp "<sodium.h>" refused)
try(crypto/a.cpp "<sodium.h>" allowed)
try(crypto/a.cpp "<unknown/library.h>" refused)    # what the table does not name
try(crypto/a.cpp "<sys/socket.h>" refused)
try(credential/a.cpp "\"scanner/frame.h\"" refused)
try(scanner/a.cpp "\"credential/cwt.h\"" refused)
try(scanner/deep/a.cpp "<opencv2/core.hpp>" allowed)
try(verifier/a.cpp "\"tuf/verified_target.h\"" refused)
try(verifier/a.cpp "<QString>" refused)
try(revocation_cache/a.cpp "\"tuf/verified_target.h\"" allowed)
try(revocation_cache/a.cpp "\"tuf/refresh.h\"" refused)
try(ui/a.cpp "\"verifier/verdict.h\"" allowed)
try(ui/a.cpp "\"verifier/authenticate.h\"" refused)
try(ui/a.cpp "\"scanner/frame.h\"" allowed)
try(ui/a.cpp "\"scanner/decoder.h\"" refused)
try(ui/a.cpp "<QtWidgets/QWidget>" allowed)
try(ui/a.cpp "<sqlite3.h>" refused)
try(ui/a.cpp "\"sound/earcon.h\"" refused)
try(sound/a.cpp "<alsa/asoundlib.h>" allowed)
try(sound/a.cpp "<QTimer>" refused)
try(app/a.cpp "<alsa/asoundlib.h>" refused)
try(tuf/http_fetcher.cpp "<curl/curl.h>" allowed)
try(tuf/refresh.cpp "<curl/curl.h>" refused)
try(app/a.cpp "\"issuer/desk.h\"" refused)
try(app/a.cpp "\"evidence/ledger.h\"" allowed)
try(issuer/a.cpp "\"verifier/verdict.h\"" refused)
try(cellar/a.cpp "<vector>" refused "is no room")
try(tests/a.cpp "<vector>" refused "no source file") # a tree without a single room proves nothing
file(REMOVE_RECURSE "${WORK}")
