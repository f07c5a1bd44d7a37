// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "policy/problems.h"
#include "policy/toml_tree.h"

#include <array>
#include <chrono>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace carded::policy {

/// Strings in a policy: what a person reads on a till, names of audiences.
inline constexpr std::size_t kMaxTextBytes = 200;

struct IntegerRange {
    std::int64_t least = 0;
    std::int64_t most = 0;
};

template <class E, std::size_t N>
using Words = std::array<std::pair<std::string_view, E>, N>;

/// Reads the values of one table by key. Problems are kept (shared by the readers of one file); a read that meets one
/// returns some value of its type, so a parser reads straight down and asks once at the end.
/// A view: the node and the problems must outlive it.
class TableReader {
public:
    /// `path` names the table in messages, `category.tobacco`; empty for the root. WrongType if it is no table.
    TableReader(std::string path, const TomlNode& node, Problems& problems);

    /// UnknownKey for each key that is none of `known`.
    void allowOnly(std::initializer_list<std::string_view> known);

    /// Null if absent.
    [[nodiscard]] const TomlNode* optional(std::string_view key) const;
    /// MissingKey, and null, if absent.
    [[nodiscard]] const TomlNode* required(std::string_view key);

    /// MissingKey for each that is absent.
    void require(std::initializer_list<std::string_view> keys);

    [[nodiscard]] int integer(std::string_view key, IntegerRange range);
    [[nodiscard]] std::optional<int> optionalInteger(std::string_view key, IntegerRange range);
    /// 1 to kMaxTextBytes bytes without control characters.
    [[nodiscard]] std::string text(std::string_view key);
    /// An array of `count` texts.
    [[nodiscard]] std::vector<std::string> texts(std::string_view key, IntegerRange count);
    [[nodiscard]] std::optional<Date> optionalDate(std::string_view key);
    /// An array of `count` local dates.
    [[nodiscard]] std::vector<Date> dates(std::string_view key, IntegerRange count);
    /// `HH:MM`, 00:00 to `most`; minutes since midnight.
    [[nodiscard]] std::chrono::minutes timeOfDay(std::string_view key, std::chrono::minutes most);
    /// From 1 s to `most`.
    [[nodiscard]] Seconds duration(std::string_view key, Seconds most);

    /// An array of `count` of `words`, none of them twice.
    template <class E, std::size_t N>
    [[nodiscard]] std::vector<E> wordList(std::string_view key, const Words<E, N>& words, IntegerRange count)
    {
        std::vector<E> result;
        for (const std::size_t index : wordIndexes(key, namesOf(words), count)) {
            result.push_back(words[index].second);
        }
        return result;
    }

    /// One of `words`; without `fallback` the key is required.
    template <class E, std::size_t N>
    [[nodiscard]] E word(std::string_view key, const Words<E, N>& words, std::optional<E> fallback = std::nullopt)
    {
        if (fallback && optional(key) == nullptr) {
            return *fallback;
        }
        return words[wordIndex(key, namesOf(words))].second;
    }

    void report(PolicyError::Cause cause, std::string_view key, std::string_view what);
    [[nodiscard]] std::string pathOf(std::string_view key) const;
    /// Of the value of `key`; of the table if there is no such key.
    [[nodiscard]] Place placeOf(std::string_view key) const;
    [[nodiscard]] const TomlTable& entries() const noexcept { return *m_table; }

private:
    template <class E, std::size_t N>
    [[nodiscard]] static std::array<std::string_view, N> namesOf(const Words<E, N>& words)
    {
        std::array<std::string_view, N> names{};
        for (std::size_t i = 0; i < N; ++i) {
            names[i] = words[i].first;
        }
        return names;
    }
    [[nodiscard]] const TomlArray* array(std::string_view key, std::string_view what, IntegerRange count);
    [[nodiscard]] std::vector<std::size_t> wordIndexes(std::string_view key, std::span<const std::string_view> known,
                                                       IntegerRange count);
    [[nodiscard]] std::size_t wordIndex(std::string_view key, std::span<const std::string_view> known);
    [[nodiscard]] std::optional<std::size_t> knownWord(std::string_view key, const TomlNode& node,
                                                       std::span<const std::string_view> known);
    [[nodiscard]] std::string checkedText(std::string_view key, const TomlNode& node);

    std::string m_path;
    Place m_place;
    const TomlTable* m_table;
    Problems& m_problems;
};

} // namespace carded::policy
