#pragma once

#include <memory>
#include <string>
#include <vector>

#include "circuit/describe/circuit.h"
#include "circuit/io/report/csv.h"
#include "circuit/io/text/record_file.h"
#include "engine/study/courses.h"
#include "engine/study/study.h"
#include "engine/study/table.h"

namespace disinhibit {

/// A study made ready: which courses are run, what is kept of each, and the table that is made of it.
/// A record of a course holds 1 if it reached its end, else 0, and then its numbers.
class StudyWork {
  public:
    StudyWork() = default;
    StudyWork(const StudyWork&) = delete;
    StudyWork& operator=(const StudyWork&) = delete;
    virtual ~StudyWork() = default;

    const CoursePlan& courses() const { return courses_; }
    /// Of a course, without what says whether it reached its end.
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

    /// The table of all courses.
    virtual void write(const RecordFile& records, const TableSink& sink) const = 0;
    /// A row for each course where a study has such a table: of each person. Throws InputError where it has none.
    virtual void write_each(const RecordFile& records, const TableSink& sink) const;

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

/// How many of the courses did not reach their end.
std::uint64_t count_failed(const RecordFile& records);

} // namespace disinhibit
