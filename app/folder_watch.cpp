// SPDX-License-Identifier: Apache-2.0
#include "app/folder_watch.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <sys/inotify.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace carded::app {
namespace {

constexpr std::uint32_t kOfFiles = IN_CLOSE_WRITE | IN_MOVE | IN_DELETE | IN_ATTRIB;
/// udev gives a node its group after the kernel has made it. Who looks at a device opens and closes it, which must not
/// be a reason to look again.
constexpr std::uint32_t kOfDevices = IN_CREATE | IN_MOVE | IN_DELETE | IN_ATTRIB;
/// Above it: the next folder on the way comes, goes or becomes readable.
constexpr std::uint32_t kAbove = IN_CREATE | IN_MOVE | IN_DELETE | IN_ATTRIB;
constexpr std::uint32_t kOfItself = IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;

/// `/`, `/var`, `/var/lib`, `/var/lib/carded`.
std::vector<std::filesystem::path> wayTo(const std::filesystem::path& folder)
{
    std::error_code error;
    std::filesystem::path whole = std::filesystem::absolute(folder, error);
    std::vector<std::filesystem::path> way;
    std::filesystem::path step;
    for (const auto& part : error ? folder : whole) {
        if (part.empty() || part == ".") {
            continue; // `world/` is `world`
        }
        step /= part;
        way.push_back(step);
    }
    return way;
}

} // namespace

FolderWatch::FolderWatch(const std::filesystem::path& folder, Holds holds, std::chrono::milliseconds slowLook)
    : m_holds(holds), m_way(wayTo(folder)), m_slowLook(this)
{
    m_slowLook.setInterval(slowLook);
    connect(&m_slowLook, &QTimer::timeout, this, &FolderWatch::look);
}

FolderWatch::~FolderWatch()
{
    stop();
}

void FolderWatch::start()
{
    stop();
    m_inotify = UniqueFd(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC));
    if (m_inotify) {
        m_notifier = std::make_unique<QSocketNotifier>(m_inotify.get(), QSocketNotifier::Read);
        connect(m_notifier.get(), &QSocketNotifier::activated, this, &FolderWatch::read);
    }
    m_slowLook.start();
    look();
}

void FolderWatch::stop()
{
    m_slowLook.stop();
    m_notifier.reset();
    m_watched.clear();
    m_inotify.reset();
}

/// Watches first: what happens after that is told, what happened before is seen by who looks.
void FolderWatch::look()
{
    watchAll();
    emit lookDue();
}

/// A folder that is watched already keeps its watch and loses no event. What is not there, or may not be listed, is
/// left out; the folder above tells when it comes.
void FolderWatch::watchAll()
{
    if (!m_inotify) {
        return;
    }
    const std::uint32_t ofEntries = m_holds == Holds::Files ? kOfFiles : kOfDevices;
    const std::vector<Watched> before = std::exchange(m_watched, {});
    for (std::size_t i = 0; i < m_way.size(); ++i) {
        const bool isLast = i + 1 == m_way.size();
        const int id =
            ::inotify_add_watch(m_inotify.get(), m_way[i].c_str(), (isLast ? ofEntries : kAbove) | kOfItself);
        if (id >= 0) {
            m_watched.push_back({id, isLast ? std::string() : m_way[i + 1].filename().string()});
        }
    }
    for (const Watched& old : before) {
        if (std::ranges::find(m_watched, old.id, &Watched::id) == m_watched.end()) {
            (void)::inotify_rm_watch(m_inotify.get(), old.id); // gone by itself if its folder is
        }
    }
}

bool FolderWatch::matters(int id, const char* name) const
{
    return std::ranges::any_of(m_watched, [id, name](const Watched& watched) {
        return watched.id == id && (watched.name.empty() || *name == '\0' || watched.name == name);
    });
}

void FolderWatch::read()
{
    constexpr std::size_t kBufferBytes = 16'384; // some 500 short names; what is left wakes us again
    alignas(inotify_event) std::array<char, kBufferBytes> buffer{};
    const ssize_t size = ::read(m_inotify.get(), buffer.data(), buffer.size());
    bool isDue = false;
    for (std::size_t at = 0; size > 0 && at < static_cast<std::size_t>(size);) {
        inotify_event event{};
        std::memcpy(&event, buffer.data() + at, sizeof event);
        const char* const name = event.len == 0 ? "" : buffer.data() + at + sizeof event;
        isDue = isDue || (event.mask & IN_Q_OVERFLOW) != 0 || matters(event.wd, name);
        at += sizeof event + event.len;
    }
    if (isDue) {
        look();
    }
}

} // namespace carded::app
