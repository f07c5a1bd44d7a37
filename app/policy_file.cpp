// SPDX-License-Identifier: Apache-2.0
#include "app/policy_file.h"

#include <fstream>

namespace carded::app {

Result<std::string, std::string> readPolicyText(const std::filesystem::path& path)
{
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(path, ignored)) {
        return fail(path.string() + " is not there, or is no file that this user may read.");
    }
    std::ifstream file(path, std::ios::binary);
    std::string text(policy::kMaxPolicyBytes + 1, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (!file.is_open() || file.bad()) {
        return fail(path.string() + " cannot be read. Check that it is there and that this user may read it.");
    }
    text.resize(static_cast<std::size_t>(file.gcount()));
    return text;
}

std::string sentence(const std::filesystem::path& path, const policy::PolicyError& error)
{
    std::string place = path.string();
    if (error.line > 0) {
        place += ", line " + std::to_string(error.line) + ", column " + std::to_string(error.column);
    }
    return place + ": " + error.message;
}

Result<policy::Policy, std::string> readPolicyFile(const std::filesystem::path& path)
{
    const auto text = readPolicyText(path);
    if (!text) {
        return fail(text.error());
    }
    auto policy = policy::readPolicy(*text);
    return policy ? Result<policy::Policy, std::string>(*std::move(policy)) : fail(sentence(path, policy.error()));
}

} // namespace carded::app
