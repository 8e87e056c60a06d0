#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "engine/scene/parts/receptor_row.h"
#include "engine/scene/parts/receptors.h"
#include "engine/scene/stage/clock.h"

namespace disinhibit {
namespace receptor_test {

StageReceptors two_ligands() {
    StageReceptors row;
    row.count = 8;
    row.to = 140.0f;
    row.ligands.resize(2);
    return row;
}

/// Rates of dissociation of the two, 1/s.
const std::vector<double> fast_and_slow{0.5, 0.01};

int count_of(const std::vector<int>& states, int ligand) {
    return static_cast<int>(std::count(states.begin(), states.end(), ligand));
}

TEST(LargestRemainder, GivesEveryPlaceToSomebody) {
    for (double bound = 0.0; bound <= 100.0; bound += 3.7) {
        const std::vector<int> shares =
            largest_remainder({bound, 0.3 * (100 - bound), 0.7 * (100 - bound)}, 8);
        EXPECT_EQ(std::accumulate(shares.begin(), shares.end(), 0), 8);
    }
}

TEST(LargestRemainder, RoundsTheNearestSharesUp) {
    EXPECT_EQ(largest_remainder({6.0, 94.0}, 8), (std::vector<int>{0, 8}));
    EXPECT_EQ(largest_remainder({7.0, 93.0}, 8), (std::vector<int>{1, 7}));
    EXPECT_EQ(largest_remainder({31.0, 69.0}, 8), (std::vector<int>{2, 6}));
    EXPECT_EQ(largest_remainder({0.0, 0.0}, 8), (std::vector<int>{0, 0}));
}

TEST(Receptors, HoldEachLigandInProportionToItsOccupancy) {
    const StageReceptors row = two_ligands();
    for (double t = 0.0; t < 60.0; t += 1.3) {
        const std::vector<int> states = receptor_states(row, {25.0, 50.0}, fast_and_slow, t);
        EXPECT_EQ(count_of(states, 0), 2);
        EXPECT_EQ(count_of(states, 1), 4);
        EXPECT_EQ(count_of(states, -1), 2);
    }
}

TEST(Receptors, TurnOverAtTheExchangeRateWhileCountsStayTheSame) {
    const StageReceptors row = two_ligands();
    const auto changes = [&](double occupancy_fast, double occupancy_slow) {
        int number = 0;
        std::vector<int> before =
            receptor_states(row, {occupancy_fast, occupancy_slow}, fast_and_slow, 0.0);
        for (double t = 0.05; t < 40.0; t += 0.05) {
            const std::vector<int> now =
                receptor_states(row, {occupancy_fast, occupancy_slow}, fast_and_slow, t);
            for (std::size_t i = 0; i < now.size(); ++i) {
                number += now[i] != before[i] ? 1 : 0;
            }
            before = now;
        }
        return number;
    };
    EXPECT_GT(changes(50.0, 0.0), 20);
    EXPECT_LT(changes(0.0, 50.0), 10);
    EXPECT_GT(changes(0.0, 50.0), 0);
}

TEST(Receptors, KeepASlowLigandInPlaceWhenAFastOneComes) {
    const StageReceptors row = two_ligands();
    const std::vector<int> alone = receptor_states(row, {0.0, 50.0}, fast_and_slow, 3.0);
    const std::vector<int> both = receptor_states(row, {25.0, 50.0}, fast_and_slow, 3.0);
    for (std::size_t i = 0; i < alone.size(); ++i) {
        EXPECT_EQ(alone[i] == 1, both[i] == 1);
    }
}

} // namespace receptor_test
} // namespace disinhibit
