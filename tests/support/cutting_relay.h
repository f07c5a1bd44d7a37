// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/loopback.h"

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace carded::test {

/// What goes wrong with one connection. As it is: nothing.
struct RelayFault {
    std::optional<std::size_t> cutAfter;                ///< bytes of body; then the connection ends
    std::optional<std::chrono::milliseconds> dripEvery; ///< one byte of body at a time
    std::string replace;                                ///< in the answer's header; the first occurrence,
    std::string by;                                     ///< by this
    /// How a request ends that is waited for; an empty text: its first bytes do.
    std::string requestEnd = "\r\n\r\n";
    std::optional<std::string> answerInstead; ///< of what the server says; an empty text: the connection ends at once
};

/// Stands between a client and a server on loopback and spoils what the server answers: for faults that a real server
/// cannot be made to have. The server must end the connection after each answer (nginx: `keepalive_timeout 0;`).
class CuttingRelay {
public:
    /// The first connection has the first fault, and so on; those behind the last have none.
    CuttingRelay(std::uint16_t serverPort, std::vector<RelayFault> faults);
    CuttingRelay(const CuttingRelay&) = delete;
    CuttingRelay& operator=(const CuttingRelay&) = delete;
    CuttingRelay(CuttingRelay&&) = delete;
    CuttingRelay& operator=(CuttingRelay&&) = delete;
    ~CuttingRelay();

    [[nodiscard]] std::uint16_t port() const noexcept { return m_listener.port(); }
    [[nodiscard]] std::string url() const { return "http://127.0.0.1:" + std::to_string(port()); }
    /// How many connections came.
    [[nodiscard]] std::size_t connections() const noexcept { return m_connections; }

private:
    void run();
    void relay(const UniqueFd& client, const RelayFault& fault) const;
    bool answer(const UniqueFd& server, const UniqueFd& client, const RelayFault& fault) const;
    [[nodiscard]] bool drip(const UniqueFd& client, const std::string& bytes, std::chrono::milliseconds pause) const;

    std::uint16_t m_serverPort;
    std::vector<RelayFault> m_faults;
    LoopbackListener m_listener;
    std::atomic<std::size_t> m_connections{0};
    std::atomic<bool> m_isStopping{false};
    std::thread m_thread;
};

} // namespace carded::test
