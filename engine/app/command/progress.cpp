#include "engine/app/command/progress.h"

#include <fmt/format.h>

#include <csignal>
#include <utility>

#include "circuit/io/text/standard_output.h"

namespace disinhibit {

ProgressLine::ProgressLine(std::string what, int count, int first)
    : what_(std::move(what)), count_(count), first_(first) {}

void ProgressLine::operator()(int done) {
    const auto now = Clock::now();
    if (done == first_ || now - shown_ < std::chrono::milliseconds(500)) {
        return;
    }
    shown_ = now;
    const double elapsed_s = std::chrono::duration<double>(now - begun_).count();
    print_progress(fmt::format("{} of {} {}, about {:.0f} s left   ",
                               done,
                               count_,
                               what_,
                               elapsed_s * (count_ - done) / (done - first_)));
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
