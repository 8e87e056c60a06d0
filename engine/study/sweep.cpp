#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "circuit/io/text/input_error.h"
#include "circuit/io/text/printable.h"
#include "circuit/model.h"
#include "engine/study/axis.h"
#include "engine/study/work.h"

namespace disinhibit {
namespace {

/// Every combination of the values of some axes, told by summaries of the course that it gives.
class SweepWork : public StudyWork {
  public:
    SweepWork(Library& library, const Study& study, const Scenario& scenario)
        : library_(library), protocol_(scenario), model_(make_model(library, scenario)),
          tidy_(study.tidy), asked_(ask_signals(study, library, model_->signals)) {
        if (study.over.empty()) {
            throw InputError({}, "--over", "missing", "KEY=a,b,c or KEY=from:to:steps");
        }
        for (const std::string& text : study.over) {
            Axis axis = parse_axis(text, library, scenario, model_->parameters, study.beyond);
            if (std::ranges::find(axes_, axis.key, &Axis::key) != axes_.end()) {
                throw InputError(
                    {}, "--over", "found " + one_line(axis.key) + " twice", "each key once");
            }
            axes_.push_back(std::move(axis));
        }
        const double count = count_combinations(axes_);
        constexpr double most_countable = 1e18;
        courses_.count = static_cast<std::uint64_t>(std::min(count, most_countable));
        courses_.duration_s = scenario.duration_s;
        courses_.relative_tolerance = study.tolerance;
        courses_.scenario = [this](std::uint64_t row) { return scenario_of(row); };
        courses_.numbers = [this](const SignalTable& signals, std::size_t number) {
            return std::make_unique<SummaryReader>(signals, asked_.summaries, number);
        };
        numbers_ = asked_.summaries.size();
        constexpr double bytes_per_cell = 20.0;
        table_bytes_ =
            count * bytes_per_cell *
            static_cast<double>(tidy_ ? numbers_ * (axes_.size() + 4) : numbers_ + axes_.size());
        check_structures();
        tell(study);
    }

    void write(const RecordFile& records, const TableSink& sink) const override {
        sink.begin(columns());
        std::vector<double> numbers(numbers_);
        for (std::uint64_t row = 0; row < records.rows(); ++row) {
            records.read(row, 1, numbers);
            std::vector<Cell> cells;
            const std::vector<std::size_t> values = combination(axes_, row);
            for (std::size_t i = 0; i < axes_.size(); ++i) {
                const Axis& axis = axes_[i];
                axis.unit.empty() ? cells.emplace_back(axis.values[values[i]])
                                  : cells.emplace_back(axis.number(values[i]));
            }
            tidy_ ? write_tidy(sink, cells, numbers) : write_wide(sink, cells, numbers);
        }
    }

  private:
    /// Who and which circuit first: what else is said is read for them.
    Scenario scenario_of(std::uint64_t row) const {
        Scenario scenario = protocol_;
        const std::vector<std::size_t> values = combination(axes_, row);
        for (const bool is_whole : {true, false}) {
            for (std::size_t i = 0; i < axes_.size(); ++i) {
                const AxisKind kind = axes_[i].kind;
                if ((kind == AxisKind::subject || kind == AxisKind::hypothesis) == is_whole) {
                    put_value(axes_[i], values[i], library_, model_->parameters, scenario);
                }
            }
        }
        return scenario;
    }

    /// Every value of what makes another model is tried once before hours of work.
    void check_structures() const {
        for (const Axis& axis : axes_) {
            if (axis.kind != AxisKind::subject && axis.kind != AxisKind::hypothesis) {
                continue;
            }
            for (std::size_t i = 0; i < axis.values.size(); ++i) {
                Scenario scenario = scenario_of(0);
                put_value(axis, i, library_, model_->parameters, scenario);
                const auto model = make_model(library_, scenario);
                for (const Axis& other : axes_) {
                    if (other.kind == AxisKind::parameter &&
                        model->parameters.index(other.name) < 0) {
                        throw InputError({},
                                         other.key,
                                         "found no such parameter with " + axis.key + " " +
                                             axis.values[i],
                                         "a parameter of all");
                    }
                }
            }
        }
    }

    void tell(const Study& study) {
        recipe_ = {{"study", "sweep"}};
        for (const std::string& text : study.over) {
            recipe_.emplace_back("over", text);
        }
        recipe_.emplace_back("summaries",
                             "of the whole course, read in every step of the integration; areas "
                             "by the trapezoidal rule; times in h");
    }

    std::vector<std::string> columns() const {
        std::vector<std::string> columns;
        for (const Axis& axis : axes_) {
            columns.push_back(axis.header());
        }
        if (tidy_) {
            columns.insert(columns.end(), {"signal", "summary", "unit", "value"});
        } else {
            const std::vector<std::string> headers = asked_.headers();
            columns.insert(columns.end(), headers.begin(), headers.end());
        }
        return columns;
    }

    static void
    write_wide(const TableSink& sink, std::vector<Cell> cells, const std::vector<double>& numbers) {
        cells.insert(cells.end(), numbers.begin(), numbers.end());
        sink.row(cells);
    }

    void write_tidy(const TableSink& sink,
                    const std::vector<Cell>& cells,
                    const std::vector<double>& numbers) const {
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            const Summary& summary = asked_.summaries[i];
            const auto signal = std::ranges::find(asked_.signals, summary.signal, &Signal::path);
            std::vector<Cell> row = cells;
            row.emplace_back(summary.signal);
            row.emplace_back(word_of(summary));
            row.emplace_back(unit_of(summary, signal->unit));
            row.emplace_back(numbers[i]);
            sink.row(row);
        }
    }

    const Library& library_;
    Scenario protocol_;
    std::shared_ptr<const Model> model_;
    bool tidy_;
    AskedSignals asked_;
    std::vector<Axis> axes_;
};

} // namespace

std::unique_ptr<StudyWork>
make_sweep(Library& library, const Study& study, const Scenario& scenario) {
    return std::make_unique<SweepWork>(library, study, scenario);
}

} // namespace disinhibit
