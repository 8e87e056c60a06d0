#include "circuit/experiment/calculation.h"

#include <algorithm>
#include <cmath>

#include "circuit/course/simulate.h"
#include "circuit/describe/units.h"
#include "circuit/experiment/metrics.h"

namespace disinhibit {
namespace {

[[noreturn]] void stop(const std::string& reason) {
    throw RowStop{false, reason};
}
[[noreturn]] void lacks(const std::string& reason) {
    throw RowStop{true, reason};
}

template <class Row>
const Row& find(const std::vector<Row>& rows, const std::string& name, const char* what) {
    const auto found =
        std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.name == name; });
    if (found == rows.end()) {
        stop(std::string("there is no ") + what + " \"" + name + "\"");
    }
    return *found;
}

/// Arms of different rows that do the same are one run.
Scenario key_of(Scenario scenario) {
    scenario.id = scenario.name = scenario.text = "";
    return scenario;
}

/// "% of own baseline" and the like calculate as "%".
std::string plain_unit(const std::string& unit) {
    return unit.starts_with("%") ? "%" : unit;
}

/// One row while it is calculated.
class Calculation {
  public:
    Calculation(const ExperimentRow& row, RunCache& cache, const std::string& circuit_id)
        : row_(row), cache_(cache), circuit_id_(circuit_id) {}

    RowNumber result() {
        for (const MetricRecipe& recipe : row_.metrics) {
            numbers_[recipe.name] = evaluate(recipe);
        }
        const Numbers& last = numbers_.at(row_.metrics.back().name);
        if (!last.axes.empty()) {
            stop("the last metric is not a single number");
        }
        RowNumber number{last.values.front(), last.unit, undefined_, std::nullopt};
        if (!last.effects.empty()) {
            number.effect = last.effects.front();
        }
        return number;
    }

  private:
    const Trajectory& run(const ExperimentArm& arm, std::size_t member) {
        return cache_.run(scenario_of(arm, member, circuit_id_));
    }

    int signal_index(const Trajectory& trajectory, const std::string& path) {
        const int index = trajectory.signals().index(path);
        if (index < 0) {
            lacks("this circuit and subject have no signal " + path);
        }
        return index;
    }

    SeriesFamily read_arm(const SeriesRecipe& recipe, const std::string& arm_name) {
        const ExperimentArm& arm = find(row_.arms, arm_name, "arm");
        SeriesFamily family;
        family.axes = arm.axes;
        for (std::size_t i = 0; i < arm.members.size(); ++i) {
            const Trajectory& trajectory = run(arm, i);
            const int signal = signal_index(trajectory, recipe.signal);
            family.members.push_back(
                observe(trajectory, signal, recipe, arm.members[i].duration_s));
            family.unit =
                recipe.relation == Relation::absolute
                    ? plain_unit(trajectory.signals().rows[static_cast<std::size_t>(signal)].unit)
                    : "%";
        }
        return family;
    }

    /// Every signal of an arm without sweeps, along an axis "signal".
    SeriesFamily read_all_signals(const SeriesRecipe& recipe) {
        const ExperimentArm& arm = find(row_.arms, recipe.arm, "arm");
        if (!arm.axes.empty()) {
            stop("an arm with sweeps cannot be read with signal \"*\"");
        }
        const Trajectory& trajectory = run(arm, 0);
        SeriesFamily family;
        family.unit = "1";
        SweepAxis axis{"signal", "1", {}};
        for (std::size_t i = 0; i < trajectory.signals().rows.size(); ++i) {
            axis.values.push_back(static_cast<double>(i));
            family.members.push_back(
                observe(trajectory, static_cast<int>(i), recipe, arm.members.front().duration_s));
        }
        family.axes.push_back(axis);
        return family;
    }

    const SeriesFamily& series(const std::string& name) {
        const auto known = series_.find(name);
        if (known != series_.end()) {
            return known->second;
        }
        const SeriesRecipe& recipe = find(row_.series, name, "series");
        SeriesFamily family =
            recipe.signal == "*" ? read_all_signals(recipe) : read_arm(recipe, recipe.arm);
        if (!recipe.minus_arm.empty()) {
            const SeriesFamily other = read_arm(recipe, recipe.minus_arm);
            if (other.members.size() != 1 && other.axes != family.axes) {
                stop("the arms of series \"" + name + "\" have different sweeps");
            }
            for (std::size_t i = 0; i < family.members.size(); ++i) {
                family.members[i] =
                    subtract(family.members[i], other.members[other.members.size() == 1 ? 0 : i]);
            }
        }
        return series_.emplace(name, std::move(family)).first->second;
    }

    const Numbers& metric(const std::string& name) {
        const auto known = numbers_.find(name);
        if (known == numbers_.end()) {
            stop("there is no earlier metric \"" + name + "\"");
        }
        return known->second;
    }

    /// Number of `name` at grid point i, said in `unit` unless that is empty.
    double number_of(const std::string& name, std::size_t i, const std::string& unit) {
        const Numbers& numbers = metric(name);
        if (numbers.values.size() > 1 && i >= numbers.values.size()) {
            stop("metric \"" + name + "\" has another sweep");
        }
        const double value = numbers.values[numbers.values.size() == 1 ? 0 : i];
        return unit.empty() ? value : say_in(value, numbers.unit, unit);
    }

    Numbers over_time(const MetricRecipe& recipe) {
        const SeriesFamily& family = series(recipe.of.front());
        Numbers numbers{family.axes, {}, unit_of_time_metric(recipe.kind, family.unit), {}};
        for (std::size_t i = 0; i < family.members.size(); ++i) {
            const double at_s =
                recipe.at_metric.empty() ? recipe.at_s : number_of(recipe.at_metric, i, "s");
            const double level =
                recipe.level_metric.empty()
                    ? recipe.level.value_or(0.0)
                    : recipe.level.value_or(1.0) * number_of(recipe.level_metric, i, family.unit);
            numbers.values.push_back(measure(recipe, family.members[i], at_s, level));
        }
        return numbers;
    }

    /// The last axis is reduced; what remains keeps the others.
    Numbers over_sweep(const MetricRecipe& recipe) {
        const Numbers& source = metric(recipe.of.front());
        if (source.axes.empty()) {
            stop("metric \"" + recipe.of.front() + "\" has no sweep");
        }
        const SweepAxis& axis = source.axes.back();
        Numbers numbers{{source.axes.begin(), source.axes.end() - 1},
                        {},
                        unit_of_sweep_metric(recipe.kind, axis.unit, source.unit),
                        {}};
        const std::size_t length = axis.values.size();
        for (std::size_t i = 0; i < source.values.size(); i += length) {
            const auto first = source.values.begin() + static_cast<std::ptrdiff_t>(i);
            const std::vector<double> along{first, first + static_cast<std::ptrdiff_t>(length)};
            numbers.values.push_back(reduce(recipe, {axis.values, along}));
            if (is_sign_metric(recipe.kind)) {
                numbers.effects.push_back(effect_behind(recipe, along, {}));
            }
        }
        return numbers;
    }

    Numbers combined(const MetricRecipe& recipe) {
        std::vector<std::string> units;
        const Numbers* widest = &metric(recipe.of.front());
        for (const std::string& name : recipe.of) {
            units.push_back(metric(name).unit);
            widest = metric(name).values.size() > widest->values.size() ? &metric(name) : widest;
        }
        const bool own_units = recipe.kind == MetricKind::all || recipe.kind == MetricKind::none ||
                               recipe.kind == MetricKind::uptake_balance;
        Numbers numbers{widest->axes, {}, unit_of_combination(recipe.kind, units), {}};
        for (std::size_t i = 0; i < widest->values.size(); ++i) {
            std::vector<double> inputs;
            std::vector<SignEffect> inner;
            for (const std::string& name : recipe.of) {
                inputs.push_back(number_of(name, i, own_units ? "" : units.front()));
                const std::vector<SignEffect>& effects = metric(name).effects;
                if (!effects.empty()) {
                    inner.push_back(effects[effects.size() == 1 ? 0 : i]);
                }
            }
            numbers.values.push_back(combine(recipe, inputs));
            if (is_sign_metric(recipe.kind)) {
                numbers.effects.push_back(effect_behind(recipe, inputs, inner));
            }
        }
        return numbers;
    }

    Numbers parameter(const MetricRecipe& recipe) {
        const Trajectory& trajectory = run(find(row_.arms, recipe.arm, "arm"), 0);
        const int index = trajectory.parameters().index(recipe.path);
        if (index < 0) {
            lacks("this circuit and subject have no parameter " + recipe.path);
        }
        const Quantity& quantity =
            trajectory.parameters().rows[static_cast<std::size_t>(index)].quantity;
        return {{},
                {trajectory.parameter_at(index, recipe.at_s) / quantity.internal_per_unit},
                quantity.unit,
                {}};
    }

    Numbers evaluate(const MetricRecipe& recipe) {
        Numbers numbers;
        if (recipe.kind == MetricKind::parameter) {
            numbers = parameter(recipe);
        } else if (is_time_metric(recipe.kind)) {
            numbers = over_time(recipe);
        } else if (is_sweep_metric(recipe.kind) ||
                   (is_combination(recipe.kind) && recipe.of.size() == 1 &&
                    !metric(recipe.of.front()).axes.empty() && recipe.kind != MetricKind::sign &&
                    recipe.kind != MetricKind::negative_logarithm)) {
            numbers = over_sweep(recipe);
        } else {
            numbers = combined(recipe);
        }
        for (double& value : numbers.values) {
            value *= recipe.factor;
            if (std::isnan(value) && undefined_.empty()) {
                undefined_ = "\"" + recipe.name + "\" has no value: " + why_undefined(recipe.kind);
            }
        }
        if (!recipe.unit.empty()) {
            for (double& value : numbers.values) {
                value = say_in(value, numbers.unit, recipe.unit);
            }
            numbers.unit = recipe.unit;
        }
        return numbers;
    }

    const ExperimentRow& row_;
    RunCache& cache_;
    const std::string& circuit_id_;
    std::map<std::string, SeriesFamily> series_;
    std::map<std::string, Numbers> numbers_;
    std::string undefined_;
};

} // namespace

Scenario scenario_of(const ExperimentArm& arm, std::size_t i, const std::string& circuit_id) {
    Scenario scenario = arm.members[i];
    if (scenario.circuit.empty()) {
        scenario.circuit = circuit_id;
    }
    return scenario;
}

const Trajectory* RunCache::find(const Scenario& scenario) const {
    const Scenario key = key_of(scenario);
    const auto found =
        std::find_if(runs_.begin(), runs_.end(), [&](const auto& run) { return run.first == key; });
    return found != runs_.end() ? &found->second : nullptr;
}

const Trajectory& RunCache::run(const Scenario& scenario) {
    if (const Trajectory* known = find(scenario)) {
        return *known;
    }
    try {
        Trajectory trajectory = simulate(*library_, scenario);
        if (!trajectory.status().ok()) {
            stop(trajectory.status().sentence());
        }
        return runs_.emplace_back(key_of(scenario), std::move(trajectory)).second;
    } catch (const ModelError& error) {
        lacks(error.where + ": found " + error.found + ", expected " + error.expected);
    }
}

double say_in(double value, const std::string& from, const std::string& to) {
    if (from == to) {
        return value;
    }
    const auto physical = [](const std::string& unit) {
        return parse_unit(unit) ? unit : std::string("1");
    };
    const std::optional<double> converted = convert(value, physical(from), physical(to));
    if (!converted) {
        stop("a number in " + from + " cannot be said in " + to);
    }
    return *converted;
}

RowNumber calculate(const ExperimentRow& row, RunCache& cache, const std::string& circuit_id) {
    return Calculation(row, cache, circuit_id).result();
}

} // namespace disinhibit
