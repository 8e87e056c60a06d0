#include <algorithm>
#include <iostream>
#include <sstream>
#include <thread>

#include "circuit/evaluate.h"
#include "circuit/io/input_error.h"
#include "circuit/io/read_experiment.h"
#include "circuit/io/report.h"
#include "engine/app/lab.h"
#include "engine/study/evaluation.h"

namespace disinhibit::lab {
namespace {

/// "all", or ids separated by commas. Throws InputError.
std::vector<std::string> parse_circuits(const Library& library, const std::string& text) {
    std::vector<std::string> circuits;
    if (text == "all") {
        for (const auto& [id, circuit] : library.circuits) {
            circuits.push_back(id);
        }
        return circuits;
    }
    std::istringstream list(text);
    for (std::string id; std::getline(list, id, ',');) {
        require_circuit(library, id);
        circuits.push_back(id);
    }
    if (circuits.empty()) {
        require_circuit(library, text);
    }
    return circuits;
}

} // namespace

int validate(const Library& library,
             const std::filesystem::path& assets,
             const std::string& hypotheses,
             bool json) {
    const std::vector<std::string> circuits = parse_circuits(library, hypotheses);
    if (json && circuits.size() > 1) {
        throw InputError({}, "--json", hypotheses, "one hypothesis");
    }
    const std::vector<ExperimentRow> rows = read_experiments(assets / "reference", library);
    const int cores = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
    const auto results = evaluate_in_parallel(library, rows, circuits, cores);
    if (json) {
        std::cout << json_head(library) << "\"rows\": ";
        write_report_json(std::cout, results.front());
        std::cout << "}\n";
    } else if (circuits.size() == 1) {
        write_report(std::cout, results.front());
    } else {
        write_comparison(std::cout, circuits, results);
    }
    const bool failed = std::any_of(results.begin(), results.end(), [](const auto& table) {
        return summarize(table).a_run_failed;
    });
    return failed ? 1 : 0;
}

} // namespace disinhibit::lab
