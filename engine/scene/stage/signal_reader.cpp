#include "engine/scene/stage/signal_reader.h"

#include <fmt/format.h>

#include <cmath>

#include "circuit/io/text/input_error.h"

namespace disinhibit {

std::string entity_of_signal(const SignalSum& sum) {
    return sum.paths.empty() ? std::string()
                             : sum.paths.front().substr(0, sum.paths.front().find('.'));
}

SignalHandle
resolve_signal(const SignalSum& sum, const SignalTable& table, const std::string& where) {
    SignalHandle handle;
    for (const std::string& path : sum.paths) {
        const int index = table.index(path);
        if (index >= 0) {
            handle.indices.push_back(index);
            const std::string& unit = table.rows[static_cast<std::size_t>(index)].unit;
            handle.to_percent = unit == "1" ? 100.0 : 1.0;
        } else if (!sum.may_be_absent) {
            throw InputError(fmt::format(
                "stage: {}: found the signal \"{}\", expected one of this circuit", where, path));
        }
    }
    return handle;
}

double SignalReader::sum(const Snapshot& snapshot, const SignalHandle& handle) {
    double total = 0.0;
    for (const int index : handle.indices) {
        total += snapshot.values.at(static_cast<std::size_t>(index));
    }
    return total;
}

std::vector<double> SignalReader::share_percents(const std::vector<SignalHandle>& handles) const {
    std::vector<double> percents;
    for (const SignalHandle& handle : handles) {
        percents.push_back(share_percent(handle));
    }
    return percents;
}

double SignalReader::percent(const SignalHandle& handle) const {
    const double base = rest(handle);
    return base > 0.0 ? 100.0 * now(handle) / base : 100.0;
}

float activity_of(double now, double rest) {
    if (!(rest > 0.0)) {
        return 0.5f;
    }
    const double ratio = std::max(now, 0.0) / rest;
    return static_cast<float>(0.5 + 0.42 * std::tanh(std::log2(std::max(ratio, 1e-9)) / 1.6));
}

} // namespace disinhibit
