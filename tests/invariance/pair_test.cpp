#include <gtest/gtest.h>

#include <sstream>

#include "circuit/io/report/csv.h"
#include "circuit/io/report/dose_text.h"
#include "engine/run/pair.h"
#include "tests/support/assets.h"

/// A course is the same bytes alone and in A | B.
namespace disinhibit {
namespace pair_test {

std::string csv_of(const Trajectory& trajectory) {
    std::ostringstream out;
    write_csv(out, trajectory, make_recipe(shipped_library(), trajectory, "test"));
    return out.str();
}

void play_until(SessionPair& pair, double t_s) {
    while (pair.clock().now_s() < t_s) {
        pair.advance(1.0 / 60.0);
    }
    pair.carry_out(SeekTo{t_s});
}

TEST(Pair, both_sides_are_the_headless_bytes_of_their_scenarios) {
    const Library& library = shipped_library();
    SessionSettings settings;
    settings.speed = 600.0;
    SessionPair pair(library, library.scenarios.at("rest"), settings);
    pair.watch({"dopamine_nac.concentration"});
    pair.carry_out(CompareWith{{ContrastKind::copy, ""}});
    const auto dose = [&](const std::string& text) {
        return parse_dose(text, library, library.subjects.at("human"));
    };
    play_until(pair, 120.0);
    pair.carry_out(TakeDose{dose("50 mg naltrexone oral")}); // side B
    play_until(pair, 3600.0);
    pair.carry_out(TakeDose{dose("0.5 g/kg ethanol oral")});
    pair.carry_out(ChooseSide{Side::a});
    pair.carry_out(TakeDose{dose("0.5 g/kg ethanol oral")});
    play_until(pair, 7200.0);
    pair.carry_out(SeekTo{60.0});
    pair.advance(0.1);
    pair.carry_out(SetCompareLayout{CompareLayout::overlay});
    play_until(pair, library.scenarios.at("rest").duration_s);
    pair.settle();
    for (const Side side : {Side::a, Side::b}) {
        const Session& session = pair.side(side);
        EXPECT_EQ(session.scenario().doses.size(), side == Side::a ? 1u : 2u);
        const Trajectory alone = simulate(library, session.scenario());
        EXPECT_TRUE(csv_of(session.trajectory()) == csv_of(alone))
            << (side == Side::a ? "side A" : "side B");
    }
}

} // namespace pair_test
} // namespace disinhibit
