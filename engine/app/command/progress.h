#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>

namespace disinhibit {

/// "12000 of 100000 sets, about 34 s left" on one line of stderr, at most twice a second.
class ProgressLine {
  public:
    /// `what` is counted, `first` of them had been done before. Not `shown`: nothing is printed.
    ProgressLine(std::string what, std::uint64_t count, std::uint64_t first = 0, bool shown = true);
    void operator()(std::uint64_t done);
    void end() const;

  private:
    using Clock = std::chrono::steady_clock;
    std::string what_;
    std::uint64_t count_;
    std::uint64_t first_;
    bool shown_;
    Clock::time_point begun_ = Clock::now();
    Clock::time_point shown_at_ = begun_;
    bool shown_once_ = false;
};

/// From now on Ctrl-C sets what is returned instead of ending the program.
const std::atomic<bool>& stop_when_interrupted();

} // namespace disinhibit
