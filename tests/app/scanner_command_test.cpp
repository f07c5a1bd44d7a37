// SPDX-License-Identifier: Apache-2.0
#include "app/scanner_command.h"
#include "app/scanner_setup.h"
#include "app/scanner_words.h"
#include "app/till_config.h"
#include "issuer/scanner_sheet.h"
#include "tests/scanner/input_folders.h"
#include "tests/scanner/pseudo_terminal.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <iostream>
#include <sstream>
#include <thread>

using namespace carded;
using namespace carded::test;
using app::ChoosePrints;
using app::judgeSetup;
using app::ScannerConfig;
using app::SetupAnswer;
using scanner::Ending;

namespace {

constexpr std::chrono::seconds kEnough{20};

/// What is written to a standard stream meanwhile.
class Captured {
public:
    explicit Captured(std::ostream& stream) : m_stream(stream), m_before(stream.rdbuf(m_text.rdbuf())) {}
    Captured(const Captured&) = delete;
    Captured& operator=(const Captured&) = delete;
    Captured(Captured&&) = delete;
    Captured& operator=(Captured&&) = delete;
    ~Captured() { m_stream.rdbuf(m_before); }
    [[nodiscard]] std::string text() const { return m_text.str(); }

private:
    std::ostringstream m_text;
    std::ostream& m_stream;
    std::streambuf* m_before;
};

/// The folders of a computer with one serial scanner, `line`.
app::ScannerFolders foldersWith(const TemporaryFolder& folder, const PseudoTerminal& line)
{
    namespace fs = std::filesystem;
    fs::create_directories(folder / "dev");
    fs::create_directories(folder / "by-id");
    fs::create_symlink(line.path(), folder.path() / "dev" / "ttyACM0");
    fs::create_symlink(line.path(), folder.path() / "by-id" / "usb-Example_Scanner-if00");
    const auto usb = folder.path() / "tty" / "ttyACM0";
    fs::create_directories(usb / "device");
    std::ofstream(usb / "idVendor") << "0c2e\n";
    std::ofstream(usb / "idProduct") << "0b6a\n";
    std::ofstream(usb / "product") << "Example \x1b[2J scanner\n";
    return {inputFolders(folder), {folder / "dev", folder / "by-id", folder / "tty"}};
}

struct Chosen {
    int status = -1;
    std::string out;
    std::string err;
};

/// What the command says when the scanner sends `bytes`.
Chosen choose(std::string_view bytes, ChoosePrints prints = ChoosePrints::All,
              std::chrono::milliseconds patience = kEnough)
{
    const TemporaryFolder folder;
    const PseudoTerminal line;
    const auto folders = foldersWith(folder, line);
    Chosen chosen;
    {
        const Captured out(std::cout);
        const Captured err(std::cerr);
        std::thread command([&] { chosen.status = app::runScannerChoose(folders, prints, patience); });
        if (!bytes.empty()) {
            while (!line.isRaw()) { // what arrives before is dropped, as yesterday's texts are
                std::this_thread::yield();
            }
            line.send(bytes);
        }
        command.join();
        chosen.out = out.text();
        chosen.err = err.text();
    }
    return chosen;
}

} // namespace

TEST_CASE("Scanner set-up: what a scanner sends around the sheet's text is its prefix and its ending")
{
    const std::string text(app::kSetupText);
    for (const Ending ending : {Ending::Cr, Ending::Lf, Ending::CrLf, Ending::Tab, Ending::Etx, Ending::Silence}) {
        const SetupAnswer answer = judgeSetup("]Q1" + text + std::string(bytesOf(ending)));
        CHECK((answer.kind == SetupAnswer::Kind::Chosen));
        CHECK((answer.format.ending == ending));
        CHECK(answer.format.prefix == "]Q1");
    }
    CHECK((judgeSetup(text + "\r").kind == SetupAnswer::Kind::Chosen));
}

TEST_CASE("Scanner set-up: another keyboard, or what cannot be configured around it, is told from another text")
{
    const std::string text(app::kSetupText);
    std::string german = text;
    std::ranges::replace(german, ':', '>');
    for (const std::string& garbled :
         {german, std::string("carded-scanner-setup\r"), std::string("CARDED/SCANNER/SETUP 012"),
          std::string("CQRDED)SCQNNER)SETUP"), std::string("CARDED\xc3\x9fSCANNER\xc3\x9fSETUP"),
          text.substr(0, text.size() - 1) + "\r", text + "\r\r", text + "]", "\x02" + text + "\r", "\"" + text + "\r",
          std::string(17, '1') + text + "\r"}) {
        CAPTURE(garbled);
        CHECK((judgeSetup(garbled).kind == SetupAnswer::Kind::Garbled));
    }
    for (const char* const other : {"", "\r", "CARDED", "CARDED-SCANNER-SETU\r", "AGE1:", "4006381333931\r"}) {
        CAPTURE(other);
        CHECK((judgeSetup(other).kind == SetupAnswer::Kind::Other));
    }
}

TEST_CASE("Scanner set-up: the printed sheet has the text that is waited for")
{
    CHECK(app::kSetupText == issuer::kScannerSheetText);
}

TEST_CASE("Scanner set-up: the lines for till.toml are what the till reads")
{
    ScannerConfig wedge;
    wedge.usb = {0x0c2e, 0x0b61};
    wedge.format = {"#", Ending::Tab};
    ScannerConfig serial;
    serial.kind = ScannerConfig::Kind::Serial;
    serial.path = "/dev/serial/by-id/usb-Example-if00";
    const auto config = app::parseTillConfig("format = \"carded-till-1\"\n" + configLines(wedge) + configLines(serial));
    REQUIRE(config);
    REQUIRE(config->scanners.size() == 2);
    CHECK(config->scanners[0].name() == "0c2e:0b61");
    CHECK(config->scanners[0].format.prefix == "#");
    CHECK((config->scanners[0].format.ending == Ending::Tab));
    CHECK(config->scanners[1].path == serial.path);
    CHECK(config->scanners[1].baud == 9600);
}

TEST_CASE("Scanner set-up: a rule names one USB id, and gives it to the kiosk's group")
{
    CHECK(udevRule(ScannerConfig::Kind::Wedge, {0x0c2e, 0x0b61})
          == R"(SUBSYSTEM=="input", KERNEL=="event*", ATTRS{idVendor}=="0c2e", ATTRS{idProduct}=="0b61", )"
             R"(GROUP="carded-kiosk", MODE="0660", ENV{LIBINPUT_IGNORE_DEVICE}="1")"
             "\n");
    CHECK(udevRule(ScannerConfig::Kind::Serial, {0x0c2e, 0x0b6a})
          == R"(SUBSYSTEM=="tty", ATTRS{idVendor}=="0c2e", ATTRS{idProduct}=="0b6a", )"
             R"(GROUP="carded-kiosk", MODE="0660", ENV{ID_MM_DEVICE_IGNORE}="1")"
             "\n");
}

TEST_CASE("carded scanner choose: the scanner that sends the sheet's text is chosen, by its lasting name")
{
    const Chosen chosen = choose(std::string(app::kSetupText) + "\r\n");
    CHECK(chosen.status == 0);
    CHECK(chosen.out.find("kind = \"serial\"\npath = \"") != std::string::npos);
    CHECK(chosen.out.find("/by-id/usb-Example_Scanner-if00\"\nbaud = 9600\nsuffix = \"crlf\"\n") != std::string::npos);
    CHECK(chosen.out.find("ATTRS{idProduct}==\"0b6a\"") != std::string::npos);
    CHECK(chosen.err.find("Example ?[2J scanner") != std::string::npos);
}

TEST_CASE("carded scanner choose: with --udev, standard output is the rule and nothing else")
{
    const Chosen chosen = choose(std::string(app::kSetupText) + "\r", ChoosePrints::UdevRule);
    CHECK(chosen.status == 0);
    CHECK(chosen.out == udevRule(ScannerConfig::Kind::Serial, {0x0c2e, 0x0b6a}));
}

TEST_CASE("carded scanner choose: a garbled sheet, Esc and nobody are exit status 1 and choose nothing")
{
    const Chosen garbled = choose("carded-scanner-setup\r");
    CHECK(garbled.status == 1);
    CHECK(garbled.err.find("US keyboard") != std::string::npos);
    const Chosen stopped = choose("\x1b");
    CHECK(stopped.status == 1);
    CHECK(stopped.err.find("given up") != std::string::npos);
    const Chosen nobody = choose("", ChoosePrints::All, std::chrono::milliseconds{50});
    CHECK(nobody.status == 1);
    CHECK(nobody.err.find("no scanner sent") != std::string::npos);
    for (const Chosen* none : {&garbled, &stopped, &nobody}) {
        CHECK(none->out.empty());
    }
}

TEST_CASE("carded scanner choose: with nothing plugged in it says so")
{
    const TemporaryFolder folder;
    const auto none = folder / "none";
    const Captured err(std::cerr);
    CHECK(app::runScannerChoose({{none, none}, {none, none, none}}, ChoosePrints::All, std::chrono::milliseconds{1})
          == 1);
    CHECK(err.text().find("no scanner is plugged in yet; plug it in.") != std::string::npos);
    CHECK(choose("", ChoosePrints::All, std::chrono::milliseconds{50}).err.find("plugged in yet") == std::string::npos);
}

TEST_CASE("Scanner set-up: what is said while choosing does not send back to choosing")
{
    using scanner::HandheldError;
    for (const HandheldError error :
         {HandheldError::Missing, HandheldError::NotAllowed, HandheldError::Busy, HandheldError::NotAScanner}) {
        const std::string_view sentence = app::toSentenceForChoosing(error);
        CAPTURE(sentence);
        CHECK(sentence.find(". ") != std::string_view::npos);
        CHECK(sentence.find("till.toml") == std::string_view::npos);
        CHECK(sentence.find("udev") == std::string_view::npos);
    }
    CHECK(app::toSentenceForChoosing(HandheldError::NotAllowed).find("sudo carded scanner choose")
          != std::string_view::npos);
}

TEST_CASE("carded scanner list: keyboards and serial lines by USB, with what each is")
{
    const TemporaryFolder folder;
    const PseudoTerminal line;
    const auto folders = foldersWith(folder, line);
    plugIn(folders.input, "event3");
    plugIn(folders.input, "event4", {"A mouse", "046d:c077", "ff0000 0 0 0 0"});
    int status = -1;
    std::string listed;
    {
        const Captured out(std::cout);
        status = app::runScannerList(folders, app::Output::Sentences);
        listed = out.text();
    }
    CHECK(status == 0);
    CHECK(listed
          == "keyboard  0c2e:0b61  " + (folder / "input/event3").string() + "  Honeywell Imaging & Mobility 1950g\n"
                 + "serial    0c2e:0b6a  " + (folder / "by-id/usb-Example_Scanner-if00").string()
                 + "  Example ?[2J scanner\n");
    const auto none = folder / "none";
    const Captured err(std::cerr);
    CHECK(app::runScannerList({{none, none}, {none, none, none}}, app::Output::Sentences) == 1);
    CHECK(err.text().find("is plugged in") != std::string::npos);
}

TEST_CASE("carded scanner list --json: an object a line, with the words of till.toml")
{
    const TemporaryFolder folder;
    const PseudoTerminal line;
    const auto folders = foldersWith(folder, line);
    plugIn(folders.input, "event3");
    std::filesystem::remove(folder.path() / "tty" / "ttyACM0" / "product");
    const Captured out(std::cout);
    CHECK(app::runScannerList(folders, app::Output::Json) == 0);
    CHECK(out.text()
          == R"({"kind":"wedge","path":")" + (folder / "input/event3").string()
                 + R"(","usb":"0c2e:0b61","name":"Honeywell Imaging & Mobility 1950g","may_open":true})" + "\n"
                 + R"({"kind":"serial","path":")" + (folder / "by-id/usb-Example_Scanner-if00").string()
                 + R"(","usb":"0c2e:0b6a","may_open":true})" + "\n");
}
