// SPDX-License-Identifier: Apache-2.0
#include "crypto/encoding.h"
#include "issuer/program.h"
#include "issuer/qr_picture.h"
#include "issuer/repository_key.h"
#include "issuer/setup_code.h"

#include <iostream>

namespace carded::issuer {
namespace {

/// As the till's window shows it, each group after a space.
std::string inGroups(const std::string& hex)
{
    constexpr std::size_t kGroup = 4;
    std::string groups;
    for (std::size_t at = 0; at < hex.size(); at += kGroup) {
        groups += ' ' + hex.substr(at, kGroup);
    }
    return groups;
}

constexpr int kPixelsPerModule = 8;

Result<std::string, IssuerError> codeOf(const SetupArguments& arguments, const crypto::Sha256Digest& root)
{
    std::optional<crypto::Ed25519KeyPair> key;
    if (!arguments.key.empty()) {
        auto read = readSecretKey(arguments.key);
        if (!read) {
            return fail(read.error());
        }
        key = *std::move(read);
    }
    return makeSetupCode({arguments.store, arguments.till, arguments.repository, arguments.jurisdiction, root}, key);
}

Result<void, IssuerError> runSetupCode(const SetupArguments& arguments)
{
    const auto root = rootFingerprint(arguments.root);
    if (!root) {
        return fail(root.error());
    }
    const auto text = codeOf(arguments, *root);
    if (!text) {
        return fail(text.error());
    }
    if (!arguments.png.empty()) {
        const auto code = makeQrCode(*text);
        if (!code) {
            return fail(code.error());
        }
        if (auto written = writePng(arguments.png, *code, kPixelsPerModule); !written) {
            return written;
        }
    }
    if (arguments.text || arguments.png.empty()) {
        std::cout << *text << "\n";
    }
    std::cerr << "Root fingerprint, to be compared at the till:" << inGroups(crypto::encodeHex(root->span())) << "\n";
    return {};
}

} // namespace

void addSetupCommand(CLI::App& app, SetupArguments& arguments, Program& program)
{
    auto* command = app.add_subcommand("setup-code", "Make the code by which a till is set up in its window");
    command->add_option("--store", arguments.store, "the shop's number")->required();
    command->add_option("--till", arguments.till, "the till's number in the shop")->required();
    command->add_option("--repository", arguments.repository, "where the till's lists are: https:// or http://")
        ->required();
    command->add_option("--jurisdiction", arguments.jurisdiction, "whose policy is in force, such as KR")->required();
    command->add_option("--root", arguments.root, "the repository's first root: its metadata/1.root.json")->required();
    command->add_option("--key", arguments.key,
                        "sign it: a secret key (*.key) whose public part the trust list has as a set-up key");
    command->add_flag("--text", arguments.text, "print the text (what happens if no picture is asked for)");
    command->add_option("--png", arguments.png, "write a picture of the QR code");
    command->callback([&arguments, &program] { program.result = runSetupCode(arguments); });
}

} // namespace carded::issuer
