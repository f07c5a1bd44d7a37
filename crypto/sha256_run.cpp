// SPDX-License-Identifier: Apache-2.0
#include "crypto/sha256_run.h"

#include <openssl/evp.h>

namespace carded::crypto {

void Sha256Run::Free::operator()(evp_md_ctx_st* context) const noexcept
{
    EVP_MD_CTX_free(context);
}

void Sha256Run::Free::operator()(evp_md_st* algorithm) const noexcept
{
    EVP_MD_free(algorithm);
}

Sha256Run::Sha256Run() noexcept : m_algorithm(EVP_MD_fetch(nullptr, "SHA256", nullptr)), m_context(EVP_MD_CTX_new()) {}

Sha256Digest Sha256Run::hash(ByteSpan head, ByteSpan body) noexcept
{
    Sha256Digest digest;
    if (m_algorithm && m_context && EVP_DigestInit_ex(m_context.get(), m_algorithm.get(), nullptr) == 1
        && EVP_DigestUpdate(m_context.get(), head.data(), head.size()) == 1
        && EVP_DigestUpdate(m_context.get(), body.data(), body.size()) == 1
        && EVP_DigestFinal_ex(m_context.get(), digest.data.data(), nullptr) == 1) {
        return digest;
    }
    return sha256(head, body); // where OpenSSL does not work, slower but the same
}

} // namespace carded::crypto
