// SPDX-License-Identifier: Apache-2.0
#include "tests/support/nginx.h"

#include <array>
#include <chrono>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace carded::test {
namespace {

namespace fs = std::filesystem;

constexpr const char* kNginx = "/usr/sbin/nginx";
constexpr const char* kProbe = "/carded-test-probe"; // never logged
constexpr std::chrono::seconds kPatience{10};
constexpr std::chrono::milliseconds kPollPause{2};

std::vector<std::string> split(const std::string& line, char separator)
{
    std::vector<std::string> parts;
    std::istringstream stream(line);
    for (std::string part; std::getline(stream, part, separator);) {
        parts.push_back(part);
    }
    return parts;
}

} // namespace

Nginx::Nginx(const fs::path& root, const NginxSettings& settings)
    : m_url((settings.certificate ? "https://127.0.0.1:" : "http://127.0.0.1:") + std::to_string(m_port.number()))
{
    std::ofstream(m_folder / "nginx.conf") << configuration(root, settings);
    m_program = std::make_unique<RunningProgram>(std::vector<std::string>{
        kNginx, "-p", m_folder.path(), "-e", m_folder / "error.log", "-c", m_folder / "nginx.conf"});
    waitUntilAnswering();
}

/// Everything nginx writes lies in its folder.
std::string Nginx::configuration(const fs::path& root, const NginxSettings& settings) const
{
    const std::string at = m_folder.path().native() + '/';
    std::ostringstream text;
    text << "daemon off;\nmaster_process off;\npid " << at << "pid;\nerror_log " << at
         << "error.log;\nevents { worker_connections 512; }\nhttp {\n"
         << "log_format fields '$request_method\t$request_uri\t$status\t$body_bytes_sent\t$connection\t$http_range\t"
         << "$http_accept_encoding\t$http_user_agent\t$http_host';\n"
         << "access_log " << at << "access.log fields;\ndefault_type application/octet-stream;\n";
    for (const char* kind : {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"}) {
        text << kind << "_temp_path " << at << kind << ";\n";
    }
    text << settings.outerRules << "\nserver {\nlisten 127.0.0.1:" << m_port.number() << " reuseport";
    if (settings.certificate) {
        text << " ssl;\nssl_certificate " << settings.certificate->certificate.native() << ";\nssl_certificate_key "
             << settings.certificate->key.native();
    }
    text << ";\nroot " << root.native() << ";\nlocation = " << kProbe << " { access_log off; return 204; }\n"
         << settings.rules << "\n}\n}\n";
    return text.str();
}

void Nginx::waitUntilAnswering() const
{
    const auto deadline = std::chrono::steady_clock::now() + kPatience;
    UniqueFd socket = connectToLoopback(port(), kPatience);
    while (!socket && std::chrono::steady_clock::now() < deadline) {
        std::this_thread::sleep_for(kPollPause);
        socket = connectToLoopback(port(), kPatience);
    }
    const std::string request = std::string("HEAD ") + kProbe + " HTTP/1.0\r\n\r\n";
    std::array<char, 1> answer{};
    if (::send(socket.get(), request.data(), request.size(), MSG_NOSIGNAL) < 0
        || ::recv(socket.get(), answer.data(), answer.size(), 0) <= 0) {
        throw std::runtime_error(fs::exists(kNginx) ? "nginx does not answer: " + log("error.log")
                                                    : "no nginx (package nginx-light)");
    }
}

std::string Nginx::log(const std::string& name) const
{
    std::ostringstream text;
    text << std::ifstream(m_folder / name).rdbuf();
    return text.str();
}

std::vector<LoggedRequest> Nginx::requests(std::size_t count) const
{
    const auto deadline = std::chrono::steady_clock::now() + kPatience;
    std::vector<LoggedRequest> requests;
    for (;;) {
        requests.clear();
        for (const std::string& line : split(log("access.log"), '\n')) {
            const auto fields = split(line, '\t');
            constexpr std::size_t kFields = 9;
            if (fields.size() == kFields && fields[1] != kProbe) {
                requests.push_back({fields[0], fields[1], std::stoi(fields[2]), std::stoull(fields[3]),
                                    std::stoull(fields[4]), fields[5], fields[6], fields[7], fields[8]});
            }
        }
        if (requests.size() >= count || std::chrono::steady_clock::now() > deadline) {
            return requests;
        }
        std::this_thread::sleep_for(kPollPause);
    }
}

} // namespace carded::test
