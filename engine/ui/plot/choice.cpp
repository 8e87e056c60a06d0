#include "engine/ui/plot/choice.h"

#include <algorithm>
#include <utility>

#include "circuit/course/beyond.h"

namespace disinhibit {
namespace {

/// Decimals as the axis needs them.
constexpr int by_the_axis = -1;

void flip(std::set<std::string>& ids, const std::string& id) {
    if (ids.erase(id) == 0) {
        ids.insert(id);
    }
}

void apply(const AddPlot& act, const PlotSet& shown, PlotChoice& choice) {
    if (!shows_signal(shown, act.signal) &&
        std::find(choice.added.begin(), choice.added.end(), act.signal) == choice.added.end()) {
        choice.added.push_back(act.signal);
    }
}

void apply(const RemovePlot& act, const PlotSet&, PlotChoice& choice) {
    if (std::erase(choice.added, act.plot) == 0) {
        choice.removed.insert(act.plot);
    }
}

void apply(const RestorePlots&, const PlotSet&, PlotChoice& choice) {
    choice.added.clear();
    choice.removed.clear();
}

void apply(const SwitchPlotUnit& act, const PlotSet& shown, PlotChoice& choice) {
    for (const Plot& plot : shown.plots) {
        if (plot.other && (act.plot.empty() || act.plot == plot.id)) {
            flip(choice.other_unit, plot.id);
        }
    }
}

void apply(const SwitchPlotScale& act, const PlotSet& shown, PlotChoice& choice) {
    const Plot* plot = shown.find(act.plot);
    if (plot != nullptr && !plot->stacked) {
        flip(choice.other_scale, act.plot);
    }
}

void apply(const ChooseTimeScale& act, const PlotSet&, PlotChoice& choice) {
    choice.time_scale = act.scale;
}

/// The signal of the same quantity in another unit: percent of own baseline and back, or the second unit.
int other_signal(const SignalTable& signals, const Signal& signal) {
    if (signal.baseline_of >= 0) {
        return signal.baseline_of;
    }
    const int percent = signals.index(signal.path + ".percent");
    return percent >= 0 ? percent : signals.index(signal.path + "_2");
}

PlotScale scale_of(const Signal& signal) {
    const bool of_baseline = signal.baseline_of >= 0;
    if (signal.danger) {
        return {signal.unit, 0.0, std::max(1.0, *signal.danger), by_the_axis};
    }
    // Only what is in percent of a baseline has a range to show at least; else the data say.
    return {signal.unit, of_baseline ? 80.0 : 0.0, of_baseline ? 120.0 : 0.0, by_the_axis};
}

void switch_unit(Plot& plot) {
    std::swap(plot.scale, *plot.other);
    for (PlotCurve& curve : plot.curves) {
        std::swap(curve.signal, curve.second_signal);
    }
}

} // namespace

bool carry_out(const Action& action, const PlotSet& shown, PlotChoice& choice) {
    return visit(
        PlotWishes{}, [&](const auto& act) { apply(act, shown, choice); }, action);
}

bool shows_signal(const PlotSet& shown, const std::string& signal) {
    return std::any_of(shown.plots.begin(), shown.plots.end(), [&](const Plot& plot) {
        return std::any_of(plot.curves.begin(), plot.curves.end(), [&](const PlotCurve& curve) {
            return curve.signal == signal || (plot.other && curve.second_signal == signal);
        });
    });
}

Plot plot_of_signal(const SignalTable& signals, const Signal& signal) {
    Plot plot;
    plot.id = signal.path;
    plot.title = signal.label;
    plot.scale = scale_of(signal);
    PlotCurve curve;
    curve.signal = signal.path;
    curve.role = signal.role.empty() ? "text" : signal.role;
    const int other = other_signal(signals, signal);
    if (other >= 0) {
        const Signal& second = signals.rows[static_cast<std::size_t>(other)];
        curve.second_signal = second.path;
        plot.other = scale_of(second);
    }
    plot.curves.push_back(curve);
    return plot;
}

void complete_stack(Plot& plot, const SignalTable& signals, const Library& library) {
    if (plot.occupancy_of.empty()) {
        return;
    }
    const std::string prefix = plot.occupancy_of + ".occupancy.";
    for (const Signal& signal : signals.rows) {
        const bool named =
            std::any_of(plot.curves.begin(), plot.curves.end(), [&](const PlotCurve& curve) {
                return curve.signal == signal.path;
            });
        if (named || !signal.path.starts_with(prefix)) {
            continue;
        }
        const auto substance = library.substances.find(signal.path.substr(prefix.size()));
        if (substance == library.substances.end()) {
            continue;
        }
        const std::string& role = substance->second.role;
        const auto same = std::count_if(plot.curves.begin(),
                                        plot.curves.end(),
                                        [&](const PlotCurve& curve) { return curve.role == role; });
        plot.curves.push_back({signal.path,
                               "",
                               role,
                               substance->second.name,
                               same % 2 == 1,
                               substance->second.symbol});
    }
}

namespace {

bool is_given(const std::string& substance, const std::vector<ShownRun>& runs) {
    return substance.empty() || std::ranges::any_of(runs, [&](const ShownRun& run) {
               return std::ranges::find(run.scenario.doses, substance, &Dose::substance) !=
                      run.scenario.doses.end();
           });
}

/// A row for the signal of this path, of the first run that has it.
void add_row(PlotSet& set, const std::string& path, const std::vector<ShownRun>& runs) {
    for (const ShownRun& run : runs) {
        const int signal = run.signals.index(path);
        if (signal >= 0) {
            set.plots.push_back(
                plot_of_signal(run.signals, run.signals.rows[static_cast<std::size_t>(signal)]));
            return;
        }
    }
}

} // namespace

PlotSet chosen_plots(const PlotSet& shipped,
                     const PlotChoice& choice,
                     const std::vector<ShownRun>& runs,
                     const Library& library) {
    PlotSet set;
    for (const Plot& plot : shipped.plots) {
        if (!choice.removed.contains(plot.id) && is_given(plot.when_given, runs)) {
            set.plots.push_back(plot);
            for (const ShownRun& run : runs) {
                complete_stack(set.plots.back(), run.signals, library);
            }
        }
    }
    for (const ShownRun& run : runs) {
        const auto circuit = library.circuits.find(run.scenario.circuit);
        if (circuit == library.circuits.end()) {
            continue;
        }
        for (const std::string& path : dangers_of(library, circuit->second, run.signals)) {
            if (!choice.removed.contains(path) && !shows_signal(set, path) &&
                std::ranges::find(choice.added, path) == choice.added.end()) {
                add_row(set, path, {run});
            }
        }
    }
    for (const std::string& path : choice.added) {
        add_row(set, path, runs);
    }
    for (Plot& plot : set.plots) {
        if (plot.other && choice.other_unit.contains(plot.id)) {
            switch_unit(plot);
        }
        plot.log = plot.log != choice.other_scale.contains(plot.id);
    }
    return set;
}

} // namespace disinhibit
