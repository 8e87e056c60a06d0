#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <sstream>

#include "circuit/io/read/table_reader.h"
#include "circuit/io/text/printable.h"

// The part of TableReader that reads quantities.
namespace disinhibit {
namespace {

/// Spread between subjects above this share of the mean is a slip of the pen.
constexpr double largest_cv = 5.0;

bool is_grade(const std::string& grade) {
    const std::string_view letters = "ABCDM";
    if (grade.empty() || letters.find(grade[0]) == std::string_view::npos) {
        return false;
    }
    const std::string rest = grade.substr(1);
    return rest.empty() || rest == " der." || rest == " (code)" || rest == " (code) der.";
}

bool fits(const FieldRule& rule, const Dimension& dimension) {
    return rule.dimensions.empty() ||
           std::find(rule.dimensions.begin(), rule.dimensions.end(), dimension) !=
               rule.dimensions.end();
}

/// The unit in internal terms, or nothing if it has the wrong dimension.
std::optional<Unit> internal_form(const Unit& unit, const FieldRule& rule, double molar_mass) {
    const Unit molar = molar_mass > 0.0 ? in_moles(unit, molar_mass) : unit;
    if (fits(rule, unit.dimension) || fits(rule, molar.dimension)) {
        return molar;
    }
    return std::nullopt;
}

std::string with_bounds(const std::string& words, const FieldRule& rule) {
    const std::string bounds = describe_bounds(rule);
    return bounds.empty() ? words : words + ", " + bounds;
}

std::string quantity_words(const FieldRule& rule) {
    return with_bounds("quantity: " + describe_dimensions(rule), rule);
}

std::string written_words(const FieldRule& rule) {
    return with_bounds("text with a unit: " + describe_dimensions(rule), rule);
}

} // namespace

Quantity
TableReader::quantity(std::string_view key, std::string_view rule_name, double molar_mass) {
    return quantity(key, field_rule(rule_name.empty() ? key : rule_name), molar_mass);
}

std::optional<Quantity> TableReader::optional_quantity(std::string_view key,
                                                       std::string_view rule_name,
                                                       double molar_mass) {
    note(key, quantity_words(field_rule(rule_name.empty() ? key : rule_name)), true);
    return has(key) ? std::optional(quantity(key, rule_name, molar_mass)) : std::nullopt;
}

Quantity TableReader::quantity(std::string_view key, const FieldRule& rule, double molar_mass) {
    const std::string shape = "{ value, unit, source, grade }";
    note(key, quantity_words(rule));
    const toml::node& node = require(key, shape + " with a unit of " + describe_dimensions(rule));
    if (!node.is_table()) {
        fail(key, "found no table", shape);
    }
    TableReader inner(*node.as_table(), key_path(key), file(), *context_, "quantity");
    const toml::node& value = inner.require("value", "a number");
    const std::optional<double> number =
        value.is_number() ? value.value<double>() : std::optional<double>{};
    if (!number) {
        inner.fail("value", "found no number", "a number");
    }
    if (!inner.has("unit")) {
        inner.fail("unit", "missing", "a unit of " + describe_dimensions(rule));
    }
    Quantity result;
    result.unit = inner.text("unit");
    const std::optional<Unit> written_unit = parse_unit(result.unit);
    const std::optional<Unit> unit =
        written_unit ? internal_form(*written_unit, rule, molar_mass) : std::nullopt;
    if (!unit) {
        inner.fail_quoting("unit", result.unit, "a unit of " + describe_dimensions(rule));
    }
    result.internal_per_unit = unit->internal_per_unit;
    result.value = *number * unit->internal_per_unit;
    if (!allows(rule, result.value)) {
        fail(key,
             fmt::format("found {} {}", format_number(*number), one_line(result.unit)),
             describe_bounds(rule));
    }
    read_provenance(inner, key, result);
    if (inner.has("cv")) {
        result.cv = inner.number_or("cv", 0.0, 0.0, largest_cv);
    }
    if (std::optional<TableReader> correlation = inner.optional_table("correlation")) {
        if (!result.cv) {
            inner.fail("correlation", "found without a cv", "a cv beside it");
        }
        result.correlation = {correlation->text("with"),
                              correlation->number_or("value", 0.0, -0.99, 0.99)};
        correlation->finish();
    }
    if (const toml::node* range = inner.find("range")) {
        const toml::array* ends = range->as_array();
        const std::optional<double> low =
            ends && ends->size() == 2 ? ends->get(0)->value<double>() : std::nullopt;
        const std::optional<double> high =
            ends && ends->size() == 2 ? ends->get(1)->value<double>() : std::nullopt;
        if (!low || !high || !(*low <= *number && *number <= *high) ||
            !std::isfinite(*low * unit->internal_per_unit) ||
            !std::isfinite(*high * unit->internal_per_unit)) {
            inner.fail("range", "found an unfit range", "[low, high] around the value");
        }
        result.low = *low * unit->internal_per_unit;
        result.high = *high * unit->internal_per_unit;
    }
    inner.finish();
    return result;
}

void TableReader::read_provenance(TableReader& inner,
                                  std::string_view key,
                                  Quantity& quantity) const {
    Provenance& provenance = quantity.provenance;
    provenance.source = inner.text("source");
    provenance.grade = inner.text("grade");
    provenance.note = inner.text_or("note");
    provenance.calibrated_on = inner.texts("calibrated_on");
    for (const std::string& row : provenance.calibrated_on) {
        const Place place = inner.place("calibrated_on");
        context_->calibrations.push_back(
            {row, place.file, inner.key_path("calibrated_on"), place.line});
    }
    if (!is_grade(provenance.grade)) {
        inner.fail_quoting("grade", provenance.grade, "A, B, C, D or M");
    }
    std::istringstream sources(provenance.source + ";");
    for (std::string source; std::getline(sources, source, ';');) {
        source = without_blanks(source);
        if (source == "assumed") {
            if (provenance.note.empty()) {
                fail(key, "found an assumption without a reason", "a note that says why");
            }
        } else if (!context_->references.contains(source)) {
            inner.fail_quoting("source", source, "keys of references.bib or \"assumed\"");
        }
    }
}

double TableReader::written_value(std::string_view key, const FieldRule& rule) {
    const std::string expected = "a " + describe_dimensions(rule);
    note(key, written_words(rule));
    require(key, expected);
    const std::string words = text(key);
    const std::optional<WrittenQuantity> written = parse_written_quantity(words);
    if (!written || written->unit_text.empty() || !fits(rule, written->unit.dimension)) {
        fail_quoting(key, words, expected);
    }
    const std::optional<double> value =
        rule.on_clock ? value_on_clock(*written)
                      : std::optional(written->number * written->unit.internal_per_unit);
    if (!value) {
        fail_quoting(key, words, expected + ", at least 1 us");
    }
    if (!allows(rule, *value)) {
        fail_quoting(key, words, expected + ", " + describe_bounds(rule));
    }
    return *value;
}

double
TableReader::written_value_or(std::string_view key, const FieldRule& rule, double otherwise) {
    note(key, written_words(rule), true);
    return has(key) ? written_value(key, rule) : otherwise;
}

} // namespace disinhibit
