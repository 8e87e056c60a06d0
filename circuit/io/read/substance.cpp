#include <fmt/format.h>

#include <array>

#include "circuit/io/read/readers.h"

namespace disinhibit {
namespace {

Elimination read_elimination(TableReader table, double molar_mass) {
    Elimination elimination;
    elimination.kind =
        table.choice<EliminationKind>("kind",
                                      {{"first_order", EliminationKind::first_order},
                                       {"michaelis_menten", EliminationKind::michaelis_menten},
                                       {"zero_order", EliminationKind::zero_order}});
    if (elimination.kind == EliminationKind::first_order) {
        elimination.clearance = table.quantity("clearance");
    } else {
        elimination.maximum_rate = table.quantity("maximum_rate", "", molar_mass);
        elimination.half_saturation = table.quantity("half_saturation", "", molar_mass);
    }
    elimination.metabolite = table.reference_or_none("metabolite", "substance");
    if (!elimination.metabolite.empty()) {
        elimination.metabolite_fraction = table.quantity("metabolite_fraction");
    }
    table.finish();
    return elimination;
}

void read_absorption(TableReader& table, Route& route) {
    route.absorption_rate = table.quantity("absorption_rate");
    route.emptying_rate = table.optional_quantity("emptying_rate");
    route.reference_strength = table.optional_quantity("reference_strength");
    route.strength_exponent = table.optional_quantity("strength_exponent");
    if (route.strength_exponent && !(route.emptying_rate && route.reference_strength)) {
        table.fail(route.emptying_rate ? "reference_strength" : "emptying_rate",
                   "missing",
                   "both emptying_rate and reference_strength where strength matters");
    }
}

void read_depot(TableReader& table, Route& route) {
    double sum = 0.0;
    for (TableReader& phase : table.tables("phase")) {
        route.phases.push_back({phase.quantity("fraction"),
                                phase.quantity("mean_time"),
                                phase.count_or("stages", 1, 1, 20)});
        sum += route.phases.back().fraction.value;
        phase.finish();
    }
    if (route.phases.empty()) {
        table.fail("phase", "missing", "at least one [[phase]] of a depot");
    }
    constexpr double slack = 1e-9;
    if (sum > 1.0 + slack) {
        table.fail("phase", fmt::format("found fractions that sum to {:.6g}", sum), "at most 1");
    }
}

Route read_route(const std::string& id, TableReader table) {
    Route route;
    route.id = id;
    route.name = table.text("name");
    route.kind = table.choice<RouteKind>("kind",
                                         {{"bolus", RouteKind::bolus},
                                          {"absorption", RouteKind::absorption},
                                          {"depot", RouteKind::depot},
                                          {"local", RouteKind::local}});
    route.bioavailability = table.quantity("bioavailability");
    route.first_pass_metabolite = table.reference_or_none("first_pass_metabolite", "substance");
    if (!route.first_pass_metabolite.empty()) {
        route.first_pass_fraction = table.quantity("first_pass_fraction");
        const double sum = route.bioavailability.value + route.first_pass_fraction.value;
        if (sum > 1.0) {
            table.fail("first_pass_fraction",
                       fmt::format("found {:.6g} with the bioavailability", sum),
                       "at most 1: both are shares of the dose");
        }
    }
    if (route.kind == RouteKind::absorption) {
        read_absorption(table, route);
    } else if (route.kind == RouteKind::depot) {
        read_depot(table, route);
    } else if (route.kind == RouteKind::local) {
        route.places = table.texts("place");
        if (route.places.empty()) {
            table.fail("place", "missing", "the places of the pools");
        }
        route.local_volume = table.quantity("local_volume");
        if (table.has("absorption_rate")) {
            route.absorption_rate = table.quantity("absorption_rate");
        }
    }
    table.finish();
    return route;
}

EffectSite read_effect_site(TableReader table) {
    EffectSite site;
    site.partition = table.quantity("partition");
    for (TableReader& phase : table.tables("phase")) {
        site.phases.push_back({phase.quantity("weight"), phase.quantity("rate")});
        phase.finish();
    }
    table.finish();
    return site;
}

Kinetics read_kinetics(TableReader table, double molar_mass) {
    Kinetics kinetics;
    kinetics.volume = table.quantity("volume");
    for (TableReader& peripheral : table.tables("peripheral")) {
        kinetics.peripherals.push_back(
            {peripheral.quantity("volume"), peripheral.quantity("clearance")});
        peripheral.finish();
    }
    for (TableReader& elimination : table.tables("elimination")) {
        kinetics.eliminations.push_back(read_elimination(elimination, molar_mass));
    }
    if (std::optional<TableReader> routes = table.optional_table("route")) {
        for (const auto& [id, route] : routes->all_tables()) {
            kinetics.routes.push_back(read_route(id, route));
        }
    }
    kinetics.effect_site = read_effect_site(table.table("effect_site"));
    table.finish();
    return kinetics;
}

Binding read_binding(TableReader table) {
    Binding binding;
    binding.receptor = table.reference("receptor", "receptor type");
    binding.k_d = table.quantity("k_d");
    binding.k_off = table.quantity("k_off");
    binding.efficacy = table.quantity("efficacy");
    binding.hill = table.quantity("hill");
    table.finish();
    return binding;
}

/// `plasma`, `brain`, `body`: up to where the numbers hold; with `lethal_` before them: from where it kills.
LimitsOfSubstance read_limits(TableReader table, double molar_mass) {
    struct Key {
        const char* name;
        const char* rule;
        LimitKind kind;
        LimitMeasure measure;
    };
    static constexpr std::array<Key, 6> keys{{
        {"plasma", "level", LimitKind::data, LimitMeasure::plasma},
        {"brain", "level", LimitKind::data, LimitMeasure::brain},
        {"body", "reference_amount", LimitKind::data, LimitMeasure::body},
        {"lethal_plasma", "level", LimitKind::lethal, LimitMeasure::plasma},
        {"lethal_brain", "level", LimitKind::lethal, LimitMeasure::brain},
        {"lethal_body", "reference_amount", LimitKind::lethal, LimitMeasure::body},
    }};
    LimitsOfSubstance result;
    bool holds = false;
    bool kills = false;
    for (const Key& key : keys) {
        if (const auto level = table.optional_quantity(key.name, key.rule, molar_mass)) {
            result.limits.push_back({key.kind, key.measure, *level});
            (key.kind == LimitKind::lethal ? kills : holds) = true;
        }
    }
    result.lethal_not_known = table.text_or("lethal_not_known");
    if (!holds) {
        table.fail("plasma", "missing", "plasma, brain or body: up to where the numbers hold");
    }
    if (kills == !result.lethal_not_known.empty()) {
        table.fail("lethal_not_known",
                   kills ? "found beside a lethal level" : "missing",
                   "a lethal level, or why none is known");
    }
    table.finish();
    return result;
}

std::string concentration_unit(TableReader& root, const char* key, bool required) {
    const std::string unit = required ? root.text(key) : root.text_or(key);
    if (unit.empty() && !required) {
        return unit;
    }
    const std::optional<Unit> parsed = parse_unit(unit);
    if (!parsed || (parsed->dimension != Dimension::concentration &&
                    parsed->dimension != Dimension::mass_concentration)) {
        root.fail_quoting(key, unit, "a unit of concentration (nM, ng/mL, g/L)");
    }
    return unit;
}

} // namespace

Substance
read_substance(const TomlDocument& document, const std::string& id, ReadContext& context) {
    TableReader root(document, context, "substance");
    Substance substance;
    substance.id = id;
    substance.name = root.text("name");
    substance.symbol = root.text("symbol");
    substance.role = root.text("role");
    substance.glyph = root.text("glyph");
    substance.molar_mass = root.quantity("molar_mass");
    const double molar_mass = substance.molar_mass.value;
    substance.label_factor = root.quantity("label_factor");
    substance.plasma_unit = concentration_unit(root, "plasma_unit", true);
    substance.plasma_unit_second = concentration_unit(root, "plasma_unit_second", false);
    substance.reference_amount = root.quantity("reference_amount", "", molar_mass);
    substance.density = root.optional_quantity("density");
    substance.endogenous = root.flag_or("endogenous", false);
    if (std::optional<TableReader> species = root.optional_table("kinetics")) {
        for (const auto& [name, kinetics] : species->all_tables()) {
            substance.kinetics[name] = read_kinetics(kinetics, molar_mass);
        }
    }
    if (std::optional<TableReader> species = root.optional_table("limits")) {
        for (const auto& [name, limits] : species->all_tables()) {
            substance.limits[name] = read_limits(limits, molar_mass);
        }
    }
    std::set<std::string> bound;
    for (TableReader& binding : root.tables("binding")) {
        substance.bindings.push_back(read_binding(binding));
        if (!bound.insert(substance.bindings.back().receptor).second) {
            binding.fail("receptor", "found a second binding to this receptor", "one per receptor");
        }
    }
    root.finish();
    return substance;
}

} // namespace disinhibit
