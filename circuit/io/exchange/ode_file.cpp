#include "circuit/io/exchange/ode_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <ostream>
#include <set>
#include <string>
#include <vector>

#include "circuit/course/equations.h"
#include "circuit/describe/clock.h"
#include "circuit/describe/model_error.h"
#include "circuit/describe/units.h"
#include "circuit/io/exchange/formulas.h"

namespace disinhibit {
namespace {

// What XPPAUT 6.11b takes, as Debian has it.
constexpr std::size_t most_parameters = 280, most_global_lines = 480, most_acts = 20;
constexpr std::size_t longest_line = 900, longest_comment = 240, most_letters = 9;
constexpr double most_rows = 2e5, longest_step_s = 600.0;
/// An event happens by this share of a step after its time: on the end of a step it would be missed.
constexpr double event_delay = 1e-6;

const std::set<std::string> reserved{
    "t",    "pi",   "if",   "then",   "else",   "sin",  "cos",    "tan",  "asin", "acos", "atan",
    "exp",  "ln",   "log",  "sqrt",   "abs",    "max",  "min",    "mod",  "flr",  "sum",  "of",
    "set",  "int",  "ran",  "sign",   "heav",   "not",  "erf",    "erfc", "par",  "aux",  "init",
    "done", "arg1", "arg2", "global", "normal", "hill", "regpow", "satur"};

/// XPPAUT reads brackets as arrays wherever they stand, and cuts long lines.
void write_comment(std::ostream& out, std::string text) {
    std::ranges::replace(text, '[', '(');
    std::ranges::replace(text, ']', ')');
    std::ranges::replace(text, '\\', '/');
    std::ranges::replace(text, '\n', ' ');
    for (std::size_t i = 0; i < text.size() || i == 0; i += longest_comment) {
        out << "# " << text.substr(i, longest_comment) << '\n';
    }
}

struct Grid {
    double step_s = 0.0;
    long rows = 0;
    bool exact = true; ///< every event lies on the end of a step
};

/// The longest step on whose multiples every event and every row lies.
Grid make_grid(const Scenario& scenario, const std::vector<Event>& events) {
    const auto ticks = [](double t_s) { return static_cast<std::int64_t>(ticks_of(t_s)); };
    std::int64_t common = std::gcd(ticks(scenario.report_every_s), ticks(scenario.duration_s));
    for (const Event& event : events) {
        common = std::gcd(common, ticks(event.t_s));
    }
    Grid grid;
    double shared_s = seconds_of(static_cast<double>(common));
    if (scenario.duration_s / shared_s > most_rows) {
        grid.exact = false;
        shared_s = std::max(scenario.report_every_s, scenario.duration_s / most_rows);
    }
    grid.step_s = shared_s / std::ceil(shared_s / longest_step_s);
    grid.rows = std::lround(scenario.duration_s / grid.step_s) + 1;
    return grid;
}

void write_head(std::ostream& out, const Recipe& recipe, const Grid& grid) {
    for (const auto& [key, value] : recipe) {
        write_comment(out, key + ": " + value);
    }
    write_comment(out,
                  "Time in s, amounts in nmol, concentrations in nM, rates in Hz, shares of 1. "
                  "Names are short because "
                  "XPPAUT reads ten letters; the line above each says what it is.");
    write_comment(out,
                  fmt::format("Events happen {:g} s after their time, for XPPAUT misses them on "
                              "the end of a step: a row "
                              "at the time of a dose is that before it.",
                              event_delay * grid.step_s));
    write_comment(out, solved_for_these);
    if (!grid.exact) {
        write_comment(out,
                      "Not exact: some events lie inside of a step, where XPPAUT reads the states "
                      "on a straight line.");
    }
}

void write_constants(std::ostream& out, const Equations& equations, const Formulas& formulas) {
    const std::set<int> changing = equations.set_by_events();
    std::size_t parameters = formulas.inflows().size() + formulas.gates().size() + changing.size();
    for (std::size_t i = 0; i < equations.constants.size(); ++i) {
        const Equations::Constant& constant = equations.constants[i];
        const std::string& name = formulas.constant_name(i);
        if (name.empty()) {
            continue;
        }
        const Provenance& from = constant.provenance;
        write_comment(out,
                      fmt::format("{}: {}, {}{}{}",
                                  constant.id,
                                  constant.label,
                                  constant.unit,
                                  from.source.empty() ? ", follows from rest" : ", " + from.source,
                                  from.grade.empty() ? "" : " (" + from.grade + ")"));
        // What is beyond the room for parameters is a fixed quantity, which events cannot set.
        const bool is_parameter =
            changing.contains(static_cast<int>(i)) || ++parameters <= most_parameters;
        out << (is_parameter ? "par " : "") << name << "=" << format_number(constant.value) << '\n';
    }
    for (const auto& [state, name] : formulas.inflows()) {
        write_comment(out, "inflow by infusion, per s: " + equations.states[state].id);
        out << "par " << name << "=0\n";
    }
    for (const auto& [state, name] : formulas.gates()) {
        write_comment(out, "0 while held: " + equations.states[state].id);
        out << "par " << name << "=1\n";
    }
}

/// Those of circuit/numerics/mathematics.h.
void write_functions(std::ostream& out) {
    out << "satur(x)=x/(1+x)\n"
           "regpow(x,n,w)=if((n==flr(n))&(n>=1)&(n<=8))then(x^n)else("
           "x*(x*x+w*w)^((n-1)/2)*if(x>=0)then(1)else(w*w/(x*x+w*w)))\n"
           "hill(x,k,n)=if(n==1)then(x/(k+x))else(if((n==flr(n))&(n<=8)&(x<=0))then(0)else("
           "satur(regpow(x/k,n,1e-06))))\n";
}

void write_equations(std::ostream& out,
                     const Equations& equations,
                     const Formulas& formulas,
                     Names& names) {
    for (const Formulas::Quantity& quantity : formulas.quantities()) {
        out << quantity.name << "=" << quantity.formula << '\n';
    }
    for (std::size_t i = 0; i < equations.states.size(); ++i) {
        const Equations::State& state = equations.states[i];
        write_comment(out, state.id + ", " + state.unit);
        out << formulas.state_name(i) << "'=" << formulas.slope(i) << '\n'
            << "init " << formulas.state_name(i) << "=" << format_number(state.rest) << '\n';
    }
    for (std::size_t i = 0; i < equations.readouts.size(); ++i) {
        const Equations::Readout& readout = equations.readouts[i];
        write_comment(out, readout.id + ", " + readout.unit);
        out << "aux " << names.add(readout.id) << "=" << formulas.readout(i) << '\n';
    }
}

/// One event as lines of at most so many acts and letters as XPPAUT takes; how many.
std::size_t
write_event(std::ostream& out, const std::vector<Formulas::Assignment>& acts, double at_s) {
    const std::string head = "global 1 t-" + format_number(at_s) + " {";
    std::string line = head;
    std::size_t lines = 0, count = 0;
    const auto end_line = [&] {
        out << line << "}\n";
        line = head;
        count = 0;
        ++lines;
    };
    for (const Formulas::Assignment& act : acts) {
        const std::string text = act.name + "=" + act.formula;
        if (count == most_acts || (count > 0 && line.size() + text.size() > longest_line)) {
            end_line();
        }
        line += (count++ > 0 ? ";" : "") + text;
    }
    if (count > 0) {
        end_line();
    }
    return lines;
}

} // namespace

void write_ode(std::ostream& out, const Trajectory& trajectory, const Recipe& recipe) {
    const Scenario& scenario = trajectory.scenario();
    const Equations equations = make_equations(trajectory);
    Names names(most_letters, reserved);
    const Formulas formulas(equations, Language::xpp, names);
    const Grid grid = make_grid(scenario, equations.events);
    write_head(out, recipe, grid);
    write_constants(out, equations, formulas);
    write_functions(out);
    write_equations(out, equations, formulas, names);
    std::size_t lines = 0;
    for (const Event& event : equations.events) {
        lines += write_event(out, formulas.acts(event), event.t_s + event_delay * grid.step_s);
    }
    if (lines > most_global_lines) {
        throw ModelError{scenario.id,
                         std::to_string(lines) + " events",
                         "at most " + std::to_string(most_global_lines) + " for XPPAUT"};
    }
    out << fmt::format("@ total={},dt={},maxstor={},meth=cvode,tol=1e-9,atol=1e-11,bound=1e20\n"
                       "@ xlo=0,xhi={}\ndone\n",
                       format_number(scenario.duration_s),
                       format_number(grid.step_s),
                       grid.rows + 10,
                       format_number(scenario.duration_s));
}

} // namespace disinhibit
