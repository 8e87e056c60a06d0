#include "circuit/course/envelope.h"

#include <algorithm>

namespace disinhibit {

void Extremes::add(double value, double t_s) {
    if (value < low) {
        low = value;
        low_at_s = t_s;
    }
    if (value > high) {
        high = value;
        high_at_s = t_s;
    }
}

std::vector<Extremes> read_extremes(Trajectory& trajectory, double end_s) {
    constexpr int steps_per_look = 16;
    std::vector<Extremes> extremes(trajectory.signals().rows.size());
    Snapshot snapshot;
    const auto look_at = [&](double t_s) {
        trajectory.read(t_s, snapshot);
        for (std::size_t i = 0; i < extremes.size(); ++i) {
            extremes[i].add(snapshot.values[i], t_s);
        }
    };
    double t_s = 0.0;
    for (bool whole = false; !whole;) {
        whole = trajectory.extend_some(end_s, steps_per_look);
        const double until_s = std::min(end_s, trajectory.reached_s());
        for (; t_s < until_s; t_s = trajectory.next_read_s(t_s)) {
            look_at(t_s);
        }
    }
    look_at(std::min(end_s, trajectory.reached_s()));
    return extremes;
}

Envelope::Envelope(std::vector<int> signals, bool stacked)
    : signals_(std::move(signals)), stacked_(stacked) {}

void Envelope::add(const Snapshot& snapshot) {
    now_.t_s = snapshot.t_s;
    now_.values.clear();
    for (const int signal : signals_) {
        now_.values.push_back(snapshot.values[static_cast<std::size_t>(signal)]);
    }
    quantities_ = now_.values;
    for (std::size_t i = 1; stacked_ && i < signals_.size(); ++i) {
        const double below = i == 1 ? now_.values[0] : quantities_.back();
        quantities_.push_back(below + now_.values[i]);
    }
    if (rows_.empty()) {
        rows_.assign(1 + 2 * quantities_.size(), now_);
        ranges_.clear();
        for (const double value : quantities_) {
            ranges_.emplace_back(value, value);
        }
        return;
    }
    for (std::size_t i = 0; i < quantities_.size(); ++i) {
        auto& [low, high] = ranges_[i];
        if (quantities_[i] < low) {
            low = quantities_[i];
            rows_[1 + 2 * i] = now_;
        }
        if (quantities_[i] > high) {
            high = quantities_[i];
            rows_[2 + 2 * i] = now_;
        }
    }
}

std::vector<Envelope::Row> Envelope::take() {
    std::vector<Row> rows = std::move(rows_);
    rows_.clear();
    std::sort(rows.begin(), rows.end());
    const auto same_time = [](const Row& a, const Row& b) { return a.t_s == b.t_s; };
    rows.erase(std::unique(rows.begin(), rows.end(), same_time), rows.end());
    return rows;
}

} // namespace disinhibit
