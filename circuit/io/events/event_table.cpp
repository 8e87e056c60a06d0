#include "circuit/io/events/event_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>

#include "circuit/build/schedule.h"
#include "circuit/describe/clock.h"
#include "circuit/describe/model_error.h"
#include "circuit/describe/units.h"
#include "circuit/io/events/rows.h"
#include "circuit/io/read/dose_amount.h"
#include "circuit/io/read/parameter_value.h"
#include "circuit/io/text/nearest_name.h"
#include "circuit/io/text/printable.h"
#include "circuit/io/text/read_file.h"
#include "circuit/model.h"

namespace disinhibit {
namespace {

/// Turns checked rows into doses, readings and changes.
class TableBuilder {
  public:
    TableBuilder(const EventGrid& grid,
                 const Library& library,
                 const Scenario& base,
                 FaultList& faults)
        : grid_(grid), library_(library), base_(base), faults_(faults) {
        table_.declarations = grid.declarations;
    }

    EventTable build(const std::vector<EventRow>& rows) {
        for (const EventCompartment& one : grid_.declarations.compartments) {
            guarded_call([&] { resolve_route(one); });
        }
        for (const EventRow& row : rows) {
            if (table_.subjects.empty() || table_.subjects.back().id != row.id) {
                table_.subjects.emplace_back().id = row.id;
                firsts_.push_back(&row);
                events_ = 0.0;
                observed_.clear();
            }
            table_.end_s = std::max(table_.end_s, time_of(row));
            if (row.kind == EventKind::dose) {
                guarded_call([&] { add_dose(row); });
            } else if (row.value) {
                observed_.push_back(&row);
            }
        }
        guarded_call([&] { make_tables(); });
        if (model_) {
            for (const EventCompartment& one : grid_.declarations.compartments) {
                guarded_call([&] { resolve_signal(one); });
            }
            add_readings(rows);
            add_covariates();
        }
        add_warnings();
        return std::move(table_);
    }

  private:
    template <class Call> void guarded_call(const Call& call) {
        try {
            call();
        } catch (const InputError& error) {
            faults_.add(error);
        }
    }

    double seconds(double written) const {
        return on_clock(written * grid_.declarations.time_unit_s);
    }

    double time_of(const EventRow& row) const { return seconds(row.time); }

    std::string key_of(EventColumn column) const {
        const auto at = grid_.columns[static_cast<std::size_t>(column)];
        return at ? grid_.key(*at) : name_of(column);
    }

    /// Substance and route of a map must be there.
    void resolve_route(const EventCompartment& one) {
        if (one.substance.empty()) {
            return;
        }
        const auto found = library_.substances.find(one.substance);
        if (found == library_.substances.end()) {
            std::vector<std::string> ids;
            for (const auto& [id, substance] : library_.substances) {
                ids.push_back(id);
            }
            const std::string nearest = nearest_name(one.substance, ids);
            throw InputError(one.dose_place,
                             "map",
                             fmt::format("found \"{}\"", one_line(one.substance)),
                             nearest.empty() ? "a substance as `list substances` names them"
                                             : "\"" + nearest + "\"");
        }
        const Kinetics& kinetics = require_kinetics(
            found->second, library_.subjects.at(base_.subject), one.dose_place, "map");
        std::vector<std::string> routes;
        for (const Route& route : kinetics.routes) {
            routes.push_back(route.id);
            if (route.id == one.route) {
                routes_[one.name] = &route;
            }
        }
        if (!routes_.contains(one.name)) {
            throw InputError(one.dose_place,
                             "map",
                             fmt::format("found \"{}\"", one_line(one.route)),
                             "one of " + listed(routes));
        }
        if (one.strength_fraction > 0.0 && !found->second.density) {
            throw InputError(one.dose_place,
                             "map",
                             "found a strength",
                             "none, as this substance has no density");
        }
    }

    /// A time above 0 that the clock can tell from 0.
    double span(const EventRow& row, EventColumn column, double written) const {
        const double t_s = seconds(written);
        if (t_s == 0.0 && written != 0.0) {
            throw InputError({grid_.file, row.line},
                             key_of(column),
                             fmt::format("found {:g}", written),
                             "a microsecond or more");
        }
        return t_s;
    }

    void add_dose(const EventRow& row) {
        const EventCompartment* to = find_compartment(grid_.declarations, row.compartment);
        const auto route = routes_.find(row.compartment);
        if (to == nullptr || route == routes_.end()) {
            return; // told already
        }
        const Place place{grid_.file, row.line};
        Dose dose;
        dose.substance = to->substance;
        dose.route = to->route;
        read_amount(csv_number(row.amount) + " " + to->amount_unit,
                    library_.substances.at(to->substance),
                    library_.subjects.at(base_.subject),
                    dose,
                    place,
                    key_of(EventColumn::amt));
        dose.strength_fraction = to->strength_fraction;
        dose.at_s = time_of(row);
        dose.over_s = row.rate > 0.0 ? duration_from_rate(row, *route->second)
                                     : span(row, EventColumn::dur, row.duration);
        if (row.more > 0) {
            dose.every_s = span(row, EventColumn::ii, row.interval);
            dose.count = 1 + row.more;
        }
        check_order(row, dose, *route->second);
        const double end_s = last_end_s(dose);
        events_ += dose.count;
        if (!(end_s <= largest_time_s)) {
            throw InputError(place,
                             key_of(EventColumn::addl),
                             "found a last dose after a century",
                             "an earlier one");
        }
        if (events_ > most_events) {
            throw InputError(place,
                             key_of(row.more > 0 ? EventColumn::addl : EventColumn::evid),
                             fmt::format("found {:.0f} doses of one ID up to here", events_),
                             fmt::format("at most {:.0f}", most_events));
        }
        table_.end_s = std::max(table_.end_s, end_s);
        table_.subjects.back().doses.push_back(dose);
    }

    /// What is read at the time of a dose shows the state after it: an observation that stands before the dose must be the same.
    void check_order(const EventRow& row, const Dose& dose, const Route& route) const {
        const bool arrives_at_once =
            dose.over_s == 0.0 &&
            (route.kind == RouteKind::bolus ||
             (route.kind == RouteKind::local && route.absorption_rate.value == 0.0));
        for (auto before = observed_.rbegin();
             before != observed_.rend() && time_of(**before) == dose.at_s;
             ++before) {
            const EventCompartment* at =
                find_compartment(grid_.declarations, (*before)->compartment);
            const bool counts_unabsorbed = at != nullptr && at->signal == dose.substance + ".body";
            if (arrives_at_once || (counts_unabsorbed && dose.over_s == 0.0)) {
                throw InputError({grid_.file, row.line},
                                 key_of(EventColumn::time),
                                 fmt::format("found a dose after the observation in line {}, which "
                                             "it changes at once",
                                             (*before)->line),
                                 "the dose first: what is read then shows the state after it; one "
                                 "before the dose needs an earlier TIME");
            }
        }
    }

    /// Where only a share F of the amount arrives, AMT and RATE make it F AMT / RATE, a time that hangs on a parameter.
    double duration_from_rate(const EventRow& row, const Route& route) const {
        if (route.bioavailability.value != 1.0) {
            throw InputError({grid_.file, row.line},
                             key_of(EventColumn::rate),
                             fmt::format("found {:g} into {}, of which {:g} of the dose arrives",
                                         row.rate,
                                         route.id,
                                         route.bioavailability.value),
                             "DUR: with RATE the duration would hang on that share");
        }
        return span(row, EventColumn::rate, row.amount / row.rate);
    }

    void make_tables() {
        try {
            model_ = make_model(library_, base_);
        } catch (const ModelError& error) {
            throw InputError({grid_.file}, error.where, "found " + error.found, error.expected);
        }
    }

    void resolve_signal(const EventCompartment& one) {
        if (one.signal.empty()) {
            return;
        }
        const Signal& signal = require_signal(model_->signals, one.signal, one.signal_place, "map");
        if (!in_unit_of(signal, one, 1.0)) {
            throw InputError(one.signal_place,
                             "map",
                             fmt::format("found \"{}\"", one_line(one.signal_unit)),
                             signal.unit + " or alike");
        }
        signals_[one.name] = &signal;
    }

    std::optional<double>
    in_unit_of(const Signal& signal, const EventCompartment& one, double value) const {
        return one.signal_unit == signal.unit ? std::optional(value)
                                              : convert(value,
                                                        one.signal_unit,
                                                        signal.unit,
                                                        molar_mass_for(signal.path, library_));
    }

    void add_readings(const std::vector<EventRow>& rows) {
        auto subject = table_.subjects.begin();
        for (const EventRow& row : rows) {
            while (subject->id != row.id) {
                ++subject;
            }
            const auto signal = signals_.find(row.compartment);
            if (!row.value || signal == signals_.end()) {
                continue;
            }
            const EventCompartment* at = find_compartment(grid_.declarations, row.compartment);
            subject->readings.push_back({time_of(row),
                                         row.compartment,
                                         *row.value,
                                         signal->second->path,
                                         *in_unit_of(*signal->second, *at, *row.value)});
        }
    }

    /// The parameter that a column sets; nullptr: none.
    const Parameter* parameter_of(const Covariate& covariate) const {
        const auto& masses = body_mass_columns();
        const bool is_mass =
            std::ranges::find(masses, in_upper_case(covariate.name)) != masses.end();
        const int index =
            model_->parameters.index(is_mass ? std::string(body_mass_path) : covariate.name);
        return index < 0 ? nullptr : &model_->parameters.rows[static_cast<std::size_t>(index)];
    }

    void add_covariates() {
        const auto& varying = grid_.declarations.varying;
        for (const Covariate& covariate : grid_.covariates) {
            const bool varies = std::ranges::find(varying, covariate.name) != varying.end();
            const Parameter* parameter = varies ? nullptr : parameter_of(covariate);
            if (parameter == nullptr) {
                table_.unused.push_back(covariate.name);
                continue;
            }
            table_.used.push_back(covariate.name + ": " + parameter->path);
            for (std::size_t i = 0; i < firsts_.size(); ++i) {
                guarded_call([&] { add_change(covariate, *parameter, i); });
            }
        }
    }

    void add_change(const Covariate& covariate, const Parameter& parameter, std::size_t subject) {
        const EventRow& row = *firsts_[subject];
        const std::string& text = row.cells->cells[covariate.column];
        if (text.empty() || text == ".") {
            return; // the typical one
        }
        ParameterChange change;
        change.path = parameter.path;
        change.value = parse_parameter_value(text,
                                             parameter,
                                             library_,
                                             true,
                                             false,
                                             {grid_.file, row.line},
                                             grid_.key(covariate.column));
        table_.subjects[subject].changes.push_back(change);
    }

    void add_warnings() {
        if (!table_.unused.empty()) {
            table_.warnings.push_back(fmt::format("{}: not used, as no parameter is called so: {}",
                                                  grid_.file,
                                                  listed(table_.unused)));
        }
        for (const EventSubject& subject : table_.subjects) {
            const bool has_dose = !subject.doses.empty();
            if (has_dose && !subject.readings.empty()) {
                continue;
            }
            table_.warnings.push_back(fmt::format("{}: ID {} has no {}",
                                                  grid_.file,
                                                  subject.id,
                                                  has_dose ? "observation"
                                                  : subject.readings.empty()
                                                      ? "dose and no observation"
                                                      : "dose"));
        }
    }

    const EventGrid& grid_;
    const Library& library_;
    const Scenario& base_;
    FaultList& faults_;
    EventTable table_;
    std::map<std::string, const Route*> routes_;   ///< by name of the compartment
    std::map<std::string, const Signal*> signals_; ///< likewise
    std::vector<const EventRow*> firsts_;          ///< of each subject
    std::vector<const EventRow*> observed_;        ///< of the subject so far
    double events_ = 0.0;                          ///< likewise
    std::shared_ptr<const Model> model_;
};

} // namespace

EventTable parse_event_table(const std::string& file,
                             const std::string& text,
                             const std::vector<EventDeclaration>& said,
                             const Library& library,
                             const Scenario& base) {
    FaultList faults;
    const EventGrid grid = read_grid(file, text, said, faults);
    const std::vector<EventRow> rows = check_rows(grid, faults);
    EventTable table = TableBuilder(grid, library, base, faults).build(rows);
    faults.finish();
    return table;
}

EventTable read_event_table(const std::filesystem::path& file,
                            const std::vector<EventDeclaration>& said,
                            const Library& library,
                            const Scenario& base) {
    return parse_event_table(file.string(), read_file(file), said, library, base);
}

Scenario scenario_of(const EventSubject& subject, const Scenario& base) {
    Scenario scenario = base;
    scenario.doses = subject.doses;
    for (const ParameterChange& change : subject.changes) {
        put_change(scenario, change);
    }
    return scenario;
}

} // namespace disinhibit
