#include "engine/ui/timeline/map.h"

#include <algorithm>

namespace disinhibit {

float TimelineMap::x_of(double t_s) const {
    return left_px + width_px * static_cast<float>((t_s - span.begin_s) / span.length_s());
}

double TimelineMap::time_at(float x_px) const {
    return span.begin_s + span.length_s() * static_cast<double>((x_px - left_px) / width_px);
}

TimeSpan zoom_around(TimeSpan window, double pivot_s, double factor, double course_end_s) {
    const double longest = std::max(course_end_s, shortest_window_s);
    const double length = std::clamp(window.length_s() * factor, shortest_window_s, longest);
    const double share = (pivot_s - window.begin_s) / window.length_s();
    return window_from({0.0, length}, pivot_s - share * length, course_end_s);
}

TimeSpan window_from(TimeSpan window, double begin_s, double course_end_s) {
    const double length = window.length_s();
    const double begin = std::clamp(begin_s, 0.0, std::max(0.0, course_end_s - length));
    return {begin, begin + length};
}

std::vector<int> open_after_split(const std::vector<int>& open, int dose, int parts) {
    std::vector<int> next;
    for (const int index : open) {
        if (index < dose) {
            next.push_back(index);
        } else if (index > dose) {
            next.push_back(index + parts - 1);
        }
    }
    for (int part = 0; part < parts; ++part) {
        next.push_back(dose + part);
    }
    return next;
}

std::vector<TimeSpan>
spans_above(const std::vector<double>& times_s, const std::vector<double>& values, double level) {
    std::vector<TimeSpan> spans;
    bool inside = false;
    for (std::size_t i = 0; i < times_s.size() && i < values.size(); ++i) {
        const bool above = values[i] > level;
        if (above == inside) {
            continue;
        }
        double t_s = times_s[i];
        if (i > 0 && values[i] != values[i - 1]) {
            const double share = (level - values[i - 1]) / (values[i] - values[i - 1]);
            t_s = times_s[i - 1] + share * (times_s[i] - times_s[i - 1]);
        }
        if (above) {
            spans.push_back({t_s, t_s});
        } else {
            spans.back().end_s = t_s;
        }
        inside = above;
    }
    if (inside) {
        spans.back().end_s = times_s[std::min(times_s.size(), values.size()) - 1];
    }
    return spans;
}

} // namespace disinhibit
