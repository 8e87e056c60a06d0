#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "circuit/describe/circuit.h"
#include "circuit/experiment/evaluate.h"

/// Published experiments on other threads: all cores for a report, one patient core beside a window.
namespace disinhibit {

/// The group of a row ("eda", "pk"): its rows share most of their arms, and with them the courses.
std::string group_of(const ExperimentRow& row);

/// evaluate() for several hypotheses with that many threads. One table per hypothesis, in the order of `circuits`; the
/// same bytes for any number of threads.
std::vector<std::vector<RowResult>> evaluate_in_parallel(const Library& library,
                                                         const std::vector<ExperimentRow>& rows,
                                                         const std::vector<std::string>& circuits,
                                                         int threads);

/// evaluate() of one hypothesis on a thread that gives way to the frame loop.
/// `library` and `rows` must outlive it and must not change.
class BackgroundEvaluation {
  public:
    BackgroundEvaluation(const Library& library,
                         const std::vector<ExperimentRow>& rows,
                         std::string circuit);
    /// Stops after the row that is being computed.
    ~BackgroundEvaluation();
    BackgroundEvaluation(const BackgroundEvaluation&) = delete;
    BackgroundEvaluation& operator=(const BackgroundEvaluation&) = delete;

    const std::string& circuit() const { return circuit_; }
    /// Moves what has been finished since the last call to the end of `results`, in the order of the rows.
    void collect(std::vector<RowResult>& results);
    /// Why it ended before its last row, one line; empty if it has not.
    std::string fault();

  private:
    void run(const Library& library, const std::vector<ExperimentRow>& rows);
    void work(const Library& library, const std::vector<ExperimentRow>& rows);

    std::string circuit_;
    std::atomic<bool> stop_ = false;
    std::mutex mutex_;
    std::vector<RowResult> finished_; ///< guarded by mutex_
    std::string fault_;               ///< guarded by mutex_
    std::thread thread_;
};

} // namespace disinhibit
