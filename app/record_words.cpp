// SPDX-License-Identifier: Apache-2.0
#include "app/record_words.h"

namespace carded::app {

std::string toSentence(evidence::LogError error)
{
    using evidence::LogError;
    switch (error) {
    case LogError::Missing:
        return "there are no records yet. They begin with the first check.";
    case LogError::Busy:
        return "another program is writing the records: the till's window, or a second one. Close it first.";
    case LogError::NotAllowed:
        return "this user may not read or write the folder of records. Use the till's user, or root.";
    case LogError::DiskFull:
        return "the disk is full, and checks are not recorded. Make room on it.";
    case LogError::NewerFormat:
        return "the records were written by a later version of this program. Install that version again.";
    case LogError::NotALog:
        return "the file is no log of records.";
    case LogError::OtherLog:
        return "the records are those of another store or till, or the till's key does not fit them.";
    case LogError::Copied:
        return "the records are a copy or a backup that was put back. The till's window begins a new log after them.";
    case LogError::Damaged:
        return "the records do not fit together: carded evidence verify says where.";
    case LogError::WriteFailed:
        return "the disk fails, and checks are not recorded. Have it looked at.";
    case LogError::BadRecord:
        return "a check could not be recorded: one of its fields has no place in a record.";
    }
    return {};
}

std::string toSentence(evidence::Beginning beginning)
{
    using evidence::Beginning;
    switch (beginning) {
    case Beginning::Continued:
        return "the log of records goes on.";
    case Beginning::First:
        return "a new log of records begins.";
    case Beginning::OtherPlace:
        return "the store or till number has changed: a new log of records begins, and names the one before.";
    case Beginning::KeyLost:
        return "the key of the records is gone: a new log of records begins, with a new key.";
    case Beginning::Copied:
        return "the records were put back from a backup, or copied: a new log of records begins, and names them.";
    case Beginning::Damaged:
        return "the records were damaged and are kept as they are: a new log of records begins.";
    }
    return {};
}

} // namespace carded::app
