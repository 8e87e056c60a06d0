#include <algorithm>
#include <sstream>
#include <thread>

#include "circuit/experiment/evaluate.h"
#include "circuit/experiment/summary.h"
#include "circuit/io/read/experiment.h"
#include "circuit/io/report/report.h"
#include "circuit/io/text/input_error.h"
#include "circuit/io/text/nearest_name.h"
#include "circuit/io/text/standard_output.h"
#include "engine/app/lab/lab.h"
#include "engine/core/version.h"
#include "engine/run/stamp.h"
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

/// The row of this id, or all for "". Throws InputError that names the nearest id.
std::vector<ExperimentRow> chosen_rows(std::vector<ExperimentRow> rows, const std::string& id) {
    if (id.empty()) {
        return rows;
    }
    std::vector<std::string> ids;
    for (const ExperimentRow& row : rows) {
        ids.push_back(row.id);
    }
    std::erase_if(rows, [&](const ExperimentRow& row) { return row.id != id; });
    if (rows.empty()) {
        const std::string nearest = nearest_name(id, ids);
        throw InputError({},
                         "--row",
                         "found \"" + one_line(id) + "\"",
                         nearest.empty() ? "the id of a row" : "\"" + nearest + "\"");
    }
    return rows;
}

} // namespace

int usual_threads() {
    return static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
}

int validate(const Library& library,
             const std::filesystem::path& assets,
             const std::string& hypotheses,
             const std::string& row,
             bool json) {
    const std::vector<std::string> circuits = parse_circuits(library, hypotheses);
    if (json && circuits.size() > 1) {
        throw InputError({}, "--json", hypotheses, "one hypothesis");
    }
    const std::vector<ExperimentRow> rows =
        chosen_rows(read_experiments(assets / "reference", library), row);
    const auto results = evaluate_in_parallel(library, rows, circuits, usual_threads());
    std::ostringstream report;
    if (json) {
        report << json_head(library) << "\"rows\": ";
        write_report_json(report, results.front());
        report << ", \"summary\": ";
        write_summary_json(report, results.front());
        report << "}\n";
    } else if (circuits.size() == 1) {
        write_report(report, results.front());
    } else {
        write_comparison(report, circuits, results);
    }
    if (!json) {
        report << full_stamp(library.content_hash) << '\n';
    }
    print_text(report.str());
    const bool failed = std::any_of(results.begin(), results.end(), [](const auto& table) {
        return summarize(table).a_run_failed;
    });
    return failed ? 1 : 0;
}

} // namespace disinhibit::lab
