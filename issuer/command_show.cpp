// SPDX-License-Identifier: Apache-2.0
#include "issuer/code_cost.h"
#include "issuer/files.h"
#include "issuer/phone_film.h"
#include "issuer/program.h"
#include "issuer/qr_picture.h"
#include "issuer/scanner_sheet.h"
#include "issuer/wallet.h"

#include <iostream>

namespace carded::issuer {
namespace {

constexpr int kPixelsPerModule = 8;

Result<QrCode, IssuerError> showQrCode(const Wallet& wallet, const Showing& showing)
{
    const auto text = showCode(wallet, showing);
    if (!text) {
        return fail(text.error());
    }
    return makeQrCode(*text);
}

Result<void, IssuerError> showText(const Wallet& wallet, const Showing& showing)
{
    const auto text = showCode(wallet, showing);
    if (!text) {
        return fail(text.error());
    }
    std::cout << *text << "\n";
    return {};
}

Result<void, IssuerError> showPng(const Wallet& wallet, const Showing& showing, const std::string& path)
{
    const auto code = showQrCode(wallet, showing);
    if (!code) {
        return fail(code.error());
    }
    return writePng(path, *code, kPixelsPerModule);
}

Result<void, IssuerError> runShow(const ShowArguments& arguments, UnixTime now)
{
    const auto wallet = readWallet(arguments.wallet);
    if (!wallet) {
        return fail(wallet.error());
    }
    const auto iat = parseTime(arguments.at, now);
    if (!iat) {
        return fail(iat.error());
    }
    const Showing showing{*iat, arguments.aud, arguments.disclose};
    const FilmTimes times{arguments.seconds, arguments.refreshSeconds};
    if (!arguments.png.empty()) {
        if (auto shown = showPng(*wallet, showing, arguments.png); !shown) {
            return shown;
        }
    }
    if (!arguments.film.empty()) {
        if (auto shown = writeWalletFilm(arguments.film, *wallet, showing, times); !shown) {
            return shown;
        }
    }
    const bool isShownElsewhere = !arguments.png.empty() || !arguments.film.empty();
    return arguments.text || !isShownElsewhere ? showText(*wallet, showing) : Result<void, IssuerError>{};
}

Result<void, IssuerError> writeSheet(const std::string& path)
{
    const auto sheet = makeScannerSheet();
    return sheet ? writeFile(path, asBytes(*sheet), FileAccess::Public) : fail(sheet.error());
}

} // namespace

void addShowCommand(CLI::App& app, ShowArguments& arguments, Program& program)
{
    auto* sheet = app.add_subcommand("scanner-sheet", "Write the sheet by which a till's scanner is chosen");
    sheet->add_option("FILE", arguments.sheet, "the drawing, .svg")->required();
    sheet->callback([&arguments, &program] { program.result = writeSheet(arguments.sheet); });

    auto* command = app.add_subcommand("show", "Show a wallet's code: as text, as a picture or as a film");
    command->add_option("WALLET", arguments.wallet, "the wallet's file")->required();
    command->add_option("--at", arguments.at, "the time of the code instead of now: RFC 3339 or Unix seconds");
    command->add_option("--aud", arguments.aud, "for whom the code is")->capture_default_str();
    command->add_option("--disclose", arguments.disclose, "redacted elements to show");
    command->add_flag("--text", arguments.text, "print the text (what happens if nothing else is asked for)");
    command->add_option("--png", arguments.png, "write a picture of the QR code");
    command->add_option("--film", arguments.film, "write a film (.avi) of a phone that shows the code");
    command->add_option("--seconds", arguments.seconds, "length of the film")
        ->check(CLI::Range(1, 600))
        ->capture_default_str();
    command->add_option("--refresh", arguments.refreshSeconds, "seconds until the phone shows a new code")
        ->check(CLI::Range(1, 600))
        ->capture_default_str();
    command->footer(describeCodeCost());
    command->callback([&arguments, &program] { program.result = runShow(arguments, program.now); });
}

} // namespace carded::issuer
