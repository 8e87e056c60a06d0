#include "circuit/experiment/reach.h"

#include <algorithm>
#include <optional>

#include "circuit/course/simulate.h"
#include "circuit/derivative.h"
#include "circuit/describe/entities.h"
#include "circuit/numerics/numbers.h"

namespace disinhibit {
namespace {

/// Which states and values change with some coefficients and initial states: everything that carries the mark.
class Spread {
  public:
    Spread(const Model& model,
           const std::vector<bool>& coefficients,
           const std::vector<bool>& states)
        : model_(model), coefficients_(coefficients.size()), y_(states.size()),
          v_(static_cast<std::size_t>(model.value_count)) {
        for (std::size_t i = 0; i < coefficients.size(); ++i) {
            coefficients_[i] = coefficients[i] ? mark() : Dependencies();
        }
        for (std::size_t i = 0; i < states.size(); ++i) {
            y_[i] = states[i] ? mark() : Dependencies();
        }
        while (spreads_once()) {
        }
        compute_algebra(model_, Purpose::reading, coefficients_.data(), y_.data(), v_.data());
    }

    bool reaches_a_state() const { return std::ranges::any_of(y_, is_marked); }
    bool reaches_value(int value) const { return is_marked(v_[static_cast<std::size_t>(value)]); }

  private:
    static Dependencies mark() { return Dependencies::of_variable(0); }
    static bool is_marked(const Dependencies& number) { return number.variables.any(); }

    /// Marks every state whose derivative carries the mark; false if there was none left.
    bool spreads_once() {
        std::vector<Dependencies> rates(y_.size());
        derivative(model_, coefficients_.data(), y_.data(), v_.data(), rates.data());
        bool spread = false;
        for (std::size_t i = 0; i < y_.size(); ++i) {
            if (is_marked(rates[i]) && !is_marked(y_[i])) {
                y_[i] = mark();
                spread = true;
            }
        }
        return spread;
    }

    const Model& model_;
    std::vector<Dependencies> coefficients_;
    std::vector<Dependencies> y_;
    std::vector<Dependencies> v_;
};

std::vector<bool> differences(const std::vector<double>& a, const std::vector<double>& b) {
    std::vector<bool> differ(a.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        differ[i] = a[i] != b[i];
    }
    return differ;
}

/// Values that are filled outside of the equations, from states and other values (model_system.h).
std::set<int> sums_for_reading(const Model& model) {
    std::set<int> values;
    for (const SiteOfReceptors& site : model.sites) {
        values.insert({site.occupied, site.free});
    }
    for (const BodyTotal& total : model.body_totals) {
        values.insert(total.value);
    }
    return values;
}

bool sets(const Scenario& scenario, const std::string& entity) {
    const auto is_its = [&](const auto& row) { return entity_of(row.path) == entity; };
    return std::ranges::any_of(scenario.changes, is_its) ||
           std::ranges::any_of(scenario.pulses, is_its);
}

} // namespace

ArmBodies::ArmBodies(const Library& library,
                     const std::vector<ExperimentRow>& rows,
                     const std::string& circuit)
    : circuit_(circuit) {
    for (const ExperimentRow& row : rows) {
        for (const ExperimentArm& arm : row.arms) {
            for (Scenario member : arm.members) {
                const std::string kind = kind_of(member);
                if (bodies_.contains(kind)) {
                    continue;
                }
                member.circuit = member.circuit.empty() ? circuit : member.circuit;
                // Its own changes at t = 0 are no part of the kind.
                member.changes.clear();
                try {
                    bodies_[kind] = make_body(library, member);
                } catch (const ModelError&) {
                    bodies_[kind] = nullptr;
                }
            }
        }
    }
}

std::string ArmBodies::kind_of(const Scenario& scenario) const {
    std::set<std::string> parts;
    for (const Dose& dose : scenario.doses) {
        parts.insert(dose.substance + ".route." + dose.route);
    }
    for (const Clamp& clamp : scenario.clamps) {
        parts.insert(clamp.signal);
    }
    std::string kind =
        (scenario.circuit.empty() ? circuit_ : scenario.circuit) + " " + scenario.subject;
    for (const std::string& part : parts) {
        kind += " " + part;
    }
    return kind;
}

const Body* ArmBodies::find(const std::string& kind) const {
    const auto found = bodies_.find(kind);
    return found == bodies_.end() ? nullptr : found->second.get();
}

std::vector<ChangedThing> ArmBodies::parameters() const {
    std::vector<ChangedThing> all;
    std::set<std::string> seen;
    for (const auto& [kind, body] : bodies_) {
        if (body == nullptr || body->model->circuit_id != circuit_) {
            continue;
        }
        for (const Parameter& row : body->model->parameters.rows) {
            // What is solved is declared as 0.
            if (row.quantity.value != 0.0 && seen.insert(row.path).second) {
                all.push_back({row.path, row.entity, true});
            }
        }
    }
    return all;
}

bool Reach::reaches(const ExperimentRow& row) {
    return std::ranges::any_of(row.metrics,
                               [&](const MetricRecipe& metric) {
                                   return entity_of(metric.path) == what_.entity;
                               }) ||
           std::ranges::any_of(row.arms, [&](const ExperimentArm& arm) {
               return std::ranges::any_of(
                   arm.members, [&](const Scenario& scenario) { return reaches(row, scenario); });
           });
}

bool Reach::reaches(const ExperimentRow& row, const Scenario& scenario) {
    if (sets(scenario, what_.entity)) {
        return true;
    }
    const Touched& here = touched(scenario);
    return here.all || std::ranges::any_of(row.series, [&](const SeriesRecipe& series) {
               return series.signal == "*" ? !here.signals.empty()
                                           : here.signals.contains(series.signal);
           });
}

const Reach::Touched& Reach::touched(const Scenario& scenario) {
    const std::string kind = arms_.kind_of(scenario);
    const auto known = known_.find(kind);
    if (known != known_.end()) {
        return known->second;
    }
    const Body* body = arms_.find(kind);
    return known_[kind] = body == nullptr ? Touched{true, {}} : find_touched(scenario, *body);
}

Reach::Touched Reach::find_touched(const Scenario& scenario, const Body& body) const {
    const Model& model = *body.model;
    if (what_.is_parameter) {
        const int index = model.parameters.index(what_.id);
        if (index < 0 || !model.parameters.rows[static_cast<std::size_t>(index)].in_use) {
            return {};
        }
        // Doses, volumes and flows: followed by running them.
        const bool of_substance = changed_.substances.contains(what_.entity) &&
                                  !what_.id.starts_with(what_.entity + ".binding.");
        if (what_.entity == "subject" || of_substance) {
            return {true, {}};
        }
        const auto binds = changed_.substances.find(what_.entity);
        if (binds != changed_.substances.end() && !binds->second.endogenous &&
            std::ranges::find(model.carried, what_.entity) == model.carried.end()) {
            return {}; // nothing of it is in the body
        }
    }
    Scenario plain = scenario;
    plain.circuit = model.circuit_id;
    plain.changes.clear();
    std::shared_ptr<const Body> changed;
    try {
        changed = make_body(changed_, plain);
    } catch (const ModelError&) {
        return {true, {}};
    }
    const std::vector<double> before = compute_coefficients(body, body.parameters);
    const std::vector<double> after = compute_coefficients(*changed, changed->parameters);
    if (before.size() != after.size() || body.rest.size() != changed->rest.size()) {
        return {true, {}};
    }
    const std::vector<bool> coefficients = differences(before, after);
    const std::vector<bool> states = differences(body.rest, changed->rest);
    const Spread spread(model, coefficients, states);
    const std::set<int> sums = sums_for_reading(model);
    Touched result;
    for (const Signal& signal : model.signals.rows) {
        if (spread.reaches_value(signal.value_index) ||
            (sums.contains(signal.value_index) && spread.reaches_a_state())) {
            result.signals.insert(signal.path);
        }
    }
    return result;
}

} // namespace disinhibit
