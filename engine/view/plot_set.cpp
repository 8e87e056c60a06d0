#include "engine/view/plot_set.h"

#include <algorithm>

#include "engine/core/toml_fields.h"
#include "engine/core/toml_include.h"

namespace disinhibit {
namespace {

PlotCurve read_curve(const TomlFields& fields) {
    fields.only({"signal", "second_signal", "role", "label", "short", "dashed"});
    return {fields.text("signal"),
            fields.text_or("second_signal", ""),
            fields.text("role"),
            fields.text_or("label", ""),
            fields.flag_or("dashed", false),
            fields.text_or("short", "")};
}

PlotScale read_scale(const TomlFields& fields) {
    PlotScale scale;
    scale.unit = fields.text_or("unit", "");
    scale.low = fields.number("low");
    scale.high = fields.number("high");
    scale.decimals = fields.whole_or("decimals", 0);
    if (!(scale.low < scale.high)) {
        fields.fail("high", "a number above `low`");
    }
    return scale;
}

Plot read_plot(const TomlFields& fields) {
    fields.only({"id",
                 "title",
                 "unit",
                 "low",
                 "high",
                 "decimals",
                 "other",
                 "log",
                 "stacked",
                 "remainder",
                 "folds",
                 "fixed",
                 "when_given",
                 "points",
                 "occupancy_of",
                 "curve"});
    Plot plot;
    plot.id = fields.text("id");
    plot.title = fields.text("title");
    plot.scale = read_scale(fields);
    if (const auto other = fields.table_or_none("other")) {
        other->only({"unit", "low", "high", "decimals"});
        plot.other = read_scale(*other);
    }
    plot.log = fields.flag_or("log", false);
    plot.stacked = fields.flag_or("stacked", false);
    plot.remainder = fields.text_or("remainder", "");
    plot.folds = fields.flag_or("folds", false);
    plot.fixed = fields.flag_or("fixed", false);
    plot.when_given = fields.text_or("when_given", "");
    plot.occupancy_of = fields.text_or("occupancy_of", "");
    plot.point_signals = fields.texts_or_none("points");
    for (const TomlFields& curve : fields.tables("curve")) {
        plot.curves.push_back(read_curve(curve));
    }
    if (plot.curves.empty()) {
        fields.fail("curve", "at least one [[plot.curve]]");
    }
    for (const PlotCurve& curve : plot.curves) {
        if (plot.other && curve.second_signal.empty()) {
            fields.fail("other", "a `second_signal` in every [[plot.curve]]");
        }
    }
    return plot;
}

} // namespace

PlotSignals PlotSet::signals() const {
    PlotSignals signals;
    std::vector<std::string>& paths = signals.paths;
    const auto add = [&](const std::string& path) {
        if (!path.empty() && std::find(paths.begin(), paths.end(), path) == paths.end()) {
            paths.push_back(path);
        }
    };
    for (const Plot& plot : plots) {
        for (const PlotCurve& curve : plot.curves) {
            add(curve.signal);
        }
        for (const std::string& path : plot.point_signals) {
            add(path);
        }
        if (plot.stacked) {
            signals.stacks.emplace_back();
            for (const PlotCurve& curve : plot.curves) {
                signals.stacks.back().push_back(curve.signal);
            }
        }
    }
    return signals;
}

const Plot* PlotSet::find(const std::string& id) const {
    const auto found =
        std::find_if(plots.begin(), plots.end(), [&](const Plot& plot) { return plot.id == id; });
    return found != plots.end() ? &*found : nullptr;
}

std::filesystem::path plots_file_of(const std::filesystem::path& stages,
                                    const std::string& circuit) {
    const std::filesystem::path own = stages / (circuit + ".plots.toml");
    std::error_code unseen;
    return std::filesystem::exists(own, unseen) ? own : stages / "any.plots.toml";
}

PlotSet load_plot_set(const std::filesystem::path& file) {
    const TomlSource source = parse_toml_with_includes(file);
    const TomlFields fields(file, source.table, "");
    fields.only({"plot"});
    PlotSet set;
    set.files = source.files;
    for (const TomlFields& table : fields.tables("plot")) {
        set.plots.push_back(read_plot(table));
        if (set.find(set.plots.back().id) != &set.plots.back()) {
            table.fail("id", "an id that no other plot has");
        }
    }
    return set;
}

} // namespace disinhibit
