#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>

#include "circuit/io/text/input_error.h"
#include "engine/core/dose_card.h"
#include "engine/plot/axis_drawing.h"
#include "engine/plot/curves.h"

namespace disinhibit {
namespace plot_test {

PlotFrame frame_of(double begin_s, double end_s) {
    PlotFrame frame;
    frame.box = {100.0f, 50.0f, 300.0f, 100.0f};
    frame.time = make_time_axis(TimeScale::linear, begin_s, end_s, frame.box.x, frame.box.w);
    frame.range = {0.0, 10.0};
    return frame;
}

/// The only line of a curve that stays inside the box.
Polyline whole_line(const TraceCurve& curve, const PlotFrame& frame) {
    const std::vector<Polyline> lines = curve_lines(curve, frame);
    EXPECT_EQ(lines.size(), 1u);
    return lines.empty() ? Polyline{} : lines.front();
}

TraceCurve curve_of(int samples, double step_s, double (*value)(double)) {
    TraceCurve curve;
    curve.signal = 3;
    for (int i = 0; i < samples; ++i) {
        curve.times_s.push_back(i * step_s);
        curve.values.push_back(value(i * step_s));
    }
    return curve;
}

TEST(UiPlot, larger_values_are_drawn_higher) {
    const auto line =
        whole_line(curve_of(101, 1.0, [](double t_s) { return t_s / 10.0; }), frame_of(0.0, 100.0));
    ASSERT_GE(line.size(), 2u);
    EXPECT_FLOAT_EQ(line.front().x, 100.0f);
    EXPECT_NEAR(line.front().y, 150.0f, 0.5f);
    EXPECT_FLOAT_EQ(line.back().x, 400.0f);
    EXPECT_NEAR(line.back().y, 50.0f, 0.5f);
}

TEST(UiPlot, no_stroke_is_without_length_on_a_logarithmic_axis) {
    PlotFrame frame = frame_of(0.0, 100.0);
    frame.time = make_time_axis(TimeScale::logarithmic, 0.0, 100.0, frame.box.x, frame.box.w);
    const auto line =
        whole_line(curve_of(401, 0.25, [](double t_s) { return std::sin(t_s) + 2.0; }), frame);
    ASSERT_GT(line.size(), 10u);
    for (std::size_t i = 1; i < line.size(); ++i) {
        EXPECT_GT(std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y), 0.0f) << i;
    }
}

TEST(UiPlot, equal_ratios_are_equally_far_apart_on_logarithmic_values) {
    PlotFrame frame = frame_of(0.0, 1.0);
    frame.range = {1.0, 1000.0};
    frame.log = true;
    EXPECT_NEAR(frame.y_of(10.0) - frame.y_of(100.0), frame.box.h / 3.0f, 1e-3f);
    EXPECT_GT(frame.y_of(0.0), frame.box.bottom() + frame.box.h) << "no place on the axis";
    EXPECT_FALSE(frame.shows(0.0));
    EXPECT_FALSE(frame.shows(0.5));
    EXPECT_TRUE(frame.shows(1.0));
}

TEST(UiPlot, a_value_axis_has_at_least_two_numbers) {
    PlotFrame frame = frame_of(0.0, 1.0);
    for (const AxisRange range : {AxisRange{80.0, 140.0}, {0.0, 24.0}, {0.0, 7.0}, {0.3, 0.9}}) {
        frame.range = range;
        for (const int most : {3, 4, 6}) {
            EXPECT_GE(value_ticks(frame, most).size(), 2u) << range.low << " " << range.high;
        }
    }
    frame.log = true;
    frame.range = {0.02, 200.0};
    EXPECT_EQ(value_ticks(frame, 5).front().label, "0.1");
}

TEST(UiPlot, a_straight_curve_needs_two_points) {
    const auto line =
        whole_line(curve_of(5000, 0.02, [](double) { return 4.0; }), frame_of(0.0, 100.0));
    EXPECT_EQ(line.size(), 2u);
}

TEST(UiPlot, straightening_stays_within_its_tolerance) {
    std::vector<PixelPoint> line;
    for (int i = 0; i <= 300; ++i) {
        const float x = static_cast<float>(i);
        line.push_back({x, 40.0f * std::sin(x / 30.0f)});
    }
    const auto kept = straightened(line, 0.2f);
    EXPECT_LT(kept.size(), line.size() / 2);
    std::size_t segment = 0;
    for (const PixelPoint& point : line) {
        while (segment + 2 < kept.size() && kept[segment + 1].x < point.x) {
            ++segment;
        }
        const PixelPoint& a = kept[segment];
        const PixelPoint& b = kept[segment + 1];
        const float y = a.y + (b.y - a.y) * (point.x - a.x) / (b.x - a.x);
        EXPECT_NEAR(point.y, y, 0.45f) << point.x;
    }
}

TEST(UiPlot, a_narrow_spike_survives_a_wide_window) {
    TraceCurve curve = curve_of(100000, 0.001, [](double) { return 1.0; });
    curve.values[50000] = 9.0;
    float top = 1e9f;
    for (const PixelPoint& point : whole_line(curve, frame_of(0.0, 100.0))) {
        top = std::min(top, point.y);
    }
    EXPECT_NEAR(top, 60.0f, 0.5f);
}

TEST(UiPlot, a_curve_that_leaves_the_axis_leaves_the_box) {
    PlotFrame frame = frame_of(0.0, 100.0);
    frame.range = {1.0, 100.0};
    frame.log = true;
    // 100 times 10^(-t / 20 s): at 1 after 40 s, then below; from 80 s on 50.
    TraceCurve curve = curve_of(101, 1.0, [](double t_s) {
        return t_s < 80.0 ? 100.0 * std::pow(10.0, -t_s / 20.0) : 50.0;
    });
    curve.values[70] = 0.0;
    const std::vector<Polyline> lines = curve_lines(curve, frame);
    ASSERT_EQ(lines.size(), 2u);
    EXPECT_NEAR(lines[0].back().x, frame.time.x_of(40.0), 1.0f);
    EXPECT_NEAR(lines[0].back().y, frame.box.bottom(), 0.1f);
    EXPECT_NEAR(lines[1].front().x, frame.time.x_of(80.0), 3.0f);
    for (const Polyline& line : lines) {
        for (const PixelPoint& point : line) {
            EXPECT_GE(point.y, frame.box.y - 0.1f);
            EXPECT_LE(point.y, frame.box.bottom() + 0.1f);
        }
    }
    const Polyline across{{0.0f, -10.0f}, {10.0f, 110.0f}, {20.0f, 120.0f}, {30.0f, -5.0f}};
    const std::vector<Polyline> parts = parts_between(across, 0.0f, 100.0f);
    ASSERT_EQ(parts.size(), 2u) << "a stroke through the whole box is seen, one below it is not";
    EXPECT_FLOAT_EQ(parts[0].front().y, 0.0f);
    EXPECT_FLOAT_EQ(parts[0].back().y, 100.0f);
    EXPECT_FLOAT_EQ(parts[1].front().y, 100.0f);
    EXPECT_FLOAT_EQ(parts[1].back().y, 0.0f);
}

TEST(UiPlot, the_edges_of_a_stack_have_the_extremes_of_the_sums) {
    const TraceCurve a{1, {0.0, 1.0, 2.0, 4.0}, {0.0, 5.0, 1.0, 1.0}};
    const TraceCurve b{2, {0.0, 2.0, 3.0, 4.0}, {2.0, 0.0, 4.0, 4.0}};
    const std::vector<TraceCurve> sums = running_sums({&a, &b});
    ASSERT_EQ(sums.size(), 2u);
    EXPECT_EQ(sums[1].times_s, (std::vector<double>{0.0, 1.0, 2.0, 3.0, 4.0}));
    EXPECT_EQ(sums[0].values, (std::vector<double>{0.0, 5.0, 1.0, 1.0, 1.0}));
    EXPECT_EQ(sums[1].values, (std::vector<double>{2.0, 6.0, 1.0, 5.0, 5.0}));
}

TEST(UiPlot, tiny_numbers_are_written_as_powers_of_ten) {
    PlotFrame frame = frame_of(0.0, 1.0);
    for (const bool log : {false, true}) {
        frame.log = log;
        frame.range = {log ? 1e-9 : 0.0, 4e-7};
        for (const ValueTick& tick : value_ticks(frame, 4)) {
            EXPECT_LE(tick.label.size(), 12u) << tick.label;
            EXPECT_EQ(tick.label.find("0.0000"), std::string::npos) << tick.label;
        }
    }
}

TEST(UiPlot, past_and_future_meet_at_the_playhead) {
    const auto line = whole_line(curve_of(101, 1.0, [](double t_s) { return 5.0 + std::sin(t_s); }),
                                 frame_of(0.0, 100.0));
    const auto past = part_before(line, 222.0f);
    const auto future = part_after(line, 222.0f);
    EXPECT_FLOAT_EQ(past.back().x, 222.0f);
    EXPECT_FLOAT_EQ(future.front().x, 222.0f);
    EXPECT_FLOAT_EQ(past.back().y, future.front().y);
    EXPECT_TRUE(part_after(line, 500.0f).empty());
    EXPECT_TRUE(part_before(line, 0.0f).empty());
}

TEST(UiPlot, a_line_is_cut_where_the_course_lies_beyond_data) {
    const PlotFrame frame = frame_of(0.0, 100.0);
    const std::vector<PixelPoint> line{{100.0f, 80.0f}, {400.0f, 80.0f}};
    const auto parts = beyond_parts(line, frame.time, {{20.0, 40.0}, {70.0, 1e9}, {2e9, 3e9}});
    ASSERT_EQ(parts.size(), 4u);
    const float from[] = {100.0f, 160.0f, 220.0f, 310.0f};
    const float to[] = {160.0f, 220.0f, 310.0f, 400.0f};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        EXPECT_EQ(parts[i].beyond, i % 2 == 1);
        EXPECT_NEAR(parts[i].points.front().x, from[i], 0.01f);
        EXPECT_NEAR(parts[i].points.back().x, to[i], 0.01f);
    }
    ASSERT_EQ(beyond_parts(line, frame.time, {}).size(), 1u);
    const auto whole = beyond_parts(line, frame.time, {{-50.0, 1e9}});
    ASSERT_EQ(whole.size(), 1u);
    EXPECT_TRUE(whole[0].beyond);
}

TEST(UiPlot, a_signal_that_the_model_lacks_has_no_curve) {
    TraceSet set;
    set.curves.push_back(curve_of(3, 1.0, [](double) { return 0.0; }));
    EXPECT_NE(find_curve(set, 3), nullptr);
    EXPECT_EQ(find_curve(set, 4), nullptr);
    EXPECT_EQ(find_curve(set, -1), nullptr);
}

/// The message of the error that `read` throws.
template <class Read> std::string error_of(const std::string& toml, const Read& read) {
    const auto file = std::filesystem::path(testing::TempDir()) / "plot_test.toml";
    std::ofstream(file) << toml;
    try {
        read(file);
    } catch (const InputError& error) {
        return error.what();
    }
    return "";
}

void load_plots(const std::filesystem::path& file) {
    load_plot_set(file);
}

TEST(UiFiles, a_plot_file_with_a_fault_names_the_line_and_the_key) {
    const std::string error =
        error_of("[[plot]]\nid = \"a\"\ntitle = \"A\"\nlow = 0\nhigh = 0\n", load_plots);
    EXPECT_NE(error.find(":5: plot_1.high: found 0, expected a number above"), std::string::npos)
        << error;
    const std::string plot = "[[plot]]\nid = \"a\"\ntitle = \"A\"\nlow = 0\nhigh = 1\n";
    const std::string curve = "[[plot.curve]]\nsignal = \"s\"\nrole = \"r\"\n";
    EXPECT_EQ(error_of(plot + curve, load_plots), "");
    const std::string unknown = error_of(plot + "colour = \"red\"\n" + curve, load_plots);
    EXPECT_NE(unknown.find(":6: plot_1.colour: found an unknown key"), std::string::npos)
        << unknown;
    const std::string nameless = error_of("[[plot]]\nid = \"\"\n", load_plots);
    EXPECT_NE(nameless.find("plot_1.id: found an empty text"), std::string::npos) << nameless;
    const std::string twice = error_of(plot + curve + plot + curve, load_plots);
    EXPECT_NE(twice.find("plot_2.id: found \"a\", expected an id that no other plot has"),
              std::string::npos)
        << twice;
}

TEST(UiFiles, a_dose_card_with_a_fault_names_the_line_and_the_key) {
    const std::string missing =
        error_of("[[card]]\nid = \"a\"\nsubstance = \"x\"\n", load_dose_cards);
    EXPECT_NE(missing.find("card_1.routes: missing, expected"), std::string::npos) << missing;
    const std::string card =
        "[[card]]\nid = \"a\"\nsubstance = \"x\"\n[[card.preset]]\nid = \"t\"\nroute = \"oral\"\n"
        "amount = 5\nunit = \"mg\"\n";
    EXPECT_EQ(error_of(card, load_dose_cards), "");
    const std::string twice = error_of(card + card, load_dose_cards);
    EXPECT_NE(twice.find("card_2.id: found \"a\", expected an id that no other card has"),
              std::string::npos)
        << twice;
    const std::string unknown = error_of(card + "amuont = 5\n", load_dose_cards);
    EXPECT_NE(unknown.find("card_1.preset_1.amuont: found an unknown key, expected \"amount\""),
              std::string::npos)
        << unknown;
}

TEST(UiFiles, the_shipped_plots_and_cards_can_be_read) {
    const std::filesystem::path assets = std::filesystem::path(DISINHIBIT_SOURCE_DIR) / "assets";
    EXPECT_GE(load_dose_cards(assets / "defaults.toml").size(), 2u);
    const PlotSet set = load_plot_set(assets / "stages" / "textbook.plots.toml");
    EXPECT_EQ(set.plots.size(), 6u);
    EXPECT_GE(set.signals().paths.size(), 5u);
}

TEST(PlotSet, circuits_share_their_rows_and_name_every_file_they_come_from) {
    const std::filesystem::path stages =
        std::filesystem::path(DISINHIBIT_SOURCE_DIR) / "assets" / "stages";
    const PlotSet plain = load_plot_set(stages / "textbook.plots.toml");
    const PlotSet more = load_plot_set(stages / "evidence_weighted.plots.toml");
    EXPECT_EQ(plain.files.size(), 2u);
    ASSERT_EQ(plain.plots.size(), more.plots.size());
    std::size_t different = 0;
    for (std::size_t i = 0; i < plain.plots.size(); ++i) {
        EXPECT_EQ(plain.plots[i].id, more.plots[i].id);
        EXPECT_EQ(plain.plots[i].title, more.plots[i].title);
        different += plain.plots[i].curves.size() != more.plots[i].curves.size() ? 1 : 0;
    }
    EXPECT_EQ(different, 1u);
}

} // namespace plot_test
} // namespace disinhibit
