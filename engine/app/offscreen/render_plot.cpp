#include "engine/app/offscreen/render_plot.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "circuit/course/simulate.h"
#include "circuit/io/text/input_error.h"
#include "circuit/io/text/standard_output.h"
#include "engine/app/figure/export.h"
#include "engine/app/figure/figure_shot.h"
#include "engine/app/window/asked_shot.h"
#include "engine/app/window/foreign_letters.h"
#include "engine/core/log.h"
#include "engine/ui/plot/choice.h"
#include "engine/view/shot_row.h"
#include "engine/view/shot_text.h"

namespace disinhibit {
namespace {

/// The row of this id, or one for the signal of this path, in the unit and scale that were chosen.
Plot find_plot(const ProgramData& data,
               const Trajectory& trajectory,
               const std::string& name,
               PlotChoice choice) {
    const std::string& circuit = trajectory.scenario().circuit;
    const PlotSet shipped =
        load_plot_set(data.folders.assets / "stages" / (circuit + ".plots.toml"));
    const Plot* row = shipped.find(name);
    choice.removed.erase(name);
    if (row == nullptr && std::ranges::find(choice.added, name) == choice.added.end()) {
        choice.added.push_back(name);
    }
    const PlotSet chosen =
        chosen_plots(shipped, choice, trajectory.signals(), trajectory.scenario(), data.library);
    if (const Plot* plot = chosen.find(name)) {
        return *plot;
    }
    if (row != nullptr) { // of something that was not given
        Plot found = *row;
        complete_stack(found, trajectory.signals(), data.library);
        return found;
    }
    std::string ids;
    for (const Plot& plot : shipped.plots) {
        ids += plot.id + ", ";
    }
    throw InputError({}, "--plot", name, ids + "or a signal");
}

/// What the command line asks for, as a shot.
Shot figure_shot_of(const ProgramData& data, const Invocation& invocation) {
    Shot shot;
    if (invocation.shot.empty()) {
        shot =
            shot_of_scenario(make_scenario(data.library, invocation.scenario, invocation.changes),
                             data.defaults.speed);
    } else {
        shot = find_shot(data, invocation.shot).shot;
        if (const std::string line = drop_what_is_not_here(shot.view, data); !line.empty()) {
            log_warning(line);
        }
    }
    View& view = shot.view;
    const bool is_figure = !view.figure.empty();
    if (!invocation.theme.empty() || !is_figure) {
        view.theme = invocation.theme.empty() ? data.defaults.figure_theme : invocation.theme;
    }
    view.plots.time_scale = invocation.time_scale.value_or(view.plots.time_scale);
    const std::string plot = invocation.plot.empty() ? view.figure : invocation.plot;
    const TimeRange window = view.window;
    shot = make_figure_shot(std::move(shot), plot, 0.0, 0.0);
    const double begin_s = invocation.from_s.value_or(window.active() ? window.begin_s : 0.0);
    const double end_s =
        invocation.to_s.value_or(window.active() ? window.end_s : shot.a.scenario.duration_s);
    if (!(begin_s < end_s)) {
        throw InputError({}, "--to", fmt::format("{:g} s", end_s), "a time after --from");
    }
    shot.view.window = {begin_s, end_s};
    return shot;
}

} // namespace

bool asks_for_figure(const ProgramData& data, const Invocation& invocation) {
    return !invocation.plot.empty() ||
           (!invocation.shot.empty() && !find_shot(data, invocation.shot).shot.view.figure.empty());
}

void run_render_plot(const ProgramData& data, const Invocation& invocation) {
    if (invocation.plot.empty()) { // else it was looked at when it was read
        require_options_of_figure(invocation);
    }
    const Shot shot = figure_shot_of(data, invocation);
    const Scenario& scenario = shot.a.scenario;
    const TimeRange& window = shot.view.window;
    Trajectory trajectory = start_trajectory(data.library, scenario);
    const Plot plot = find_plot(data, trajectory, shot.view.figure, shot.view.plots);
    trajectory.extend_to(window.end_s);
    if (!trajectory.status().ok()) {
        throw std::runtime_error(trajectory.status().sentence());
    }
    const Theme theme = load_theme_by_id(data, shot.view.theme);
    const std::vector<MatchedPoint> points =
        matching_points(data.experiments, scenario, data.library);
    Glyphs glyphs(data.fonts);
    const PlotFigure figure = make_plot_figure({data.library,
                                                trajectory,
                                                data.texts,
                                                theme,
                                                plot,
                                                points,
                                                shot.view.plots.time_scale,
                                                window.begin_s,
                                                window.end_s,
                                                shot_text(shot, data.library)},
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
