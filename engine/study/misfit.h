#pragma once

#include <memory>
#include <vector>

#include "circuit/course/ensemble.h"
#include "engine/study/observations.h"
#include "engine/study/uncertain.h"

/// How well a course says what was observed, as a function of uncertain parameters, and where it says it best.
/// Tests: tests/unit/study/misfit_test.cpp.
namespace disinhibit {

/// A point of the unit cube, in which each parameter goes through its range (Uncertain::at), and the misfit there.
struct FitPoint {
    std::vector<double> u;
    double misfit = 0.0;
};

/// Where a profile ends on one side of the best value.
struct ProfileEnd {
    double u = 0.0;       ///< of the parameter
    bool is_open = false; ///< the end of its range fits well enough too
    double rise = 0.0;    ///< of the misfit there
    double better =
        0.0; ///< how far below the best misfit the profile came: above 0, that was not the best
};

/// Immutable; may be asked on several threads.
class Misfit {
  public:
    /// `scenarios`: the courses that were observed (Observation::course), all with these parameters; those of one structure go
    /// side by side. Throws InputError or ModelError. The library must outlive it.
    Misfit(const Library& library,
           std::vector<Scenario> scenarios,
           std::vector<Uncertain> parameters,
           std::vector<Observation> observations,
           ErrorModel error,
           double relative_tolerance = 0.0);

    std::size_t size() const { return parameters_.size(); }
    const std::vector<Uncertain>& parameters() const { return parameters_; }
    const std::vector<Observation>& observations() const { return observations_; }

    /// What the course says instead of each observation; NaN where it does not come so far.
    std::vector<double> predicted(const std::vector<double>& u) const;
    /// -2 ln L up to a constant, e normal:
    ///   with stated deviations  sum ((y - f) / sd)^2
    ///   else                    sum over signals of n ln(sum (y - f)^2 / n), each signal with an error of its own
    /// (of logarithms, where the error is proportional). Very large where there is no course.
    double at(const std::vector<double>& u) const;
    /// The nearest minimum (BOBYQA of NLopt; Powell 2009), with parameter `held` where it stands; -1: none.
    FitPoint minimise(const std::vector<double>& start, int held = -1) const;
    /// By how much the misfit may rise within a 95 % interval of one parameter: with stated deviations 3.841 (chi square of
    /// one degree of freedom); else n ln(1 + t^2 / (n - p)), t of Student's distribution with n - p degrees of freedom,
    /// which is exact for one signal that is linear in its p parameters.
    double allowed_rise() const;
    /// The profile of a parameter on one side of the best point: the misfit with all others fitted again (Venzon and
    /// Moolgavkar 1988), out to where it has risen by allowed_rise().
    ProfileEnd profile(const FitPoint& best, std::size_t parameter, bool upwards) const;

  private:
    /// Courses that share an ensemble, by their index.
    struct Group {
        std::unique_ptr<const Ensemble> ensemble;
        std::vector<std::size_t> courses;
    };
    Scenario scenario_at(std::size_t course, const std::vector<double>& u) const;
    double residual(const Observation& observation, double value) const;

    std::vector<Scenario> scenarios_;
    std::vector<Uncertain> parameters_;
    std::vector<Observation> observations_;
    ErrorModel error_;
    std::vector<double> times_s_; ///< of the observations, each once
    std::vector<std::string> paths_;
    std::vector<Group> groups_;
};

} // namespace disinhibit
