#include "circuit/io/read/protocol.h"
#include "circuit/io/read/field_rules.h"

#include <fmt/format.h>

#include "circuit/describe/clock.h"
#include "circuit/io/read/readers.h"

namespace disinhibit {
namespace {

constexpr std::size_t kMostMembers = 2000;

/// One sweep of an arm: the texts that take the place of the key, and the axis they make.
struct Sweep {
    std::string array; ///< "dose" of "dose_1.amount"; empty for a key of the arm itself
    std::size_t item = 0;
    std::string field;
    std::vector<std::string> texts;
    SweepAxis axis;
};

Sweep read_sweep(TableReader& table) {
    Sweep sweep;
    const std::string key = table.text("key");
    const std::size_t dot = key.find('.');
    const std::size_t bar = key.rfind('_', dot);
    if (dot == std::string::npos || bar == std::string::npos || dot < bar + 2 || dot > bar + 3 ||
        key.find_first_not_of("0123456789", bar + 1) != dot || key[bar + 1] == '0') {
        table.fail_quoting("key", key, "\"<array>_<number>.<field>\" as in \"dose_1.amount\"");
    }
    sweep.array = key.substr(0, bar);
    sweep.item = std::stoul(key.substr(bar + 1, dot - bar - 1)) - 1;
    sweep.field = key.substr(dot + 1);
    sweep.axis.name = table.text_or("name", key);
    const std::vector<std::string> texts = table.texts("values");
    const std::optional<WrittenQuantity> plus =
        parse_written_quantity(table.text_or("plus", "0 s"));
    if (texts.empty() || !plus) {
        table.fail(plus ? "values" : "plus", "found no value", "texts such as \"5 mg\"");
    }
    for (const std::string& text : texts) {
        const std::optional<WrittenQuantity> value = parse_written_quantity(text);
        if (!value || (!sweep.axis.values.empty() && value->unit_text != sweep.axis.unit)) {
            table.fail_quoting("values", text, "a number with the same unit as the others");
        }
        if (!sweep.axis.values.empty() && value->number <= sweep.axis.values.back()) {
            table.fail_quoting("values", text, "values in ascending order");
        }
        sweep.axis.unit = value->unit_text;
        sweep.axis.values.push_back(value->number);
        const double shift =
            plus->number * plus->unit.internal_per_unit / value->unit.internal_per_unit;
        sweep.texts.push_back(
            shift == 0.0 ? text : format_number(value->number + shift) + " " + value->unit_text);
    }
    table.finish();
    return sweep;
}

/// Puts `text` in the place the sweep names.
void substitute(toml::table& scenario,
                const Sweep& sweep,
                const std::string& text,
                const TableReader& arm) {
    toml::array* items = scenario.get_as<toml::array>(sweep.array);
    toml::table* item = items != nullptr ? items->get_as<toml::table>(sweep.item) : nullptr;
    if (item == nullptr || !item->contains(sweep.field)) {
        arm.fail_quoting("sweep", sweep.axis.name, "a key of this arm");
    }
    item->insert_or_assign(sweep.field, text);
}

Scenario read_member(const toml::table& tree, const TableReader& arm, const Library& library) {
    const bool names_circuit = tree.contains("circuit");
    TomlDocument document{arm.file(), tree};
    if (!names_circuit) { // any circuit will do to check paths and units; the hypothesis is chosen when it is run
        document.root.insert("circuit", library.scenarios.at(library.default_scenario).circuit);
    }
    try {
        Scenario scenario = read_scenario(
            document, tree.get("name")->value_or(std::string()), library, arm.context());
        if (!names_circuit) {
            scenario.circuit = "";
        }
        return scenario;
    } catch (
        const InputError& error) { // a copied table has lost its lines: say where the arm begins
        const Place place =
            error.line() > 0 ? Place{error.file(), error.line()} : arm.place("name");
        throw InputError(place, arm.key_path(error.key()), error.found(), error.expected());
    }
}

Relation read_relation(TableReader& table) {
    return table.choice<Relation>("relation",
                                  {{"absolute", Relation::absolute},
                                   {"percent_of_baseline", Relation::percent_of_baseline},
                                   {"percent_change", Relation::percent_change},
                                   {"percent_fall", Relation::percent_fall}},
                                  Relation::absolute);
}

MetricKind read_kind(TableReader& table) {
    return table.choice<MetricKind>(
        "kind",
        {{"value_at", MetricKind::value_at},
         {"mean", MetricKind::mean},
         {"peak", MetricKind::peak},
         {"trough", MetricKind::trough},
         {"peak_change", MetricKind::peak_change},
         {"time_of_peak", MetricKind::time_of_peak},
         {"time_of_trough", MetricKind::time_of_trough},
         {"local_maximum_time", MetricKind::local_maximum_time},
         {"area", MetricKind::area},
         {"half_life", MetricKind::half_life},
         {"slope", MetricKind::slope},
         {"secant_slope", MetricKind::secant_slope},
         {"decay_time_constant", MetricKind::decay_time_constant},
         {"decay_rate", MetricKind::decay_rate},
         {"crossing_time", MetricKind::crossing_time},
         {"last_time_above", MetricKind::last_time_above},
         {"largest_relative_change", MetricKind::largest_relative_change},
         {"ed50", MetricKind::ed50},
         {"arg_max", MetricKind::arg_max},
         {"arg_min", MetricKind::arg_min},
         {"maximum", MetricKind::maximum},
         {"minimum", MetricKind::minimum},
         {"recovery", MetricKind::recovery},
         {"select", MetricKind::select},
         {"schild_slope", MetricKind::schild_slope},
         {"dose_of_double_shift", MetricKind::dose_of_double_shift},
         {"ratio", MetricKind::ratio},
         {"difference", MetricKind::difference},
         {"percent_change", MetricKind::percent_change},
         {"largest_magnitude", MetricKind::largest_magnitude},
         {"order", MetricKind::order},
         {"all", MetricKind::all},
         {"none", MetricKind::none},
         {"sign", MetricKind::sign},
         {"negative_logarithm", MetricKind::negative_logarithm},
         {"standardised_difference", MetricKind::standardised_difference},
         {"uptake_balance", MetricKind::uptake_balance},
         {"parameter", MetricKind::parameter}});
}

std::optional<double> optional_number(TableReader& table, const char* key) {
    const bool present = table.has(key);
    const double number = table.number_or(key, 0.0, -largest_number, largest_number);
    return present ? std::optional(number) : std::nullopt;
}

std::optional<double> optional_time(TableReader& table, const char* key) {
    const bool present = table.has(key);
    const double time_s = table.written_value_or(key, moment_rule, 0.0);
    return present ? std::optional(time_s) : std::nullopt;
}

void read_time_keys(TableReader& table, MetricRecipe& recipe) {
    if (recipe.kind == MetricKind::value_at) {
        recipe.at_metric = table.text_or("at_metric");
        if (recipe.at_metric.empty()) {
            recipe.at_s = table.written_value("at", moment_rule);
        }
        return;
    }
    recipe.from_s = table.written_value_or("from", moment_rule, 0.0);
    recipe.to_s = optional_time(table, "to");
    switch (recipe.kind) {
    case MetricKind::peak_change:
        recipe.reference_s = optional_time(table, "reference");
        break;
    case MetricKind::local_maximum_time:
        recipe.nth = table.count_or("nth", 1, 1, 100);
        break;
    case MetricKind::area:
        recipe.extrapolate = table.flag_or("extrapolate", false);
        break;
    case MetricKind::slope:
        recipe.between = table.numbers("between");
        break;
    case MetricKind::crossing_time:
        recipe.direction = table.choice<Direction>(
            "direction", {{"rising", Direction::rising}, {"falling", Direction::falling}});
        [[fallthrough]];
    case MetricKind::last_time_above:
        recipe.level = optional_number(table, "level");
        recipe.level_metric = table.text_or("level_metric");
        break;
    default:
        break;
    }
}

void read_other_keys(TableReader& table, MetricRecipe& recipe, double dead_band) {
    switch (recipe.kind) {
    case MetricKind::ed50:
        recipe.maximum = optional_number(table, "maximum");
        break;
    case MetricKind::recovery:
        recipe.level = table.number_or("level", 95.0, -largest_number, largest_number);
        break;
    case MetricKind::select:
        recipe.x = table.number_or("x", 0.0, -largest_number, largest_number);
        break;
    case MetricKind::order:
    case MetricKind::sign:
        recipe.dead_band = table.number_or("dead_band", dead_band, 0.0, largest_number);
        break;
    case MetricKind::ratio:
    case MetricKind::percent_change:
        recipe.least_reference = table.number_or("least_reference", 0.0, 0.0, largest_number);
        break;
    case MetricKind::standardised_difference:
        recipe.deviation = table.number_or("deviation", 1.0, 1e-9, largest_number);
        break;
    case MetricKind::parameter:
        recipe.path = table.text("path");
        recipe.arm = table.text("arm");
        recipe.at_s = table.written_value_or("at", moment_rule, 0.0);
        break;
    default:
        break;
    }
}

/// How many inputs a kind takes: {least, most}.
std::pair<std::size_t, std::size_t> input_count(MetricKind kind) {
    switch (kind) {
    case MetricKind::parameter:
        return {0, 0};
    case MetricKind::ratio:
    case MetricKind::difference:
    case MetricKind::percent_change:
    case MetricKind::standardised_difference:
        return {2, 2};
    case MetricKind::uptake_balance:
        return {3, 3};
    case MetricKind::largest_magnitude:
    case MetricKind::order:
    case MetricKind::all:
    case MetricKind::none:
        return {1, 20};
    default:
        return {1, 1};
    }
}

} // namespace

ExperimentArm read_arm(TableReader& table, const Library& library) {
    ExperimentArm arm;
    arm.name = table.id("name");
    table.rename(arm.name);
    std::vector<Sweep> sweeps;
    for (TableReader& sweep : table.tables("sweep")) {
        sweeps.push_back(read_sweep(sweep));
        arm.axes.push_back(sweeps.back().axis);
    }
    std::size_t count = 1;
    for (const Sweep& sweep : sweeps) {
        count *= sweep.texts.size();
    }
    if (count > kMostMembers) {
        table.fail(
            "sweep", fmt::format("found {} runs", count), fmt::format("at most {}", kMostMembers));
    }
    toml::table as_written = table.tree();
    as_written.erase("sweep");
    read_member(as_written, table, library); // what a sweep replaces is checked like the rest
    for (std::size_t i = 0; i < count; ++i) {
        toml::table tree = as_written;
        std::size_t rest = i;
        for (std::size_t k = sweeps.size(); k-- > 0;) { // the last axis runs fastest
            substitute(tree, sweeps[k], sweeps[k].texts[rest % sweeps[k].texts.size()], table);
            rest /= sweeps[k].texts.size();
        }
        arm.members.push_back(read_member(tree, table, library));
    }
    return arm;
}

SeriesRecipe read_series(TableReader& table) {
    SeriesRecipe recipe;
    recipe.name = table.id("name");
    table.rename(recipe.name);
    recipe.arm = table.text("arm");
    recipe.minus_arm = table.text_or("minus_arm");
    recipe.signal = table.text("signal");
    recipe.instrument = table.choice<InstrumentKind>("instrument",
                                                     {{"none", InstrumentKind::none},
                                                      {"dialysis", InstrumentKind::dialysis},
                                                      {"bins", InstrumentKind::bins},
                                                      {"pet", InstrumentKind::pet},
                                                      {"assay", InstrumentKind::assay}},
                                                     InstrumentKind::none);
    recipe.relation = read_relation(table);
    if (recipe.instrument == InstrumentKind::assay) {
        for (const std::string& text : table.texts("times")) {
            const std::optional<WrittenQuantity> time = parse_written_quantity(text);
            const std::optional<double> time_s = time ? value_on_clock(*time) : std::nullopt;
            if (!time_s || time->unit.dimension != Dimension::time ||
                !allows(moment_rule, *time_s)) {
                table.fail_quoting("times", text, "times such as \"4 h\"");
            }
            recipe.times_s.push_back(*time_s);
        }
        if (recipe.times_s.empty()) {
            table.fail("times", "missing", "sampling times");
        }
        recipe.lower_limit = table.number_or("lower_limit", 0.0, 0.0, largest_number);
    } else {
        recipe.from_s = table.written_value_or("from", moment_rule, 0.0);
        recipe.to_s = table.written_value_or("to", moment_rule, 0.0);
    }
    if (recipe.instrument == InstrumentKind::none) {
        recipe.every_s = table.written_value_or("every", span_rule, 0.0);
    }
    if (recipe.instrument == InstrumentKind::dialysis ||
        recipe.instrument == InstrumentKind::bins) {
        recipe.bin_s = table.written_value_or("bin", span_rule, recipe.bin_s);
    }
    if (recipe.instrument == InstrumentKind::dialysis) {
        recipe.lag_s = table.written_value_or("lag", moment_rule, recipe.lag_s);
    }
    table.finish();
    return recipe;
}

MetricRecipe read_metric(TableReader& table, double dead_band) {
    MetricRecipe recipe;
    recipe.name = table.id("name");
    table.rename(recipe.name);
    recipe.kind = read_kind(table);
    recipe.of = table.texts("of");
    const auto [least, most] = input_count(recipe.kind);
    if (recipe.of.size() < least || recipe.of.size() > most) {
        table.fail("of",
                   fmt::format("found {} names", recipe.of.size()),
                   fmt::format("{} to {}", least, most));
    }
    recipe.factor = table.number_or("factor", 1.0, -largest_number, largest_number);
    recipe.unit = table.text_or("unit");
    if (is_time_metric(recipe.kind)) {
        read_time_keys(table, recipe);
    } else {
        read_other_keys(table, recipe, dead_band);
    }
    table.finish();
    return recipe;
}

} // namespace disinhibit
