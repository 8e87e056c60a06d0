#pragma once

#include <map>
#include <string>
#include <vector>

#include "circuit/course/equations.h"
#include "circuit/io/exchange/names.h"

namespace disinhibit {

/// How a program writes what most write alike.
enum class Language { xpp, sbml };

/// What every file says, for whoever changes a number in it.
inline constexpr const char* solved_for_these =
    "Resting values, biases, release per spike and norms are solved for these numbers: with "
    "another parameter this is no "
    "longer the state at rest.";

/// What is wanted of equations as formulas in the language of another program. What several need, and what would make a formula
/// long, stands in a quantity of its own. Functions that a language lacks are left to their names: hill(x, k, n) and
/// regpow(x, n, w), those of circuit/numerics/mathematics.h.
class Formulas {
  public:
    struct Quantity {
        std::string name, formula;
    };
    /// An act of an event: name = formula, worked out when it happens.
    using Assignment = Quantity;

    /// `names` gives a name to everything that is needed.
    Formulas(const Equations& equations, Language language, Names& names);

    /// Of a constant; empty if nothing needs it.
    const std::string& constant_name(std::size_t constant) const { return constants_[constant]; }
    const std::string& state_name(std::size_t state) const { return states_[state]; }
    /// Of what flows into a state by itself, for those that ever have an inflow: a number that events set, at first 0.
    const std::map<int, std::string>& inflows() const { return inflows_; }
    /// Of the number that multiplies the slope of a state that is ever held: 1, or 0 while it is.
    const std::map<int, std::string>& gates() const { return gates_; }
    /// In an order in which they can be worked out.
    const std::vector<Quantity>& quantities() const { return quantities_; }
    /// d(state)/dt with inflow and gate.
    std::string slope(std::size_t state) const;
    std::string readout(std::size_t readout) const;

    /// What an event does, one act after the other, each with what the ones before have left.
    std::vector<Assignment> acts(const Event& event) const;
    /// The same at once: each formula speaks of what was before the event.
    std::vector<Assignment> joined_acts(const Event& event) const;

  private:
    void name_states(Names& names);
    void write_all(const std::vector<char>& needed, const std::vector<int>& readers, Names& names);
    std::string formula(const Expression& expression) const;
    std::string
    choose(const std::string& a, const std::string& above_zero, const std::string& otherwise) const;
    /// What `act` assigns, where the states now are what `state(i)` says; no name if nothing.
    template <class State> Assignment assignment(const Act& act, State state) const;

    const Equations& equations_;
    Language language_;
    std::vector<std::string> constants_, states_;
    std::map<int, std::string> inflows_, gates_;
    std::vector<std::string> texts_; ///< by expression
    std::vector<Quantity> quantities_;
};

} // namespace disinhibit
