// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/unix_time.h"
#include "issuer/issuer_error.h"

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <vector>

// The program's own: the library knows neither CLI11 nor the clock.
namespace carded::issuer {

/// What the commands share: the time when the program began, and how the one that ran came out.
struct Program {
    UnixTime now{};
    Result<void, IssuerError> result;
};

struct InitArguments {
    std::string folder;
    std::string iss;
    std::vector<std::string> names;
    std::string country = "KR";
    std::string holderBinding = "required";
    std::string status = "required";
    std::string statusUri;
    unsigned statusBits = 1;
    std::size_t statusSize = 16384;
    std::string kid;
    std::string statusKid;
};

struct IssueArguments {
    std::string folder;
    std::string wallet;
    std::string birthDate;
    std::optional<int> birthYear;
    std::vector<int> ageOver;
    std::vector<int> notAgeOver;
    std::vector<std::string> driving;
    std::string portrait;
    std::vector<std::string> redact;
    std::size_t decoys = 0;
    bool isStatic = false;
    int validDays = 365;
    std::string at;
};

struct RevokeArguments {
    std::string folder;
    std::string wallet;
    bool suspend = false;
    bool restore = false;
};

struct StatusListArguments {
    std::string folder;
    std::string out;
    int validDays = 14;
    std::string at;
};

struct TrustListArguments {
    std::vector<std::string> folders;
    std::vector<std::string> entries;
    std::string out;
    std::uint64_t version = 1;
    bool demo = false;
    std::string at;
};

struct ShowArguments {
    std::string wallet;
    std::string at;
    std::string aud = "age1";
    std::vector<std::string> disclose;
    bool text = false;
    std::string png;
    std::string film;
    int seconds = 4;
    int refreshSeconds = 2;
    std::string sheet;
};

struct SetupArguments {
    std::string store;
    std::string till;
    std::string repository;
    std::string jurisdiction;
    std::string root;
    std::string key;
    bool text = false;
    std::string png;
};

struct DemoArguments {
    std::string folder;
    std::string at;
};

struct DemoStoreArguments {
    std::string folder;
    std::string trust;
    std::vector<std::string> policies;
    std::vector<std::string> status;
    std::string madeAt;
};

/// Everything the command line can say; the commands keep references into it.
struct Arguments {
    InitArguments init;
    std::string keysFolder;
    IssueArguments issue;
    RevokeArguments revoke;
    StatusListArguments statusList;
    TrustListArguments trustList;
    ShowArguments show;
    SetupArguments setup;
    DemoArguments demo;
    DemoStoreArguments demoStore;
};

/// `text` as RFC 3339 or Unix seconds; `now` if it is empty.
[[nodiscard]] Result<UnixTime, IssuerError> parseTime(const std::string& text, UnixTime now);
void addIssuerCommands(CLI::App& app, Arguments& arguments, Program& program);
void addIssueCommand(CLI::App& app, IssueArguments& arguments, Program& program);
void addShowCommand(CLI::App& app, ShowArguments& arguments, Program& program);
void addSetupCommand(CLI::App& app, SetupArguments& arguments, Program& program);
void addDemoCommands(CLI::App& app, Arguments& arguments, Program& program);

} // namespace carded::issuer
