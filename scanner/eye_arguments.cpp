// SPDX-License-Identifier: Apache-2.0
#include "scanner/eye_arguments.h"

#include <charconv>
#include <string_view>

namespace carded::scanner {

namespace {

std::optional<EyeSource::Kind> kindOf(std::string_view option)
{
    if (option == "--camera") {
        return EyeSource::Kind::Camera;
    }
    if (option == "--picture") {
        return EyeSource::Kind::Picture;
    }
    if (option == "--folder") {
        return EyeSource::Kind::Folder;
    }
    if (option == "--video") {
        return EyeSource::Kind::Video;
    }
    return std::nullopt;
}

/// A number from 0 to `most`, digits alone.
std::optional<int> parseNumber(std::string_view text, int most)
{
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < 0 || value > most) {
        return std::nullopt;
    }
    return value;
}

/// False if `option` is not one that stands alone.
bool takeSwitch(EyeArguments& parsed, std::string_view option)
{
    if (option == "--realtime") {
        parsed.options.realtime = true;
    } else if (option == "--repeat") {
        parsed.options.repeat = true;
    } else if (option == "--portrait") {
        parsed.portrait = true;
    } else {
        return false;
    }
    return true;
}

/// False if `option` is not one with a value, or its value is a bad one.
bool takeValue(EyeArguments& parsed, std::string_view option, std::string_view value)
{
    if (const auto kind = kindOf(option)) {
        parsed.options.sources.push_back({*kind, value});
        return !value.empty();
    }
    if (option == "--gap-ms") {
        const auto gap = parseNumber(value, kMaxGapMilliseconds);
        parsed.options.gap = std::chrono::milliseconds(gap.value_or(0));
        return gap.has_value();
    }
    if (option == "--preview-fd") {
        parsed.previewFd = parseNumber(value, 1023);
        return parsed.previewFd.has_value();
    }
    return false;
}

} // namespace

std::optional<EyeArguments> parseEyeArguments(std::span<char* const> arguments)
{
    EyeArguments parsed;
    while (!arguments.empty()) {
        const std::string_view option = arguments.front();
        arguments = arguments.subspan(1);
        if (takeSwitch(parsed, option)) {
            continue;
        }
        if (arguments.empty() || !takeValue(parsed, option, arguments.front())) {
            return std::nullopt;
        }
        arguments = arguments.subspan(1);
    }
    if (parsed.portrait != parsed.options.sources.empty()) {
        return std::nullopt;
    }
    return parsed;
}

} // namespace carded::scanner
