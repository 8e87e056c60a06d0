#include "circuit/derivative.h"
#include "circuit/describe/units.h"
#include "circuit/explain/reading.h"

/// The equations of populations and projections, with their numbers (circuit/rates.h).
namespace disinhibit {
namespace {

EquationLine burst_line(const ModelReading& reading, const Population& population) {
    const std::string& id = population.id;
    EquationLine line;
    line.key = "population_burst";
    line.numbers = {reading.parameter("share_at_rest", id + ".burst_rest"),
                    reading.parameter("slope", id + ".burst_slope"),
                    reading.signal("rate", id + ".rate"),
                    reading.parameter("rest", id + ".rest_rate"),
                    reading.signal("share", id + ".burst_share")};
    return line;
}

} // namespace

EquationLine population_drive_line(const ModelReading& reading, int index) {
    const Population& population = reading.circuit->populations[index];
    const PopulationOfNeurons& row = reading.model->populations[index];
    EquationLine line;
    line.key = "population_drive";
    line.terms_make = TermsMake::sum;
    line.terms.push_back({"", "bias", 0, 1.0, reading.parameter("bias", population.id + ".bias")});
    for (const Projection& projection : reading.circuit->projections) {
        if (projection.to == population.id) {
            line.terms.push_back({projection.id,
                                  "",
                                  0,
                                  projection.excitatory ? 1.0 : -1.0,
                                  reading.signal("current", projection.id + ".current")});
        }
    }
    for (EquationTerm& term : port_terms(reading, row.drive_port, true, "Hz")) {
        line.terms.push_back(std::move(term));
    }
    line.numbers = {reading.signal("total", population.id + ".drive")};
    return line;
}

std::vector<EquationLine> explain_population(const ModelReading& reading, int index) {
    const Population& population = reading.circuit->populations[index];
    const PopulationOfNeurons& row = reading.model->populations[index];
    const std::string& id = population.id;
    std::vector<EquationLine> lines{population_drive_line(reading, index)};
    const EquationNumber drive = reading.signal("drive", id + ".drive");
    const double rectified = rectified_drive(drive.value, reading.c[row.softness_squared]);
    const double target = rectified / (1.0 + reading.c[row.inverse_ceiling] * rectified);
    lines.push_back({"population_threshold",
                     "",
                     TermsMake::nothing,
                     {},
                     {drive,
                      reading.parameter("softness", id + ".softness"),
                      number("rectified", rectified, "Hz")}});
    lines.push_back({"population_ceiling",
                     "",
                     TermsMake::nothing,
                     {},
                     {number("rectified", rectified, "Hz"),
                      reading.parameter("ceiling", id + ".ceiling"),
                      number("target", target, "Hz")}});
    if (row.gain_port.count > 0) {
        lines.push_back(factor_line(reading, "population_gain", row.gain_port));
    }
    lines.push_back({"population_rate",
                     "",
                     TermsMake::nothing,
                     {},
                     {number("gain", factor_at(reading, row.gain_port)),
                      number("target", target, "Hz"),
                      reading.signal("rate", id + ".rate"),
                      reading.parameter("time", id + ".time_constant"),
                      slope(reading, row.state, "Hz/s")}});
    if (row.burst_share >= 0) {
        lines.push_back(burst_line(reading, population));
    }
    return lines;
}

std::vector<EquationLine> explain_projection(const ModelReading& reading, int index) {
    const Projection& projection = reading.circuit->projections[index];
    const AxonBundle& row = reading.model->axons[index];
    std::vector<EquationLine> lines;
    if (row.strength_port.count > 0) {
        lines.push_back(factor_line(reading, "projection_factor", row.strength_port));
    }
    lines.push_back({"projection_drive",
                     "",
                     TermsMake::nothing,
                     {},
                     {reading.parameter("weight", projection.id + ".weight"),
                      number("factor", factor_at(reading, row.strength_port)),
                      reading.signal("rate", projection.from + ".rate"),
                      reading.signal("drive", projection.id + ".current")}});
    return lines;
}

} // namespace disinhibit
