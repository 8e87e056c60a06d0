#include "engine/view/plot_set.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "circuit/io/text/field_reader.h"
#include "circuit/io/text/printable.h"
#include "circuit/io/text/toml_include.h"

namespace disinhibit {
namespace {

constexpr int most_decimals = 1000;

PlotCurve read_curve(FieldReader& table) {
    PlotCurve curve;
    curve.signal = table.filled_text("signal");
    curve.second_signal = table.filled_text_or("second_signal");
    curve.role = table.filled_text("role");
    curve.label = table.filled_text_or("label");
    curve.dashed = table.flag_or("dashed", false);
    curve.short_label = table.filled_text_or("short");
    table.finish();
    return curve;
}

PlotScale read_scale(FieldReader& table) {
    PlotScale scale;
    scale.unit = table.filled_text_or("unit");
    scale.low = table.number("low");
    scale.high = table.number("high");
    scale.decimals = table.count_or("decimals", 0, 0, most_decimals);
    if (!(scale.low < scale.high)) {
        table.fail("high", fmt::format("found {}", scale.high), "a number above `low`");
    }
    return scale;
}

Plot read_plot(FieldReader& table) {
    Plot plot;
    plot.id = table.filled_text("id");
    plot.title = table.filled_text("title");
    plot.scale = read_scale(table);
    if (std::optional<FieldReader> other = table.optional_table("other")) {
        plot.other = read_scale(*other);
        other->finish();
    }
    plot.log = table.flag_or("log", false);
    plot.stacked = table.flag_or("stacked", false);
    plot.remainder = table.filled_text_or("remainder");
    plot.folds = table.flag_or("folds", false);
    plot.fixed = table.flag_or("fixed", false);
    plot.when_given = table.filled_text_or("when_given");
    plot.occupancy_of = table.filled_text_or("occupancy_of");
    plot.point_signals = table.texts("points");
    for (FieldReader& curve : table.tables("curve")) {
        plot.curves.push_back(read_curve(curve));
    }
    if (plot.curves.empty()) {
        table.fail("curve", "missing", "at least one [[plot.curve]]");
    }
    for (const PlotCurve& curve : plot.curves) {
        if (plot.other && curve.second_signal.empty()) {
            table.fail("other",
                       fmt::format("found a curve of \"{}\" alone", one_line(curve.signal)),
                       "a `second_signal` in every [[plot.curve]]");
        }
    }
    table.finish();
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

PlotSet load_plot_set(const std::filesystem::path& file, FieldLog* log) {
    const TomlSource source = parse_toml_with_includes(file);
    FieldReader root(source, "plots", log);
    PlotSet set;
    set.files = source.files;
    for (FieldReader& table : root.tables("plot")) {
        Plot plot = read_plot(table);
        if (set.find(plot.id) != nullptr) {
            table.fail_quoting("id", plot.id, "an id that no other plot has");
        }
        set.plots.push_back(std::move(plot));
    }
    root.finish();
    return set;
}

} // namespace disinhibit
