// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/look_config.h"
#include "app/scanner_config.h"
#include "app/sound_config.h"
#include "base/result.h"
#include "base/unix_time.h"

#include <array>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace carded::app {

/// The languages of the window, as its tags (BCP 47). `zh` is Chinese in simplified characters.
inline constexpr std::array<std::string_view, 5> kWindowLanguages{"en", "ko", "ja", "zh", "de"};

/// Where a till's lists come from.
struct RepositoryConfig {
    std::string url;                  ///< of the folder that holds metadata/ and targets/; empty: what init was told
    std::optional<std::string> proxy; ///< empty: none (`none` in the file); not set: what the environment says
    std::filesystem::path caFile;     ///< certificate authorities instead of the system's; empty: the system's
};

/// Which rules a till keeps.
struct PolicyChoice {
    std::string jurisdiction;        ///< which policy is in force; empty: the only one in the store
    std::filesystem::path shopRules; ///< a file of the shop's own, stricter rules; empty: none
};

/// What the till's windows may do with its screens.
enum class WindowKind : std::uint8_t {
    Plain,
    Full,   ///< the whole screen, without a frame
    Locked, ///< likewise, and nobody closes it
};

/// The customer's side of a till.
struct CustomerConfig {
    enum class Screen : std::uint8_t {
        None,
        Second, ///< beside the cashier's window, or an attendant's
        Only,   ///< nobody else's window is there
    };
    enum class Mode : std::uint8_t { Cashier, SelfService };

    Screen screen = Screen::None;
    Mode mode = Mode::Cashier;
    std::optional<std::string> language; ///< one of kWindowLanguages; not set: the cashier's
    std::string category;                ///< what is sold in self-service; empty: the customer says

    [[nodiscard]] bool isSelfService() const noexcept { return mode == Mode::SelfService; }
};

/// What is particular to one till (docs/formats/till.md). The defaults are those of a till without a file.
struct TillConfig {
    std::string store; ///< the shop's number, as it stands on badges and in records; empty: not set
    std::string till;  ///< this till's number in the shop; empty: not set
    PolicyChoice policy;
    std::string camera = "auto"; ///< a path, `auto` or `name:...` (scanner/camera_choice.h)
    bool cameraIsMirror = false; ///< the live picture is shown as a mirror would show it
    std::string language = "en"; ///< one of kWindowLanguages
    WindowKind window = WindowKind::Plain;
    bool keepsCategory = false;        ///< what is sold stays chosen for the next customer
    bool needsOperator = false;        ///< nothing is checked before an operator has logged in
    std::filesystem::path shiftFolder; ///< where ends of shifts are saved; empty: beside the till's lists
    Seconds passTime{5};               ///< how long a pass stays on the screen, 2 to 10 s
    Seconds refusalTime{15};           ///< how long anything else stays, 5 to 60 s
    RepositoryConfig repository;
    std::vector<ScannerConfig> scanners; ///< handheld ones; none: the camera alone
    SoundConfig sound;
    LookConfig look;
    CustomerConfig customer;
    std::string setupCode;       ///< the text of the code that the till was set up with in its window; empty: none
    std::set<std::string> fixed; ///< the keys that till.toml says itself: set-up in the window cannot change these
    std::string windowProblem;   ///< a sentence: why what was chosen in the window is not in force; empty: it is
    bool isSetUp = false;        ///< there is a till.toml, or somebody has set the till up in its window
};

inline constexpr std::size_t kMaxConfigBytes = std::size_t{64} * 1024;

/// Reads a till's configuration. What it does not say is as in `base`, what set-up in the window has chosen. The error
/// is a sentence with line and column for whoever wrote the file.
[[nodiscard]] Result<TillConfig, std::string> parseTillConfig(std::string_view toml, const TillConfig& base = {});

/// Reads what set-up in the window has chosen: the same keys, but for those that reach other programs and files.
[[nodiscard]] Result<TillConfig, std::string> parseWindowSettings(std::string_view toml);

/// Where the configuration is by default.
inline constexpr std::string_view kDefaultConfigPath = "/etc/carded/till.toml";

/// The configuration in `path`, laid over what set-up in the window has chosen (app/window_settings.h) for the till
/// with the data folder `store`. A chosen file must be there; the default one may be missing. Window settings that
/// cannot be read are told in `windowProblem`, and keep nobody from the lists.
enum class ConfigFile : std::uint8_t { Chosen, Default };
[[nodiscard]] Result<TillConfig, std::string> loadTillConfig(const std::filesystem::path& path, ConfigFile kind,
                                                             const std::filesystem::path& store);

} // namespace carded::app
