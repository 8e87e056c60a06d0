#include "engine/study/percentile.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace disinhibit {

double percentile(std::span<const double> ascending, double p) {
    if (ascending.empty()) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    const double place =
        static_cast<double>(ascending.size() - 1) * std::clamp(p, 0.0, 100.0) / 100.0;
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, ascending.size() - 1);
    return ascending[below] +
           (place - static_cast<double>(below)) * (ascending[above] - ascending[below]);
}

double mean_of(std::span<const double> numbers) {
    double sum = 0.0;
    for (const double number : numbers) {
        sum += number;
    }
    return sum / static_cast<double>(numbers.size());
}

double deviation_of(std::span<const double> numbers) {
    const double mean = mean_of(numbers);
    double sum = 0.0;
    for (const double number : numbers) {
        sum += (number - mean) * (number - mean);
    }
    return numbers.size() < 2 ? std::numeric_limits<double>::quiet_NaN()
                              : std::sqrt(sum / static_cast<double>(numbers.size() - 1));
}

} // namespace disinhibit
