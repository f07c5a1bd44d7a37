// SPDX-License-Identifier: Apache-2.0
#include "app/scanner_trial.h"

#include "app/open_scanner.h"

#include <algorithm>
#include <utility>

namespace carded::app {
namespace {

constexpr std::chrono::milliseconds kLookAgain{1000};

} // namespace

ScannerTrial::ScannerTrial(ScannerFolders folders, QObject* parent) : QObject(parent), m_folders(std::move(folders))
{
    m_patience.setSingleShot(true);
    connect(&m_look, &QTimer::timeout, this, &ScannerTrial::look);
    connect(&m_patience, &QTimer::timeout, this, &ScannerTrial::giveUp);
}

void ScannerTrial::start()
{
    look();
    m_look.start(kLookAgain);
}

void ScannerTrial::stop()
{
    m_look.stop();
    m_patience.stop();
    m_tried.clear();
    m_open.clear();
    m_candidates.clear();
}

void ScannerTrial::look()
{
    auto found = scannerCandidates(m_folders);
    const bool isSame = std::ranges::equal(found, m_candidates, {}, &ScannerCandidate::path, &ScannerCandidate::path);
    m_candidates = std::move(found);
    for (const ScannerCandidate& candidate : m_candidates) {
        if (candidate.config.kind == ScannerConfig::Kind::Serial && !isOpen(candidate)) {
            (void)open(candidate); // one that may not be opened is told when somebody chooses it
        }
    }
    if (!isSame) {
        emit changed();
    }
}

bool ScannerTrial::isOpen(const ScannerCandidate& candidate) const
{
    return std::ranges::any_of(m_open, [&](const Open& open) { return open.candidate.path == candidate.path; });
}

void ScannerTrial::tryOne(std::size_t index)
{
    if (index >= m_candidates.size()) {
        return;
    }
    const ScannerCandidate candidate = m_candidates[index];
    giveUp();
    m_tried = candidate.path;
    if (!isOpen(candidate) && !open(candidate)) {
        m_tried.clear();
        emit failed(Failure::NotAllowed);
        return;
    }
    m_patience.start(kPatience);
}

bool ScannerTrial::open(const ScannerCandidate& candidate)
{
    ScannerConfig config = candidate.config;
    config.format = {{}, scanner::Ending::Silence}; // what comes before and after the text is to be seen
    auto scanner = openScanner(config, candidate.path);
    if (!scanner) {
        return false;
    }
    auto reader = std::make_unique<ScannerReader>(*std::move(scanner));
    connect(reader.get(), &ScannerReader::sent, this, [this, candidate](const scanner::Line& line) {
        if (line && line->size() >= kLeastText) {
            m_patience.stop();
            m_tried.clear();
            emit heard(candidate, *line);
        }
    });
    connect(reader.get(), &ScannerReader::ended, this, [this, which = reader.get()] { close(which); });
    m_open.push_back({candidate, std::move(reader)});
    return true;
}

void ScannerTrial::close(const ScannerReader* reader)
{
    const auto gone = std::ranges::find_if(m_open, [&](const Open& open) { return open.reader.get() == reader; });
    if (gone != m_open.end()) {
        gone->reader.release()->deleteLater(); // it is the one that is calling
        m_open.erase(gone);
    }
}

/// A keyboard that was tried in vain may be somebody's own: it types again.
void ScannerTrial::giveUp()
{
    m_patience.stop();
    const auto tried = std::exchange(m_tried, {});
    std::erase_if(m_open, [&](const Open& open) {
        return open.candidate.path == tried && open.candidate.config.kind == ScannerConfig::Kind::Wedge;
    });
    if (!tried.empty()) {
        emit failed(Failure::Silent);
    }
}

} // namespace carded::app
