#include "engine/scene/stage/model.h"

#include <algorithm>
#include <string_view>

namespace disinhibit {
namespace {

template <typename Rows> bool has_entity(const Rows& rows, const std::string& id) {
    return std::ranges::any_of(rows, [&](const auto& row) { return row.id == id; });
}

bool has_all(const StageModel& model, const std::vector<std::string>& names) {
    return std::ranges::all_of(names, [&](const std::string& name) { return model.has(name); });
}

bool superfluous(const StageRow& row, const StageModel& model) {
    return !row.lacks.paths.empty() && has_all(model, row.lacks.paths);
}

template <typename Rows> void leave_out(Rows& rows, const StageModel& model) {
    std::erase_if(rows, [&](const auto& row) { return superfluous(row, model); });
    for (auto& row : rows) {
        row.left_out = row.left_out || !has_all(model, row.needs.paths);
    }
}

template <typename Rows> void drop(Rows& rows, const StageModel& model) {
    leave_out(rows, model);
    std::erase_if(rows, [](const auto& row) { return row.left_out; });
}

/// How the stage draws a ligand: peptides of the body as balls, blockers as caps, other drugs as diamonds.
StageLigand make_ligand(const Substance& substance,
                        const Binding& binding,
                        const std::string& path,
                        const StageModel& model) {
    const std::string stem = substance.id + ".binding." + binding.receptor;
    StageLigand ligand;
    ligand.signal.paths = {path};
    ligand.role = substance.role;
    ligand.name = substance.name;
    ligand.substance = substance.id;
    ligand.efficacy = static_cast<float>(model.parameter(stem + ".efficacy"));
    ligand.active = static_cast<double>(ligand.efficacy) >= least_active_efficacy;
    ligand.exchange = stem + ".k_off";
    ligand.glyph = substance.endogenous ? LigandGlyph::ball
                                        : (ligand.active ? LigandGlyph::diamond : LigandGlyph::cap);
    return ligand;
}

void fill_site(StageReceptors& row, const StageModel& model) {
    const auto site = std::ranges::find(model.circuit.receptor_sites, row.site, &ReceptorSite::id);
    if (site == model.circuit.receptor_sites.end()) {
        return;
    }
    for (const auto& [id, substance] : model.substances) {
        const std::string path = row.site + ".occupancy." + id;
        const auto binding = std::ranges::find(substance.bindings, site->type, &Binding::receptor);
        if (binding != substance.bindings.end() && model.signals.index(path) >= 0) {
            row.ligands.push_back(make_ligand(substance, *binding, path, model));
        }
    }
    // Peptides of the body first, then drugs that act, then blockers.
    std::ranges::stable_sort(row.ligands, {}, &StageLigand::glyph_order);
}

} // namespace

bool StageModel::has(const std::string& name) const {
    return signals.index(name) >= 0 || has_entity(circuit.populations, name) ||
           has_entity(circuit.projections, name) || has_entity(circuit.modulations, name) ||
           has_entity(circuit.receptor_sites, name) || has_entity(circuit.pools, name) ||
           has_entity(circuit.adaptations, name);
}

double StageModel::parameter(const std::string& path) const {
    const int index = parameters.index(path);
    return index >= 0 ? parameters.rows[static_cast<std::size_t>(index)].quantity.value : 0.0;
}

void fit_stage(Stage& stage, const StageModel& model) {
    drop(stage.outlines, model);
    leave_out(stage.nodes, model);
    leave_out(stage.regions, model);
    leave_out(stage.neurons, model);
    leave_out(stage.axons, model);
    leave_out(stage.receptors, model);
    leave_out(stage.marks, model);
    leave_out(stage.chips, model);
    leave_out(stage.notes, model);
    drop(stage.molecules, model);
    drop(stage.clouds, model);
    drop(stage.vesicles, model);
    drop(stage.clefts, model);
    drop(stage.transporters, model);
    drop(stage.stops, model);
    drop(stage.drifters, model);
    drop(stage.bars, model);
    drop(stage.badges, model);
    drop(stage.warnings, model);
    for (StageReceptors& row : stage.receptors) {
        fill_site(row, model);
    }
}

} // namespace disinhibit
