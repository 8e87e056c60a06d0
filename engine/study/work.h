#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "circuit/describe/circuit.h"
#include "circuit/io/report/csv.h"
#include "circuit/io/text/record_file.h"
#include "engine/study/courses.h"
#include "engine/study/study.h"
#include "engine/study/table.h"

namespace disinhibit {

/// Numbers, or words, each under its name.
using StudyFindings = std::vector<std::pair<std::string, Cell>>;

/// A study made ready: which courses are run, what is kept of each, and the table that is made of it.
/// A record holds 1 if its course reached the end, else 0, and then its numbers.
class StudyWork {
  public:
    StudyWork() = default;
    StudyWork(const StudyWork&) = delete;
    StudyWork& operator=(const StudyWork&) = delete;
    virtual ~StudyWork() = default;

    /// The courses, where each record is of one.
    const CoursePlan& courses() const { return courses_; }
    virtual std::uint64_t records() const { return courses_.count; }
    /// What a record is of, in the plural.
    virtual const char* things() const { return "courses"; }
    /// Of a record, without what says whether it reached its end.
    std::size_t numbers() const { return numbers_; }
    /// What the table says in its head.
    const Recipe& recipe() const { return recipe_; }
    /// What people should be told, one sentence each.
    const std::vector<std::string>& remarks() const { return remarks_; }
    /// About so many bytes of memory and of the table.
    double memory_bytes() const { return memory_bytes_; }
    double table_bytes() const { return table_bytes_; }

    /// Makes what is as large as the study: called once, when it is known to fit.
    virtual void begin() {}

    /// Makes those records that are not there yet, on so many threads, and calls done(record) on the calling thread in their order.
    /// Interrupted, it stops after some of them.
    virtual void run(const Library& library,
                     const RecordFile& records,
                     int threads,
                     const std::atomic<bool>& interrupted,
                     const std::function<void(const std::vector<double>&)>& done) const;

    /// What there is to say of all together, now that everything has been run.
    virtual StudyFindings findings(const RecordFile&) const { return {}; }

    /// The table of all records.
    virtual void write(const RecordFile& records, const TableSink& sink) const = 0;
    /// The second table that some studies have: a row for each person, or for each observation.
    virtual bool has_each() const { return false; }
    virtual void write_each(const RecordFile&, const TableSink&) const {}

  protected:
    CoursePlan courses_;
    std::size_t numbers_ = 0;
    Recipe recipe_;
    std::vector<std::string> remarks_;
    double memory_bytes_ = 0.0;
    double table_bytes_ = 0.0;
};

/// `scenario`: the protocol with all that the study says of it. `library`, to which an axis may add a subject from a file, must
/// outlive the work. Throws InputError or ModelError.
std::unique_ptr<StudyWork>
make_ready(Library& library, const Study& study, const Scenario& scenario);

/// What is asked of courses with these signals: their paths, and the summaries with the times above thresholds.
struct AskedSignals {
    std::vector<Signal> signals;
    std::vector<Summary> thresholds;          ///< time_above, with its level
    std::vector<Summary> summaries;           ///< of every signal, then the thresholds
    std::vector<std::string> headers() const; ///< of the summaries: "path.peak [unit]"
};
/// Throws InputError.
AskedSignals ask_signals(const Study& study, const Library& library, const SignalTable& table);

std::unique_ptr<StudyWork>
make_population(const Library& library, const Study& study, const Scenario& scenario);
std::unique_ptr<StudyWork>
make_sweep(Library& library, const Study& study, const Scenario& scenario);
std::unique_ptr<StudyWork>
make_sensitivity(const Library& library, const Study& study, const Scenario& scenario);
std::unique_ptr<StudyWork>
make_fit(const Library& library, const Study& study, const Scenario& scenario);

/// How many of the courses did not reach their end.
std::uint64_t count_failed(const RecordFile& records);

} // namespace disinhibit
