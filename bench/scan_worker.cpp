// SPDX-License-Identifier: Apache-2.0
#include "bench/scan_readers.h"
#include "scanner/look_worker.h"

#include <memory>
#include <poll.h>
#include <stdexcept>
#include <utility>

namespace carded::bench {
namespace {

using scanner::LookEvent;
using scanner::LookWorker;

class WorkerReader {
public:
    explicit WorkerReader(const std::filesystem::path& program)
    {
        auto started = LookWorker::start({program});
        if (!started) {
            throw std::runtime_error("there is no memory for frames");
        }
        m_worker.emplace(*std::move(started));
        (void)waitUntilIdle();
    }

    std::vector<std::string> read(const scanner::Frame& frame)
    {
        const scanner::RawFrame raw{scanner::PixelFormat::Grey, frame.width, frame.height, frame.width, frame.luma};
        if (!m_worker->give(raw, m_source++, scanner::Effort::Live)) { // each a scene of its own
            throw std::runtime_error("the worker takes no such frame");
        }
        std::vector<std::string> texts;
        const auto event = waitUntilIdle();
        if (const auto* looked = event ? std::get_if<scanner::Looked>(&*event) : nullptr) {
            for (const scanner::Symbol& symbol : looked->symbols) {
                texts.emplace_back(symbol.bytes.begin(), symbol.bytes.end());
            }
        }
        return texts;
    }

private:
    /// What has become of the frame that it had.
    std::optional<LookEvent> waitUntilIdle()
    {
        std::optional<LookEvent> event;
        while (!m_worker->isIdle()) {
            const scanner::SourceWait wait = m_worker->wait();
            pollfd waiting{wait.fd, POLLIN, 0};
            constexpr int kShort = 1; // millisecond: a deadline may end before the descriptor says something
            (void)::poll(&waiting, 1, kShort);
            if (auto news = m_worker->step()) {
                event = *std::move(news);
            }
        }
        return event;
    }

    std::optional<LookWorker> m_worker;
    std::uint32_t m_source = 0;
};

} // namespace

NamedReader oursInWorker(const std::filesystem::path& program)
{
    return {"ours, worker", [worker = std::make_shared<WorkerReader>(program)](const scanner::Frame& frame) {
                return worker->read(frame);
            }};
}

} // namespace carded::bench
