#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "circuit/course/simulate.h"
#include "engine/plot/picture.h"
#include "engine/record/svg.h"
#include "tests/support/assets.h"
#include "tests/support/scene_fixture.h"

/// Plots as SVG: what the window and a figure draw. After a change that is meant, look at both files, then run once with
/// DISINHIBIT_UPDATE_GOLDEN=1.
namespace disinhibit {
namespace plot_golden_test {

constexpr double end_s = 7.0 * 3600.0;

/// Made-up curves beside the doses of a shipped scenario: the picture is held here, not the science behind it.
class MadeUp {
  public:
    explicit MadeUp(Plot plot)
        : plot_(std::move(plot)), theme_(load_theme(assets() / "themes/light.toml")),
          texts_(load_texts(assets() / "texts/en.toml")), course_(started()),
          point_(), match_{nullptr, &point_, 0.0, true, "rat, intravenous"},
          content_{plot_, shipped_library(), texts_, theme_, measure_} {
        content_.right_px = 700.0f;
    }

    PlotContent& content() { return content_; }
    Plot& plot() { return plot_; }

    /// A curve around `middle` with a burst every 20 minutes.
    const TraceCurve& curve(double middle, double burst) {
        auto made = std::make_unique<TraceCurve>();
        constexpr double every_s = 60.0;
        constexpr int bursts_every = 20;
        for (int i = 0; i * every_s <= end_s; ++i) {
            made->times_s.push_back(i * every_s);
            made->values.push_back(middle * (1.0 + 0.2 * std::sin(i / 40.0)) +
                                   (i % bursts_every == 0 ? burst : 0.0));
        }
        curves_.push_back(std::move(made));
        return *curves_.back();
    }
    PlotTrace trace(std::size_t index, const TraceCurve& sampled) const {
        const PlotCurve& data = plot_.curves[index];
        return {&data,
                course_.signals().index(data.signal),
                &sampled,
                sampled.values.back(),
                content_.style.values ? std::vector<std::string>{"10.3 nM"}
                                      : std::vector<std::string>{}};
    }
    PlotRun run(const std::string& letter, std::vector<PlotTrace> traces) const {
        PlotRun made{&course_, letter, letter == "B", &none_, {}, std::move(traces)};
        return made;
    }
    const MatchedPoint& match() const { return match_; }

    void expect_golden(const std::string& name) const {
        const TimeAxis time = make_time_axis(TimeScale::linear, 0.0, end_s, 60.0f, 500.0f);
        const PlotFrame frame = make_plot_frame(content_, time, {60.0f, 80.0f, 500.0f, 200.0f});
        Drawing drawing;
        drawing.height = 320.0f;
        drawing.background = theme_.color("panel");
        drawing.title = name;
        drawing.items = draw_plot_picture(content_, frame).items;
        for (const DrawnItem& item :
             time_tick_items(content_.style, theme_, time, frame.box.bottom())) {
            drawing.items.push_back(item);
        }
        expect_same(std::filesystem::path(DISINHIBIT_SOURCE_DIR) / "tests/golden" / name,
                    svg_text(drawing));
    }

  private:
    static std::filesystem::path assets() {
        return std::filesystem::path(DISINHIBIT_SOURCE_DIR) / "assets";
    }
    static Trajectory started() {
        Scenario scenario = shipped_library().scenarios.at("naltrexone_then_ethanol");
        scenario.circuit = "textbook";
        return start_trajectory(shipped_library(), scenario);
    }
    static void expect_same(const std::filesystem::path& file, const std::string& text) {
        if (std::getenv("DISINHIBIT_UPDATE_GOLDEN") != nullptr) {
            std::ofstream(file) << text;
        }
        std::ifstream in(file);
        ASSERT_TRUE(in) << file;
        std::stringstream wanted;
        wanted << in.rdbuf();
        std::istringstream a(wanted.str());
        std::istringstream b(text);
        std::string line_a;
        std::string line_b;
        for (int line = 1; std::getline(a, line_a) && std::getline(b, line_b); ++line) {
            ASSERT_EQ(line_b, line_a) << file << ":" << line;
        }
        EXPECT_EQ(text.size(), wanted.str().size()) << file;
    }

    Plot plot_;
    Theme theme_;
    Texts texts_;
    EvenMeasure measure_;
    Trajectory course_;
    PublishedPoint point_;
    MatchedPoint match_;
    std::vector<Beyond> none_;
    std::vector<std::unique_ptr<TraceCurve>> curves_;
    PlotContent content_;
};

Plot plot_of(bool stacked, std::vector<PlotCurve> curves) {
    Plot plot;
    plot.id = "made_up";
    plot.title = "Made up";
    plot.scale = {"%", 0.0, stacked ? 100.0 : 140.0, 0};
    plot.stacked = stacked;
    plot.remainder = stacked ? "free" : "";
    plot.curves = std::move(curves);
    return plot;
}

TEST(PlotGolden, CurvesOfTheWindowAreUnchanged) {
    MadeUp made(plot_of(false,
                        {{"dopamine_nac.concentration.percent", "", "dopamine", "one"},
                         {"dopamine_nac.concentration.percent", "", "gaba", "two", true}}));
    PlotContent& content = made.content();
    content.style.whole_pixels = content.style.values = true;
    content.style.dose_names = DoseNames::inside;
    content.now_s = 3.0 * 3600.0;
    PlotRun run =
        made.run("", {made.trace(0, made.curve(60.0, 30.0)), made.trace(1, made.curve(20.0, 0.0))});
    Beyond beyond;
    beyond.from_s = 5.0 * 3600.0;
    beyond.to_s = 6.0 * 3600.0;
    const std::vector<Beyond> all{beyond};
    run.beyond = &all;
    run.marks.push_back({&made.match(), nullptr, 7200.0, 5400.0, 9000.0, 110.0, 95.0, 125.0});
    content.runs.push_back(run);
    content.ghosts.push_back({1, {&made.curve(40.0, 0.0)}});
    content.preview.push_back(made.trace(0, made.curve(75.0, 0.0)));
    content.preview_from_s = *content.now_s;
    made.expect_golden("plot_curves.svg");
}

TEST(PlotGolden, StacksOfTwoSidesOnAPageAreUnchanged) {
    MadeUp made(
        plot_of(true,
                {{"mu_vta_gaba.occupancy.naltrexone", "", "naltrexone", "below"},
                 {"mu_vta_gaba.occupancy.beta_endorphin", "", "endorphin", "above", true}}));
    PlotContent& content = made.content();
    content.style.dose_names = DoseNames::above;
    content.runs.push_back(made.run(
        "A", {made.trace(0, made.curve(50.0, 0.0)), made.trace(1, made.curve(10.0, 20.0))}));
    content.runs.push_back(
        made.run("B", {made.trace(0, made.curve(20.0, 0.0)), made.trace(1, made.curve(0.0, 0.0))}));
    made.expect_golden("plot_stack.svg");
}

} // namespace plot_golden_test
} // namespace disinhibit
