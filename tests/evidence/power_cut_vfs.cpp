// SPDX-License-Identifier: Apache-2.0
#include "tests/evidence/power_cut_vfs.h"

#include <sqlite3.h>

#include <cstring>
#include <map>
#include <new>
#include <random>
#include <stdexcept>
#include <string>
#include <unistd.h>
#include <vector>

namespace carded::test {
namespace {

/// What a write has replaced.
struct Undo {
    sqlite3_int64 offset = 0;
    std::string before; ///< shorter than what was written if the file was
    sqlite3_int64 sizeBefore = 0;
};

/// One open file: SQLite's own, and what was written since its last flush.
struct Watched {
    sqlite3_file* real = nullptr;
    std::vector<Undo> unflushed;
};

/// All that is open in this process; SQLite calls from one thread.
struct Disk {
    sqlite3_vfs vfs{};
    sqlite3_vfs* real = nullptr;
    PowerCut cut;
    std::uint64_t calls = 0;
    std::map<sqlite3_file*, Watched> files;
};

Disk& disk()
{
    static Disk theDisk;
    return theDisk;
}

/// SQLite wants its own structure first; the real file's lies behind it in the same memory.
struct File {
    sqlite3_file base;
};

sqlite3_file* realOf(sqlite3_file* file)
{
    return disk().files.at(file).real;
}

/// Writes undone from the last to the first. One that is kept stays where it fell, as a disk may have it.
void undoUnflushed(Watched& file, std::mt19937_64& random)
{
    for (auto write = file.unflushed.rbegin(); write != file.unflushed.rend(); ++write) {
        if (disk().cut.seed != 0 && random() % 2 == 0) {
            continue;
        }
        file.real->pMethods->xWrite(file.real, write->before.data(), static_cast<int>(write->before.size()),
                                    write->offset);
        sqlite3_int64 size = 0;
        file.real->pMethods->xFileSize(file.real, &size);
        if (disk().cut.seed == 0 && size > write->sizeBefore) {
            file.real->pMethods->xTruncate(file.real, write->sizeBefore);
        }
    }
}

void countCall()
{
    if (++disk().calls != disk().cut.atCall) {
        return;
    }
    std::mt19937_64 random(disk().cut.seed);
    for (auto& [file, watched] : disk().files) {
        undoUnflushed(watched, random);
    }
    ::_exit(kPowerCutStatus);
}

void remember(sqlite3_file* file, sqlite3_int64 offset, std::size_t count)
{
    Watched& watched = disk().files.at(file);
    Undo undo{offset, {}, 0};
    watched.real->pMethods->xFileSize(watched.real, &undo.sizeBefore);
    if (undo.sizeBefore > offset) {
        undo.before.resize(std::min(count, static_cast<std::size_t>(undo.sizeBefore - offset)));
        watched.real->pMethods->xRead(watched.real, undo.before.data(), static_cast<int>(undo.before.size()), offset);
    }
    watched.unflushed.push_back(std::move(undo));
}

int closeFile(sqlite3_file* file)
{
    const int result = realOf(file)->pMethods->xClose(realOf(file));
    disk().files.erase(file);
    return result;
}

int readFile(sqlite3_file* file, void* to, int count, sqlite3_int64 offset)
{
    return realOf(file)->pMethods->xRead(realOf(file), to, count, offset);
}

int writeFile(sqlite3_file* file, const void* from, int count, sqlite3_int64 offset)
{
    countCall();
    remember(file, offset, static_cast<std::size_t>(count));
    return realOf(file)->pMethods->xWrite(realOf(file), from, count, offset);
}

/// A cut after it would leave what was there before: the pages behind the new end are kept by none of the tests' files.
int truncateFile(sqlite3_file* file, sqlite3_int64 size)
{
    countCall();
    sqlite3_int64 before = 0;
    realOf(file)->pMethods->xFileSize(realOf(file), &before);
    if (before > size) {
        remember(file, size, static_cast<std::size_t>(before - size));
    }
    return realOf(file)->pMethods->xTruncate(realOf(file), size);
}

int flushFile(sqlite3_file* file, int flags)
{
    countCall();
    disk().files.at(file).unflushed.clear();
    return realOf(file)->pMethods->xSync(realOf(file), flags);
}

int sizeOfFile(sqlite3_file* file, sqlite3_int64* size)
{
    return realOf(file)->pMethods->xFileSize(realOf(file), size);
}

int lockFile(sqlite3_file* file, int level)
{
    return realOf(file)->pMethods->xLock(realOf(file), level);
}

int unlockFile(sqlite3_file* file, int level)
{
    return realOf(file)->pMethods->xUnlock(realOf(file), level);
}

int isLocked(sqlite3_file* file, int* result)
{
    return realOf(file)->pMethods->xCheckReservedLock(realOf(file), result);
}

int controlFile(sqlite3_file* file, int operation, void* argument)
{
    return realOf(file)->pMethods->xFileControl(realOf(file), operation, argument);
}

int sectorSize(sqlite3_file* file)
{
    return realOf(file)->pMethods->xSectorSize(realOf(file));
}

/// Nothing is promised: no write is atomic, and appending may be seen before what is appended.
int characteristics(sqlite3_file* /*file*/)
{
    return 0;
}

int mapShared(sqlite3_file* file, int page, int size, int extend, void volatile** memory)
{
    return realOf(file)->pMethods->xShmMap(realOf(file), page, size, extend, memory);
}

int lockShared(sqlite3_file* file, int offset, int count, int flags)
{
    return realOf(file)->pMethods->xShmLock(realOf(file), offset, count, flags);
}

void fenceShared(sqlite3_file* file)
{
    realOf(file)->pMethods->xShmBarrier(realOf(file));
}

int unmapShared(sqlite3_file* file, int remove)
{
    return realOf(file)->pMethods->xShmUnmap(realOf(file), remove);
}

constexpr sqlite3_io_methods kMethods{2,           closeFile,   readFile,        writeFile,  truncateFile,
                                      flushFile,   sizeOfFile,  lockFile,        unlockFile, isLocked,
                                      controlFile, sectorSize,  characteristics, mapShared,  lockShared,
                                      fenceShared, unmapShared, nullptr,         nullptr};

int openFile(sqlite3_vfs* /*vfs*/, const char* name, sqlite3_file* file, int flags, int* outFlags)
{
    auto* const real = reinterpret_cast<sqlite3_file*>(reinterpret_cast<File*>(file) + 1);
    const int result = disk().real->xOpen(disk().real, name, real, flags, outFlags);
    file->pMethods = result == SQLITE_OK ? &kMethods : nullptr;
    if (result == SQLITE_OK) {
        disk().files[file] = {real, {}};
    }
    return result;
}

} // namespace

std::function<std::uint64_t()> cutPower(const PowerCut& cut)
{
    Disk& theDisk = disk();
    theDisk.real = sqlite3_vfs_find(nullptr);
    theDisk.vfs = *theDisk.real;
    theDisk.vfs.zName = "power-cut";
    theDisk.vfs.szOsFile += static_cast<int>(sizeof(File));
    theDisk.vfs.xOpen = openFile;
    theDisk.cut = cut;
    if (sqlite3_vfs_register(&theDisk.vfs, 1) != SQLITE_OK) {
        throw std::runtime_error("sqlite3_vfs_register");
    }
    return [] { return disk().calls; };
}

} // namespace carded::test
