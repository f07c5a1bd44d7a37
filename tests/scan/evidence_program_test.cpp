// SPDX-License-Identifier: Apache-2.0
#include "evidence/log_folder.h"
#include "tests/scan/scan_fixture.h"
#include "tests/support/temporary_folder.h"

#include <doctest/doctest.h>

#include <fstream>

using namespace carded;
using test::run;

namespace {

/// A demo's store with a till's numbers. What is judged here says nothing that the clock could change.
struct Shop {
    Shop()
    {
        test::copyDemoStore(store);
        std::ofstream(config) << "format = \"carded-till-1\"\nstore = \"0042\"\ntill = \"3\"\n";
    }

    [[nodiscard]] std::vector<std::string> command(const std::vector<std::string>& rest) const
    {
        std::vector<std::string> words{test::programs() / "carded", "--demo", "--store", store, "--config", config};
        words.insert(words.end(), rest.begin(), rest.end());
        return words;
    }
    [[nodiscard]] test::Ran carded(const std::vector<std::string>& rest) const { return run(command(rest)); }
    [[nodiscard]] test::Ran evidence(std::vector<std::string> rest) const
    {
        rest.insert(rest.begin(), "evidence");
        return carded(rest);
    }
    void check(const std::string& text = "https://shop.example/1") const
    {
        CHECK(carded({"verify", "--record", text}).status == 2);
    }
    [[nodiscard]] std::filesystem::path log() const { return evidence::currentLogIn(store / "evidence"); }

    test::TemporaryFolder folder;
    std::filesystem::path store = folder / "store";
    std::filesystem::path config = folder / "till.toml";
};

void keep(const std::filesystem::path& path, const std::string& text)
{
    std::ofstream(path, std::ios::binary) << text;
}

} // namespace

TEST_CASE("carded verify --record: each answer is on record, and the log's size and root are told")
{
    const Shop shop;
    CHECK(shop.carded({"verify", "https://shop.example/1"}).status == 2);
    CHECK(shop.evidence({"list"}).err.find("no records yet") != std::string::npos);
    const auto ran = shop.carded({"verify", "--record", "--json", "https://shop.example/1"});
    CHECK(ran.status == 2);
    CHECK(test::reasonIn(ran.out) == "online_code");
    CHECK(ran.err.find("evidence carded.evidence/0042/3 size 1 root ") != std::string::npos);
    CHECK(run(shop.command({"verify", "--record", "-"}), "8801234567893\nhello\nAGE1:0\n").status == 0);
    const auto listed = shop.evidence({"list", "--json"});
    CHECK(listed.status == 0);
    std::vector<std::string> reasons;
    for (const auto& record : test::objectsIn(listed)) {
        CHECK(record["store"] == "0042");
        CHECK(record["mode"] == "demo");
        reasons.push_back(record["reason"]);
    }
    CHECK(reasons == std::vector<std::string>{"online_code", "not_a_credential", "malformed"}); // no article's number
    CHECK(shop.evidence({"list"}).lines()[1].ends_with(" check cannot_verify not_a_credential lottery"));
}

TEST_CASE("carded verify --record: what cannot be recorded is not judged")
{
    const Shop shop;
    CHECK(shop.carded({"verify", "--record", "--at", "0", "hello"}).status == 64);
    std::filesystem::create_directory(shop.store / "evidence");
    const auto lock = evidence::LogLock::take(shop.store / "evidence");
    REQUIRE(lock.has_value());
    const auto busy = shop.carded({"verify", "--record", "hello"});
    CHECK(busy.status == 70);
    CHECK(busy.out.empty());
    CHECK(busy.err.find("another program is writing the records") != std::string::npos);
}

TEST_CASE("carded evidence: a pack holds by the key that was kept, and shows what was changed since a checkpoint")
{
    const Shop shop;
    shop.check();
    keep(shop.folder / "key", shop.evidence({"key"}).out);
    keep(shop.folder / "old", shop.evidence({"checkpoint"}).out);
    shop.check();
    shop.check("hello");
    const std::string key = shop.folder / "key";
    const std::string old = shop.folder / "old";
    for (const std::string name : {"pack", "pack.zip"}) {
        CAPTURE(name);
        const std::string pack = shop.folder / name;
        const auto made = shop.evidence({"export", "--out", pack, "--since", old});
        CHECK(made.status == 0);
        CHECK(made.out.find("records: 3,") != std::string::npos);
        const auto good = shop.evidence({"verify", pack, "--key", key, "--since", old, "--json"});
        CHECK(good.status == 0);
        const auto json = nlohmann::json::parse(good.out);
        CHECK(json["holds"] == true);
        CHECK(json["origin"] == "carded.evidence/0042/3");
        CHECK(json["records"] == 3);
        CHECK(json["first_record"] == 0);
        CHECK(json["not_in_the_pack"] == 0);
        CHECK(json["older_checkpoint"] == "holds");
        const auto unchecked = shop.evidence({"verify", pack});
        CHECK(unchecked.status == 2);
        CHECK(unchecked.out.find("key: unchecked") != std::string::npos);
        CHECK(shop.evidence({"export", "--out", pack}).status == 70); // never over another one
    }
    const Shop other;
    other.check();
    keep(other.folder / "key", other.evidence({"key"}).out);
    CHECK(shop.evidence({"verify", shop.folder / "pack", "--key", other.folder / "key"}).status == 1);
    CHECK(shop.evidence({"verify", shop.folder / "pack", "--key", "rubbish+1+2"}).status == 64);
    CHECK(shop.evidence({"verify", shop.folder / "none"}).status == 70);

    const auto records = shop.folder / "pack" / "records.jsonl";
    std::string text = revocation_cache::contentsOf(records);
    text.replace(text.rfind("not_a_credential"), 16, "not_a_credentiaL");
    keep(records, text);
    const auto bad = shop.evidence({"verify", shop.folder / "pack", "--key", key});
    CHECK(bad.status == 1);
    CHECK(bad.out.find("records.jsonl, line 3") != std::string::npos);
}

TEST_CASE("carded evidence verify: the till's own log, and a log that was cut")
{
    const Shop shop;
    shop.check();
    shop.check();
    keep(shop.folder / "key", shop.evidence({"key"}).out);
    keep(shop.folder / "old", shop.evidence({"checkpoint"}).out);
    CHECK(shop.evidence({"verify", "--key", shop.folder / "key", "--since", shop.folder / "old"}).status == 0);
    CHECK(shop.evidence({"verify", shop.log()}).status == 2);
    std::string copied = shop.evidence({"checkpoint"}).out; // as somebody reads it from a code and mails it
    for (std::size_t at = copied.find('\n'); at != std::string::npos; at = copied.find('\n', at + 2)) {
        copied.insert(at, 1, '\r');
    }
    for (const std::string& text : {copied, copied + "\r\n", copied.substr(0, copied.size() - 2)}) {
        keep(shop.folder / "copied", text);
        CHECK(shop.evidence({"verify", "--key", shop.folder / "key", "--since", shop.folder / "copied"}).status == 0);
    }
    std::filesystem::copy(shop.store / "evidence", shop.folder / "before", std::filesystem::copy_options::recursive);
    shop.check();
    keep(shop.folder / "new", shop.evidence({"checkpoint"}).out);
    const auto cut = shop.evidence({"verify", shop.folder / "before" / "evidence.db", "--since", shop.folder / "new"});
    CHECK(cut.status == 1);
    CHECK(cut.out.find("checkpoint of 3 records: the log was cut or rewritten since.") != std::string::npos);
    keep(shop.folder / "rubbish.db", std::string("SQLite format 3\0", 16) + std::string(5000, 'x'));
    CHECK(shop.evidence({"verify", shop.folder / "rubbish.db"}).status != 0);
}

TEST_CASE("carded evidence: a log that cannot be written beside is read all the same")
{
    const Shop shop;
    shop.check();
    const auto handed = shop.folder / "handed";
    std::filesystem::create_directory(handed);
    std::filesystem::copy_file(shop.log(), handed / "evidence.db");
    std::filesystem::permissions(shop.folder.path(), std::filesystem::perms(0755));
    std::filesystem::permissions(handed / "evidence.db", std::filesystem::perms(0444));
    std::filesystem::permissions(handed, std::filesystem::perms(0555));
    const auto ran =
        run({test::programs() / "carded", "evidence", "verify", handed / "evidence.db"}, {}, test::User::Nobody);
    CHECK(ran.status == 2);
    CHECK(ran.out.find("holds: true") != std::string::npos);
    std::filesystem::permissions(handed, std::filesystem::perms(0755));
}

TEST_CASE("carded evidence report: HTML on standard output, PDF into a file, and a wrong call is told")
{
    const Shop shop;
    shop.check();
    const auto html = shop.evidence({"report", "--language", "ko"});
    CHECK(html.status == 0);
    CHECK(html.out.starts_with("<!DOCTYPE html>"));
    CHECK(html.out.find("0042") != std::string::npos);
    CHECK(shop.evidence({"report", "--out", shop.folder / "r.pdf"}).status == 0);
    CHECK(revocation_cache::contentsOf(shop.folder / "r.pdf").starts_with("%PDF-"));
    CHECK(shop.evidence({"report", "--out", shop.folder / "r.txt"}).status == 64);
    CHECK(shop.evidence({"report", "--day", "2026-11-31"}).status == 64);
    CHECK(shop.evidence({"report", "--month", "2026-11-01"}).status == 64);
    CHECK(shop.evidence({"report", "--day", "2026-11-01", "--from", "0"}).status == 64);
    CHECK(shop.evidence({"list", "--from", "yesterday"}).status == 64);
}

TEST_CASE("carded evidence list: a period has what is in it")
{
    const Shop shop;
    shop.check();
    CHECK(shop.evidence({"list", "--from", "1970-01-01T00:00:00Z"}).lines().size() == 1);
    CHECK(shop.evidence({"list", "--to", "1970-01-02T00:00:00Z"}).lines().empty());
    CHECK(shop.evidence({"list", "--day", "1999-12-31"}).lines().empty());
}

TEST_CASE("carded evidence prune: what is older goes, its hash stays, and a writer keeps it out")
{
    const Shop shop;
    shop.check();
    shop.check();
    const auto none = shop.evidence({"prune"});
    CHECK(none.out.starts_with("dropped: 0 records"));
    {
        const auto lock = evidence::LogLock::take(shop.store / "evidence");
        REQUIRE(lock.has_value());
        CHECK(shop.evidence({"prune"}).status == 70);
    }
    CHECK(shop.evidence({"prune", "--keep-days", "-1"}).status == 64);
    CHECK(shop.evidence({"verify"}).status == 2);
}

TEST_CASE("carded evidence: with another till number a new log begins, and the one before can still be shown")
{
    const Shop shop;
    shop.check();
    std::ofstream(shop.config) << "format = \"carded-till-1\"\nstore = \"0042\"\ntill = \"4\"\n";
    const auto key = shop.evidence({"key"});
    CHECK(key.out.starts_with("carded.evidence/0042/3+"));
    CHECK(key.err.find("the next check begins a new log") != std::string::npos);
    shop.check();
    CHECK(shop.evidence({"key"}).out.starts_with("carded.evidence/0042/4+"));
    CHECK(shop.evidence({"verify"}).out.find("follows: previous carded.evidence/0042/3 1 ") != std::string::npos);
    const std::string ended = shop.store / "evidence" / "evidence-0001.db";
    CHECK(shop.evidence({"list", "--log", ended}).lines().size() == 1);
    CHECK(shop.evidence({"export", "--log", ended, "--out", shop.folder / "pack"}).status == 0);
    CHECK(shop.evidence({"verify", shop.folder / "pack"}).out.find("origin: carded.evidence/0042/3")
          != std::string::npos);
}
