#pragma once

#include <optional>
#include <string>
#include <vector>

#include "circuit/describe/circuit.h"
#include "circuit/experiment/evaluate.h"

/// What a circuit would be without one of its mechanisms, or with one number moved, and which published experiments would
/// notice. Rule: evidence is what a row loses when a mechanism goes.
namespace disinhibit {

enum class MechanismKind {
    projection,  ///< axons from one population to another: weight 0
    modulation,  ///< something acting on something: gain 0
    factor,      ///< what gates, expresses or limits a modulation: its gain 0
    attenuation, ///< the level that weakens a modulation or an adaptation: it does so no more
    release      ///< the firing that fills a pool or a transmitter: it stays at rest
};

/// The kind as a word: "projection", "modulation" ...
std::string to_text(MechanismKind kind);

/// One mechanism of a circuit. All of them leave the stated resting rates and concentrations where they are, because these
/// are solved (circuit/build/balance.cpp); what has no stated rest (receptors, responses) loses what the mechanism gave it.
struct Mechanism {
    std::string id;     ///< of the entity, or "<entity>.factor_2", "<entity>.attenuation"
    std::string entity; ///< projection, modulation, adaptation, pool or transmitter
    MechanismKind kind = MechanismKind::modulation;
    std::string name;
    std::string
        strength; ///< path of the number that says how strong it is; empty where there is none
    std::string source; ///< of the number that says how strong it is
    bool off =
        false; ///< its strength is 0 in this circuit: only a subject or an experiment turns it on
};

/// Every mechanism of a circuit, in the order of the model's vocabulary.
std::vector<Mechanism> mechanisms_of(const CircuitDescription& circuit);

/// The library with one mechanism of one of its circuits taken out: its strength is 0 in every subject. What an experiment
/// sets itself stays.
Library
without_mechanism(const Library& library, const std::string& circuit, const Mechanism& mechanism);

/// The library with a parameter multiplied by `factor` in every subject, whoever gives it its value.
Library with_factor(const Library& library, const std::string& parameter, double factor);

/// From here on a change of z is noticed.
inline constexpr double noticed_change = 1.0;

/// How one row answers to a change of the model.
struct RowAnswer {
    std::string row;
    std::optional<double> change; ///< of z; absent where the row has none, before or after
    bool flips = false;           ///< another verdict than before

    /// |change of z| >= 1, or another verdict.
    bool notices() const;
};

/// Compares the result of a row with what it is after a change.
RowAnswer answer_of(const RowResult& before, const RowResult& after);

/// What the published experiments say to one change of the model.
struct TrialOutcome {
    std::string id;                 ///< of a mechanism, or the path of a parameter
    double factor = 0.0;            ///< on the parameter; 0: the mechanism was taken out
    std::vector<RowAnswer> noticed; ///< in the order of the rows
    RowAnswer
        closest; ///< the largest change of a row that does not notice; without `row`: none changes
};

} // namespace disinhibit
