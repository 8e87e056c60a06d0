#include "engine/study/evaluation.h"

#include <malloc.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "engine/core/plain_words.h"
#include "engine/study/for_each_run.h"

namespace disinhibit {
namespace {

/// Rows of one group ("eda", "pk") under one hypothesis: they share most of their arms, and with them the courses.
struct Job {
    std::size_t circuit = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
};

std::vector<Job> make_jobs(const std::vector<ExperimentRow>& rows, std::size_t circuits) {
    std::vector<Job> jobs;
    for (std::size_t begin = 0; begin < rows.size();) {
        std::size_t end = begin + 1;
        while (end < rows.size() && group_of(rows[end]) == group_of(rows[begin])) {
            ++end;
        }
        for (std::size_t circuit = 0; circuit < circuits; ++circuit) {
            jobs.push_back({circuit, begin, end});
        }
        begin = end;
    }
    // The longest first, so that the threads end together.
    std::stable_sort(jobs.begin(), jobs.end(), [](const Job& a, const Job& b) {
        return a.end - a.begin > b.end - b.begin;
    });
    return jobs;
}

/// On Linux the niceness belongs to the thread. At 10 it gets a tenth of what the frame loop gets where both want the
/// same core: the picture does not feel it, and on a busy machine the rows still come.
constexpr int niceness = 10;

void give_way() {
    setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), niceness);
}

/// What has been freed goes back to the machine: the C library would keep it for this thread, which does not need it again.
void give_memory_back() {
    malloc_trim(0);
}

} // namespace

std::string group_of(const ExperimentRow& row) {
    return row.id.substr(0, row.id.find('.'));
}

std::vector<std::vector<RowResult>> evaluate_in_parallel(const Library& library,
                                                         const std::vector<ExperimentRow>& rows,
                                                         const std::vector<std::string>& circuits,
                                                         int threads) {
    const std::vector<Job> jobs = make_jobs(rows, circuits.size());
    std::vector<std::vector<RowResult>> results(circuits.size(),
                                                std::vector<RowResult>(rows.size()));
    const auto work = [&](std::size_t i) {
        RowEvaluator evaluator(library, circuits[jobs[i].circuit]);
        std::vector<RowResult> group;
        for (std::size_t row = jobs[i].begin; row < jobs[i].end; ++row) {
            group.push_back(evaluator.evaluate(rows[row]));
        }
        return group;
    };
    const auto done = [&](std::size_t i, std::vector<RowResult> group) {
        std::ranges::move(group, results[jobs[i].circuit].data() + jobs[i].begin);
    };
    for_each_run({0, jobs.size(), threads}, never_interrupted, work, done);
    return results;
}

BackgroundEvaluation::BackgroundEvaluation(const Library& library,
                                           const std::vector<ExperimentRow>& rows,
                                           std::string circuit)
    : circuit_(std::move(circuit)), thread_([this, &library, &rows] { run(library, rows); }) {}

BackgroundEvaluation::~BackgroundEvaluation() {
    stop_ = true;
    thread_.join();
}

void BackgroundEvaluation::run(const Library& library, const std::vector<ExperimentRow>& rows) {
    give_way();
    try {
        work(library, rows);
    } catch (const std::exception& error) {
        const std::lock_guard lock(mutex_);
        fault_ = plain_words(error);
    }
    give_memory_back();
}

void BackgroundEvaluation::work(const Library& library, const std::vector<ExperimentRow>& rows) {
    std::optional<RowEvaluator> evaluator;
    std::string group;
    for (const ExperimentRow& row : rows) {
        if (stop_) {
            break;
        }
        if (!evaluator || group_of(row) != group) {
            // The courses of a group are of no use to the next one.
            group = group_of(row);
            evaluator.emplace(library, circuit_);
            give_memory_back();
        }
        RowResult result = evaluator->evaluate(row);
        const std::lock_guard lock(mutex_);
        finished_.push_back(std::move(result));
    }
}

std::string BackgroundEvaluation::fault() {
    const std::lock_guard lock(mutex_);
    return fault_;
}

void BackgroundEvaluation::collect(std::vector<RowResult>& results) {
    const std::lock_guard lock(mutex_);
    results.insert(results.end(),
                   std::make_move_iterator(finished_.begin()),
                   std::make_move_iterator(finished_.end()));
    finished_.clear();
}

} // namespace disinhibit
