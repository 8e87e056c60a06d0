#include "engine/plot/content.h"

#include <algorithm>

#include "engine/plot/axis_drawing.h"

namespace disinhibit {

std::string PlotContent::unit() const {
    for (const PlotRun& run : runs) {
        std::string found = plot_unit(plot, run.course->signals());
        if (!found.empty()) {
            return found;
        }
    }
    return "";
}

bool is_present(const TraceCurve& curve) {
    return std::any_of(curve.values.begin(), curve.values.end(), [](double value) {
        return value >= least_drawn_percent;
    });
}

std::string of_side(const Texts& texts, const std::string& letter, const std::string& what) {
    return letter.empty() || what.empty()
               ? letter + what
               : texts.get("plots.figure.side", {{"side", letter}, {"what", what}});
}

} // namespace disinhibit
