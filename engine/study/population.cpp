#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "circuit/course/virtual_subject.h"
#include "circuit/describe/units.h"
#include "circuit/io/text/input_error.h"
#include "circuit/io/text/printable.h"
#include "circuit/model.h"
#include "engine/study/percentile.h"
#include "engine/study/work.h"

namespace disinhibit {
namespace {

/// Numbers that are looked at together while the table is made.
constexpr double most_at_once = 4e6;

/// One statistic over the people, of one signal at one time.
struct Statistic {
    std::string word; ///< "p5", "mean", "share_above_40"
    double percentile = 0.0;
    double level = 0.0;
    enum class Kind { percentile, mean, share } kind = Kind::percentile;

    double of(std::span<const double> ascending) const {
        switch (kind) {
        case Kind::percentile:
            return disinhibit::percentile(ascending, percentile);
        case Kind::mean:
            return mean_of(ascending);
        case Kind::share: {
            const auto first = std::upper_bound(ascending.begin(), ascending.end(), level);
            return static_cast<double>(ascending.end() - first) /
                   static_cast<double>(ascending.size());
        }
        }
        return 0.0;
    }
    std::string unit(const Signal& signal) const { return kind == Kind::share ? "1" : signal.unit; }
};

std::vector<Statistic>
statistics_of(const Study& study, const AskedSignals& asked, const Signal& signal) {
    std::vector<Statistic> all;
    for (const double p : study.percentiles.empty() ? usual_percentiles : study.percentiles) {
        if (!(p >= 0.0 && p <= 100.0)) {
            throw InputError(
                {}, "--percentiles", "found " + format_number(p), "numbers from 0 to 100");
        }
        all.push_back({fmt::format("p{}", format_number(p)), p, 0.0, Statistic::Kind::percentile});
    }
    all.push_back({"mean", 0.0, 0.0, Statistic::Kind::mean});
    for (const Summary& threshold : asked.thresholds) {
        if (threshold.signal == signal.path) {
            all.push_back({"share_above_" + format_number(threshold.level),
                           0.0,
                           threshold.level,
                           Statistic::Kind::share});
        }
    }
    return all;
}

/// People drawn from the published spreads (circuit/course/virtual_subject.h), each read at the times of the table.
class PopulationWork : public StudyWork {
  public:
    PopulationWork(const Library& library, const Study& study, const Scenario& scenario)
        : protocol_(scenario), model_(make_model(library, scenario)), seed_(study.seed),
          tidy_(study.tidy), asked_(ask_signals(study, library, model_->signals)) {
        for (const Signal& signal : asked_.signals) {
            paths_.push_back(signal.path);
            statistics_.push_back(statistics_of(study, asked_, signal));
        }
        courses_.count = static_cast<std::uint64_t>(study.people);
        courses_.duration_s = scenario.duration_s;
        courses_.relative_tolerance = study.tolerance;
        courses_.times_s = report_times_s(scenario.duration_s, scenario.report_every_s);
        courses_.scenario = [this](std::uint64_t number) {
            Scenario person = protocol_;
            become(person, model_->parameters, {seed_, number + 1});
            return person;
        };
        courses_.numbers = [this](const SignalTable& signals, std::size_t count) {
            return std::make_unique<ValueReader>(signals, paths_, courses_.times_s.size(), count);
        };
        numbers_ = courses_.times_s.size() * paths_.size();
        estimate();
        tell(study);
    }

    void write(const RecordFile& records, const TableSink& sink) const override {
        sink.begin(columns());
        const std::size_t times = courses_.times_s.size();
        const std::size_t together = times_together();
        for (std::size_t first = 0; first < times; first += together) {
            write_times(records, sink, first, std::min(together, times - first));
        }
    }

    bool has_each() const override { return true; }

    void write_each(const RecordFile& records, const TableSink& sink) const override {
        const std::vector<const Parameter*> varying = varying_parameters();
        std::vector<std::string> columns{"person"};
        for (const Parameter* const parameter : varying) {
            columns.push_back(parameter->path + " [" + parameter->quantity.unit + "]");
        }
        for (const std::string& header : asked_.headers()) {
            columns.push_back(header);
        }
        sink.begin(columns);
        for (std::uint64_t row = 0; row < records.rows(); ++row) {
            sink.row(row_of_person(records, row, varying));
        }
    }

  private:
    std::size_t times_together() const {
        const double of_one_time =
            static_cast<double>(courses_.count) * static_cast<double>(paths_.size());
        return static_cast<std::size_t>(std::max(1.0, most_at_once / of_one_time));
    }

    void estimate() {
        const auto times = static_cast<double>(courses_.times_s.size());
        const auto signals = static_cast<double>(paths_.size());
        const auto people = static_cast<double>(courses_.count);
        memory_bytes_ = std::max(most_at_once, people * signals) * sizeof(double);
        constexpr double bytes_per_cell = 20.0;
        for (const std::vector<Statistic>& all : statistics_) {
            table_bytes_ += times * static_cast<double>(all.size()) * bytes_per_cell;
        }
    }

    void tell(const Study& study) {
        recipe_ = {
            {"study", "population"},
            {"people",
             fmt::format(
                 "{}, numbers 1 to {} of seed {}", courses_.count, courses_.count, study.seed)},
            {"percentiles", "linear between neighbours (Hyndman and Fan 1996, type 7)"}};
        std::string varying;
        for (const Parameter* const parameter : varying_parameters()) {
            varying += (varying.empty() ? "" : ", ") + parameter->path;
        }
        recipe_.emplace_back("what varies", varying.empty() ? "nothing varies" : varying);
        if (varying.empty()) {
            remarks_.push_back("Nothing varies between people here: no spread is published for "
                               "what this scenario uses, or the study sets it.");
        }
    }

    /// In use, with a published spread, and not set by the protocol.
    std::vector<const Parameter*> varying_parameters() const {
        std::vector<const Parameter*> varying;
        for (const ParameterChange& drawn : draw_subject(model_->parameters, {seed_, 1})) {
            const auto is_same = [&](const ParameterChange& own) { return own.path == drawn.path; };
            if (std::ranges::none_of(protocol_.changes, is_same)) {
                varying.push_back(
                    &model_->parameters
                         .rows[static_cast<std::size_t>(model_->parameters.index(drawn.path))]);
            }
        }
        return varying;
    }

    std::vector<std::string> columns() const {
        if (tidy_) {
            return {"time [h]", "signal", "unit", "statistic", "value"};
        }
        std::vector<std::string> columns{"time [h]"};
        for (std::size_t s = 0; s < paths_.size(); ++s) {
            for (const Statistic& statistic : statistics_[s]) {
                columns.push_back(fmt::format(
                    "{}.{} [{}]", paths_[s], statistic.word, statistic.unit(asked_.signals[s])));
            }
        }
        return columns;
    }

    void write_times(const RecordFile& records,
                     const TableSink& sink,
                     std::size_t first,
                     std::size_t count) const {
        const std::size_t width = count * paths_.size();
        std::vector<std::vector<double>> values(width);
        std::vector<double> row(width);
        for (std::uint64_t person = 0; person < records.rows(); ++person) {
            records.read(person, 1 + first * paths_.size(), row);
            for (std::size_t i = 0; i < width; ++i) {
                if (!std::isnan(row[i])) {
                    values[i].push_back(row[i]);
                }
            }
        }
        for (std::vector<double>& column : values) {
            std::ranges::sort(column);
        }
        for (std::size_t t = 0; t < count; ++t) {
            write_time(sink, courses_.times_s[first + t], &values[t * paths_.size()]);
        }
    }

    /// `values`: by signal, ascending over the people.
    void write_time(const TableSink& sink, double t_s, const std::vector<double>* values) const {
        const double t_h = t_s / internal_per("h");
        std::vector<Cell> wide{t_h};
        for (std::size_t s = 0; s < paths_.size(); ++s) {
            for (const Statistic& statistic : statistics_[s]) {
                const double value = statistic.of(values[s]);
                if (tidy_) {
                    sink.row(
                        {t_h, paths_[s], statistic.unit(asked_.signals[s]), statistic.word, value});
                } else {
                    wide.emplace_back(value);
                }
            }
        }
        if (!tidy_) {
            sink.row(wide);
        }
    }

    std::vector<Cell> row_of_person(const RecordFile& records,
                                    std::uint64_t row,
                                    const std::vector<const Parameter*>& varying) const {
        std::vector<Cell> cells{std::to_string(row + 1)};
        const std::vector<ParameterChange> drawn =
            draw_subject(model_->parameters, {seed_, row + 1});
        for (const Parameter* const parameter : varying) {
            const auto own = std::ranges::find(drawn, parameter->path, &ParameterChange::path);
            cells.emplace_back(own->value / parameter->quantity.internal_per_unit);
        }
        SummaryReader reader(SignalTable{asked_.signals}, asked_.summaries, 1);
        reader.begin(0, {});
        Snapshot now{0.0, std::vector<double>(paths_.size())};
        for (std::size_t t = 0; t < courses_.times_s.size(); ++t) {
            records.read(row, 1 + t * paths_.size(), now.values);
            now.t_s = courses_.times_s[t];
            if (!std::ranges::any_of(now.values, [](double value) { return std::isnan(value); })) {
                reader.read(0, now);
            }
        }
        for (const double number : reader.numbers(0)) {
            cells.emplace_back(number);
        }
        return cells;
    }

    Scenario protocol_;
    std::shared_ptr<const Model> model_;
    std::uint64_t seed_;
    bool tidy_;
    AskedSignals asked_;
    std::vector<std::string> paths_;
    std::vector<std::vector<Statistic>> statistics_; ///< by signal
};

} // namespace

std::unique_ptr<StudyWork>
make_population(const Library& library, const Study& study, const Scenario& scenario) {
    return std::make_unique<PopulationWork>(library, study, scenario);
}

} // namespace disinhibit
