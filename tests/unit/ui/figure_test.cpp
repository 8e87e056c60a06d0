#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <sstream>

#include "circuit/course/envelope.h"
#include "circuit/course/simulate.h"
#include "circuit/io/read/experiment.h"
#include "circuit/io/text/input_error.h"
#include "engine/app/figure/export.h"
#include "engine/app/figure/samples.h"
#include "engine/record/raster.h"
#include "engine/record/svg.h"
#include "engine/run/outcome.h"
#include "engine/ui/plot/choice.h"
#include "tests/support/assets.h"
#include "tests/support/temporary_folder.h"

namespace disinhibit {
namespace figure_test {

namespace fs = std::filesystem;
using testing::HasSubstr;

constexpr float figure_width_px = 640.0f;
const fs::path assets = fs::path(DISINHIBIT_SOURCE_DIR) / "assets";

const std::vector<ExperimentRow>& experiments() {
    static const auto rows = read_experiments(assets / "reference", shipped_library());
    return rows;
}

/// A shipped scenario under the circuit whose plots are tried here, with everything a figure needs.
class Course {
  public:
    /// `drink_kg_per_kg`: the first dose is this large instead; 0: as the scenario says.
    explicit Course(const std::string& scenario, double drink_kg_per_kg = 0.0)
        : trajectory_(started(scenario, drink_kg_per_kg)),
          texts_(load_texts(assets / "texts" / "en.toml")),
          theme_(load_theme(assets / "themes" / "light.toml")), glyphs_(find_fonts()),
          points_(matching_points(experiments(), trajectory_.scenario(), shipped_library())) {
        trajectory_.extend_to(trajectory_.scenario().duration_s);
    }

    const Trajectory& trajectory() const { return trajectory_; }
    const std::vector<MatchedPoint>& points() const { return points_; }
    Glyphs& glyphs() { return glyphs_; }

    Plot row(const std::string& id) const {
        const PlotSet set = load_plot_set(assets / "stages" / "textbook.plots.toml");
        return *set.find(id);
    }
    PlotFigure figure(const Plot& plot, TimeScale scale = TimeScale::linear) {
        return make_plot_figure({shipped_library(),
                                 texts_,
                                 theme_,
                                 plot,
                                 {{trajectory_, points_}},
                                 scale,
                                 0.0,
                                 trajectory_.scenario().duration_s},
                                glyphs_);
    }

  private:
    static Trajectory started(const std::string& id, double drink_kg_per_kg) {
        Scenario scenario = shipped_library().scenarios.at(id);
        if (drink_kg_per_kg > 0.0) {
            scenario.doses.at(0).mass_kg = drink_kg_per_kg;
        }
        scenario.circuit = "textbook";
        return start_trajectory(shipped_library(), scenario);
    }

    Trajectory trajectory_;
    Texts texts_;
    Theme theme_;
    Glyphs glyphs_;
    std::vector<MatchedPoint> points_;
};

int count(const std::string& text, const std::string& part) {
    int found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
        ++found;
    }
    return found;
}

/// Every element closed in order, every attribute quoted, no stray sign: what a strict reader asks of XML, for the kind
/// of document that svg.cpp writes.
void expect_well_formed(const std::string& xml) {
    std::vector<std::string> open;
    for (std::size_t at = 0; at < xml.size();) {
        if (xml.compare(at, 4, "<!--") == 0) {
            const std::size_t end = xml.find("--", at + 4);
            ASSERT_NE(end, std::string::npos);
            ASSERT_EQ(xml.compare(end, 3, "-->"), 0) << "two hyphens in a comment";
            at = end + 3;
        } else if (xml.compare(at, 2, "<?") == 0) {
            at = xml.find("?>", at) + 2;
        } else if (xml[at] == '<') {
            const std::size_t end = xml.find('>', at);
            ASSERT_NE(end, std::string::npos);
            std::string tag = xml.substr(at + 1, end - at - 1);
            EXPECT_EQ(count(tag, "\"") % 2, 0) << tag;
            EXPECT_EQ(tag.find('<'), std::string::npos) << tag;
            if (tag.front() == '/') {
                ASSERT_FALSE(open.empty());
                EXPECT_EQ(open.back(), tag.substr(1));
                open.pop_back();
            } else if (tag.back() != '/') {
                open.push_back(tag.substr(0, tag.find(' ')));
            }
            at = end + 1;
        } else {
            if (xml[at] == '&') {
                EXPECT_NE(xml.find(';', at), std::string::npos);
            }
            EXPECT_NE(xml[at], '>');
            ++at;
        }
    }
    EXPECT_TRUE(open.empty());
}

TEST(UiFigure, the_table_holds_the_values_of_the_course) {
    Course course("naltrexone_tablet");
    const PlotFigure figure = course.figure(course.row("antagonist"), TimeScale::logarithmic);
    ASSERT_EQ(figure.table.headers.size(), 3u);
    EXPECT_EQ(figure.table.headers[0], "time [h]");
    EXPECT_EQ(figure.table.headers[1], "naltrexone.plasma [ng/mL]");
    const int signal = course.trajectory().signals().index("naltrexone.plasma");
    ASSERT_GT(figure.table.columns[0].size(), 1000u);
    for (std::size_t i = 0; i < figure.table.columns[0].size(); i += 100) {
        const double t_s = figure.table.columns[0][i] * 3600.0;
        EXPECT_NEAR(figure.table.columns[1][i],
                    course.trajectory().at(t_s).values[static_cast<std::size_t>(signal)],
                    1e-9);
    }
}

TEST(UiFigure, a_peak_is_as_high_as_it_is_told) {
    int compared = 0;
    for (const auto& [id, scenario] : shipped_library().scenarios) {
        Trajectory course = start_trajectory(shipped_library(), scenario);
        const Outcome outcome = find_outcome(course, read_extremes(course, scenario.duration_s));
        // All that is told as the curves of one figure: they are read like one curve alone.
        Plot plot;
        for (const Change& change : outcome.told) {
            PlotCurve curve;
            curve.signal = course.signals().rows[static_cast<std::size_t>(change.signal)].path;
            plot.curves.push_back(curve);
        }
        const auto curves = read_figure_curves(
            plot,
            {&course},
            make_time_axis(TimeScale::linear, 0.0, scenario.duration_s, 0.0f, figure_width_px));
        ASSERT_EQ(curves.size(), outcome.told.size()) << id;
        for (std::size_t i = 0; i < curves.size(); ++i) {
            SCOPED_TRACE(id + " " + plot.curves[i].signal);
            const Change& told = outcome.told[i];
            const std::vector<double>& drawn = curves[i].sampled.values;
            const double drawn_peak = told.value > told.rest
                                          ? *std::max_element(drawn.begin(), drawn.end())
                                          : *std::min_element(drawn.begin(), drawn.end());
            const double slack = 0.02 * std::abs(told.value - told.rest);
            EXPECT_NEAR(drawn_peak, told.value, slack);
            EXPECT_NEAR(course.measure(told.signal, {told.at_s})[0], told.value, slack);
            ++compared;
        }
    }
    EXPECT_GT(compared, 500);
}

TEST(UiFigure, letters_that_no_font_has_are_named) {
    const Glyphs glyphs(find_fonts());
    EXPECT_EQ(glyphs.lacks("Tablet – µ-receptors, 5 °C, β, Übung\n"), "");
    EXPECT_EQ(glyphs.lacks("夜間 and 夜 again"), "夜 間");
    std::string many;
    for (char last = '\x80'; last < '\xb0'; ++last) {
        many += std::string("\xe5\xa4") + last;
    }
    EXPECT_TRUE(glyphs.lacks(many).ends_with(" ..."));
    EXPECT_LT(glyphs.lacks(many).size(), 100u);
}

TEST(UiFigure, the_times_of_a_table_are_those_at_which_the_course_was_read) {
    Course course("ethanol");
    for (const TimeScale scale :
         {TimeScale::linear, TimeScale::logarithmic, TimeScale::segmented}) {
        const PlotFigure figure = course.figure(course.row("blood"), scale);
        const std::vector<double>& hours = figure.table.columns[0];
        const auto signal =
            static_cast<std::size_t>(course.trajectory().signals().index("ethanol.plasma"));
        for (std::size_t i = 0; i < hours.size(); ++i) {
            EXPECT_EQ(hours[i], std::round(hours[i] * 1e9) / 1e9);
            EXPECT_TRUE(i == 0 || hours[i] > hours[i - 1]) << i;
            EXPECT_DOUBLE_EQ(figure.table.columns[1][i],
                             course.trajectory().at(hours[i] * 3600.0).values[signal]);
        }
        const auto half = std::ranges::find(hours, 0.5);
        EXPECT_TRUE(half != hours.end() || scale != TimeScale::linear)
            << "0.5 h is a hundred cells";
    }
}

TEST(UiFigure, the_csv_reads_back_exactly_and_says_how_it_came_about) {
    Course course("ethanol");
    const PlotFigure figure = course.figure(course.row("blood"));
    std::ostringstream out;
    write_csv(out, figure.table, figure.recipe);
    std::istringstream lines(out.str());
    std::string line;
    std::string recipe;
    while (std::getline(lines, line) && line[0] == '#') {
        recipe += line + "\n";
    }
    EXPECT_THAT(recipe, HasSubstr("# science: " + shipped_library().content_hash));
    EXPECT_THAT(recipe, HasSubstr("# dose: "));
    EXPECT_THAT(recipe, HasSubstr("Mitchell"));
    EXPECT_EQ(line, "time [h],ethanol.plasma [mg/dL]");
    std::size_t row = 0;
    while (std::getline(lines, line)) {
        const std::size_t comma = line.find(',');
        EXPECT_LE(comma, 12u) << "a time is a number for people: " << line;
        EXPECT_EQ(std::stod(line.substr(0, comma)), figure.table.columns[0][row]);
        EXPECT_EQ(std::stod(line.substr(comma + 1)), figure.table.columns[1][row]);
        ++row;
    }
    EXPECT_EQ(row, figure.table.columns[0].size());
}

TEST(UiFigure, the_svg_is_well_formed_and_has_one_polyline_per_curve) {
    for (const char* id : {"naltrexone_tablet", "rat_ethanol"}) {
        Course course(id);
        for (const char* row : {"blood", "antagonist", "receptors", "dopamine"}) {
            for (const TimeScale scale : {TimeScale::linear, TimeScale::segmented}) {
                SCOPED_TRACE(std::string(id) + " " + row);
                const PlotFigure figure = course.figure(course.row(row), scale);
                const std::string svg = svg_text(figure.drawing);
                expect_well_formed(svg);
                // What is never there has no place on a logarithmic axis.
                const bool log = course.row(row).log;
                const auto& columns = figure.table.columns;
                const auto drawn = std::count_if(
                    columns.begin() + 1, columns.end(), [&](const std::vector<double>& values) {
                        return !log || *std::max_element(values.begin(), values.end()) > 1e-9;
                    });
                EXPECT_EQ(count(svg, "<polyline class=\"curve\""), static_cast<int>(drawn));
                EXPECT_EQ(svg.find("nan"), std::string::npos);
                EXPECT_EQ(svg.find("<!--"), std::string::npos);
                const std::size_t made = svg.find("<metadata>\nprogram: disinhibit ");
                ASSERT_NE(made, std::string::npos);
                EXPECT_LT(svg.find("science: " + shipped_library().content_hash, made),
                          svg.find("</metadata>"));
            }
        }
    }
}

TEST(UiFigure, what_lies_beyond_data_is_dotted_and_said_in_words) {
    Course course("ethanol", 3e-3);
    const PlotFigure figure = course.figure(course.row("blood"));
    int dotted = 0;
    int solid = 0;
    bool named = false;
    bool told = false;
    for (const DrawnItem& item : figure.drawing.items) {
        if (const auto* line = std::get_if<DrawnLine>(&item); line && line->part == Part::curve) {
            (line->dashes.empty() ? solid : dotted) += 1;
        }
        if (const auto* text = std::get_if<TextRun>(&item)) {
            named = named || text->text == "beyond data" || text->text == "lethal level";
            told = told || text->text.find("beyond data from 220 mg/dL") != std::string::npos;
        }
    }
    EXPECT_GE(dotted, 1);
    EXPECT_GE(solid, 1) << "the drink begins within the data";
    EXPECT_TRUE(named);
    EXPECT_TRUE(told);
}

TEST(UiFigure, a_value_of_another_species_says_so_beside_it) {
    Course course("ethanol");
    const PlotFigure figure = course.figure(course.row("dopamine"));
    EXPECT_TRUE(std::ranges::any_of(figure.drawing.items, [](const DrawnItem& item) {
        const auto* text = std::get_if<TextRun>(&item);
        return text != nullptr && text->text == "rat, intraperitoneal";
    }));
}

TEST(UiFigure, texts_with_xml_signs_and_double_hyphens_do_no_harm) {
    Drawing drawing;
    drawing.title = "a < b & \"c\"";
    drawing.remarks = {"x -- y --> z-"};
    drawing.items.push_back(TextRun{"<b>&\x01", {1, 1}, 12.0f, TextWeight::regular, {}, {}});
    expect_well_formed(svg_text(drawing));
}

TEST(UiFigure, the_same_course_gives_the_same_bytes) {
    Course first("ethanol");
    Course second("ethanol");
    const PlotFigure a = first.figure(first.row("dopamine"));
    const PlotFigure b = second.figure(second.row("dopamine"));
    EXPECT_EQ(svg_text(a.drawing), svg_text(b.drawing));
    EXPECT_EQ(rasterize(a.drawing, first.glyphs(), 1.0f).rgba,
              rasterize(b.drawing, second.glyphs(), 1.0f).rgba);
}

TEST(UiFigure, three_files_lie_side_by_side_and_none_is_overwritten) {
    TemporaryFolder folder;
    Course course("ethanol");
    const PlotFigure figure = course.figure(course.row("dopamine"));
    const fs::path first = free_stem(folder.path(), "a");
    write_figure(figure, course.glyphs(), first);
    for (const char* ending : {".svg", ".png", ".csv"}) {
        EXPECT_GT(fs::file_size(first.string() + ending), 1000u) << ending;
    }
    EXPECT_EQ(names_in(folder.path()), (std::set<std::string>{"a-1.csv", "a-1.png", "a-1.svg"}));
    EXPECT_NE(free_stem(folder.path(), "a"), first);
    EXPECT_THROW(write_figure_file(figure, course.glyphs(), folder.path() / "a.pdf"), InputError);
}

TEST(UiFigure, a_line_covers_as_many_pixels_as_it_is_wide_and_long) {
    Drawing drawing;
    drawing.width = drawing.height = 40.0f;
    drawing.background = {1.0f, 1.0f, 1.0f, 1.0f};
    drawing.items.push_back(
        DrawnLine{Part::curve, {{5.0f, 20.0f}, {35.0f, 10.0f}}, {0, 0, 0, 1}, 3.0f});
    Glyphs glyphs(find_fonts());
    const PixelImage image = rasterize(drawing, glyphs, 1.0f);
    double ink = 0.0;
    for (std::size_t i = 0; i < image.rgba.size(); i += 4) {
        ink += 1.0 - image.rgba[i] / 255.0;
    }
    EXPECT_NEAR(ink, 3.0 * std::hypot(30.0, 10.0), 1.0);
}

TEST(UiFigure, a_stack_and_its_remainder_add_up_to_all_receptors) {
    Course course("naltrexone_tablet");
    const PlotFigure figure = course.figure(course.row("receptors"));
    const int free = course.trajectory().signals().index("mu_vta_gaba.free");
    for (std::size_t i = 0; i < figure.table.columns[0].size(); i += 50) {
        double sum = course.trajectory()
                         .at(figure.table.columns[0][i] * 3600.0)
                         .values[static_cast<std::size_t>(free)];
        for (std::size_t column = 1; column < figure.table.columns.size(); ++column) {
            sum += figure.table.columns[column][i];
        }
        EXPECT_NEAR(sum, 100.0, 1e-6);
    }
}

} // namespace figure_test
} // namespace disinhibit
