// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/run_program.h"
#include "tests/sync/sync_fixture.h"

#include <fstream>
#include <nlohmann/json.hpp>

namespace carded::test {

/// A repository on a stick and a till beside it, for the program itself.
class ProgramTill {
public:
    ProgramTill() { publisher.writeTo(stick()); }

    Publisher publisher{kFarEnd, kFarEndTime};

    [[nodiscard]] std::filesystem::path stick() const { return m_folder / "stick"; }
    [[nodiscard]] std::filesystem::path store() const { return m_folder / "store"; }
    [[nodiscard]] std::string stickUrl() const { return "file://" + stick().string(); }

    [[nodiscard]] std::vector<std::string> command(std::vector<std::string> words) const
    {
        std::vector<std::string> all{programs() / "carded", "--store", store(), "--config", config()};
        all.insert(all.end(), words.begin(), words.end());
        return all;
    }
    /// Runs `carded` on this till.
    [[nodiscard]] Ran carded(std::vector<std::string> words) const { return run(command(std::move(words))); }

    [[nodiscard]] Ran init(const std::string& url) const
    {
        return carded({"init", "--root", stick() / "metadata/1.root.json", "--repository", url});
    }
    void mustInit() const
    {
        if (init(stickUrl()).status != 0) {
            throw std::runtime_error("carded init failed");
        }
    }
    /// Another configuration; without one the defaults hold.
    void configure(const std::string& toml) const { std::ofstream(m_folder / "till.toml") << toml; }

    /// Publishes a later version to the stick: what is in force is then told by the trust list's version.
    void publishNext()
    {
        publisher.renewTrust();
        publisher.publish();
        publisher.writeTo(stick());
    }

    [[nodiscard]] std::uint64_t trustVersion() const
    {
        const auto state = revocation_cache::State::open(store());
        return state ? (*state)->info().trustVersion : 0;
    }

private:
    [[nodiscard]] std::string config() const
    {
        const auto path = m_folder / "till.toml";
        if (!std::filesystem::exists(path)) {
            std::ofstream(path) << "format = \"carded-till-1\"\n";
        }
        return path;
    }

    TemporaryFolder m_folder{memoryFolder()};
};

inline nlohmann::json jsonOf(const Ran& ran)
{
    return nlohmann::json::parse(ran.out, nullptr, false);
}

} // namespace carded::test
