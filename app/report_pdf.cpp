// SPDX-License-Identifier: Apache-2.0
#include "app/report_pdf.h"

#include "base/unique_fd.h"
#include "scanner/child_process.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <system_error>
#include <unistd.h>

namespace carded::app {
namespace {

using Clock = std::chrono::steady_clock;

constexpr const char* kProgramName = "carded-report";
constexpr std::size_t kPartBytes = std::size_t{1} << 16U;

/// All of it before the program starts: neither waits for the other.
UniqueFd inMemory(std::string_view text)
{
    UniqueFd memory(::memfd_create("report", MFD_CLOEXEC));
    while (memory && !text.empty()) {
        const ssize_t written = ::write(memory.get(), text.data(), text.size());
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written <= 0) {
            return {};
        }
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return memory && ::lseek(memory.get(), 0, SEEK_SET) == 0 ? std::move(memory) : UniqueFd();
}

/// What comes until the other side closes.
Result<std::string, PdfError> readAll(int fd, Clock::time_point deadline)
{
    std::string all;
    std::string part(kPartBytes, '\0');
    while (true) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
        pollfd waiting{fd, POLLIN, 0};
        const int ready = ::poll(&waiting, 1, static_cast<int>(std::max<std::int64_t>(left.count(), 0)));
        if (ready == 0) {
            return fail(PdfError::TooSlow);
        }
        const ssize_t got = ready < 0 ? -1 : ::read(fd, part.data(), part.size());
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return fail(PdfError::NoPdf);
        }
        if (got == 0) {
            return all;
        }
        if (static_cast<std::size_t>(got) > kMaxPdfBytes - all.size()) {
            return fail(PdfError::TooLarge);
        }
        all.append(part, 0, static_cast<std::size_t>(got));
    }
}

/// Begins and ends as a PDF does: the program was not stopped in between.
bool isWholePdf(std::string_view bytes)
{
    constexpr std::string_view kStart = "%PDF-";
    constexpr std::string_view kEnd = "%%EOF\n";
    return bytes.starts_with(kStart) && bytes.ends_with(kEnd);
}

} // namespace

std::string_view sentenceFor(PdfError error) noexcept
{
    switch (error) {
    case PdfError::ProgramMissing:
        return "the helper program carded-report is not there. Install the package again.";
    case PdfError::NotStarted:
        return "the helper program carded-report could not be started. Is the computer out of memory?";
    case PdfError::TooSlow:
        return "the helper program carded-report took too long. Ask for a shorter period.";
    case PdfError::TooLarge:
        return "the PDF would be too large. Ask for a shorter period.";
    case PdfError::NoPdf:
        break;
    }
    return "the helper program carded-report made no PDF.";
}

std::filesystem::path reportProgramPath(const std::filesystem::path& programFolder)
{
    std::error_code ignored;
    auto beside = programFolder / kProgramName;
    if (std::filesystem::exists(beside, ignored)) {
        return beside;
    }
    return programFolder.parent_path() / "libexec" / "carded" / kProgramName;
}

Result<std::string, PdfError> reportPdf(const std::filesystem::path& program, std::string_view html,
                                        std::chrono::milliseconds deadline)
{
    const auto end = Clock::now() + deadline;
    const UniqueFd input = inMemory(html);
    std::array<int, 2> ends{-1, -1};
    if (!input || ::pipe2(ends.data(), O_CLOEXEC) != 0) {
        return fail(PdfError::NotStarted);
    }
    const UniqueFd out(ends[0]);
    UniqueFd in(ends[1]);
    auto child = scanner::ChildProcess::start(program, {}, {input.get(), {}, in.get()});
    if (!child) {
        return fail(child.error() == scanner::EyeError::ProgramMissing ? PdfError::ProgramMissing
                                                                       : PdfError::NotStarted);
    }
    in.reset(); // the child has its own: the end of that is the end of the PDF
    auto pdf = readAll(out.get(), end);
    child->kill(); // it has said all, or nothing more is wanted
    if (pdf && !isWholePdf(*pdf)) {
        return fail(PdfError::NoPdf);
    }
    return pdf;
}

} // namespace carded::app
