// SPDX-License-Identifier: Apache-2.0
#include "base/quiet_crash.h"

#include <cstdio>
#include <cstdlib>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <typeinfo>

namespace carded {
namespace {

/// The library's own handler would print what the exception says.
[[noreturn]] void endQuietly() noexcept
{
    const char* kind = "none";
    try {
        if (const auto error = std::current_exception()) {
            kind = "unknown";
            std::rethrow_exception(error);
        }
    } catch (const std::exception& error) {
        kind = typeid(error).name();
    } catch (...) { // its type is not even the library's
    }
    (void)std::fputs("ended by an exception: ", stderr);
    (void)std::fputs(kind, stderr);
    (void)std::fputs("\n", stderr);
    std::abort();
}

} // namespace

void crashQuietly() noexcept
{
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    ::prctl(PR_SET_DUMPABLE, 0); // the limit does not hold for a core that goes to a program (core(5))
    std::set_terminate(endQuietly);
}

std::string kindOf(const std::exception& error)
{
    return typeid(error).name();
}

} // namespace carded
