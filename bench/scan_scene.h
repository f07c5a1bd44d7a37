// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/frame.h"

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace carded::bench {

/// One level of difficulty of the pictures that scan_frames makes.
struct SceneLevel {
    std::string_view name;
    int width = 0;
    int height = 0;
    std::size_t fewestCharacters = 0; ///< 0 and 0: there is no code
    std::size_t mostCharacters = 0;
    double hardness = 0; ///< 0 for easy, 1 for medium, 2 and more for hard; what lies between is between
};

/// Every level but the adversarial one.
inline constexpr std::array kSceneLevels{
    SceneLevel{"720p-easy", 1280, 720, 300, 900, 0},
    SceneLevel{"720p-medium", 1280, 720, 300, 900, 1},
    SceneLevel{"720p-hard", 1280, 720, 300, 900, 2.1},
    SceneLevel{"720p-empty", 1280, 720, 0, 0, 1},
    SceneLevel{"1080p-easy", 1920, 1080, 300, 900, 0},
    SceneLevel{"1080p-medium", 1920, 1080, 300, 900, 1},
    SceneLevel{"1080p-hard", 1920, 1080, 300, 900, 2.3},
    SceneLevel{"1080p-empty", 1920, 1080, 0, 0, 1},
    SceneLevel{"1080p-hard-1400", 1920, 1080, 1400, 1400, 2.35},
};

/// A picture and what the code in it says; nothing for a picture without a code.
struct Scene {
    scanner::Frame frame;
    std::string text;
};

/// A phone held before a camera, in front of something busy: perspective, blur, motion, moire, glare and noise. The
/// same seed gives the same picture.
[[nodiscard]] Scene makeScene(const SceneLevel& level, std::uint64_t seed);

/// The same scene frame by frame, as a hand holds the phone: it sways and turns a little, each frame has motion and
/// noise of its own, the camera's focus wanders, the lamp's reflection and the moire move. The first frame is
/// makeScene's. The same seed gives the same film.
class SceneFilm {
public:
    SceneFilm(const SceneLevel& level, std::uint64_t seed);
    ~SceneFilm();
    SceneFilm(const SceneFilm&) = delete;
    SceneFilm& operator=(const SceneFilm&) = delete;
    SceneFilm(SceneFilm&&) = delete;
    SceneFilm& operator=(SceneFilm&&) = delete;

    [[nodiscard]] Scene next();

private:
    class Stage;
    std::unique_ptr<Stage> m_stage;
};

/// A picture made to keep a decoder busy: small finder patterns, noise, stripes or a chessboard, as `seed` chooses.
[[nodiscard]] Scene makeAdverseScene(int width, int height, std::uint64_t seed);

} // namespace carded::bench
