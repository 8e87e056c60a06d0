#include <fmt/format.h>

#include <chrono>
#include <csignal>

#include "circuit/io/json.h"
#include "engine/app/lab.h"

namespace disinhibit::lab {
namespace {

std::atomic<bool> interrupted = false;

/// "12 000 of 100 000 sets, about 34 s left" on one line of stderr, twice a second.
class ProgressLine {
  public:
    explicit ProgressLine(int count) : count_(count) {}
    void operator()(int done) {
        const auto now = Clock::now();
        if (done == 0 || now - shown_ < std::chrono::milliseconds(500)) {
            return;
        }
        shown_ = now;
        const double elapsed_s = std::chrono::duration<double>(now - begun_).count();
        fmt::print(stderr,
                   "\r{} of {} sets, about {:.0f} s left   ",
                   done,
                   count_,
                   elapsed_s * (count_ - done) / done);
        std::fflush(stderr);
        shown_once_ = true;
    }
    void end() const {
        if (shown_once_) {
            fmt::print(stderr, "\n");
        }
    }

  private:
    using Clock = std::chrono::steady_clock;
    int count_;
    Clock::time_point begun_ = Clock::now();
    Clock::time_point shown_ = begun_;
    bool shown_once_ = false;
};

const char* word(StressOutcome outcome) {
    return outcome == StressOutcome::stopped ? "stopped" : "unsound";
}

void print_text(const StressPlan& plan, const StressReport& report) {
    for (const StressFinding& finding : report.findings) {
        fmt::print("set {} ({}): {}: {}\n",
                   finding.set,
                   finding.scenario,
                   word(finding.outcome),
                   finding.sentence);
    }
    fmt::print("{}, seed {}: {} of {} sets run: {} sound, {} stopped with a reason, {} unsound\n",
               plan.circuit,
               plan.seed,
               report.done,
               plan.count,
               report.sound,
               report.stopped,
               report.unsound);
}

void print_json(const Library& library, const StressPlan& plan, const StressReport& report) {
    fmt::print("{}\"hypothesis\": {}, \"seed\": {}, \"count\": {}, \"done\": {}, \"sound\": {}, "
               "\"stopped\": {}, \"unsound\": {}, \"findings\": [",
               json_head(library),
               json_string(plan.circuit),
               plan.seed,
               plan.count,
               report.done,
               report.sound,
               report.stopped,
               report.unsound);
    const char* separator = "\n";
    for (const StressFinding& finding : report.findings) {
        fmt::print("{}  {{\"set\": {}, \"scenario\": {}, \"outcome\": \"{}\", \"sentence\": {}}}",
                   separator,
                   finding.set,
                   json_string(finding.scenario),
                   word(finding.outcome),
                   json_string(finding.sentence));
        separator = ",\n";
    }
    fmt::print("]}}\n");
}

} // namespace

int stress(const Library& library, const StressPlan& plan, bool json) {
    require_circuit(library, plan.circuit);
    std::signal(SIGINT, [](int) { interrupted = true; });
    ProgressLine progress(plan.count);
    const StressReport report =
        run_stress(library, plan, interrupted, [&](int done) { progress(done); });
    progress.end();
    json ? print_json(library, plan, report) : print_text(plan, report);
    return report.unsound == 0 && report.done == plan.count ? 0 : 1;
}

} // namespace disinhibit::lab
