// SPDX-License-Identifier: Apache-2.0
#include "app/sound_config.h"

namespace carded::app {

SoundConfig readSound(policy::TableReader& root, policy::Problems& problem, const SoundConfig& fallback)
{
    SoundConfig config = fallback;
    const policy::TomlNode* const node = root.optional("sound");
    if (node == nullptr) {
        return config;
    }
    constexpr policy::Words<Mute, 2> kStarts{{{"on", Mute::Off}, {"muted", Mute::On}}};
    policy::TableReader table("sound", *node, problem);
    table.allowOnly({"volume", "at_start"});
    config.volume = table.optionalInteger("volume", {1, sound::kLoudest}).value_or(config.volume);
    config.atStart = table.word("at_start", kStarts, std::optional(config.atStart));
    return config;
}

} // namespace carded::app
