// SPDX-License-Identifier: Apache-2.0
#include "app/scanner_watch.h"

#include "app/open_scanner.h"
#include "app/scanner_words.h"

#include <algorithm>
#include <iostream>
#include <set>
#include <utility>

namespace carded::app {
namespace {

using Kind = ScannerConfig::Kind;
using scanner::HandheldError;

/// Where the scanner is now, if it is anywhere.
std::vector<std::filesystem::path> pathsOf(const ScannerConfig& config, const scanner::InputFolders& folders)
{
    if (config.kind == Kind::Serial) {
        return {config.path};
    }
    std::vector<std::filesystem::path> paths;
    for (const scanner::InputNode& node : listInputNodes(folders)) {
        if (node.isKeyboard && node.usb == config.usb) {
            paths.push_back(node.path);
        }
    }
    return paths;
}

ui::ScannerState stateOf(std::optional<HandheldError> error)
{
    if (!error) {
        return ui::ScannerState::Ok;
    }
    switch (*error) {
    case HandheldError::Missing:
    case HandheldError::NotAScanner:
        break;
    case HandheldError::NotAllowed:
        return ui::ScannerState::NotAllowed;
    case HandheldError::Busy:
        return ui::ScannerState::Busy;
    }
    return ui::ScannerState::Missing;
}

void log(const ScannerConfig& config, HandheldError error)
{
    std::cerr << "carded-kiosk: scanner " << config.name() << ": " << toSentence(error) << '\n';
}

} // namespace

ScannerWatch::ScannerWatch(QObject* parent) : QObject(parent)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, qOverload<>(&ScannerWatch::look));
}

void ScannerWatch::start(std::vector<ScannerConfig> scanners, const scanner::InputFolders& folders)
{
    m_watches.clear();
    m_fitted.clear();
    m_folders = folders;
    std::set<std::filesystem::path> watched;
    for (ScannerConfig& config : scanners) {
        watched.insert(config.kind == Kind::Wedge ? folders.devices : config.path.parent_path());
        m_fitted.push_back({std::move(config), {}, {}});
    }
    for (const std::filesystem::path& folder : watched) {
        auto watch = std::make_unique<FolderWatch>(folder, FolderWatch::Holds::Devices, kSlowLook);
        connect(watch.get(), &FolderWatch::lookDue, this, qOverload<>(&ScannerWatch::look));
        m_watches.push_back(std::move(watch));
        m_watches.back()->start();
    }
}

void ScannerWatch::stop()
{
    m_retry.stop();
    m_watches.clear();
    m_fitted.clear();
    tell();
}

ui::ScannerState ScannerWatch::state() const
{
    auto worst = m_fitted.empty() ? ui::ScannerState::NotFitted : ui::ScannerState::Ok;
    for (const Fitted& fitted : m_fitted) {
        worst = std::max(worst, stateOf(fitted.error));
    }
    return worst;
}

void ScannerWatch::look()
{
    for (Fitted& fitted : m_fitted) {
        look(fitted);
    }
    tell();
}

void ScannerWatch::tell()
{
    if (const auto now = state(); std::exchange(m_told, now) != now) {
        emit stateChanged();
    }
}

void ScannerWatch::look(Fitted& fitted)
{
    const auto before = std::exchange(fitted.error, std::nullopt);
    const auto paths = pathsOf(fitted.config, m_folders);
    if (paths.empty() && fitted.open.empty()) {
        fitted.error = HandheldError::Missing;
    }
    for (const std::filesystem::path& path : paths) {
        if (std::ranges::find(fitted.open, path, &Open::path) == fitted.open.end()) {
            open(fitted, path);
        }
    }
    if (fitted.error && fitted.error != before) {
        log(fitted.config, *fitted.error);
    }
}

void ScannerWatch::open(Fitted& fitted, const std::filesystem::path& path)
{
    auto scanner = openScanner(fitted.config, path);
    if (!scanner) {
        fitted.error = scanner.error();
        return;
    }
    auto reader = std::make_unique<ScannerReader>(*std::move(scanner));
    connect(reader.get(), &ScannerReader::sent, this, &ScannerWatch::sent);
    connect(reader.get(), &ScannerReader::ended, this, [this, which = reader.get()] { close(which); });
    fitted.open.push_back({path, std::move(reader)});
}

void ScannerWatch::close(const ScannerReader* reader)
{
    for (Fitted& fitted : m_fitted) {
        const auto gone =
            std::ranges::find_if(fitted.open, [reader](const Open& open) { return open.reader.get() == reader; });
        if (gone != fitted.open.end()) {
            gone->reader.release()->deleteLater(); // it is the one that is calling
            fitted.open.erase(gone);
            fitted.error = HandheldError::Missing;
            log(fitted.config, *fitted.error); // the next look finds nothing new in it
        }
    }
    tell();
    m_retry.start(kRetry);
}

} // namespace carded::app
