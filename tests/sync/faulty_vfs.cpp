// SPDX-License-Identifier: Apache-2.0
#include "tests/sync/faulty_vfs.h"

#include <sqlite3.h>

#include <new>
#include <stdexcept>
#include <vector>

namespace carded::test {
namespace {

/// One at a time: SQLite's callbacks have no room for more.
struct Plan {
    int at = 0;
    FaultyVfs::Then then = FaultyVfs::Then::GoesOn;
    int count = 0;

    [[nodiscard]] bool failsNow()
    {
        ++count;
        return count == at || (then == FaultyVfs::Then::StaysBroken && count > at);
    }
};
Plan plan; // NOLINT(cppcoreguidelines-avoid-non-const-global-variables): see above

sqlite3_vfs* real = nullptr; // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

struct FaultyFile {
    sqlite3_file base; // first: SQLite's own part
};

sqlite3_file* under(sqlite3_file* file)
{
    return reinterpret_cast<sqlite3_file*>(reinterpret_cast<FaultyFile*>(file) + 1);
}

int closeFile(sqlite3_file* file)
{
    sqlite3_file* const inner = under(file);
    return inner->pMethods == nullptr ? SQLITE_OK : inner->pMethods->xClose(inner);
}

int readFile(sqlite3_file* file, void* bytes, int count, sqlite3_int64 offset)
{
    return plan.failsNow() ? SQLITE_IOERR_READ : under(file)->pMethods->xRead(under(file), bytes, count, offset);
}

int writeFile(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 offset)
{
    return plan.failsNow() ? SQLITE_IOERR_WRITE : under(file)->pMethods->xWrite(under(file), bytes, count, offset);
}

int truncateFile(sqlite3_file* file, sqlite3_int64 size)
{
    return plan.failsNow() ? SQLITE_IOERR_TRUNCATE : under(file)->pMethods->xTruncate(under(file), size);
}

int syncFile(sqlite3_file* file, int flags)
{
    return plan.failsNow() ? SQLITE_IOERR_FSYNC : under(file)->pMethods->xSync(under(file), flags);
}

int sizeOfFile(sqlite3_file* file, sqlite3_int64* size)
{
    return plan.failsNow() ? SQLITE_IOERR_FSTAT : under(file)->pMethods->xFileSize(under(file), size);
}

int lockFile(sqlite3_file* file, int level)
{
    return under(file)->pMethods->xLock(under(file), level);
}

int unlockFile(sqlite3_file* file, int level)
{
    return under(file)->pMethods->xUnlock(under(file), level);
}

int checkReservedLock(sqlite3_file* file, int* result)
{
    return under(file)->pMethods->xCheckReservedLock(under(file), result);
}

int controlFile(sqlite3_file* file, int operation, void* argument)
{
    return under(file)->pMethods->xFileControl(under(file), operation, argument);
}

int sectorSize(sqlite3_file* file)
{
    return under(file)->pMethods->xSectorSize(under(file));
}

int deviceCharacteristics(sqlite3_file* file)
{
    return under(file)->pMethods->xDeviceCharacteristics(under(file));
}

const sqlite3_io_methods kMethods{.iVersion = 1, // no shared memory, no mapping
                                  .xClose = closeFile,
                                  .xRead = readFile,
                                  .xWrite = writeFile,
                                  .xTruncate = truncateFile,
                                  .xSync = syncFile,
                                  .xFileSize = sizeOfFile,
                                  .xLock = lockFile,
                                  .xUnlock = unlockFile,
                                  .xCheckReservedLock = checkReservedLock,
                                  .xFileControl = controlFile,
                                  .xSectorSize = sectorSize,
                                  .xDeviceCharacteristics = deviceCharacteristics,
                                  .xShmMap = nullptr,
                                  .xShmLock = nullptr,
                                  .xShmBarrier = nullptr,
                                  .xShmUnmap = nullptr,
                                  .xFetch = nullptr,
                                  .xUnfetch = nullptr};

int openFile(sqlite3_vfs* /*vfs*/, const char* name, sqlite3_file* file, int flags, int* outFlags)
{
    file->pMethods = nullptr; // SQLite closes what has methods
    if (plan.failsNow()) {
        return SQLITE_CANTOPEN;
    }
    const int code = real->xOpen(real, name, under(file), flags, outFlags);
    if (code == SQLITE_OK) {
        file->pMethods = &kMethods;
    }
    return code;
}

sqlite3_vfs faultyCopy()
{
    real = sqlite3_vfs_find(nullptr);
    if (real == nullptr) {
        throw std::runtime_error("SQLite has no VFS");
    }
    sqlite3_vfs copy = *real;
    copy.iVersion = 1;
    copy.szOsFile = static_cast<int>(sizeof(FaultyFile)) + real->szOsFile;
    copy.pNext = nullptr;
    copy.zName = "faulty";
    copy.xOpen = openFile;
    return copy;
}

sqlite3_vfs& faulty()
{
    static sqlite3_vfs vfs = faultyCopy();
    return vfs;
}

} // namespace

FaultyVfs::FaultyVfs(int at, Then then)
{
    plan = {at, then, 0};
    if (sqlite3_vfs_register(&faulty(), 1) != SQLITE_OK) {
        throw std::runtime_error("the faulty VFS was not taken");
    }
}

FaultyVfs::~FaultyVfs()
{
    sqlite3_vfs_unregister(&faulty());
    sqlite3_vfs_register(real, 1);
}

bool FaultyVfs::hasFailed() const noexcept
{
    return plan.count >= plan.at;
}

} // namespace carded::test
