// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "crypto/sha256.h"

#include <string>
#include <utility>

namespace carded::tuf {

/// A file that a trusted role of the repository vouches for: length and digests were checked. Only Client makes one.
/// Owns its data.
class VerifiedTarget {
public:
    [[nodiscard]] const std::string& name() const noexcept { return m_name; }
    /// The role that named it: `targets`, or a delegated one.
    [[nodiscard]] const std::string& role() const noexcept { return m_role; }
    [[nodiscard]] const Bytes& bytes() const noexcept { return m_bytes; }
    [[nodiscard]] const crypto::Sha256Digest& sha256() const noexcept { return m_sha256; }
    /// The JSON of its `custom` member; empty if there is none.
    [[nodiscard]] const std::string& custom() const noexcept { return m_custom; }

private:
    friend class Client;
    VerifiedTarget(std::string name, std::string role, Bytes bytes, std::string custom)
        : m_name(std::move(name)), m_role(std::move(role)), m_bytes(std::move(bytes)),
          m_sha256(crypto::sha256(m_bytes)), m_custom(std::move(custom))
    {}

    std::string m_name;
    std::string m_role;
    Bytes m_bytes;
    crypto::Sha256Digest m_sha256;
    std::string m_custom;
};

} // namespace carded::tuf
