#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "circuit/describe/circuit.h"
#include "circuit/describe/parameters.h"
#include "circuit/describe/scenario.h"
#include "circuit/describe/signals.h"
#include "circuit/rule.h"

/// The circuit as arrays: which states there are and which mechanisms couple them. Mechanisms hold indices only:
/// of states (y), of values (v, algebra on the states) and of coefficients (c, algebra on the parameters).
/// Value 0 is the constant 0, which stands for everything a scenario does not contain. Index -1 means "none".
namespace disinhibit {

// ------------------------------------------------------------------------------------ pharmacokinetics (nmol, nM)

/// First-order flow of amount: out of `from` at rate c[rate]; c[yield] of it arrives in `to`, c[extra_yield] in `extra`.
struct LinearFlow {
    int from = -1, to = -1, extra = -1;
    int rate = -1, yield = -1, extra_yield = -1;
};

/// Saturable flow out of `from`: c[maximum] A / (c[half_amount] + A), c[yield] of it into `to`.
struct SaturableFlow {
    int from = -1, to = -1;
    int maximum = -1, half_amount = -1, yield = -1;
};

/// A stomach that empties at c[rate] (s / s_ref)^c[exponent], s = volume fraction of the drink in it.
struct Stomach {
    int amount = -1, drink_volume = -1, to = -1;
    int rate = -1, exponent = -1;
    int strength_per_amount =
        -1; ///< volume of the pure substance per amount and reference strength, L/nmol
};

/// A pool of an effect site that follows plasma: y' = c[rate] (c[partition] C - y).
struct SiteFollower {
    int state = -1, plasma = -1; ///< plasma: index of v
    int rate = -1, partition = -1;
};

/// A concentration as a weighted sum of states: v[value] = sum c[weight] y[state].
struct ConcentrationTerm {
    int value = -1, state = -1, weight = -1;
};

// ------------------------------------------------------------------------------------------------------ receptors

/// Whether some state depends on what a mechanism computes. The derivative leaves out what is computed only to be read.
enum class Purpose { states, reading };

struct LigandAtSite {
    int concentration = -1; ///< v
    int state = -1;         ///< bound fraction; -1 at equilibrium binding
    int occupancy = -1;     ///< v
    int k_on = -1, k_off = -1, k_d = -1, hill = -1, efficacy = -1;
    bool antagonist = false; ///< of no efficacy as its file says it, whatever a person sets later
};

/// A run [first, first + count) of `modulators` acting on one port.
struct Port {
    int first = 0, count = 0;
};

struct SiteOfReceptors {
    int first_ligand = 0, ligand_count = 0;
    bool kinetic = true;
    int activation = -1, effect = -1, free = -1, occupied = -1, blocked = -1, density = -1; ///< v
    int transducer_ratio = -1, transducer_slope = -1, expression = -1;
    int present = -1; ///< c: 1, or 0 where the genotype has no such receptor
    Port density_port, coupling_port, activation_port;
    Purpose purpose = Purpose::states;        ///< of its occupancies and its activation
    Purpose effect_purpose = Purpose::states; ///< of its effect
};

// ---------------------------------------------------------------------------------------------- rates, modulation

/// S(v[source]) with its constants.
struct ShapedSource {
    int source = 0;
    ShapeKind shape = ShapeKind::linear;
    int ec50 = -1, hill = -1;
};

/// 1 + c[gain] S(x): one factor of a modulation.
struct Factor {
    ShapedSource x;
    int gain = -1;
};

/// m = c[gain] S(x) v[gate] (1 - c[attenuation] v[attenuated_by]) prod (1 + factor); v[0] if nothing attenuates.
struct Modulator {
    ShapedSource x;
    int gain = -1;
    int gate = -1; ///< v
    int attenuated_by = 0, attenuation = -1;
    int first_factor = 0, factor_count = 0; ///< of Model::factors
    CombineKind combine = CombineKind::add;
    int norm = -1; ///< c: 1 / (1 + m at rest), for scale
    int row = -1;  ///< of CircuitDescription::modulations
};

struct Input {
    int projection_current = -1; ///< v
    double sign = 1.0;
};

struct PopulationOfNeurons {
    int state = -1;
    int rate = -1, drive = -1, burst_share = -1; ///< v
    int bias = -1, inverse_ceiling = -1, softness_squared = -1, inverse_time = -1;
    int inverse_rest = -1, burst_logit = -1, burst_slope = -1;
    Purpose burst_purpose = Purpose::states;
    int first_input = 0, input_count = 0;
    Port drive_port, gain_port;
    int rest_parameter = -1, bias_parameter = -1;
};

struct AxonBundle {
    int from_rate = -1; ///< v
    int weight = -1;
    int current = -1; ///< v
    Port strength_port;
};

// ------------------------------------------------------------------------------------------ pools and transmitters

struct PoolOfPeptide {
    int state = -1, store = -1, source_rate = -1;
    int concentration = -1, store_value = -1;
    int tone_over_rest_store = -1, inverse_clearance = -1, inverse_recovery = -1,
        use_over_recovery = -1;
    int inverse_rest_rate = -1;
    Port release_port;
    int tone_parameter = -1, use_parameter = -1;
};

struct ExtracellularTransmitter {
    int state = -1, source_rate = -1, source_burst = -1; ///< source_*: v
    int concentration = -1, release = -1, uptake = -1;   ///< v
    int per_spike = -1, burst_excess = -1, stimulation = -1, maximum_uptake = -1,
        half_saturation = -1;
    Port release_port, uptake_port, half_saturation_port, efflux_port;
    int rest_parameter = -1, per_spike_parameter = -1;
};

// ----------------------------------------------------------------------------------------------------- adaptation

struct AdaptationChain {
    int first_state = -1, stages = 1;
    ShapedSource x;
    int level = -1;                   ///< v
    int rate_up = -1, rate_down = -1; ///< c, 1/s of one stage
    int attenuated_by = 0;
    bool has_pace = false;
    ShapedSource pace;
    int rest_level = -1; ///< parameter, with a pace
};

/// level = G (base + sum of drives).
struct GradedResponse {
    int level = -1; ///< v
    int base = -1;
    Port drive_port, gain_port;
    Purpose purpose = Purpose::states;
};

/// v[value] = y[state] or, with `weight`, part of a sum; filled before everything else.
struct StateCopy {
    int value = -1, state = -1;
};

/// What a dose by one route does: fractions of the dose amount that enter states at once or as an inflow.
struct DoseEntry {
    int state = -1;
    int fraction = -1; ///< c
};

struct RouteEntry {
    std::string substance, route;
    std::vector<DoseEntry> entries;
    int drink_volume_state = -1; ///< receives the volume of the drink, L
    std::vector<int> unabsorbed; ///< states emptied by a removal
};

/// How a clamp of a signal acts on states: y[state] = value * c[factor] (factor -1: 1).
struct ClampTarget {
    int signal = -1;
    std::vector<DoseEntry> states;
};

/// A limit of a substance (circuit.h) against a sum of states: sum c[fraction] y[state], all in internal units.
struct LevelLimit {
    std::string substance, name;
    LimitKind kind = LimitKind::data;
    LimitMeasure measure = LimitMeasure::plasma;
    std::string signal; ///< path of what is compared
    Quantity level;
    std::vector<DoseEntry> terms;
};

/// Sum of amounts of a substance that has been taken: v[value] = sum of y.
struct BodyTotal {
    int value = -1;
    std::vector<int> states;
    std::string substance;
    int distribution_volume = -1; ///< c, L: of the central and all peripheral volumes
};

/// The structure of one circuit with the substances of one scenario: the same for everybody whom one subject file
/// describes, whatever numbers a person has (body.h). Immutable once made.
struct Model {
    std::string circuit_id, species;
    std::vector<StateInfo> states;
    std::vector<char> non_negative; ///< per state
    ParameterTable parameters;      ///< as the files say them
    SignalTable signals;
    int value_count = 1;

    std::vector<Rule> coefficient_rules; ///< c, up to the norms
    int norm_count = 0; ///< the last coefficients: one for each modulator with a norm
    using Floor = std::function<double(const double* parameters)>;
    std::vector<Floor> floor_rules; ///< per state: the error floor of the integrator

    std::vector<StateCopy> copies;
    std::vector<ConcentrationTerm> concentration_terms;
    std::vector<int> concentration_values; ///< v that are sums of terms: zeroed first
    std::vector<LinearFlow> linear_flows;
    std::vector<SaturableFlow> saturable_flows;
    std::vector<Stomach> stomachs;
    std::vector<SiteFollower> site_followers;
    std::vector<LigandAtSite> ligands;
    std::vector<SiteOfReceptors> sites;
    std::vector<Modulator> modulators;
    std::vector<Factor> factors;
    std::vector<GradedResponse> responses; ///< in order of computation
    std::vector<PopulationOfNeurons> populations;
    std::vector<Input> inputs;
    std::vector<AxonBundle> axons;
    std::vector<PoolOfPeptide> pools;
    std::vector<ExtracellularTransmitter> transmitters;
    std::vector<AdaptationChain> adaptations;
    std::vector<BodyTotal> body_totals;
    std::vector<LevelLimit> limits; ///< of the substances that carry states
    std::vector<RouteEntry> routes;
    std::vector<ClampTarget> clamp_targets;
    std::vector<std::string>
        carried; ///< substances and routes this scenario uses: only they carry states

    int state_count() const { return static_cast<int>(states.size()); }
    int coefficient_count() const {
        return static_cast<int>(coefficient_rules.size()) + norm_count;
    }
};

/// Builds the model of `scenario`: of its circuit, its subject's file, and the substances and routes that it uses. Its times,
/// amounts and changes of parameters play no part. Throws ModelError.
std::shared_ptr<const Model> make_model(const Library& library, const Scenario& scenario);

} // namespace disinhibit
