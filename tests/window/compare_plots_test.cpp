#include <gtest/gtest.h>

#include "tests/support/open_window.h"

/// A | B in the real window: what is said about a side is explained from that side.
namespace disinhibit {
namespace compare_plots_test {

class ComparedPlots : public testing::Test {
  protected:
    OpenWindow window_{"naltrexone_then_ethanol", {1920, 1080}};

    void SetUp() override {
        window_.session().carry_out(CompareWith{{ContrastKind::no_doses, ""}});
        window_.session().carry_out(SetCompareLayout{CompareLayout::split});
        window_.turns(4);
        ASSERT_TRUE(window_.frame().view().compare.on());
        ASSERT_EQ(window_.session().active_side(), Side::a);
    }

    /// A label at a curve of this side.
    std::string label_of(const std::string& side, bool stacked) {
        for (const Plot& plot : window_.frame().view().plots->plots) {
            for (const PlotCurve& curve : plot.curves) {
                std::string name = "curve." + plot.id + "." + curve.signal + side;
                if (plot.stacked == stacked && !window_.frame().widgets().find(name).empty()) {
                    return name;
                }
            }
        }
        return "";
    }
};

TEST_F(ComparedPlots, a_label_in_the_box_of_side_b_explains_side_b) {
    const std::string label = label_of(".b", true);
    ASSERT_FALSE(label.empty());
    window_.click(label);
    window_.turns(2);
    EXPECT_EQ(window_.session().active_side(), Side::b);
    EXPECT_EQ(window_.frame().ui_state().side, why_side);
    EXPECT_FALSE(window_.frame().ui_state().why.entity.empty());
}

TEST_F(ComparedPlots, a_label_in_the_box_of_side_a_leads_back_to_side_a) {
    window_.session().carry_out(ChooseSide{Side::b});
    window_.turns(2);
    const std::string label = label_of(".a", true);
    ASSERT_FALSE(label.empty());
    window_.click(label);
    window_.turns(2);
    EXPECT_EQ(window_.session().active_side(), Side::a);
    EXPECT_EQ(window_.frame().ui_state().side, why_side);
}

TEST_F(ComparedPlots, a_value_of_side_b_in_a_shared_plot_explains_side_b) {
    const std::string label = label_of(".b", false);
    ASSERT_FALSE(label.empty());
    window_.click(label);
    window_.turns(2);
    EXPECT_EQ(window_.session().active_side(), Side::b);
}

} // namespace compare_plots_test
} // namespace disinhibit
