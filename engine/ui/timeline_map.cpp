#include "engine/ui/timeline_map.h"

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

std::vector<DoseMarker> dose_markers(const Scenario& scenario) {
    std::vector<DoseMarker> markers;
    for (std::size_t i = 0; i < scenario.doses.size(); ++i) {
        const Dose& dose = scenario.doses[i];
        const bool repeated = dose.every_s > 0.0 && dose.count > 1;
        const int count = repeated ? dose.count : 1;
        markers.push_back(
            {static_cast<int>(i), dose.at_s, dose.at_s + dose.every_s * (count - 1), count});
    }
    return markers;
}

} // namespace disinhibit
