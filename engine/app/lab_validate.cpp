#include <algorithm>
#include <iostream>

#include "circuit/evaluate.h"
#include "circuit/io/input_error.h"
#include "circuit/io/read_experiment.h"
#include "circuit/io/report.h"
#include "engine/app/lab.h"

namespace disinhibit::lab {

int validate(const Library& library,
             const std::filesystem::path& assets,
             const std::string& circuit,
             bool json) {
    require_circuit(library, circuit);
    const std::vector<ExperimentRow> rows = read_experiments(assets / "reference", library);
    const std::vector<RowResult> results = evaluate(library, rows, circuit);
    if (json) {
        write_report_json(std::cout, results);
    } else {
        write_report(std::cout, results);
    }
    return summarize(results).a_run_failed ? 1 : 0;
}

} // namespace disinhibit::lab
