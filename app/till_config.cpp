// SPDX-License-Identifier: Apache-2.0
#include "app/till_config.h"

#include "app/window_settings.h"
#include "credential/setup_code.h"
#include "policy/table_reader.h"
#include "scanner/camera_choice.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace carded::app {
namespace {

using policy::PolicyError;
using policy::Problems;
using policy::TableReader;
using policy::Words;

constexpr Words<WindowKind, 3> kWindows{
    {{"window", WindowKind::Plain}, {"full", WindowKind::Full}, {"locked", WindowKind::Locked}}};
constexpr Words<CustomerConfig::Screen, 3> kCustomerScreens{{{"none", CustomerConfig::Screen::None},
                                                             {"second", CustomerConfig::Screen::Second},
                                                             {"only", CustomerConfig::Screen::Only}}};
constexpr Words<CustomerConfig::Mode, 2> kCustomerModes{
    {{"cashier", CustomerConfig::Mode::Cashier}, {"self_service", CustomerConfig::Mode::SelfService}}};
constexpr Words<bool, 2> kCategoryAfter{{{"forget", false}, {"keep", true}}};
constexpr Words<bool, 2> kLogins{{{"required", true}, {"optional", false}}};
constexpr Words<bool, 2> kCameraViews{{{"mirror", true}, {"plain", false}}};

std::string sentence(const PolicyError& error)
{
    std::string text;
    if (error.line > 0) {
        text = "line " + std::to_string(error.line) + ", column " + std::to_string(error.column) + ": ";
    }
    return text + error.message;
}

/// Store and till numbers stand in records and in the origin of checkpoints.
std::string readNumber(TableReader& reader, std::string_view key, std::string fallback)
{
    if (reader.optional(key) == nullptr) {
        return fallback;
    }
    std::string number = reader.text(key);
    if (!credential::isTillNumber(number)) {
        reader.report(PolicyError::Cause::OutOfRange, key, "may hold 1 to 32 letters, digits, '.', '_' or '-'");
    }
    return number;
}

std::string readText(TableReader& reader, std::string_view key, std::string fallback)
{
    return reader.optional(key) == nullptr ? std::move(fallback) : reader.text(key);
}

std::string readLanguage(TableReader& reader, std::string_view key, std::string_view fallback)
{
    Words<std::string_view, kWindowLanguages.size()> words;
    std::ranges::transform(kWindowLanguages, words.begin(), [](std::string_view tag) { return std::pair(tag, tag); });
    return std::string(reader.word(key, words, std::optional(fallback)));
}

Seconds readSeconds(TableReader& reader, std::string_view key, policy::IntegerRange range, Seconds fallback)
{
    return reader.optional(key) == nullptr ? fallback : Seconds{reader.integer(key, range)};
}

/// A path, any camera, or one by its name. Anything else would be looked for as a path for ever.
std::string readCamera(TableReader& reader, std::string_view key, std::string fallback)
{
    std::string camera = readText(reader, key, std::move(fallback));
    const bool isNamed =
        camera.starts_with(scanner::kCameraNamePrefix) && camera.size() > scanner::kCameraNamePrefix.size();
    if (camera != scanner::kAnyCamera && !isNamed && !camera.starts_with('/')) {
        reader.report(PolicyError::Cause::OutOfRange, key, "may be \"auto\", \"name:\" with a name, or a path from /");
    }
    return camera;
}

/// A relative path would depend on where the program is started.
std::string readPath(TableReader& root, std::string_view key)
{
    std::string path = readText(root, key, {});
    if (!path.empty() && !path.starts_with('/')) {
        root.report(PolicyError::Cause::OutOfRange, key, "must be a path from /");
    }
    return path;
}

void readTimes(TableReader& root, Problems& problem, TillConfig& config)
{
    const policy::TomlNode* node = root.optional("times");
    if (node == nullptr) {
        return;
    }
    TableReader times("times", *node, problem);
    times.allowOnly({"pass_s", "refusal_s"});
    config.passTime = readSeconds(times, "pass_s", {2, 10}, config.passTime);
    config.refusalTime = readSeconds(times, "refusal_s", {5, 60}, config.refusalTime);
}

void readRepository(TableReader& root, Problems& problem, TillConfig& config)
{
    const policy::TomlNode* node = root.optional("repository");
    if (node == nullptr) {
        return;
    }
    TableReader repository("repository", *node, problem);
    repository.allowOnly({"url", "proxy", "ca_file"});
    config.repository.url = readText(repository, "url", {});
    if (repository.optional("proxy") != nullptr) {
        const std::string proxy = repository.text("proxy");
        config.repository.proxy = proxy == "none" ? std::string() : proxy;
    }
    config.repository.caFile = readText(repository, "ca_file", {});
}

/// Words that do not go together are wrong by themselves: no till guesses which of them was meant.
void readCustomer(TableReader& root, Problems& problem, TillConfig& config)
{
    const policy::TomlNode* node = root.optional("customer");
    if (node == nullptr) {
        return;
    }
    using Screen = CustomerConfig::Screen;
    TableReader reader("customer", *node, problem);
    reader.allowOnly({"screen", "mode", "language", "category"});
    CustomerConfig& customer = config.customer;
    customer.mode = reader.word("mode", kCustomerModes, std::optional(customer.mode));
    const bool isSelf = customer.isSelfService();
    customer.screen = reader.word("screen", kCustomerScreens, std::optional(isSelf ? Screen::Only : Screen::None));
    if (isSelf && customer.screen == Screen::None) {
        reader.report(PolicyError::Cause::OutOfRange, "screen", "may be \"second\" or \"only\" in self-service");
    }
    if (!isSelf && customer.screen == Screen::Only) {
        reader.report(PolicyError::Cause::OutOfRange, "screen", "may be \"only\" in self-service alone");
    }
    if (reader.optional("language") != nullptr) {
        customer.language = readLanguage(reader, "language", config.language);
    }
    customer.category = readText(reader, "category", {});
    if (!isSelf && !customer.category.empty()) {
        reader.report(PolicyError::Cause::OutOfRange, "category", "is for self-service alone");
    }
}

/// What both files may say.
void readShared(TableReader& root, Problems& problem, TillConfig& config)
{
    config.store = readNumber(root, "store", config.store);
    config.till = readNumber(root, "till", config.till);
    config.policy.jurisdiction = readText(root, "jurisdiction", config.policy.jurisdiction);
    config.camera = readCamera(root, "camera", config.camera);
    config.language = readLanguage(root, "language", config.language);
    config.sound = readSound(root, problem, config.sound);
    if (root.optional("scanner") != nullptr) {
        config.scanners = readScanners(root, problem);
    }
}

/// The file's tree, read by `read`; `format` is what its first line names.
template <class Read>
Result<TillConfig, std::string> parseFile(std::string_view toml, std::string_view format, const Read& read)
{
    if (toml.size() > kMaxConfigBytes) {
        return fail(std::string("the file is larger than 64 KiB"));
    }
    const auto tree = policy::parseToml(toml);
    if (!tree) {
        return fail(sentence(tree.error()));
    }
    Problems problem;
    TableReader root("", *tree, problem);
    if (root.optional("format") == nullptr) {
        root.report(PolicyError::Cause::MissingKey, "format",
                    "is missing. The first line must be: format = \"" + std::string(format) + '"');
    }
    const Words<bool, 1> formats{{{format, true}}};
    (void)root.word("format", formats);
    TillConfig config = read(root, problem);
    if (problem.error()) {
        return fail(sentence(*problem.error()));
    }
    return config;
}

} // namespace

Result<TillConfig, std::string> parseTillConfig(std::string_view toml, const TillConfig& base)
{
    return parseFile(toml, "carded-till-1", [&base](TableReader& root, Problems& problem) {
        root.allowOnly({"format", "store", "till", "jurisdiction", "shop_rules", "camera", "camera_view", "language",
                        "screen", "category_after", "login", "shift_folder", "times", "repository", "scanner", "sound",
                        "look", "customer"});
        TillConfig config = base;
        readShared(root, problem, config);
        config.policy.shopRules = readPath(root, "shop_rules");
        config.cameraIsMirror = root.word("camera_view", kCameraViews, std::optional(config.cameraIsMirror));
        readCustomer(root, problem, config);
        config.window = config.customer.isSelfService() ? WindowKind::Locked : WindowKind::Plain;
        config.window = root.word("screen", kWindows, std::optional(config.window));
        config.keepsCategory = root.word("category_after", kCategoryAfter, std::optional(config.keepsCategory));
        config.needsOperator = root.word("login", kLogins, std::optional(config.needsOperator));
        config.shiftFolder = readPath(root, "shift_folder");
        readTimes(root, problem, config);
        readRepository(root, problem, config);
        config.look = readLook(root, problem);
        std::ranges::transform(root.entries(), std::inserter(config.fixed, config.fixed.end()),
                               [](const policy::TomlEntry& entry) { return entry.key; });
        config.isSetUp = true;
        return config;
    });
}

namespace {

/// Root's programs open what the window's user has written here: a video device by its own name, and nothing else.
void checkCamera(TableReader& root, const TillConfig& config)
{
    constexpr std::string_view kVideo = "/dev/video";
    const std::string& camera = config.camera;
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    const bool isVideo = camera.starts_with(kVideo) && camera.size() > kVideo.size()
                         && std::all_of(camera.begin() + kVideo.size(), camera.end(), isDigit);
    if (camera.starts_with('/') && !isVideo) {
        root.report(PolicyError::Cause::OutOfRange, "camera",
                    "may be \"auto\", \"name:\" with a name, or /dev/video with its number");
    }
}

} // namespace

Result<TillConfig, std::string> parseWindowSettings(std::string_view toml)
{
    return parseFile(toml, kWindowSettingsFormat, [](TableReader& root, Problems& problem) {
        root.allowOnly({"format", "store", "till", "jurisdiction", "camera", "language", "scanner", "sound", "code"});
        TillConfig config;
        readShared(root, problem, config);
        checkCamera(root, config);
        if (root.optional("code") != nullptr) {
            for (const std::string& part : root.texts("code", {1, kMaxCodeParts})) {
                config.setupCode += part;
            }
        }
        config.isSetUp = true;
        return config;
    });
}

Result<TillConfig, std::string> loadTillConfig(const std::filesystem::path& path, ConfigFile kind,
                                               const std::filesystem::path& store)
{
    TillConfig chosen;
    if (auto settings = loadWindowSettings(store)) {
        chosen = *std::move(settings);
    } else {
        chosen.windowProblem = settings.error();
    }
    std::error_code ignored;
    const bool isMissing = std::filesystem::status(path, ignored).type() == std::filesystem::file_type::not_found;
    if (kind == ConfigFile::Default && isMissing) { // what may not be looked at is not missing
        return chosen;
    }
    std::ifstream file(path, std::ios::binary);
    std::string text(kMaxConfigBytes + 1, '\0'); // one byte more than allowed tells that there is more
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (!file.is_open() || file.bad()) {
        return fail(path.string() + " cannot be read. Check that it is there and that this user may read it.");
    }
    text.resize(static_cast<std::size_t>(file.gcount()));
    auto config = parseTillConfig(text, chosen);
    return config ? config : fail(path.string() + ", " + config.error());
}

} // namespace carded::app
