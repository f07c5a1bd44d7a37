// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/unix_time.h"
#include "tests/secrecy/sentinels.h"
#include "tests/support/run_program.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/token_builder.h"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace carded::test {

/// A text that a customer shows.
struct Code {
    std::string name;
    std::string text;
};

/// A till with a store of its own and a customer of whom everything is known, so that what is left of a check can be
/// looked through. The programs run in it alone: their home, their temporary and their run-time folders lie in it.
class World {
public:
    World();

    [[nodiscard]] std::filesystem::path store() const { return m_folder / "left" / "store"; }
    /// Where the programs may write what they are told to.
    [[nodiscard]] std::filesystem::path out() const { return m_folder / "left" / "out"; }
    /// Pictures and films of codes: what is in them is the customer's own, and not looked through.
    [[nodiscard]] std::filesystem::path shown() const { return m_folder / "shown"; }

    [[nodiscard]] const std::vector<Code>& codes() const noexcept { return m_codes; }
    [[nodiscard]] const Code& code(std::string_view name) const;
    [[nodiscard]] const Sentinels& sentinels() const noexcept { return m_sentinels; }

    /// Runs `program WORDS...`, one of those built with this test, and keeps its outputs.
    Ran run(const std::string& program, std::vector<std::string> words, std::string_view input = {});
    /// `carded WORDS... --demo --store STORE --config CONFIG`.
    Ran carded(std::vector<std::string> words, std::string_view input = {});

    /// Outputs of all runs so far, and all files below the folders that the programs can write to.
    [[nodiscard]] std::vector<Place> places() const;

private:
    void makeStore(UnixTime now) const;
    void addBoundCodes(UnixTime now);
    void addStaticCodes(UnixTime now);
    void addTexts();
    void addCode(const std::string& name, std::string text);

    TemporaryFolder m_folder;
    std::vector<Code> m_codes;
    Sentinels m_sentinels;
    std::vector<Place> m_outputs;
};

} // namespace carded::test
