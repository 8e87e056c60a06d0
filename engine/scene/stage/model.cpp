#include "engine/scene/stage/model.h"

#include <algorithm>

#include "engine/scene/stage/part_kind.h"

namespace disinhibit {
namespace {

bool has_all(const StageModel& model, const std::vector<std::string>& names) {
    return std::ranges::all_of(names, [&](const std::string& name) { return model.has(name); });
}

} // namespace

bool StageModel::has(const std::string& name) const {
    return signals.index(name) >= 0 || has_id(circuit.populations, name) ||
           has_id(circuit.projections, name) || has_id(circuit.modulations, name) ||
           has_id(circuit.receptor_sites, name) || has_id(circuit.pools, name) ||
           has_id(circuit.adaptations, name);
}

double StageModel::parameter(const std::string& path) const {
    const int index = parameters.index(path);
    return index >= 0 ? parameters.rows[static_cast<std::size_t>(index)].quantity.value : 0.0;
}

bool lacks_signal(const SignalSum& sum, const StageModel& model) {
    return !sum.may_be_absent && std::ranges::any_of(sum.paths, [&](const std::string& path) {
        return model.signals.index(path) < 0;
    });
}

bool meets_needs(const StageRow& row, const StageModel& model) {
    return has_all(model, row.needs.paths);
}

bool is_superfluous(const StageRow& row, const StageModel& model) {
    return !row.lacks.paths.empty() && has_all(model, row.lacks.paths);
}

void fit_stage(Stage& stage, const StageModel& model) {
    for (const PartKind* part : stage.parts) {
        part->fit(stage, model);
    }
}

} // namespace disinhibit
