// SPDX-License-Identifier: Apache-2.0
#include "app/scanner_command.h"

#include "app/care_commands.h"
#include "app/open_scanner.h"
#include "app/scanner_setup.h"
#include "app/scanner_words.h"

#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>
#include <optional>
#include <poll.h>
#include <set>
#include <unistd.h>
#include <utility>
#include <vector>

namespace carded::app {
namespace {

using Kind = ScannerConfig::Kind;
using Clock = std::chrono::steady_clock;
using scanner::HandheldError;
using scanner::HandheldScanner;

constexpr std::chrono::milliseconds kLookAgain{200}; ///< one may be plugged in meanwhile, or a key come up

using Candidate = ScannerCandidate;

std::string described(const Candidate& candidate)
{
    const std::string kind = candidate.config.kind == Kind::Wedge ? "keyboard" : "serial  ";
    const std::string usb = candidate.usb ? toText(*candidate.usb) : std::string("    -    ");
    return kind + "  " + usb + "  " + candidate.path.string()
           + (candidate.name.empty() ? std::string() : "  " + candidate.name);
}

/// With the words of till.toml.
std::string toJson(const Candidate& candidate, bool mayOpen)
{
    nlohmann::ordered_json json;
    json["kind"] = candidate.config.kind == Kind::Wedge ? "wedge" : "serial";
    json["path"] = candidate.path.string();
    if (candidate.usb) {
        json["usb"] = toText(*candidate.usb);
    }
    if (!candidate.name.empty()) {
        json["name"] = candidate.name;
    }
    json["may_open"] = mayOpen;
    return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

/// A candidate that is listened to.
struct Listening {
    Candidate candidate;
    HandheldScanner scanner;
};

/// Opens those that are not open yet, and says once of each that it could not be.
class Ears {
public:
    explicit Ears(const ScannerFolders& folders) : m_folders(folders) {}

    void open()
    {
        for (Candidate& candidate : scannerCandidates(m_folders)) {
            const bool isOpen = std::ranges::any_of(
                m_open, [&](const Listening& open) { return open.candidate.path == candidate.path; });
            if (isOpen) {
                continue;
            }
            // What comes before and after the text is to be seen, so nothing is taken off.
            candidate.config.format = {{}, scanner::Ending::Silence};
            auto scanner = openScanner(candidate.config, candidate.path);
            if (scanner) {
                m_open.push_back({std::move(candidate), *std::move(scanner)});
            } else if (scanner.error() != HandheldError::Busy && m_told.insert(candidate.path).second) {
                std::cerr << "carded: " << candidate.path.string() << ": " << toSentenceForChoosing(scanner.error())
                          << '\n';
            }
        }
    }

    /// Waits a little for input, and takes it.
    template <class Take>
    void listen(const Take& take)
    {
        std::vector<pollfd> entries;
        for (const Listening& open : m_open) {
            entries.push_back({open.scanner.fd(), POLLIN, 0});
        }
        constexpr int kWaitMs = 20; // shorter than the silence that ends a text
        (void)::poll(entries.data(), entries.size(), kWaitMs);
        const auto now = std::chrono::duration_cast<HandheldScanner::Moment>(Clock::now().time_since_epoch());
        std::erase_if(m_open, [&](Listening& open) {
            const auto lines = open.scanner.read(now);
            if (!lines) {
                return true;
            }
            for (const scanner::Line& line : *lines) {
                if (line) {
                    take(open.candidate, *line);
                }
            }
            return false;
        });
    }

private:
    const ScannerFolders& m_folders;
    std::vector<Listening> m_open;
    std::set<std::filesystem::path> m_told;
};

void print(const Candidate& chosen, ChoosePrints prints)
{
    const std::string rule = chosen.usb ? udevRule(chosen.config.kind, *chosen.usb) : std::string();
    std::cerr << "Chosen: " << described(chosen) << '\n';
    if (prints == ChoosePrints::UdevRule) {
        std::cout << rule;
        return;
    }
    std::cout << "\nInto /etc/carded/till.toml, at its end (a new file's first line is format = \"carded-till-1\"):\n\n"
              << configLines(chosen.config) << "\nInto /etc/udev/rules.d/70-carded-scanner.rules:\n\n"
              << rule
              << "\nThen: sudo udevadm control --reload && sudo udevadm trigger\n"
                 "and start the window anew.\n";
}

} // namespace

int runScannerList(const ScannerFolders& folders, Output output)
{
    const auto candidates = scannerCandidates(folders);
    for (const Candidate& candidate : candidates) {
        const bool mayOpen = ::access(candidate.path.c_str(), R_OK) == 0;
        if (output == Output::Json) {
            std::cout << toJson(candidate, mayOpen) << '\n';
        } else {
            std::cout << described(candidate) << (mayOpen ? "" : "  (this user may not open it)") << '\n';
        }
    }
    if (candidates.empty()) {
        std::cerr << "carded: no USB keyboard and no USB serial line is plugged in.\n";
        return kExitFailed;
    }
    return 0;
}

int runScannerChoose(const ScannerFolders& folders, ChoosePrints prints, std::chrono::milliseconds patience)
{
    std::cerr << "Scan the code CHOOSE THIS SCANNER of the set-up sheet within "
              << std::chrono::floor<std::chrono::seconds>(patience).count()
              << " s. Keyboards type for nobody else meanwhile; Esc gives up.\n";
    if (scannerCandidates(folders).empty()) {
        std::cerr << "carded: no scanner is plugged in yet; plug it in.\n";
    }
    Ears ears(folders);
    std::optional<int> status;
    const auto take = [&](const Candidate& candidate, std::string_view bytes) {
        const SetupAnswer answer = judgeSetup(bytes);
        if (status) {
            return;
        }
        if (answer.kind == SetupAnswer::Kind::Chosen) {
            Candidate chosen = candidate;
            chosen.config.format = answer.format;
            print(chosen, prints);
            status = 0;
        } else if (answer.kind == SetupAnswer::Kind::Garbled) {
            std::cerr << "carded: " << described(candidate)
                      << "\nsends the sheet's text with other characters, or with something around it that till.toml "
                         "cannot name. Set it to a US keyboard and to Enter as its suffix "
                         "(/usr/share/doc/carded/operator/scanners.md), then choose again.\n";
            status = kExitFailed;
        } else if (bytes == "\x1b" || bytes == "\x03") { // Esc, Ctrl and C
            std::cerr << "carded: given up; nothing was chosen.\n";
            status = kExitFailed;
        }
    };
    const auto end = Clock::now() + patience;
    auto nextLook = Clock::now();
    while (!status && Clock::now() < end) {
        if (Clock::now() >= nextLook) {
            ears.open();
            nextLook = Clock::now() + kLookAgain;
        }
        ears.listen(take);
    }
    if (!status) {
        std::cerr << "carded: no scanner sent the sheet's text. carded scanner list shows which devices there are; "
                     "close what uses the scanner (the window does), and try with sudo.\n";
    }
    return status.value_or(kExitFailed);
}

} // namespace carded::app
