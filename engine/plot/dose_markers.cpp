#include "engine/plot/dose_markers.h"

#include <algorithm>

namespace disinhibit {

std::vector<DoseMarker> dose_markers(const Scenario& scenario, const std::vector<int>& open) {
    std::vector<DoseMarker> markers;
    for (std::size_t i = 0; i < scenario.doses.size(); ++i) {
        const Dose& dose = scenario.doses[i];
        const int index = static_cast<int>(i);
        const bool repeated = dose.every_s > 0.0 && dose.count > 1;
        if (repeated && std::find(open.begin(), open.end(), index) != open.end()) {
            for (int member = 0; member < dose.count; ++member) {
                const double at_s = dose.at_s + member * dose.every_s;
                markers.push_back({index, at_s, at_s, 1, dose.every_s, member});
            }
            continue;
        }
        const int count = repeated ? dose.count : 1;
        const double every_s = repeated ? dose.every_s : 0.0;
        markers.push_back({index, dose.at_s, dose.at_s + every_s * (count - 1), count, every_s});
    }
    return markers;
}

} // namespace disinhibit
