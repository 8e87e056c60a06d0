#pragma once

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>
#include <vector>

#include "circuit/course/trajectory.h"

/// Reading a course by name.
namespace disinhibit {

inline int signal_index(const Trajectory& trajectory, const std::string& path) {
    const int index = trajectory.signals().index(path);
    if (index < 0) {
        throw std::out_of_range("no signal " + path);
    }
    return index;
}

/// Signal `path` at t_s, in its display unit.
inline double read_signal(const Trajectory& trajectory, const std::string& path, double t_s) {
    return trajectory.at(t_s).values[static_cast<std::size_t>(signal_index(trajectory, path))];
}

inline std::size_t state_index(const Trajectory& trajectory, const std::string& name) {
    const std::vector<StateInfo>& states = trajectory.states();
    for (std::size_t i = 0; i < states.size(); ++i) {
        if (states[i].name == name) {
            return i;
        }
    }
    throw std::out_of_range("no state " + name);
}

/// State `name` at t_s, in its internal unit.
inline double read_state(const Trajectory& trajectory, const std::string& name, double t_s) {
    return trajectory.states_at(t_s)[state_index(trajectory, name)];
}

/// `count` + 1 times from begin_s to end_s, both included.
inline std::vector<double> even_times(double begin_s, double end_s, int count) {
    std::vector<double> times_s;
    for (int i = 0; i <= count; ++i) {
        times_s.push_back(begin_s + (end_s - begin_s) * i / count);
    }
    return times_s;
}

/// Signal `path` at each time, read exactly (not from the thinned trace).
inline std::vector<double> read_course(const Trajectory& trajectory,
                                       const std::string& path,
                                       const std::vector<double>& times_s) {
    const auto index = static_cast<std::size_t>(signal_index(trajectory, path));
    std::vector<double> course;
    Snapshot snapshot;
    for (double t_s : times_s) {
        trajectory.read(t_s, snapshot);
        course.push_back(snapshot.values[index]);
    }
    return course;
}

inline double highest(const std::vector<double>& course) {
    return *std::max_element(course.begin(), course.end());
}

inline double lowest(const std::vector<double>& course) {
    return *std::min_element(course.begin(), course.end());
}

} // namespace disinhibit
