// SPDX-License-Identifier: Apache-2.0
#include "app/answer_text.h"
#include "app/commands.h"
#include "app/eye_words.h"
#include "app/program_folder.h"
#include "app/session.h"
#include "base/ascii.h"
#include "crypto/sha256.h"
#include "scanner/eye_client.h"
#include "scanner/picture_files.h"

#include <algorithm>
#include <array>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

namespace carded::app {
namespace {

using scanner::EyeSource;

/// Reading one large picture takes a second on a slow till; a message every minute is not much to ask.
constexpr std::chrono::seconds kPatience{60};

bool isVideo(const std::filesystem::path& path)
{
    // What scanner/film_reader.h can read; any other name is a picture's.
    constexpr std::array<std::string_view, 11> kVideos{".avi", ".mp4",  ".m4v", ".mov", ".mkv", ".webm",
                                                       ".mpg", ".mpeg", ".ts",  ".ogv", ".ogg"};
    return std::ranges::find(kVideos, lowerCase(path.extension().string())) != kVideos.end();
}

EyeSource sourceOf(const std::string& file)
{
    std::error_code ignored;
    if (std::filesystem::is_directory(file, ignored)) {
        return {EyeSource::Kind::Folder, file};
    }
    return {isVideo(file) ? EyeSource::Kind::Video : EyeSource::Kind::Picture, file};
}

/// carded-eye reads what strangers made: what it says may be theirs. False for a source that it was not given.
bool isAboutOurs(const scanner::Message& message, std::size_t sourcesCount)
{
    return std::visit(
        [sourcesCount](const auto& fields) {
            if constexpr (requires { fields.stamp.source; }) {
                return fields.stamp.source < sourcesCount;
            } else if constexpr (requires { fields.source; }) {
                return fields.source < sourcesCount;
            }
            return true;
        },
        message);
}

/// Answers for what carded-eye finds, symbol after symbol.
class ScanRun {
public:
    ScanRun(Session& session, const std::vector<std::string>& files, Output output)
        : m_session(session), m_files(files), m_output(output)
    {}

    void operator()(const scanner::SymbolSeen& seen)
    {
        const std::uint32_t source = seen.stamp.source;
        if (isVideo(m_files[source]) && !m_seen.insert({source, seen.symbology, crypto::sha256(seen.bytes)}).second) {
            return; // the next frame of a film shows the same code
        }
        m_found.insert(source);
        const Place place{fileOf(source, seen.stamp.frame), seen.stamp.frame, seen.symbology};
        const Answer answer = m_session.check({seen.symbology, seen.bytes});
        std::cout << (m_output == Output::Json ? toJson(answer, place) : toSentence(answer, place)) << '\n';
        note(app::exitStatus(answer));
    }

    void operator()(const scanner::FrameSeen& seen)
    {
        m_next[seen.stamp.source] = seen.stamp.frame + 1;
        if (!seen.hasMore) {
            return;
        }
        const std::string file = fileOf(seen.stamp.source, seen.stamp.frame);
        if (m_crowded.insert(file).second) { // of a film once
            report(file, "it has more codes than can be read at once. Cut it into parts.");
        }
    }

    /// A folder gives one FrameSeen or one failure for each of its pictures in turn.
    void operator()(const scanner::SourceFailed& failed)
    {
        report(fileOf(failed.source, m_next[failed.source]++), toSentence(failed.error));
        m_found.insert(failed.source);
    }

    void operator()(const scanner::SourceEnded& ended)
    {
        if (m_found.count(ended.source) == 0) {
            report(m_files[ended.source],
                   "no code was found in it. Hold the code straight, sharp and whole in the picture.");
        }
    }

    template <class Other>
    void operator()(const Other&)
    {}

    void report(const std::string& file, std::string_view problem)
    {
        std::cerr << "carded: " << printable(file) << ": " << problem << '\n';
        note(2);
    }

    [[nodiscard]] int exitStatus() const { return m_session.hasGap() ? kExitInternal : m_status.value_or(2); }

private:
    /// Of a folder, the picture: its frames are its pictures in the order of their names.
    std::string fileOf(std::uint32_t source, std::uint64_t frame)
    {
        std::error_code ignored;
        if (!std::filesystem::is_directory(m_files[source], ignored)) {
            return m_files[source];
        }
        const auto pictures = scanner::listPictures(m_files[source]);
        return pictures && frame < pictures->size() ? (*pictures)[frame].string() : m_files[source];
    }

    /// A refusal weighs most, then whatever could not be verified; 0 only if all codes passed.
    void note(int status)
    {
        const bool isRefused = m_status == 1 || status == 1;
        m_status = isRefused ? 1 : std::max(m_status.value_or(0), status);
    }

    Session& m_session;
    const std::vector<std::string>& m_files;
    Output m_output;
    std::set<std::tuple<std::uint32_t, std::string, crypto::Sha256Digest>> m_seen;
    std::set<std::uint32_t> m_found;
    std::map<std::uint32_t, std::uint64_t> m_next; ///< of each source, the number of the frame that comes next
    std::set<std::string> m_crowded;               ///< files with more codes than were told
    std::optional<int> m_status;
};

} // namespace

int runScan(const CommonOptions& options, const std::vector<std::string>& names)
{
    auto session = openSession(options);
    if (!session) {
        std::cerr << "carded: " << session.error().sentence << '\n';
        return session.error().status;
    }
    std::vector<std::string> files; // carded-eye takes no empty name, and nothing beside one
    std::ranges::copy_if(names, std::back_inserter(files), [](const std::string& name) { return !name.empty(); });
    ScanRun run(*session, files, options.output);
    if (files.size() < names.size()) {
        run.report("\"\"", toSentence(scanner::SourceError::NotFound));
    }
    if (files.empty()) {
        return run.exitStatus();
    }
    scanner::EyeOptions eyeOptions;
    std::ranges::transform(files, std::back_inserter(eyeOptions.sources), sourceOf);
    auto eye = scanner::EyeClient::start(scanner::eyeProgramPath(programFolder()), eyeOptions);
    if (!eye) {
        std::cerr << "carded: " << toSentence(eye.error()) << '\n';
        return kExitInternal;
    }
    while (true) {
        const auto message = eye->next(std::chrono::steady_clock::now() + kPatience);
        if (!message || !isAboutOurs(*message, files.size())) {
            std::cerr << "carded: " << toSentence(message ? scanner::EyeError::Lied : message.error()) << '\n';
            return kExitInternal;
        }
        if (std::holds_alternative<scanner::Finished>(*message)) {
            return run.exitStatus();
        }
        std::visit(run, *message);
    }
}

} // namespace carded::app
