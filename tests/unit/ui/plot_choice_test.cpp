#include "engine/ui/plot/choice.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "circuit/course/simulate.h"
#include "engine/plot/labels.h"
#include "tests/support/assets.h"

namespace disinhibit {
namespace plot_choice_test {

SignalTable three_signals() {
    SignalTable table;
    table.rows.resize(4);
    table.rows[0].path = "cell.rate";
    table.rows[0].label = "Cell, firing rate";
    table.rows[0].unit = "Hz";
    table.rows[1].path = "cell.rate.percent";
    table.rows[1].unit = "% of own baseline";
    table.rows[1].baseline_of = 0;
    table.rows[2].path = "drug.plasma";
    table.rows[2].unit = "ng/mL";
    table.rows[3].path = "drug.plasma_2";
    table.rows[3].unit = "nM";
    return table;
}

Plot row_of(const std::string& id, const std::string& signal) {
    Plot plot;
    plot.id = id;
    plot.curves.push_back({signal, "", "text", "", false, ""});
    return plot;
}

PlotSet shipped() {
    return {{row_of("first", "cell.rate"), row_of("second", "elsewhere.rate")}};
}

struct Column {
    PlotChoice choice;
    PlotSet shown() const {
        return chosen_plots(shipped(), choice, {{three_signals(), Scenario{}}}, {});
    }
    void act(const Action& action) { EXPECT_TRUE(carry_out(action, shown(), choice)); }
    std::vector<std::string> ids() const {
        std::vector<std::string> ids;
        for (const Plot& plot : shown().plots) {
            ids.push_back(plot.id);
        }
        return ids;
    }
};

using Ids = std::vector<std::string>;

TEST(UiPlotChoice, a_signal_gets_a_row_of_its_own_at_the_bottom) {
    Column column;
    column.act(AddPlot{"drug.plasma"});
    column.act(AddPlot{"drug.plasma"});
    EXPECT_EQ(column.ids(), (Ids{"first", "second", "drug.plasma"}));
    EXPECT_EQ(column.shown().plots.back().scale.unit, "ng/mL");
}

TEST(UiPlotChoice, a_signal_that_a_row_shows_already_is_not_added_again) {
    Column column;
    column.act(AddPlot{"cell.rate"});
    EXPECT_EQ(column.ids(), (Ids{"first", "second"}));
    EXPECT_FALSE(column.choice.changed());
}

TEST(UiPlotChoice, rows_go_and_come_back) {
    Column column;
    column.act(RemovePlot{"first"});
    column.act(AddPlot{"cell.rate"});
    EXPECT_EQ(column.ids(), (Ids{"second", "cell.rate"}));
    column.act(RemovePlot{"cell.rate"});
    EXPECT_EQ(column.ids(), (Ids{"second"}));
    column.act(RestorePlots{});
    EXPECT_EQ(column.ids(), (Ids{"first", "second"}));
}

TEST(UiPlotChoice, an_added_row_switches_between_absolute_and_percent_of_baseline) {
    Column column;
    column.act(RemovePlot{"first"});
    column.act(AddPlot{"cell.rate"});
    column.act(AddPlot{"drug.plasma"});
    column.act(SwitchPlotUnit{"cell.rate"});
    EXPECT_EQ(column.shown().plots[1].curves[0].signal, "cell.rate.percent");
    EXPECT_EQ(column.shown().plots[1].scale.unit, "% of own baseline");
    EXPECT_EQ(column.shown().plots[2].scale.unit, "ng/mL");
    column.act(SwitchPlotUnit{""});
    EXPECT_EQ(column.shown().plots[1].scale.unit, "Hz");
    EXPECT_EQ(column.shown().plots[2].scale.unit, "nM");
}

TEST(UiPlotChoice, a_signal_the_model_lacks_makes_no_row) {
    Column column;
    column.act(AddPlot{"nowhere.rate"});
    EXPECT_EQ(column.ids(), (Ids{"first", "second"}));
}

TEST(UiPlotChoice, a_row_that_waits_for_a_dose_appears_with_it) {
    PlotSet set = shipped();
    set.plots[1].when_given = "drug";
    Scenario scenario;
    EXPECT_EQ(chosen_plots(set, {}, {{three_signals(), scenario}}, {}).plots.size(), 1u);
    scenario.doses.emplace_back().substance = "drug";
    EXPECT_EQ(chosen_plots(set, {}, {{three_signals(), scenario}}, {}).plots.size(), 2u);
}

TEST(UiPlotChoice, a_ligand_nobody_named_gets_a_band_of_its_own) {
    Plot plot = row_of("receptors", "site.occupancy.first");
    plot.curves[0].role = "blue";
    plot.occupancy_of = "site";
    SignalTable signals;
    signals.rows.resize(4);
    signals.rows[0].path = "site.occupancy.first";
    signals.rows[1].path = "site.occupancy.second";
    signals.rows[2].path = "elsewhere.occupancy.second";
    signals.rows[3].path = "site.free";
    Library library;
    library.substances["first"].role = library.substances["second"].role = "blue";
    library.substances["second"].name = "Second";
    complete_stack(plot, signals, library);
    ASSERT_EQ(plot.curves.size(), 2u);
    EXPECT_EQ(plot.curves[1].signal, "site.occupancy.second");
    EXPECT_EQ(plot.curves[1].label, "Second");
    EXPECT_TRUE(plot.curves[1].dashed);
}

TEST(UiPlotChoice, values_become_logarithmic_and_linear_again) {
    Column column;
    column.act(SwitchPlotScale{"first"});
    EXPECT_TRUE(column.shown().plots[0].log);
    column.act(SwitchPlotScale{"first"});
    EXPECT_FALSE(column.shown().plots[0].log);
}

TEST(UiPlotChoice, other_acts_are_not_its_concern) {
    PlotChoice choice;
    EXPECT_FALSE(carry_out(PlayPause{}, shipped(), choice));
    EXPECT_TRUE(carry_out(ChooseTimeScale{TimeScale::segmented}, shipped(), choice));
    EXPECT_EQ(choice.time_scale, TimeScale::segmented);
}

/// Top and bottom edge of a placed label.
std::pair<float, float> edges(const PlacedLabel& label, const LabelLines& heights) {
    const float half = heights.height(label.lines) / 2.0f;
    return {label.center - half, label.center + half};
}

TEST(UiPlotLabels, never_overlap_and_stay_inside_at_any_text_scale) {
    for (const float scale : {0.75f, 1.0f, 1.25f, 1.5f, 2.0f, 2.5f}) {
        const LabelLines heights{18.0f * scale, 17.0f * scale};
        for (int count = 1; count <= 8; ++count) {
            std::vector<LabelWish> wishes;
            for (int i = 0; i < count; ++i) {
                // Crowded at the bottom, as traces of absent drugs are.
                wishes.push_back({150.0f - 1.5f * static_cast<float>(i), 1 + i % 3, 1.0 + i});
            }
            auto placed = place_labels(wishes, heights, 40.0f, 160.0f);
            std::sort(placed.begin(), placed.end(), [](const auto& a, const auto& b) {
                return a.center < b.center;
            });
            float edge = 40.0f - 1e-3f;
            for (const PlacedLabel& label : placed) {
                EXPECT_GE(edges(label, heights).first, edge) << scale << " " << count;
                edge = edges(label, heights).second - 1e-3f;
            }
            EXPECT_LE(edge, 160.0f) << scale << " " << count;
        }
    }
}

TEST(UiPlotLabels, quiet_lines_go_before_labels_and_light_labels_before_heavy_ones) {
    const LabelLines heights{20.0f, 20.0f};
    const std::vector<LabelWish> wishes{{50.0f, 2, 5.0}, {51.0f, 2, 1.0}, {52.0f, 1, 9.0}};
    const auto roomy = place_labels(wishes, heights, 0.0f, 100.0f);
    ASSERT_EQ(roomy.size(), 3u);
    EXPECT_EQ(roomy[0].lines, 2);
    const auto tight = place_labels(wishes, heights, 0.0f, 70.0f);
    ASSERT_EQ(tight.size(), 3u);
    EXPECT_EQ(tight[0].lines, 1);
    const auto tiny = place_labels(wishes, heights, 0.0f, 45.0f);
    ASSERT_EQ(tiny.size(), 2u);
    EXPECT_EQ(tiny[0].wish, 0u);
    EXPECT_EQ(tiny[1].wish, 2u);
}

TEST(UiPlotChoice, what_endangers_life_has_a_row_without_being_asked_for) {
    const auto rows = [](const std::string& id, const PlotChoice& choice) {
        const Scenario& scenario = shipped_library().scenarios.at(id);
        const Trajectory course = start_trajectory(shipped_library(), scenario);
        return chosen_plots({}, choice, {{course.signals(), scenario}}, shipped_library());
    };
    const PlotSet overdose = rows("lost_tolerance", {});
    ASSERT_EQ(overdose.plots.size(), 1u);
    EXPECT_EQ(overdose.plots[0].id, "respiratory_depression.level");
    EXPECT_EQ(overdose.plots[0].scale.high, 1.0);
    EXPECT_TRUE(rows("naltrexone_tablet", {}).plots.empty());
    PlotChoice without;
    without.removed.insert("respiratory_depression.level");
    EXPECT_TRUE(rows("lost_tolerance", without).plots.empty());
}

} // namespace plot_choice_test
} // namespace disinhibit
