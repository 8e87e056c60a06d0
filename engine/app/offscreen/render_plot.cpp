#include "engine/app/offscreen/render_plot.h"

#include <fmt/format.h>

#include <stdexcept>

#include "circuit/course/simulate.h"
#include "circuit/io/text/input_error.h"
#include "circuit/io/text/standard_output.h"
#include "engine/app/figure/export.h"
#include "engine/app/window/foreign_letters.h"
#include "engine/core/log.h"
#include "engine/ui/plot/choice.h"

namespace disinhibit {
namespace {

/// The row of this id among those of the circuit, or a row for the signal of this path.
Plot find_plot(const ProgramData& data, const Trajectory& trajectory, const std::string& name) {
    const std::string& circuit = trajectory.scenario().circuit;
    const PlotSet shipped = load_plot_set(plots_file_of(data.folders.assets / "stages", circuit));
    if (const Plot* plot = shipped.find(name)) {
        Plot found = *plot;
        complete_stack(found, trajectory.signals(), data.library);
        return found;
    }
    const int signal = trajectory.signals().index(name);
    if (signal >= 0) {
        return plot_of_signal(trajectory.signals(),
                              trajectory.signals().rows[static_cast<std::size_t>(signal)]);
    }
    std::string ids;
    for (const Plot& plot : shipped.plots) {
        ids += plot.id + ", ";
    }
    throw InputError({}, "--plot", name, ids + "or a signal");
}

} // namespace

void run_render_plot(const ProgramData& data, const Invocation& invocation) {
    const Scenario scenario = make_scenario(data.library, invocation.scenario, invocation.changes);
    const double begin_s = invocation.from_s.value_or(0.0);
    const double end_s = invocation.to_s.value_or(scenario.duration_s);
    if (!(begin_s < end_s)) {
        throw InputError({}, "--to", fmt::format("{:g} s", end_s), "a time after --from");
    }
    Trajectory trajectory = start_trajectory(data.library, scenario);
    const Plot plot = find_plot(data, trajectory, invocation.plot);
    trajectory.extend_to(end_s);
    if (!trajectory.status().ok()) {
        throw std::runtime_error(trajectory.status().sentence());
    }
    const Theme theme = load_theme_by_id(data, invocation.theme);
    const std::vector<MatchedPoint> points =
        matching_points(data.experiments, scenario, data.library);
    Glyphs glyphs(data.fonts);
    const PlotFigure figure = make_plot_figure({data.library,
                                                trajectory,
                                                data.texts,
                                                theme,
                                                plot,
                                                points,
                                                invocation.time_scale,
                                                begin_s,
                                                end_s},
                                               glyphs);
    std::vector<std::string> texts;
    for (const auto& item : figure.drawing.items) {
        if (const DrawnText* text = std::get_if<DrawnText>(&item)) {
            texts.push_back(text->text);
        }
    }
    if (const std::string line = foreign_letters(data.fonts, texts); !line.empty()) {
        log_warning(line);
    }
    if (invocation.out.has_extension()) {
        write_figure_file(figure, glyphs, invocation.out);
        print_out("{}\n", invocation.out.string());
    } else {
        write_figure(figure, glyphs, invocation.out);
        print_out("{0}.svg\n{0}.png\n{0}.csv\n", invocation.out.string());
    }
}

} // namespace disinhibit
