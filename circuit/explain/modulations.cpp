#include <cmath>

#include "circuit/derivative.h"
#include "circuit/explain/reading.h"

/// The equations of modulations, responses and adaptations, with their numbers (circuit/modulation.h,
/// circuit/adaptation.h).
namespace disinhibit {
namespace {

double size_of(const ModelReading& reading, const Modulator& modulator) {
    return modulation(*reading.model, modulator, reading.c, reading.v.data());
}

/// What a resting state leaves over where terms cancel is nothing.
double without_rounding(double value) {
    constexpr double rounding = 1e-9;
    return std::abs(value) < rounding ? 0.0 : value;
}

/// What a modulation multiplies its target by.
double factor_of(const ModelReading& reading, const Modulator& modulator) {
    const double size = size_of(reading, modulator);
    return modulator.norm >= 0 ? reading.c[modulator.norm] * (1.0 + size) : 1.0 + size;
}

const Modulator* find_modulator(const ModelReading& reading, int row) {
    for (const Modulator& modulator : reading.model->modulators) {
        if (modulator.row == row) {
            return &modulator;
        }
    }
    return nullptr;
}

/// What modulations that add to a port are counted in.
std::string unit_of_port(const ModelReading& reading, const std::string& target) {
    if (target.ends_with(".efflux")) {
        return "nM/s";
    }
    const bool population = row_of(reading.circuit->populations, entity_of(target)) >= 0;
    return population && target.ends_with(".drive") ? "Hz" : "1";
}

/// S(x) of a Hill shape with the constants below `stem`. What only keeps its derivative finite at zero counts as zero.
EquationLine shape_line(const ModelReading& reading,
                        const std::string& source,
                        const std::string& stem,
                        const ShapedSource& x) {
    constexpr double nothing_share = 1e-9; // of ec50
    const bool absent = std::abs(reading.v[x.source]) < nothing_share * reading.c[x.ec50];
    const EquationNumber ec50 = reading.parameter("ec50", stem + ".ec50");
    const bool below_zero = reading.v[x.source] < 0.0 && reading.c[x.hill] > 1.0;
    const char* const key = below_zero ? "shape_hill_below_zero" : "shape_hill";
    EquationLine line{key, "", TermsMake::nothing, {}, {}};
    line.about = entity_of(source);
    line.numbers = {{"source", reading.v[x.source], ec50.unit, ec50.internal_per_unit},
                    ec50,
                    reading.parameter("hill", stem + ".hill"),
                    number("shape", absent ? 0.0 : shaped(x, reading.c, reading.v.data()))};
    return line;
}

/// The members of the product that makes the size of a modulation.
std::vector<EquationTerm>
size_terms(const ModelReading& reading, const Modulation& modulation, const Modulator& row) {
    const double* c = reading.c;
    const double* v = reading.v.data();
    std::vector<EquationTerm> terms;
    terms.push_back({"", "gain", 0, 1.0, reading.parameter("gain", modulation.id + ".gain")});
    EquationNumber x = reading.signal("shape", modulation.source);
    if (row.x.shape == ShapeKind::hill) {
        x = number("shape", shaped(row.x, c, v));
    }
    terms.push_back({entity_of(modulation.source), "", 0, 1.0, x});
    if (row.gate >= 0) {
        terms.push_back({entity_of(modulation.gated_by),
                         "",
                         0,
                         1.0,
                         reading.signal("gate", modulation.gated_by)});
    }
    if (row.attenuated_by > 0) {
        const double left = 1.0 - c[row.attenuation] * v[row.attenuated_by];
        terms.push_back({modulation.attenuated_by, "", 0, 1.0, number("left", left)});
    }
    int next = row.first_factor;
    for (const ModulationFactor& factor : modulation.factors) {
        const int end = row.first_factor + row.factor_count;
        const int index = reading.model->signals.index(factor.source);
        const int value =
            reading.model->signals.rows.at(static_cast<std::size_t>(index)).value_index;
        if (next < end && reading.model->factors[next].x.source == value) {
            const Factor& live = reading.model->factors[next++];
            const double size = 1.0 + c[live.gain] * shaped(live.x, c, v);
            terms.push_back({entity_of(factor.source), "", 0, 1.0, number("factor", size)});
        }
    }
    return terms;
}

} // namespace

double factor_at(const ModelReading& reading, const Port& port) {
    return port_factor(*reading.model, port, reading.c, reading.v.data());
}

EquationLine factor_line(const ModelReading& reading, const std::string& key, const Port& port) {
    return {key,
            "",
            TermsMake::product,
            port_terms(reading, port, false, "1"),
            {number("total", factor_at(reading, port))}};
}

std::vector<EquationTerm>
port_terms(const ModelReading& reading, const Port& port, bool adds, const std::string& unit) {
    std::vector<EquationTerm> terms;
    for (int i = port.first; i < port.first + port.count; ++i) {
        const Modulator& modulator = reading.model->modulators[i];
        const double value = adds ? size_of(reading, modulator) : factor_of(reading, modulator);
        terms.push_back({reading.circuit->modulations[modulator.row].id,
                         "",
                         0,
                         1.0,
                         number("size", adds ? without_rounding(value) : value, unit)});
    }
    return terms;
}

std::vector<EquationLine> explain_modulation(const ModelReading& reading, int index) {
    const Modulation& modulation = reading.circuit->modulations[index];
    const Modulator* row = find_modulator(reading, index);
    if (row == nullptr) {
        return {}; // its source is not in this scenario
    }
    std::vector<EquationLine> lines;
    if (row->x.shape == ShapeKind::hill) {
        lines.push_back(shape_line(reading, modulation.source, modulation.id, row->x));
    }
    const bool adds = modulation.combine == CombineKind::add;
    const EquationNumber size = number(
        "total", size_of(reading, *row), adds ? unit_of_port(reading, modulation.target) : "1");
    lines.push_back(
        {"modulation_size", "", TermsMake::product, size_terms(reading, modulation, *row), {size}});
    if (modulation.combine == CombineKind::scale) {
        lines.push_back({"modulation_scale",
                         "",
                         TermsMake::nothing,
                         {},
                         {number("size", size.value),
                          number("size_at_rest", 1.0 / reading.c[row->norm] - 1.0),
                          number("factor", factor_of(reading, *row))}});
    } else if (modulation.combine == CombineKind::block) {
        lines.push_back({"modulation_block",
                         "",
                         TermsMake::nothing,
                         {},
                         {number("size", size.value), number("factor", factor_of(reading, *row))}});
    }
    return lines;
}

std::vector<EquationLine> explain_response(const ModelReading& reading, int index) {
    const Response& response = reading.circuit->responses[index];
    const GradedResponse& row = reading.model->responses[index];
    const double driven =
        without_rounding(reading.c[row.base] +
                         port_sum(*reading.model, row.drive_port, reading.c, reading.v.data()));
    EquationLine drive{"response_drive", "", TermsMake::sum, {}, {number("total", driven)}};
    drive.terms = port_terms(reading, row.drive_port, true, "1");
    drive.terms.insert(drive.terms.begin(),
                       {"", "base", 0, 1.0, reading.parameter("base", response.id + ".base")});
    std::vector<EquationLine> lines{drive};
    if (row.gain_port.count > 0) {
        lines.push_back(factor_line(reading, "response_gain", row.gain_port));
        lines.push_back({"response_level",
                         "",
                         TermsMake::nothing,
                         {},
                         {number("gain", factor_at(reading, row.gain_port)),
                          number("driven", driven),
                          number("level", reading.v[row.level])}});
    }
    return lines;
}

std::vector<EquationLine> explain_adaptation(const ModelReading& reading, int index) {
    const Adaptation& adaptation = reading.circuit->adaptations[index];
    const int level = reading.model->signals.index(adaptation.id + ".level");
    const int value = reading.model->signals.rows[static_cast<std::size_t>(level)].value_index;
    std::vector<EquationLine> lines;
    for (const AdaptationChain& row : reading.model->adaptations) {
        if (row.level != value || value == 0) {
            continue;
        }
        const double shape = shaped(row.x, reading.c, reading.v.data());
        const double target = adaptation_target(row, reading.c, reading.v.data());
        if (row.x.shape == ShapeKind::hill) {
            lines.push_back(shape_line(reading, adaptation.source, adaptation.id, row.x));
        }
        if (row.attenuated_by > 0) {
            lines.push_back({"adaptation_attenuated",
                             adaptation.attenuated_by,
                             TermsMake::nothing,
                             {},
                             {number("shape", shape),
                              number("level", reading.v[row.attenuated_by]),
                              number("target", target)}});
        }
        double pace = 1.0;
        if (row.has_pace) {
            pace = shaped(row.pace, reading.c, reading.v.data());
            if (row.pace.shape == ShapeKind::hill) {
                lines.push_back(shape_line(
                    reading, adaptation.pace->source, adaptation.id + ".pace", row.pace));
            }
        }
        const int last = row.first_state + row.stages - 1;
        const double before = row.stages > 1 ? reading.y[last - 1] : target;
        const double rate = adaptation_rate(row, reading.c, before - reading.y[last]);
        lines.push_back({row.stages > 1 ? "adaptation_chain" : "adaptation_level",
                         "",
                         TermsMake::nothing,
                         {},
                         {number("pace", pace),
                          number("rate", rate, "1/min"),
                          number("before", before),
                          number("level", reading.y[last]),
                          slope(reading, last, "1/min")}});
    }
    return lines;
}

} // namespace disinhibit
