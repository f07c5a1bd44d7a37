// SPDX-License-Identifier: Apache-2.0
#include "app/care_commands.h"
#include "app/checkup.h"
#include "app/clock.h"
#include "app/sync_words.h"
#include "base/rfc3339.h"
#include "base/unique_fd.h"
#include "revocation_cache/store_writer.h"

#include <algorithm>
#include <fcntl.h>
#include <iostream>
#include <nlohmann/json.hpp>
#include <unistd.h>

namespace carded::app {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kResetLog = "clock-resets.log";

std::string_view wordOf(Finding::Grade grade) noexcept
{
    switch (grade) {
    case Finding::Grade::Fail:
        return "fail";
    case Finding::Grade::Warn:
        return "warn";
    case Finding::Grade::Ok:
        return "ok";
    }
    return "fail";
}

/// Appends one line and waits until the disk has it.
bool record(const std::filesystem::path& path, const std::string& line)
{
    const UniqueFd file(
        ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0644));
    return file && ::write(file.get(), line.data(), line.size()) == static_cast<ssize_t>(line.size())
           && ::fsync(file.get()) == 0;
}

int refuse(const std::string& why)
{
    std::cerr << "carded: " << why << '\n';
    return kExitFailed;
}

} // namespace

int runDoctor(const CareOptions& options)
{
    const std::vector<Finding> findings = checkUp(options, systemTime());
    const bool isWell =
        std::ranges::none_of(findings, [](const Finding& finding) { return finding.grade == Finding::Grade::Fail; });
    if (options.output == Output::Json) {
        Json json = Json::array();
        for (const Finding& finding : findings) {
            json.push_back({{"check", finding.check}, {"grade", wordOf(finding.grade)}, {"text", finding.text}});
        }
        std::cout << Json{{"well", isWell}, {"findings", json}}.dump(-1, ' ', false, Json::error_handler_t::replace)
                  << '\n';
    } else {
        for (const Finding& finding : findings) {
            std::string grade(wordOf(finding.grade));
            grade.resize(6, ' ');
            std::cout << grade << finding.check << ": " << finding.text << '\n';
        }
    }
    return isWell ? 0 : kExitFailed;
}

int runResetClockFloor(const CareOptions& options)
{
    if (::geteuid() != 0) {
        return refuse("Only root may reset the clock floor: sudo carded doctor --reset-clock-floor");
    }
    if (!revocation_cache::readCurrent(options.store)) {
        return refuse("There is no store in " + options.store.string() + ", so there is nothing to reset.");
    }
    auto store = revocation_cache::StoreWriter::open(options.store);
    if (!store) {
        return refuse(toSentence(store.error()));
    }
    const UnixTime now = systemTime();
    if (store->stored() == nullptr || store->stored()->clockFloor <= now) {
        std::cout << "The clock floor does not lie ahead of this computer's clock. Nothing was changed.\n";
        return 0;
    }
    const std::string floor = formatRfc3339(store->stored()->clockFloor);
    const std::string line = formatRfc3339(now) + " clock floor " + floor + " reset to " + formatRfc3339(now) + '\n';
    if (!record(options.store / kResetLog, line)) { // before it is done: never without a trace
        return refuse("The folder could not be written, so nothing was changed.");
    }
    if (const auto reset = store->resetClockFloor(now); !reset) {
        return refuse(toSentence(reset.error()));
    }
    std::cout << "The clock floor was " << floor << " and is " << formatRfc3339(now) << " now. "
              << (options.store / kResetLog).string() << " says so.\nNext: carded sync\n";
    return 0;
}

} // namespace carded::app
