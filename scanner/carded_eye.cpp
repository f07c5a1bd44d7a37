// SPDX-License-Identifier: Apache-2.0
// carded-eye: opens cameras, pictures and films, has them decoded and looked into by workers without rights, and tells
// its parent on a pipe. Started by EyeClient, never by hand.
#include "base/quiet_crash.h"
#include "scanner/eye.h"
#include "scanner/eye_arguments.h"

#include <array>
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <sys/prctl.h>
#include <unistd.h>
#include <utility>

namespace carded::scanner {

namespace {

/// A worker, which lies beside this program.
std::filesystem::path workerProgram(const char* name)
{
    std::error_code ignored; // not there is not there
    return std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path() / name;
}

/// The worker takes this process's place: it answers the parent itself, who checks it.
int runPortrait(const std::filesystem::path& program)
{
    std::string name = program.string();
    std::string what = "--portrait";
    const std::array<char*, 3> arguments{name.data(), what.data(), nullptr};
    ::execv(name.c_str(), arguments.data());
    return 1;
}

int run(std::span<char* const> arguments)
{
    auto parsed = parseEyeArguments(arguments);
    if (!parsed || ::fcntl(kMessagesFd, F_GETFD) < 0) {
        (void)std::fputs("carded-eye is a helper of carded and carded-kiosk and is started by them.\n", stderr);
        return 2;
    }
    FileSetup files{workerProgram("carded-eye-files")};
    if (parsed->portrait) {
        return runPortrait(files.program);
    }
    const MessageOutlet outlet(kMessagesFd);
    auto worker = LookWorker::start({workerProgram("carded-eye-look"), parsed->previewFd});
    if (!worker || !outlet.send(Hello{})) {
        return 1;
    }
    return Eye(std::move(parsed->options), std::move(files), std::move(*worker), outlet).run() ? 0 : 1;
}

} // namespace

} // namespace carded::scanner

int main(int argc, char** argv)
{
    carded::crashQuietly();
    ::prctl(PR_SET_PDEATHSIG, SIGKILL); // without a parent there is nobody to see for
    const std::span<char* const> all(argv, static_cast<std::size_t>(argc));
    return carded::scanner::run(all.subspan(all.empty() ? 0 : 1));
}
