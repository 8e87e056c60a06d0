#pragma once

#include <vector>

#include "circuit/course/model_system.h"

namespace disinhibit {

/// dy/dt of the scenario ninety_days in the cut-down circuit of tests/support/midbrain.h, as one would write it for this one model: the yardstick
/// for what the general derivative costs. Units as in circuit/model.h.
class HandWrittenDerivative {
  public:
    static constexpr int size = 31;

    /// Takes its constants from the parameters. Throws std::invalid_argument if the model has other states.
    HandWrittenDerivative(const Model& model, const std::vector<double>& parameters);

    void operator()(const double* y, double* dydt) const;

    /// Largest difference from the model's derivative at y, relative to the sum of the fluxes that make up each row.
    double largest_difference(ModelSystem& system, const std::vector<double>& y) const;

  private:
    struct TwoCompartments {
        double inverse_volume, to_peripheral, from_peripheral, elimination;
    };
    struct EffectSite {
        double partition, weight_1, rate_1, weight_2, rate_2;
    };
    struct Binding {
        double k_on, k_off;
    };
    struct Neurons {
        double bias, inverse_ceiling, softness_squared, inverse_time;
        double slope(double drive, double rate) const;
    };

    TwoCompartments ethanol_, naltrexol_, naltrexone_;
    double ethanol_maximum_, ethanol_half_amount_;
    double ethanol_absorption_, ethanol_available_, ethanol_emptying_, ethanol_exponent_;
    double ethanol_strength_per_amount_;
    double ethanol_partition_, ethanol_weight_, ethanol_rate_;
    EffectSite naltrexol_site_, naltrexone_site_;
    double naltrexone_emptying_, naltrexone_absorption_, naltrexone_available_, first_pass_;
    double metabolite_;
    Neurons arcuate_, glutamate_, gaba_, dopamine_;
    double ethanol_gain_, ethanol_ec50_, ethanol_attenuation_;
    double receptor_gain_;
    double glutamate_to_dopamine_, glutamate_to_gaba_, gaba_to_dopamine_;
    double tone_, inverse_clearance_, inverse_recovery_, use_, inverse_arcuate_rest_;
    Binding endorphin_, naltrexol_binding_, naltrexone_binding_;
    double efficacy_endorphin_, efficacy_naltrexol_, efficacy_naltrexone_;
    double burst_logit_, burst_slope_, inverse_dopamine_rest_, burst_excess_;
    double per_spike_, stimulation_, autoreceptor_gain_, autoreceptor_norm_;
    double maximum_uptake_, half_saturation_;
    double autoreceptor_ec50_, autoreceptor_rate_;
    double tolerance_ec50_, tolerance_rate_;
};

} // namespace disinhibit
