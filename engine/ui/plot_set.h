#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace disinhibit {

/// One curve of a plot, as the stage's plot file says it.
struct PlotCurve {
    std::string signal; ///< path of the vocabulary
    std::string
        second_signal; ///< the same thing in a second unit, shown under the value; may be empty
    std::string role;
    std::string label; ///< direct label; may be empty if the plot has one curve
    bool dashed = false;
};

/// One row of the traces column.
struct Plot {
    std::string id;
    std::string title;
    std::string unit;             ///< as shown; empty: the unit of the first signal
    bool stacked = false;         ///< areas stacked upwards in the order of the curves
    std::string remainder;        ///< stacked: name of what is left up to `high`
    bool folds = false;           ///< becomes one line when the column is short
    bool fixed = false;           ///< the range never grows beyond low..high
    double low = 0.0, high = 1.0; ///< the axis covers at least this
    int decimals = 0;             ///< of the value at the cursor
    std::vector<PlotCurve> curves;
};

/// The traces column of one circuit (assets/stages/<circuit>.plots.toml).
struct PlotSet {
    std::vector<Plot> plots;

    /// The signals that are drawn as curves, once each, in order: what engine/app samples into FrameView::course.
    std::vector<std::string> signals() const;
};

/// Throws CoreInputError naming file, line and key.
PlotSet load_plot_set(const std::filesystem::path& file);

} // namespace disinhibit
