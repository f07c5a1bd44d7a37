// SPDX-License-Identifier: Apache-2.0
#include "scanner/frame_looker.h"

#include "scanner/luma.h"
#include "scanner/shrink.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <exception>
#include <utility>

namespace carded::scanner {

namespace {

using std::chrono::steady_clock;

RawFrame rawFrameOf(const LookJob& job, ByteSpan memory)
{
    return {job.format, static_cast<int>(job.width), static_cast<int>(job.height), static_cast<int>(job.stride),
            memory.first(std::min<std::size_t>(job.bytes, memory.size()))};
}

/// A sheet of codes may have more than one answer holds: the rest is left out, and that is told.
void leaveOutTooMany(Looked& looked)
{
    const std::size_t found = looked.symbols.size();
    looked.symbols.resize(std::min(found, kMaxSymbolsInFrame));
    while (!looked.symbols.empty() && !encodeWorkerMessage(looked)) {
        looked.symbols.pop_back();
    }
    looked.hasMore = looked.symbols.size() < found;
}

} // namespace

FrameLooker::FrameLooker(ByteSpan memory, std::optional<PreviewMapping> preview)
    : m_memory(memory), m_preview(std::move(preview))
{}

void FrameLooker::warmUp()
{
    cv::setNumThreads(1); // a thread is a right too
    constexpr int kEdge = 64;
    const Frame grey{kEdge, kEdge, Bytes(std::size_t{kEdge} * kEdge, 128)};
    (void)shrinkToFit(grey, kEdge / 2, kEdge / 2);
    (void)CodeReader().read(LumaView(grey), Effort::Thorough, SteadyTime::max());
}

WorkerMessage FrameLooker::look(const LookJob& job) noexcept
try {
    const auto began = steady_clock::now();
    auto frame = toLuma(rawFrameOf(job, m_memory), std::move(m_frame));
    if (!frame) {
        m_frame = {};
        return NotLooked{job.number, LookFailure::BrokenFrame};
    }
    m_frame = std::move(*frame);
    return read(job, began);
} catch (const std::exception&) { // the libraries' own, or no memory
    return NotLooked{job.number, LookFailure::LibraryFailed};
}

WorkerMessage FrameLooker::read(const LookJob& job, SteadyTime began)
{
    if (std::exchange(m_source, job.source) != job.source) {
        m_reader = CodeReader();
    }
    const bool isShown = showIfDue(began);
    auto reading = m_reader.read(LumaView(m_frame), job.effort, began + job.budget);
    if (!reading) {
        return NotLooked{job.number, LookFailure::LibraryFailed};
    }
    Looked looked{job.number, std::move(reading->symbols), reading->hint, lightOf(m_frame), false, isShown};
    leaveOutTooMany(looked);
    return looked;
}

bool FrameLooker::showIfDue(SteadyTime now)
{
    const auto scene = m_reader.isSettled() ? PreviewPace::Scene::StandsStill : PreviewPace::Scene::Moves;
    if (!m_pace.isDue(now, scene)) {
        return false;
    }
    if (m_preview) {
        m_preview->write(shrinkToFit(m_frame, kPreviewWidth, kPreviewHeight));
    }
    return true;
}

} // namespace carded::scanner
