// SPDX-License-Identifier: Apache-2.0
#include "tests/secrecy/world.h"

#include "credential/presentation.h"
#include "issuer/demo_store.h"
#include "tests/scanner/scanner_support.h"
#include "tests/secrecy/person.h"
#include "tests/support/foreign_tokens.h"
#include "tests/support/plain_policy.h"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <stdexcept>

namespace carded::test {

namespace {

namespace fs = std::filesystem;

std::int64_t secondsOf(UnixTime time)
{
    return time.time_since_epoch().count();
}

/// Who the customer is, in a credential of ours. The claims are left to be changed.
TestMessage personalCwt(TestMessage token, UnixTime now, const Bytes& portrait)
{
    const std::int64_t at = secondsOf(now);
    token.claims.set(4, item(at + 100'000)).set(6, item(at - 100'000));
    token.claims.set(2, item(kSubject)).set(7, bytesItem(asBytes(kTokenId)));
    token.claims.set("family_name", item(kFamilyName)).set("given_name", item(kKoreanName));
    token.claims.set("document_number", item(kDocumentNumber)).set("street", item(kStreet));
    token.claims.set("birth_date", tagItem(1004, item(kBirthDate))).set("portrait", bytesItem(portrait));
    return token;
}

TestMessage boundCwt(UnixTime now, const Bytes& portrait)
{
    TestMessage token = personalCwt(sdCwt(), now, portrait);
    token.claims.erase(5).set(65535, statusItem(kStatusIndex));
    disclose(token, {disclosure(0x51, item(kGivenName), item("nickname"))});
    return token;
}

std::string shownAt(const TestMessage& token, UnixTime now)
{
    TestMessage showing = keyBindingToken(token.encode());
    showing.claims.set(6, item(secondsOf(now)));
    return age1(zlib(showing.encode()));
}

TestMessage personalClaim169(UnixTime now, const Bytes& portrait)
{
    TestMessage token = claim169();
    const auto members = claim169Members()
                             .set(1, item(kDocumentNumber))
                             .set(4, item(std::string(kGivenName) + " " + std::string(kFamilyName)))
                             .set(8, item(kBirthDates[1]))
                             .set(10, item(kStreet))
                             .set(16, bytesItem(portrait));
    const std::int64_t at = secondsOf(now);
    token.claims.set(4, item(at + 100'000)).set(6, item(at - 100'000)).set(169, members.encode());
    return token;
}

std::string licence()
{
    const std::string names = "DCS" + std::string(kFamilyName) + "\nDAC" + std::string(kGivenName);
    const std::string rest =
        "\nDBB" + std::string(kBirthDates[2]) + "\nDAQ" + std::string(kDocumentNumber) + "\nDAG" + std::string(kStreet);
    return "@\n\x1e\rANSI 636000100002DL00410278ZV03190008DL" + names + rest + "\r";
}

std::string healthText()
{
    return R"({"nam":{"fn":")" + std::string(kFamilyName) + R"(","gn":")" + std::string(kKoreanName) + R"("},"dob":")"
           + std::string(kBirthDate) + R"("})";
}

} // namespace

World::World()
{
    for (const char* folder : {"left", "left/home", "left/tmp", "left/run", "left/out", "shown"}) {
        fs::create_directories(m_folder / folder);
    }
    fs::permissions(m_folder / "left/run", fs::perms::owner_all);
    // Records go by the clock of the machine, so what is shown is made by it too.
    const auto now = std::chrono::floor<Seconds>(std::chrono::system_clock::now());
    makeStore(now);
    addBoundCodes(now);
    addStaticCodes(now);
    addTexts();
    for (const auto& [name, text] : {std::pair{"family name", kFamilyName}, std::pair{"given name", kGivenName},
                                     std::pair{"Korean name", kKoreanName}, std::pair{"street", kStreet},
                                     std::pair{"document number", kDocumentNumber}, std::pair{"subject", kSubject},
                                     std::pair{"token id", kTokenId}, std::pair{"scanned text", kSecretLooking}}) {
        m_sentinels.addText(name, text);
    }
    for (const std::string_view date : kBirthDates) {
        m_sentinels.addText("birth date " + std::string(date), date);
    }
    m_sentinels.addText("birth date of the minor", kMinorBirthDate);
    m_sentinels.addWord("birth date in short", kShortBirthDate);
    m_sentinels.addText("status index", std::to_string(kStatusIndex));
    m_sentinels.addText("revoked index", std::to_string(kRevokedIndex));
    m_sentinels.addBytes("holder's key", coseKeyItem(TestKey::Holder));
}

void World::makeStore(UnixTime now) const
{
    auto trust = trustJson();
    trust["issued"] = "2024-01-01T00:00:00Z";
    trust["issuers"].push_back(californiaIssuer());
    trust["issuers"].push_back(truAgeIssuer(TestKey::Issuer));
    Bytes entries(static_cast<std::size_t>(kRevokedIndex) / 4 + 1, 0);
    entries[kRevokedIndex / 4] |= 1U << (2 * (kRevokedIndex % 4));
    TestMessage list = statusList(entries);
    list.claims.set(6, item(secondsOf(now) - 100)).set(4, item(secondsOf(now) + 100'000));
    const issuer::DemoStoreFiles files{
        trust.dump(), {plainPolicy("KR")}, {{std::string(kListUri), list.encode()}}, now};
    if (const auto made = issuer::buildDemoStore(store(), files); !made || made->listsCount != 1) {
        throw std::runtime_error("the store was not made");
    }
    std::ofstream(m_folder / "till.toml") << "format = \"carded-till-1\"\nstore = \"S1\"\ntill = \"T1\"\n";
}

const Code& World::code(std::string_view name) const
{
    return *std::ranges::find(m_codes, name, &Code::name);
}

/// Its text, and what is in it that only this customer has, is looked for.
void World::addCode(const std::string& name, std::string text)
{
    constexpr std::size_t kPrefix = 5;
    m_sentinels.addBytes("text of " + name, asBytes(text).subspan(kPrefix));
    const auto parsed = credential::parsePresentation(text);
    if (parsed && parsed->credential.proof) {
        const credential::W3cProof& proof = *parsed->credential.proof;
        m_sentinels.addBytes("issuer's signature of " + name, proof.signature);
        if (!proof.uuid.empty()) {
            m_sentinels.addBytes("uuid of " + name, proof.uuid);
        }
    } else if (parsed) {
        m_sentinels.addBytes("issuer's signature of " + name, parsed->credential.message.signature);
        if (parsed->holder) {
            m_sentinels.addBytes("holder's signature of " + name, parsed->holder->message.signature);
        }
    }
    m_codes.push_back({name, std::move(text)});
}

void World::addBoundCodes(UnixTime now)
{
    const Bytes portrait = colourFile(24, 32, ".jpg", 30);
    m_sentinels.addBytes("portrait", ByteSpan(portrait).last(120));
    const TestMessage adult = boundCwt(now, portrait);
    const auto add = [&](const std::string& name, const std::function<void(TestMessage&)>& change) {
        TestMessage token = adult;
        change(token);
        addCode(name, shownAt(token, now));
    };
    add("adult", [](TestMessage&) {});
    add("other adult", [](TestMessage& token) { token.claims.set(6, item(secondsOf(UnixTime{}) + 1'700'000'000)); });
    add("revoked", [](TestMessage& token) { token.claims.set(65535, statusItem(kRevokedIndex)); });
    add("minor", [](TestMessage& token) {
        token.claims.set("birth_date", item(kMinorBirthDate)).set("age_over_19", boolItem(false));
    });
    add("without an age", [](TestMessage& token) { token.claims.erase("birth_date").erase("age_over_19"); });
    add("expired", [&](TestMessage& token) { token.claims.set(4, item(secondsOf(now) - 50'000)); });
    add("forged", [](TestMessage& token) { token.signature = Bytes(64, 0x5A); });
    add("of a stranger", [](TestMessage& token) { token.signBy(TestKey::Stranger); });
    add("with an impossible date", [](TestMessage& token) { token.claims.set("birth_date", item("1987-03-29T00")); });
    add("with a wrong type", [](TestMessage& token) { token.claims.set("document_number", item(55190273)); });
    add("with a broken disclosure",
        [](TestMessage& token) { token.unprotectedHeader.set(17, arrayItem({bytesItem(asBytes(kSecretLooking))})); });
    addCode("old code", shownAt(adult, now - Seconds{7200}));
    addCode("code from the future", shownAt(adult, now + Seconds{7200}));
    TestMessage elsewhere = keyBindingToken(adult.encode());
    elsewhere.claims.set(3, item("another-shop")).set(6, item(secondsOf(now)));
    addCode("for another audience", age1(zlib(elsewhere.encode())));
    addCode("not a phone's", age1(adult.encode()));
}

void World::addStaticCodes(UnixTime now)
{
    const Bytes portrait = colourFile(24, 32, ".jpg", 30);
    addCode("card", age1(zlib(personalCwt(plainCwt(), now, portrait).encode())));
    TestMessage forged = personalCwt(plainCwt(), now, portrait);
    forged.signer = TestKey::Stranger;
    addCode("forged card", age1(forged.encode()));
    addCode("claim 169", bareBase45(personalClaim169(now, portrait).encode()));
    TestMessage locked = personalClaim169(now, portrait);
    locked.protectedHeader.set(1, item(-257));
    addCode("claim 169 by an unknown algorithm", bareBase45(locked.encode()));

    TestCard californian;
    californian.set("DCS", std::string(kFamilyName)).set("DAC", std::string(kGivenName));
    californian.set("DAQ", std::string(kDocumentNumber)).set("DAG", std::string(kStreet));
    californian.set("DBB", std::string(kBirthDates[2]));
    californian.statusIndex = static_cast<std::uint64_t>(kStatusIndex);
    addCode("Californian card", californian.text());
    TestTruAge token;
    token.uuid.assign(kTokenId.begin(), kTokenId.begin() + 16);
    token.created = token.issued = static_cast<std::uint64_t>(secondsOf(now) - 100'000);
    token.expires = static_cast<std::uint64_t>(secondsOf(now) + 100'000);
    addCode("TruAge token", token.text());
}

void World::addTexts()
{
    const std::string secret(kSecretLooking);
    const std::string words = secret + " " + std::string(kFamilyName) + " " + std::string(kKoreanName) + " "
                              + std::string(kShortBirthDate) + " " + std::string(kDocumentNumber);
    const std::string json = healthText();
    for (const auto& [name, text] : std::vector<std::pair<std::string, std::string>>{
             {"licence", licence()},
             {"licence without control characters", "@ANSI 636000" + licence().substr(20)},
             {"words", words},
             {"words after AGE1:", "AGE1:" + words},
             {"words before a broken end", words + "\xFF\xFE" + words},
             {"JSON", json},
             {"broken JSON", json.substr(0, json.size() - 3) + secret},
             {"VDS-NC", R"({"data":{"hdr":{"t":"icao.vacc","v":1},"msg":)" + json + "}"},
             {"health card", "shc:/" + words},
             {"EU health certificate", "HC1:" + words},
             {"JWT", "eyJhbGciOiJIUzI1NiJ9." + words},
             {"SD-JWT", "eyJhbGciOiJIUzI1NiJ9." + words + "~" + words},
             {"mdoc", "mdoc:" + words},
             {"TruAge", "VP1-" + words},
             {"link", "https://a.example/?name=" + secret + "&n=" + std::string(kFamilyName)},
             {"TOML", "store = \"" + words},
             {"SQL", "'; SELECT '" + words},
             {"format", "%s%n%x " + words},
             {"line longer than any", words + std::string(40'000, 'A') + words},
         }) {
        m_codes.push_back({name, text});
    }
}

Ran World::run(const std::string& program, std::vector<std::string> words, std::string_view input)
{
    const std::string left = m_folder / "left";
    std::vector<std::string> command{"/usr/bin/env",
                                     "HOME=" + left + "/home",
                                     "TMPDIR=" + left + "/tmp",
                                     "XDG_RUNTIME_DIR=" + left + "/run",
                                     "XDG_CACHE_HOME=" + left + "/home/cache",
                                     "XDG_CONFIG_HOME=" + left + "/home/config",
                                     "QT_QPA_PLATFORM=offscreen",
                                     programs() / program};
    const std::string name = program + (words.empty() ? "" : " " + words.front());
    std::ranges::move(words, std::back_inserter(command));
    Ran ran = test::run(command, input);
    m_outputs.push_back({name + ", standard output", ran.out});
    m_outputs.push_back({name + ", standard error", ran.err});
    return ran;
}

Ran World::carded(std::vector<std::string> words, std::string_view input)
{
    const std::vector<std::string> till{"--demo", "--store", store(), "--config", m_folder / "till.toml"};
    words.insert(words.begin() + 1, till.begin(), till.end());
    return run("carded", std::move(words), input);
}

std::vector<Place> World::places() const
{
    std::vector<Place> all = m_outputs;
    for (Place& file : filesBelow(m_folder / "left")) {
        all.push_back(std::move(file));
    }
    return all;
}

} // namespace carded::test
