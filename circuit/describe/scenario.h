#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

/// What is done to whom and when: a value. A trajectory is a pure function of library + scenario. All times are on the clock
/// (circuit/describe/clock.h).
namespace disinhibit {

enum class AmountBasis { absolute, per_body_mass };

/// A dose as a person says it. `mass_kg` is the labelled mass (per kg of body mass if `basis` says so).
/// `amount_nmol` is used instead when the dose was given in moles (then mass_kg is 0).
struct Dose {
    std::string substance;
    std::string route;
    double mass_kg = 0.0;
    double amount_nmol = 0.0;
    AmountBasis basis = AmountBasis::absolute;
    double at_s = 0.0;
    double over_s = 0.0;            ///< 0: at once; else at a constant rate over this time
    double strength_fraction = 0.0; ///< volume fraction of a drink; 0: not a drink
    double every_s = 0.0;           ///< repeated if > 0
    int count = 1;                  ///< members of the repeat
    double to_level_nM =
        0.0; ///< > 0: titrated; each member tops the body up to what holds this plasma level once
             ///< distributed, and gives nothing if that is there already. No amount is said then
    std::string written; ///< as the user wrote the amount, e.g. "50 mg"
    bool operator==(const Dose&) const = default;
};

/// A parameter set to `value` (internal unit) at a time. At t = 0 it makes another subject, who has had it from birth, just
/// as if a file of assets/subjects said so; later it perturbs this one. With until_s > at_s the former value returns then.
struct ParameterChange {
    std::string path;
    double value = 0.0;
    double at_s = 0.0;
    double until_s = 0.0;
    bool beyond_range = false; ///< the value may lie outside of the parameter's range
    bool operator==(const ParameterChange&) const = default;
};

/// A state signal held at `value` (internal unit) from at_s to until_s (a concentration or rate clamp).
struct Clamp {
    std::string signal;
    double value = 0.0;
    double at_s = 0.0;
    double until_s = 0.0;
    bool if_present = false; ///< passed over where the circuit has no such signal
    bool operator==(const Clamp&) const = default;
};

/// `count` pulses of `width_s` at `frequency_hz`, each adding `height` (internal unit) to a parameter.
struct PulseTrain {
    std::string path;
    double height = 0.0;
    double at_s = 0.0;
    double frequency_hz = 0.0;
    double width_s = 0.0;
    int count = 1;
    bool operator==(const PulseTrain&) const = default;
};

/// Everything of a substance that has not been absorbed yet is taken out (a depot removed), or, with `everywhere`, the
/// substance vanishes from the whole body at once (washout of a bath).
struct Removal {
    std::string substance;
    double at_s = 0.0;
    bool everywhere = false;
    bool operator==(const Removal&) const = default;
};

struct Scenario {
    std::string id;
    std::string name;
    std::string text;
    std::string
        group; ///< of the list it stands in (assets/defaults.toml); empty: a scenario of one's own
    std::string subject;
    std::string circuit;
    double duration_s = 0.0;
    double report_every_s = 60.0;
    double open_at_s = 0.0; ///< the time at which the window shows it first
    std::vector<Dose> doses;
    std::vector<ParameterChange> changes;
    std::vector<Clamp> clamps;
    std::vector<PulseTrain> pulses;
    std::vector<Removal> removals;
    bool operator==(const Scenario&) const = default;
};

/// When the last member of a dose is given to the end.
double last_end_s(const Dose& dose);

/// True for a change that makes another subject: at t = 0 and lasting.
bool changes_rest(const ParameterChange& change);

/// What the scenario says that this parameter is from birth; none: what circuit and subject say.
std::optional<double> value_from_birth(const Scenario& scenario, const std::string& path);

/// Adds a change in place of any other of the same parameter over the same time: there is one value at a time.
void put_change(Scenario& scenario, const ParameterChange& change);

} // namespace disinhibit
