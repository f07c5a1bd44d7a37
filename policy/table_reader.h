// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "policy/toml_tree.h"

#include <array>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace carded::policy {

/// Strings in a policy: what a person reads on a till, names of audiences.
inline constexpr std::size_t kMaxTextBytes = 200;

/// The first problem met; what is reported later is dropped.
class FirstProblem {
public:
    void report(PolicyError::Cause cause, std::string message, Place place);

    [[nodiscard]] const std::optional<PolicyError>& error() const noexcept { return m_error; }

private:
    std::optional<PolicyError> m_error;
};

struct IntegerRange {
    std::int64_t least = 0;
    std::int64_t most = 0;
};

template <class E, std::size_t N>
using Words = std::array<std::pair<std::string_view, E>, N>;

/// Reads the values of one table by key. The first problem sticks (FirstProblem, shared by the readers of one
/// file); after it a read returns some value of its type, so a parser reads straight down and asks once at the end.
/// A view: the node and the problem must outlive it.
class TableReader {
public:
    /// `path` names the table in messages, `category.tobacco`; empty for the root. WrongType if it is no table.
    TableReader(std::string path, const TomlNode& node, FirstProblem& problem);

    /// UnknownKey at the first key that is none of `known`.
    void allowOnly(std::initializer_list<std::string_view> known);

    /// Null if absent.
    [[nodiscard]] const TomlNode* optional(std::string_view key) const;
    /// MissingKey, and null, if absent.
    [[nodiscard]] const TomlNode* required(std::string_view key);

    [[nodiscard]] int integer(std::string_view key, IntegerRange range);
    /// 1 to kMaxTextBytes bytes without control characters.
    [[nodiscard]] std::string text(std::string_view key);
    /// An array of `count` texts.
    [[nodiscard]] std::vector<std::string> texts(std::string_view key, IntegerRange count);
    [[nodiscard]] std::optional<Date> optionalDate(std::string_view key);
    /// From 1 s to `most`.
    [[nodiscard]] Seconds duration(std::string_view key, Seconds most);

    /// One of `words`; without `fallback` the key is required.
    template <class E, std::size_t N>
    [[nodiscard]] E word(std::string_view key, const Words<E, N>& words, std::optional<E> fallback = std::nullopt)
    {
        if (fallback && optional(key) == nullptr) {
            return *fallback;
        }
        std::array<std::string_view, N> known{};
        for (std::size_t i = 0; i < N; ++i) {
            known[i] = words[i].first;
        }
        return words[wordIndex(key, known)].second;
    }

    void report(PolicyError::Cause cause, std::string_view key, std::string_view what);
    [[nodiscard]] std::string pathOf(std::string_view key) const;
    /// Of the value of `key`; of the table if there is no such key.
    [[nodiscard]] Place placeOf(std::string_view key) const;
    [[nodiscard]] const TomlTable& entries() const noexcept { return *m_table; }

private:
    [[nodiscard]] std::size_t wordIndex(std::string_view key, std::span<const std::string_view> known);
    [[nodiscard]] std::string checkedText(std::string_view key, const TomlNode& node);

    std::string m_path;
    Place m_place;
    const TomlTable* m_table;
    FirstProblem& m_problem;
};

} // namespace carded::policy
