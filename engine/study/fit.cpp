#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

#include "circuit/describe/units.h"
#include "circuit/io/text/input_error.h"
#include "circuit/io/text/read_file.h"
#include "circuit/model.h"
#include "engine/study/for_each_run.h"
#include "engine/study/latin_hypercube.h"
#include "engine/study/misfit.h"
#include "engine/study/observations.h"
#include "engine/study/work.h"

namespace disinhibit {
namespace {

constexpr double usual_starts = 8.0;
constexpr double most_starts = 1e6;
/// Misfits that differ by less are the same minimum.
constexpr double same_misfit = 0.01;

ObservedCourses read_data(const Library& library, const Study& study, const Scenario& scenario) {
    if (study.data.empty()) {
        throw InputError({}, "--data", "missing", "a file of observations");
    }
    ObservedCourses courses;
    if (!is_event_file(study.data)) {
        const auto model = make_model(library, scenario);
        courses.scenarios.push_back(scenario);
        courses.observations =
            read_observations(study.data, library, model->signals, scenario.duration_s);
        return courses;
    }
    courses = courses_of_events(study.data, library, scenario);
    if (courses.observations.back().t_s > scenario.duration_s) {
        throw InputError({study.data, 0},
                         "TIME",
                         "found an observation after the end of the scenario",
                         "a time within it; --duration makes it longer");
    }
    return courses;
}

std::vector<Uncertain>
read_over(const Library& library, const Study& study, const Scenario& scenario) {
    const auto model = make_model(library, scenario);
    return parse_uncertain(study.over, library, scenario, model->parameters, study.beyond);
}

/// Parameters at which a course says best what was observed, from several starts, and how far each may be from there.
/// Records: of each start the point that it led to and its misfit, then of each parameter both ends of its profile.
class FitWork : public StudyWork {
  public:
    FitWork(const Library& library, const Study& study, const ObservedCourses& courses)
        : library_(library), scenario_(courses.scenarios.front()), ids_(courses.ids),
          misfit_(library,
                  courses.scenarios,
                  read_over(library, study, scenario_),
                  courses.observations,
                  study.error,
                  study.tolerance),
          starts_(static_cast<std::size_t>(
              std::min(most_starts, study.samples > 0.0 ? study.samples : usual_starts))) {
        constexpr std::size_t numbers_of_end = 4;
        numbers_ = std::max(numbers_of_end, misfit_.size() + 1);
        courses_.duration_s = scenario_.duration_s;
        make_starts(study.seed);
        recipe_ =
            Recipe{{"study", "fit"},
                   {"data", study.data},
                   {"data hash", fmt::format("{:016x}", hash_of_file(study.data))},
                   {"observations", std::to_string(misfit_.observations().size())},
                   {"error", word_of(study.error)},
                   {"starts", std::to_string(starts_)},
                   {"intervals",
                    fmt::format("95 %, profile likelihood: the misfit -2 ln L rises by {:.4g}",
                                misfit_.allowed_rise())}};
        if (!ids_.empty()) {
            recipe_.emplace_back("subjects", std::to_string(ids_.size()));
        }
    }

    std::uint64_t records() const override { return starts_ + 2 * misfit_.size(); }
    const char* things() const override { return "searches"; }
    bool has_each() const override { return true; }

    void run(const Library&,
             const RecordFile& records,
             int threads,
             const std::atomic<bool>& interrupted,
             const std::function<void(const std::vector<double>&)>& done) const override {
        const auto hand_on = [&](std::size_t, std::vector<double> numbers) {
            numbers.insert(numbers.begin(), 1.0);
            numbers.resize(numbers_ + 1);
            done(numbers);
        };
        for_each_run(
            {static_cast<std::size_t>(records.rows()), starts_, threads},
            interrupted,
            [&](std::size_t start) {
                const FitPoint point = misfit_.minimise(points_[start]);
                std::vector<double> numbers = point.u;
                numbers.push_back(point.misfit);
                return numbers;
            },
            hand_on);
        if (records.rows() < starts_) {
            return; // interrupted
        }
        const FitPoint best = best_of(records);
        for_each_run(
            {static_cast<std::size_t>(records.rows()),
             static_cast<std::size_t>(this->records()),
             threads},
            interrupted,
            [&](std::size_t record) {
                const std::size_t end = record - starts_;
                const ProfileEnd profile = misfit_.profile(best, end / 2, end % 2 == 1);
                return std::vector<double>{
                    profile.u, profile.is_open ? 1.0 : 0.0, profile.rise, profile.better};
            },
            hand_on);
    }

    StudyFindings findings(const RecordFile& records) const override {
        const FitPoint best = best_of(records);
        double reached = 0.0;
        for (std::size_t start = 0; start < starts_; ++start) {
            reached += point_of(records, start).misfit < best.misfit + same_misfit ? 1.0 : 0.0;
        }
        double better = 0.0;
        for (std::size_t end = 0; end < 2 * misfit_.size(); ++end) {
            better = std::max(better, end_of(records, end).better);
        }
        StudyFindings all{{"misfit", best.misfit},
                          {"starts that led there", reached},
                          {"geometric mean fold error", fold_error(best)}};
        if (better > same_misfit) {
            all.emplace_back("not the best",
                             fmt::format("a profile came {:.3g} below the misfit; more --samples "
                                         "may find it",
                                         better));
        }
        return all;
    }

    void write(const RecordFile& records, const TableSink& sink) const override {
        sink.begin({"parameter", "unit", "low", "high", "estimate", "from", "to", "verdict"});
        const FitPoint best = best_of(records);
        const auto model = make_model(library_, scenario_);
        for (std::size_t i = 0; i < misfit_.size(); ++i) {
            const Uncertain& parameter = misfit_.parameters()[i];
            const Quantity& quantity =
                model->parameters
                    .rows[static_cast<std::size_t>(model->parameters.index(parameter.path))]
                    .quantity;
            const ProfileEnd low = end_of(records, 2 * i);
            const ProfileEnd high = end_of(records, 2 * i + 1);
            const auto value = [&](double u) {
                return parameter.at(u) / quantity.internal_per_unit;
            };
            sink.row({parameter.path,
                      quantity.unit,
                      value(0.0),
                      value(1.0),
                      value(best.u[i]),
                      value(low.u),
                      value(high.u),
                      verdict(low, high)});
        }
    }

    void write_each(const RecordFile& records, const TableSink& sink) const override {
        std::vector<std::string> columns{"time [h]", "signal", "unit", "observed", "predicted"};
        if (!ids_.empty()) {
            columns.insert(columns.begin(), "ID");
        }
        sink.begin(columns);
        const std::vector<double> predicted = misfit_.predicted(best_of(records).u);
        const auto model = make_model(library_, scenario_);
        for (std::size_t i = 0; i < predicted.size(); ++i) {
            const Observation& row = misfit_.observations()[i];
            const auto signal = static_cast<std::size_t>(model->signals.index(row.signal));
            std::vector<Cell> cells{row.t_s / internal_per("h"),
                                    row.signal,
                                    model->signals.rows[signal].unit,
                                    row.value,
                                    predicted[i]};
            if (!ids_.empty()) {
                cells.insert(cells.begin(), ids_[row.course]);
            }
            sink.row(cells);
        }
    }

  private:
    /// The numbers of the files, then a Latin hypercube.
    void make_starts(std::uint64_t seed) {
        const std::size_t p = misfit_.size();
        const auto model = make_model(library_, scenario_);
        points_.emplace_back();
        for (const Uncertain& parameter : misfit_.parameters()) {
            const int index = model->parameters.index(parameter.path);
            const double own =
                model->parameters.rows[static_cast<std::size_t>(index)].quantity.value;
            points_.back().push_back(
                parameter.share_of(value_from_birth(scenario_, parameter.path).value_or(own)));
        }
        const LatinHypercubes cube(seed, 1, std::max<std::size_t>(1, starts_ - 1), p);
        for (std::size_t start = 1; start < starts_; ++start) {
            points_.emplace_back();
            for (std::size_t i = 0; i < p; ++i) {
                points_.back().push_back(cube.at(0, start - 1, i));
            }
        }
    }

    FitPoint point_of(const RecordFile& records, std::size_t start) const {
        FitPoint point{std::vector<double>(misfit_.size()), 0.0};
        records.read(start, 1, point.u);
        records.read(start, 1 + misfit_.size(), {&point.misfit, 1});
        return point;
    }

    FitPoint best_of(const RecordFile& records) const {
        FitPoint best = point_of(records, 0);
        for (std::size_t start = 1; start < starts_; ++start) {
            const FitPoint point = point_of(records, start);
            best = point.misfit < best.misfit ? point : best;
        }
        return best;
    }

    ProfileEnd end_of(const RecordFile& records, std::size_t end) const {
        std::vector<double> numbers(4);
        records.read(starts_ + end, 1, numbers);
        return {numbers[0], numbers[1] != 0.0, numbers[2], numbers[3]};
    }

    double fold_error(const FitPoint& best) const {
        std::vector<double> observed;
        for (const Observation& row : misfit_.observations()) {
            observed.push_back(row.value);
        }
        return fold_errors(observed, misfit_.predicted(best.u)).mean;
    }

    std::string verdict(const ProfileEnd& low, const ProfileEnd& high) const {
        constexpr double flat_share = 0.05;
        const double flat = flat_share * misfit_.allowed_rise();
        if (low.is_open && high.is_open && low.rise < flat && high.rise < flat) {
            return "not identified: the data do not feel it";
        }
        return low.is_open && high.is_open ? "not identified: its whole range fits"
               : low.is_open               ? "no lower bound within its range"
               : high.is_open              ? "no upper bound within its range"
                                           : "identified";
    }

    const Library& library_;
    Scenario scenario_;            ///< of the first course
    std::vector<std::string> ids_; ///< of the courses; empty: nobody says any
    Misfit misfit_;
    std::size_t starts_;
    std::vector<std::vector<double>> points_; ///< where the starts begin
};

} // namespace

std::unique_ptr<StudyWork>
make_fit(const Library& library, const Study& study, const Scenario& scenario) {
    return std::make_unique<FitWork>(library, study, read_data(library, study, scenario));
}

} // namespace disinhibit
