#include "circuit/derivative.h"
#include "circuit/describe/units.h"
#include "circuit/explain/reading.h"

/// The equations of receptor sites, peptide pools and transmitters, with their numbers (circuit/receptors.h,
/// circuit/transmitters.h).
namespace disinhibit {
namespace {

/// Id of the substance whose occupancy is this value.
std::string ligand_id(const ModelReading& reading, const ReceptorSite& site, int occupancy) {
    const std::string stem = site.id + ".occupancy.";
    for (const Signal& signal : reading.model->signals.rows) {
        if (signal.value_index == occupancy && signal.path.starts_with(stem)) {
            return signal.path.substr(stem.size());
        }
    }
    return {};
}

EquationLine binding_line(const ModelReading& reading,
                          const ReceptorSite& site,
                          const SiteOfReceptors& row,
                          const LigandAtSite& ligand,
                          const std::string& id) {
    const std::string stem = id + ".binding." + site.type;
    EquationLine line;
    line.about = id;
    const bool released = reading.library->substances.at(id).endogenous;
    line.key = row.kinetic ? "binding_kinetic" : "binding_equilibrium";
    const EquationNumber k_d = reading.parameter("k_d", stem + ".k_d");
    line.numbers = {
        {"concentration", reading.v[ligand.concentration], k_d.unit, k_d.internal_per_unit},
        k_d,
        reading.parameter("hill", stem + ".hill"),
        number("bound", reading.v[ligand.occupancy]),
        number("free", reading.v[row.free])};
    if (released) { // only a share of what is released reaches them
        line.key += "_released";
        line.numbers.push_back(reading.parameter("access", site.id + ".access"));
    }
    if (row.kinetic) {
        line.numbers.push_back(reading.parameter("k_off", stem + ".k_off"));
        line.numbers.push_back(slope(reading, ligand.state, "1/s"));
    }
    return line;
}

/// What bound ligands would do at the usual density:  sum of e o.
EquationLine
stimulus_line(const ModelReading& reading, const ReceptorSite& site, const SiteOfReceptors& row) {
    EquationLine line{"site_stimulus", "", TermsMake::sum, {}, {}};
    double total = 0.0;
    for (int i = row.first_ligand; i < row.first_ligand + row.ligand_count; ++i) {
        const LigandAtSite& ligand = reading.model->ligands[i];
        const double part = reading.c[ligand.efficacy] * reading.v[ligand.occupancy];
        line.terms.push_back(
            {ligand_id(reading, site, ligand.occupancy), "", 0, 1.0, number("part", part)});
        total += part;
    }
    line.numbers = {number("total", total)};
    return line;
}

/// Receptors per cell, and how well they couple.
void append_density(const ModelReading& reading,
                    const ReceptorSite& site,
                    const SiteOfReceptors& row,
                    std::vector<EquationLine>& lines) {
    EquationLine density = factor_line(reading, "site_density", row.density_port);
    density.terms.insert(
        density.terms.begin(),
        {site.type, "", 0, 1.0, reading.parameter("expression", site.type + ".expression")});
    density.numbers = {number("total", reading.v[row.density])};
    lines.push_back(density);
    if (row.coupling_port.count > 0) {
        lines.push_back(factor_line(reading, "site_coupling", row.coupling_port));
    }
}

} // namespace

std::vector<EquationLine> explain_receptor_site(const ModelReading& reading, int index) {
    const ReceptorSite& site = reading.circuit->receptor_sites[index];
    const SiteOfReceptors& row = reading.model->sites[index];
    std::vector<EquationLine> lines;
    for (int i = row.first_ligand; i < row.first_ligand + row.ligand_count; ++i) {
        const LigandAtSite& ligand = reading.model->ligands[i];
        lines.push_back(
            binding_line(reading, site, row, ligand, ligand_id(reading, site, ligand.occupancy)));
    }
    const EquationLine stimulus = stimulus_line(reading, site, row);
    lines.push_back(stimulus);
    append_density(reading, site, row, lines);
    const double own = port_sum(*reading.model, row.activation_port, reading.c, reading.v.data());
    if (row.activation_port.count > 0) {
        lines.push_back({"site_constitutive",
                         "",
                         TermsMake::sum,
                         port_terms(reading, row.activation_port, true, "1"),
                         {number("total", own)}});
    }
    const EquationNumber activation = reading.signal("activation", site.id + ".activation");
    lines.push_back({"site_activation",
                     "",
                     TermsMake::nothing,
                     {},
                     {number("density", reading.v[row.density]),
                      number("coupling", factor_at(reading, row.coupling_port)),
                      number("stimulus", stimulus.numbers.front().value),
                      number("own", own),
                      activation}});
    lines.push_back({"site_effect",
                     "",
                     TermsMake::nothing,
                     {},
                     {reading.parameter("ratio", site.id + ".transducer_ratio"),
                      activation,
                      reading.parameter("slope", site.id + ".transducer_slope"),
                      reading.signal("effect", site.id + ".effect")}});
    return lines;
}

std::vector<EquationLine> explain_pool(const ModelReading& reading, int index) {
    const PeptidePool& pool = reading.circuit->pools[index];
    const PoolOfPeptide& row = reading.model->pools[index];
    const std::string& id = pool.id;
    const EquationNumber store = number("store", reading.y[row.store]);
    const EquationNumber use = reading.parameter("use", id + ".store_use");
    const EquationNumber rate = reading.signal("rate", pool.source + ".rate");
    const EquationNumber rest = reading.parameter("rest", pool.source + ".rest_rate");
    const double factor = factor_at(reading, row.release_port);
    const EquationNumber release =
        number("release", rate.value / rest.value * factor * store.value);
    std::vector<EquationLine> lines;
    if (row.release_port.count > 0) {
        lines.push_back(factor_line(reading, "pool_factor", row.release_port));
    }
    lines.push_back({"pool_release",
                     "",
                     TermsMake::nothing,
                     {},
                     {rate, rest, number("factor", factor), store, release}});
    lines.push_back({"pool_concentration",
                     "",
                     TermsMake::nothing,
                     {},
                     {reading.parameter("tone", id + ".tone"),
                      release,
                      use,
                      reading.signal("concentration", id + ".concentration"),
                      reading.parameter("time", id + ".clearance_time"),
                      slope(reading, row.state, "nM/min")}});
    lines.push_back({"pool_store",
                     "",
                     TermsMake::nothing,
                     {},
                     {store,
                      use,
                      release,
                      reading.parameter("time", id + ".store_recovery_time"),
                      slope(reading, row.store, "1/min")}});
    return lines;
}

std::vector<EquationLine> explain_transmitter(const ModelReading& reading, int index) {
    const Transmitter& transmitter = reading.circuit->transmitters[index];
    const ExtracellularTransmitter& row = reading.model->transmitters[index];
    const std::string& id = transmitter.id;
    std::vector<EquationLine> lines;
    if (row.release_port.count > 0) {
        lines.push_back(factor_line(reading, "transmitter_factor", row.release_port));
    }
    const double burst = row.source_burst >= 0 ? reading.v[row.source_burst] : 0.0;
    lines.push_back({"transmitter_release",
                     "",
                     TermsMake::nothing,
                     {},
                     {reading.parameter("per_spike", id + ".release_per_spike"),
                      number("factor", factor_at(reading, row.release_port)),
                      reading.signal("rate", transmitter.source + ".rate"),
                      reading.parameter("gain", id + ".burst_gain"),
                      number("burst", burst),
                      reading.parameter("stimulation", id + ".stimulation"),
                      reading.signal("release", id + ".release")}});
    if (row.uptake_port.count > 0) {
        lines.push_back(factor_line(reading, "transmitter_uptake_factor", row.uptake_port));
    }
    if (row.half_saturation_port.count > 0) {
        lines.push_back(factor_line(reading, "transmitter_km_factor", row.half_saturation_port));
    }
    lines.push_back({"transmitter_uptake",
                     "",
                     TermsMake::nothing,
                     {},
                     {number("factor", factor_at(reading, row.uptake_port)),
                      reading.parameter("maximum", id + ".maximum_uptake"),
                      reading.signal("concentration", id + ".concentration"),
                      number("shift", factor_at(reading, row.half_saturation_port)),
                      reading.parameter("half", id + ".half_saturation"),
                      reading.signal("uptake", id + ".uptake")}});
    EquationLine change{"transmitter_change", "", TermsMake::sum, {}, {}};
    change.terms.push_back({"", "release", 0, 1.0, reading.signal("release", id + ".release")});
    change.terms.push_back({"", "uptake", 0, -1.0, reading.signal("uptake", id + ".uptake")});
    for (EquationTerm& term : port_terms(reading, row.efflux_port, true, "nM/s")) {
        change.terms.push_back(std::move(term));
    }
    change.numbers = {slope(reading, row.state, "nM/s")};
    change.numbers.front().name = "total";
    lines.push_back(change);
    return lines;
}

} // namespace disinhibit
