#include "engine/plot/curves.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace disinhibit {

namespace {

constexpr int most_samples_per_column = 3;

} // namespace

std::vector<float> curve_dashes(bool dashed, bool side_b) {
    if (dashed && side_b) {
        return {9.0f, 4.0f, 2.0f, 4.0f};
    }
    return dashed || side_b ? std::vector<float>{9.0f, 6.0f} : std::vector<float>{};
}

std::vector<float> part_dashes(const LinePart& part, bool dashed, bool side_b) {
    return part.beyond ? std::vector<float>{beyond_on_px, beyond_off_px}
                       : curve_dashes(dashed, side_b);
}

float PlotFrame::y_of(double value) const {
    // Zero and less have no logarithm: as far below as a line needs to leave the box at once.
    constexpr double far_below = -1e3;
    const double share =
        !log ? (value - range.low) / (range.high - range.low)
        : value > 0.0
            ? std::max(std::log(value / range.low) / std::log(range.high / range.low), far_below)
            : far_below;
    return box.bottom() - box.h * static_cast<float>(share);
}

bool PlotFrame::shows(double value) const {
    const float y = y_of(value);
    return std::isfinite(value) && y >= box.y - 0.5f && y <= box.bottom() + 0.5f;
}

const TraceCurve* find_curve(const TraceSet& set, int signal) {
    for (const TraceCurve& curve : set.curves) {
        if (curve.signal == signal && signal >= 0 && !curve.times_s.empty()) {
            return &curve;
        }
    }
    return nullptr;
}

namespace {

/// The samples in the window, or where they are dense the first, lowest, highest and last of each pixel column; reaches the
/// edges of the window if there are samples beyond them. Not bounded to the height of the box.
Polyline unbounded_line(const TraceCurve& curve, const PlotFrame& frame) {
    const int columns = std::max(1, static_cast<int>(frame.box.w));
    const TimeSpan& window = frame.time.span;
    Polyline line;
    const auto add = [&](float x, double value) {
        const PixelPoint point{x, frame.y_of(value)};
        // Times before the beginning of an axis all lie on its edge; a stroke of no length has no direction.
        if (line.empty() || line.back().x != point.x || line.back().y != point.y) {
            line.push_back(point);
        }
    };
    const auto first = std::lower_bound(curve.times_s.begin(), curve.times_s.end(), window.begin_s);
    const auto last = std::upper_bound(first, curve.times_s.end(), window.end_s);
    if (last - first <= most_samples_per_column * columns) {
        for (auto time = first; time != last; ++time) {
            const double value =
                curve.values[static_cast<std::size_t>(time - curve.times_s.begin())];
            if (std::isfinite(value)) {
                add(frame.time.x_of(*time), value);
            }
        }
    } else {
        const auto column_of = [&](double t_s) {
            return (frame.time.x_of(t_s) - frame.box.x) / frame.box.w * static_cast<float>(columns);
        };
        const auto spans = decimate(curve.times_s, curve.values, column_of, columns);
        const float width = frame.box.w / static_cast<float>(columns);
        for (const ColumnSpan& span : spans) {
            const float x = frame.box.x + (static_cast<float>(span.column) + 0.5f) * width;
            add(x - 0.4f * width, span.first);
            if (span.low < std::min(span.first, span.last)) {
                add(x - 0.1f * width, span.low);
            }
            if (span.high > std::max(span.first, span.last)) {
                add(x + 0.1f * width, span.high);
            }
            if (span.last != span.first) {
                add(x + 0.4f * width, span.last);
            }
        }
    }
    if (!line.empty()) {
        if (curve.times_s.front() <= window.begin_s && line.front().x > frame.box.x + 0.01f) {
            const double value = value_at(curve.times_s, curve.values, window.begin_s);
            line.insert(line.begin(), {frame.box.x, frame.y_of(value)});
        }
        if (curve.times_s.back() >= window.end_s && line.back().x < frame.box.right() - 0.01f) {
            add(frame.box.right(), value_at(curve.times_s, curve.values, window.end_s));
        }
    }
    return line;
}

PixelPoint cut_at_height(const PixelPoint& a, const PixelPoint& b, float y) {
    return {a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y), y};
}

} // namespace

std::vector<Polyline> parts_between(const Polyline& line, float top, float bottom) {
    std::vector<Polyline> parts;
    const auto inside = [&](const PixelPoint& p) { return p.y >= top && p.y <= bottom; };
    bool open = false; // the last part goes on
    const auto begin_at = [&](const PixelPoint& point) {
        parts.push_back({point});
        open = true;
    };
    for (std::size_t i = 0; i < line.size(); ++i) {
        const PixelPoint& b = line[i];
        if (i > 0 && !(inside(line[i - 1]) && inside(b))) {
            const PixelPoint& a = line[i - 1];
            // Where it comes in, then where it goes out; both if it passes the whole box.
            const float enter = a.y < top ? top : bottom;
            const float leave = b.y < top ? top : bottom;
            const bool passes = inside(a) || inside(b) || (a.y < top) != (b.y < top);
            if (!inside(a) && passes) {
                begin_at(cut_at_height(a, b, enter));
            }
            if (!inside(b) && passes) {
                parts.back().push_back(cut_at_height(a, b, leave));
                open = false;
            }
        }
        if (!inside(b)) {
            continue;
        }
        if (!open) {
            begin_at(b);
        } else if (parts.back().back().x != b.x || parts.back().back().y != b.y) {
            parts.back().push_back(b);
        }
    }
    return parts;
}

std::vector<Polyline>
curve_lines(const TraceCurve& curve, const PlotFrame& frame, float tolerance) {
    // What lies on the edge of the axis is on it in spite of rounding.
    constexpr float slack = 0.01f;
    std::vector<Polyline> lines = parts_between(
        unbounded_line(curve, frame), frame.box.y - slack, frame.box.bottom() + slack);
    for (Polyline& line : lines) {
        line = straightened(line, tolerance);
    }
    return lines;
}

Polyline bounded_line(const TraceCurve& curve, const PlotFrame& frame, float tolerance) {
    Polyline line = straightened(unbounded_line(curve, frame), tolerance);
    for (PixelPoint& point : line) {
        point.y = frame.box.nearest_y(point.y);
    }
    return line;
}

namespace {

PixelPoint cut_at(const PixelPoint& a, const PixelPoint& b, float x) {
    const float share = b.x > a.x ? (x - a.x) / (b.x - a.x) : 0.0f;
    return {x, a.y + (b.y - a.y) * share};
}

} // namespace

Polyline part_before(const Polyline& line, float x) {
    Polyline part;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i].x > x) {
            if (i > 0) {
                part.push_back(cut_at(line[i - 1], line[i], x));
            }
            break;
        }
        part.push_back(line[i]);
    }
    return part;
}

Polyline part_after(const Polyline& line, float x) {
    Polyline part;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i].x > x) {
            if (part.empty() && i > 0) {
                part.push_back(cut_at(line[i - 1], line[i], x));
            }
            part.push_back(line[i]);
        }
    }
    return part;
}

std::vector<LinePart> beyond_parts(const Polyline& line,
                                   const TimeAxis& time,
                                   const std::vector<BeyondStretch>& stretches) {
    std::vector<LinePart> parts;
    const auto add = [&](Polyline points, bool beyond) {
        // A cut at the very beginning leaves a lone point, which has no length.
        if (points.size() > 1 || (line.size() == 1 && !points.empty())) {
            parts.push_back({std::move(points), beyond});
        }
    };
    Polyline rest = line;
    for (const BeyondStretch& stretch : stretches) {
        if (stretch.to_s < time.span.begin_s || stretch.from_s > time.span.end_s) {
            continue;
        }
        if (stretch.from_s > time.span.begin_s) {
            const float from_x = time.x_of(stretch.from_s);
            add(part_before(rest, from_x), false);
            rest = part_after(rest, from_x);
        }
        if (stretch.to_s >= time.span.end_s) {
            add(std::move(rest), true);
            return parts;
        }
        const float to_x = time.x_of(stretch.to_s);
        add(part_before(rest, to_x), true);
        rest = part_after(rest, to_x);
    }
    add(std::move(rest), false);
    return parts;
}

Polyline straightened(const Polyline& line, float tolerance) {
    if (line.size() < 3) {
        return line;
    }
    Polyline kept{line.front()};
    // A corridor of slopes from the last kept point that passes every point since.
    std::size_t anchor = 0;
    float least = -1e30f;
    float most = 1e30f;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const float dx = line[i].x - line[anchor].x;
        const float dy = line[i].y - line[anchor].y;
        const bool fits = dx > 0.0f && dy / dx >= least && dy / dx <= most;
        if (!fits && i > anchor + 1) {
            anchor = i - 1;
            kept.push_back(line[anchor]);
            least = -1e30f;
            most = 1e30f;
        }
        const float step = line[i].x - line[anchor].x;
        const float rise = line[i].y - line[anchor].y;
        if (step <= 0.0f) {
            if (i > anchor + 1 || i + 1 == line.size()) {
                continue;
            }
            // A vertical stretch: keep its end.
            anchor = i;
            kept.push_back(line[i]);
            least = -1e30f;
            most = 1e30f;
            continue;
        }
        least = std::max(least, (rise - tolerance) / step);
        most = std::min(most, (rise + tolerance) / step);
    }
    if (kept.back().x != line.back().x || kept.back().y != line.back().y) {
        kept.push_back(line.back());
    }
    return kept;
}

bool value_extent(const std::vector<const TraceCurve*>& curves,
                  const TimeSpan& window,
                  double& low,
                  double& high) {
    bool any = false;
    for (const TraceCurve* curve : curves) {
        for (std::size_t i = 0; i < curve->times_s.size(); ++i) {
            const bool inside =
                curve->times_s[i] >= window.begin_s && curve->times_s[i] <= window.end_s;
            if (!inside || !std::isfinite(curve->values[i])) {
                continue;
            }
            low = any ? std::min(low, curve->values[i]) : curve->values[i];
            high = any ? std::max(high, curve->values[i]) : curve->values[i];
            any = true;
        }
    }
    return any;
}

std::vector<TraceCurve> running_sums(const std::vector<const TraceCurve*>& curves) {
    std::vector<double> times_s;
    for (const TraceCurve* curve : curves) {
        std::vector<double> both;
        std::set_union(times_s.begin(),
                       times_s.end(),
                       curve->times_s.begin(),
                       curve->times_s.end(),
                       std::back_inserter(both));
        times_s = std::move(both);
    }
    std::vector<TraceCurve> sums;
    for (const TraceCurve* curve : curves) {
        TraceCurve sum{curve->signal, times_s, std::vector<double>(times_s.size(), 0.0)};
        std::size_t next = 0; // of the curve's own samples: one walk
        for (std::size_t i = 0; i < times_s.size(); ++i) {
            while (next < curve->times_s.size() && curve->times_s[next] < times_s[i]) {
                ++next;
            }
            const bool own = next < curve->times_s.size() && curve->times_s[next] == times_s[i];
            const double below = sums.empty() ? 0.0 : sums.back().values[i];
            sum.values[i] = below + (own ? curve->values[next]
                                         : value_at(curve->times_s, curve->values, times_s[i]));
        }
        sums.push_back(std::move(sum));
    }
    return sums;
}

} // namespace disinhibit
