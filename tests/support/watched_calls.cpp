#include "tests/support/watched_calls.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <mutex>

namespace disinhibit {
namespace {

WatchedCalls calls;
std::mutex mutex;

/// Notes a call; false if it is to fail.
bool note(const std::string& name) {
    const std::scoped_lock lock(mutex);
    calls.names.push_back(name);
    if (calls.failing == name) {
        errno = EIO;
        return false;
    }
    return true;
}

std::string synced_name(int descriptor) {
    struct stat status {};
    fstat(descriptor, &status);
    return S_ISDIR(status.st_mode) ? "fsync folder" : "fsync file";
}

} // namespace

WatchedCalls& watch_calls() {
    const std::scoped_lock lock(mutex);
    return calls = WatchedCalls{};
}

} // namespace disinhibit

// These take the place of the C library's in the whole program.
extern "C" int fsync(int descriptor) {
    return disinhibit::note(disinhibit::synced_name(descriptor))
               ? static_cast<int>(syscall(SYS_fsync, descriptor))
               : -1;
}

extern "C" int fdatasync(int descriptor) {
    return fsync(descriptor);
}

extern "C" int renameat(int from_folder, const char* from, int to_folder, const char* to) noexcept {
    return disinhibit::note("rename")
               ? static_cast<int>(syscall(SYS_renameat2, from_folder, from, to_folder, to, 0))
               : -1;
}

extern "C" int rename(const char* from, const char* to) noexcept {
    return renameat(AT_FDCWD, from, AT_FDCWD, to);
}
