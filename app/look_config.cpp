// SPDX-License-Identifier: Apache-2.0
#include "app/look_config.h"

#include <algorithm>
#include <array>

namespace carded::app {
namespace {

using Theme = LookConfig::Theme;

constexpr policy::Words<Theme, 4> kThemes{{{"desktop", Theme::Desktop},
                                           {"light", Theme::Light},
                                           {"dark", Theme::Dark},
                                           {"high_contrast", Theme::HighContrast}}};
constexpr policy::Words<bool, 2> kMotions{{{"full", false}, {"reduced", true}}};
constexpr std::array<std::int64_t, 4> kTextPercents{100, 125, 150, 200};

} // namespace

LookConfig readLook(policy::TableReader& root, policy::Problems& problem)
{
    LookConfig look;
    const policy::TomlNode* node = root.optional("look");
    if (node == nullptr) {
        return look;
    }
    policy::TableReader reader("look", *node, problem);
    reader.allowOnly({"theme", "motion", "text_percent"});
    look.theme = reader.word("theme", kThemes, std::optional(look.theme));
    look.isStill = reader.word("motion", kMotions, std::optional(look.isStill));
    if (reader.optional("text_percent") != nullptr) {
        const std::int64_t percent = reader.integer("text_percent", {kTextPercents.front(), kTextPercents.back()});
        if (std::ranges::find(kTextPercents, percent) == kTextPercents.end()) {
            reader.report(policy::PolicyError::Cause::OutOfRange, "text_percent", "may be 100, 125, 150 or 200");
        }
        look.textPercent = static_cast<int>(percent);
    }
    return look;
}

} // namespace carded::app
