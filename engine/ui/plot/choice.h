#pragma once

#include <string>
#include <vector>

#include "circuit/describe/circuit.h"
#include "circuit/describe/signals.h"
#include "engine/view/actions.h"
#include "engine/view/plot_choice.h"
#include "engine/view/plot_set.h"

namespace disinhibit {

/// Carries out an act that concerns the choice of plots, made while `shown` were on screen. False if it does not.
bool carry_out(const Action& action, const PlotSet& shown, PlotChoice& choice);

/// A run on show.
struct ShownRun {
    const SignalTable& signals;
    const Scenario& scenario;
};

/// The rows to show: those of the circuit less the removed, then the added, each in the chosen unit and scale. Rows that
/// wait for a dose which no run holds are left out, and added ones whose signal no model has. What endangers life in one of
/// the courses (dangers_of) has a row without being asked for.
PlotSet chosen_plots(const PlotSet& shipped,
                     const PlotChoice& choice,
                     const std::vector<ShownRun>& runs,
                     const Library& library);

/// Gives a row of a receptor site a curve for every ligand of the model that the plot file does not name, in the colour
/// and under the name of the substance; of several in one colour every other one is dashed.
void complete_stack(Plot& plot, const SignalTable& signals, const Library& library);

/// True if a row shows this signal, in whichever unit.
bool shows_signal(const PlotSet& shown, const std::string& signal);

/// A row for one signal, with the quantity in its other unit (percent of own baseline, a second unit) if there is one.
/// The row's id is the path.
Plot plot_of_signal(const SignalTable& signals, const Signal& signal);

} // namespace disinhibit
