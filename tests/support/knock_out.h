#pragma once

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "circuit/course/simulate.h"
#include "circuit/describe/entities.h"
#include "tests/support/assets.h"

/// Takes one named cause away from a course and looks what is left: by its own runs of the model, with nothing of the code
/// that names causes.
namespace disinhibit {

/// A course with everything needed to run it again without something.
struct Knockable {
    const Library& library;
    const EntityTable& entities;
    const Trajectory& course;

    const CircuitDescription& circuit() const {
        return library.circuits.at(course.scenario().circuit);
    }
    static double value(const Trajectory& course, const std::string& path, double t_s) {
        const int index = course.signals().index(path);
        return course.at(t_s).values.at(static_cast<std::size_t>(index));
    }
    double rest(const std::string& path) const {
        return course.baseline().values.at(static_cast<std::size_t>(course.signals().index(path)));
    }
};

/// Every substance that becomes this one, and itself.
inline std::vector<std::string> forms_of(const EntityTable& entities,
                                         const std::string& substance) {
    std::vector<std::string> forms{substance};
    for (std::size_t i = 0; i < forms.size(); ++i) {
        for (const std::string& from : entities.find(forms[i])->inputs) {
            const bool parent = entities.find(from)->kind == EntityKind::substance;
            if (parent && std::ranges::find(forms, from) == forms.end()) {
                forms.push_back(from);
            }
        }
    }
    return forms;
}

inline std::string end_of_arrow(const CircuitDescription& circuit, const std::string& target) {
    const std::string id = entity_of(target);
    for (const Projection& row : circuit.projections) {
        if (row.id == id) {
            return row.to;
        }
    }
    return id;
}

/// What the arrow makes of `value` of its source (in the unit of that signal): itself, or its saturation.
inline double shaped(const Knockable& run, const Modulation& arrow, double value, double t_s) {
    if (arrow.shape.kind == ShapeKind::linear) {
        return value;
    }
    const auto parameter = [&](const std::string& name) {
        return run.course.parameter_at(run.course.parameters().index(arrow.id + name), t_s);
    };
    const int source = run.course.signals().index(arrow.source);
    const double x = std::max(value, 0.0) /
                     run.course.signals().rows[static_cast<std::size_t>(source)].unit_per_internal;
    const double ratio = std::pow(x / parameter(".ec50"), parameter(".hill"));
    return ratio / (1.0 + ratio);
}

/// How much more `whom` has of its own signal, at t_s or a moment later, than it would have if `who` were as at rest; with
/// the time at which both were read. Nothing if the model offers no way to take that cause away alone.
struct KnockOut {
    double difference = 0.0;
    bool whole_course =
        false; ///< the doses were left out, so that all that they do is gone, not this arrow alone
};

inline std::optional<KnockOut>
knock_out(const Knockable& run, const std::string& who, const std::string& whom, double t_s) {
    const Entity& cause = *run.entities.find(who);
    const Entity& effect = *run.entities.find(whom);
    Scenario without = run.course.scenario();
    double read_s = t_s;
    bool whole_course = false;
    const auto hold_s = [&] {
        // Rates and dopamine follow within a second, receptors and peptides within minutes.
        const bool fast = effect.kind == EntityKind::population ||
                          effect.kind == EntityKind::transmitter ||
                          effect.kind == EntityKind::response;
        return fast ? 2.0 : 60.0;
    };
    bool by_gain = false;
    for (const Modulation& arrow : run.circuit().modulations) {
        const bool acts = entity_of(arrow.source) == who;
        const bool gates = entity_of(arrow.gated_by) == who;
        if ((!acts && !gates) || end_of_arrow(run.circuit(), arrow.target) != whom) {
            continue;
        }
        const std::string& path = acts ? arrow.source : arrow.gated_by;
        const auto strength = [&](double value) {
            return acts ? shaped(run, arrow, value, t_s) : value; // a gate multiplies
        };
        const int gain = run.course.parameters().index(arrow.id + ".gain");
        const double now = strength(Knockable::value(run.course, path, t_s));
        const double rest = strength(run.rest(path));
        double share = 0.0; // of the gain that leaves the arrow as at rest
        if (rest != 0.0) {
            if (now == 0.0) {
                return {};
            }
            share = rest / now;
        }
        without.changes.push_back({arrow.id + ".gain",
                                   share * run.course.parameter_at(gain, t_s),
                                   t_s,
                                   t_s + 2.0 * hold_s()});
        by_gain = true;
    }
    const bool binds = effect.kind == EntityKind::receptor_site;
    if (by_gain) {
        read_s = t_s + hold_s();
    } else if (cause.kind == EntityKind::substance) {
        const std::vector<std::string> forms = forms_of(run.entities, who);
        if (binds) {
            // Washed out of the whole body at that moment; it leaves the receptors within minutes.
            without.removals.push_back({who, t_s, true});
            read_s = t_s + 600.0;
        } else {
            std::erase_if(without.doses, [&](const Dose& dose) {
                return std::ranges::find(forms, dose.substance) != forms.end();
            });
            whole_course = true;
        }
    } else {
        const int index = run.course.signals().index(cause.signal);
        const Signal& row = run.course.signals().rows[static_cast<std::size_t>(index)];
        if (row.state_index < 0) {
            return {};
        }
        const double rest = run.rest(cause.signal) / row.unit_per_internal;
        const double long_s = binds ? 120.0 : hold_s();
        without.clamps.push_back({cause.signal, rest, t_s, t_s + 2.0 * long_s, false});
        read_s = t_s + long_s;
    }
    Trajectory other = whole_course ? start_trajectory(run.library, without) : run.course.fork();
    if (!whole_course) {
        other.set_scenario(without);
    }
    other.extend_to(read_s);
    Trajectory same = run.course.fork();
    same.extend_to(read_s);
    return KnockOut{Knockable::value(same, effect.signal, read_s) -
                        Knockable::value(other, effect.signal, read_s),
                    whole_course};
}

} // namespace disinhibit
