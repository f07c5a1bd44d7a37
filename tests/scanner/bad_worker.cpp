// SPDX-License-Identifier: Apache-2.0
// A worker for codes that does what its name says, once; started again it is the real one (CARDED_TEST_GOOD_WORKER).
// Names that end in "-always" do it each time.
#include "scanner/worker_link.h"
#include "scanner/worker_port.h"

#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <string>
#include <unistd.h>

using namespace carded;
using namespace carded::scanner;

namespace {

void sendBytes(ByteSpan packet)
{
    (void)::write(kWorkerSocketFd, packet.data(), packet.size());
}

WipedBytes answerTo(const LookJob& job)
{
    return encodeWorkerMessage(Looked{job.number, {{"qr", {'l', 'i', 'e'}}}, {}}).value_or(WipedBytes{});
}

/// A symbol that promises more bytes than there are.
WipedBytes answerWithWrongLength(const LookJob& job)
{
    WipedBytes packet = answerTo(job);
    packet[packet.size() - 3 - 2] = 0xFF; // before "lie" and the other byte of its length
    return packet;
}

LookJob nextJob(const WorkerPort& port)
{
    const auto packet = port.receive();
    const auto job = packet ? parseLookJob(*packet) : fail(ProtocolError::WrongLength);
    if (!job) {
        ::_exit(1);
    }
    return *job;
}

void misbehave(const std::string& how)
{
    const WorkerPort port(kWorkerSocketFd);
    if (how == "dies-at-start-always") {
        return;
    }
    if (how == "says-nothing") {
        ::pause();
    }
    if (how == "is-of-another-version") {
        (void)port.send(WorkerReady{99});
        ::pause();
    }
    if (how == "answers-before-it-is-ready") {
        sendBytes(answerTo({}));
        ::pause();
    }
    (void)port.send(WorkerReady{});
    if (how == "answers-unasked") {
        sendBytes(answerTo({}));
        ::pause();
    }
    const LookJob job = nextJob(port);
    if (how == "dies") {
        return;
    }
    if (how == "sends-too-much") {
        sendBytes(Bytes(kMaxPacketBytes + 1, 2));
    } else if (how == "sends-nonsense") {
        sendBytes(Bytes{0xFF, 1, 2});
    } else if (how == "lies-about-lengths") {
        sendBytes(answerWithWrongLength(job));
    } else if (how == "is-ready-again") {
        (void)port.send(WorkerReady{});
    } else if (how == "answers-for-another-frame") {
        sendBytes(answerTo({.number = job.number + 1}));
    } else if (how == "answers-as-for-a-file") {
        (void)port.send(PictureDecoded{0, 1, 1, 0});
    } else if (how == "answers-twice") {
        sendBytes(answerTo(job));
        sendBytes(answerTo(job));
    } else if (how == "floods") {
        while (true) {
            sendBytes(answerTo(job));
        }
    }
    ::pause(); // "hangs" too
}

} // namespace

int main(int, char** argv)
{
    const std::filesystem::path name = argv[0];
    const std::string how = name.filename().string();
    const UniqueFd first(::open((name.string() + ".was-here").c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600));
    if (first || how.ends_with("-always")) {
        misbehave(how);
        return 0;
    }
    const char* good = std::getenv("CARDED_TEST_GOOD_WORKER");
    ::execv(good, argv);
    return 1;
}
