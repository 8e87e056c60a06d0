#include <fmt/format.h>

#include "circuit/io/report/json.h"
#include "circuit/io/text/standard_output.h"
#include "engine/app/command/progress.h"
#include "engine/app/lab/lab.h"
#include "engine/core/version.h"
#include "engine/run/stamp.h"

namespace disinhibit::lab {
namespace {

const char* word(StressOutcome outcome) {
    return outcome == StressOutcome::stopped ? "stopped" : "unsound";
}

void print_words(const Library& library, const StressPlan& plan, const StressReport& report) {
    for (const StressFinding& finding : report.findings) {
        print_out("set {} ({}): {}: {}\n",
                  finding.set,
                  finding.scenario,
                  word(finding.outcome),
                  finding.sentence);
    }
    print_out("{}, seed {}: {} of {} sets run: {} sound, {} stopped with a reason, {} unsound\n",
              plan.circuit,
              plan.seed,
              report.done,
              plan.count,
              report.sound,
              report.stopped,
              report.unsound);
    print_out("{}\n", full_stamp(library.content_hash));
}

void print_json(const Library& library, const StressPlan& plan, const StressReport& report) {
    print_out("{}\"hypothesis\": {}, \"seed\": {}, \"count\": {}, \"done\": {}, \"sound\": {}, "
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
        print_out("{}  {{\"set\": {}, \"scenario\": {}, \"outcome\": \"{}\", \"sentence\": {}}}",
                  separator,
                  finding.set,
                  json_string(finding.scenario),
                  word(finding.outcome),
                  json_string(finding.sentence));
        separator = ",\n";
    }
    print_out("]}}\n");
}

} // namespace

int stress(const Library& library, const StressPlan& plan, bool json) {
    require_circuit(library, plan.circuit);
    const std::atomic<bool>& interrupted = stop_when_interrupted();
    ProgressLine progress("sets", plan.count);
    const StressReport report =
        run_stress(library, plan, interrupted, [&](int done) { progress(done); });
    progress.end();
    json ? print_json(library, plan, report) : print_words(library, plan, report);
    return report.unsound == 0 && report.done == plan.count ? 0 : 1;
}

} // namespace disinhibit::lab
