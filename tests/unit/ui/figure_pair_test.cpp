#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "circuit/course/simulate.h"
#include "engine/app/figure/figure.h"
#include "engine/plot/curves.h"
#include "engine/ui/plot/choice.h"
#include "tests/support/assets.h"

/// A figure of A | B holds both runs, told apart, with both recipes.
namespace disinhibit {
namespace figure_pair_test {

namespace fs = std::filesystem;
const fs::path assets = fs::path(DISINHIBIT_SOURCE_DIR) / "assets";

/// A shipped scenario that can be drawn alone or beside another one.
class Course {
  public:
    explicit Course(const std::string& scenario)
        : trajectory_(simulate(shipped_library(), of_textbook(scenario))),
          texts_(load_texts(assets / "texts" / "en.toml")),
          theme_(load_theme(assets / "themes" / "light.toml")), glyphs_(find_fonts()) {}

    const Trajectory& trajectory() const { return trajectory_; }
    Plot row(const std::string& id) const {
        const PlotSet set = load_plot_set(assets / "stages" / "textbook.plots.toml");
        return *set.find(id);
    }
    PlotFigure figure(const Plot& plot) { return draw(plot, {{trajectory_, none_}}); }
    /// This course as side A, the other as side B.
    PlotFigure beside(const Course& other, Plot plot) {
        for (const Course* course : std::vector<const Course*>{this, &other}) {
            complete_stack(plot, course->trajectory_.signals(), shipped_library());
        }
        return draw(plot, {{trajectory_, none_}, {other.trajectory_, none_}});
    }

  private:
    static Scenario of_textbook(const std::string& id) {
        Scenario scenario = shipped_library().scenarios.at(id);
        scenario.circuit = "textbook";
        return scenario;
    }
    PlotFigure draw(const Plot& plot, const std::vector<FigureRun>& runs) {
        const double end_s = trajectory_.scenario().duration_s;
        plot_ = plot;
        return make_plot_figure(
            {shipped_library(), texts_, theme_, plot_, runs, TimeScale::linear, 0.0, end_s},
            glyphs_);
    }

    Trajectory trajectory_;
    Texts texts_;
    Theme theme_;
    Glyphs glyphs_;
    Plot plot_; ///< drawn last
    std::vector<MatchedPoint> none_;
};

/// The line of this part, dash and name of each.
std::vector<const DrawnLine*> lines_of(const PlotFigure& figure, Part part) {
    std::vector<const DrawnLine*> lines;
    for (const DrawnItem& item : figure.drawing.items) {
        if (const auto* line = std::get_if<DrawnLine>(&item); line && line->part == part) {
            lines.push_back(line);
        }
    }
    return lines;
}

bool says(const PlotFigure& figure, const std::string& words) {
    return std::ranges::any_of(figure.drawing.items, [&](const DrawnItem& item) {
        const auto* text = std::get_if<TextRun>(&item);
        return text != nullptr && text->text.find(words) != std::string::npos;
    });
}

std::string value_of(const Recipe& recipe, const std::string& key) {
    const auto found = std::ranges::find(recipe, key, &Recipe::value_type::first);
    return found == recipe.end() ? "" : found->second;
}

TEST(UiFigurePair, both_sides_are_told_apart_by_stroke_letter_and_recipe) {
    Course a("ethanol");
    Course b("naltrexone_then_ethanol");
    const PlotFigure figure = a.beside(b, a.row("dopamine"));
    int solid = 0;
    int dashed = 0;
    for (const DrawnLine* line : lines_of(figure, Part::curve)) {
        const bool of_b = line->name.starts_with("B: ");
        EXPECT_TRUE(of_b || line->name.starts_with("A: ")) << line->name;
        EXPECT_EQ(line->dashes.empty(), !of_b);
        (of_b ? dashed : solid) += 1;
    }
    EXPECT_GE(solid, 1);
    EXPECT_GE(dashed, 1);
    for (const char* words : {"A: ", "B: ", "50 mg Naltrexone", "A Ethanol", "B Naltrexone"}) {
        EXPECT_TRUE(says(figure, words)) << words;
    }
    EXPECT_EQ(value_of(figure.recipe, "scenario"), "ethanol");
    EXPECT_EQ(value_of(figure.recipe, "B: scenario"), "naltrexone_then_ethanol");
}

TEST(UiFigurePair, the_table_of_both_sides_holds_the_values_of_each) {
    Course a("ethanol");
    Course b("naltrexone_then_ethanol");
    const PlotFigure figure = a.beside(b, a.row("dopamine"));
    ASSERT_EQ(figure.table.headers.size(), 3u);
    EXPECT_EQ(figure.table.headers[1].substr(0, 3), "A: ");
    EXPECT_EQ(figure.table.headers[2], "B: " + figure.table.headers[1].substr(3));
    const std::string path =
        figure.table.headers[1].substr(3, figure.table.headers[1].find(" [") - 3);
    for (const auto& [course, column] : {std::pair(&a, 1), std::pair(&b, 2)}) {
        const auto signal = static_cast<std::size_t>(course->trajectory().signals().index(path));
        const std::vector<double>& values = figure.table.columns[static_cast<std::size_t>(column)];
        double highest = 0.0;
        for (std::size_t i = 0; i < values.size(); ++i) {
            const double t_s = figure.table.columns[0][i] * 3600.0;
            if (i % 100 == 0) {
                EXPECT_NEAR(values[i], course->trajectory().at(t_s).values[signal], 1e-6);
            }
            highest = std::max(highest, values[i]);
        }
        const PlotFigure alone = course->figure(course->row("dopamine"));
        const std::vector<double>& own = alone.table.columns[1];
        EXPECT_NEAR(highest, *std::max_element(own.begin(), own.end()), 0.01)
            << "a peak of one side is not lost between the times of the other";
    }
}

TEST(UiFigurePair, stacks_of_both_sides_have_axes_of_their_own) {
    Course a("ethanol");
    Course b("naltrexone_then_ethanol");
    const PlotFigure figure = a.beside(b, a.row("receptors"));
    std::set<float> floors;
    for (const DrawnItem& item : figure.drawing.items) {
        if (const auto* band = std::get_if<DrawnBand>(&item)) {
            float floor = 0.0f;
            for (const PixelPoint& point : outline_of(*band)) {
                floor = std::max(floor, point.y);
            }
            floors.insert(floor);
        }
    }
    EXPECT_GE(floors.size(), 2u);
    EXPECT_TRUE(says(figure, "Naltrexone"));
    EXPECT_GT(figure.drawing.height, a.figure(a.row("receptors")).drawing.height);
    for (const std::string& header : figure.table.headers) {
        EXPECT_TRUE(header == "time [h]" || header.starts_with("A: ") || header.starts_with("B: "));
    }
}

TEST(UiFigurePair, doses_close_to_each_other_are_all_named_and_no_name_lies_on_another) {
    Course a("weeks_heavy");
    Course b("weeks_daily");
    const PlotFigure figure = a.beside(b, a.row("dopamine"));
    const Glyphs glyphs(find_fonts());
    std::vector<const TextRun*> names;
    for (const DrawnItem& item : figure.drawing.items) {
        const auto* text = std::get_if<TextRun>(&item);
        if (text != nullptr && text->position.y < 250.0f &&
            (text->text.starts_with("A Ethanol") || text->text.starts_with("B "))) {
            names.push_back(text);
        }
    }
    ASSERT_EQ(names.size(), 3u) << "a drink on side A; a tablet and a drink on side B";
    for (const TextRun* one : names) {
        for (const TextRun* other : names) {
            const float end =
                other->position.x + glyphs.width_px(other->text, other->size_px, other->weight);
            EXPECT_TRUE(one == other || std::abs(one->position.y - other->position.y) > 10.0f ||
                        one->position.x > end || other->position.x > one->position.x)
                << one->text << " on " << other->text;
        }
    }
}

TEST(UiFigurePair, a_curve_that_is_dashed_for_itself_differs_from_side_b) {
    std::set<std::vector<float>> looks;
    for (const bool dashed : {false, true}) {
        looks.insert(curve_dashes(dashed, false));
    }
    EXPECT_EQ(looks.size(), 2u);
    EXPECT_NE(curve_dashes(false, true), curve_dashes(false, false));
    EXPECT_NE(curve_dashes(true, true), curve_dashes(true, false));
    EXPECT_NE(curve_dashes(true, true), curve_dashes(false, true));
}

} // namespace figure_pair_test
} // namespace disinhibit
