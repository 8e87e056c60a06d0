#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "circuit/course/ensemble.h"
#include "engine/study/summaries.h"

namespace disinhibit {

/// The courses of a study: what each is, and what is asked of it.
struct CoursePlan {
    std::uint64_t count = 0;
    /// Course 0, 1, ...: a pure function, called on any thread.
    std::function<Scenario(std::uint64_t)> scenario;
    /// When they are read (Ensemble).
    std::vector<double> times_s;
    /// Makes numbers of so many courses of a model with these signals.
    std::function<std::unique_ptr<CourseNumbers>(const SignalTable&, std::size_t)> numbers;
    double duration_s = 0.0;         ///< of every course
    double relative_tolerance = 0.0; ///< 0: the default
    int lanes = 0;                   ///< 0: those of the machine
};

/// What decides the structure of a model (make_model), as a key: courses of one structure go side by side.
std::string structure_of(const Scenario& scenario);

/// What became of a course.
struct CourseResult {
    bool ok = true;              ///< false: the mathematics stopped before the end
    std::vector<double> numbers; ///< NaN each if it did
};

/// Runs courses. Those that share a model's structure go side by side in lanes, the others one by one; the numbers are the
/// same. May be used by several threads. `library` and `plan` must outlive it.
class CourseRunner {
  public:
    CourseRunner(const Library& library, const CoursePlan& plan);

    /// Courses `first` to `first` + `count` - 1. Throws ModelError.
    std::vector<CourseResult> run(std::uint64_t first, std::size_t count);

  private:
    /// Of one structure: the courses of `first` + each index.
    void run_alike(const std::vector<Scenario>& all,
                   const std::vector<std::size_t>& indices,
                   std::vector<CourseResult>& results);
    const Ensemble& ensemble_of(const std::string& structure, const Scenario& scenario);

    const Library& library_;
    const CoursePlan& plan_;
    std::mutex mutex_;
    std::map<std::string, std::unique_ptr<const Ensemble>> ensembles_; ///< guarded by mutex_
};

/// How many courses a thread takes at a time.
std::size_t courses_together(std::uint64_t count, int threads);

/// Runs the courses from `first` on, on so many threads, and calls done(number, result) on the calling thread in the order
/// of their numbers: the same for any number of threads. Interrupted, it stops after some of them; a rerun goes on with the
/// next. Throws ModelError.
void run_courses(const Library& library,
                 const CoursePlan& plan,
                 std::uint64_t first,
                 int threads,
                 const std::atomic<bool>& interrupted,
                 const std::function<void(std::uint64_t, const CourseResult&)>& done);

} // namespace disinhibit
