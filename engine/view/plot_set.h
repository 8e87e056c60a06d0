#pragma once

#include <filesystem>
#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "circuit/io/text/field_log.h"

namespace disinhibit {

/// One curve of a plot, as the stage's plot file says it.
struct PlotCurve {
    std::string signal; ///< path of the vocabulary
    std::string
        second_signal; ///< the same thing in a second unit, shown under the value; may be empty
    std::string role;
    std::string label; ///< direct label; may be empty if the plot has one curve
    bool dashed = false;
    std::string short_label; ///< where `label` has no room; may be empty
};

/// The value axis of a plot in one unit.
struct PlotScale {
    std::string unit;             ///< as shown; empty: the unit of the first signal
    double low = 0.0, high = 1.0; ///< the axis covers at least this
    int decimals = 0; ///< of the value at the cursor; negative: as many as the axis needs
};

/// One row of the traces column.
struct Plot {
    std::string id;
    std::string title;
    PlotScale scale;
    std::optional<PlotScale> other; ///< of the second signals: the row can be switched to them
    bool log = false;               ///< logarithmic values
    bool stacked = false;           ///< areas stacked upwards in the order of the curves
    std::string remainder;          ///< stacked: name of what is left up to `scale.high`
    bool folds = false;             ///< becomes one line when the column is short
    bool fixed = false;             ///< the range never grows beyond low..high
    std::string
        when_given; ///< shown only while the course holds a dose of this substance; may be empty
    std::vector<PlotCurve> curves;
    std::string
        occupancy_of; ///< a receptor site: every ligand of the model gets a curve; may be empty
    std::vector<std::string>
        point_signals; ///< their published values are drawn here too, in the unit of the plot
};

/// What plots draw: paths of signals, and which of them lie on top of each other in one stack.
struct PlotSignals {
    std::vector<std::string> paths;
    std::vector<std::vector<std::string>> stacks; ///< each a list of some of `paths`

    PlotSignals() = default;
    PlotSignals(std::initializer_list<std::string> all) : paths(all) {}
    bool operator==(const PlotSignals&) const = default;
};

/// The traces column of one circuit (assets/stages/<circuit>.plots.toml).
struct PlotSet {
    std::vector<Plot> plots;
    std::vector<std::filesystem::path> files = {}; ///< that they were read from

    /// The signals that are drawn as curves or measured beside them, once each, in order: what engine/app samples into
    /// FrameView::course.
    PlotSignals signals() const;
    /// The row of this id, or nullptr.
    const Plot* find(const std::string& id) const;
};

/// `log` is told of every key. Throws InputError naming file, line and key.
PlotSet load_plot_set(const std::filesystem::path& file, FieldLog* log = nullptr);

/// The file of the plots beside a circuit in `stages`: <circuit>.plots.toml, or any.plots.toml where nobody has chosen any.
std::filesystem::path plots_file_of(const std::filesystem::path& stages,
                                    const std::string& circuit);

} // namespace disinhibit
