// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "issuer/program.h"
#include "issuer/repository.h"

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

// The program's own: the commands below `carded-issuer repository`.
namespace carded::issuer {

/// What the commands below `repository` can be told; one command runs, so they share what they have in common.
struct RepositoryArguments {
    std::string repository;
    std::vector<std::string> keys;
    std::string at;
    RepositoryOptions create;
    std::vector<std::string> issuers;
    std::vector<std::string> entries;
    std::vector<std::string> setupKeys;
    std::string trustList;
    std::vector<std::string> policies;
    std::vector<std::string> statusLists;
    std::vector<std::string> removed;
    bool demo = false;
    int listDays = 14;
    std::size_t deltas = 24;
    std::uint64_t keep = 10;
    std::string atLeast = "1d";
    bool json = false;
    std::string file;
    std::string key;
    std::string role;
    std::string replaced;
    std::vector<std::string> added;
    std::vector<std::string> dropped;
    std::vector<std::string> thresholds;
};

void addRepositoryCommands(CLI::App& app, RepositoryArguments& arguments, Program& program);
/// Those for the root and its keys.
void addRootCommands(CLI::App& repository, RepositoryArguments& arguments, Program& program);

/// Options that several commands have.
void addRepositoryOption(CLI::App& command, RepositoryArguments& arguments);
CLI::Option* addKeysOption(CLI::App& command, RepositoryArguments& arguments);
void addAtOption(CLI::App& command, RepositoryArguments& arguments);

[[nodiscard]] KeyPlaces keyPlaces(const RepositoryArguments& arguments);

} // namespace carded::issuer
