#include <fmt/format.h>

#include <algorithm>

#include "circuit/io/readers.h"

namespace disinhibit {
namespace {

/// Ports of each kind of entity that a modulation may act on.
const std::map<std::string, std::set<std::string>>& ports_by_kind() {
    static const std::map<std::string, std::set<std::string>> ports{
        {"population", {"drive", "gain"}},
        {"projection", {"strength"}},
        {"transmitter", {"release", "uptake", "half_saturation", "efflux"}},
        {"pool", {"release"}},
    };
    return ports;
}

/// Reads one circuit file entity by entity and then follows the names between them.
class CircuitReader {
  public:
    CircuitReader(const TomlDocument& document,
                  const std::string& id,
                  const std::map<std::string, Substance>& substances,
                  ReadContext& context)
        : substances_(substances), root_(document.root, "", document.file, context) {
        circuit_.id = id;
    }

    CircuitDescription read() {
        circuit_.name = root_.text("name");
        circuit_.text = root_.text_or("text");
        for (TableReader& table : root_.tables("receptor_type")) {
            read_receptor_type(table);
        }
        for (TableReader& table : root_.tables("population")) {
            read_population(table);
        }
        for (TableReader& table : root_.tables("projection")) {
            read_projection(table);
        }
        for (TableReader& table : root_.tables("receptor_site")) {
            read_receptor_site(table);
        }
        for (TableReader& table : root_.tables("pool")) {
            read_pool(table);
        }
        for (TableReader& table : root_.tables("transmitter")) {
            read_transmitter(table);
        }
        for (TableReader& table : root_.tables("adaptation")) {
            read_adaptation(table);
        }
        for (TableReader& table : root_.tables("modulation")) {
            read_modulation(table);
        }
        root_.finish();
        follow_references();
        return std::move(circuit_);
    }

  private:
    /// Reads id and name, checks that the id is new, and names the table after it in messages.
    template <class Entity>
    void begin(TableReader& table, const std::string& kind, Entity& entity) {
        entity.id = table.id("id");
        entity.name = table.text("name");
        if (substances_.contains(entity.id) || !kinds_.emplace(entity.id, kind).second) {
            table.fail("id", fmt::format("found a second \"{}\"", entity.id), "an id of its own");
        }
        table.rename(fmt::format("{}.{}", kind, entity.id));
    }

    void read_receptor_type(TableReader& table) {
        ReceptorType type;
        begin(table, "receptor_type", type);
        type.role = table.text_or("role");
        table.finish();
        circuit_.receptor_types.push_back(type);
    }

    void read_population(TableReader& table) {
        Population population;
        begin(table, "population", population);
        population.short_name = table.text_or("short_name", population.name);
        population.role = table.text_or("role");
        population.place = table.text_or("place");
        population.rest_rate = table.quantity("rest_rate");
        population.time_constant = table.quantity("time_constant");
        TableReader gain = table.table("gain");
        population.gain = {gain.quantity("ceiling"), gain.quantity("softness")};
        gain.finish();
        if (population.rest_rate.value >= population.gain.ceiling.value) {
            table.fail(
                "rest_rate", "found a rate at or above the ceiling", "a rate below gain.ceiling");
        }
        if (std::optional<TableReader> burst = table.optional_table("burst")) {
            population.burst = BurstShare{burst->quantity("rest", "burst_rest"),
                                          burst->quantity("slope", "burst_slope")};
            const double rest = population.burst->rest.value;
            if (rest <= 0.0 || rest >= 1.0) {
                burst->fail("rest", "found no true share", "between 0 and 1, without the ends");
            }
            burst->finish();
        }
        table.finish();
        circuit_.populations.push_back(population);
    }

    void read_projection(TableReader& table) {
        Projection projection;
        begin(table, "projection", projection);
        projection.from = refer(table, "from", "population");
        projection.to = refer(table, "to", "population");
        if (!table.has("excitatory")) {
            table.fail("excitatory", "missing", "true or false");
        }
        projection.excitatory = table.flag_or("excitatory", true);
        projection.weight = table.quantity("weight");
        projection.label = table.text_or("label");
        projection.grade = table.text_or("grade");
        table.finish();
        circuit_.projections.push_back(projection);
    }

    void read_receptor_site(TableReader& table) {
        ReceptorSite site;
        begin(table, "receptor_site", site);
        site.type = refer(table, "type", "receptor_type");
        site.place = table.text_or("place");
        site.on = refer_if_said(table, "on", "entity");
        site.binding = table.choice<BindingKind>(
            "binding",
            {{"kinetic", BindingKind::kinetic}, {"equilibrium", BindingKind::equilibrium}},
            BindingKind::kinetic);
        site.transducer_ratio = table.quantity("transducer_ratio");
        site.transducer_slope = table.quantity("transducer_slope");
        table.finish();
        circuit_.receptor_sites.push_back(site);
    }

    void read_pool(TableReader& table) {
        PeptidePool pool;
        begin(table, "pool", pool);
        pool.substance = table.reference("substance", "substance");
        pool.place = table.text_or("place");
        pool.source = refer(table, "source", "population");
        pool.tone = table.quantity("tone");
        pool.clearance_time = table.quantity("clearance_time");
        pool.store_recovery_time = table.quantity("store_recovery_time");
        pool.store_use = table.quantity("store_use");
        pool.error_floor_fraction =
            table.number_or("error_floor_fraction", pool.error_floor_fraction, 1e-6, 1.0);
        table.finish();
        circuit_.pools.push_back(pool);
    }

    void read_transmitter(TableReader& table) {
        Transmitter transmitter;
        begin(table, "transmitter", transmitter);
        transmitter.role = table.text_or("role");
        transmitter.place = table.text_or("place");
        transmitter.source = refer(table, "source", "population");
        transmitter.rest = table.quantity("rest");
        transmitter.maximum_uptake = table.quantity("maximum_uptake");
        transmitter.half_saturation = table.quantity("half_saturation");
        transmitter.burst_gain = table.quantity("burst_gain");
        table.finish();
        circuit_.transmitters.push_back(transmitter);
    }

    void read_adaptation(TableReader& table) {
        Adaptation adaptation;
        begin(table, "adaptation", adaptation);
        adaptation.source = refer(table, "source", "signal");
        adaptation.shape = read_shape(table, adaptation.source);
        adaptation.time_up = table.quantity("time_up");
        adaptation.time_down = table.quantity("time_down");
        adaptation.stages = table.count_or("stages", 1, 1, 20);
        adaptation.attenuated_by = refer_if_said(table, "attenuated_by", "adaptation");
        table.finish();
        circuit_.adaptations.push_back(adaptation);
    }

    void read_modulation(TableReader& table) {
        Modulation modulation;
        begin(table, "modulation", modulation);
        modulation.source = refer(table, "source", "signal");
        modulation.target = refer(table, "target", "port");
        modulation.combine = table.choice<CombineKind>("combine",
                                                       {{"add", CombineKind::add},
                                                        {"scale", CombineKind::scale},
                                                        {"block", CombineKind::block}});
        modulation.shape = read_shape(table, modulation.source);
        modulation.gain = table.quantity("gain", gain_rule(modulation), 0.0);
        modulation.attenuated_by = refer_if_said(table, "attenuated_by", "adaptation");
        if (!modulation.attenuated_by.empty()) {
            modulation.attenuation = table.quantity("attenuation");
        }
        modulation.grade = table.text_or("grade");
        table.finish();
        circuit_.modulations.push_back(modulation);
    }

    /// A saturating shape has no unit, so the gain has that of what it acts on; a linear one may be per source unit.
    static FieldRule gain_rule(const Modulation& modulation) {
        FieldRule rule = field_rule("gain");
        if (modulation.shape.kind == ShapeKind::hill) {
            const bool adds = modulation.combine == CombineKind::add;
            rule.dimensions = {adds ? Dimension::firing_rate : Dimension::number};
            if (adds && !modulation.target.ends_with(".drive")) {
                rule.dimensions = {
                    Dimension::firing_rate, Dimension::number, Dimension::concentration_rate};
            }
        }
        return rule;
    }

    Shape read_shape(TableReader& table, const std::string& source) {
        TableReader reader = table.table("shape");
        Shape shape;
        shape.kind = reader.choice<ShapeKind>(
            "kind", {{"linear", ShapeKind::linear}, {"hill", ShapeKind::hill}});
        if (shape.kind == ShapeKind::hill) {
            const auto substance = substances_.find(source.substr(0, source.find('.')));
            const double molar_mass =
                substance == substances_.end() ? 0.0 : substance->second.molar_mass.value;
            shape.ec50 = reader.quantity("ec50", "", molar_mass);
            shape.hill = reader.quantity("hill");
        }
        reader.finish();
        return shape;
    }

    /// A name of this file, followed when all entities are known.
    std::string refer(TableReader& table, const char* key, const std::string& kind) {
        const std::string name = table.text(key);
        uses_.push_back({kind, name, table.place(key), table.key_path(key)});
        return name;
    }

    std::string refer_if_said(TableReader& table, const char* key, const std::string& kind) {
        return table.text_or(key).empty() ? "" : refer(table, key, kind);
    }

    struct Use {
        std::string kind, name;
        Place place;
        std::string key;
    };

    void follow_references() const {
        for (const Use& use : uses_) {
            const std::size_t dot = use.name.find('.');
            const std::string entity = use.name.substr(0, dot);
            const auto found = kinds_.find(entity);
            const std::string kind = found == kinds_.end() ? "" : found->second;
            bool good = false;
            if (use.kind == "signal") {
                good = dot != std::string::npos && (!kind.empty() || substances_.contains(entity));
            } else if (use.kind == "port") {
                const auto ports = ports_by_kind().find(kind);
                good = ports != ports_by_kind().end() && dot != std::string::npos &&
                       ports->second.contains(use.name.substr(dot + 1));
            } else {
                good = dot == std::string::npos &&
                       (use.kind == "entity" ? !kind.empty() : kind == use.kind);
            }
            if (!good) {
                throw InputError(use.place,
                                 use.key,
                                 fmt::format("found \"{}\"", one_line(use.name)),
                                 expectation(use.kind));
            }
        }
    }

    std::string expectation(const std::string& kind) const {
        if (kind == "signal") {
            return "a signal \"entity.quantity\" of this circuit or of a substance";
        }
        if (kind == "port") {
            return "population.drive|gain, projection.strength, "
                   "transmitter.release|uptake|half_saturation|efflux or pool.release, by id";
        }
        std::vector<std::string> names;
        for (const auto& [name, its_kind] : kinds_) {
            if (kind == "entity" || its_kind == kind) {
                names.push_back(name);
            }
        }
        return fmt::format("the id of a {}: {}", kind, listed(names));
    }

    const std::map<std::string, Substance>& substances_;
    TableReader root_;
    CircuitDescription circuit_;
    std::map<std::string, std::string> kinds_; ///< id -> kind of entity
    std::vector<Use> uses_;
};

} // namespace

CircuitDescription read_circuit(const TomlDocument& document,
                                const std::string& id,
                                const std::map<std::string, Substance>& substances,
                                ReadContext& context) {
    return CircuitReader(document, id, substances, context).read();
}

} // namespace disinhibit
