#include "engine/study/misfit.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <nlopt.hpp>
#include <stdexcept>
#include <utility>

#include "circuit/course/beyond.h"
#include "circuit/io/text/input_error.h"
#include "circuit/numerics/elementary.h"
#include "engine/study/courses.h"
#include "engine/study/summaries.h"

namespace disinhibit {
namespace {

constexpr double no_course = 1e12; ///< misfit where the mathematics stops
constexpr double chi_square = 3.841459;

/// The 97.5 % point of Student's distribution: the series of Abramowitz and Stegun 26.7.5, to four digits from 4 degrees on.
double student_point(double degrees) {
    const double z = 1.959964;
    const double z2 = z * z;
    const double g1 = z * (z2 + 1.0) / 4.0;
    const double g2 = z * ((5.0 * z2 + 16.0) * z2 + 3.0) / 96.0;
    const double g3 = z * (((3.0 * z2 + 19.0) * z2 + 17.0) * z2 - 15.0) / 384.0;
    const double g4 =
        z * ((((79.0 * z2 + 776.0) * z2 + 1482.0) * z2 - 1920.0) * z2 - 945.0) / 92160.0;
    return z + (g1 + (g2 + (g3 + g4 / degrees) / degrees) / degrees) / degrees;
}

using Function = std::function<double(const std::vector<double>&)>;

/// Looks for the nearest minimum in the unit cube; the function is told of every point that is tried.
void search(std::vector<double> x, Function function) {
    constexpr double first_step = 0.1, least_step = 1e-6, least_gain = 1e-5;
    constexpr int most_courses = 500;
    if (x.empty()) {
        return;
    }
    // BOBYQA needs two dimensions.
    nlopt::opt method(x.size() > 1 ? nlopt::LN_BOBYQA : nlopt::LN_SBPLX,
                      static_cast<unsigned>(x.size()));
    method.set_min_objective([](const std::vector<double>& tried,
                                std::vector<double>&,
                                void* told) { return (*static_cast<Function*>(told))(tried); },
                             &function);
    method.set_lower_bounds(0.0);
    method.set_upper_bounds(1.0);
    method.set_initial_step(first_step);
    method.set_xtol_abs(least_step);
    method.set_ftol_abs(least_gain);
    method.set_maxeval(most_courses);
    double least = 0.0;
    try {
        method.optimize(x, least);
    } catch (const nlopt::roundoff_limited&) {
        return; // as near as numbers come
    } catch (const std::runtime_error&) {
        return; // BOBYQA gives up where the function is flat: the best point met stands
    }
}

} // namespace

Misfit::Misfit(const Library& library,
               std::vector<Scenario> scenarios,
               std::vector<Uncertain> parameters,
               std::vector<Observation> observations,
               ErrorModel error,
               double relative_tolerance)
    : scenarios_(std::move(scenarios)), parameters_(std::move(parameters)),
      observations_(std::move(observations)), error_(error) {
    for (const Observation& observation : observations_) {
        if (times_s_.empty() || times_s_.back() < observation.t_s) {
            times_s_.push_back(observation.t_s);
        }
        if (std::ranges::find(paths_, observation.signal) == paths_.end()) {
            paths_.push_back(observation.signal);
        }
        if (error_ == ErrorModel::proportional && !(observation.value > 0.0)) {
            throw InputError({},
                             "--error",
                             "found a value of " + observation.signal + " that is not above 0",
                             "--error constant, or values above 0");
        }
    }
    if (observations_.size() <= parameters_.size()) {
        throw InputError({},
                         "--data",
                         "found " + std::to_string(observations_.size()) + " observations for " +
                             std::to_string(parameters_.size()) + " parameters",
                         "more observations than parameters");
    }
    std::map<std::string, std::vector<std::size_t>> alike; // by structure
    for (std::size_t i = 0; i < scenarios_.size(); ++i) {
        scenarios_[i].duration_s = std::max(times_s_.back(), std::numeric_limits<double>::min());
        alike[structure_of(scenarios_[i])].push_back(i);
    }
    for (const auto& [structure, courses] : alike) {
        constexpr std::size_t narrowest = 2;
        const int lanes = courses.size() <= narrowest ? static_cast<int>(narrowest) : 0;
        groups_.push_back(
            {std::make_unique<const Ensemble>(
                 library, scenarios_[courses.front()], times_s_, relative_tolerance, lanes),
             courses});
    }
}

Scenario Misfit::scenario_at(std::size_t course, const std::vector<double>& u) const {
    Scenario scenario = scenarios_[course];
    const ParameterTable& table = groups_.front().ensemble->parameters();
    for (std::size_t i = 0; i < parameters_.size(); ++i) {
        const Uncertain& parameter = parameters_[i];
        const Parameter& row = table.rows[static_cast<std::size_t>(table.index(parameter.path))];
        const double value = parameter.at(u[i]);
        put_change(scenario, {parameter.path, value, 0.0, 0.0, outside_range(row.quantity, value)});
    }
    return scenario;
}

std::vector<double> Misfit::predicted(const std::vector<double>& u) const {
    std::vector<std::vector<double>> values(scenarios_.size()); // by course
    for (const Group& group : groups_) {
        std::vector<Scenario> scenarios;
        for (const std::size_t course : group.courses) {
            scenarios.push_back(scenario_at(course, u));
        }
        ValueReader reader(
            group.ensemble->signals(), paths_, times_s_.size(), group.courses.size());
        group.ensemble->follow(scenarios, reader);
        for (std::size_t i = 0; i < group.courses.size(); ++i) {
            values[group.courses[i]] = reader.numbers(i);
        }
    }
    std::vector<double> predicted;
    for (const Observation& observation : observations_) {
        const auto time = std::ranges::lower_bound(times_s_, observation.t_s) - times_s_.begin();
        const auto path = std::ranges::find(paths_, observation.signal) - paths_.begin();
        predicted.push_back(
            values[observation.course][static_cast<std::size_t>(time) * paths_.size() +
                                       static_cast<std::size_t>(path)]);
    }
    return predicted;
}

double Misfit::residual(const Observation& observation, double value) const {
    if (error_ == ErrorModel::constant) {
        return observation.value - value;
    }
    // What is nothing at all is far away, but not infinitely.
    constexpr double nothing = 1e-12;
    return logarithm(observation.value) - logarithm(std::max(value, nothing * observation.value));
}

double Misfit::at(const std::vector<double>& u) const {
    const std::vector<double> values = predicted(u);
    struct Sum {
        double n = 0.0, squares = 0.0, sizes = 0.0;
    };
    std::map<std::string, Sum> sums; // by signal
    double stated = 0.0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const Observation& observation = observations_[i];
        const double difference = residual(observation, values[i]);
        if (!std::isfinite(difference)) {
            return no_course;
        }
        if (observation.deviation > 0.0) {
            const double scale = error_ == ErrorModel::constant
                                     ? observation.deviation
                                     : observation.deviation / observation.value;
            stated += difference * difference / (scale * scale);
            continue;
        }
        Sum& sum = sums[observation.signal];
        sum.n += 1.0;
        sum.squares += difference * difference;
        sum.sizes += error_ == ErrorModel::constant ? std::abs(observation.value) : 1.0;
    }
    double misfit = stated;
    for (const auto& [signal, sum] : sums) {
        // Better than the solver nobody can fit.
        const double least = 1e-6 * sum.sizes / sum.n;
        misfit += sum.n * logarithm(std::max(sum.squares / sum.n, least * least));
    }
    return misfit;
}

FitPoint Misfit::minimise(const std::vector<double>& start, int held) const {
    std::vector<std::size_t> free;
    std::vector<double> x;
    for (std::size_t i = 0; i < start.size(); ++i) {
        if (static_cast<int>(i) != held) {
            free.push_back(i);
            x.push_back(std::clamp(start[i], 0.0, 1.0));
        }
    }
    FitPoint best{start, at(start)};
    search(x, [&](const std::vector<double>& tried) {
        FitPoint point{start, 0.0};
        for (std::size_t i = 0; i < free.size(); ++i) {
            point.u[free[i]] = tried[i];
        }
        point.misfit = at(point.u);
        best = point.misfit < best.misfit ? point : best;
        return point.misfit;
    });
    return best;
}

double Misfit::allowed_rise() const {
    if (observations_.front().deviation > 0.0) {
        return chi_square;
    }
    const auto n = static_cast<double>(observations_.size());
    const double degrees = n - static_cast<double>(parameters_.size());
    const double t = student_point(degrees);
    return n * logarithm(1.0 + t * t / degrees);
}

ProfileEnd Misfit::profile(const FitPoint& best, std::size_t parameter, bool upwards) const {
    constexpr double first_step = 0.01;
    constexpr int refinements = 8;
    const double allowed = allowed_rise();
    ProfileEnd end;
    FitPoint inner = best; // the farthest point known to lie within
    const auto rise_at = [&](double u, FitPoint& point) {
        std::vector<double> start = inner.u;
        start[parameter] = u;
        point = minimise(start, static_cast<int>(parameter));
        end.better = std::max(end.better, best.misfit - point.misfit);
        return point.misfit - best.misfit;
    };
    const double limit = upwards ? 1.0 : 0.0;
    double inside = best.u[parameter];
    double inside_rise = 0.0;
    double outside = inside;
    double outside_rise = 0.0;
    FitPoint point;
    for (double step = first_step; outside_rise <= allowed; step *= 2.0) {
        if (outside == limit) {
            return {limit, true, std::max(0.0, outside_rise), end.better};
        }
        inside = outside;
        inside_rise = outside_rise;
        outside = upwards ? std::min(1.0, outside + step) : std::max(0.0, outside - step);
        outside_rise = rise_at(outside, point);
        inner = outside_rise <= allowed ? point : inner;
    }
    // The rise is about a square: its root is nearly straight.
    for (int i = 0; i < refinements; ++i) {
        const double low = std::sqrt(std::max(0.0, inside_rise));
        const double high = std::sqrt(outside_rise);
        const double share = std::clamp((std::sqrt(allowed) - low) / (high - low), 0.05, 0.95);
        const double u = inside + (outside - inside) * share;
        const double rise = rise_at(u, point);
        if (rise <= allowed) {
            inside = u;
            inside_rise = rise;
            inner = point;
        } else {
            outside = u;
            outside_rise = rise;
        }
        if (std::abs(rise - allowed) < 1e-3 * allowed) {
            break;
        }
    }
    end.u = 0.5 * (inside + outside);
    end.rise = allowed;
    return end;
}

} // namespace disinhibit
