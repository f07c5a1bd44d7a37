// SPDX-License-Identifier: Apache-2.0
#include "app/manager_pin.h"
#include "tests/scanner/pseudo_terminal.h"
#include "tests/support/run_program.h"
#include "tests/support/temporary_folder.h"

#include <doctest/doctest.h>

using namespace carded;
using app::ManagerPin;
using Answer = app::PinTried::Answer;

namespace {

test::Ran pinCommand(const std::filesystem::path& store, const std::string& command, std::string_view input = {},
                     test::User user = test::User::Same)
{
    return test::run({test::programs() / "carded", "--store", store, "pin", command}, input, user);
}

bool isPinOf(const std::filesystem::path& store, std::string_view digits)
{
    return ManagerPin(store).tryPin(asBytes(digits), {}).answer == Answer::Right;
}

} // namespace

TEST_CASE("carded pin: set from standard input, and cleared")
{
    const test::TemporaryFolder folder;
    const auto set = pinCommand(folder.path(), "set", "24680\n");
    CHECK(set.status == 0);
    CHECK(set.out.find("PIN is set") != std::string::npos);
    CHECK(isPinOf(folder.path(), "24680"));
    CHECK(pinCommand(folder.path(), "set", "1357\r\n").status == 0); // as a file from elsewhere has it
    CHECK(isPinOf(folder.path(), "1357"));
    CHECK(pinCommand(folder.path(), "clear").status == 0);
    CHECK_FALSE(ManagerPin(folder.path()).isSet());
    CHECK(pinCommand(folder.path(), "clear").status == 0);
}

TEST_CASE("carded pin: what is no PIN changes nothing and is repeated nowhere")
{
    const test::TemporaryFolder folder;
    REQUIRE(pinCommand(folder.path(), "set", "24680\n").status == 0);
    for (const std::string& bad : {std::string(), std::string("\n"), std::string("739\n"), std::string("7391x\n"),
                                   std::string("7391739173917\n"), std::string(5000, '7')}) {
        const auto ran = pinCommand(folder.path(), "set", bad);
        CHECK(ran.status == 64);
        CHECK(ran.err.find("4 to 12 digits") != std::string::npos);
        CHECK((ran.out + ran.err).find("73") == std::string::npos);
    }
    CHECK(isPinOf(folder.path(), "24680"));
    const auto word = test::run({test::programs() / "carded", "--store", folder.path(), "pin", "set", "7391"});
    CHECK(word.status == 64); // a command line can be read by anybody on the machine
    CHECK((word.out + word.err).find("7391") == std::string::npos);
}

TEST_CASE("carded pin: from a terminal it is asked for twice, and not shown")
{
    const test::TemporaryFolder folder;
    const auto typed = [&](const std::string& first, const std::string& second) {
        const test::PseudoTerminal terminal;
        // `script` is not needed: the shell opens the terminal as standard input.
        test::RunningProgram program({"/bin/sh", "-c", "exec \"$0\" --store \"$1\" pin set <\"$2\"",
                                      test::programs() / "carded", folder.path(), terminal.path()});
        REQUIRE(program.waitForError("4 to 12 digits: "));
        CHECK_FALSE(terminal.echoes());
        terminal.send(first + "\n");
        REQUIRE(program.waitForError("Once more: "));
        terminal.send(second + "\n");
        const int status = program.finish();
        CHECK(terminal.echoes());
        CHECK((program.out() + program.err()).find(first) == std::string::npos);
        return status;
    };
    CHECK(typed("24680", "24680") == 0);
    CHECK(isPinOf(folder.path(), "24680"));
    CHECK(typed("1357", "1358") == 64);
    CHECK(isPinOf(folder.path(), "24680"));
}

TEST_CASE("carded pin: a user who may not write there is told what to do")
{
    if (::geteuid() != 0) {
        return;
    }
    const test::TemporaryFolder folder;
    std::filesystem::permissions(folder.path(), std::filesystem::perms::owner_all | std::filesystem::perms::others_read
                                                    | std::filesystem::perms::others_exec);
    REQUIRE(pinCommand(folder.path(), "set", "24680\n").status == 0);
    for (const char* command : {"set", "clear"}) {
        const auto ran = pinCommand(folder.path(), command, "1357\n", test::User::Nobody);
        CHECK(ran.status == 70);
        CHECK(ran.err.find("sudo") != std::string::npos);
    }
    CHECK(isPinOf(folder.path(), "24680"));
}
