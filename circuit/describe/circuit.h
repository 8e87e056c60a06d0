#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "circuit/describe/quantity.h"
#include "circuit/describe/scenario.h"
#include "circuit/describe/wording.h"

/// What the asset files say, as plain values: substances, subjects, circuits and scenarios.
/// Nothing here computes. `make_model` (circuit/model.h) turns one choice of circuit, subject and scenario into arrays
/// that the derivative can run over. All quantities are in internal units: s, nmol, L, nM, Hz, kg, 1.
namespace disinhibit {

// ---------------------------------------------------------------------------------------------- pharmacokinetics

/// A body volume in exchange with the central volume.
struct PeripheralCompartment {
    Quantity volume;    ///< L or L/kg
    Quantity clearance; ///< inter-compartmental clearance, L/s or L/s/kg
};

enum class EliminationKind { first_order, michaelis_menten, zero_order };

/// One way out of the central volume. `metabolite` (a substance id, may be empty) receives `metabolite_fraction` of the
/// eliminated amount in moles.
struct Elimination {
    EliminationKind kind = EliminationKind::first_order;
    Quantity clearance;    ///< first_order: L/s or L/s/kg
    Quantity maximum_rate; ///< michaelis_menten, zero_order: nmol/s or nmol/s/kg
    Quantity
        half_saturation; ///< michaelis_menten: Km in nM; zero_order: the concentration below which it fades
    std::string metabolite;
    Quantity metabolite_fraction; ///< 1
};

enum class RouteKind {
    bolus,      ///< straight into the central volume
    absorption, ///< (stomach ->) gut -> central, first order
    depot,      ///< several release phases in parallel
    local ///< into the extracellular pools of the substance at `places`, at once or out of a fluid
};

/// One phase of a depot: `fraction` of the dose passes `stages` equal first-order stages (a bell for stages > 1, an
/// exponential for 1) with total mean residence time `mean_time`.
struct ReleasePhase {
    Quantity fraction;  ///< 1
    Quantity mean_time; ///< s
    int stages = 1;
};

/// How a dose reaches the blood.
struct Route {
    std::string id;
    std::string name;
    RouteKind kind = RouteKind::bolus;
    Quantity bioavailability; ///< fraction reaching the central volume (or the pools) unchanged, 1
    std::string first_pass_metabolite; ///< substance id or empty
    Quantity first_pass_fraction;      ///< fraction of the dose that arrives as the metabolite, 1
    Quantity
        absorption_rate; ///< absorption: gut -> central; local: fluid -> pools, 0: at once; 1/s
    std::optional<Quantity>
        emptying_rate; ///< absorption: stomach -> gut at the reference strength, 1/s
    std::optional<Quantity>
        reference_strength; ///< absorption: strength (volume fraction) at which emptying_rate holds
    std::optional<Quantity>
        strength_exponent;            ///< absorption: emptying ~ (strength / reference)^exponent, 1
    std::vector<ReleasePhase> phases; ///< depot
    std::vector<std::string> places;  ///< local: places of the pools
    std::optional<Quantity> local_volume; ///< local: volume the dose distributes in, L
};

/// One first-order pool of an effect site: C_i' = rate (partition * C_plasma - C_i); the site sees the mean of the C_i by
/// weight_i.
struct EffectSitePhase {
    Quantity weight; ///< 1
    Quantity rate;   ///< 1/s
};

/// Concentration at the receptors of the brain, as driven by plasma. No phases: partition * plasma at once.
struct EffectSite {
    Quantity partition; ///< plasma -> site scale factor, 1
    std::vector<EffectSitePhase> phases;
};

/// Kinetics of one substance in one species.
struct Kinetics {
    Quantity volume; ///< central volume, L or L/kg
    std::vector<PeripheralCompartment> peripherals;
    std::vector<Elimination> eliminations;
    std::vector<Route> routes;
    EffectSite effect_site;
};

/// How a ligand binds one receptor type.
struct Binding {
    std::string receptor; ///< receptor type id, e.g. the stem of a [[receptor_type]]
    Quantity k_d;         ///< nM
    Quantity k_off;       ///< 1/s
    Quantity
        efficacy;  ///< intrinsic efficacy relative to a full agonist, 1 (0 = neutral antagonist)
    Quantity hill; ///< exponent of concentration in association, 1
};

enum class LimitKind {
    data,  ///< nothing that the numbers of the substance come from was measured above it
    lethal ///< people or animals die from here on
};

/// What a limit is a limit of.
enum class LimitMeasure {
    plasma, ///< concentration in blood plasma, nM
    brain,  ///< concentration at the site in the brain, of an endogenous ligand in its pools, nM
    body    ///< amount in the body, absorbed or not, nmol or nmol/kg
};

struct Limit {
    LimitKind kind = LimitKind::data;
    LimitMeasure measure = LimitMeasure::plasma;
    Quantity level;
};

/// How far the numbers of a substance hold in one species, and what kills.
struct LimitsOfSubstance {
    std::vector<Limit> limits;
    std::string lethal_not_known; ///< why no lethal level stands here; empty if one does
};

/// A drug, metabolite or endogenous ligand (one file of assets/substances).
struct Substance {
    std::string id;
    std::string name;
    std::string symbol;
    std::string role;        ///< palette role of the theme files
    std::string glyph;       ///< shape on stage and timeline
    Quantity molar_mass;     ///< kg/nmol internally; written in g/mol
    Quantity label_factor;   ///< base per labelled mass, 1 (a salt dose times this is the base)
    std::string plasma_unit; ///< unit in which plasma is shown, e.g. "ng/mL"
    std::string plasma_unit_second; ///< a second customary unit or empty
    Quantity reference_amount;      ///< a customary dose, nmol or nmol/kg: scale of the error floor
    std::optional<Quantity> density;          ///< kg/L, for drinks given by volume fraction
    std::map<std::string, Kinetics> kinetics; ///< by species; empty for a purely local ligand
    /// By species; "any": in those without limits of their own. Empty: nobody has stated them.
    std::map<std::string, LimitsOfSubstance> limits;
    std::vector<Binding> bindings;
    bool endogenous = false; ///< its concentration at a site is that of the peptide pool there
};

/// Who is simulated (one file of assets/subjects).
struct Subject {
    std::string id;
    std::string name;
    std::string species;
    std::string text;
    Quantity body_mass;      ///< kg
    Quantity standard_drink; ///< kg of ethanol-like substance per drink; 0 if not used
    std::string drink_substance;
    std::map<std::string, Quantity> overrides; ///< parameter path -> value
    /// Parameter path -> factor on the value that the parameter has otherwise, whichever circuit gives it.
    std::map<std::string, Quantity> factors;
};

// --------------------------------------------------------------------------------------------------- circuit

/// r_max and softness of F(I) = H / (1 + H / r_max), H = (I + sqrt(I^2 + 4 s^2)) / 2: a smooth threshold-linear gain
/// function with a ceiling. I in Hz.
struct GainFunction {
    Quantity ceiling;  ///< r_max, Hz
    Quantity softness; ///< s, Hz
};

/// Share of spikes fired in bursts: logistic(logit(rest) + slope (r / r_rest - 1)).
struct BurstShare {
    Quantity rest;  ///< 1
    Quantity slope; ///< 1
};

/// A population of neurons: tau dr/dt = -r + F(sum W r + bias + modulation).
struct Population {
    std::string id;
    std::string name;
    std::string short_name;
    std::string role;
    std::string place;
    Quantity rest_rate;     ///< Hz; the tonic bias is solved so that this is the resting rate
    Quantity time_constant; ///< s
    GainFunction gain;
    std::optional<BurstShare> burst;
};

/// Axons from one population to another.
struct Projection {
    std::string id;
    std::string name;
    std::string from;
    std::string to;
    bool excitatory = true;
    Quantity weight;   ///< Hz of drive per Hz of presynaptic rate, at rest
    std::string label; ///< e.g. the receptor at the ending
    std::string grade; ///< evidence grade of the arrow itself
};

struct ReceptorType {
    std::string id;
    std::string name;
    std::string role;
    Quantity expression; ///< receptors per cell relative to the common genotype, 1
};

enum class BindingKind { kinetic, equilibrium };

/// Receptors of one type at one place. Ligands compete there; each bound fraction is a signal.
struct ReceptorSite {
    std::string id;
    std::string name;
    std::string type;
    std::string place;
    std::string on; ///< population or projection id that carries them (for the picture)
    BindingKind binding = BindingKind::kinetic;
    Quantity access; ///< share of the peptide pool's concentration that reaches these receptors, 1
    /// q: what these receptors do goes with e^q, e the intrinsic efficacy of the ligand, 1. None: with e itself.
    std::optional<Quantity> efficacy_exponent;
    Quantity transducer_ratio; ///< tau of the operational model, 1
    Quantity transducer_slope; ///< n of the operational model, 1
};

/// Extracellular pool of an endogenous ligand, filled by the firing of a population with a releasable store.
struct PeptidePool {
    std::string id;
    std::string name;
    std::string substance;
    std::string place;
    std::string source;           ///< population id
    Quantity tone;                ///< concentration at the resting release, nM
    Quantity clearance_time;      ///< s
    Quantity store_recovery_time; ///< s
    Quantity store_use;           ///< fraction of the store released per recovery time at rest, 1
    double error_floor_fraction = 1e-2;
    std::string grade; ///< evidence grade of the arrow from its source
};

/// Extracellular transmitter: C' = P q r g(b) + J - Vmax C / (Km (1 + block) + C).
struct Transmitter {
    std::string id;
    std::string name;
    std::string role;
    std::string place;
    std::string source;       ///< population id
    Quantity rest;            ///< resting concentration, nM; release per spike is solved from it
    Quantity maximum_uptake;  ///< Vmax, nM/s
    Quantity half_saturation; ///< Km, nM
    Quantity burst_gain;      ///< release of a burst spike relative to a single spike, 1
    std::string grade;        ///< evidence grade of the arrow from its source
};

enum class ShapeKind { linear, hill };

/// S(x): linear gives x; hill gives x^n / (ec50^n + x^n), regularised at zero.
struct Shape {
    ShapeKind kind = ShapeKind::linear;
    Quantity ec50; ///< unit of the source
    Quantity hill; ///< 1
};

/// Something that decides how fast an adaptation goes: its rates are multiplied by S(source).
struct Pace {
    std::string source; ///< signal path
    Shape shape;
};

/// A state that follows S(source) through `stages` equal first-order stages: tolerance, autoreceptor, withdrawal ...
/// With a `pace` it moves only while S(pace) is above zero (learning while something happens) and starts at `rest_level`.
struct Adaptation {
    std::string id;
    std::string name;
    std::string source; ///< signal path
    Shape shape;
    Quantity time_up;   ///< s, whole chain
    Quantity time_down; ///< s, whole chain
    int stages = 1;
    std::string attenuated_by; ///< adaptation id or empty
    std::optional<Pace> pace;
    std::optional<Quantity> rest_level; ///< with a pace: level before anything happens, 1
};

enum class CombineKind {
    add,   ///< target += gain * S(x) * attenuation (for drives, in Hz)
    scale, ///< target *= (1 + gain * S(x) * attenuation) / (the same at rest)
    block  ///< target *= 1 + S(x) / 1, for a competitive Km shift: gain * x added to 1
};

/// One factor 1 + gain S(source) of a modulation: what gates it, expresses it or limits it.
struct ModulationFactor {
    std::string source; ///< signal path
    Shape shape;
    Quantity gain;
};

/// Something acting on something: receptor on drive, drug on release, adaptation on gain.
/// `target` is "<entity>.<port>": population.drive, population.gain, projection.strength, receptor_site.density,
/// receptor_site.coupling, receptor_site.activation, transmitter.release, transmitter.uptake,
/// transmitter.half_saturation, transmitter.efflux, pool.release, response.drive, response.gain.
struct Modulation {
    std::string id;
    std::string name;
    std::string source; ///< signal path
    std::string target;
    CombineKind combine = CombineKind::add;
    Shape shape;
    Quantity gain;             ///< Hz for add, 1 otherwise
    std::string attenuated_by; ///< adaptation id or empty
    Quantity attenuation;      ///< a in (1 - a T), 1
    std::string gated_by;      ///< signal path that the modulation is multiplied by, or empty
    std::vector<ModulationFactor> factors;
    std::string grade; ///< evidence grade of the arrow
};

/// A graded effect without memory: level = G (base + sum of what drives it). Effects on the body, read-outs, and
/// combinations that several mechanisms share. A response may follow those that stand before it.
struct Response {
    std::string id;
    std::string name;
    std::string role;
    std::string text;               ///< what it stands for, and what not
    Quantity base;                  ///< level when nothing drives it, 1
    std::optional<Quantity> danger; ///< level from which it endangers life, 1
};

/// One hypothesis of the circuit: one file of assets/circuits with the parts it is made of (assets/circuits/parts).
struct CircuitDescription {
    std::string id;
    std::string name;
    std::string text;
    std::vector<ReceptorType> receptor_types;
    std::vector<Population> populations;
    std::vector<Projection> projections;
    std::vector<ReceptorSite> receptor_sites;
    std::vector<PeptidePool> pools;
    std::vector<Transmitter> transmitters;
    std::vector<Response> responses;
    std::vector<Adaptation> adaptations;
    std::vector<Modulation> modulations;
    std::map<std::string, Quantity> overrides; ///< parameter path -> value of this hypothesis
};

/// A number that says it was set with a published row in view (Provenance::calibrated_on), and where that stands. The rows
/// are read after the library, which is when their ids are checked.
struct Calibration {
    std::string row; ///< id of the published row
    std::string file, key;
    int line = 0;
};

/// Everything the asset folder says. Maps are ordered, so every listing is deterministic.
struct Library {
    std::map<std::string, Substance> substances;
    std::map<std::string, Subject> subjects;
    std::map<std::string, CircuitDescription> circuits;
    std::map<std::string, Scenario> scenarios;
    std::map<std::string, std::string> references; ///< bib key -> one-line citation
    std::vector<Calibration> calibrations;
    Wording wording; ///< of labels; no part of what decides a course
    std::string default_scenario;
    std::string content_hash; ///< hash of substances, subjects, circuits: what decides a course
};

} // namespace disinhibit
