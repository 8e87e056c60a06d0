#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <exception>
#include <filesystem>

#include "circuit/io/read/experiment.h"
#include "circuit/io/read/load_library.h"
#include "tests/tools/calibration.h"

// tests_calibrate --assets assets --rows occ.mor_2,occ.mor_5 --numbers naltrexone.effect_site.partition
// Says where the rows want the numbers; whoever asked writes them into the assets, with `calibrated_on`.

namespace {

using namespace disinhibit;

std::vector<ExperimentRow> chosen_rows(const std::vector<ExperimentRow>& all,
                                       const std::vector<std::string>& ids) {
    std::vector<ExperimentRow> rows;
    for (const std::string& id : ids) {
        const auto found = std::ranges::find(all, id, &ExperimentRow::id);
        if (found == all.end()) {
            throw std::invalid_argument(fmt::format("--rows: there is no row {}", id));
        }
        rows.push_back(*found);
    }
    return rows;
}

void print_rows(const tools::Objective& before, const tools::Objective& after) {
    for (std::size_t i = 0; i < before.rows.size(); ++i) {
        const auto told = [](const RowResult& result) {
            const std::string word = to_text(result.verdict);
            return result.z             ? fmt::format("z {:.2f} {}", *result.z, word)
                   : result.sign_margin ? fmt::format("m {:.2f} {}", *result.sign_margin, word)
                                        : word;
        };
        fmt::print(
            "{:24} {:>18} -> {}\n", before.rows[i].id, told(before.rows[i]), told(after.rows[i]));
    }
}

int run(int argc, char** argv) {
    CLI::App app("Sets numbers of the model together: the least sum of the squared distances of "
                 "published rows (tests/tools/calibration.h).");
    std::filesystem::path assets = DISINHIBIT_SOURCE_DIR "/assets";
    std::string circuit = "evidence_weighted";
    std::vector<std::string> rows;
    std::vector<std::string> numbers;
    int iterations = 6;
    int threads = 2;
    app.add_option("--assets", assets, "folder of assets");
    app.add_option("--hypothesis", circuit, "circuit");
    app.add_option("--rows", rows, "ids of published rows")->delimiter(',')->required();
    app.add_option("--numbers", numbers, "paths of parameters")->delimiter(',')->required();
    app.add_option("--iterations", iterations, "at most so many steps");
    app.add_option("--threads", threads, "threads");
    CLI11_PARSE(app, argc, argv);

    const Library library = load_library(assets);
    const tools::Calibration calibration(
        library,
        chosen_rows(read_experiments(assets / "reference", library), rows),
        circuit,
        numbers,
        threads);
    const auto size = static_cast<Eigen::Index>(numbers.size());
    const tools::Objective before = calibration.objective(Eigen::VectorXd::Zero(size));
    const Eigen::VectorXd best = calibration.minimise(iterations);
    const tools::Objective after = calibration.objective(best);
    fmt::print("objective {:.2f} -> {:.2f}\n", before.value(), after.value());
    for (Eigen::Index i = 0; i < size; ++i) {
        const tools::FreeNumber& number = calibration.numbers()[static_cast<std::size_t>(i)];
        fmt::print("{} {:g} -> {:.4g} {}\n",
                   number.path,
                   number.written,
                   number.written * std::exp(best(i)),
                   number.unit);
    }
    print_rows(before, after);
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const std::exception& error) {
        fmt::print(stderr, "{}\n", error.what());
        return 2;
    }
}
