#include "circuit/build/model_builder.h"

#include <algorithm>
#include <sstream>

#include "circuit/describe/units.h"

namespace disinhibit {

namespace {

template <class Map>
const typename Map::mapped_type&
find_or_throw(const Map& map, const std::string& key, const char* kind, const std::string& where) {
    const auto found = map.find(key);
    if (found == map.end()) {
        throw ModelError{where, key, std::string("the id of a ") + kind};
    }
    return found->second;
}

/// Another value of a parameter must be of the same kind.
void require_alike(const std::string& path, const std::string& unit, const std::string& own_unit) {
    const std::optional<Unit> said = parse_unit(unit);
    const std::optional<Unit> own = parse_unit(own_unit);
    if (said && own && !are_alike(said->dimension, own->dimension)) {
        throw ModelError{path, unit, "a unit like " + own_unit};
    }
}

/// As streams write it: to six digits.
std::string digits(double value) {
    std::ostringstream text;
    text << value;
    return text.str();
}

/// `quantity` of another subject: times `factor`, which also says why.
Quantity multiplied(Quantity quantity, const Quantity& factor, const Wording& wording) {
    const double value = quantity.value * factor.value;
    quantity.low = quantity.low ? std::optional(std::min(*quantity.low, value)) : std::nullopt;
    quantity.high = quantity.high ? std::optional(std::max(*quantity.high, value)) : std::nullopt;
    const std::string note = wording.say("note.factor",
                                         {{"factor", digits(factor.value)},
                                          {"value", digits(quantity.written())},
                                          {"unit", quantity.unit},
                                          {"note", factor.provenance.note}});
    quantity.value = value;
    quantity.provenance = {factor.provenance.source, factor.provenance.grade, note};
    return quantity;
}

} // namespace

int SignalTable::index(const std::string& path) const {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].path == path) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

int ParameterTable::index(const std::string& path) const {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].path == path) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

ModelBuilder::ModelBuilder(const Library& library, const Scenario& scenario)
    : library_(library), scenario_(scenario), model_(std::make_shared<Model>()) {
    circuit_ = &find_or_throw(library.circuits, scenario.circuit, "circuit", scenario.id);
    subject_ = &find_or_throw(library.subjects, scenario.subject, "subject", scenario.id);
    model_->circuit_id = circuit_->id;
    model_->species = subject_->species;
}

std::shared_ptr<const Model> ModelBuilder::build() {
    body_mass_ = add_parameter("subject.body_mass",
                               library_.wording.say("subject.body_mass"),
                               "subject",
                               subject_->body_mass);
    find_active_substances();
    for (const auto& [id, item] : library_.substances) {
        if (const Kinetics* kinetics = kinetics_of(item); kinetics != nullptr) {
            declare_disposition(item, *kinetics, active_.contains(id));
        }
    }
    for (const auto& [id, item] : library_.substances) {
        declare_substance(item);
        declare_bindings(item);
    }
    for (const Population& population : circuit_->populations) {
        declare_population(population);
    }
    for (const Projection& projection : circuit_->projections) {
        declare_projection(projection);
    }
    for (const PeptidePool& pool : circuit_->pools) {
        declare_pool(pool);
    }
    connect_limits();
    declare_receptor_types();
    for (const ReceptorSite& site : circuit_->receptor_sites) {
        declare_receptor_site(site);
    }
    for (const Transmitter& transmitter : circuit_->transmitters) {
        declare_transmitter(transmitter);
    }
    for (const Adaptation& adaptation : circuit_->adaptations) {
        declare_adaptation(adaptation);
    }
    for (const Response& response : circuit_->responses) {
        declare_response(response);
    }
    for (const Modulation& modulation : circuit_->modulations) {
        declare_modulation_parameters(modulation);
    }
    for (const Adaptation& adaptation : circuit_->adaptations) {
        connect_adaptation(adaptation);
    }
    connect_inputs();
    connect_ports();
    declare_norms();
    find_purposes();
    find_parameters_in_use();
    return model_;
}

void ModelBuilder::find_parameters_in_use() {
    for (Parameter& row : model_->parameters.rows) {
        const std::string& path = row.path;
        const bool kinetic =
            library_.substances.contains(row.entity) && !path.starts_with(row.entity + ".binding.");
        const std::string route = row.entity + ".route.";
        if (path.starts_with(route)) {
            const std::size_t end = path.find('.', route.size());
            row.in_use = active_routes_.contains(path.substr(0, end));
        } else if (kinetic) {
            row.in_use = active_.contains(row.entity);
        }
    }
}

int ModelBuilder::add_parameter(const std::string& path,
                                const std::string& label,
                                const std::string& entity,
                                Quantity quantity) {
    for (const auto* overrides : {&circuit_->overrides, &subject_->overrides}) {
        if (const auto found = overrides->find(path); found != overrides->end()) {
            require_alike(path, found->second.unit, quantity.unit);
            quantity = found->second;
        }
    }
    if (const auto found = subject_->factors.find(path); found != subject_->factors.end()) {
        quantity = multiplied(std::move(quantity), found->second, library_.wording);
    }
    model_->parameters.rows.push_back({path, label, entity, std::move(quantity)});
    return static_cast<int>(model_->parameters.rows.size()) - 1;
}

int ModelBuilder::add_state(const std::string& name, Floor error_floor, bool non_negative) {
    model_->states.push_back({name, non_negative});
    model_->floor_rules.push_back(std::move(error_floor));
    model_->non_negative.push_back(non_negative ? 1 : 0);
    return static_cast<int>(model_->states.size()) - 1;
}

int ModelBuilder::add_state(const std::string& name, double error_floor, bool non_negative) {
    return add_state(
        name, [error_floor](const double*) { return error_floor; }, non_negative);
}

int ModelBuilder::add_value(const std::string& path, int stage) {
    const int index = model_->value_count++;
    value_stages_.push_back(stage);
    values_[path] = index;
    return index;
}

int ModelBuilder::add_copy(const std::string& path, int state) {
    const int value = add_value(path);
    model_->copies.push_back({value, state});
    return value;
}

int ModelBuilder::add_coefficient(Rule rule) {
    model_->coefficient_rules.push_back(std::move(rule));
    return static_cast<int>(model_->coefficient_rules.size()) - 1;
}

int ModelBuilder::coefficient_of(int parameter) {
    const auto found = coefficients_.find(parameter);
    if (found != coefficients_.end()) {
        return found->second;
    }
    const int index = add_coefficient([parameter](const auto* p) { return p[parameter]; });
    coefficients_[parameter] = index;
    return index;
}

void ModelBuilder::add_whole(std::vector<int> shares) {
    model_->parameters.wholes.push_back(std::move(shares));
}

int ModelBuilder::share_of(int parameter) {
    for (const std::vector<int>& whole : model_->parameters.wholes) {
        if (std::find(whole.begin(), whole.end(), parameter) != whole.end()) {
            return add_coefficient([parameter, whole](const auto* p) {
                auto sum = p[whole.front()];
                for (std::size_t share = 1; share < whole.size(); ++share) {
                    sum = sum + p[whole[share]];
                }
                return p[parameter] / choose(sum - 1.0, sum, 1.0);
            });
        }
    }
    return coefficient_of(parameter);
}

std::string ModelBuilder::words(std::string_view key, const std::string& name) const {
    return library_.wording.say(key, {{"name", name}});
}

std::string
ModelBuilder::numbered(std::string_view key, const std::string& name, std::size_t i) const {
    return library_.wording.say(key, {{"name", name}, {"number", std::to_string(i + 1)}});
}

Signal& ModelBuilder::add_signal(const std::string& path,
                                 const std::string& label,
                                 const std::string& unit,
                                 double unit_per_internal,
                                 int value) {
    Signal signal;
    signal.path = path;
    signal.label = label;
    signal.unit = unit;
    signal.entity = path.substr(0, path.find('.'));
    signal.value_index = value;
    signal.unit_per_internal = unit_per_internal;
    model_->signals.rows.push_back(std::move(signal));
    return model_->signals.rows.back();
}

void ModelBuilder::add_percent_signal(const std::string& path) {
    const int base = static_cast<int>(model_->signals.rows.size()) - 1;
    const Signal original = model_->signals.rows.back();
    Signal& percent = add_signal(
        path + ".percent", original.label, "% of own baseline", 1.0, original.value_index);
    percent.role = original.role;
    percent.baseline_of = base;
}

int ModelBuilder::value_of(const std::string& path, const std::string& where) const {
    const auto found = values_.find(path);
    if (found == values_.end()) {
        throw ModelError{where, path, "the path of a signal of this circuit"};
    }
    return found->second;
}

void ModelBuilder::require_known(const std::string& source,
                                 int stage,
                                 const std::string& where) const {
    if (value_stages_[value_of(source, where)] >= stage) {
        throw ModelError{
            where,
            source,
            "a signal that is known before this one: states come first, then receptors in "
            "the order of the file, burst shares, responses, projections"};
    }
}

Rule ModelBuilder::whole_body(int parameter) const {
    if (!is_per_body_mass(model_->parameters.rows[parameter].quantity.unit)) {
        return [parameter](const auto* p) { return p[parameter]; };
    }
    const int mass = body_mass_;
    return [parameter, mass](const auto* p) { return p[parameter] * p[mass]; };
}

const Substance& ModelBuilder::substance(const std::string& id, const std::string& where) const {
    return find_or_throw(library_.substances, id, "substance", where);
}

const Kinetics* ModelBuilder::kinetics_of(const Substance& item) const {
    const auto found = item.kinetics.find(subject_->species);
    return found == item.kinetics.end() ? nullptr : &found->second;
}

std::shared_ptr<const Model> make_model(const Library& library, const Scenario& scenario) {
    return ModelBuilder(library, scenario).build();
}

} // namespace disinhibit
