// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/loopback.h"
#include "tests/support/run_program.h"
#include "tests/support/temporary_folder.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace carded::test {

/// A line of nginx's log.
struct LoggedRequest {
    std::string method;
    std::string uri;
    int status = 0;
    std::uint64_t bodyBytes = 0;
    std::uint64_t connection = 0; ///< its number
    std::string range;            ///< these four: what the client's header said, `-` if nothing
    std::string acceptEncoding;
    std::string userAgent;
    std::string host;
};

/// A certificate and its key, PEM files.
struct ServerCertificate {
    std::filesystem::path certificate;
    std::filesystem::path key;
};

struct NginxSettings {
    std::string rules;                              ///< further directives of the server block
    std::string outerRules;                         ///< and of the http block
    std::optional<ServerCertificate> certificate{}; ///< to serve by TLS
};

/// Debian's nginx (package nginx-light) on a loopback port that the kernel chose, for as long as this object lives. Any
/// number at once, as any user.
class Nginx {
public:
    /// Serves `root`. Throws std::runtime_error with nginx's own words if it does not start.
    explicit Nginx(const std::filesystem::path& root, const NginxSettings& settings = {});

    [[nodiscard]] std::uint16_t port() const noexcept { return m_port.number(); }
    /// `http://127.0.0.1:port`, or with https.
    [[nodiscard]] const std::string& url() const noexcept { return m_url; }

    /// All requests so far, at least `count` of them: nginx writes its log behind its answer, so this waits for it, at
    /// most ten seconds.
    [[nodiscard]] std::vector<LoggedRequest> requests(std::size_t count) const;

private:
    [[nodiscard]] std::string configuration(const std::filesystem::path& root, const NginxSettings& settings) const;
    void waitUntilAnswering() const;
    [[nodiscard]] std::string log(const std::string& name) const;

    TemporaryFolder m_folder;
    ReservedPort m_port;
    std::string m_url;
    std::unique_ptr<RunningProgram> m_program;
};

} // namespace carded::test
