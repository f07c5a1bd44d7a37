// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/scanner/scanner_support.h"
#include "tests/support/token_builder.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace carded::test {

inline constexpr std::int64_t kRevoked = 9; ///< its entry in the status list
inline constexpr std::int64_t kRevokedLater = 10;

/// What a customer shows, and what the till must say.
struct Customer {
    const char* expected;
    bool needsCategory;
    std::function<std::string(std::int64_t now, int number)> code;
};

inline std::string boundCode(std::int64_t now, int number, std::int64_t index,
                             const std::function<void(TestMessage&)>& change)
{
    TestMessage token = sdCwt();
    token.claims.set(4, item(now + 100'000)).set(6, item(now - 100'000 - number)).erase(5);
    token.claims.set(65535, statusItem(index));
    change(token);
    TestMessage showing = keyBindingToken(token.encode());
    showing.claims.set(6, item(now));
    return age1(zlib(showing.encode()));
}

inline std::string cardCode(std::int64_t now, int number)
{
    TestMessage token = plainCwt();
    token.claims.set(4, item(now + 100'000)).set(6, item(now - 100'000 - number));
    token.claims.set("portrait", bytesItem(colourFile(24, 32, ".jpg", 30)));
    return age1(zlib(token.encode()));
}

/// Whoever comes to the till, one after another, again and again.
inline const std::vector<Customer>& customers()
{
    const auto bound = [](std::int64_t index, std::function<void(TestMessage&)> change) {
        return [index, change = std::move(change)](std::int64_t now, int number) {
            return boundCode(now, number, index, change);
        };
    };
    const auto asItIs = [](TestMessage&) {};
    static const std::vector<Customer> all{
        {"old_enough", true, bound(1, asItIs)},
        {"underage", true,
         bound(2,
               [](TestMessage& token) {
                   token.claims.set("birth_date", tagItem(1004, item("2015-01-01"))).erase("age_over_19");
               })},
        {"old_enough", true, bound(3, asItIs)},
        {"revoked", true, bound(kRevoked, asItIs)},
        {"online_code", false, [](std::int64_t, int number) { return "https://a.example/" + std::to_string(number); }},
        {"bad_signature", true, bound(4, [](TestMessage& token) { token.signature = Bytes(64, 0x5A); })},
        {"old_enough", true, bound(kRevokedLater, asItIs)},
        {"code_too_old", true,
         [](std::int64_t now, int number) { return boundCode(now - 7'200, number, 5, [](TestMessage&) {}); }},
        {"expired", true,
         bound(6, [](TestMessage& token) { token.claims.set(4, item(kNow - 50'000)).set(6, item(kNow - 60'000)); })},
        {"face_check_needed", true, cardCode},
    };
    return all;
}

} // namespace carded::test
