// SPDX-License-Identifier: Apache-2.0
#include "scanner/eye_client.h"
#include "tests/scanner/scanner_support.h"

#include <doctest/doctest.h>

#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

using namespace carded;
using namespace carded::scanner;
using namespace carded::test;

namespace {

EyeClient::Deadline soon()
{
    return std::chrono::steady_clock::now() + std::chrono::seconds(60);
}

EyeClient started(const EyeOptions& options)
{
    auto client = EyeClient::start(eyeProgram(), options);
    REQUIRE(client);
    return std::move(*client);
}

/// Everything said until Finished.
std::vector<Message> allOf(EyeClient& client)
{
    std::vector<Message> messages;
    do {
        auto next = client.next(soon());
        REQUIRE(next);
        messages.push_back(std::move(*next));
    } while (!std::holds_alternative<Finished>(messages.back()));
    return messages;
}

/// A program that does `before`, says `octal` (for printf) on the pipe and ends.
std::filesystem::path script(const TemporaryFolder& folder, const std::string& octal, const std::string& before = "")
{
    auto path = folder / "says";
    writeFile(path, asBytes("#!/bin/sh\n" + before + "\nprintf '" + octal + "' >&3\n"));
    std::filesystem::permissions(path, std::filesystem::perms::owner_all);
    return path;
}

EyeError errorOfScript(const std::string& octal)
{
    const TemporaryFolder folder;
    auto client = EyeClient::start(script(folder, octal), {});
    REQUIRE(client);
    const auto next = client->next(soon());
    REQUIRE_FALSE(next);
    const auto again = client->readAvailable();
    REQUIRE_FALSE(again);
    CHECK(again.error() == next.error());
    return next.error();
}

const std::string kHelloOctal = R"(\001\002\000\000\000\003\000)";

} // namespace

TEST_CASE("EyeClient: a folder of pictures is read in order to the end")
{
    const TemporaryFolder folder;
    writeFile(folder / "1.png", pictureFile(qrFrame(asBytes("one")), ".png"));
    writeFile(folder / "2.png", asBytes("broken"));
    writeFile(folder / "3.png", pictureFile(blankFrame(50, 40), ".png"));
    EyeClient client = started({.sources = {{EyeSource::Kind::Folder, folder.path()}}});
    const Frame first = qrFrame(asBytes("one"));
    const auto edge = static_cast<std::uint32_t>(first.width);
    const std::vector<Message> expected{SourceOpened{0, edge, edge},
                                        FrameSeen{{0, 0, 0}},
                                        SymbolSeen{{0, 0, 0}, "qr", {'o', 'n', 'e'}},
                                        SourceFailed{0, SourceError::NotAPicture},
                                        SourceOpened{0, 50, 40},
                                        FrameSeen{{0, 2, 0}},
                                        SourceEnded{0},
                                        Finished{}};
    CHECK(allOf(client) == expected);
    const auto after = client.readAvailable();
    REQUIRE(after);
    CHECK(after->empty());
}

TEST_CASE("EyeClient: a film gives every frame and a live picture")
{
    const TemporaryFolder folder;
    writeFilm(folder / "film.avi", centred(qrFrame(asBytes("film")), 1280, 720), 5);
    EyeClient client = started({.sources = {{EyeSource::Kind::Video, folder / "film.avi"}}, .preview = true});
    int frames = 0;
    int symbols = 0;
    for (const Message& message : allOf(client)) {
        frames += std::holds_alternative<FrameSeen>(message) ? 1 : 0;
        if (const auto* symbol = std::get_if<SymbolSeen>(&message)) {
            CHECK(asText(symbol->bytes) == "film");
            ++symbols;
        }
    }
    CHECK(frames == 5);
    CHECK(symbols == 5);
    const auto preview = client.latestPreview();
    REQUIRE(preview);
    CHECK(preview->width == 640);
    CHECK(preview->height == 360);
    CHECK_FALSE(client.latestPreview());
}

TEST_CASE("EyeClient: several sources are played one after another, bad ones are named and left behind")
{
    const TemporaryFolder folder;
    writeFile(folder / "good.png", pictureFile(blankFrame(30, 20), ".png"));
    EyeClient client = started({.sources = {{EyeSource::Kind::Picture, folder / "missing.png"},
                                            {EyeSource::Kind::Video, folder / "good.png"},
                                            {EyeSource::Kind::Picture, folder / "good.png"}},
                                .gap = std::chrono::milliseconds(1)});
    const std::vector<Message> expected{SourceFailed{0, SourceError::NotFound},
                                        SourceEnded{0},
                                        SourceFailed{1, SourceError::NotAVideo},
                                        SourceEnded{1},
                                        SourceOpened{2, 30, 20},
                                        FrameSeen{{2, 0, 0}},
                                        SourceEnded{2},
                                        Finished{}};
    CHECK(allOf(client) == expected);
}

TEST_CASE("EyeClient: a repeated list begins again and never finishes")
{
    const TemporaryFolder folder;
    writeFile(folder / "a.png", pictureFile(blankFrame(30, 20), ".png"));
    EyeClient client = started({.sources = {{EyeSource::Kind::Picture, folder / "a.png"}}, .repeat = true});
    for (int round = 0; round < 3; ++round) {
        CHECK(client.next(soon()) == Message(SourceOpened{0, 30, 20}));
        CHECK(client.next(soon()) == Message(FrameSeen{}));
        CHECK(client.next(soon()) == Message(SourceEnded{}));
    }
}

TEST_CASE("EyeClient: a missing camera is reported once, and past the deadline is TimedOut, which does not stick")
{
    EyeClient client = started({.sources = {{EyeSource::Kind::Camera, "/nowhere/video0"}}});
    CHECK(client.next(soon()) == Message(SourceFailed{0, SourceError::NoCamera}));
    for (int i = 0; i < 2; ++i) {
        const auto late = client.next(std::chrono::steady_clock::now());
        REQUIRE_FALSE(late);
        CHECK(late.error() == EyeError::TimedOut);
    }
    const auto available = client.readAvailable();
    REQUIRE(available);
    CHECK(available->empty());
}

TEST_CASE("EyeClient: the descriptor becomes readable and readAvailable() does not wait")
{
    const TemporaryFolder folder;
    writeFile(folder / "a.png", pictureFile(blankFrame(30, 20), ".png"));
    EyeClient client = started({.sources = {{EyeSource::Kind::Picture, folder / "a.png"}}});
    std::vector<Message> all;
    while (all.empty() || !std::holds_alternative<Finished>(all.back())) {
        pollfd waiting{client.fd(), POLLIN, 0};
        REQUIRE(::poll(&waiting, 1, 60'000) == 1);
        auto some = client.readAvailable();
        REQUIRE(some);
        all.insert(all.end(), some->begin(), some->end());
    }
    CHECK(all.size() == 4);
}

TEST_CASE("EyeClient: a killed child has died")
{
    EyeClient client = started({.sources = {{EyeSource::Kind::Camera, "/nowhere/video0"}}});
    REQUIRE(client.next(soon()));
    REQUIRE(::kill(client.processId(), SIGKILL) == 0);
    const auto next = client.next(soon());
    REQUIRE_FALSE(next);
    CHECK(next.error() == EyeError::Died);
}

TEST_CASE("EyeClient: stop() ends and collects the child")
{
    EyeClient client = started({.sources = {{EyeSource::Kind::Camera, "/nowhere/video0"}}});
    const pid_t child = client.processId();
    client.stop();
    CHECK(::kill(child, 0) != 0);
}

TEST_CASE("EyeClient: a child that stops talking, lies or speaks another version is named so")
{
    CHECK(errorOfScript("") == EyeError::Died);
    CHECK(errorOfScript(kHelloOctal) == EyeError::Died);
    CHECK(errorOfScript(R"(\377)") == EyeError::Lied);
    CHECK(errorOfScript(R"(\007\000\000\000\000)") == EyeError::Lied); // Finished before Hello
    CHECK(errorOfScript(kHelloOctal + kHelloOctal) == EyeError::Lied);
    CHECK(errorOfScript(R"(\001\002\000\000\000\001\000)") == EyeError::WrongVersion);
}

TEST_CASE("EyeClient: messages before the lie are handed out first")
{
    const TemporaryFolder folder;
    auto client = EyeClient::start(script(folder, kHelloOctal + R"(\005\004\000\000\000\011\000\000\000\377)"), {});
    REQUIRE(client);
    CHECK(client->next(soon()) == Message(SourceEnded{9}));
    const auto next = client->next(soon());
    REQUIRE_FALSE(next);
    CHECK(next.error() == EyeError::Lied);
}

TEST_CASE("EyeClient: the child gets no descriptor that is not meant for it")
{
    const TemporaryFolder folder;
    const UniqueFd open(::fcntl(STDERR_FILENO, F_DUPFD, 4)); // not close-on-exec
    REQUIRE(open.get() >= 4);
    const std::string look = "for n in $(seq 4 200); do [ $n -ne 10 ] && [ -e /proc/$$/fd/$n ] && exit; done"; // 10: sh
    auto client = EyeClient::start(script(folder, kHelloOctal + R"(\007\000\000\000\000)", look), {});
    REQUIRE(client);
    CHECK(client->next(soon()) == Message(Finished{}));
}

TEST_CASE("EyeClient: a program that is not there or cannot run is named so")
{
    const TemporaryFolder folder;
    CHECK(EyeClient::start(folder / "missing", {}).error() == EyeError::ProgramMissing);
    writeFile(folder / "data", asBytes("#!/nowhere/interpreter\n"));
    CHECK(EyeClient::start(folder / "data", {}).error() == EyeError::ProgramMissing);
    std::filesystem::permissions(folder / "data", std::filesystem::perms::owner_all);
    CHECK(EyeClient::start(folder / "data", {}).error() == EyeError::StartFailed);
}

TEST_CASE("EyeClient: portraits are decoded by the child, or refused by name")
{
    auto good = EyeClient::startPortrait(eyeProgram(), colourFile(64, 80, ".jpg", 30));
    REQUIRE(good);
    const auto decoded = good->next(soon());
    REQUIRE(decoded);
    REQUIRE(std::holds_alternative<PortraitDecoded>(*decoded));
    CHECK(std::get<PortraitDecoded>(*decoded).picture.width == 64);
    auto large = EyeClient::startPortrait(eyeProgram(), Bytes(kMaxPortraitBytes * 100));
    REQUIRE(large);
    CHECK(large->next(soon()) == Message(PortraitFailed{PortraitError::TooLarge}));
    auto none = EyeClient::startPortrait(eyeProgram(), {});
    REQUIRE(none);
    CHECK(none->next(soon()) == Message(PortraitFailed{PortraitError::NotAPicture}));
}

TEST_CASE("eyeProgramPath: beside the program if it is there, else where it is installed")
{
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder / "bin");
    CHECK(eyeProgramPath(folder / "bin") == folder / "libexec" / "carded" / "carded-eye");
    writeFile(folder / "bin" / "carded-eye", asBytes("x"));
    CHECK(eyeProgramPath(folder / "bin") == folder / "bin" / "carded-eye");
}
