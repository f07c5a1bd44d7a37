// SPDX-License-Identifier: Apache-2.0
#include "crypto/sha256.h"
#include "issuer/code_cost.h"
#include "issuer/qr_picture.h"
#include "issuer/wallet.h"
#include "tests/issuer/fixture.h"

#include <doctest/doctest.h>

using namespace carded;

namespace {

/// Bytes that do not compress, the same each time.
issuer::RandomSource noise()
{
    return [next = 0](std::size_t count) mutable {
        Bytes bytes;
        while (bytes.size() < count) {
            const auto hash = crypto::sha256(asBytes(std::to_string(next++)));
            bytes.insert(bytes.end(), hash.data.begin(), hash.data.end());
        }
        bytes.resize(count);
        return bytes;
    };
}

/// Of https://id.example, with the status list https://id.example/s.
issuer::Wallet walletOf(const issuer::IssueRequest& request)
{
    auto office = issuer::makeIssuer(test::testOptions(), noise());
    REQUIRE(office);
    auto wallet = issuer::issueCredential(*office, request, noise());
    REQUIRE(wallet);
    return *wallet;
}

int lengthOf(const issuer::IssueRequest& request, const std::vector<std::string>& disclose = {})
{
    const auto code = issuer::showCode(walletOf(request), {test::kIssued, "age1", disclose});
    REQUIRE(code);
    return static_cast<int>(code->size());
}

issuer::IssueRequest minimal()
{
    return test::testRequest(test::over19());
}

/// Four elements more than the age mark, redacted.
issuer::IssueRequest fourRedacted()
{
    auto request = minimal();
    request.facts.birthDate = issuer::parseDay("1990-12-31");
    request.facts.birthYear = 1990;
    request.facts.ageMarks.push_back({18, true});
    request.facts.ageMarks.push_back({21, true});
    request.redact = {"birth_date", "age_birth_year", "age_over_18", "age_over_21"};
    return request;
}

/// Zlib's luck with random bytes moves a length by a few characters.
bool isAbout(int measured, int said)
{
    return measured >= said - 12 && measured <= said + 12;
}

} // namespace

TEST_CASE("Code length: one age mark, a holder's key and a status entry take at most 480 characters")
{
    const auto wallet = walletOf(minimal());
    const auto message = issuer::presentCredential(wallet, {test::kIssued, "age1", {}});
    REQUIRE(message);
    CHECK(5 + (message->size() * 3 + 1) / 2 <= 480); // without compression too, whatever the keys
    const auto code = issuer::showCode(wallet, {test::kIssued, "age1", {}});
    REQUIRE(code);
    CHECK(code->size() <= 480);
    const auto qr = issuer::makeQrCode(*code);
    REQUIRE(qr);
    CHECK(qr->version <= 12);
}

TEST_CASE("Code length: what the help says that things cost is so")
{
    const int base = lengthOf(minimal());
    CHECK(isAbout(base, issuer::kMinimalCodeCharacters));

    const auto four = fourRedacted();
    const int hidden = lengthOf(four) - base;
    const int disclosed = lengthOf(four, four.redact) - base;
    auto licence = minimal();
    licence.facts.birthDate = issuer::parseDay("1990-12-31");
    licence.facts.privileges.push_back(*issuer::parsePrivilege("B:2020-01-01:2030-01-01"));
    const int rental = lengthOf(licence) - base;
    auto withPortrait = minimal();
    withPortrait.facts.portrait = noise()(1024);
    std::ranges::copy(Bytes{0xFF, 0xD8, 0xFF}, withPortrait.facts.portrait.begin());
    const int portrait = lengthOf(withPortrait) - base;
    CHECK(isAbout(hidden, issuer::kFourHiddenCharacters));
    CHECK(isAbout(disclosed, issuer::kFourDisclosedCharacters));
    CHECK(isAbout(rental, issuer::kRentalLicenceCharacters));
    CHECK(isAbout(portrait, issuer::kPortraitCharacters));
}
