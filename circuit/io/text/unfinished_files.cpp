#include "circuit/io/text/unfinished_files.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <csignal>
#include <mutex>
#include <stdexcept>

namespace disinhibit {
namespace {

constexpr int nobody = -1;
constexpr std::size_t longest_name = 63;
constexpr std::array ending_signals{SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE, SIGXCPU, SIGXFSZ};

/// Plain memory that a signal handler may read at any moment: the name is complete before the folder is set.
struct Slot {
    std::atomic<int> folder{nobody};
    std::array<char, longest_name + 1> name{};
};
static_assert(std::atomic<int>::is_always_lock_free);

std::array<Slot, 64> slots;
std::array<bool, ending_signals.size()> handled{};
std::size_t used = 0;
std::mutex mutex; // of everything above, but for the handler

extern "C" void remove_unfinished_files(int signal) {
    for (Slot& slot : slots) {
        if (const int folder = slot.folder.load(); folder != nobody) {
            unlinkat(folder, slot.name.data(), 0);
        }
    }
    // SA_RESETHAND has put the default back; it ends the program as soon as this handler returns.
    raise(signal);
}

void handle_signals() {
    for (std::size_t i = 0; i < ending_signals.size(); ++i) {
        struct sigaction former {};
        sigaction(ending_signals[i], nullptr, &former);
        handled[i] = former.sa_handler == SIG_DFL && (former.sa_flags & SA_SIGINFO) == 0;
        if (handled[i]) {
            struct sigaction action {};
            action.sa_handler = remove_unfinished_files;
            action.sa_flags = static_cast<int>(SA_RESETHAND);
            sigfillset(&action.sa_mask);
            sigaction(ending_signals[i], &action, nullptr);
        }
    }
}

void leave_signals() {
    for (std::size_t i = 0; i < ending_signals.size(); ++i) {
        struct sigaction present {};
        sigaction(ending_signals[i], nullptr, &present);
        if (handled[i] && present.sa_handler == remove_unfinished_files) {
            std::signal(ending_signals[i], SIG_DFL);
        }
    }
}

} // namespace

UnfinishedFile::UnfinishedFile(int folder, const std::string& name) {
    const std::scoped_lock lock(mutex);
    const auto free = std::find_if(
        slots.begin(), slots.end(), [](const Slot& slot) { return slot.folder == nobody; });
    if (free == slots.end() || name.size() > longest_name) {
        throw std::length_error("too many files are written at the same time");
    }
    if (used++ == 0) {
        handle_signals();
    }
    std::copy(name.begin(), name.end(), free->name.begin());
    free->name[name.size()] = '\0';
    free->folder = folder;
    slot_ = static_cast<std::size_t>(free - slots.begin());
}

UnfinishedFile::~UnfinishedFile() {
    const std::scoped_lock lock(mutex);
    slots[slot_].folder = nobody;
    if (--used == 0) {
        leave_signals();
    }
}

} // namespace disinhibit
