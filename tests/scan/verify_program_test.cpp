// SPDX-License-Identifier: Apache-2.0
#include "credential/base45.h"
#include "credential/cbor_writer.h"
#include "tests/scan/scan_fixture.h"
#include "tests/support/hex.h"
#include "tests/support/token_builder.h"

#include <doctest/doctest.h>

#include <fstream>
#include <zlib.h>

using namespace carded;
using test::hex;
using test::operator+;
using test::run;

namespace {

std::vector<std::string> reasonsOf(const test::Ran& ran)
{
    std::vector<std::string> reasons;
    for (const std::string& line : ran.lines()) {
        reasons.push_back(test::reasonIn(line));
    }
    return reasons;
}

std::string age1(ByteSpan message)
{
    return "AGE1:" + credential::encodeBase45(message);
}

/// As much as a zlib stream can inflate to that fits one code: zeros, a thousand for one.
Bytes largestBomb()
{
    const Bytes zeros(2'800'000, 0);
    Bytes stream(compressBound(zeros.size()));
    uLongf size = stream.size();
    REQUIRE(compress2(stream.data(), &size, zeros.data(), zeros.size(), Z_BEST_COMPRESSION) == Z_OK);
    stream.resize(size);
    return stream;
}

/// The most memory that a running process has had, in KiB.
long peakOf(pid_t process)
{
    std::ifstream status("/proc/" + std::to_string(process) + "/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmHWM:")) {
            return std::stol(line.substr(6));
        }
    }
    return 0;
}

} // namespace

TEST_CASE("carded verify: the exit status tells the outcome, and the line holds the format's fields")
{
    const auto pass = run(test::carded("verify", {"--category", "tobacco", test::codeOf("1-adult")}));
    CHECK(pass.status == 0);
    CHECK(pass.err.empty());
    REQUIRE(pass.lines().size() == 1);
    auto json = nlohmann::ordered_json::parse(pass.out);
    CHECK(json["elapsed_us"].get<int>() > 0);
    json["elapsed_us"] = 1;
    CHECK(
        json.dump()
        == R"({"outcome":"pass","reason":"old_enough","format":"age1","issuer":"https://id.example",)"
           R"("minimum_age":19,"category":"tobacco","checked_at":"2026-05-28T20:26:40Z","elapsed_us":1,"demo":true})");
    CHECK(run(test::carded("verify", {test::codeOf("2-minor")})).status == 1);
    CHECK(run(test::carded("verify", {test::codeOf("9-unknown-issuer")})).status == 2);
    const auto article = run(test::carded("verify", {"4006381333931"}));
    CHECK(article.status == 2);
    CHECK(article.out == "{\"ignored\":\"article_number\"}\n");
}

TEST_CASE("carded verify: a bound code proves nothing before its signatures held")
{
    for (const char* customer : {"7-forged", "9-unknown-issuer"}) {
        CAPTURE(customer);
        const auto json = nlohmann::json::parse(run(test::carded("verify", {test::codeOf(customer)})).out);
        CHECK_FALSE(json.contains("issuer"));
        CHECK_FALSE(json.contains("minimum_age"));
    }
}

TEST_CASE("carded verify -: one result a line, whatever ends the line")
{
    const std::string code = test::codeOf("1-adult");
    const auto ran = run(test::carded("verify", {"-"}), code + "\n" + code + "\r\n\n\r\nhttps://a.example\n" + code);
    CHECK(ran.status == 0);
    CHECK(reasonsOf(ran)
          == std::vector<std::string>{"old_enough", "old_enough", "not_a_credential", "not_a_credential", "online_code",
                                      "old_enough"});
    const auto nothing = run(test::carded("verify", {"-"}), "");
    CHECK(nothing.status == 0);
    CHECK(nothing.out.empty());
}

TEST_CASE("carded verify -: each result is there before the next line is asked for")
{
    test::RunningProgram program(test::carded("verify", {"-"}));
    for (int i = 0; i < 3; ++i) {
        program.write("https://a.example\n");
        CHECK(test::reasonIn(program.nextLine()) == "online_code");
    }
    CHECK(program.finish() == 0);
}

TEST_CASE("carded verify --hex: texts that hold line feeds, and a line that is not hexadecimal")
{
    const std::string licence = "400A1E0D414E534920"; // "@" LF RS CR "ANSI "
    const auto ran = run(test::carded("verify", {"--hex", "-"}), licence + "\r\nxyz\n123\n41474531 3A\n\n41\n");
    CHECK(ran.status == 64);
    const auto lines = ran.lines();
    REQUIRE(lines.size() == 6);
    CHECK(test::reasonIn(lines[0]) == "unsupported_document");
    CHECK(nlohmann::json::parse(lines[0])["document"] == "aamva");
    for (const int i : {1, 2, 3}) {
        CHECK(lines[static_cast<std::size_t>(i)] == R"({"error":"not_hexadecimal"})");
    }
    CHECK(test::reasonIn(lines[4]) == "not_a_credential");
    CHECK(test::reasonIn(lines[5]) == "not_a_credential");
    CHECK(run(test::carded("verify", {"--hex", licence})).status == 2);
}

TEST_CASE("carded verify -: hostile texts are answered and take no memory")
{
    constexpr std::size_t kLargestText = 4296;
    const Bytes bomb = largestBomb();
    Bytes tail(1000, 0x81);
    tail.push_back(0);
    const std::string bombText = credential::encodeBase45(bomb);
    CHECK(bombText.size() + 5 <= kLargestText);
    struct Row {
        const char* name;
        std::string text;
        const char* reason;
    };
    const Row rows[] = {
        {"rubbish after AGE1:", "AGE1:" + std::string(kLargestText - 5, '%'), "malformed"},
        {"rubbish", std::string(kLargestText, '%'), "not_a_credential"},
        {"a text one too long", "AGE1:" + std::string(kLargestText - 4, 'A'), "malformed"},
        {"zlib bomb", "AGE1:" + bombText, "malformed"},
        {"zlib bomb, bare", bombText, "not_a_credential"},
        {"nested 1,000 deep", age1(hex("D2") + tail), "malformed"},
        {"array of 2^63 items", age1(hex("D2 9B8000000000000000")), "malformed"},
        {"map of 2^63 pairs", age1(hex("D2 BB8000000000000000")), "malformed"},
        {"bytes of 4 GiB in a signed message", age1(hex("D2 84 5AFFFFFFFF")), "malformed"},
        {"one line of 1 MB", std::string(1'000'000, 'A'), "not_a_credential"},
        {"one line of 1 MB after AGE1:", "AGE1:" + std::string(1'000'000, 'A'), "malformed"},
        {"one line of 20 MB", std::string(20 * std::size_t{1'000'000}, ' '), "not_a_credential"},
    };
    test::RunningProgram program(test::carded("verify", {"-"}));
    program.write(test::codeOf("1-adult") + "\n");
    CHECK(test::reasonIn(program.nextLine()) == "old_enough");
    const long before = peakOf(program.id());
    REQUIRE(before > 0);
    for (const Row& row : rows) {
        CAPTURE(row.name);
        program.write(row.text + "\n");
        CHECK(test::reasonIn(program.nextLine()) == row.reason);
        CHECK(peakOf(program.id()) < before + 3 * 1024L);
    }
    CHECK(program.finish() == 0);
}

TEST_CASE("carded inspect: a code is shown as JSON that says it is unverified, without its holder")
{
    const std::string carded = test::programs() / "carded";
    const auto ran = run({carded, "inspect", test::codeOf("3-last-day")});
    CHECK(ran.status == 0);
    const auto json = nlohmann::json::parse(ran.out);
    CHECK(json["verified"] == false);
    CHECK(json["format"] == "age1");
    CHECK(json["holder"]["typ"] == "kb+cwt");
    CHECK(json["holder"]["aud"] == "age1");
    CHECK(json["issuer"]["typ"] == "sd-cwt");
    CHECK(json["issuer"]["iss"] == "https://road.example");
    CHECK(json["issuer"]["cnf"] == "Ed25519");
    CHECK(json["issuer"]["disclosures"] == 1);
    CHECK(json["data"].contains("birth_date"));

    const auto link = run({carded, "inspect", "https://a.example"});
    CHECK(link.status == 2);
    CHECK(nlohmann::json::parse(link.out) == nlohmann::json({{"verified", false}, {"problem", "online_code"}}));
    const auto health = run({carded, "inspect", "HC1:NCF"});
    CHECK(nlohmann::json::parse(health.out)["document"] == "eu-dcc");
    CHECK(nlohmann::json::parse(run({carded, "inspect", "AGE1:"}).out)["problem"] == "malformed");
}

TEST_CASE("carded inspect: a Claim 169 code shows its issuer's part and what a check may use")
{
    auto token = test::claim169().signBy(test::TestKey::P256);
    token.protectedHeader.erase(4);
    token.claims.erase(1).set(169, test::claim169Members().set(4, test::item("Sentinel-A")).encode());
    const auto ran = run({test::programs() / "carded", "inspect", test::bareBase45(token.encode())});
    CHECK(ran.status == 0);
    const auto json = nlohmann::json::parse(ran.out);
    CHECK(json["verified"] == false);
    CHECK(json["format"] == "claim169");
    CHECK(json["issuer"]["alg"] == "ES256");
    CHECK_FALSE(json["issuer"].contains("iss"));
    CHECK_FALSE(json["issuer"].contains("kid"));
    CHECK(json["data"] == nlohmann::json({{"birth_date", "1988-01-02"}, {"portrait", "4 bytes"}}));
    CHECK(ran.out.find("Sentinel") == std::string::npos);
}

TEST_CASE("carded inspect: who somebody is stays out, whatever the claim is called")
{
    credential::CborWriter payload;
    payload.map(10).integer(1).text("https://id.example").integer(4).integer(1'900'000'000);
    payload.integer(6).integer(1'700'000'000).integer(2).text("Sentinel-A");
    payload.text("age_over_19").boolean(true).text("family_name").text("Sentinel-B");
    payload.text("document_number").text("Sentinel-C").text("nickname").text("Sentinel-D");
    payload.text("Sentinel-E").integer(4711).text("national_id").integer(4712);
    const Bytes header = credential::CborWriter().map(2).integer(1).integer(-8).integer(4).bytes(Bytes{0x31}).take();
    const Bytes code = credential::CborWriter()
                           .tag(18)
                           .array(4)
                           .bytes(header)
                           .map(0)
                           .bytes(payload.data())
                           .bytes(Bytes(64)) // nobody asks whether it holds
                           .take();
    const auto ran = run({test::programs() / "carded", "inspect", "AGE1:" + credential::encodeBase45(code)});
    CHECK(ran.status == 0);
    CHECK(nlohmann::json::parse(ran.out)["data"].contains("age_over_19"));
    CHECK(ran.out.find("Sentinel") == std::string::npos);
    CHECK(ran.out.find("471") == std::string::npos);
}

TEST_CASE("carded status: what the till goes by, or why it is blocked")
{
    const std::string carded = test::programs() / "carded";
    // Whether this machine's clock is long after the demo or before it: nothing may be sold on it.
    const auto json = run({carded, "status", "--json", "--demo", "--store", test::demoFolder()});
    CHECK(json.status == 2);
    const auto state = nlohmann::json::parse(json.out);
    CHECK(state["state"] == "blocked");
    CHECK(state["verified_at"] == "2026-05-28T20:26:40Z");
    CHECK(state["generation"] == 1);
    CHECK(state["policies"] == nlohmann::json({"KR"}));
    CHECK(state["demo"] == true);
    CHECK(state["age_s"].is_number_unsigned());
    const auto plain = run({carded, "status", "--demo", "--store", test::demoFolder()});
    CHECK(plain.status == 2);
    CHECK(plain.out.find("\nverified_at: 2026-05-28T20:26:40Z\n") != std::string::npos);
    const auto refused = run({carded, "status", "--json", "--store", test::demoFolder()});
    CHECK(refused.status == 2);
    CHECK(nlohmann::json::parse(refused.out)["problem"].get<std::string>().find("is a demo") != std::string::npos);
}

TEST_CASE("carded status: a store made just now is ready")
{
    const revocation_cache::TestFolder folder;
    const test::TestTrustList trust{.version = 1, .issued = UnixTime{Seconds{1'700'000'000}}};
    revocation_cache::overwrite(folder.path() / "trust.json", trust.json());
    revocation_cache::overwrite(folder.path() / "policy.toml", revocation_cache::testPolicy().toml);
    const auto store = folder.path() / "store";
    REQUIRE(run({test::programs() / "carded-issuer", "demo-store", store, "--trust", folder.path() / "trust.json",
                 "--policy", folder.path() / "policy.toml"})
                .status
            == 0);
    const auto ran = run({test::programs() / "carded", "status", "--json", "--demo", "--store", store});
    CHECK(ran.status == 0);
    CHECK(nlohmann::json::parse(ran.out)["state"] == "ready");
}

TEST_CASE("carded status: a clock that stands before the store's own time blocks the till")
{
    const revocation_cache::TestFolder folder;
    revocation_cache::TestInput input;
    input.madeAt = UnixTime{Seconds{4'102'444'800}}; // 2100: this machine's clock is surely behind it
    input.trust.issued = input.madeAt;
    REQUIRE(input.build(folder.path()));
    const auto ran = run({test::programs() / "carded", "status", "--json", "--demo", "--store", folder.path()});
    CHECK(ran.status == 2);
    const auto json = nlohmann::json::parse(ran.out);
    CHECK(json["state"] == "blocked");
    CHECK(json["problem"].get<std::string>().find("clock") != std::string::npos);
}
