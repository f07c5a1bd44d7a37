// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "credential/trust_list.h"
#include "policy/policy.h"
#include "revocation_cache/current.h"
#include "revocation_cache/status_source.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

namespace carded::revocation_cache {

/// Facts about a state for people and for the record.
struct StateInfo {
    std::uint64_t generation = 0; ///< counts states of this store, from 1
    bool demo = false;            ///< made by the demo issuer: never to be used for selling
    UnixTime verifiedAt{};        ///< reference time of the last verified sync
    UnixTime clockFloor{};        ///< a clock more than 300 s before this is wrong
    std::uint64_t repositoryVersion = 0;
    std::uint64_t trustVersion = 0;
    std::size_t listsCount = 0;
};

/// One generation of trust list, policies and status lists, all of one piece, read-only. Stays as it is when a
/// newer generation is put in force: compare readCurrent() with current(); renew(), or open again. Single thread.
class State final : public StatusSource {
public:
    /// Opens what is in force in `storeDir`, after checking every byte of it.
    [[nodiscard]] static Result<std::unique_ptr<State>, OpenError> open(const std::filesystem::path& storeDir);

    State(const State&) = delete;
    State& operator=(const State&) = delete;
    State(State&&) = delete;
    State& operator=(State&&) = delete;
    ~State() override;

    [[nodiscard]] const credential::TrustList& trustList() const noexcept;
    /// Sorted by jurisdiction.
    [[nodiscard]] const std::vector<policy::Policy>& policies() const noexcept;
    /// Null if there is none for this jurisdiction.
    [[nodiscard]] const policy::Policy* policy(std::string_view jurisdiction) const noexcept;
    [[nodiscard]] StateInfo info() const noexcept;
    /// The pointer that it was opened by, or renewed by last.
    [[nodiscard]] const Current& current() const noexcept;
    /// A sync without news renews the pointer's times alone: takes them, as opening again would, and reads no file.
    /// False, and nothing is changed, if `current` names another state.
    [[nodiscard]] bool renew(const Current& current) noexcept;

    [[nodiscard]] StatusAnswer lookup(std::string_view iss, const credential::StatusReference& reference,
                                      UnixTime now) noexcept override;
    [[nodiscard]] std::optional<UnixTime> listIat(std::string_view iss,
                                                  const credential::StatusReference& reference) const noexcept override;

private:
    struct Parts;
    explicit State(std::unique_ptr<Parts> parts) noexcept;

    std::unique_ptr<Parts> m_parts;
};

} // namespace carded::revocation_cache
