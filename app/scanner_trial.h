// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/scanner_candidates.h"
#include "app/scanner_reader.h"
#include "base/wiped_bytes.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <string_view>
#include <vector>

namespace carded::app {

/// Listens to what could be the till's handheld scanner. To serial lines from the start; to a keyboard only when
/// somebody chooses it, because it types for nobody else meanwhile, and not for long. Lives in the window's thread.
class ScannerTrial final : public QObject {
    Q_OBJECT
public:
    explicit ScannerTrial(ScannerFolders folders, QObject* parent = nullptr);

    void start();
    void stop();

    /// Those that are plugged in now.
    [[nodiscard]] const std::vector<ScannerCandidate>& candidates() const noexcept { return m_candidates; }
    /// Listens to one of them for kPatience.
    void tryOne(std::size_t index);

    static constexpr std::chrono::milliseconds kPatience{20'000};
    /// A scanner sends no fewer characters at once; a hand on a keyboard never types so many.
    static constexpr std::size_t kLeastText = 4;

    enum class Failure : std::uint8_t {
        Silent,    ///< nothing came in time
        NotAllowed ///< this program may not open it, or another one has it
    };

signals:
    /// Others are plugged in.
    void changed();
    /// `bytes`: all that came of it until silence. `scanner` is how it would be configured.
    void heard(const carded::app::ScannerCandidate& scanner, std::string_view bytes);
    void failed(carded::app::ScannerTrial::Failure failure);

private:
    struct Open {
        ScannerCandidate candidate;
        std::unique_ptr<ScannerReader> reader;
    };
    void look();
    [[nodiscard]] bool open(const ScannerCandidate& candidate);
    [[nodiscard]] bool isOpen(const ScannerCandidate& candidate) const;
    void close(const ScannerReader* reader);
    void giveUp();

    ScannerFolders m_folders;
    std::vector<ScannerCandidate> m_candidates;
    std::vector<Open> m_open;
    QTimer m_look;
    QTimer m_patience;
    std::filesystem::path m_tried; ///< the one that somebody has chosen last
};

} // namespace carded::app
