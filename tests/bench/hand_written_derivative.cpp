#include "tests/bench/hand_written_derivative.h"

#include <cmath>
#include <stdexcept>
#include <string>

#include "circuit/describe/units.h"
#include "circuit/numerics/jacobian.h"

namespace disinhibit {
namespace {

enum State {
    ethanol_central,
    ethanol_peripheral,
    naltrexol_central,
    naltrexol_peripheral,
    naltrexone_central,
    naltrexone_peripheral,
    ethanol_site,
    ethanol_gut,
    ethanol_stomach,
    ethanol_drink,
    naltrexol_site_1,
    naltrexol_site_2,
    naltrexone_site_1,
    naltrexone_site_2,
    naltrexone_gut,
    naltrexone_stomach,
    arcuate,
    glutamate,
    gaba,
    dopamine,
    endorphin,
    store,
    vta_endorphin,
    vta_naltrexol,
    vta_naltrexone,
    brain_naltrexol,
    brain_naltrexone,
    released_dopamine,
    autoreceptor_1,
    autoreceptor_2,
    tolerance_level,
    state_count
};
static_assert(state_count == HandWrittenDerivative::size);

constexpr const char* names[] = {"ethanol.central",
                                 "ethanol.peripheral_1",
                                 "naltrexol_6b.central",
                                 "naltrexol_6b.peripheral_1",
                                 "naltrexone.central",
                                 "naltrexone.peripheral_1",
                                 "ethanol.effect_site.phase_1",
                                 "ethanol.route.oral.gut",
                                 "ethanol.route.oral.stomach",
                                 "ethanol.route.oral.drink_volume",
                                 "naltrexol_6b.effect_site.phase_1",
                                 "naltrexol_6b.effect_site.phase_2",
                                 "naltrexone.effect_site.phase_1",
                                 "naltrexone.effect_site.phase_2",
                                 "naltrexone.route.oral.gut",
                                 "naltrexone.route.oral.stomach",
                                 "arcuate.rate",
                                 "glutamate.rate",
                                 "vta_gaba.rate",
                                 "vta_dopamine.rate",
                                 "endorphin_vta.concentration",
                                 "endorphin_vta.store",
                                 "mu_vta_gaba.bound.beta_endorphin",
                                 "mu_vta_gaba.bound.naltrexol_6b",
                                 "mu_vta_gaba.bound.naltrexone",
                                 "mu_brain.bound.naltrexol_6b",
                                 "mu_brain.bound.naltrexone",
                                 "dopamine_nac.concentration",
                                 "terminal_autoreceptor.stage_1",
                                 "terminal_autoreceptor.stage_2",
                                 "ethanol_tolerance.level"};

/// Parameters by path, per-kilogram ones times the body mass.
class Parameters {
  public:
    Parameters(const Model& model, const std::vector<double>& values)
        : model_(model), values_(values) {}
    double operator()(const std::string& path) const {
        const int index = model_.parameters.index(path);
        if (index < 0) {
            throw std::invalid_argument("no parameter " + path);
        }
        const auto i = static_cast<std::size_t>(index);
        const bool per_mass = is_per_body_mass(model_.parameters.rows[i].quantity.unit);
        return per_mass ? values_[i] * (*this)("subject.body_mass") : values_[i];
    }

  private:
    const Model& model_;
    const std::vector<double>& values_;
};

double positive(double x, double width) {
    return 0.5 * (x + std::sqrt(x * x + width * width));
}

} // namespace

HandWrittenDerivative::HandWrittenDerivative(const Model& model,
                                             const std::vector<double>& parameters) {
    for (int i = 0; i < size; ++i) {
        if (model.state_count() != size ||
            model.states[static_cast<std::size_t>(i)].name != names[i]) {
            throw std::invalid_argument("state " + std::to_string(i) + " is not " + names[i]);
        }
    }
    const Parameters p(model, parameters);
    const auto compartments = [&p](const std::string& id, double clearance) {
        const double volume = p(id + ".central.volume");
        const double exchange = p(id + ".peripheral_1.clearance");
        return TwoCompartments{1.0 / volume,
                               exchange / volume,
                               exchange / p(id + ".peripheral_1.volume"),
                               clearance / volume};
    };
    const auto site = [&p](const std::string& id) {
        const std::string phase = id + ".effect_site.phase_";
        return EffectSite{p(id + ".effect_site.partition"),
                          p(phase + "1.weight"),
                          p(phase + "1.rate"),
                          p(phase + "2.weight"),
                          p(phase + "2.rate")};
    };
    const auto binding = [&p](const std::string& id) {
        const double k_off = p(id + ".binding.mu.k_off");
        return Binding{k_off / p(id + ".binding.mu.k_d"), k_off};
    };
    const auto neurons = [&p](const std::string& id) {
        const double softness = p(id + ".softness");
        return Neurons{p(id + ".bias"),
                       1.0 / p(id + ".ceiling"),
                       softness * softness,
                       1.0 / p(id + ".time_constant")};
    };
    ethanol_ = compartments("ethanol", p("ethanol.elimination_2.clearance"));
    naltrexol_ = compartments("naltrexol_6b", p("naltrexol_6b.elimination_1.clearance"));
    naltrexone_ = compartments("naltrexone", p("naltrexone.elimination_1.clearance"));
    ethanol_maximum_ = p("ethanol.elimination_1.maximum_rate");
    ethanol_half_amount_ = p("ethanol.elimination_1.half_saturation") * p("ethanol.central.volume");
    ethanol_absorption_ = p("ethanol.route.oral.absorption_rate");
    ethanol_available_ = p("ethanol.route.oral.bioavailability");
    ethanol_emptying_ = p("ethanol.route.oral.emptying_rate");
    ethanol_exponent_ = p("ethanol.route.oral.strength_exponent");
    ethanol_strength_per_amount_ = 46.07e-12 / 0.789 / p("ethanol.route.oral.reference_strength");
    ethanol_partition_ = p("ethanol.effect_site.partition");
    ethanol_weight_ = p("ethanol.effect_site.phase_1.weight");
    ethanol_rate_ = p("ethanol.effect_site.phase_1.rate");
    naltrexol_site_ = site("naltrexol_6b");
    naltrexone_site_ = site("naltrexone");
    naltrexone_emptying_ = p("naltrexone.route.oral.emptying_rate");
    naltrexone_absorption_ = p("naltrexone.route.oral.absorption_rate");
    naltrexone_available_ = p("naltrexone.route.oral.bioavailability");
    first_pass_ = p("naltrexone.route.oral.first_pass_fraction");
    metabolite_ = p("naltrexone.elimination_1.metabolite_fraction");
    arcuate_ = neurons("arcuate");
    glutamate_ = neurons("glutamate");
    gaba_ = neurons("vta_gaba");
    dopamine_ = neurons("vta_dopamine");
    ethanol_gain_ = p("ethanol_on_arcuate.gain");
    ethanol_ec50_ = p("ethanol_on_arcuate.ec50");
    ethanol_attenuation_ = p("ethanol_on_arcuate.attenuation");
    receptor_gain_ = p("mu_on_gaba.gain");
    glutamate_to_dopamine_ = p("glutamate_to_dopamine.weight");
    glutamate_to_gaba_ = p("glutamate_to_gaba.weight");
    gaba_to_dopamine_ = p("gaba_to_dopamine.weight");
    tone_ = p("endorphin_vta.tone") * (1.0 + p("endorphin_vta.store_use"));
    inverse_clearance_ = 1.0 / p("endorphin_vta.clearance_time");
    inverse_recovery_ = 1.0 / p("endorphin_vta.store_recovery_time");
    use_ = p("endorphin_vta.store_use") * inverse_recovery_;
    inverse_arcuate_rest_ = 1.0 / p("arcuate.rest_rate");
    endorphin_ = binding("beta_endorphin");
    naltrexol_binding_ = binding("naltrexol_6b");
    naltrexone_binding_ = binding("naltrexone");
    efficacy_endorphin_ = p("beta_endorphin.binding.mu.efficacy");
    efficacy_naltrexol_ = p("naltrexol_6b.binding.mu.efficacy");
    efficacy_naltrexone_ = p("naltrexone.binding.mu.efficacy");
    const double burst_rest = p("vta_dopamine.burst_rest");
    burst_logit_ = std::log(burst_rest / (1.0 - burst_rest));
    burst_slope_ = p("vta_dopamine.burst_slope");
    inverse_dopamine_rest_ = 1.0 / p("vta_dopamine.rest_rate");
    burst_excess_ = p("dopamine_nac.burst_gain") - 1.0;
    per_spike_ = p("dopamine_nac.release_per_spike");
    stimulation_ = p("dopamine_nac.stimulation");
    maximum_uptake_ = p("dopamine_nac.maximum_uptake");
    half_saturation_ = p("dopamine_nac.half_saturation");
    autoreceptor_ec50_ = p("terminal_autoreceptor.ec50");
    autoreceptor_rate_ = 2.0 / p("terminal_autoreceptor.time_up");
    autoreceptor_gain_ = p("autoreceptor_on_release.gain");
    const double rest = p("dopamine_nac.rest");
    autoreceptor_norm_ = 1.0 / (1.0 + autoreceptor_gain_ * rest / (autoreceptor_ec50_ + rest));
    tolerance_ec50_ = p("ethanol_tolerance.ec50");
    tolerance_rate_ = 1.0 / p("ethanol_tolerance.time_up");
}

double HandWrittenDerivative::Neurons::slope(double drive, double rate) const {
    const double rectified = 0.5 * (drive + std::sqrt(drive * drive + 4.0 * softness_squared));
    return inverse_time * (rectified / (1.0 + inverse_ceiling * rectified) - rate);
}

void HandWrittenDerivative::operator()(const double* y, double* d) const {
    // Ethanol: stomach, gut, blood, other tissue, brain.
    const double strength =
        positive(ethanol_strength_per_amount_ * y[ethanol_stomach] + 1e-6, 1e-6) /
        positive(y[ethanol_drink] + 1e-6, 1e-6);
    const double emptying = ethanol_emptying_ * std::pow(strength, ethanol_exponent_);
    d[ethanol_stomach] = -emptying * y[ethanol_stomach];
    d[ethanol_drink] = -emptying * y[ethanol_drink];
    const double absorbed = ethanol_absorption_ * y[ethanol_gut];
    d[ethanol_gut] = emptying * y[ethanol_stomach] - absorbed;
    const double ethanol_out = ethanol_.to_peripheral * y[ethanol_central] -
                               ethanol_.from_peripheral * y[ethanol_peripheral];
    d[ethanol_peripheral] = ethanol_out;
    d[ethanol_central] =
        ethanol_available_ * absorbed - ethanol_out - ethanol_.elimination * y[ethanol_central] -
        ethanol_maximum_ * y[ethanol_central] / (ethanol_half_amount_ + y[ethanol_central]);
    d[ethanol_site] =
        ethanol_rate_ *
        (ethanol_partition_ * ethanol_.inverse_volume * y[ethanol_central] - y[ethanol_site]);
    const double ethanol_brain = ethanol_weight_ * y[ethanol_site];

    // Naltrexone and its metabolite.
    const double tablet = naltrexone_absorption_ * y[naltrexone_gut];
    d[naltrexone_stomach] = -naltrexone_emptying_ * y[naltrexone_stomach];
    d[naltrexone_gut] = naltrexone_emptying_ * y[naltrexone_stomach] - tablet;
    const double naltrexone_out = naltrexone_.to_peripheral * y[naltrexone_central] -
                                  naltrexone_.from_peripheral * y[naltrexone_peripheral];
    const double eliminated = naltrexone_.elimination * y[naltrexone_central];
    d[naltrexone_peripheral] = naltrexone_out;
    d[naltrexone_central] = naltrexone_available_ * tablet - naltrexone_out - eliminated;
    const double naltrexol_out = naltrexol_.to_peripheral * y[naltrexol_central] -
                                 naltrexol_.from_peripheral * y[naltrexol_peripheral];
    d[naltrexol_peripheral] = naltrexol_out;
    d[naltrexol_central] = first_pass_ * tablet + metabolite_ * eliminated - naltrexol_out -
                           naltrexol_.elimination * y[naltrexol_central];
    const double naltrexol_target =
        naltrexol_site_.partition * naltrexol_.inverse_volume * y[naltrexol_central];
    d[naltrexol_site_1] = naltrexol_site_.rate_1 * (naltrexol_target - y[naltrexol_site_1]);
    d[naltrexol_site_2] = naltrexol_site_.rate_2 * (naltrexol_target - y[naltrexol_site_2]);
    const double naltrexone_target =
        naltrexone_site_.partition * naltrexone_.inverse_volume * y[naltrexone_central];
    d[naltrexone_site_1] = naltrexone_site_.rate_1 * (naltrexone_target - y[naltrexone_site_1]);
    d[naltrexone_site_2] = naltrexone_site_.rate_2 * (naltrexone_target - y[naltrexone_site_2]);
    const double naltrexol_brain = naltrexol_site_.weight_1 * y[naltrexol_site_1] +
                                   naltrexol_site_.weight_2 * y[naltrexol_site_2];
    const double naltrexone_brain = naltrexone_site_.weight_1 * y[naltrexone_site_1] +
                                    naltrexone_site_.weight_2 * y[naltrexone_site_2];

    // µ-receptors on the GABA cells and in the whole brain.
    const double vta_free = 1.0 - y[vta_endorphin] - y[vta_naltrexol] - y[vta_naltrexone];
    d[vta_endorphin] =
        endorphin_.k_on * y[endorphin] * vta_free - endorphin_.k_off * y[vta_endorphin];
    d[vta_naltrexol] = naltrexol_binding_.k_on * naltrexol_brain * vta_free -
                       naltrexol_binding_.k_off * y[vta_naltrexol];
    d[vta_naltrexone] = naltrexone_binding_.k_on * naltrexone_brain * vta_free -
                        naltrexone_binding_.k_off * y[vta_naltrexone];
    const double brain_free = 1.0 - y[brain_naltrexol] - y[brain_naltrexone];
    d[brain_naltrexol] = naltrexol_binding_.k_on * naltrexol_brain * brain_free -
                         naltrexol_binding_.k_off * y[brain_naltrexol];
    d[brain_naltrexone] = naltrexone_binding_.k_on * naltrexone_brain * brain_free -
                          naltrexone_binding_.k_off * y[brain_naltrexone];
    const double activation = efficacy_endorphin_ * y[vta_endorphin] +
                              efficacy_naltrexol_ * y[vta_naltrexol] +
                              efficacy_naltrexone_ * y[vta_naltrexone];

    // Firing rates.
    const double ethanol_drive = ethanol_gain_ * ethanol_brain / (ethanol_ec50_ + ethanol_brain) *
                                 (1.0 - ethanol_attenuation_ * y[tolerance_level]);
    d[arcuate] = arcuate_.slope(arcuate_.bias + ethanol_drive, y[arcuate]);
    d[glutamate] = glutamate_.slope(glutamate_.bias, y[glutamate]);
    d[gaba] = gaba_.slope(
        gaba_.bias + glutamate_to_gaba_ * y[glutamate] + receptor_gain_ * activation, y[gaba]);
    d[dopamine] = dopamine_.slope(dopamine_.bias + glutamate_to_dopamine_ * y[glutamate] -
                                      gaba_to_dopamine_ * y[gaba],
                                  y[dopamine]);

    // Endorphin and its store.
    const double release = inverse_arcuate_rest_ * y[arcuate] * y[store];
    d[store] = inverse_recovery_ * (1.0 - y[store]) - use_ * release;
    d[endorphin] = inverse_clearance_ * (tone_ * release - y[endorphin]);

    // Dopamine and its autoreceptor.
    const double burst_share =
        1.0 / (1.0 + std::exp(-burst_logit_ -
                              burst_slope_ * (inverse_dopamine_rest_ * y[dopamine] - 1.0)));
    const double c = y[released_dopamine];
    d[released_dopamine] = per_spike_ * autoreceptor_norm_ *
                               (1.0 + autoreceptor_gain_ * y[autoreceptor_2]) *
                               (y[dopamine] * (1.0 + burst_excess_ * burst_share) + stimulation_) -
                           maximum_uptake_ * c / (half_saturation_ + c);
    d[autoreceptor_1] = autoreceptor_rate_ * (c / (autoreceptor_ec50_ + c) - y[autoreceptor_1]);
    d[autoreceptor_2] = autoreceptor_rate_ * (y[autoreceptor_1] - y[autoreceptor_2]);

    // Acute tolerance.
    const double relative = ethanol_brain / tolerance_ec50_;
    const double fourth_power = relative * relative * relative * relative;
    d[tolerance_level] =
        tolerance_rate_ * (fourth_power / (1.0 + fourth_power) - y[tolerance_level]);
}

double HandWrittenDerivative::largest_difference(ModelSystem& system,
                                                 const std::vector<double>& y) const {
    double theirs[size];
    (*this)(y.data(), theirs);
    Jacobian<ModelSystem> jacobian(system);
    std::vector<double> dydt(size);
    jacobian.compute(y.data(), dydt.data());
    system.derivative(y.data(), dydt.data());
    const SparsityPattern& pattern = jacobian.pattern();
    double largest = 0.0;
    for (std::size_t i = 0; i < size; ++i) {
        double flux = 0.0;
        for (int e = pattern.row_start[i]; e < pattern.row_start[i + 1]; ++e) {
            const auto j = static_cast<std::size_t>(pattern.columns[static_cast<std::size_t>(e)]);
            flux +=
                std::abs(jacobian.values()[e]) * std::max(std::abs(y[j]), system.error_floor()[j]);
        }
        largest = std::max(largest, std::abs(theirs[i] - dydt[i]) / flux);
    }
    return largest;
}

} // namespace disinhibit
