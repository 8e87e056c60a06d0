#include "engine/app/command/progress.h"

#include <fmt/format.h>

#include <csignal>
#include <utility>

#include "circuit/io/text/standard_output.h"

namespace disinhibit {

ProgressLine::ProgressLine(std::string what, std::uint64_t count, std::uint64_t first, bool shown)
    : what_(std::move(what)), count_(count), first_(first), shown_(shown) {}

void ProgressLine::operator()(std::uint64_t done) {
    const auto now = Clock::now();
    if (!shown_ || done == first_ || now - shown_at_ < std::chrono::milliseconds(500)) {
        return;
    }
    shown_at_ = now;
    const double elapsed_s = std::chrono::duration<double>(now - begun_).count();
    const auto share = static_cast<double>(count_ - done) / static_cast<double>(done - first_);
    print_progress(
        fmt::format("{} of {} {}, about {:.0f} s left   ", done, count_, what_, elapsed_s * share));
    shown_once_ = true;
}

void ProgressLine::end() const {
    if (shown_once_) {
        print_error("");
    }
}

const std::atomic<bool>& stop_when_interrupted() {
    static std::atomic<bool> interrupted = false;
    std::signal(SIGINT, [](int) { interrupted = true; });
    return interrupted;
}

} // namespace disinhibit
