// SPDX-License-Identifier: Apache-2.0
#include "issuer/status_book.h"

#include "issuer/json_object.h"

namespace carded::issuer {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFormat = "carded-issuer-status-2";
constexpr const char* kListFile = "status-list.json";
constexpr const char* kEntriesFile = "status-entries.bin";
constexpr const char* kIssuedFile = "status-issued.bin";

} // namespace

Result<void, IssuerError> saveStatusList(const fs::path& folder, const StatusList& list)
{
    // Which entries were given out is nobody else's business.
    if (auto written = writeFile(folder / kIssuedFile, list.issued, FileAccess::Secret); !written) {
        return written;
    }
    if (auto written = writeFile(folder / kEntriesFile, list.entries, FileAccess::Secret); !written) {
        return written;
    }
    const nlohmann::json json{{"format", kFormat}, {"uri", list.uri}, {"bits", list.bits}};
    return writeJson(folder / kListFile, json, FileAccess::Secret);
}

Result<StatusList, IssuerError> readStatusList(const fs::path& folder)
{
    auto json = JsonObject::read(folder / kListFile, kFormat);
    if (!json) {
        return fail(json.error());
    }
    StatusList list{json->text("uri"), static_cast<unsigned>(json->integer("bits")), {}, {}};
    if (const auto end = json->finish(); !end) {
        return fail(end.error());
    }
    auto entries = readFile(folder / kEntriesFile);
    auto issued = readFile(folder / kIssuedFile);
    if (!entries || !issued) {
        return fail(!entries ? entries.error() : issued.error());
    }
    list.entries = *std::move(entries);
    list.issued = *std::move(issued);
    if (!isStatusWidth(list.bits) || list.entries.size() != list.issued.size() * list.bits) {
        return fail(IssuerError{IssuerError::Cause::BadFile, folder.string() + ": " + kEntriesFile + " and "
                                                                 + kIssuedFile + " do not fit together"});
    }
    return list;
}

} // namespace carded::issuer
