#include "engine/ui/plot_set.h"

#include <algorithm>

#include "engine/core/toml_fields.h"

namespace disinhibit {
namespace {

PlotCurve read_curve(const TomlFields& fields) {
    fields.only({"signal", "second_signal", "role", "label", "dashed"});
    return {fields.text("signal"),
            fields.text_or("second_signal", ""),
            fields.text("role"),
            fields.text_or("label", ""),
            fields.flag_or("dashed", false)};
}

Plot read_plot(const TomlFields& fields) {
    fields.only({"id",
                 "title",
                 "unit",
                 "stacked",
                 "remainder",
                 "folds",
                 "fixed",
                 "low",
                 "high",
                 "decimals",
                 "curve"});
    Plot plot;
    plot.id = fields.text("id");
    plot.title = fields.text("title");
    plot.unit = fields.text_or("unit", "");
    plot.stacked = fields.flag_or("stacked", false);
    plot.remainder = fields.text_or("remainder", "");
    plot.folds = fields.flag_or("folds", false);
    plot.fixed = fields.flag_or("fixed", false);
    plot.low = fields.number("low");
    plot.high = fields.number("high");
    plot.decimals = fields.whole_or("decimals", 0);
    if (!(plot.low < plot.high)) {
        fields.fail("high", "a number above `low`");
    }
    for (const TomlFields& curve : fields.tables("curve")) {
        plot.curves.push_back(read_curve(curve));
    }
    if (plot.curves.empty()) {
        fields.fail("curve", "at least one [[plot.curve]]");
    }
    return plot;
}

} // namespace

std::vector<std::string> PlotSet::signals() const {
    std::vector<std::string> paths;
    const auto add = [&](const std::string& path) {
        if (!path.empty() && std::find(paths.begin(), paths.end(), path) == paths.end()) {
            paths.push_back(path);
        }
    };
    for (const Plot& plot : plots) {
        for (const PlotCurve& curve : plot.curves) {
            add(curve.signal);
        }
    }
    return paths;
}

PlotSet load_plot_set(const std::filesystem::path& file) {
    const toml::table root = parse_toml_file(file);
    const TomlFields fields(file, root, "");
    fields.only({"plot"});
    PlotSet set;
    for (const TomlFields& plot : fields.tables("plot")) {
        set.plots.push_back(read_plot(plot));
    }
    return set;
}

} // namespace disinhibit
