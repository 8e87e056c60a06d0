#pragma once

#include <atomic>
#include <chrono>
#include <string>

namespace disinhibit {

/// "12 000 of 100 000 sets, about 34 s left" on one line of stderr, at most twice a second.
class ProgressLine {
  public:
    /// `what` is counted, `first` of them had been done before.
    ProgressLine(std::string what, int count, int first = 0);
    void operator()(int done);
    void end() const;

  private:
    using Clock = std::chrono::steady_clock;
    std::string what_;
    int count_;
    int first_;
    Clock::time_point begun_ = Clock::now();
    Clock::time_point shown_ = begun_;
    bool shown_once_ = false;
};

/// From now on Ctrl-C sets what is returned instead of ending the program.
const std::atomic<bool>& stop_when_interrupted();

} // namespace disinhibit
