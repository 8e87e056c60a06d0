#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "circuit/describe/model_error.h"
#include "circuit/model.h"

namespace disinhibit {

/// When compute_values fills a value. Who reads at a stage may use values of earlier stages only.
enum ValueStage : int {
    stage_state = 0,         ///< states and concentrations
    stage_site = 1,          ///< site i: occupancies at 1 + 2 i, activation and density at 2 + 2 i
    stage_effect = 100000,   ///< effects of all sites, burst shares
    stage_response = 200000, ///< response i at + i
    stage_projection = 300000,
    stage_flow = 400000,   ///< drives, release, uptake: with the derivative
    stage_display = 500000 ///< only for looking at
};

/// Turns descriptions into a Model in two passes: declare (every entity gets its parameters, states, values, signals),
/// then connect (references between entities become indices). One build_*.cpp per kind of mechanism.
class ModelBuilder {
  public:
    ModelBuilder(const Library& library, const Scenario& scenario);
    std::shared_ptr<const Model> build();

  private:
    using Floor = Model::Floor;

    // model_builder.cpp: the registers
    int add_parameter(const std::string& path,
                      const std::string& label,
                      const std::string& entity,
                      Quantity quantity);
    int add_state(const std::string& name, Floor error_floor, bool non_negative = true);
    int add_state(const std::string& name, double error_floor, bool non_negative = true);
    int add_value(const std::string& path, int stage = 0);
    /// Throws ModelError if the signal is computed only after `stage` (see ValueStage).
    void require_known(const std::string& source, int stage, const std::string& where) const;
    /// Which parameters belong to what the scenario brings into the body (Parameter::in_use).
    void find_parameters_in_use();
    int add_copy(const std::string& path, int state);
    int add_coefficient(Rule rule);
    int coefficient_of(int parameter);
    /// These parameters are shares of one whole.
    void add_whole(std::vector<int> shares);
    /// One of them, scaled down with the others if they add up to more than 1.
    int share_of(int parameter);
    /// A label: the pattern of `key` with this name, and with the number of the i-th, counted from 1.
    std::string words(std::string_view key, const std::string& name) const;
    std::string numbered(std::string_view key, const std::string& name, std::size_t i) const;
    Signal& add_signal(const std::string& path,
                       const std::string& label,
                       const std::string& unit,
                       double unit_per_internal,
                       int value);
    void add_percent_signal(const std::string& path);
    int value_of(const std::string& path, const std::string& where) const;
    /// A parameter as a function of all parameters, times body mass where its unit is per kg.
    Rule whole_body(int parameter) const;
    const Substance& substance(const std::string& id, const std::string& where) const;
    const Kinetics* kinetics_of(const Substance& substance) const;

    // build_pharmacokinetics.cpp
    void find_active_substances();
    void declare_substance(const Substance& substance);
    void declare_absence(const Substance& substance);
    void declare_plasma_signals(const Substance& substance, bool active);
    void declare_disposition(const Substance& substance, const Kinetics& kinetics, bool active);
    void declare_effect_site(const Substance& substance, const Kinetics& kinetics, bool active);
    void declare_route(const Substance& substance, const Route& route, bool active);
    void declare_wholes(const Route& route, const std::string& path);
    void build_absorption(const Substance& substance, const Route& route, const std::string& path);
    void build_fluid(const Substance& substance, const std::string& path);
    void build_depot(const Substance& substance, const Route& route, const std::string& path);
    void connect_body_total(const Substance& substance, int value);
    // build_limits.cpp
    void connect_limits();
    void connect_limit(const Substance& substance, const Limit& limit);
    void connect_clamps(const Substance& substance);
    void connect_eliminations(const Substance& substance, const Kinetics& kinetics);

    // build_receptors.cpp
    void declare_bindings(const Substance& substance);
    void declare_receptor_types();
    void declare_receptor_site(const ReceptorSite& site);

    // build_populations.cpp
    void declare_population(const Population& population);
    void declare_projection(const Projection& projection);
    void connect_inputs();

    // build_transmitters.cpp
    void declare_pool(const PeptidePool& pool);
    void connect_local_routes(const PeptidePool& pool, int state);
    void
    connect_local_route(const Route& route, const PeptidePool& pool, int state, RouteEntry& entry);
    void declare_transmitter(const Transmitter& transmitter);

    // build_modulations.cpp
    void declare_shape(const std::string& stem,
                       const std::string& label,
                       const std::string& entity,
                       const Shape& shape);
    ShapedSource connect_shape(const std::string& stem,
                               const std::string& source,
                               const Shape& shape,
                               const std::string& where);
    void declare_response(const Response& response);
    Modulator connect_modulator(const Modulation& modulation, int stage);
    void declare_adaptation(const Adaptation& adaptation);
    bool is_live(const std::string& source) const;
    void connect_adaptation(const Adaptation& adaptation);
    void declare_modulation_parameters(const Modulation& modulation);
    Port connect_port(const std::string& target, int stage);
    void connect_ports();

    // balance.cpp
    void declare_norms();

    // purpose.cpp
    void find_purposes();

    const Library& library_;
    const Scenario& scenario_;
    const CircuitDescription* circuit_ = nullptr;
    const Subject* subject_ = nullptr;
    std::shared_ptr<Model> model_;
    std::vector<int> value_stages_{0};    ///< by v: when it is computed
    std::map<std::string, int> values_;   ///< path -> v, 0 for what this scenario does not contain
    std::map<int, int> coefficients_;     ///< parameter -> plain coefficient
    std::set<std::string> active_;        ///< ids of the substances this scenario contains
    std::set<std::string> active_routes_; ///< "<substance>.route.<id>" of its doses
    std::map<std::string, int> central_;  ///< active substance -> state of its central amount
    std::map<std::string, int>
        entity_index_; ///< id of a population, pool, site, response ... -> index in its vector
    std::set<std::string> used_modulations_;
    int body_mass_ = -1;
};

} // namespace disinhibit
