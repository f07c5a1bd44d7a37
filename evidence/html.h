// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evidence/report_words.h"

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace carded::evidence {

/// `text` as it can stand in an element or between double quotes: nothing in it is markup. Control characters become
/// spaces.
[[nodiscard]] std::string escape(std::string_view text);

/// `words`, in which `values` stand for `{1}`, `{2}` and so on. Plain text, not escaped.
[[nodiscard]] std::string fill(std::string_view words, std::initializer_list<std::string_view> values);

/// `1,234,567`
[[nodiscard]] std::string grouped(std::uint64_t number);

/// `3.2` or, of very little, `0.02`: the per cent that `part` is of `whole`, rounded. Exact up to 10^15.
[[nodiscard]] std::string percent(std::uint64_t part, std::uint64_t whole);

/// `<element class="style">html</element>`; `html` is markup already.
[[nodiscard]] std::string element(std::string_view name, std::string_view style, std::string_view html);

enum class Columns : std::uint8_t { Numbers, Texts };

/// A table of text, escaped: a heading line, then at most kMostRows lines, and how many there would be more.
class Table {
public:
    static constexpr std::size_t kMostRows = 100;

    /// The first column is text; `others` says what the other ones are, and how they are set.
    Table(ReportLanguage language, Columns others, std::initializer_list<Text> headings);

    void addRow(const std::vector<std::string>& cells);
    [[nodiscard]] std::string html() const;

private:
    [[nodiscard]] std::string row(std::string_view cellName, const std::vector<std::string>& cells) const;

    ReportLanguage m_language;
    Columns m_others;
    std::string m_rows;
    std::size_t m_rowCount = 0;
};

/// What is what.
struct Fact {
    std::string_view label;
    std::string value;
};

/// A table of labels and values, both escaped.
class Facts {
public:
    enum class Weight : std::uint8_t { Plain, Striking };

    void add(std::string_view label, std::string_view value, Weight weight = Weight::Plain);
    /// Two beside each other.
    void addPair(const Fact& left, const Fact& right);
    /// Its value may break anywhere: a hash, a key.
    void addCode(std::string_view label, std::string_view value);
    [[nodiscard]] std::string html() const;

private:
    void addRow(std::string_view label, std::string_view value, std::string_view style);

    std::string m_rows;
};

} // namespace carded::evidence
