#include <fmt/format.h>

#include <algorithm>

#include "circuit/io/read/circuit_names.h"
#include "circuit/io/read/readers.h"

namespace disinhibit {
namespace {

/// Reads one circuit file and its parts entity by entity and then follows the names between them.
class CircuitReader {
  public:
    CircuitReader(const TomlDocument& document,
                  const std::map<std::string, TomlDocument>& parts,
                  const std::string& id,
                  const std::map<std::string, Substance>& substances,
                  ReadContext& context)
        : substances_(substances) {
        circuit_.id = id;
        files_.emplace_back(document, context, "circuit");
        TableReader& root = files_.front();
        circuit_.name = root.text("name");
        circuit_.text = root.text_or("text");
        const std::vector<std::string> names = root.texts("parts");
        for (const std::string& left_out : root.texts("leave_out")) {
            left_out_.emplace(left_out, false);
        }
        for (const std::string& part : names) {
            const auto found = parts.find(part);
            if (found == parts.end()) {
                std::vector<std::string> known;
                for (const auto& [name, its_document] : parts) {
                    known.push_back(name);
                }
                root.fail_quoting("parts", part, "one of " + listed(known));
            }
            files_.emplace_back(found->second, context, "circuit");
        }
    }

    CircuitDescription read() {
        for_all("receptor_type", &CircuitReader::read_receptor_type);
        for_all("population", &CircuitReader::read_population);
        for_all("projection", &CircuitReader::read_projection);
        for_all("receptor_site", &CircuitReader::read_receptor_site);
        for_all("pool", &CircuitReader::read_pool);
        for_all("transmitter", &CircuitReader::read_transmitter);
        for_all("response", &CircuitReader::read_response);
        for_all("adaptation", &CircuitReader::read_adaptation);
        for_all("modulation", &CircuitReader::read_modulation);
        if (std::optional<TableReader> overrides = files_.front().optional_table("override")) {
            circuit_.overrides = read_overrides(*overrides, substances_);
        }
        for (const TableReader& file : files_) {
            file.finish();
        }
        for (const auto& [id, was_found] : left_out_) {
            if (!was_found) {
                files_.front().fail_quoting("leave_out", id, "the id of an entity of the parts");
            }
        }
        names_.follow(substances_);
        return std::move(circuit_);
    }

  private:
    void for_all(const char* kind, void (CircuitReader::*read_one)(TableReader&)) {
        for (TableReader& file : files_) {
            for (TableReader& table : file.tables(kind)) {
                if (const auto found = left_out_.find(table.text_or("id"));
                    found != left_out_.end()) {
                    found->second = true;
                } else {
                    (this->*read_one)(table);
                }
            }
        }
    }

    /// Reads id and name, checks that the id is new, and names the table after it in messages.
    template <class Entity>
    void begin(TableReader& table, const std::string& kind, Entity& entity) {
        entity.id = table.id("id");
        entity.name = table.text("name");
        if (substances_.contains(entity.id) || !names_.add(entity.id, kind)) {
            table.fail("id", fmt::format("found a second \"{}\"", entity.id), "an id of its own");
        }
        table.rename(fmt::format("{}.{}", kind, entity.id));
    }

    static Quantity one_unless_said(TableReader& table, const char* key, const char* why) {
        if (table.has(key)) {
            return table.quantity(key);
        }
        Quantity one;
        one.value = 1.0;
        one.unit = "1";
        one.provenance = {"assumed", "M", why};
        return one;
    }

    void read_receptor_type(TableReader& table) {
        ReceptorType type;
        begin(table, "receptor_type", type);
        type.role = table.text_or("role");
        type.expression = one_unless_said(table, "expression", "the common genotype");
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
        projection.excitatory = table.flag("excitatory");
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
        site.access = one_unless_said(table, "access", "what is released reaches the receptors");
        site.efficacy_exponent = table.optional_quantity("efficacy_exponent");
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
        pool.grade = table.text_or("grade");
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
        transmitter.grade = table.text_or("grade");
        table.finish();
        circuit_.transmitters.push_back(transmitter);
    }

    void read_response(TableReader& table) {
        Response response;
        begin(table, "response", response);
        response.role = table.text_or("role");
        response.text = table.text_or("text");
        response.base = table.quantity("base");
        response.danger = table.optional_quantity("danger");
        table.finish();
        circuit_.responses.push_back(response);
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
        if (std::optional<TableReader> pace = table.optional_table("pace")) {
            const std::string source = refer(*pace, "source", "signal");
            adaptation.pace = Pace{source, read_shape(*pace, source)};
            pace->finish();
            adaptation.rest_level = table.quantity("rest_level");
        }
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
        modulation.gain =
            read_gain(table, modulation.source, modulation.shape, target_dimension(modulation));
        modulation.attenuated_by = refer_if_said(table, "attenuated_by", "adaptation");
        if (!modulation.attenuated_by.empty()) {
            modulation.attenuation = table.quantity("attenuation");
        }
        modulation.gated_by = refer_if_said(table, "gated_by", "signal");
        for (TableReader& factor : table.tables("factor")) {
            ModulationFactor read;
            read.source = refer(factor, "source", "signal");
            read.shape = read_shape(factor, read.source);
            read.gain = read_gain(factor, read.source, read.shape, Dimension::number);
            factor.finish();
            modulation.factors.push_back(read);
        }
        modulation.grade = table.text_or("grade");
        table.finish();
        circuit_.modulations.push_back(modulation);
    }

    /// What a modulation changes: a rate, a flow, or by which factor something goes.
    Dimension target_dimension(const Modulation& modulation) const {
        if (modulation.target.ends_with(".efflux")) {
            return Dimension::concentration_rate;
        }
        const bool is_number = modulation.combine != CombineKind::add ||
                               modulation.target.ends_with(".activation") ||
                               names_.kind_of(modulation.target) == "response";
        return is_number ? Dimension::number : Dimension::firing_rate;
    }

    /// A saturating shape has no unit, so its gain has that of what it acts on; a linear one is per unit of its source.
    Quantity read_gain(TableReader& table,
                       const std::string& source,
                       const Shape& shape,
                       const Dimension& target) const {
        FieldRule rule = field_rule("gain");
        const bool saturates = shape.kind == ShapeKind::hill;
        rule.dimensions = {saturates ? target : target / signal_dimension(source)};
        return table.quantity("gain", rule, molar_mass_of(source));
    }

    double molar_mass_of(const std::string& source) const {
        const auto substance = substances_.find(source.substr(0, source.find('.')));
        return substance == substances_.end() ? 0.0 : substance->second.molar_mass.value;
    }

    Shape read_shape(TableReader& table, const std::string& source) {
        TableReader reader = table.table("shape");
        Shape shape;
        shape.kind = reader.choice<ShapeKind>(
            "kind", {{"linear", ShapeKind::linear}, {"hill", ShapeKind::hill}});
        if (shape.kind == ShapeKind::hill) {
            FieldRule rule = field_rule("ec50");
            rule.dimensions = {signal_dimension(source)};
            shape.ec50 = reader.quantity("ec50", rule, molar_mass_of(source));
            shape.hill = reader.quantity("hill");
        }
        reader.finish();
        return shape;
    }

    std::string refer(TableReader& table, const char* key, const std::string& kind) {
        return names_.refer(table, key, kind);
    }

    std::string refer_if_said(TableReader& table, const char* key, const std::string& kind) {
        return table.text_or(key).empty() ? "" : refer(table, key, kind);
    }

    const std::map<std::string, Substance>& substances_;
    std::vector<TableReader> files_;       ///< the circuit, then its parts
    std::map<std::string, bool> left_out_; ///< id -> a part has it
    CircuitDescription circuit_;
    CircuitNames names_;
};

} // namespace

CircuitDescription read_circuit(const TomlDocument& document,
                                const std::map<std::string, TomlDocument>& parts,
                                const std::string& id,
                                const std::map<std::string, Substance>& substances,
                                ReadContext& context) {
    return CircuitReader(document, parts, id, substances, context).read();
}

} // namespace disinhibit
