#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "circuit/body.h"
#include "circuit/describe/circuit.h"
#include "circuit/experiment/experiment.h"

/// Which published experiments a change of the model can reach at all: those it cannot need not be run again.
namespace disinhibit {

/// One thing that is changed: a mechanism that is taken out, or a parameter (path) that is moved. It belongs to an entity of
/// the circuit, to a substance or to "subject".
struct ChangedThing {
    std::string id;
    std::string entity;
    bool is_parameter = false;
};

/// The bodies of all arms of a table, built once. Arms with the same circuit, subject, substances and routes share one:
/// amounts and times change no equation.
class ArmBodies {
  public:
    /// Arms whose body cannot be built are left out; nobody can tell what reaches them.
    ArmBodies(const Library& library,
              const std::vector<ExperimentRow>& rows,
              const std::string& circuit);

    /// The kind of arm that a scenario is; its circuit may be empty.
    std::string kind_of(const Scenario& scenario) const;
    /// nullptr if there is none.
    const Body* find(const std::string& kind) const;
    /// All parameters that some arm has and that are not 0 in all of them, each once, in the order of the bodies.
    std::vector<ChangedThing> parameters() const;
    const std::string& circuit() const { return circuit_; }

  private:
    std::string circuit_;
    std::map<std::string, std::shared_ptr<const Body>> bodies_;
};

/// What one change can reach. A row is out of reach if in each of its arms, by the structure of the equations, no
/// coefficient that differs leads to a signal that the row reads. Whatever cannot be decided counts as reached: a change of
/// the kinetics of a substance that is in the body, a number or a mechanism that the row itself sets.
/// Tests: tests/validation/knockout_test.cpp, which runs rows that are out of reach and finds the same number.
class Reach {
  public:
    /// All must outlive it. `changed`: the library with the change.
    Reach(const ArmBodies& arms, const Library& changed, ChangedThing what)
        : arms_(arms), changed_(changed), what_(std::move(what)) {}

    bool reaches(const ExperimentRow& row);

  private:
    /// The signals of one kind of arm that the change reaches.
    struct Touched {
        bool all = false;
        std::set<std::string> signals;
    };
    const Touched& touched(const Scenario& scenario);
    Touched find_touched(const Scenario& scenario, const Body& body) const;
    bool reaches(const ExperimentRow& row, const Scenario& scenario);

    const ArmBodies& arms_;
    const Library& changed_;
    ChangedThing what_;
    std::map<std::string, Touched> known_; ///< by kind of arm
};

} // namespace disinhibit
