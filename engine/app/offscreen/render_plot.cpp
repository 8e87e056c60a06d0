#include "engine/app/offscreen/render_plot.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "circuit/io/text/input_error.h"
#include "circuit/io/text/standard_output.h"
#include "engine/app/figure/export.h"
#include "engine/app/figure/figure_shot.h"
#include "engine/app/offscreen/offscreen.h"
#include "engine/app/window/asked_shot.h"
#include "engine/app/window/figure_sides.h"
#include "engine/app/window/foreign_letters.h"
#include "engine/core/log.h"
#include "engine/ui/plot/choice.h"
#include "engine/view/shot_row.h"
#include "engine/view/shot_text.h"

namespace disinhibit {
namespace {

/// The row of this id, or one for the signal of this path, in the unit and scale that were chosen.
Plot find_plot(const ProgramData& data,
               const std::vector<ShownRun>& runs,
               PlotChoice choice,
               const std::string& name) {
    const std::string& circuit = runs.front().scenario.circuit;
    const PlotSet shipped = load_plot_set(plots_file_of(data.folders.assets / "stages", circuit));
    const Plot* row = shipped.find(name);
    choice.removed.erase(name);
    if (row == nullptr && std::ranges::find(choice.added, name) == choice.added.end()) {
        choice.added.push_back(name);
    }
    const PlotSet chosen = chosen_plots(shipped, choice, runs, data.library);
    if (const Plot* plot = chosen.find(name)) {
        return *plot;
    }
    if (row != nullptr) { // of something that was not given
        Plot found = *row;
        for (const ShownRun& run : runs) {
            complete_stack(found, run.signals, data.library);
        }
        return found;
    }
    std::string ids;
    for (const Plot& plot : shipped.plots) {
        ids += plot.id + ", ";
    }
    throw InputError({}, "--plot", name, ids + "or a signal");
}

/// What of the courses is drawn, s: as asked for, as the shot shows it, or all.
TimeRange range_of(const Invocation& invocation, const Still& still) {
    TimeRange range = still.view.window;
    if (!range.active()) {
        range = {0.0, 0.0};
        for (const Side side : still.session.sides()) {
            range.end_s = std::max(range.end_s, still.session.side(side).scenario().duration_s);
        }
    }
    range.begin_s = invocation.from_s.value_or(range.begin_s);
    range.end_s = invocation.to_s.value_or(range.end_s);
    if (!(range.begin_s < range.end_s)) {
        throw InputError({}, "--to", fmt::format("{:g} s", range.end_s), "a time after --from");
    }
    return range;
}

/// Computes every side as far as it is drawn.
void compute(SessionPair& session, const TimeRange& range) {
    session.carry_out(ShowWindow{range.begin_s, range.end_s});
    session.settle();
    for (const Side side : session.sides()) {
        const RunStatus& status = session.side(side).trajectory().status();
        if (!status.ok()) {
            throw std::runtime_error(status.sentence());
        }
    }
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
    Still still = make_still(data, invocation);
    const TimeRange range = range_of(invocation, still);
    View view = still.view;
    view.theme = !invocation.theme.empty() ? invocation.theme
                 : !view.figure.empty()    ? view.theme
                                           : data.defaults.figure_theme;
    view.plots.time_scale = invocation.time_scale.value_or(view.plots.time_scale);
    const std::string row = invocation.plot.empty() ? view.figure : invocation.plot;
    const Plot plot = find_plot(data, shown_runs(still.session), view.plots, row);
    compute(still.session, range);
    Shot seen = still.session.shot();
    seen.view = view;
    seen = make_figure_shot(std::move(seen), row, range.begin_s, range.end_s);
    const SidesOfFigure sides = sides_of_figure(data, still.session);
    const Theme theme = load_theme_by_id(data, view.theme);
    Glyphs glyphs(data.fonts);
    const PlotFigure figure = make_plot_figure({data.library,
                                                data.texts,
                                                theme,
                                                plot,
                                                sides.runs(),
                                                view.plots.time_scale,
                                                range.begin_s,
                                                range.end_s,
                                                shot_text(seen, data.library)},
                                               glyphs);
    std::vector<std::string> texts;
    for (const auto& item : figure.drawing.items) {
        if (const TextRun* text = std::get_if<TextRun>(&item)) {
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
