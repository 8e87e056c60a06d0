#include "engine/study/courses.h"

#include <algorithm>
#include <limits>
#include <set>
#include <utility>

#include "circuit/model.h"
#include "engine/study/for_each_run.h"

namespace disinhibit {

std::string structure_of(const Scenario& scenario) {
    std::set<std::string> routes;
    for (const Dose& dose : scenario.doses) {
        routes.insert(dose.substance + ' ' + dose.route);
    }
    std::string text = scenario.circuit + '\n' + scenario.subject;
    for (const std::string& route : routes) {
        text += '\n' + route;
    }
    return text;
}

CourseRunner::CourseRunner(const Library& library, const CoursePlan& plan)
    : library_(library), plan_(plan) {}

const Ensemble& CourseRunner::ensemble_of(const std::string& structure, const Scenario& scenario) {
    const std::lock_guard lock(mutex_);
    std::unique_ptr<const Ensemble>& ensemble = ensembles_[structure];
    if (!ensemble) {
        ensemble = std::make_unique<const Ensemble>(
            library_, scenario, plan_.times_s, plan_.relative_tolerance, plan_.lanes);
    }
    return *ensemble;
}

void CourseRunner::run_alike(const std::vector<Scenario>& all,
                             const std::vector<std::size_t>& indices,
                             std::vector<CourseResult>& results) {
    constexpr std::size_t fewest_in_lanes = 3; // below, one by one is as fast and needs no program
    std::vector<Scenario> scenarios;
    for (const std::size_t index : indices) {
        scenarios.push_back(all[index]);
    }
    std::vector<RunStatus> ends;
    std::unique_ptr<CourseNumbers> numbers;
    if (scenarios.size() < fewest_in_lanes) {
        numbers = plan_.numbers(make_model(library_, scenarios.front())->signals, scenarios.size());
        for (std::size_t i = 0; i < scenarios.size(); ++i) {
            ends.push_back(follow_alone(
                library_, scenarios[i], plan_.times_s, plan_.relative_tolerance, i, *numbers));
        }
    } else {
        const Ensemble& ensemble = ensemble_of(structure_of(scenarios.front()), scenarios.front());
        numbers = plan_.numbers(ensemble.signals(), scenarios.size());
        ends = ensemble.follow(scenarios, *numbers);
    }
    for (std::size_t i = 0; i < indices.size(); ++i) {
        CourseResult& result = results[indices[i]];
        result = {ends[i].ok(), numbers->numbers(i)};
        if (!result.ok) { // numbers of a part would be taken for those of the whole
            std::ranges::fill(result.numbers, std::numeric_limits<double>::quiet_NaN());
        }
    }
}

std::vector<CourseResult> CourseRunner::run(std::uint64_t first, std::size_t count) {
    std::vector<Scenario> scenarios;
    std::map<std::string, std::vector<std::size_t>> alike; // by structure
    for (std::size_t i = 0; i < count; ++i) {
        scenarios.push_back(plan_.scenario(first + i));
        alike[structure_of(scenarios.back())].push_back(i);
    }
    std::vector<CourseResult> results(count);
    for (const auto& [structure, indices] : alike) {
        run_alike(scenarios, indices, results);
    }
    return results;
}

std::size_t courses_together(std::uint64_t count, int threads) {
    // Many more than there are lanes, so that few lanes wait for the last; few enough that a thread soon hands on.
    constexpr std::uint64_t most = 64, fewest = 8;
    const auto shares = 4 * static_cast<std::uint64_t>(std::max(1, threads));
    return static_cast<std::size_t>(std::clamp(count / shares, fewest, most));
}

void run_courses(const Library& library,
                 const CoursePlan& plan,
                 std::uint64_t first,
                 int threads,
                 const std::atomic<bool>& interrupted,
                 const std::function<void(std::uint64_t, const CourseResult&)>& done) {
    CourseRunner runner(library, plan);
    const std::uint64_t count = plan.count - std::min(plan.count, first);
    const std::size_t together = courses_together(count, threads);
    const auto begin_of = [&](std::size_t block) { return first + block * together; };
    const auto work = [&](std::size_t block) {
        const std::uint64_t begin = begin_of(block);
        return runner.run(begin, std::min<std::uint64_t>(together, plan.count - begin));
    };
    const auto hand_on = [&](std::size_t block, const std::vector<CourseResult>& results) {
        for (std::size_t i = 0; i < results.size(); ++i) {
            done(begin_of(block) + i, results[i]);
        }
    };
    for_each_run({0, (count + together - 1) / together, threads}, interrupted, work, hand_on);
}

} // namespace disinhibit
