// SPDX-License-Identifier: Apache-2.0
#include "evidence/pack_zip.h"
#include "tests/evidence/test_log.h"

#include <doctest/doctest.h>

#include <functional>
#include <zip.h>

using namespace carded;
using namespace carded::evidence;

namespace {

PackFiles pack()
{
    const test::TestLog log(6);
    auto content = log.content(2, 4);
    content.older = log.checkpoint(3);
    return makePack(content).value();
}

/// A zip that toZip() would not make.
std::string zipWith(const PackFiles& files, const std::function<void(zip_t&)>& change)
{
    zip_source_t* buffer = zip_source_buffer_create(nullptr, 0, 0, nullptr);
    zip_source_keep(buffer);
    zip_t* archive = zip_open_from_source(buffer, ZIP_TRUNCATE, nullptr);
    REQUIRE(archive != nullptr);
    for (const auto& [name, content] : files) {
        zip_source_t* source = zip_source_buffer(archive, content.data(), content.size(), 0);
        REQUIRE(zip_file_add(archive, name.c_str(), source, 0) >= 0);
    }
    change(*archive);
    REQUIRE(zip_close(archive) == 0);
    std::string zip(std::size_t{1} << 20U, '\0');
    REQUIRE(zip_source_open(buffer) == 0);
    zip.resize(static_cast<std::size_t>(zip_source_read(buffer, zip.data(), zip.size())));
    zip_source_close(buffer);
    zip_source_free(buffer);
    return zip;
}

std::string zipOf(const PackFiles& files)
{
    return zipWith(files, [](zip_t&) {});
}

std::string replaced(std::string text, const std::string& before, const std::string& after)
{
    REQUIRE(text.find(before) != std::string::npos);
    for (std::size_t at = text.find(before); at != std::string::npos; at = text.find(before, at + after.size())) {
        text.replace(at, before.size(), after);
    }
    return text;
}

std::string littleEndian(std::uint32_t value)
{
    std::string bytes;
    for (unsigned shift = 0; shift < 32; shift += 8) {
        bytes += static_cast<char>(value >> shift & 0xFFU);
    }
    return bytes;
}

std::optional<ZipError> errorOf(const std::string& zip)
{
    const auto files = fromZip(asBytes(zip));
    return files ? std::nullopt : std::optional(files.error());
}

} // namespace

TEST_CASE("PackZip: a pack comes back as it was, and makes the same zip each time")
{
    const auto zip = toZip(pack());
    REQUIRE(zip.has_value());
    CHECK(fromZip(asBytes(*zip)).value() == pack());
    CHECK(toZip(pack()) == zip);
    CHECK(zip->find(test::testRecord(2, "3").store + "\",\"till") == std::string::npos); // deflated
}

TEST_CASE("PackZip: files of nothing come back as well")
{
    const PackFiles files{{"records.jsonl", ""}, {"report.pdf", std::string(1, '\0')}};
    CHECK(fromZip(asBytes(toZip(files).value())).value() == files);
    CHECK(fromZip(asBytes(zipOf({{"report.pdf", ""}}))).value() == PackFiles{{"report.pdf", ""}});
}

TEST_CASE("PackZip: what another program has zipped is read, without Unix modes too")
{
    const auto zip = zipWith(pack(), [](zip_t& archive) {
        zip_file_set_external_attributes(&archive, 0, 0, ZIP_OPSYS_DOS, 0x20);
        zip_set_file_compression(&archive, 1, ZIP_CM_STORE, 0);
        zip_set_archive_comment(&archive, "hello", 5);
    });
    CHECK(fromZip(asBytes(zip)).value() == pack());
}

TEST_CASE("PackZip: names that no pack has, folders and names given twice are refused")
{
    for (const char* name :
         {"readme.txt", "../checkpoint", "/checkpoint", "pack/checkpoint", "checkpoint/", "Manifest", "report.html "}) {
        CHECK(errorOf(zipOf({{name, ""}})) == ZipError::UnknownFile);
    }
    const auto twice = replaced(zipOf({{"report.html", "1"}, {"report.htm_", "2"}}), "report.htm_", "report.html");
    CHECK(errorOf(twice) == ZipError::DoubledName);
}

TEST_CASE("PackZip: links, devices and folders are no files")
{
    for (const std::uint32_t type : {0120000U, 0020000U, 0010000U, 0040000U, 0140000U}) {
        const auto zip = zipWith(pack(), [type](zip_t& archive) {
            zip_file_set_external_attributes(&archive, 3, 0, ZIP_OPSYS_UNIX, (type | 0644U) << 16U);
        });
        CHECK(errorOf(zip) == ZipError::NotAFile);
    }
}

TEST_CASE("PackZip: encrypted entries and rare ways to pack are refused")
{
    const auto encrypted =
        zipWith(pack(), [](zip_t& archive) { zip_file_set_encryption(&archive, 0, ZIP_EM_AES_256, "password"); });
    CHECK(errorOf(encrypted) == ZipError::OddEntry);
    const auto rare = zipWith({{"report.html", std::string(500, 'a')}}, [](zip_t& archive) {
        REQUIRE(zip_set_file_compression(&archive, 0, ZIP_CM_BZIP2, 0) == 0);
    });
    CHECK(errorOf(rare) == ZipError::OddEntry);
}

TEST_CASE("PackZip: a file above its limit is not unpacked, whatever the zip says of its size")
{
    const std::size_t most = findPackFile("report.html")->mostBytes;
    const std::string large(most + 1, ' ');
    const std::string zip = zipOf({{"report.html", large}});
    CHECK(zip.size() < 100'000); // a small bomb
    CHECK(errorOf(zip) == ZipError::FileTooLarge);
    CHECK(errorOf(zipOf({{"report.html", large.substr(1)}})) == std::nullopt);
    const auto size = littleEndian(static_cast<std::uint32_t>(large.size()));
    for (const std::size_t lie : {std::size_t{0}, std::size_t{1}, most}) {
        CHECK(errorOf(replaced(zip, size, littleEndian(static_cast<std::uint32_t>(lie)))) == ZipError::NotAZip);
    }
    const auto longer = zipOf({{"report.html", std::string(1000, ' ')}});
    CHECK(errorOf(replaced(longer, littleEndian(1000), littleEndian(1001))) == ZipError::NotAZip);
}

TEST_CASE("PackZip: files above the limit together are not unpacked")
{
    PackFiles files;
    for (const char* name : {"proofs.jsonl", "records.jsonl"}) {
        files[name].resize(findPackFile(name)->mostBytes);
    }
    files["report.html"] = "1";
    CHECK(errorOf(zipOf(files)) == ZipError::PackTooLarge);
    CHECK(errorOf(std::string(kMaxZipBytes + 1, '\0')) == ZipError::PackTooLarge);
}

TEST_CASE("PackZip: every strict prefix and what is no zip is refused")
{
    const auto zip = toZip(pack()).value();
    for (std::size_t size = 0; size < zip.size(); ++size) {
        CHECK(errorOf(zip.substr(0, size)) == ZipError::NotAZip);
    }
    CHECK(errorOf("{}") == ZipError::NotAZip);
    CHECK(errorOf(std::string(10'000, '\xFF')) == ZipError::NotAZip);
}

TEST_CASE("PackZip: a flipped bit gives the same files or none")
{
    const auto files = pack();
    const auto zip = toZip(files).value();
    std::size_t refused = 0;
    std::size_t same = 0;
    for (std::size_t bit = 0; bit < zip.size() * 8; ++bit) {
        std::string changed = zip;
        changed[bit / 8] = static_cast<char>(static_cast<unsigned char>(changed[bit / 8]) ^ (1U << bit % 8));
        const auto read = fromZip(asBytes(changed));
        if (!read) {
            ++refused;
        } else if (*read == files) {
            ++same; // a date, a mode, a version
        } else {
            FAIL("bit ", bit, " changed the files");
        }
    }
    MESSAGE(refused, " flips refused, ", same, " without effect");
    CHECK(refused > 10 * same);
}
