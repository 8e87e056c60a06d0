#include "circuit/io/sbml/sbml_file.h"

#include <fmt/format.h>
#include <sbml/SBMLTypes.h>

#include <cstdlib>
#include <map>
#include <memory>
#include <optional>
#include <set>

#include "circuit/course/equations.h"
#include "circuit/describe/units.h"
#include "circuit/io/exchange/formulas.h"
#include "circuit/io/text/input_error.h"

// Where libSBML was built with a namespace; where not, its names are global, and in both cases found as ::Name.
LIBSBML_CPP_NAMESPACE_USE

namespace disinhibit {
namespace {

const std::set<std::string> reserved{
    "time", "delay", "avogadro", "pi", "infinity", "true", "false", "hill", "regpow", "piecewise"};

/// The functions of circuit/numerics/mathematics.h. No condition has more than two parts: libSBML 5.19 evaluates others wrongly.
constexpr const char* regular_power_in_sbml =
    "lambda(x, n, w, piecewise(x^n, n == floor(n) && abs(n - 4.5) <= 3.5, "
    "x * (x * x + w * w)^((n - 1) / 2) * piecewise(1, x >= 0, w * w / (x * x + w * w))))";
constexpr const char* hill_in_sbml = "lambda(x, k, n, piecewise(x / (k + x), n == 1, "
                                     "piecewise(0, n == floor(n) && piecewise(x, n <= 8, 1) <= 0, "
                                     "regpow(x / k, n, 1e-06) / (1 + regpow(x / k, n, 1e-06)))))";

std::string escaped(const std::string& text) {
    std::string result;
    for (const char letter : text) {
        switch (letter) {
        case '&':
            result += "&amp;";
            break;
        case '<':
            result += "&lt;";
            break;
        case '>':
            result += "&gt;";
            break;
        default:
            result += letter;
        }
    }
    return result;
}

std::string paragraph(const std::string& text) {
    return "<p xmlns=\"http://www.w3.org/1999/xhtml\">" + escaped(text) + "</p>";
}

/// Fills a model of libSBML.
class SbmlModel {
  public:
    SbmlModel(::Model& model, const Equations& equations)
        : model_(model), equations_(equations), names_(0, reserved),
          formulas_(equations, Language::sbml, names_) {}

    void fill(const Scenario& scenario, const Recipe& recipe) {
        write_head(scenario, recipe);
        write_function("regpow", regular_power_in_sbml);
        write_function("hill", hill_in_sbml);
        write_constants();
        write_states();
        for (const Formulas::Quantity& quantity : formulas_.quantities()) {
            add_parameter(quantity.name, "", "", false);
            assign(quantity.name, quantity.formula);
        }
        write_readouts();
        for (const Event& event : equations_.events) {
            write_event(event);
        }
    }

  private:
    using Math = std::unique_ptr<::ASTNode>;

    static Math parsed(const std::string& formula) {
        Math math(::SBML_parseL3Formula(formula.c_str()));
        if (!math) {
            const std::unique_ptr<char, void (*)(void*)> why(::SBML_getLastParseL3Error(),
                                                             std::free);
            throw InputError("--sbml: libSBML does not read " + formula + ": " + why.get());
        }
        return math;
    }

    void write_head(const Scenario& scenario, const Recipe& recipe) {
        model_.setId("course");
        model_.setName(scenario.name);
        std::string notes;
        for (const auto& [key, value] : recipe) {
            notes += paragraph(key + ": " + value);
        }
        model_.setNotes(notes + paragraph(solved_for_these));
        model_.setTimeUnits("second");
    }

    void write_function(const std::string& id, const char* lambda) {
        ::FunctionDefinition& function = *model_.createFunctionDefinition();
        function.setId(id);
        function.setMath(parsed(lambda).get());
    }

    /// The id of a definition of this unit; empty if it has none.
    std::string unit_id(const std::string& text) {
        const std::optional<Unit> unit = parse_unit(text);
        if (!unit) {
            return "";
        }
        const auto [known, is_new] = units_.try_emplace(text, "");
        if (is_new) {
            known->second = names_.add("unit." + text);
            define_unit(known->second, text, *unit);
        }
        return known->second;
    }

    void define_unit(const std::string& id, const std::string& text, const Unit& unit) {
        ::UnitDefinition& definition = *model_.createUnitDefinition();
        definition.setId(id);
        definition.setName(text);
        const auto add =
            [&definition](::UnitKind_t kind, int exponent, int scale, double multiplier) {
                ::Unit& one = *definition.createUnit();
                one.setKind(kind);
                one.setExponent(exponent);
                one.setScale(scale);
                one.setMultiplier(multiplier);
            };
        const Dimension& dimension = unit.dimension;
        add(::UNIT_KIND_DIMENSIONLESS, 1, 0, unit.internal_per_unit);
        if (dimension.seconds != 0) {
            add(::UNIT_KIND_SECOND, dimension.seconds, 0, 1.0);
        }
        if (dimension.nanomoles != 0) {
            add(::UNIT_KIND_MOLE, dimension.nanomoles, -9, 1.0);
        }
        if (dimension.litres != 0) {
            add(::UNIT_KIND_LITRE, dimension.litres, 0, 1.0);
        }
        if (const int mass = dimension.kilograms + dimension.body_kilograms; mass != 0) {
            add(::UNIT_KIND_KILOGRAM, mass, 0, 1.0);
        }
    }

    ::Parameter& add_parameter(const std::string& id,
                               const std::string& name,
                               const std::string& unit,
                               bool is_constant) {
        ::Parameter& parameter = *model_.createParameter();
        parameter.setId(id);
        parameter.setConstant(is_constant);
        if (!name.empty()) {
            parameter.setName(name);
        }
        if (const std::string defined = unit_id(unit); !defined.empty()) {
            parameter.setUnits(defined);
        }
        return parameter;
    }

    void assign(const std::string& id, const std::string& formula) {
        ::AssignmentRule& rule = *model_.createAssignmentRule();
        rule.setVariable(id);
        rule.setMath(parsed(formula).get());
    }

    void write_constants() {
        const std::set<int> changing = equations_.set_by_events();
        for (std::size_t i = 0; i < equations_.constants.size(); ++i) {
            const Equations::Constant& constant = equations_.constants[i];
            const std::string& id = formulas_.constant_name(i);
            if (id.empty()) {
                continue;
            }
            ::Parameter& parameter = add_parameter(
                id, constant.id, constant.unit, !changing.contains(static_cast<int>(i)));
            parameter.setValue(constant.value);
            const Provenance& from = constant.provenance;
            parameter.setNotes(paragraph(
                fmt::format("{}; {}{}",
                            constant.label,
                            from.source.empty() ? "follows from rest" : "source: " + from.source,
                            from.grade.empty() ? "" : "; grade: " + from.grade)));
        }
        for (const auto& [state, id] : formulas_.inflows()) {
            const std::string& unit = equations_.states[state].unit;
            add_parameter(id, "inflow by infusion", unit + "/s", false).setValue(0.0);
        }
        for (const auto& [state, id] : formulas_.gates()) {
            add_parameter(id, "0 while held", "1", false).setValue(1.0);
        }
    }

    void write_states() {
        for (std::size_t i = 0; i < equations_.states.size(); ++i) {
            const Equations::State& state = equations_.states[i];
            const std::string& id = formulas_.state_name(i);
            add_parameter(id, state.id, state.unit, false).setValue(state.rest);
            ::RateRule& rule = *model_.createRateRule();
            rule.setVariable(id);
            rule.setMath(parsed(formulas_.slope(i)).get());
        }
    }

    void write_readouts() {
        for (std::size_t i = 0; i < equations_.readouts.size(); ++i) {
            const Equations::Readout& readout = equations_.readouts[i];
            const std::string id = names_.add("signal." + readout.id);
            add_parameter(id, readout.id, readout.unit, false);
            assign(id, formulas_.readout(i));
        }
    }

    void write_event(const Event& event) {
        const std::vector<Formulas::Assignment> acts = formulas_.joined_acts(event);
        if (acts.empty()) {
            return;
        }
        ::Event& written = *model_.createEvent();
        written.setUseValuesFromTriggerTime(true);
        ::Trigger& trigger = *written.createTrigger();
        trigger.setInitialValue(false); // it may happen at t = 0
        trigger.setPersistent(true);
        trigger.setMath(parsed("time >= " + format_number(event.t_s)).get());
        for (const Formulas::Assignment& act : acts) {
            ::EventAssignment& assignment = *written.createEventAssignment();
            assignment.setVariable(act.name);
            assignment.setMath(parsed(act.formula).get());
        }
    }

    ::Model& model_;
    const Equations& equations_;
    Names names_;
    Formulas formulas_;
    std::map<std::string, std::string> units_; ///< id by text
};

} // namespace

std::string sbml_text(const Trajectory& trajectory, const Recipe& recipe) {
    const Equations equations = make_equations(trajectory);
    ::SBMLDocument document(3, 2);
    SbmlModel(*document.createModel(), equations).fill(trajectory.scenario(), recipe);
    const std::unique_ptr<char, void (*)(void*)> text(::writeSBMLToString(&document), std::free);
    return text.get();
}

} // namespace disinhibit
