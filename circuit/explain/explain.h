#pragma once

#include <string>
#include <vector>

#include "circuit/course/trajectory.h"
#include "circuit/describe/entities.h"

/// Why a thing is as it is: its equation with the numbers of the moment, its parameters, and the chain of causes that
/// leads to it. Every number is read from the model or computed by the functions the integrator itself calls; the words
/// and the form of an equation lie in assets/texts, per kind of mechanism.
namespace disinhibit {

/// A number of an equation. `value` is in internal units; it is written as value / internal_per_unit in `unit`.
struct EquationNumber {
    std::string name; ///< placeholder in the text
    double value = 0.0;
    std::string unit = "1";
    double internal_per_unit = 1.0;

    double written() const { return value / internal_per_unit; }
};

/// One named member of a sum or a product.
struct EquationTerm {
    std::string entity; ///< what it comes from; empty: a part of the thing itself, called `label`
    std::string label;  ///< key of a text below "why.term", may hold {number}
    int number = 0;     ///< which of several, from 1
    double sign = 1.0;  ///< of a member of a sum: its value is added or taken away
    EquationNumber amount;
};

enum class TermsMake { nothing, sum, product };

/// One equation: "why.equation.<key>.law" in symbols, "why.equation.<key>.now" with {placeholders} for `numbers`.
/// The terms, if there are any, make the number "total".
struct EquationLine {
    std::string key;
    std::string
        about; ///< entity that it is about where there is one line for each (a ligand); else empty
    TermsMake terms_make = TermsMake::nothing;
    std::vector<EquationTerm> terms;
    std::vector<EquationNumber> numbers;

    const EquationNumber* find(const std::string& name) const;
};

/// A parameter at one moment.
struct ParameterNow {
    int index = -1;     ///< in the ParameterTable
    double value = 0.0; ///< internal unit
    double started =
        0.0; ///< at t = 0 without any change: what the files say, or what was solved from them
};

/// One input of a thing and what it adds to the thing's own signal against rest, in the unit of that signal.
struct Push {
    std::string entity; ///< empty: parameters were changed, or the smallest inputs together
    double change = 0.0;
    bool parameters = false; ///< a person has changed parameters of the run
};

/// One step of a chain of causes: a thing, its signal now and at rest (unit of the signal), and how the step before it acts.
struct CauseStep {
    std::string entity;
    int signal = -1;
    double now = 0.0;
    double rest = 0.0;
    Push from;            ///< what the step before adds to this one; no entity at the first step
    Push against;         ///< what works most against that, if it is worth telling; else no entity
    bool lingers = false; ///< first step: what moved it is gone, it has not yet come back
    bool held = false;    ///< first step: a clamp of the scenario holds it
};

struct Explanation {
    std::string entity;
    bool held =
        false; ///< a clamp of the scenario holds a state of it: its rate of change is not obeyed
    std::vector<EquationLine> lines; ///< empty for what has no equation, or a substance nobody took
    std::vector<ParameterNow> parameters;
    /// From the first cause through the thing to its effect. Every step pushes the next one the way it has gone; only the
    /// effect may have gone the other way, and then `against` says why.
    std::vector<CauseStep> chain;
    std::size_t chain_here = 0; ///< which step is the thing itself
    std::vector<Push> pushes;   ///< the inputs of the thing that are worth telling, largest first
};

/// Explains `entity` (an id of `entities`) at t_s. An unknown id yields an empty explanation.
Explanation explain(const Library& library,
                    const EntityTable& entities,
                    const Trajectory& trajectory,
                    const std::string& entity,
                    double t_s);

} // namespace disinhibit
