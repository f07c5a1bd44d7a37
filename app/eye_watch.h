// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/eye_client.h"

#include <QObject>
#include <QSocketNotifier>

#include <memory>
#include <optional>

namespace carded::app {

/// One running carded-eye, watched by the event loop of the thread that it lives in.
class EyeWatch final : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// Ends what runs and starts anew.
    void start(const scanner::EyeOptions& options);
    /// The same with a carded-eye that decodes the portrait `file`.
    void startPortrait(ByteSpan file);
    void stop();

    /// The newest small picture, once.
    [[nodiscard]] std::optional<scanner::Frame> latestPreview();

signals:
    void said(const carded::scanner::Message& message);
    /// Nothing more comes: it failed, or (without an error) it has finished.
    void ended(std::optional<carded::scanner::EyeError> error);

private:
    void watch(Result<scanner::EyeClient, scanner::EyeError> eye);
    void read();

    std::optional<scanner::EyeClient> m_eye;
    std::unique_ptr<QSocketNotifier> m_notifier;
    std::uint64_t m_starts = 0; ///< tells one running carded-eye from the next
};

} // namespace carded::app
