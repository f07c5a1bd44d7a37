// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "issuer/issue.h"
#include "issuer/issuer_folder.h"
#include "issuer/random_source.h"
#include "tests/support/temporary_folder.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <memory>
#include <string>

namespace carded::test {

/// A source of bytes that anybody can guess: each test gets the same keys and salts.
inline issuer::RandomSource countingSource()
{
    return [next = std::uint8_t{0}](std::size_t count) mutable {
        Bytes bytes(count);
        for (auto& byte : bytes) {
            byte = next++;
        }
        return bytes;
    };
}

inline constexpr UnixTime kIssued{Seconds{1780000000}}; // 2026-05-28T20:26:40Z

inline issuer::IssuerOptions testOptions()
{
    issuer::IssuerOptions options;
    options.description.iss = "https://id.example";
    options.description.name["en"] = "Test Office";
    options.description.country = "KR";
    return options;
}

inline issuer::IssuerFolder testIssuer(const issuer::IssuerOptions& options = testOptions())
{
    auto issuer = issuer::makeIssuer(options, countingSource());
    REQUIRE(issuer);
    return *issuer;
}

inline issuer::IssueRequest testRequest(issuer::PersonFacts facts)
{
    issuer::IssueRequest request;
    request.facts = std::move(facts);
    request.iat = kIssued;
    request.validFor = Seconds{365 * 86400};
    return request;
}

inline issuer::PersonFacts over19()
{
    issuer::PersonFacts facts;
    facts.ageMarks.push_back({19, true});
    return facts;
}

inline issuer::Wallet testWallet(issuer::IssuerFolder& issuer, const issuer::IssueRequest& request)
{
    auto wallet = issuer::issueCredential(issuer, request, countingSource());
    REQUIRE(wallet);
    return *wallet;
}

inline std::filesystem::perms rightsOf(const std::filesystem::path& path)
{
    return std::filesystem::status(path).permissions();
}

inline constexpr auto kOwnerOnly = std::filesystem::perms::owner_read | std::filesystem::perms::owner_write;

} // namespace carded::test
