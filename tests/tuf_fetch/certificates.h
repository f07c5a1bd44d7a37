// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/nginx.h"
#include "tests/support/run_program.h"
#include "tests/support/temporary_folder.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

namespace carded::test {

/// A certificate authority of a test's own, made by the program openssl (P-256).
class TestAuthority {
public:
    TestAuthority()
    {
        openssl({"req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
                 "-subj", "/CN=test_authority", "-keyout", m_folder / "ca.key", "-out", file()});
    }

    /// What who trusts it is given.
    [[nodiscard]] std::filesystem::path file() const { return m_folder / "ca.pem"; }

    /// For `subject`, `IP:127.0.0.1` for example.
    [[nodiscard]] ServerCertificate issue(const std::string& name, const std::string& subject) const
    {
        ServerCertificate server{m_folder / (name + ".pem"), m_folder / (name + ".key")};
        openssl({"req",
                 "-x509",
                 "-CA",
                 file(),
                 "-CAkey",
                 m_folder / "ca.key",
                 "-newkey",
                 "ec",
                 "-pkeyopt",
                 "ec_paramgen_curve:P-256",
                 "-nodes",
                 "-days",
                 "2",
                 "-subj",
                 "/CN=test_server",
                 "-addext",
                 "subjectAltName=" + subject,
                 "-addext",
                 "basicConstraints=critical,CA:FALSE",
                 "-keyout",
                 server.key,
                 "-out",
                 server.certificate});
        return server;
    }

private:
    static void openssl(std::vector<std::string> command)
    {
        command.insert(command.begin(), "/usr/bin/openssl");
        const Ran ran = run(command);
        CAPTURE(ran.err);
        REQUIRE(ran.status == 0);
    }

    TemporaryFolder m_folder;
};

} // namespace carded::test
