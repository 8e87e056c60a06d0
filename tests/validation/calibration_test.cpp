#include "tests/tools/calibration.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "circuit/experiment/knockout.h"
#include "circuit/io/read/experiment.h"
#include "tests/support/assets.h"

namespace disinhibit {
namespace calibration_test {

using tools::Calibration;

const std::vector<std::string> scale = {"naltrexone.effect_site.partition"};

std::vector<ExperimentRow> occupancy_rows() {
    std::vector<ExperimentRow> rows = read_experiments(
        std::filesystem::path(DISINHIBIT_SOURCE_DIR) / "assets/reference", shipped_library());
    std::erase_if(rows, [](const ExperimentRow& row) {
        return row.id != "occ.mor_2" && row.id != "occ.mor_5" && row.id != "occ.mor_ed50";
    });
    return rows;
}

Calibration of_scale(const Library& library, int threads) {
    return {library, occupancy_rows(), "evidence_weighted", scale, threads};
}

TEST(Calibration, FindsTheSamePlaceFromBothSides) {
    const Library& library = shipped_library();
    const Library above = with_factor(library, scale[0], 1.8);
    const Library below = with_factor(library, scale[0], 0.5);
    const double from_above = 1.8 * std::exp(of_scale(above, 2).minimise(8)(0));
    const double from_below = 0.5 * std::exp(of_scale(below, 2).minimise(8)(0));
    // Each side is held back by its own cost of moving.
    EXPECT_NEAR(from_above, from_below, 0.15);
    EXPECT_LT(from_above, 1.5);
    EXPECT_GT(from_below, 0.7);
}

TEST(Calibration, ThreadsChangeNothing) {
    EXPECT_EQ(of_scale(shipped_library(), 1).minimise(3)(0),
              of_scale(shipped_library(), 3).minimise(3)(0));
}

TEST(Calibration, EveryStepLowersTheObjective) {
    const Library moved = with_factor(shipped_library(), scale[0], 2.0);
    const Calibration calibration = of_scale(moved, 2);
    const double before = calibration.objective(Eigen::VectorXd::Zero(1)).value();
    const double after = calibration.objective(calibration.minimise(1)).value();
    EXPECT_LT(after, before);
}

TEST(Calibration, RefusesWhatCannotMove) {
    const Library& library = shipped_library();
    EXPECT_THROW(Calibration(library, occupancy_rows(), "evidence_weighted", {"nothing.such"}, 1),
                 std::invalid_argument);
}

} // namespace calibration_test
} // namespace disinhibit
