#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "circuit/course/simulate.h"
#include "circuit/io/read/experiment.h"
#include "circuit/io/report/dose_text.h"
#include "engine/app/figure/figure.h"
#include "engine/run/traces.h"
#include "engine/ui/plot/window_plot.h"
#include "tests/support/assets.h"

/// The plot of the window and that of a figure are one drawing: whatever one of them shows of a run the other shows too.
namespace disinhibit {
namespace plot_source_test {

namespace fs = std::filesystem;
const fs::path assets = fs::path(DISINHIBIT_SOURCE_DIR) / "assets";

/// What a drawing holds, apart from where it stands.
struct Held {
    std::map<std::string, float>
        curves; ///< by name: how far the strokes go up and down, px per px of height
    std::map<Part, std::set<std::vector<float>>> dashes; ///< of what is not a curve
    std::size_t bands = 0, points = 0, open_points = 0;
    std::multiset<std::string> words;
};

Held held(const std::vector<DrawnItem>& items, float height, const Color& open) {
    Held found;
    for (const DrawnItem& item : items) {
        if (const auto* line = std::get_if<DrawnLine>(&item)) {
            if (line->part != Part::curve) {
                found.dashes[line->part].insert(line->dashes);
            }
            for (std::size_t i = 1; line->part == Part::curve && i < line->points.size(); ++i) {
                found.curves[line->name] +=
                    std::abs(line->points[i].y - line->points[i - 1].y) / height;
            }
        }
        found.bands += std::holds_alternative<DrawnBand>(item) ? 1 : 0;
        if (const auto* circle = std::get_if<DrawnCircle>(&item)) {
            ++found.points;
            const bool is_open = circle->fill.r == open.r && circle->fill.g == open.g;
            found.open_points += is_open ? 1 : 0;
        }
        if (const auto* text = std::get_if<TextRun>(&item)) {
            found.words.insert(text->text);
        }
    }
    return found;
}

/// As wide as its letters are many, whatever they are.
class EvenMeasure final : public TextMeasure {
  public:
    float width_px(const std::string& text, float size_px, TextWeight) const override {
        return 0.5f * size_px * static_cast<float>(text.size());
    }
};

/// One or two shipped scenarios, as the window sees them and as a figure does.
class Shown {
  public:
    explicit Shown(const std::vector<std::string>& scenarios, const std::string& dose = "")
        : texts_(load_texts(assets / "texts" / "en.toml")),
          theme_(load_theme(assets / "themes" / "light.toml")), glyphs_(find_fonts()),
          rows_(read_experiments(assets / "reference", shipped_library())),
          plots_(load_plot_set(assets / "stages" / "textbook.plots.toml")) {
        for (const std::string& id : scenarios) {
            Scenario scenario = shipped_library().scenarios.at(id);
            scenario.circuit = "textbook";
            if (!dose.empty()) {
                const Subject& subject = shipped_library().subjects.at(scenario.subject);
                scenario.doses.push_back(parse_dose(dose, shipped_library(), subject));
            }
            courses_.push_back(simulate(shipped_library(), scenario));
            points_.push_back(matching_points(rows_, scenario, shipped_library()));
        }
        end_s_ = courses_.front().scenario().duration_s;
        now_ = courses_.front().at(end_s_);
        other_now_ = courses_.back().at(end_s_);
        describe();
    }

    const Plot& row(const std::string& id) const { return *plots_.find(id); }
    FrameView& view() { return view_; }
    const Color& open() const { return open_; }

    WindowPlot window(const Plot& plot) const {
        const Rect box{0.0f, 0.0f, 600.0f, 250.0f};
        PlotPlace place{{0.0f, -30.0f, 760.0f, 300.0f}, box};
        place.names_doses = true;
        return window_plot(view_, measure_, 1.0f, std::nullopt, plot, place);
    }
    PlotFigure figure(const Plot& plot) const {
        std::vector<FigureRun> runs;
        for (std::size_t i = 0; i < courses_.size(); ++i) {
            runs.push_back({courses_[i], points_[i]});
        }
        return make_plot_figure(
            {shipped_library(), texts_, theme_, plot, runs, TimeScale::linear, 0.0, end_s_},
            glyphs_);
    }

  private:
    void describe() {
        open_ = theme_.color("panel");
        view_.library = &shipped_library();
        view_.theme = &theme_;
        view_.texts = &texts_;
        view_.trajectory = &courses_.front();
        view_.snapshot = &now_;
        view_.points = points_.front();
        view_.beyond = beyond_data(courses_.front());
        view_.window_end_s = view_.course_end_s = view_.now_s = end_s_;
        view_.course = sampled(courses_.front());
        if (courses_.size() > 1) {
            view_.compare.layout = CompareLayout::overlay;
            view_.compare.trajectory = &courses_.back();
            view_.compare.snapshot = &other_now_;
            view_.compared_points = points_.back();
            view_.compared_beyond = beyond_data(courses_.back());
            view_.compared = sampled(courses_.back());
        }
    }
    TraceSet sampled(const Trajectory& course) const {
        TraceCache cache;
        const PlotSignals signals = plots_.signals();
        cache.update(course, signals, 0.0, end_s_, TimeScale::linear, 1 << 30);
        TraceSet set = cache.set();
        for (TraceCurve& curve : set.curves) {
            curve.signal =
                course.signals().index(signals.paths[static_cast<std::size_t>(curve.signal)]);
        }
        return set;
    }

    Texts texts_;
    Theme theme_;
    Color open_;
    Glyphs glyphs_;
    EvenMeasure measure_;
    std::vector<ExperimentRow> rows_;
    PlotSet plots_;
    std::vector<Trajectory> courses_;
    std::vector<std::vector<MatchedPoint>> points_;
    double end_s_ = 0.0;
    Snapshot now_, other_now_;
    FrameView view_;
};

/// The items of a figure less heading, legend, foot of the page and the names of doses, for which a page has a line of its
/// own above the box.
std::vector<DrawnItem> plot_of(const PlotFigure& figure) {
    float top = 1e9f, bottom = 0.0f;
    for (const DrawnItem& item : figure.drawing.items) {
        const auto* line = std::get_if<DrawnLine>(&item);
        if (line != nullptr && line->part == Part::grid) {
            top = std::min(top, line->points.front().y);
            bottom = std::max(bottom, line->points.front().y);
        }
    }
    const auto is_of_the_plot = [&](float y) { return y > top - 7.0f && y < bottom + 1.0f; };
    std::vector<DrawnItem> items;
    for (const DrawnItem& item : figure.drawing.items) {
        const auto* line = std::get_if<DrawnLine>(&item);
        const auto* text = std::get_if<TextRun>(&item);
        constexpr float left_of_the_box = 60.0f; // the strokes of the legend
        if ((line == nullptr || line->points.front().x > left_of_the_box) &&
            (text == nullptr || is_of_the_plot(text->position.y))) {
            items.push_back(item);
        }
    }
    return items;
}

bool is_number(const std::string& words) {
    return words.find_first_not_of("0123456789.") == std::string::npos;
}

/// A label of the window says the name and the value.
bool says(const Held& window, const std::string& words) {
    return std::ranges::any_of(window.words, [&](const std::string& said) {
        return said.find(words) != std::string::npos;
    });
}

void expect_same(const Shown& shown, const Plot& plot) {
    SCOPED_TRACE(plot.id);
    const Held page = held(plot_of(shown.figure(plot)), 250.0f, shown.open());
    const Held window = held(shown.window(plot).picture.items, 250.0f, shown.open());
    ASSERT_FALSE(page.curves.empty());
    EXPECT_EQ(window.curves.size(), page.curves.size());
    for (const auto& [name, travel] : page.curves) {
        ASSERT_TRUE(window.curves.contains(name)) << name;
        // Bursts that one of them leaves out would make its strokes shorter.
        EXPECT_NEAR(window.curves.at(name), travel, 0.05f * travel + 0.05f) << name;
    }
    EXPECT_EQ(window.bands, page.bands);
    EXPECT_EQ(window.points, page.points);
    EXPECT_EQ(window.open_points, page.open_points);
    EXPECT_EQ(window.dashes.at(Part::mark), page.dashes.at(Part::mark))
        << "own rest, doses, what is beyond data, what endangers life";
    for (const std::string& words : page.words) {
        EXPECT_TRUE(is_number(words) || says(window, words)) << words;
    }
}

TEST(UiPlotSource, the_window_and_a_figure_show_the_same_of_one_run) {
    const Shown shown({"naltrexone_then_ethanol"});
    for (const char* id : {"blood", "antagonist", "receptors", "gaba", "dopamine"}) {
        expect_same(shown, shown.row(id));
    }
}

TEST(UiPlotSource, bursts_are_in_both) {
    const Shown shown({"ninety_days"});
    const Plot& plot = shown.row("dopamine");
    const Held window = held(shown.window(plot).picture.items, 250.0f, shown.open());
    EXPECT_GT(window.curves.begin()->second, 10.0f) << "a rise and a fall every evening";
    expect_same(shown, plot);
    expect_same(shown, shown.row("receptors"));
}

TEST(UiPlotSource, what_lies_beyond_data_is_in_both) {
    const Shown shown({"ethanol"}, "3 g/kg ethanol oral at 1 h");
    const Plot& plot = shown.row("blood");
    expect_same(shown, plot);
    const Held window = held(shown.window(plot).picture.items, 1.0f, {});
    const Held page = held(shown.figure(plot).drawing.items, 1.0f, {});
    for (const char* words : {"lethal", "Ethanol 0.5 g/kg", "Ethanol 3 g/kg"}) {
        EXPECT_TRUE(says(window, words)) << words;
        EXPECT_TRUE(says(page, words)) << words;
    }
}

TEST(UiPlotSource, both_sides_and_the_published_values_of_both_are_in_both) {
    const Shown shown({"naltrexone_then_ethanol", "ethanol"});
    for (const char* id : {"blood", "dopamine"}) {
        expect_same(shown, shown.row(id));
    }
    const Held window = held(shown.window(shown.row("dopamine")).picture.items, 1.0f, shown.open());
    EXPECT_EQ(window.open_points, 1u) << "of side B, which is not active";
}

TEST(UiPlotSource, a_stack_of_two_runs_has_the_edges_of_both) {
    Shown shown({"naltrexone_then_ethanol", "ethanol"});
    const Plot& plot = shown.row("receptors");
    std::set<bool> dashed;
    for (const DrawnItem& item : shown.window(plot).picture.items) {
        if (const auto* line = std::get_if<DrawnLine>(&item);
            line != nullptr && line->part == Part::curve) {
            const bool of_b = line->name.starts_with("B: ");
            EXPECT_TRUE(of_b || line->name.starts_with("A: ")) << line->name;
            EXPECT_FALSE(of_b && line->dashes.empty()) << line->name;
            dashed.insert(of_b);
        }
    }
    EXPECT_EQ(dashed.size(), 2u);
}

TEST(UiPlotSource, a_plot_in_one_line_tells_the_values_of_both_sides) {
    const Shown shown({"naltrexone_then_ethanol", "ethanol"});
    const auto texts = [&](std::optional<bool> side_b) {
        std::vector<std::string> found;
        for (const LineValue& value :
             line_values(shown.window(shown.row("antagonist")).content, side_b)) {
            found.push_back(value.text.substr(0, 2));
        }
        return found;
    };
    const std::vector<std::string> both = texts(std::nullopt);
    ASSERT_EQ(both.size(), 4u);
    EXPECT_EQ(both[0], "A ");
    EXPECT_NE(both[1], "A ") << "once for each side";
    EXPECT_EQ(both[2], "B ");
    ASSERT_EQ(texts(true).size(), 2u);
    EXPECT_EQ(texts(true).front(), "B ");
}

TEST(UiPlotSource, the_window_draws_what_is_planned_fainter_and_a_preview_dotted) {
    Shown shown({"ethanol"});
    shown.view().now_s = 0.5 * shown.view().window_end_s;
    shown.view().preview = shown.view().course;
    shown.view().ghosts.push_back({1, "former", 0, true, shown.view().course});
    for (const char* id : {"dopamine", "receptors"}) {
        const Plot& plot = shown.row(id);
        std::set<float> strengths;
        std::size_t ghosts = 0, previews = 0;
        for (const DrawnItem& item : shown.window(plot).picture.items) {
            if (const auto* line = std::get_if<DrawnLine>(&item)) {
                ghosts += line->part == Part::ghost ? 1 : 0;
                previews += line->part == Part::preview ? 1 : 0;
                if (line->part == Part::curve) {
                    strengths.insert(line->color.a);
                }
            }
        }
        EXPECT_EQ(strengths.size(), 2u) << id;
        EXPECT_GE(ghosts, 1u) << id;
        EXPECT_GE(previews, 1u) << id;
    }
}

} // namespace plot_source_test
} // namespace disinhibit
