#include "circuit/io/read/field_rules.h"

#include <fmt/format.h>

#include <cassert>
#include <cmath>

namespace disinhibit {
namespace {

using D = Dimension;

/// No quantity of this program is larger in internal units; more is a slip of the pen.
constexpr double largest = 1e30;

FieldRule positive(std::string_view name, std::vector<Dimension> dimensions) {
    return {name, std::move(dimensions), 0.0, largest, false};
}

FieldRule not_negative(std::string_view name, std::vector<Dimension> dimensions) {
    return {name, std::move(dimensions), 0.0, largest, true};
}

FieldRule fraction(std::string_view name) {
    return {name, {D::number}, 0.0, 1.0, true};
}

FieldRule any_sign(std::string_view name, std::vector<Dimension> dimensions) {
    return {name, std::move(dimensions), -largest, largest, true};
}

const std::vector<FieldRule>& rules() {
    static const std::vector<FieldRule> table{
        // substances
        positive("molar_mass", {D::molar_mass}),
        positive("label_factor", {D::number}),
        positive("reference_amount",
                 {D::mass, D::mass_per_body_mass, D::amount, D::amount_per_body_mass}),
        positive("level", {D::concentration, D::mass_concentration}),
        positive("density", {D::mass_concentration}),
        positive("volume", {D::volume, D::volume_per_body_mass}),
        positive("local_volume", {D::volume}),
        not_negative("clearance", {D::flow, D::flow_per_body_mass}),
        not_negative("maximum_rate", {D::amount_rate, D::amount_rate_per_body_mass}),
        positive("half_saturation", {D::concentration}),
        fraction("metabolite_fraction"),
        fraction("bioavailability"),
        fraction("first_pass_fraction"),
        positive("absorption_rate", {D::rate_constant}),
        positive("emptying_rate", {D::rate_constant}),
        {"reference_strength", {D::number}, 0.0, 1.0, false},
        any_sign("strength_exponent", {D::number}),
        fraction("fraction"),
        positive("mean_time", {D::time}),
        not_negative("partition", {D::number}),
        positive("rate", {D::rate_constant}),
        positive("k_d", {D::concentration}),
        positive("k_off", {D::rate_constant}),
        not_negative("efficacy", {D::number}),
        positive("hill", {D::number}),
        // subjects
        positive("body_mass", {D::mass}),
        not_negative("standard_drink", {D::mass}),
        positive("factor", {D::number}),
        // circuits
        positive("rest_rate", {D::firing_rate}),
        positive("time_constant", {D::time}),
        positive("ceiling", {D::firing_rate}),
        positive("softness", {D::firing_rate}),
        fraction("burst_rest"),
        any_sign("burst_slope", {D::number}),
        any_sign("bias", {D::firing_rate}),
        not_negative("weight", {D::number}),
        positive("efficacy_exponent", {D::number}),
        positive("transducer_ratio", {D::number}),
        positive("transducer_slope", {D::number}),
        not_negative("tone", {D::concentration}),
        positive("clearance_time", {D::time}),
        positive("store_recovery_time", {D::time}),
        not_negative("store_use", {D::number}),
        positive("rest", {D::concentration}),
        not_negative("maximum_uptake", {D::concentration_rate}),
        positive("burst_gain", {D::number}),
        not_negative("stimulation", {D::firing_rate}),
        positive("ec50", {}),
        positive("time_up", {D::time}),
        positive("time_down", {D::time}),
        any_sign("gain", {}),
        fraction("attenuation"),
        not_negative("expression", {D::number}),
        any_sign("base", {D::number}),
        positive("danger", {D::number}),
        not_negative("rest_level", {D::number}),
        {"access", {D::number}, 0.0, 1.0, false},
    };
    return table;
}

} // namespace

const FieldRule* find_field_rule(std::string_view name) {
    for (const FieldRule& rule : rules()) {
        if (rule.name == name) {
            return &rule;
        }
    }
    return nullptr;
}

const FieldRule& field_rule(std::string_view name) {
    const FieldRule* rule = find_field_rule(name);
    assert(rule != nullptr);
    return *rule;
}

std::string describe_dimensions(const FieldRule& rule) {
    std::string text;
    for (const Dimension& dimension : rule.dimensions) {
        text += (text.empty() ? "" : " or ") + describe_dimension(dimension);
    }
    return text.empty() ? "a unit" : text;
}

std::string describe_bounds(const FieldRule& rule) {
    if (rule.high < largest) {
        const bool has_unit =
            rule.dimensions.size() == 1 && rule.dimensions.front() != Dimension::number;
        return fmt::format("{}{}{}{}",
                           rule.low_is_allowed ? "from 0 to " : "above 0, at most ",
                           format_number(rule.high),
                           has_unit ? " " : "",
                           has_unit ? internal_unit(rule.dimensions.front()) : "");
    }
    if (rule.low < 0.0) {
        return "a number of sane size";
    }
    return rule.low_is_allowed ? "0 or more, of sane size" : "above 0, of sane size";
}

bool allows(const FieldRule& rule, double value) {
    return std::isfinite(value) && value <= rule.high &&
           (rule.low_is_allowed ? value >= rule.low : value > rule.low);
}

} // namespace disinhibit
