#include "circuit/io/exchange/formulas.h"

#include <algorithm>

#include "circuit/describe/units.h"

namespace disinhibit {
namespace {

/// Longer ones are cut up: XPPAUT reads lines of 1000 letters.
constexpr std::size_t longest_formula = 160;

std::string number_text(double value) {
    const std::string text = format_number(value);
    return value < 0.0 ? "(" + text + ")" : text;
}

std::string in_brackets(const std::string& left, const char* operation, const std::string& right) {
    return "(" + left + operation + right + ")";
}

std::vector<int> count_readers(const std::vector<Expression>& all,
                               const std::vector<char>& needed,
                               const std::vector<int>& wanted) {
    std::vector<int> readers(all.size(), 0);
    for (const int index : wanted) {
        ++readers[static_cast<std::size_t>(index)];
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (needed[i]) {
            for_each_part(all[i], [&](std::size_t part) { ++readers[part]; });
        }
    }
    return readers;
}

} // namespace

Formulas::Formulas(const Equations& equations, Language language, Names& names)
    : equations_(equations), language_(language) {
    name_states(names);
    std::vector<int> wanted = equations.slopes;
    for (const Equations::Readout& readout : equations.readouts) {
        wanted.push_back(readout.expression);
    }
    const std::vector<Expression>& all = equations.list.all();
    const std::vector<char> needed = needed_for(all, wanted);
    constants_.resize(equations.constants.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (needed[i] && all[i].operation == Operation::constant) {
            const auto constant = static_cast<std::size_t>(all[i].a);
            constants_[constant] = names.add(equations.constants[constant].id);
        }
    }
    write_all(needed, count_readers(all, needed, wanted), names);
}

void Formulas::name_states(Names& names) {
    for (const Equations::State& state : equations_.states) {
        states_.push_back(names.add(state.id));
    }
    for (const Event& event : equations_.events) {
        for (const Act& act : event.acts) {
            const bool held = act.kind == ActKind::hold_state;
            if (!held && act.kind != ActKind::set_inflow) {
                continue;
            }
            const std::string& id = equations_.states[static_cast<std::size_t>(act.index)].id;
            auto& names_of_kind = held ? gates_ : inflows_;
            if (!names_of_kind.contains(act.index)) {
                names_of_kind[act.index] = names.add((held ? "free." : "inflow.") + id);
            }
        }
    }
}

void Formulas::write_all(const std::vector<char>& needed,
                         const std::vector<int>& readers,
                         Names& names) {
    const std::vector<Expression>& all = equations_.list.all();
    texts_.resize(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!needed[i]) {
            continue;
        }
        texts_[i] = formula(all[i]);
        if (!is_leaf(all[i]) && (readers[i] > 1 || texts_[i].size() > longest_formula)) {
            const std::string name = names.add("q" + std::to_string(quantities_.size() + 1));
            quantities_.push_back({name, texts_[i]});
            texts_[i] = name;
        }
    }
}

std::string Formulas::formula(const Expression& expression) const {
    const auto text = [this](int part) { return texts_[static_cast<std::size_t>(part)]; };
    const auto a = [&] { return text(expression.a); };
    const auto b = [&] { return text(expression.b); };
    const auto c = [&] { return text(expression.c); };
    switch (expression.operation) {
    case Operation::literal:
        return number_text(expression.number);
    case Operation::constant:
        return constants_[static_cast<std::size_t>(expression.a)];
    case Operation::variable:
        return states_[static_cast<std::size_t>(expression.a)];
    case Operation::add:
        return in_brackets(a(), " + ", b());
    case Operation::subtract:
        return in_brackets(a(), " - ", b());
    case Operation::multiply:
        return in_brackets(a(), " * ", b());
    case Operation::divide:
        return in_brackets(a(), " / ", b());
    case Operation::negate:
        return "(-" + a() + ")";
    case Operation::exponential:
        return "exp(" + a() + ")";
    case Operation::logarithm:
        return "ln(" + a() + ")";
    case Operation::root:
        return "sqrt(" + a() + ")";
    case Operation::hill:
        return "hill(" + a() + ", " + b() + ", " + c() + ")";
    case Operation::power:
        return "regpow(" + a() + ", " + b() + ", " + c() + ")";
    case Operation::raise:
        return in_brackets(a(), "^", b());
    case Operation::choose:
        return choose(a(), b(), c());
    case Operation::multiply_and_add:
        return in_brackets(in_brackets(a(), " * ", b()), " + ", c());
    case Operation::hill_slope:
    case Operation::power_slope:
        break; // only of a Jacobian
    }
    return "";
}

std::string Formulas::choose(const std::string& a,
                             const std::string& above_zero,
                             const std::string& otherwise) const {
    return language_ == Language::xpp
               ? "(if(" + a + ">0)then(" + above_zero + ")else(" + otherwise + "))"
               : "piecewise(" + above_zero + ", " + a + " > 0, " + otherwise + ")";
}

std::string Formulas::slope(std::size_t state) const {
    const auto index = static_cast<int>(state);
    std::string text = texts_[static_cast<std::size_t>(equations_.slopes[state])];
    if (const auto inflow = inflows_.find(index); inflow != inflows_.end()) {
        text = in_brackets(text, " + ", inflow->second);
    }
    if (const auto gate = gates_.find(index); gate != gates_.end()) {
        text = in_brackets(gate->second, " * ", text);
    }
    return text;
}

std::string Formulas::readout(std::size_t readout) const {
    return texts_[static_cast<std::size_t>(equations_.readouts[readout].expression)];
}

template <class State>
Formulas::Assignment Formulas::assignment(const Act& act, State state) const {
    const std::string value = number_text(act.value);
    switch (act.kind) {
    case ActKind::set_parameter:
        return {constants_[static_cast<std::size_t>(act.index)], value};
    case ActKind::set_inflow:
        return {inflows_.at(act.index), value};
    case ActKind::empty_state:
        return {states_[static_cast<std::size_t>(act.index)], "0"};
    case ActKind::add_to_state:
        return {states_[static_cast<std::size_t>(act.index)],
                in_brackets(state(act.index), " + ", value)};
    case ActKind::hold_state:
        return {states_[static_cast<std::size_t>(act.index)], value};
    case ActKind::release_state:
        return {gates_.at(act.index), "1"};
    case ActKind::top_up: {
        std::string missing = value;
        for (const int part : equations_.totals[static_cast<std::size_t>(act.total)]) {
            missing = in_brackets(missing, " - ", state(part));
        }
        return {states_[static_cast<std::size_t>(act.index)],
                in_brackets(state(act.index), " + ", choose(missing, missing, "0"))};
    }
    }
    return {};
}

std::vector<Formulas::Assignment> Formulas::acts(const Event& event) const {
    std::vector<Assignment> all;
    for (const Act& act : event.acts) {
        Assignment one =
            assignment(act, [this](int state) { return states_[static_cast<std::size_t>(state)]; });
        if (one.name.empty()) {
            continue;
        }
        all.push_back(std::move(one));
        if (act.kind == ActKind::hold_state) {
            all.push_back({gates_.at(act.index), "0"});
        }
    }
    return all;
}

std::vector<Formulas::Assignment> Formulas::joined_acts(const Event& event) const {
    std::vector<Assignment> joined;
    const auto place_of = [&joined](const std::string& name) {
        return std::ranges::find(joined, name, &Assignment::name);
    };
    for (const Act& act : event.acts) {
        Assignment one = assignment(act, [&](int state) {
            const std::string& name = states_[static_cast<std::size_t>(state)];
            const auto known = place_of(name);
            return known == joined.end() ? name : known->formula;
        });
        std::vector<Assignment> assigned{std::move(one)};
        if (act.kind == ActKind::hold_state) {
            assigned.push_back({gates_.at(act.index), "0"});
        }
        for (Assignment& each : assigned) {
            if (const auto known = place_of(each.name); known != joined.end()) {
                known->formula = std::move(each.formula);
            } else if (!each.name.empty()) {
                joined.push_back(std::move(each));
            }
        }
    }
    return joined;
}

} // namespace disinhibit
