#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <tuple>

#include "circuit/build/schedule.h"
#include "circuit/course/simulate.h"
#include "circuit/describe/clock.h"
#include "circuit/io/read/dose_amount.h"
#include "circuit/io/read/field_rules.h"
#include "circuit/io/read/parameter_value.h"
#include "circuit/io/read/readers.h"
#include "circuit/model.h"

namespace disinhibit {
namespace {

constexpr double most_rows = 2e6;

const FieldRule strength{"strength", {Dimension::number}, 0.0, 1.0, false};
const FieldRule frequency{"frequency", {Dimension::firing_rate}, 0.0, 1e4, false};

/// Reads one scenario file. Values of parameters and signals need their tables, so a model is built for them.
class ScenarioReader {
  public:
    ScenarioReader(TableReader root, const std::string& id, const Library& library)
        : library_(library), root_(std::move(root)) {
        scenario_.id = id;
    }

    Scenario read() {
        scenario_.name = root_.text("name");
        scenario_.text = root_.text_or("text");
        scenario_.group = root_.text_or("group");
        scenario_.subject = choose("subject", library_.subjects);
        scenario_.circuit = choose("circuit", library_.circuits);
        read_times();
        for (TableReader& table : root_.tables("dose")) {
            read_dose(table);
        }
        for (TableReader& table : root_.tables("removal")) {
            read_removal(table);
        }
        for (TableReader& table : root_.tables("change")) {
            read_change(table);
        }
        for (TableReader& table : root_.tables("clamp")) {
            read_clamp(table);
        }
        for (TableReader& table : root_.tables("pulses")) {
            read_pulses(table);
        }
        root_.optional_table("shot"); // how a window looked at this run: engine/view reads it
        root_.finish();
        return std::move(scenario_);
    }

  private:
    template <class Items>
    std::string choose_from(TableReader& table, const char* key, const Items& items) {
        const std::string id = table.text(key);
        if (!items.contains(id)) {
            std::vector<std::string> ids;
            for (const auto& [name, item] : items) {
                ids.push_back(name);
            }
            table.fail_quoting(key, id, "one of " + listed(ids));
        }
        return id;
    }

    template <class Items> std::string choose(const char* key, const Items& items) {
        return choose_from(root_, key, items);
    }

    void read_times() {
        scenario_.duration_s = root_.written_value("duration", span_rule);
        scenario_.report_every_s =
            root_.written_value_or("report_every", span_rule, scenario_.report_every_s);
        scenario_.open_at_s = root_.written_value_or("open_at", moment_rule, 0.0);
        if (scenario_.duration_s / scenario_.report_every_s > most_rows) {
            root_.fail("report_every", "found too many report times", "at most 2 million rows");
        }
        if (scenario_.open_at_s > scenario_.duration_s) {
            root_.fail("open_at", "found a time after the end", "a time within duration");
        }
    }

    void read_dose(TableReader& table) {
        Dose dose;
        dose.substance = choose_from(table, "substance", library_.substances);
        const Substance& substance = library_.substances.at(dose.substance);
        const Kinetics& kinetics = require_kinetics(substance,
                                                    library_.subjects.at(scenario_.subject),
                                                    table.place("substance"),
                                                    table.key_path("substance"));
        if (table.has("to_level")) {
            read_level(table.text("to_level"),
                       substance,
                       dose,
                       table.place("to_level"),
                       table.key_path("to_level"));
        } else {
            read_amount_of(table, "amount", substance, dose);
        }
        read_written(table, substance, dose);
        dose.route = table.text("route");
        std::vector<std::string> routes;
        bool known = false;
        for (const Route& route : kinetics.routes) {
            routes.push_back(route.id);
            known = known || route.id == dose.route;
        }
        if (!known) {
            table.fail_quoting("route", dose.route, "one of " + listed(routes));
        }
        dose.at_s = table.written_value_or("at", moment_rule, 0.0);
        dose.over_s = table.written_value_or("over", moment_rule, 0.0);
        dose.strength_fraction = table.written_value_or("strength", strength, 0.0);
        if (dose.strength_fraction > 0.0 && !substance.density) {
            table.fail("strength", "found a strength", "none, as this substance has no density");
        }
        dose.every_s = table.written_value_or("every", span_rule, 0.0);
        dose.count = table.count_or("count", 1, 1, most_repeats);
        if (dose.every_s > 0.0 ? !table.has("count") : dose.count > 1) {
            table.fail(
                dose.every_s > 0.0 ? "count" : "every", "missing", "every and count together");
        }
        if (!(last_end_s(dose) <= largest_time_s)) {
            table.fail("count", "found a last dose after a century", "an earlier one");
        }
        table.finish();
        scenario_.doses.push_back(dose);
        count_events(table, dose.count);
    }

    void read_amount_of(TableReader& table,
                        const char* key,
                        const Substance& substance,
                        Dose& dose) const {
        read_amount(table.text(key),
                    substance,
                    library_.subjects.at(scenario_.subject),
                    dose,
                    table.place(key),
                    table.key_path(key));
    }

    /// What the words for an amount say; nothing where they are no amount that this program understands.
    std::optional<Dose>
    said_by(const std::string& words, const Substance& substance, bool is_level) const {
        Dose said;
        try {
            is_level ? read_level(words, substance, said, {}, "")
                     : read_amount(
                           words, substance, library_.subjects.at(scenario_.subject), said, {}, "");
        } catch (const InputError&) {
            return std::nullopt;
        }
        return said;
    }

    /// Words for an amount must say that amount; words that nobody here understands stand behind it.
    void read_written(TableReader& table, const Substance& substance, Dose& dose) const {
        if (!table.has("written")) {
            return;
        }
        const std::string words = table.text("written");
        const std::optional<Dose> said = said_by(words, substance, dose.to_level_nM > 0.0);
        if (!said) {
            dose.written = fmt::format("{} ({})", dose.written, words);
            return;
        }
        const auto differs = [](double a, double b) {
            constexpr double rounding = 1e-9;
            return std::abs(a - b) > rounding * std::abs(b);
        };
        if (said->basis != dose.basis || differs(said->mass_kg, dose.mass_kg) ||
            differs(said->amount_nmol, dose.amount_nmol) ||
            differs(said->to_level_nM, dose.to_level_nM)) {
            table.fail_quoting(
                "written", words, fmt::format("words for {}, as the dose says", dose.written));
        }
        dose.written = said->written;
    }

    /// Before anything is built of them.
    void count_events(TableReader& table, int count) {
        events_ += count;
        if (events_ > most_events) {
            table.fail(table.has("count") ? "count" : "",
                       fmt::format("found {:.0f} events up to here", events_),
                       fmt::format("at most {:.0f} doses, pulses, changes, holds and removals in "
                                   "all",
                                   most_events));
        }
    }

    /// A second value of one thing over the same time contradicts the first.
    void check_value(
        TableReader& table, const std::string& name, double at_s, double until_s, double value) {
        const auto [known, is_new] = values_.try_emplace({name, at_s, until_s}, value);
        if (!is_new && known->second != value) {
            table.fail("value",
                       fmt::format("found a second value of {} over the same time", one_line(name)),
                       "one value");
        }
    }

    void read_removal(TableReader& table) {
        Removal removal;
        removal.substance = choose_from(table, "substance", library_.substances);
        removal.at_s = table.written_value("at", moment_rule);
        removal.everywhere = table.flag_or("everywhere", false);
        table.finish();
        scenario_.removals.push_back(removal);
        count_events(table, 1);
    }

    void read_change(TableReader& table) {
        ParameterChange change;
        change.path = table.text("path");
        const Parameter& parameter = require_parameter(
            model().parameters, change.path, table.place("path"), table.key_path("path"));
        change.beyond_range = table.flag_or("beyond_range", false);
        change.value = read_value(table, "value", parameter, false, change.beyond_range);
        read_window(table, change.at_s, change.until_s, false);
        table.finish();
        scenario_.changes.push_back(change);
        count_events(table, 1);
        check_value(table, change.path, change.at_s, change.until_s, change.value);
    }

    void read_clamp(TableReader& table) {
        Clamp clamp;
        clamp.signal = table.text("signal");
        const Signal& signal = require_signal(
            model().signals, clamp.signal, table.place("signal"), table.key_path("signal"));
        clamp.value = parse_signal_value(
            table.text("value"), signal, library_, table.place("value"), table.key_path("value"));
        read_window(table, clamp.at_s, clamp.until_s, true);
        clamp.if_present = table.flag_or("if_present", false);
        table.finish();
        scenario_.clamps.push_back(clamp);
        count_events(table, 1);
        check_value(table, clamp.signal, clamp.at_s, clamp.until_s, clamp.value);
    }

    void read_pulses(TableReader& table) {
        PulseTrain train;
        train.path = table.text("path");
        const Parameter& parameter = require_parameter(
            model().parameters, train.path, table.place("path"), table.key_path("path"));
        train.height = read_value(table, "height", parameter, true);
        train.at_s = table.written_value_or("at", moment_rule, 0.0);
        train.frequency_hz = table.written_value("frequency", frequency);
        train.width_s = table.written_value("width", span_rule);
        train.count = table.count_or("count", 1, 1, most_repeats);
        if (train.width_s * train.frequency_hz > 1.0) {
            table.fail("width", "found pulses that overlap", "a width of at most 1 / frequency");
        }
        table.finish();
        scenario_.pulses.push_back(train);
        count_events(table, train.count);
    }

    void read_window(TableReader& table, double& at_s, double& until_s, bool until_is_required) {
        at_s = table.written_value_or("at", moment_rule, 0.0);
        until_s = until_is_required ? table.written_value("until", moment_rule)
                                    : table.written_value_or("until", moment_rule, 0.0);
        if (table.has("until") && until_s <= at_s) {
            table.fail("until", "found a time not after at", "a later time than at");
        }
    }

    double read_value(TableReader& table,
                      const char* key,
                      const Parameter& parameter,
                      bool is_difference,
                      bool beyond_range = false) {
        return parse_parameter_value(table.text(key),
                                     parameter,
                                     library_,
                                     false,
                                     is_difference,
                                     table.place(key),
                                     table.key_path(key),
                                     beyond_range);
    }

    /// What decides the tables of a model before any clamp or change has been read.
    std::string built_from() const {
        std::set<std::string> routes;
        for (const Dose& dose : scenario_.doses) {
            routes.insert(dose.substance + " " + dose.route);
        }
        return fmt::format(
            "{}, {}: {}", scenario_.circuit, scenario_.subject, fmt::join(routes, ", "));
    }

    const Model& model() {
        if (!model_) {
            try {
                std::shared_ptr<const Model>& shared = root_.context().models[built_from()];
                if (!shared) {
                    shared = make_model(library_, scenario_);
                }
                model_ = shared;
            } catch (const ModelError& error) {
                throw InputError(root_.place(""),
                                 error.where,
                                 fmt::format("found \"{}\"", one_line(error.found)),
                                 error.expected);
            }
        }
        return *model_;
    }

    const Library& library_;
    TableReader root_;
    Scenario scenario_;
    double events_ = 0.0; ///< read so far, members of repeats one by one
    std::map<std::tuple<std::string, double, double>, double> values_; ///< by name, at and until
    std::shared_ptr<const Model> model_;
};

} // namespace

Scenario read_scenario(const TomlDocument& document,
                       const std::string& id,
                       const Library& library,
                       ReadContext& context) {
    return read_scenario(TableReader(document, context, "scenario"), id, library);
}

Scenario read_scenario(TableReader table, const std::string& id, const Library& library) {
    return ScenarioReader(std::move(table), id, library).read();
}

} // namespace disinhibit
