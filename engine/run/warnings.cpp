#include "engine/run/warnings.h"

#include "circuit/course/beyond.h"
#include "circuit/io/report/beyond_text.h"
#include "engine/view/alarm_text.h"

namespace disinhibit {

std::vector<std::string> warnings_of(const Trajectory& trajectory,
                                     const std::vector<Extremes>& extremes,
                                     const Texts& texts) {
    std::vector<std::string> warnings;
    const std::vector<Signal>& signals = trajectory.signals().rows;
    for (std::size_t i = 0; i < signals.size(); ++i) {
        if (signals[i].danger && extremes[i].high >= *signals[i].danger) {
            warnings.push_back(
                texts.get("describe.danger",
                          {{"danger", danger_text(signals[i], extremes[i].high, texts)},
                           {"time", time_in_minutes(extremes[i].high_at_s)}}));
        }
    }
    for (const Beyond& beyond : summary_of(beyond_data(trajectory))) {
        warnings.push_back(alarm_text(beyond, texts) + ". " + describe_beyond(beyond) + ".");
    }
    return warnings;
}

} // namespace disinhibit
