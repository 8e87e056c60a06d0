#include <gtest/gtest.h>

#include "circuit/course/equations.h"
#include "circuit/course/simulate.h"
#include "circuit/io/report/csv.h"
#include "circuit/io/sbml/sbml_file.h"
#include "circuit/io/text/input_error.h"
#include "tests/support/assets.h"

#if __has_include(<sbml/SBMLTypes.h>)
#include <sbml/SBMLTransforms.h>
#include <sbml/SBMLTypes.h>
#include <sbml/conversion/ConversionProperties.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>

#include "circuit/course/course.h"
#include "circuit/describe/units.h"

/// What libSBML reads of an exported course is the course.
// Where libSBML was built with a namespace; where not, its names are global, and in both cases found as ::Name.
LIBSBML_CPP_NAMESPACE_USE

namespace disinhibit {
namespace sbml_test {

/// libSBML writes 15 of them.
constexpr double digits = 5e-15;

/// A drink, and whatever else may happen.
Scenario eventful() {
    Scenario scenario = shipped_library().scenarios.at("ethanol");
    const double minute = internal_per("min");
    Dose titrated = scenario.doses.front();
    titrated.at_s = 180 * minute;
    titrated.over_s = 0.0;
    titrated.route = "iv";
    titrated.mass_kg = 0.0;
    titrated.to_level_nM = 3e7;
    scenario.doses.push_back(titrated);
    scenario.changes.push_back({"endorphin_vta.tone", 0.6, 30 * minute, 60 * minute});
    scenario.clamps.push_back({"vta_gaba.rate", 5.0, 70 * minute, 90 * minute});
    scenario.removals.push_back({"ethanol", 180 * minute, true}); // before the dose of that time
    return scenario;
}

class Sbml : public testing::Test {
  protected:
    void SetUp() override {
        document_.reset(::readSBMLFromString(
            sbml_text(trajectory_, make_recipe(shipped_library(), trajectory_, "test")).c_str()));
        for (unsigned i = 0; i < read().getNumParameters(); ++i) {
            const ::Parameter& row = *read().getParameter(i);
            ids_[row.getName()] = row.getId();
            if (row.isSetValue()) {
                values_[row.getId()] = row.getValue();
            }
        }
    }
    ::Model& read() { return *document_->getModel(); }
    double value(const std::string& name) { return values_.at(ids_.at(name)); }
    double evaluate(const ::ASTNode* math) {
        return ::SBMLTransforms::evaluateASTNode(math, values_, &read());
    }
    void set_states(const std::vector<double>& states) {
        for (std::size_t i = 0; i < states.size(); ++i) {
            values_[ids_.at(equations_.states[i].id)] = states[i];
        }
        for (unsigned i = 0; i < read().getNumRules(); ++i) {
            const ::Rule& rule = *read().getRule(i);
            if (rule.isAssignment()) {
                values_[rule.getVariable()] = evaluate(rule.getMath());
            }
        }
    }
    /// At rest and then some, each state otherwise.
    std::vector<double> some_states() const {
        std::vector<double> states;
        for (const Equations::State& state : equations_.states) {
            states.push_back(state.rest * (1.0 + 0.01 * static_cast<double>(states.size())) +
                             0.003);
        }
        return states;
    }

    Trajectory trajectory_ = start_trajectory(shipped_library(), eventful());
    Equations equations_ = make_equations(trajectory_);
    std::unique_ptr<::SBMLDocument> document_;
    std::map<std::string, std::string> ids_; ///< by name
    std::map<std::string, double> values_;   ///< by id
};

TEST_F(Sbml, PassesTheConsistencyCheck) {
    document_->checkConsistency();
    EXPECT_EQ(document_->getNumErrors(::LIBSBML_SEV_ERROR), 0u);
    EXPECT_EQ(document_->getNumErrors(::LIBSBML_SEV_FATAL), 0u);
    for (unsigned i = 0; i < document_->getNumErrors(); ++i) {
        const ::SBMLError& error = *document_->getError(i);
        // Bare numbers have no units in SBML, parts of formulas none that anybody has stated, and signals may be percent of
        // something.
        const auto is_about = [&error](const char* ids) {
            return error.getMessage().find(ids) != std::string::npos;
        };
        const bool about_units = error.getCategory() == ::LIBSBML_CAT_UNITS_CONSISTENCY ||
                                 is_about("with the id 'q") || is_about("with the id 'signal_");
        EXPECT_TRUE(about_units) << error.getMessage();
    }
}

TEST_F(Sbml, ValuesAreOurs) {
    for (const Equations::State& state : equations_.states) {
        EXPECT_NEAR(value(state.id), state.rest, digits * std::abs(state.rest)) << state.id;
    }
    int constants = 0;
    for (const Equations::Constant& constant : equations_.constants) {
        if (ids_.contains(constant.id)) {
            EXPECT_NEAR(value(constant.id), constant.value, digits * std::abs(constant.value))
                << constant.id;
            ++constants;
        }
    }
    EXPECT_GT(constants, 200);
}

TEST_F(Sbml, SlopesAreOurs) {
    const ::ConversionProperties expand = [] {
        ::ConversionProperties properties;
        properties.addOption("expandFunctionDefinitions", true);
        return properties;
    }();
    ASSERT_EQ(document_->convert(expand), ::LIBSBML_OPERATION_SUCCESS);
    const std::vector<double> states = some_states();
    set_states(states);
    Course& course = *trajectory_.impl().course;
    course.system().set_regime(course.schedule().initial);
    std::vector<double> slopes(states.size());
    course.system().derivative(states.data(), slopes.data());
    for (std::size_t i = 0; i < states.size(); ++i) {
        const std::string& id = equations_.states[i].id;
        const double theirs = evaluate(read().getRateRule(ids_.at(id))->getMath());
        EXPECT_NEAR(theirs, slopes[i], 1e-12 * (std::abs(slopes[i]) + std::abs(states[i]))) << id;
    }
}

TEST_F(Sbml, EventsAreOurs) {
    ASSERT_EQ(read().getNumEvents(), equations_.events.size());
    const Model& model = trajectory_.impl().course->model();
    for (unsigned i = 0; i < read().getNumEvents(); ++i) {
        const ::Event& theirs = *read().getEvent(i);
        const Event& event = equations_.events[i];
        EXPECT_EQ(theirs.getTrigger()->getMath()->getChild(1)->getValue(), event.t_s);
        EXPECT_FALSE(theirs.getTrigger()->getInitialValue());
        const std::vector<double> before = some_states();
        std::vector<double> after = before;
        apply_event(model, event, after);
        set_states(before);
        for (std::size_t state = 0; state < before.size(); ++state) {
            const auto* assigned = theirs.getEventAssignment(ids_.at(equations_.states[state].id));
            const double value =
                assigned == nullptr ? before[state] : evaluate(assigned->getMath());
            EXPECT_NEAR(value, after[state], 1e-12 * std::abs(after[state]))
                << equations_.states[state].id << " at " << event.t_s;
        }
    }
}

} // namespace sbml_test
} // namespace disinhibit

#else

namespace disinhibit {
namespace sbml_test {

TEST(Sbml, IsRefusedInOneLineWithoutItsLibrary) {
    const Library& library = shipped_library();
    const Trajectory trajectory =
        start_trajectory(library, library.scenarios.at(library.default_scenario));
    EXPECT_THROW(sbml_text(trajectory, {}), InputError);
}

} // namespace sbml_test
} // namespace disinhibit

#endif
