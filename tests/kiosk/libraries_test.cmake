# SPDX-License-Identifier: Apache-2.0
# cmake -DKIOSK=<carded-kiosk> -DCARDED=<carded> -P libraries_test.cmake
#
# Fails when the cashier's window is linked, directly or through another library, with one that reaches a network.

# libraries_of(<variable> <program>): all that the loader would load.
function(libraries_of variable program)
  execute_process(COMMAND ldd "${program}" OUTPUT_VARIABLE listing ERROR_VARIABLE errors RESULT_VARIABLE status)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "ldd ${program}: ${status}\n${errors}")
  endif()
  set(${variable} "${listing}" PARENT_SCOPE)
endfunction()

libraries_of(kiosk "${KIOSK}")
foreach(library libcurl libssl libgnutls libnghttp2 libssh2 libQt6Network)
  if(kiosk MATCHES "${library}[-.0-9a-z]*\\.so")
    message(SEND_ERROR "carded-kiosk links ${library}")
  endif()
endforeach()

# Here is what it does link, and who does fetch: without these lines nobody would know whether ldd was understood.
if(NOT kiosk MATCHES "libcrypto\\.so")
  message(SEND_ERROR "carded-kiosk does not link libcrypto, which checks signatures; ldd says:\n${kiosk}")
endif()
libraries_of(carded "${CARDED}")
if(NOT carded MATCHES "libcurl[-.0-9a-z]*\\.so")
  message(SEND_ERROR "carded, which fetches, does not link libcurl; ldd says:\n${carded}")
endif()

# Nor does it call for a network itself.
execute_process(COMMAND readelf --dyn-syms --wide "${KIOSK}" OUTPUT_VARIABLE symbols RESULT_VARIABLE status)
if(NOT status EQUAL 0 OR NOT symbols MATCHES " UND inotify_add_watch@")
  message(SEND_ERROR "readelf ${KIOSK}: ${status}, or it was not understood")
endif()
foreach(call connect bind listen accept accept4 getaddrinfo gethostbyname)
  if(symbols MATCHES " UND ${call}@")
    message(SEND_ERROR "carded-kiosk calls ${call}()")
  endif()
endforeach()

# Two files know of sockets: one talks with its own children, one sends words to the service manager, over a socket that is
# a file.
file(GLOB sources ${ROOT}/app/*.cpp ${ROOT}/base/*.cpp ${ROOT}/credential/*.cpp ${ROOT}/crypto/*.cpp ${ROOT}/evidence/*.cpp
  ${ROOT}/policy/*.cpp ${ROOT}/revocation_cache/*.cpp ${ROOT}/scanner/*.cpp ${ROOT}/sound/*.cpp ${ROOT}/tlog/*.cpp
  ${ROOT}/ui/*.cpp ${ROOT}/verifier/*.cpp)
set(senders)
foreach(source ${sources})
  file(STRINGS "${source}" includes REGEX "^#include <(sys/socket|netinet/.*|arpa/.*)\\.h>")
  if(includes)
    file(RELATIVE_PATH name "${ROOT}" "${source}")
    list(APPEND senders ${name})
  endif()
endforeach()
if(NOT senders STREQUAL "app/service_notify.cpp;scanner/worker_link.cpp")
  message(SEND_ERROR "sockets are used by: ${senders}")
endif()
