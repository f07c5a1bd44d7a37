// SPDX-License-Identifier: Apache-2.0
#include "scanner/restrict_process.h"

#include "scanner/build_kind.h"

#include <algorithm>
#include <array>
#include <csignal>
#include <memory>
#include <seccomp.h>
#include <span>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>

namespace carded::scanner {

namespace {

struct Limit {
    __rlimit_resource resource;
    rlim_t most;
};

constexpr std::array kLimits{
    Limit{RLIMIT_CORE, 0},
    Limit{RLIMIT_NOFILE, 0},
    Limit{RLIMIT_NPROC, 0},
    Limit{RLIMIT_FSIZE, 0},
    Limit{RLIMIT_AS, kIsSanitized ? RLIM_INFINITY : kMaxAddressSpace}, // a sanitizer reserves terabytes
};

constexpr std::array kAllowed{
    SCMP_SYS(read),          // jobs; the file
    SCMP_SYS(write),         // answers; a library's last words on stderr
    SCMP_SYS(brk),           // malloc
    SCMP_SYS(munmap),        // free
    SCMP_SYS(mremap),        // realloc of what is large
    SCMP_SYS(madvise),       // free gives pages back
    SCMP_SYS(futex),         // locks inside of libraries
    SCMP_SYS(clock_gettime), // the budget, where the kernel's page does not give the time
    SCMP_SYS(exit_group),    // the end
};

#ifdef CARDED_SANITIZED
// The sanitizers' run-time: its own stack for reports, and the name of what it reports.
constexpr std::array kAllowedToSanitizers{
    SCMP_SYS(sigaltstack), SCMP_SYS(rt_sigprocmask), SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(sched_yield),
};
#else
constexpr std::array<int, 0> kAllowedToSanitizers{};
#endif

struct ReleaseFilter {
    void operator()(void* filter) const noexcept { seccomp_release(filter); }
};

bool setLimits() noexcept
{
    return std::ranges::all_of(kLimits, [](const Limit& limit) {
        const rlimit both{limit.most, limit.most};
        return ::setrlimit(limit.resource, &both) == 0;
    });
}

bool allow(void* filter, std::span<const int> calls) noexcept
{
    return std::ranges::all_of(calls, [&](int call) { return seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) == 0; });
}

bool setFilter(WorkerNeed need) noexcept
{
    const std::unique_ptr<void, ReleaseFilter> filter(seccomp_init(SCMP_ACT_KILL_PROCESS));
    if (!filter || seccomp_attr_set(filter.get(), SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS) != 0
        || !allow(filter.get(), kAllowed) || !allow(filter.get(), kAllowedToSanitizers)) {
        return false;
    }
    if (need == WorkerNeed::Seeking && seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(lseek), 0) != 0) {
        return false;
    }
    // malloc of what is large; never memory that could be executed.
    return seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1, SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0))
               == 0
           && seccomp_load(filter.get()) == 0;
}

} // namespace

bool restrictProcess(WorkerNeed need) noexcept
{
    return ::prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && ::prctl(PR_SET_DUMPABLE, 0) == 0
           && ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && setLimits() && setFilter(need);
}

} // namespace carded::scanner
