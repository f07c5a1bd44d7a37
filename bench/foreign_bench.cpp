// SPDX-License-Identifier: Apache-2.0
#include "bench/benches.h"
#include "crypto/free_by.h"
#include "tests/support/foreign_tokens.h"
#include "tests/verifier/till.h"

#include <benchmark/benchmark.h>
#include <sodium.h>

#include <cstdio>
#include <memory>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <stdexcept>

// Budgets: a Claim 169 code with a photo of 2 KB at most 2 times one bare Ed25519 verification of its bytes; an ES256
// code at most 1.3 times one bare EVP verification; a TruAge token and a Californian card at most 1.5 times their bare
// signature; naming another system's document at most 20 us.

namespace carded::bench {
namespace {

using test::TestKey;

constexpr const char* kClaim169 = "check a Claim 169 code";
constexpr const char* kEd25519 = "verify its Ed25519 signature";
constexpr const char* kEs256 = "check an ES256 code";
constexpr const char* kEvp = "verify its ES256 signature";
constexpr const char* kTruAge = "check a TruAge token";
constexpr const char* kTruAgeEd25519 = "verify its bare Ed25519 signature";
constexpr const char* kCalifornia = "check a Californian card";
constexpr const char* kCaliforniaEvp = "verify its bare P-256 signature";
constexpr const char* kNameCose = "name a bare COSE object";
constexpr const char* kNameLicence = "name a licence's barcode";
constexpr const char* kNameJwt = "name an SD-JWT";

/// As large as a photo may be, and no more compressible than one.
Bytes photo()
{
    Bytes bytes(credential::kMaxPortraitBytes);
    randombytes_buf_deterministic(bytes.data(), bytes.size(),
                                  Bytes(randombytes_SEEDBYTES, 7).data()); // the same in every run
    bytes[0] = 0xFF;
    bytes[1] = 0xD8;
    bytes[2] = 0xFF;
    return bytes;
}

test::TestMessage photoToken()
{
    auto token = test::claim169();
    token.claims.set(169, test::claim169Members().set(16, test::bytesItem(photo())).encode());
    return token;
}

/// A till that knows the test keys of W3C credentials too, and takes tokens for one sale.
struct ForeignTill : test::TestTill {
    ForeignTill()
    {
        auto list = test::trustJson();
        list["issuers"].push_back(test::truAgeIssuer(TestKey::Issuer));
        list["issuers"].push_back(test::californiaIssuer());
        trust = credential::parseTrustList(list.dump()).value();
        policy.presentation.singleUseCodes = policy::SingleUseCodes::Accept;
    }
};

void checkText(benchmark::State& run, const std::string& text, verifier::Reason expected)
{
    ForeignTill till;
    if (till.verdictOn(text).reason != expected) {
        run.SkipWithError("the code does not get the verdict it was made for");
        return;
    }
    for (auto _ : run) {
        benchmark::DoNotOptimize(till.verdictOn(text));
    }
}

/// The signed bytes and the signature of a bare text.
struct Signed {
    WipedBytes message;
    Bytes signature;
};

Signed signedIn(const std::string& text)
{
    const auto parsed = credential::parsePresentation(text);
    if (!parsed) {
        throw std::runtime_error("a code is not what it was made to be");
    }
    if (const auto& proof = parsed->credential.proof) {
        return {proof->message, Bytes(proof->signature.begin(), proof->signature.end())};
    }
    const credential::CoseSign1& message = parsed->credential.message;
    return {credential::sigStructure(message), Bytes(message.signature.begin(), message.signature.end())};
}

void verifyEd25519(benchmark::State& run, const Signed& one, TestKey signer)
{
    const auto key = test::testKey(signer).publicKey;
    for (auto _ : run) {
        if (crypto_sign_verify_detached(one.signature.data(), one.message.data(), one.message.size(), key.data.data())
            != 0) {
            run.SkipWithError("the signature does not hold");
        }
    }
}

using Key = std::unique_ptr<EVP_PKEY, crypto::FreeBy<EVP_PKEY_free>>;
using Context = std::unique_ptr<EVP_MD_CTX, crypto::FreeBy<EVP_MD_CTX_free>>;

Key loadP256()
{
    std::FILE* const file = std::fopen(CARDED_SOURCE_DIR "/tests/vectors/keys/test_p256.pem", "r");
    if (file == nullptr) {
        throw std::runtime_error("no test key");
    }
    Key key(PEM_read_PrivateKey(file, nullptr, nullptr, nullptr));
    (void)std::fclose(file);
    return key;
}

/// The peer signs for itself: what OpenSSL verifies is its own DER signature over the same bytes.
void verifyEvp(benchmark::State& run, ByteSpan message)
{
    const Key key = loadP256();
    const Context signing(EVP_MD_CTX_new());
    std::size_t size = 80;
    Bytes signature(size);
    if (EVP_DigestSignInit(signing.get(), nullptr, EVP_sha256(), nullptr, key.get()) != 1
        || EVP_DigestSign(signing.get(), signature.data(), &size, message.data(), message.size()) != 1) {
        run.SkipWithError("OpenSSL does not sign");
        return;
    }
    for (auto _ : run) {
        const Context context(EVP_MD_CTX_new());
        if (EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key.get()) != 1
            || EVP_DigestVerify(context.get(), signature.data(), size, message.data(), message.size()) != 1) {
            run.SkipWithError("the signature does not hold");
        }
    }
}

void addText(const char* name, const std::string& text, verifier::Reason expected)
{
    benchmark::RegisterBenchmark(name, [text, expected](benchmark::State& run) { checkText(run, text, expected); });
}

std::string largestBareCose()
{
    auto token = photoToken();
    token.claims.erase(169).set(170, test::bytesItem(photo()));
    return test::bareBase45(token.encode());
}

std::string licence()
{
    return "@\n\x1E\rANSI "
           "636026080102DL00410280ZA03210008DLDAQD1234\nDCSSMITH\nDDEN\nDACJO\nDDFN\nDADNONE\nDDGN\nDCAD\n"
           "DCBB\nDCDNONE\nDBD01022020\nDBB01021988\nDBA01022030\nDBC1\nDAU071 in\nDAYBRO\nDAG1 MAIN ST\nDAIPHOENIX\n"
           "DAJAZ\nDAK850010000\nDCF1\nDCGUSA\nDCK1\nDDAF\nDDB01012020\n\rZAZAAN\n\r";
}

std::string sdJwt()
{
    return "eyJ" + std::string(3000, 'A') + "~" + std::string(1000, 'B') + "~";
}

} // namespace

void registerForeign()
{
    const std::string claim169 = test::bareBase45(photoToken().encode());
    auto es256 = test::sdCwt().signBy(TestKey::P256);
    es256.protectedHeader.erase(16);
    es256.claims.erase(8).erase(65535).set(1, test::item(test::kForeignIss)).set("portrait", test::bytesItem(Bytes{1}));
    const std::string es256Text = test::age1(es256.encode());

    addText(kClaim169, claim169, verifier::Reason::FaceCheckNeeded);
    benchmark::RegisterBenchmark(kEd25519, [one = signedIn(claim169)](benchmark::State& run) {
        verifyEd25519(run, one, TestKey::ForeignIssuer);
    });
    addText(kEs256, es256Text, verifier::Reason::FaceCheckNeeded);
    benchmark::RegisterBenchmark(kEvp,
                                 [one = signedIn(es256Text)](benchmark::State& run) { verifyEvp(run, one.message); });
    const std::string truAge = test::TestTruAge().text();
    const std::string card = test::TestCard().text();
    addText(kTruAge, truAge, verifier::Reason::OldEnough);
    benchmark::RegisterBenchmark(
        kTruAgeEd25519, [one = signedIn(truAge)](benchmark::State& run) { verifyEd25519(run, one, TestKey::Issuer); });
    addText(kCalifornia, card, verifier::Reason::FaceCheckNeeded);
    benchmark::RegisterBenchmark(kCaliforniaEvp,
                                 [one = signedIn(card)](benchmark::State& run) { verifyEvp(run, one.message); });
    addText(kNameCose, largestBareCose(), verifier::Reason::UnsupportedDocument);
    addText(kNameLicence, licence(), verifier::Reason::UnsupportedDocument);
    addText(kNameJwt, sdJwt(), verifier::Reason::UnsupportedDocument);
}

std::vector<Figure> foreignFigures(const MedianReporter& measured)
{
    constexpr double kNamingBudget = 20;
    const auto naming = [&](const char* name) {
        return Figure{name, "us", measured.processorMicroseconds(name), std::nullopt, kNamingBudget};
    };
    return {
        {"Claim 169, photo of 2 KB, to verdict / its Ed25519 signature", "us",
         measured.processorMicroseconds(kClaim169), measured.processorMicroseconds(kEd25519), 2.0},
        {"ES256 code to verdict / its signature by EVP", "us", measured.processorMicroseconds(kEs256),
         measured.processorMicroseconds(kEvp), 1.3},
        {"TruAge token to verdict / its bare Ed25519 signature", "us", measured.processorMicroseconds(kTruAge),
         measured.processorMicroseconds(kTruAgeEd25519), 1.5},
        {"Californian card to verdict / its bare P-256 signature", "us", measured.processorMicroseconds(kCalifornia),
         measured.processorMicroseconds(kCaliforniaEvp), 1.5},
        naming(kNameCose),
        naming(kNameLicence),
        naming(kNameJwt),
    };
}

} // namespace carded::bench
