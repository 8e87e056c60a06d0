#include <cmath>
#include <span>

#include "circuit/derivative.h"
#include "circuit/describe/units.h"
#include "circuit/explain/reading.h"

/// The equations of a substance in the body, with their numbers (circuit/pharmacokinetics.h).
namespace disinhibit {
namespace {

int state_named(const Model& model, const std::string& name) {
    for (std::size_t i = 0; i < model.states.size(); ++i) {
        if (model.states[i].name == name) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

/// The unit in which the amounts of a substance are written: moles where its plasma is, else mass.
struct AmountUnit {
    std::string amount, flow;
    double nmol = 1.0; ///< nmol per unit of amount

    EquationNumber amount_of(const std::string& name, double nmol_value) const {
        return {name, nmol_value, amount, nmol};
    }
    EquationNumber flow_of(const std::string& name, double nmol_per_s) const {
        return {name, nmol_per_s, flow, nmol / internal_per("min")};
    }
};

AmountUnit amount_unit(const Substance& substance, double size_nmol) {
    const Unit plasma = *parse_unit(substance.plasma_unit);
    const bool molar = plasma.dimension == Dimension::concentration;
    AmountUnit unit;
    static constexpr const char* molar_names[] = {"mmol", "µmol", "nmol"};
    static constexpr const char* mass_names[] = {"g", "mg", "µg", "ng"};
    const std::span<const char* const> names = molar ? std::span<const char* const>(molar_names)
                                                     : std::span<const char* const>(mass_names);
    for (const char* name : names) {
        unit.amount = name;
        unit.flow = unit.amount + "/min";
        unit.nmol = internal_per(name) / (molar ? 1.0 : substance.molar_mass.value);
        if (std::abs(size_nmol) >= unit.nmol) {
            break;
        }
    }
    return unit;
}

/// What flows into and out of the central volume, nmol/s.
class CentralFlows {
  public:
    CentralFlows(const ModelReading& reading, int central) : reading_(reading), central_(central) {}

    std::vector<EquationTerm> terms() {
        const Model& model = *reading_.model;
        const double* c = reading_.c;
        for (const LinearFlow& flow : model.linear_flows) {
            const double flux = c[flow.rate] * reading_.y[flow.from];
            if (flow.from == central_) {
                add(exchanges_with(flow.to) ? "to_tissue" : "elimination", -flux);
            }
            if (flow.to == central_) {
                add(inwards(flow.from), c[flow.yield] * flux);
            }
            if (flow.extra == central_) {
                add("first_pass", c[flow.extra_yield] * flux);
            }
        }
        for (const SaturableFlow& flow : model.saturable_flows) {
            const double flux = c[flow.maximum] * reading_.y[flow.from] /
                                (c[flow.half_amount] + reading_.y[flow.from]);
            if (flow.from == central_) {
                add("elimination", -flux);
            }
            if (flow.to == central_) {
                add("from_parent", c[flow.yield] * flux);
            }
        }
        for (const Inflow& inflow : reading_.regime->inflows) {
            if (inflow.state == central_) {
                add("infusion", inflow.rate);
            }
        }
        return std::move(terms_);
    }

  private:
    void add(const std::string& label, double nmol_per_s) {
        for (EquationTerm& term : terms_) {
            if (term.label == label) {
                term.amount.value += std::abs(nmol_per_s);
                return;
            }
        }
        terms_.push_back(
            {"", label, 0, nmol_per_s < 0.0 ? -1.0 : 1.0, {"flow", std::abs(nmol_per_s), "", 1.0}});
    }

    bool flows(int from, int to) const {
        for (const LinearFlow& flow : reading_.model->linear_flows) {
            if (flow.from == from && flow.to == to && to >= 0) {
                return true;
            }
        }
        return false;
    }
    bool exchanges_with(int state) const {
        return flows(central_, state) && flows(state, central_);
    }

    /// A tissue gives back; another substance's central volume turns into this one; the rest is absorbed.
    std::string inwards(int from) const {
        if (exchanges_with(from)) {
            return "from_tissue";
        }
        const std::string& name = reading_.model->states[from].name;
        return name.ends_with(".central") ? "from_parent" : "absorption";
    }

    const ModelReading& reading_;
    int central_;
    std::vector<EquationTerm> terms_;
};

EquationLine amount_line(const ModelReading& reading, const Substance& substance, int central) {
    EquationLine line{"substance_amount", "", TermsMake::sum, {}, {}};
    line.terms = CentralFlows(reading, central).terms();
    double largest = 0.0;
    for (const EquationTerm& term : line.terms) {
        largest = std::max(largest, term.amount.value * internal_per("min"));
    }
    const AmountUnit unit = amount_unit(substance, largest);
    for (EquationTerm& term : line.terms) {
        term.amount = unit.flow_of("flow", term.amount.value);
    }
    line.numbers = {unit.flow_of("total", reading.dy[central])};
    return line;
}

EquationLine plasma_line(const ModelReading& reading, const Substance& substance, int central) {
    const std::string& id = substance.id;
    const AmountUnit unit = amount_unit(substance, reading.y[central]);
    const EquationNumber volume = reading.parameter("volume", id + ".central.volume");
    const double mass =
        is_per_body_mass(volume.unit) ? reading.parameter("mass", "subject.body_mass").value : 1.0;
    return {"substance_plasma",
            "",
            TermsMake::nothing,
            {},
            {unit.amount_of("amount", reading.y[central]),
             number("volume", volume.value * mass, "L"),
             reading.signal("plasma", id + ".plasma")}};
}

EquationLine brain_line(const ModelReading& reading, const Substance& substance) {
    const std::string& id = substance.id;
    const int signal = reading.model->signals.index(id + ".brain");
    const int value = reading.model->signals.rows[static_cast<std::size_t>(signal)].value_index;
    EquationLine line{
        "substance_brain", "", TermsMake::sum, {}, {reading.signal("total", id + ".brain")}};
    int phase = 0;
    for (const ConcentrationTerm& term : reading.model->concentration_terms) {
        if (term.value == value) {
            EquationNumber part = line.numbers.front();
            part.name = "part";
            part.value = reading.c[term.weight] * reading.y[term.state];
            line.terms.push_back({"", "brain_phase", ++phase, 1.0, part});
        }
    }
    if (line.terms.size() == 1) {
        line.terms.front().label = "brain_plasma";
    }
    return line;
}

} // namespace

std::vector<EquationLine> explain_substance(const ModelReading& reading, const std::string& id) {
    const int central = state_named(*reading.model, id + ".central");
    if (central < 0) {
        return {}; // nobody took it, or it acts only where it is released
    }
    const Substance& substance = reading.library->substances.at(id);
    return {amount_line(reading, substance, central),
            plasma_line(reading, substance, central),
            brain_line(reading, substance)};
}

} // namespace disinhibit
