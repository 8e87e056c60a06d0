#pragma once

namespace disinhibit {

/// How the time axis of the plots is divided.
enum class TimeScale {
    linear,      ///< the zoom window of the timeline
    logarithmic, ///< from one second after the start of the course
    segmented ///< seconds | minutes | hours | days | months, each as wide as the others and linear inside
};

} // namespace disinhibit
