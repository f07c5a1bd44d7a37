// SPDX-License-Identifier: Apache-2.0
#include "scanner/look_worker.h"

#include <algorithm>
#include <utility>

namespace carded::scanner {

using std::chrono::steady_clock;

std::optional<LookWorker> LookWorker::start(LookSetup setup)
{
    auto memory = SharedMemory::makeForGiving(kFrameMemoryBytes);
    if (!memory) {
        return std::nullopt;
    }
    std::optional<LookWorker> worker(LookWorker(std::move(setup), std::move(*memory)));
    worker->startProcess();
    return worker;
}

void LookWorker::startProcess()
{
    std::vector<int> passed{m_memory.fd()};
    if (m_setup.previewFd) {
        passed.push_back(*m_setup.previewFd);
    }
    auto link = WorkerLink::start(m_setup.program, {}, -1, passed);
    m_deadline = steady_clock::now();
    if (link) {
        m_link.emplace(std::move(*link));
        *m_deadline += m_setup.startTime;
    }
}

SourceWait LookWorker::wait() const
{
    return {m_link ? m_link->fd() : -1, m_deadline};
}

std::optional<LookEvent> LookWorker::step()
{
    if (!m_link) {
        if (m_deadline && steady_clock::now() < *m_deadline) {
            return std::nullopt;
        }
        startProcess();
        return m_link ? std::nullopt : giveUp();
    }
    const bool wasReady = m_link->isReady();
    auto message = m_link->receive();
    if (message && *message) {
        return take(std::move(**message));
    }
    if (!message) {
        return giveUp();
    }
    if (!wasReady && m_link->isReady()) {
        m_deadline.reset();
    }
    return m_deadline && steady_clock::now() >= *m_deadline ? giveUp() : std::nullopt;
}

/// Ends the worker. If a frame was its end, a fresh one is started at once, for there are frames that are made for it.
/// If it ends without one, something is wrong with the worker, and it must not be started without a pause.
std::optional<LookEvent> LookWorker::giveUp()
{
    m_link.reset();
    if (std::exchange(m_job, std::nullopt)) {
        startProcess();
        return FrameLost{};
    }
    if (++m_uselessStarts == 1) {
        startProcess();
        return std::nullopt;
    }
    m_deadline = steady_clock::now() + kRest;
    return LookingImpossible{};
}

std::optional<LookEvent> LookWorker::take(WorkerMessage message)
{
    const auto answers = [&](std::uint32_t number) { return m_job && *m_job == number; };
    auto* looked = std::get_if<Looked>(&message);
    const auto* failed = std::get_if<NotLooked>(&message);
    if (!(looked && answers(looked->number)) && !(failed && answers(failed->number))) {
        return giveUp(); // an answer to nothing, or a second one
    }
    m_job.reset();
    m_deadline.reset();
    m_uselessStarts = 0;
    return looked ? LookEvent(std::move(*looked)) : LookEvent(*failed);
}

bool LookWorker::give(const RawFrame& frame, std::uint32_t source, Effort effort)
{
    const LookTime& time = effort == Effort::Live ? m_setup.live : m_setup.thorough;
    if (frame.width < 1 || frame.height < 1 || frame.stride < 0 || frame.bytes.size() > m_memory.bytes().size()) {
        return false;
    }
    const auto packet =
        encodeLookJob({++m_jobs, source, effort, time.budget, frame.format, static_cast<std::uint32_t>(frame.width),
                       static_cast<std::uint32_t>(frame.height), static_cast<std::uint32_t>(frame.stride),
                       static_cast<std::uint32_t>(frame.bytes.size())});
    if (!packet) {
        return false;
    }
    // Not std::ranges::copy: that of GCC 12 goes byte by byte where the source is const, ten times as slow.
    std::copy(frame.bytes.begin(), frame.bytes.end(), m_memory.writable().begin());
    m_job = m_jobs;
    m_deadline = steady_clock::now() + time.deadline;
    // If it has gone meanwhile, step() sees that: the frame is lost.
    (void)m_link->send(*packet);
    return true;
}

} // namespace carded::scanner
