// SPDX-License-Identifier: Apache-2.0
#include "crypto/encoding.h"
#include "tests/support/error_of.h"
#include "tlog/note_name.h"
#include "tlog/signed_note.h"

#include <doctest/doctest.h>

using namespace carded;
using namespace carded::tlog;
using test::errorOf;

namespace {

// The example of golang.org/x/mod/sumdb/note: a text, its signature by one key, and by another.
const std::string kText = "If you think cryptography is the answer to your problem,\n"
                          "then you don't know what your problem is.\n";
const std::string kNeumannLine =
    "\u2014 PeterNeumann "
    "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
const std::string kRootLine =
    "\u2014 EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";
const std::string kNote = kText + '\n' + kNeumannLine;
const char* const kNeumannKey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const char* const kRootKey = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop";

/// PRIVATE+KEY+PeterNeumann+c74f20a3+..., without the type before the seed.
crypto::Ed25519KeyPair neumannKeyPair()
{
    const Bytes typed = crypto::decodeBase64("AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz").value();
    return crypto::ed25519KeyPair(crypto::Ed25519Seed::from(ByteSpan(typed).subspan(1)).value());
}

NoteVerifier neumann()
{
    return parseVerifierKey(kNeumannKey).value();
}

NoteVerifier root()
{
    return parseVerifierKey(kRootKey).value();
}

Result<OpenedNote, NoteError> openByNeumann(std::string_view note)
{
    return openNote(note, std::vector{neumann()});
}

/// A signature line of `name` with `bytes` bytes after the key hash, all zero.
std::string strangeLine(const std::string& name, std::size_t bytes)
{
    return "\u2014 " + name + ' ' + crypto::encodeBase64(Bytes(4 + bytes, 0)) + '\n';
}

std::string repeated(const std::string& line, std::size_t times)
{
    std::string lines;
    for (std::size_t i = 0; i < times; ++i) {
        lines += line;
    }
    return lines;
}

} // namespace

TEST_CASE("Signed note: the example of Go's note package opens, and the same key signs the same note")
{
    const auto opened = openByNeumann(kNote);
    REQUIRE(opened.has_value());
    CHECK(opened->text == kText);
    CHECK(opened->signedBy == std::vector<std::string>{"PeterNeumann"});
    CHECK(opened->unknown.empty());
    CHECK(signNote(kText, "PeterNeumann", neumannKeyPair()) == kNote);
}

TEST_CASE("Signed note: signers are told in the order of the note, each once, and apart from the unknown")
{
    const std::string both = kText + '\n' + kRootLine + kNeumannLine + kRootLine;
    const auto byBoth = openNote(both, std::vector{neumann(), root()});
    REQUIRE(byBoth.has_value());
    CHECK(byBoth->signedBy == std::vector<std::string>{"EnochRoot", "PeterNeumann"});
    CHECK(byBoth->unknown.empty());

    const auto byOne = openByNeumann(both);
    REQUIRE(byOne.has_value());
    CHECK(byOne->signedBy == std::vector<std::string>{"PeterNeumann"});
    REQUIRE(byOne->unknown.size() == 2);
    CHECK(byOne->unknown[0].name == "EnochRoot");
    CHECK(byOne->unknown[0].keyHash == 0xaf0cfe78);
}

TEST_CASE("Signed note: a signature that shares only the name or only the hash with a known key is unknown")
{
    NoteVerifier otherName = neumann();
    otherName.name = "PeterNewman";
    CHECK(errorOf(openNote(kNote, std::vector{otherName})) == NoteError::NoKnownSignature);
    NoteVerifier otherHash = neumann();
    ++otherHash.keyHash;
    CHECK(errorOf(openNote(kNote, std::vector{otherHash})) == NoteError::NoKnownSignature);
    CHECK(openNote(kNote, std::vector{otherName, otherHash, neumann()}).has_value());
}

TEST_CASE("Signed note: what is no note, or not signed, has its own error")
{
    const std::string wrongLength =
        "\u2014 PeterNeumann " + crypto::encodeBase64(Bytes{0xc7, 0x4f, 0x20, 0xa3, 1}) + '\n';
    const std::string otherText = "then you don't know what your problem is.\n\n" + kNeumannLine;
    struct Row {
        std::string note;
        NoteError error;
    };
    const Row rows[] = {
        {"", NoteError::NoFinalNewline},
        {kText, NoteError::NoSignatures},
        {"\n", NoteError::NoSignatures},
        {kText + '\n', NoteError::NoSignatures},
        {kNote + '\n', NoteError::NoSignatures},
        {kNeumannLine, NoteError::NoSignatures},
        {'\n' + kNeumannLine, NoteError::NoSignatures}, // a blank line, and no text before it
        {"\n\n" + kNeumannLine, NoteError::InvalidSignature},
        {kNote.substr(0, kNote.size() - 1), NoteError::NoFinalNewline},
        {"\xff" + kNote, NoteError::NotUtf8},
        {kNote + "\u2014 PeterNeumann\xff x08gowA=\n", NoteError::NotUtf8},
        {"\t" + kNote, NoteError::ControlCharacter},
        {std::string(1, '\0') + kNote, NoteError::ControlCharacter},
        {kText + "\r\n\r\n" + kNeumannLine, NoteError::ControlCharacter},
        {kNote + "Unexpected line.\n", NoteError::BadSignatureLine},
        {kText + "\n- PeterNeumann x08gowA=\n", NoteError::BadSignatureLine},
        {kText + "\n\u2014PeterNeumann x08gowA=\n", NoteError::BadSignatureLine},
        {kText + "\n\u2014 PeterNeumann\n", NoteError::BadSignatureLine},
        {kText + "\n\u2014  x08gowA=\n", NoteError::BadName},
        {kText + "\n\u2014 Peter+Neumann x08gowA=\n", NoteError::BadName},
        {kText + "\n\u2014 Peter\u00a0Neumann x08gowA=\n", NoteError::BadName},
        {kText + "\n\u2014 Peter Neumann x08gowA=\n", NoteError::BadSignature},
        {kText + "\n\u2014 PeterNeumann \n", NoteError::BadSignature},
        {kText + "\n\u2014 PeterNeumann x08gow==\n", NoteError::BadSignature}, // a key hash and nothing after it
        {kText + "\n\u2014 PeterNeumann x08gowA\n", NoteError::BadSignature},
        {kText + "\n\u2014 PeterNeumann x08gowA= \n", NoteError::BadSignature},
        {kNote + strangeLine("known.example/no", 0), NoteError::BadSignature},
        {kText + '\n' + repeated(kNeumannLine, 17), NoteError::TooManySignatures},
        {kText + '\n' + kRootLine, NoteError::NoKnownSignature},
        {otherText, NoteError::InvalidSignature},
        {kText + '\n' + wrongLength, NoteError::InvalidSignature},
        {kNote + wrongLength, NoteError::InvalidSignature}, // although another one of the same key holds
        {kText + '\n' + wrongLength + kNeumannLine, NoteError::InvalidSignature},
    };
    for (const Row& row : rows) {
        CAPTURE(row.note);
        CHECK(errorOf(openByNeumann(row.note)) == row.error);
    }
    CHECK(errorOf(openNote(kNote, {})) == NoteError::NoKnownSignature);
}

TEST_CASE("Signed note: a key given twice is refused where it signed, and nowhere else")
{
    const std::vector twice{root(), neumann(), root()};
    CHECK(errorOf(openNote(kText + '\n' + kRootLine, twice)) == NoteError::AmbiguousKey);
    CHECK(errorOf(openNote(kNote + kRootLine, twice)) == NoteError::AmbiguousKey);
    CHECK(openNote(kNote, twice).has_value());
}

TEST_CASE("Signed note: the last blank line ends the text, whatever it looks like")
{
    const auto pair = neumannKeyPair();
    for (const std::string& text : {std::string("\n"), std::string("\n\n\n"), kNote, "a\n\n" + kRootLine + '\n'}) {
        CAPTURE(text);
        const auto note = signNote(text, "PeterNeumann", pair);
        REQUIRE(note.has_value());
        const auto opened = openByNeumann(*note);
        REQUIRE(opened.has_value());
        CHECK(opened->text == text);
        CHECK(opened->unknown.empty());
    }
}

TEST_CASE("Signed note: no beginning of a note, no flipped bit and no byte after the end opens")
{
    for (std::size_t size = 0; size < kNote.size(); ++size) {
        REQUIRE_FALSE(openByNeumann(kNote.substr(0, size)).has_value());
    }
    for (std::size_t bit = 0; bit < kNote.size() * 8; ++bit) {
        CAPTURE(bit);
        std::string flipped = kNote;
        flipped[bit / 8] = static_cast<char>(static_cast<unsigned char>(flipped[bit / 8]) ^ 1U << bit % 8);
        REQUIRE_FALSE(openByNeumann(flipped).has_value());
    }
    for (int byte = 0; byte < 256; ++byte) {
        REQUIRE_FALSE(openByNeumann(kNote + static_cast<char>(byte)).has_value());
    }
}

TEST_CASE("Signed note: sixteen signatures are read, of nearly 5 kB too, and one more is not")
{
    const std::string large = repeated(strangeLine("witness.example/post-quantum", 5000), 15);
    const auto opened = openByNeumann(kText + '\n' + large + kNeumannLine);
    REQUIRE(opened.has_value());
    CHECK(opened->unknown.size() == 15);
    CHECK(errorOf(openByNeumann(kText + '\n' + large + kNeumannLine + strangeLine("witness.example/last", 64)))
          == NoteError::TooManySignatures);
}

TEST_CASE("Signed note: of 128 KiB is signed and opens, and one byte more is neither")
{
    const auto pair = neumannKeyPair();
    const std::size_t textBytes = kMaxNoteBytes - 1 - kNeumannLine.size();
    const std::string text = std::string(textBytes - 1, 'a') + '\n';
    const auto note = signNote(text, "PeterNeumann", pair);
    REQUIRE(note.has_value());
    CHECK(note->size() == kMaxNoteBytes);
    CHECK(openByNeumann(*note).has_value());
    CHECK(errorOf(openByNeumann('a' + *note)) == NoteError::TooLong);
    CHECK(errorOf(signNote('a' + text, "PeterNeumann", pair)) == NoteError::TooLong);
    CHECK(errorOf(signNote(std::string(kMaxNoteBytes, 'a') + '\n', "PeterNeumann", pair)) == NoteError::TooLong);
}

TEST_CASE("Signed note: what cannot be a note's text or name is not signed")
{
    const auto pair = neumannKeyPair();
    CHECK(errorOf(signNote("", "n", pair)) == NoteError::NoFinalNewline);
    CHECK(errorOf(signNote("text", "n", pair)) == NoteError::NoFinalNewline);
    CHECK(errorOf(signNote("a\tb\n", "n", pair)) == NoteError::ControlCharacter);
    CHECK(errorOf(signNote("\xff\n", "n", pair)) == NoteError::NotUtf8);
    CHECK(errorOf(signNote("text\n", "", pair)) == NoteError::BadName);
    CHECK(errorOf(signNote("text\n", "a b", pair)) == NoteError::BadName);
    CHECK(errorOf(signNote("text\n", "a\nb", pair)) == NoteError::BadName);
}

TEST_CASE("Note name: has no Unicode space, no control character and no plus, and is UTF-8")
{
    for (const char* name : {"a", "PeterNeumann", "carded.evidence/0042/3", "\uB2F4\uBC30", "a-b_c.d/e", "\u200B"}) {
        CAPTURE(name);
        CHECK(isNoteName(name)); // U+200B is no space to Unicode
    }
    for (const char* name : {"",       " ",      "a b",     "a+b",    "+",         "a\n",      "a\tb",   "a\vb",
                             "a\x1F",  "\u0085", "a\u00A0", "\u1680", "\u2000",    "\u2001",   "\u2002", "\u2003",
                             "\u2004", "\u2005", "\u2006",  "\u2007", "\u2008",    "\u2009",   "\u200A", "\u2028",
                             "\u2029", "\u202F", "\u205F",  "\u3000", "a\xE2\x80", "\xC0\xAF", "\xFF"}) {
        CAPTURE(name);
        CHECK_FALSE(isNoteName(name));
    }
    CHECK_FALSE(isNoteName(std::string_view("a\0b", 3)));
}
