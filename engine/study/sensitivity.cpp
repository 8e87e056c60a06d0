#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

#include "circuit/course/beyond.h"
#include "circuit/model.h"
#include "engine/study/morris.h"
#include "engine/study/sobol.h"
#include "engine/study/uncertain.h"
#include "engine/study/work.h"

namespace disinhibit {
namespace {

constexpr std::size_t usual_paths = 20;
constexpr std::size_t usual_base_points = 1024;

/// How far the summaries of a course hang on uncertain parameters.
class SensitivityWork : public StudyWork {
  public:
    SensitivityWork(const Library& library, const Study& study, const Scenario& scenario)
        : protocol_(scenario), model_(make_model(library, scenario)), seed_(study.seed),
          method_(study.method), asked_(ask_signals(study, library, model_->signals)),
          factors_(
              parse_uncertain(study.over, library, scenario, model_->parameters, study.beyond)) {
        const bool is_morris = method_ == SensitivityMethod::morris;
        const auto usual = static_cast<double>(is_morris ? usual_paths : usual_base_points);
        samples_ = study.samples > 0.0 ? study.samples : usual;
        const auto k = static_cast<double>(factors_.size());
        courses_.duration_s = scenario.duration_s;
        courses_.relative_tolerance = study.tolerance;
        numbers_ = asked_.summaries.size();
        const double courses = samples_ * (is_morris ? k + 1.0 : k + 2.0);
        courses_.count = static_cast<std::uint64_t>(courses);
        memory_bytes_ = courses * sizeof(double) + (is_morris ? 0.0 : samples_ * k * 2.0 * 4.0);
        constexpr double bytes_per_row = 160.0;
        table_bytes_ = k * static_cast<double>(numbers_) * bytes_per_row;
        courses_.scenario = [this](std::uint64_t row) { return scenario_at(point_(row)); };
        courses_.numbers = [this](const SignalTable& signals, std::size_t count) {
            return std::make_unique<SummaryReader>(signals, asked_.summaries, count);
        };
        tell();
    }

    void begin() override {
        if (method_ == SensitivityMethod::morris) {
            point_ = [design = morris()](std::uint64_t row) { return design.point(row); };
        } else {
            const auto design = std::make_shared<const SobolDesign>(
                seed_, factors_.size(), static_cast<std::size_t>(samples_));
            courses_.count = design->rows();
            point_ = [design](std::uint64_t row) { return design->point(row); };
        }
    }

    void write(const RecordFile& records, const TableSink& sink) const override {
        const bool is_morris = method_ == SensitivityMethod::morris;
        std::vector<std::string> columns{
            "parameter", "low", "high", "parameter unit", "signal", "summary", "unit"};
        const std::vector<std::string> of_method =
            is_morris ? std::vector<std::string>{"mu", "mu_star", "sigma", "effects"}
                      : std::vector<std::string>{"first",
                                                 "first_low",
                                                 "first_high",
                                                 "total",
                                                 "total_low",
                                                 "total_high",
                                                 "base points"};
        columns.insert(columns.end(), of_method.begin(), of_method.end());
        sink.begin(columns);
        for (std::size_t i = 0; i < numbers_; ++i) {
            const std::vector<double> f = values_of(records, i);
            const std::vector<std::vector<double>> rows = is_morris ? effects(f) : indices(f);
            for (std::size_t k = 0; k < factors_.size(); ++k) {
                std::vector<Cell> cells = row_head(factors_[k], asked_.summaries[i]);
                cells.insert(cells.end(), rows[k].begin(), rows[k].end());
                sink.row(cells);
            }
        }
    }

  private:
    MorrisDesign morris() const {
        return {seed_, factors_.size(), static_cast<std::size_t>(samples_)};
    }

    void tell() {
        const bool is_morris = method_ == SensitivityMethod::morris;
        recipe_ = {{"study", "sensitivity"},
                   {"method",
                    is_morris ? "Morris 1991, 4 levels; mu, mu* and sigma of what a parameter "
                                "changes a summary by over its whole range"
                              : "Sobol; first order by Saltelli et al. 2010, total by Jansen 1999; "
                                "95 % intervals by the bootstrap over Latin hypercubes"},
                   {is_morris ? "paths" : "base points", fmt::format("{:.0f}", samples_)},
                   {"parameters",
                    fmt::format("{}, uniform in their range, on a logarithmic scale "
                                "where it spans a factor of ten or more",
                                factors_.size())}};
    }

    Scenario scenario_at(const std::vector<double>& x) const {
        Scenario scenario = protocol_;
        for (std::size_t i = 0; i < factors_.size(); ++i) {
            const Uncertain& factor = factors_[i];
            const Parameter& row =
                model_->parameters
                    .rows[static_cast<std::size_t>(model_->parameters.index(factor.path))];
            const double value = factor.at(x[i]);
            put_change(scenario,
                       {factor.path, value, 0.0, 0.0, outside_range(row.quantity, value)});
        }
        return scenario;
    }

    /// Of one summary, course by course.
    std::vector<double> values_of(const RecordFile& records, std::size_t summary) const {
        std::vector<double> values(records.rows());
        for (std::uint64_t row = 0; row < records.rows(); ++row) {
            records.read(row, 1 + summary, {&values[row], 1});
        }
        return values;
    }

    std::vector<std::vector<double>> effects(const std::vector<double>& f) const {
        std::vector<std::vector<double>> rows;
        for (const MorrisEffect& effect : morris_effects(morris(), f)) {
            rows.push_back({effect.mean,
                            effect.mean_size,
                            effect.deviation,
                            static_cast<double>(effect.count)});
        }
        return rows;
    }

    std::vector<std::vector<double>> indices(const std::vector<double>& f) const {
        std::vector<std::vector<double>> rows;
        const auto whole = static_cast<double>(whole_base_points(f, factors_.size()));
        for (const auto& [first, total] : sobol_indices(f, factors_.size(), seed_)) {
            rows.push_back(
                {first.value, first.low, first.high, total.value, total.low, total.high, whole});
        }
        return rows;
    }

    std::vector<Cell> row_head(const Uncertain& factor, const Summary& summary) const {
        const Quantity& quantity =
            model_->parameters.rows[static_cast<std::size_t>(model_->parameters.index(factor.path))]
                .quantity;
        const auto signal = std::ranges::find(asked_.signals, summary.signal, &Signal::path);
        return {factor.path,
                factor.low / quantity.internal_per_unit,
                factor.high / quantity.internal_per_unit,
                quantity.unit,
                summary.signal,
                word_of(summary),
                unit_of(summary, signal->unit)};
    }

    Scenario protocol_;
    std::shared_ptr<const Model> model_;
    std::uint64_t seed_;
    SensitivityMethod method_;
    AskedSignals asked_;
    std::vector<Uncertain> factors_;
    double samples_ = 0.0;
    std::function<std::vector<double>(std::uint64_t)> point_;
};

} // namespace

std::unique_ptr<StudyWork>
make_sensitivity(const Library& library, const Study& study, const Scenario& scenario) {
    return std::make_unique<SensitivityWork>(library, study, scenario);
}

} // namespace disinhibit
