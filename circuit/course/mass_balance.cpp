#include "circuit/course/mass_balance.h"

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

#include "circuit/course/course.h"
#include "circuit/describe/clock.h"

namespace disinhibit {
namespace {

/// What the tolerance of the solver may add, as a share of what was given.
constexpr double slack = 1e-3;

/// The parameters in force just after t_s.
const std::vector<double>& parameters_at(const Course& course, double t_s) {
    const std::vector<Event>& events = course.schedule().events;
    const auto after = std::upper_bound(
        events.begin(), events.end(), t_s, [](double t, const Event& e) { return t < e.t_s; });
    return after == events.begin() ? *course.schedule().initial.parameters
                                   : *(after - 1)->after.parameters;
}

/// Moles of one dose until t_s, all members together.
double given_nmol(const Library& library, const Course& course, const Dose& dose, double t_s) {
    const Substance& substance = library.substances.at(dose.substance);
    const int body_mass = course.model().parameters.index("subject.body_mass");
    double sum = 0.0;
    for (int member = 0; member < std::max(1, dose.count); ++member) {
        const double at_s = on_clock(dose.at_s + member * dose.every_s);
        if (at_s > t_s) {
            break;
        }
        double amount = dose.amount_nmol;
        if (dose.mass_kg > 0.0) {
            amount = dose.mass_kg * substance.label_factor.value / substance.molar_mass.value;
        }
        if (dose.basis == AmountBasis::per_body_mass) {
            amount *= parameters_at(course, at_s)[body_mass];
        }
        sum += amount * (dose.over_s > 0.0 ? std::min(1.0, (t_s - at_s) / dose.over_s) : 1.0);
    }
    return sum;
}

std::set<std::string> metabolites(const Library& library, const Model& model) {
    std::set<std::string> names;
    for (const BodyTotal& total : model.body_totals) {
        const Kinetics& kinetics =
            library.substances.at(total.substance).kinetics.at(model.species);
        for (const Elimination& elimination : kinetics.eliminations) {
            names.insert(elimination.metabolite);
        }
        for (const Route& route : kinetics.routes) {
            names.insert(route.first_pass_metabolite);
        }
    }
    return names;
}

std::string sentence(const std::string& what, double held, double given, double t_s) {
    std::ostringstream text;
    text << what << ": " << held << " nmol in the body of " << given << " nmol given at " << t_s
         << " s";
    return text.str();
}

} // namespace

std::string more_than_given(const Library& library, const Trajectory& course, double t_s) {
    const Course& impl = *course.impl().course;
    const Model& model = impl.model();
    const Scenario& scenario = course.scenario();
    std::set<std::string> unknown;
    std::map<std::string, double> given;
    for (const Clamp& clamp : scenario.clamps) {
        unknown.insert(clamp.signal.substr(0, clamp.signal.find('.')));
    }
    for (const Dose& dose : scenario.doses) {
        if (dose.to_level_nM > 0.0) {
            unknown.insert(dose.substance);
        } else {
            given[dose.substance] += given_nmol(library, impl, dose, t_s);
        }
    }
    const std::set<std::string> formed = metabolites(library, model);
    const std::vector<double> y = course.states_at(t_s);
    double all_held = 0.0;
    double all_given = 0.0;
    double all_floor = 0.0;
    bool all_known = true;
    for (const BodyTotal& total : model.body_totals) {
        double held = 0.0;
        double floor = 0.0;
        for (const int state : total.states) {
            held += y[state];
            floor += course.relative_tolerance() * course.error_floor()[state];
        }
        all_known = all_known && !unknown.contains(total.substance);
        all_held += held;
        all_floor += floor;
        all_given += given[total.substance];
        if (!formed.contains(total.substance) && !unknown.contains(total.substance) &&
            held > given[total.substance] * (1.0 + slack) + floor) {
            return sentence(total.substance, held, given[total.substance], t_s);
        }
    }
    return all_known && all_held > all_given * (1.0 + slack) + all_floor
               ? sentence("all substances together", all_held, all_given, t_s)
               : "";
}

} // namespace disinhibit
