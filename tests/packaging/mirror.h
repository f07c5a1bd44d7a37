// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/nginx.h"
#include "tests/sync/sync_fixture.h"
#include "tests/tuf_fetch/certificates.h"

#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace carded::test {

/// The publisher's name in the mirror's configuration, which its certificate must bear.
inline constexpr const char* kPublisherHost = "lists.example.kr";

/// Puts `now` in place of every `was`, which must be there: a test of another file than the one we ship proves nothing.
inline void substitute(std::string& text, std::string_view was, std::string_view now)
{
    std::size_t at = text.find(was);
    if (at == std::string::npos) {
        throw std::logic_error("carded-mirror.conf has no " + std::string(was));
    }
    for (; at != std::string::npos; at = text.find(was, at + now.size())) {
        text.replace(at, was.size(), now);
    }
}

/// A publisher's server with TLS, as https://lists.example.kr/carded/.
class Upstream {
public:
    explicit Upstream(const std::string& rules = "")
    {
        publish();
        restart(rules);
    }

    Publisher publisher{kFarEnd, kFarEndTime};
    TestAuthority authority;

    void publish() const { publisher.writeTo(m_folder / "carded"); }
    void publishNext()
    {
        publisher.renewTrust();
        publisher.publish();
        publish();
    }
    void restart(const std::string& rules = "", const std::string& subject = std::string("DNS:") + kPublisherHost)
    {
        m_nginx.reset();
        m_nginx = std::make_unique<Nginx>(
            m_folder.path(),
            NginxSettings{.rules = rules, .outerRules = "", .certificate = authority.issue("up", subject)});
    }
    void stop() { m_nginx.reset(); }

    [[nodiscard]] std::uint16_t port() const { return m_nginx->port(); }
    [[nodiscard]] std::vector<LoggedRequest> requests(std::size_t count = 0) const { return m_nginx->requests(count); }
    [[nodiscard]] std::filesystem::path rootFile() const { return m_folder / "carded/metadata/1.root.json"; }

    /// How often each file was asked for.
    [[nodiscard]] std::map<std::string, int> counts(std::size_t count) const
    {
        std::map<std::string, int> counts;
        for (const LoggedRequest& request : requests(count)) {
            ++counts[request.uri];
        }
        return counts;
    }

private:
    TemporaryFolder m_folder;
    std::unique_ptr<Nginx> m_nginx;
};

/// How long the mirror's minute is, and its day and year.
struct MirrorTimes {
    std::string minute = "1m";
    std::string longer = "1d";
};

/// packaging/nginx/carded-mirror.conf in a real nginx, with other addresses and paths.
class Mirror {
public:
    /// Before `upstream`, on a loopback port, whose certificate `authority` signed.
    Mirror(std::uint16_t upstream, const std::filesystem::path& authority, const MirrorTimes& times = {})
    {
        std::ifstream file(CARDED_SOURCE_DIR "/packaging/nginx/carded-mirror.conf");
        std::string text{std::istreambuf_iterator<char>(file), {}};
        substitute(text, "/var/cache/carded-mirror", (m_folder / "cache").native());
        substitute(text, "/var/log/nginx/carded-mirror.log", (m_folder / "error.log").native());
        substitute(text, "listen 80;", "listen 127.0.0.1:" + std::to_string(m_port.number()) + " reuseport;");
        substitute(text, "proxy_pass https://$carded_host", "proxy_pass https://127.0.0.1:" + std::to_string(upstream));
        substitute(text, "/etc/ssl/certs/ca-certificates.crt", authority.native());
        substitute(text, " 1m;", " " + times.minute + ";");
        substitute(text, " 1d;", " " + times.longer + ";");
        substitute(text, " 365d;", " " + times.longer + ";");
        m_nginx = std::make_unique<Nginx>(m_folder.path(), NginxSettings{.rules = "", .outerRules = text});
    }

    [[nodiscard]] std::string url() const { return "http://127.0.0.1:" + std::to_string(m_port.number()); }
    [[nodiscard]] std::uint16_t port() const noexcept { return m_port.number(); }
    [[nodiscard]] std::string errors() const
    {
        std::ifstream file(m_folder / "error.log");
        return {std::istreambuf_iterator<char>(file), {}};
    }

private:
    TemporaryFolder m_folder;
    ReservedPort m_port;
    std::unique_ptr<Nginx> m_nginx;
};

} // namespace carded::test
