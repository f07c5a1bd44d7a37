// SPDX-License-Identifier: Apache-2.0
#include "policy/nearest_word.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace carded::policy {
namespace {

/// The number of letters to add, drop or change (Levenshtein). Words in a file may be long, so it is asked only
/// for short ones.
std::size_t editDistance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t changed = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({changed, row[j] + 1, diagonal + 1});
        }
    }
    return row.back();
}

} // namespace

std::string nearestWord(std::string_view word, std::span<const std::string_view> known)
{
    constexpr std::size_t kMaxWordBytes = 40;
    std::string result;
    // Three slips of the hand are still a slip, but not in a word of three letters.
    std::size_t nearest = std::min<std::size_t>(4, word.size() / 2 + 1);
    for (const std::string_view candidate : known) {
        const std::size_t distance = word.size() > kMaxWordBytes ? nearest : editDistance(word, candidate);
        if (distance < nearest) {
            nearest = distance;
            result = " (did you mean \"" + std::string(candidate) + "\"?)";
        }
    }
    return result;
}

} // namespace carded::policy
