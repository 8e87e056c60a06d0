#include <gtest/gtest.h>

#include "tests/support/open_window.h"

/// How long antagonists hold most receptors stands on the timeline, and any substance can be given.
namespace disinhibit {
namespace blocked_test {

constexpr const char* signal = "mu_vta_gaba.blocked";

/// The time of the course at which the blockade falls below `percent` after its peak.
double end_of_blockade_s(const Session& session, double percent) {
    const Trajectory& course = session.trajectory();
    const auto index = static_cast<std::size_t>(course.signals().index(signal));
    Snapshot snapshot;
    const auto blocked = [&](double t_s) {
        course.read(t_s, snapshot);
        return snapshot.values[index];
    };
    double inside = 6.0 * 3600.0;
    double outside = course.reached_s();
    EXPECT_GT(blocked(inside), percent);
    EXPECT_LT(blocked(outside), percent);
    while (outside - inside > 1.0) {
        const double middle = 0.5 * (inside + outside);
        (blocked(middle) > percent ? inside : outside) = middle;
    }
    return inside;
}

TEST(BlockedBar, EndsWhereTheBlockadeDoes) {
    OpenWindow window("naltrexone_tablet", {1600, 900});
    window.press(SDLK_w); // the whole course
    for (int i = 0; i < 300 && window.session().computing(); ++i) {
        window.turns(1);
    }
    window.turns(3);
    const FrameView& view = window.frame().view();
    const Rect bar = window.frame().widgets().find("timeline.blocked.0");
    ASSERT_FALSE(bar.empty());
    const Rect timeline = window.frame().widgets().find("timeline.zoom");
    const double end_s =
        end_of_blockade_s(window.session().active(), window.frame().ui_assets().blocked_above);
    ASSERT_LT(end_s, view.window_end_s);
    const double per_px_s = (view.window_end_s - view.window_begin_s) / timeline.w;
    EXPECT_NEAR(view.window_begin_s + (bar.right() - timeline.x) * per_px_s, end_s, 1.5 * per_px_s);
    EXPECT_LT(bar.x - timeline.x, 0.02f * timeline.w) << "it is taken at the start";
    window.press(SDLK_b); // with side B it stays that of the active side
    window.turns(3);
    EXPECT_FALSE(window.frame().widgets().find("timeline.blocked.0").empty());
}

TEST(BlockedBar, IsNotThereWithoutABlockade) {
    OpenWindow window("ethanol", {1600, 900});
    for (int i = 0; i < 300 && window.session().computing(); ++i) {
        window.turns(1);
    }
    window.turns(3);
    EXPECT_TRUE(window.frame().widgets().find("timeline.blocked.0").empty());
}

TEST(AnySubstance, CanBeGivenAsItIsWritten) {
    OpenWindow window("ethanol", {1600, 900});
    const auto doses = [&] { return window.session().active().scenario().doses; };
    const std::size_t before = doses().size();
    window.act(TakeWrittenDose{"5 mg morphine"});
    window.turns(2);
    ASSERT_EQ(doses().size(), before + 1);
    EXPECT_EQ(doses().back().substance, "morphine");
    EXPECT_EQ(doses().back().at_s, window.session().clock().now_s());
    window.act(TakeWrittenDose{"5 mg of something"});
    window.turns(2);
    EXPECT_EQ(doses().size(), before + 1);
    EXPECT_NE(window.frame().message().find("something"), std::string::npos);
}

/// The panel of every substance that this subject can take offers a dose that is understood.
TEST(AnySubstance, IsOfferedADoseThatReads) {
    OpenWindow window("ethanol", {1600, 900});
    int offered = 0;
    for (const auto& [id, substance] : window.data().library.substances) {
        View view;
        view.explained = id;
        window.frame().look_at_things(view);
        window.turns(3);
        if (window.frame().widgets().find("why.give.now").empty()) {
            continue;
        }
        ++offered;
        const std::size_t before = window.session().active().scenario().doses.size();
        window.act(TakeWrittenDose{window.frame().ui_state().why.give});
        window.turns(2);
        EXPECT_EQ(window.session().active().scenario().doses.size(), before + 1)
            << window.frame().ui_state().why.give << ": " << window.frame().message();
    }
    EXPECT_GE(offered, 10);
}

} // namespace blocked_test
} // namespace disinhibit
