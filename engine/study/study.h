#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "circuit/io/text/field_log.h"
#include "engine/study/observations.h"

namespace disinhibit {

enum class StudyKind { population, sweep, sensitivity, fit };

enum class SensitivityMethod { morris, sobol };

/// A study as one says it, on the command line or in a file: words that are read when it is made ready.
struct Study {
    StudyKind kind = StudyKind::population;

    // What is run: as for a single run.
    std::string scenario;                 ///< id or file
    std::string hypothesis;               ///< circuit instead of the scenario's own; empty: its own
    std::string subject;                  ///< id or file instead of the scenario's own
    std::vector<std::string> assignments; ///< path=value
    std::vector<std::string> doses;       ///< one more dose each
    bool beyond = false;                  ///< assignments may lie outside of their range
    std::string duration;                 ///< empty: the scenario's own
    double tolerance = 0.0;               ///< relative, of the solver; 0: the default

    // What is read of every course.
    std::string signals;                 ///< patterns as find_signals (course_table.h) takes them
    std::vector<std::string> thresholds; ///< "SIGNAL>VALUE", in the signal's own unit
    std::vector<std::string>
        summaries; ///< words of summaries.h; none: usual_summaries; not of a population

    // Who: of a population; the seed also of a sensitivity and a fit.
    double people = 100;
    std::uint64_t seed = 0;
    std::string every;               ///< time between rows; empty: the scenario's own
    std::vector<double> percentiles; ///< none: usual_percentiles

    // Through what: of a sweep, a sensitivity and a fit.
    std::vector<std::string> over; ///< as axis.h and uncertain.h read them
    SensitivityMethod method = SensitivityMethod::morris;
    /// Paths of Morris, base points of Sobol, starts of a fit; 0: as many as usual.
    double samples = 0;

    // To what: of a fit, through parameters as of a sensitivity.
    std::string data; ///< file of observations (observations.h)
    ErrorModel error = ErrorModel::proportional;

    bool tidy = false; ///< a row per value instead of a column per quantity

    bool operator==(const Study&) const = default;
};

inline const std::vector<std::string> usual_summaries{"peak", "time_of_peak", "mean", "area"};
inline const std::vector<double> usual_percentiles{5, 25, 50, 75, 95};

/// "population", "sweep", "sensitivity", "fit".
const char* word_of(StudyKind kind);
const char* word_of(SensitivityMethod method);
const char* word_of(ErrorModel error);

/// A study file. `log` is told of every key that is asked for. Throws InputError. A table [made] (manifest.h) is passed
/// over, so that a manifest is a study that can be run again.
Study read_study(const std::filesystem::path& file, FieldLog* log = nullptr);

/// The study as TOML that read_study turns into an equal one; what is usual is left out.
std::string study_text(const Study& study);

} // namespace disinhibit
