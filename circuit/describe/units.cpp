#include "circuit/describe/units.h"

#include <array>
#include <cassert>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <utility>

namespace disinhibit {
namespace {

/// One name. The factor is kept as numerator / denominator, both exact, so that products are rounded only once.
struct NamedUnit {
    std::string_view name;
    Dimension dimension;
    double numerator;
    double denominator;
};

// The factor table, with the spellings people use. Everything else in the program asks for its factors here.
constexpr std::array named_units{
    NamedUnit{"1", Dimension::number, 1, 1},
    NamedUnit{"ratio", Dimension::number, 1, 1},
    NamedUnit{"fold", Dimension::number, 1, 1},
    NamedUnit{"%", Dimension::number, 1, 100},

    NamedUnit{"us", Dimension::time, 1, 1e6},
    NamedUnit{"ms", Dimension::time, 1, 1000},
    NamedUnit{"s", Dimension::time, 1, 1},
    NamedUnit{"sec", Dimension::time, 1, 1},
    NamedUnit{"secs", Dimension::time, 1, 1},
    NamedUnit{"second", Dimension::time, 1, 1},
    NamedUnit{"seconds", Dimension::time, 1, 1},
    NamedUnit{"min", Dimension::time, 60, 1},
    NamedUnit{"mins", Dimension::time, 60, 1},
    NamedUnit{"minute", Dimension::time, 60, 1},
    NamedUnit{"minutes", Dimension::time, 60, 1},
    NamedUnit{"h", Dimension::time, 3600, 1},
    NamedUnit{"hr", Dimension::time, 3600, 1},
    NamedUnit{"hrs", Dimension::time, 3600, 1},
    NamedUnit{"hour", Dimension::time, 3600, 1},
    NamedUnit{"hours", Dimension::time, 3600, 1},
    NamedUnit{"d", Dimension::time, 86400, 1},
    NamedUnit{"day", Dimension::time, 86400, 1},
    NamedUnit{"days", Dimension::time, 86400, 1},
    NamedUnit{"wk", Dimension::time, 604800, 1},
    NamedUnit{"week", Dimension::time, 604800, 1},
    NamedUnit{"weeks", Dimension::time, 604800, 1},

    NamedUnit{"Hz", Dimension::firing_rate, 1, 1},
    NamedUnit{"kHz", Dimension::firing_rate, 1000, 1},

    NamedUnit{"fmol", Dimension::amount, 1, 1e6},
    NamedUnit{"pmol", Dimension::amount, 1, 1000},
    NamedUnit{"nmol", Dimension::amount, 1, 1},
    NamedUnit{"umol", Dimension::amount, 1000, 1},
    NamedUnit{"mmol", Dimension::amount, 1e6, 1},
    NamedUnit{"mol", Dimension::amount, 1e9, 1},

    NamedUnit{"fM", Dimension::concentration, 1, 1e6},
    NamedUnit{"pM", Dimension::concentration, 1, 1000},
    NamedUnit{"nM", Dimension::concentration, 1, 1},
    NamedUnit{"uM", Dimension::concentration, 1000, 1},
    NamedUnit{"mM", Dimension::concentration, 1e6, 1},
    NamedUnit{"M", Dimension::concentration, 1e9, 1},

    NamedUnit{"pg", Dimension::mass, 1, 1e15},
    NamedUnit{"ng", Dimension::mass, 1, 1e12},
    NamedUnit{"ug", Dimension::mass, 1, 1e9},
    NamedUnit{"mcg", Dimension::mass, 1, 1e9},
    NamedUnit{"mg", Dimension::mass, 1, 1e6},
    NamedUnit{"g", Dimension::mass, 1, 1000},
    NamedUnit{"kg", Dimension::mass, 1, 1},

    NamedUnit{"uL", Dimension::volume, 1, 1e6},
    NamedUnit{"ul", Dimension::volume, 1, 1e6},
    NamedUnit{"mL", Dimension::volume, 1, 1000},
    NamedUnit{"ml", Dimension::volume, 1, 1000},
    NamedUnit{"dL", Dimension::volume, 1, 10},
    NamedUnit{"dl", Dimension::volume, 1, 10},
    NamedUnit{"L", Dimension::volume, 1, 1},
    NamedUnit{"l", Dimension::volume, 1, 1},

    // Blood alcohol as in law and medicine: mass per volume, 1 per mille = 1 g/L.
    NamedUnit{"per mille", Dimension::mass_concentration, 1, 1000},
};

struct NamedDimension {
    Dimension dimension;
    std::string_view text;
};

constexpr std::array named_dimensions{
    NamedDimension{Dimension::number, "number (1, %)"},
    NamedDimension{Dimension::time, "time (ms, s, min, h, d)"},
    NamedDimension{Dimension::rate_constant, "rate constant (1/s, 1/min, 1/h)"},
    NamedDimension{Dimension::firing_rate, "firing rate (Hz)"},
    NamedDimension{Dimension::amount, "amount (nmol, umol, mol)"},
    NamedDimension{Dimension::amount_per_body_mass, "amount per body mass (nmol/kg)"},
    NamedDimension{Dimension::amount_rate, "amount per time (nmol/s, mg/min)"},
    NamedDimension{Dimension::amount_rate_per_body_mass, "amount per time and body mass (mg/kg/h)"},
    NamedDimension{Dimension::mass, "mass (mg, g, kg)"},
    NamedDimension{Dimension::mass_per_body_mass, "mass per body mass (mg/kg, g/kg)"},
    NamedDimension{Dimension::volume, "volume (L, mL)"},
    NamedDimension{Dimension::volume_per_body_mass, "volume per body mass (L/kg)"},
    NamedDimension{Dimension::flow, "volume per time (L/h, mL/min)"},
    NamedDimension{Dimension::flow_per_body_mass, "volume per time and body mass (L/h/kg)"},
    NamedDimension{Dimension::concentration, "concentration (nM, uM, mM)"},
    NamedDimension{Dimension::concentration_rate, "concentration per time (nM/s, mM/h)"},
    NamedDimension{Dimension::mass_concentration, "mass per volume (ng/mL, g/L)"},
    NamedDimension{Dimension::molar_mass, "molar mass (g/mol)"},
};

constexpr std::string_view micro_sign = "\u00B5";
constexpr std::string_view greek_mu = "\u03BC";
constexpr std::string_view middle_dot = "\u00B7";
constexpr std::size_t longest_unit = 48;

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') {
        text.remove_prefix(1);
    }
    while (!text.empty() && text.back() == ' ') {
        text.remove_suffix(1);
    }
    return text;
}

/// The text with both micro signs as "u" and the middle dot as ".".
std::string in_ascii(std::string_view text) {
    std::string result;
    while (!text.empty()) {
        std::size_t length = 1;
        if (text.starts_with(micro_sign) || text.starts_with(greek_mu)) {
            result.push_back('u');
            length = micro_sign.size();
        } else if (text.starts_with(middle_dot)) {
            result.push_back('.');
            length = middle_dot.size();
        } else {
            result.push_back(text.front());
        }
        text.remove_prefix(length);
    }
    return result;
}

const NamedUnit* find_named(std::string_view name) {
    for (const NamedUnit& unit : named_units) {
        if (unit.name == name) {
            return &unit;
        }
    }
    return nullptr;
}

/// Collects factors of a product; the division happens once, at the end.
struct Product {
    Dimension dimension;
    double numerator = 1.0;
    double denominator = 1.0;

    void multiply(const NamedUnit& unit, bool under_the_stroke) {
        const int sign = under_the_stroke ? -1 : 1;
        dimension.seconds += sign * unit.dimension.seconds;
        dimension.nanomoles += sign * unit.dimension.nanomoles;
        dimension.litres += sign * unit.dimension.litres;
        dimension.spikes += sign * unit.dimension.spikes;
        // A mass under the stroke is the mass of the subject.
        (under_the_stroke ? dimension.body_kilograms : dimension.kilograms) +=
            sign * unit.dimension.kilograms;
        numerator *= under_the_stroke ? unit.denominator : unit.numerator;
        denominator *= under_the_stroke ? unit.numerator : unit.denominator;
    }
};

bool only_mass_and_amount_differ(const Dimension& a, const Dimension& b) {
    return a.seconds == b.seconds && a.litres == b.litres && a.body_kilograms == b.body_kilograms &&
           a.spikes == b.spikes && a.kilograms + a.nanomoles == b.kilograms + b.nanomoles;
}

} // namespace

bool are_alike(const Dimension& a, const Dimension& b) {
    return a.seconds == b.seconds && a.litres == b.litres && a.spikes == b.spikes &&
           a.kilograms + a.nanomoles == b.kilograms + b.nanomoles;
}

std::optional<Unit> parse_unit(std::string_view written) {
    const std::string text = in_ascii(trimmed(written));
    if (text.empty() || text.size() > longest_unit) {
        return std::nullopt;
    }
    Product product;
    bool under_the_stroke = false;
    std::size_t start = 0;
    while (true) {
        const std::size_t end = text.find_first_of("/.", start);
        const std::size_t length = end == std::string::npos ? end : end - start;
        const NamedUnit* unit = find_named(trimmed(std::string_view(text).substr(start, length)));
        if (unit == nullptr) {
            return std::nullopt;
        }
        product.multiply(*unit, under_the_stroke);
        if (end == std::string::npos) {
            break;
        }
        under_the_stroke = text[end] == '/';
        start = end + 1;
    }
    return Unit{product.dimension, product.numerator / product.denominator};
}

std::string unit_behind(const std::string& unit) {
    return unit.empty() || unit == "1" ? "" : " " + unit;
}

double internal_per(std::string_view unit) {
    const std::optional<Unit> parsed = parse_unit(unit);
    assert(parsed.has_value());
    return parsed->internal_per_unit;
}

Unit in_moles(Unit unit, double molar_mass_kg_per_nmol) {
    if (unit.dimension.kilograms != 0) {
        for (int left = std::abs(unit.dimension.kilograms); left > 0; --left) {
            unit.internal_per_unit = unit.dimension.kilograms > 0
                                         ? unit.internal_per_unit / molar_mass_kg_per_nmol
                                         : unit.internal_per_unit * molar_mass_kg_per_nmol;
        }
        unit.dimension.nanomoles += unit.dimension.kilograms;
        unit.dimension.kilograms = 0;
    }
    return unit;
}

std::optional<double>
convert(double value, std::string_view from, std::string_view to, double molar_mass_kg_per_nmol) {
    std::optional<Unit> source = parse_unit(from);
    std::optional<Unit> target = parse_unit(to);
    if (!source || !target) {
        return std::nullopt;
    }
    if (source->dimension != target->dimension) {
        if (molar_mass_kg_per_nmol <= 0.0 ||
            !only_mass_and_amount_differ(source->dimension, target->dimension)) {
            return std::nullopt;
        }
        source = in_moles(*source, molar_mass_kg_per_nmol);
        target = in_moles(*target, molar_mass_kg_per_nmol);
    }
    return value * source->internal_per_unit / target->internal_per_unit;
}

bool is_per_body_mass(std::string_view unit) {
    const std::optional<Unit> parsed = parse_unit(unit);
    return parsed && parsed->dimension.body_kilograms < 0;
}

std::string internal_unit(const Dimension& dimension) {
    // A concentration and a firing rate have names of their own.
    Dimension rest = dimension;
    std::string above;
    std::string below;
    const auto add = [&](int exponent, std::string_view name) {
        for (int i = 0; i < exponent; ++i) {
            above.append(above.empty() ? "" : ".").append(name);
        }
        for (int i = 0; i < -exponent; ++i) {
            below.append("/").append(name);
        }
    };
    if (rest.nanomoles > 0 && rest.litres < 0) {
        add(1, "nM");
        rest.nanomoles -= 1;
        rest.litres += 1;
    } else if (rest.nanomoles < 0 && rest.litres > 0) {
        add(-1, "nM");
        rest.nanomoles += 1;
        rest.litres -= 1;
    }
    if (rest.spikes != 0) {
        add(rest.spikes, "Hz");
        rest.seconds += rest.spikes;
    }
    add(rest.kilograms, "kg");
    add(rest.nanomoles, "nmol");
    add(rest.litres, "L");
    add(rest.seconds, "s");
    add(rest.body_kilograms, "kg");
    if (above.empty()) {
        above.push_back('1');
    }
    return above.append(below);
}

std::string describe_dimension(const Dimension& dimension) {
    for (const NamedDimension& named : named_dimensions) {
        if (named.dimension == dimension) {
            return std::string(named.text);
        }
    }
    return internal_unit(dimension);
}

std::string format_number(double value) {
    std::array<char, 40> buffer{};
    const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return std::string(buffer.data(), result.ptr);
}

std::string format_quantity(double value_internal, std::string_view unit, int digits) {
    return format_quantity(value_internal, unit, internal_per(unit), digits);
}

std::string format_quantity(double value_internal,
                            std::string_view unit,
                            double internal_per_unit,
                            int digits) {
    std::array<char, 64> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%.*g", digits, value_internal / internal_per_unit);
    std::string text = buffer.data();
    if (unit != "1") {
        text.append(" ").append(unit);
    }
    return text;
}

} // namespace disinhibit
