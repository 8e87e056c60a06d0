#include "engine/plot/points.h"

#include "engine/core/number_text.h"
#include "engine/plot/axis.h"
#include "engine/plot/curves.h"

namespace disinhibit {
namespace {

constexpr int digits = 4;

/// A curve of the plot that shows the measured quantity, and how many of its units one measured unit is.
struct Home {
    const PlotCurve* curve = nullptr;
    double ratio = 0.0;
};

Home home_of(const Plot& plot, const SignalTable& signals, int measured, const Snapshot& baseline) {
    for (const PlotCurve& curve : plot.curves) {
        const double ratio = unit_ratio(signals, measured, signals.index(curve.signal), baseline);
        if (ratio > 0.0) {
            return {&curve, ratio};
        }
    }
    for (const std::string& path : plot.point_signals) {
        if (signals.index(path) == measured) {
            return {nullptr, 1.0};
        }
    }
    return {};
}

} // namespace

std::vector<PointMark> point_marks(const std::vector<MatchedPoint>& points,
                                   const Plot& plot,
                                   const SignalTable& signals,
                                   const Snapshot& baseline,
                                   const ValueOf& value_of) {
    std::vector<PointMark> marks;
    for (const MatchedPoint& match : points) {
        const PublishedPoint& point = *match.point;
        const int measured = signals.index(point.signal);
        const Home home = home_of(plot, signals, measured, baseline);
        if (home.ratio <= 0.0 ||
            signals.rows[static_cast<std::size_t>(measured)].unit != point.unit) {
            continue;
        }
        double factor = home.ratio;
        if (point.relative_to_s) {
            const auto own = value_of(measured, *point.relative_to_s + match.shift_s);
            if (!own) {
                continue;
            }
            factor *= *own / 100.0;
        }
        marks.push_back({&match,
                         home.curve,
                         point.at_s + match.shift_s,
                         point.from_s + match.shift_s,
                         point.to_s + match.shift_s,
                         point.value * factor,
                         point.low * factor,
                         point.high * factor});
    }
    return marks;
}

ValueOf sampled_values(const TraceSet& set) {
    return [&set](int signal, double t_s) -> std::optional<double> {
        const TraceCurve* curve = find_curve(set, signal);
        if (curve == nullptr || t_s > curve->times_s.back() || t_s < curve->times_s.front()) {
            return std::nullopt;
        }
        return value_at(curve->times_s, curve->values, t_s);
    };
}

std::vector<std::string> citations(const Library& library, const std::string& sources) {
    std::vector<std::string> works;
    for (std::size_t start = 0; start < sources.size();) {
        const std::size_t end = std::min(sources.find("; ", start), sources.size());
        const std::string key = sources.substr(start, end - start);
        const auto found = library.references.find(key);
        works.push_back(found != library.references.end() ? found->second : key);
        start = end + 2;
    }
    return works;
}

std::vector<std::string> point_lines(const Texts& texts, const MatchedPoint& match) {
    const PublishedPoint& point = *match.point;
    const PublishedExperiment& published = match.row->published;
    std::string details;
    const auto add = [&](const std::string& part) {
        details += (details.empty() ? "" : ", ") + part;
    };
    if (!point.error.empty()) {
        add(texts.get("plots.point_error",
                      {{"error", point.error},
                       {"low", short_text(point.low, digits)},
                       {"high", short_text(point.high, digits)}}));
    }
    if (point.count > 0) {
        add(texts.get("plots.point_count", {{"n", std::to_string(point.count)}}));
    }
    std::vector<std::string> lines{texts.get("plots.point",
                                             {{"title", match.row->title},
                                              {"value", short_text(point.value, digits)},
                                              {"unit", point.unit}}) +
                                       (details.empty() ? "" : " (" + details + ")"),
                                   published.species + "; " + published.dose + "; " +
                                       published.measured};
    if (!point.note.empty()) {
        lines.push_back(point.note);
    }
    return lines;
}

std::string in_one_line(const Texts& texts, const MatchedPoint& match) {
    std::string words;
    for (const std::string& line : point_lines(texts, match)) {
        words += (words.empty() ? "" : " ") + line + (line.ends_with('.') ? "" : ".");
    }
    return words;
}

} // namespace disinhibit
