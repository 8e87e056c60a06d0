#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "circuit/course/course_listener.h"

namespace disinhibit {

/// Of what is read of a course, the numbers that a study wants.
class CourseNumbers : public CourseListener {
  public:
    /// Those of course `number`, once it has been read; NaN where the course has none.
    virtual std::vector<double> numbers(std::size_t number) const = 0;
};

/// One number that says something of a whole course x(t), 0 <= t <= T.
enum class SummaryKind {
    mean,           ///< area / T
    peak,           ///< the largest x
    trough,         ///< the smallest x
    time_of_peak,   ///< when x is largest first, h
    time_of_trough, ///< when x is smallest first, h
    area,           ///< the integral of x by the trapezoidal rule, unit h
    end,            ///< x(T)
    time_above      ///< for how long x > level, linear between readings, h
};

struct Summary {
    std::string signal; ///< path
    SummaryKind kind = SummaryKind::peak;
    double level = 0.0; ///< of time_above, in the unit of the signal
};

/// "peak", "time_above_5".
std::string word_of(const Summary& summary);
/// "h", the unit of the signal, or both for an area.
std::string unit_of(const Summary& summary, const std::string& signal_unit);
/// The words of all kinds but time_above, which needs a level.
std::vector<std::string> summary_words();
/// The kind of one of these words. Throws InputError; `key` names the option.
SummaryKind summary_kind(const std::string& word, const std::string& key);

/// Summaries of courses that are read in every step, or at times that say enough of them. A signal that a circuit does not
/// have gives NaN.
class SummaryReader : public CourseNumbers {
  public:
    SummaryReader(const SignalTable& signals,
                  const std::vector<Summary>& summaries,
                  std::size_t courses);

    void begin(std::size_t number, const Snapshot& baseline) override;
    void read(std::size_t number, const Snapshot& now) override;
    std::vector<double> numbers(std::size_t number) const override;

  private:
    /// One summary of one course so far.
    struct Tally {
        double value = 0.0, at_s = 0.0; ///< of the extreme, or the sum over time in s
    };
    struct Row {
        int signal = -1; ///< in the table
        SummaryKind kind = SummaryKind::peak;
        double level = 0.0;
    };
    /// Per course: when it was read last, what each row was then, and the tallies.
    struct Course {
        bool is_begun = false;
        double t_s = 0.0;
        std::vector<double> last;
        std::vector<Tally> tallies;
    };
    static void
    add(const Row& row, double t_s, double value, const Course& before, double last, Tally& tally);

    std::vector<Row> rows_;
    std::vector<Course> courses_;
};

/// Some signals at every reading: those of the first, then those of the second ...; `readings` of them are expected.
class ValueReader : public CourseNumbers {
  public:
    ValueReader(const SignalTable& signals,
                const std::vector<std::string>& paths,
                std::size_t readings,
                std::size_t courses);

    void begin(std::size_t number, const Snapshot& baseline) override;
    void read(std::size_t number, const Snapshot& now) override;
    std::vector<double> numbers(std::size_t number) const override;

  private:
    std::vector<int> signals_;
    std::size_t readings_;
    std::vector<std::vector<double>> values_; ///< by course
};

} // namespace disinhibit
