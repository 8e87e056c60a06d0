#include "circuit/course/envelope.h"

#include <gtest/gtest.h>

namespace disinhibit {
namespace envelope_test {

/// The times of the rows that stay of three signals.
std::vector<double> times_kept(bool stacked) {
    const std::vector<std::vector<double>> courses{{1.0, 1.0, 1.0},
                                                   {10.0, 0.0, 2.0},
                                                   {6.0, 7.0, 2.0},
                                                   {0.0, 10.0, 0.0},
                                                   {5.0, 5.0, 9.0},
                                                   {1.0, 1.0, 10.0},
                                                   {2.0, 2.0, 2.0}};
    Envelope envelope({2, 0, 1}, stacked);
    Snapshot snapshot;
    for (std::size_t i = 0; i < courses.size(); ++i) {
        snapshot.t_s = static_cast<double>(i);
        snapshot.values = {courses[i][1], courses[i][2], courses[i][0]};
        envelope.add(snapshot);
    }
    std::vector<double> times;
    for (const Envelope::Row& row : envelope.take()) {
        times.push_back(row.t_s);
        EXPECT_EQ(row.values, courses[static_cast<std::size_t>(row.t_s)]);
    }
    return times;
}

TEST(Envelope, KeepsWhereEachSignalIsFarthest) {
    EXPECT_EQ(times_kept(false), (std::vector<double>{0.0, 1.0, 3.0, 5.0}));
}

/// Where the first two together are highest neither is alone (2 s), nor where all three are (4 s).
TEST(Envelope, KeepsWhereEachSumOfAStackIsFarthest) {
    EXPECT_EQ(times_kept(true), (std::vector<double>{0.0, 1.0, 2.0, 3.0, 4.0, 5.0}));
}

} // namespace envelope_test
} // namespace disinhibit
