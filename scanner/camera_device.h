// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/unique_fd.h"
#include "scanner/camera_format.h"
#include "scanner/raw_frame.h"
#include "scanner/source_error.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace carded::scanner {

/// What a camera has given.
struct CameraNews {
    std::optional<RawFrame> frame; ///< a view, until there is a newer one or a pause
    bool isPause = false;          ///< nobody looked for so long that what was handed out before is old
};

/// A camera that has been opened and streams into memory shared with its driver. One thread.
class CameraDevice {
public:
    /// Opens the device, chooses its format and starts it. NoCamera if it is missing, in use, or gives no pictures
    /// that are read.
    static Result<CameraDevice, SourceError> start(const std::string& path);
    CameraDevice(CameraDevice&&) noexcept = default;
    CameraDevice& operator=(CameraDevice&&) noexcept = default;
    CameraDevice(const CameraDevice&) = delete;
    CameraDevice& operator=(const CameraDevice&) = delete;
    ~CameraDevice() = default;

    /// Readable when a frame is there, or the camera is gone.
    [[nodiscard]] int fd() const noexcept { return m_fd.get(); }

    /// What has come since the last call. Frames before the newest are given back unread. When the driver had filled
    /// every place there was, it had nowhere to put newer frames: all of them go back, and the next one counts. So it
    /// must be called when fd() is readable. After CameraLost only destruction is left.
    Result<CameraNews, SourceError> newest();

private:
    /// One place for a frame, mapped from the driver's memory.
    class Place {
    public:
        static std::optional<Place> map(int fd, std::uint32_t index);
        Place(Place&& other) noexcept;
        Place& operator=(Place&& other) noexcept;
        Place(const Place&) = delete;
        Place& operator=(const Place&) = delete;
        ~Place();
        [[nodiscard]] ByteSpan bytes() const noexcept { return {m_begin, m_size}; }

    private:
        Place(const std::uint8_t* begin, std::size_t size) noexcept : m_begin(begin), m_size(size) {}
        const std::uint8_t* m_begin = nullptr;
        std::size_t m_size = 0;
    };
    /// A frame that the driver has given out.
    struct Filled {
        std::uint32_t place = 0;
        std::size_t bytes = 0;
        bool isWhole = false;
    };

    explicit CameraDevice(UniqueFd fd) noexcept : m_fd(std::move(fd)) {}
    [[nodiscard]] bool setFormat();
    void setControls() const noexcept;
    [[nodiscard]] bool startStream();
    [[nodiscard]] bool giveBack(std::uint32_t place) noexcept;
    [[nodiscard]] bool giveBackHeld() noexcept;
    [[nodiscard]] Result<std::optional<Filled>, SourceError> take() noexcept;
    [[nodiscard]] std::optional<RawFrame> frameIn(const Filled& filled) const noexcept;

    UniqueFd m_fd;
    RawFrame m_format; ///< without bytes
    std::vector<Place> m_places;
    std::size_t m_queued = 0;            ///< places that the driver has
    std::optional<std::uint32_t> m_held; ///< the place of the frame handed out last
};

} // namespace carded::scanner
