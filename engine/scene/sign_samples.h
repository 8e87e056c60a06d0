#pragma once

#include <functional>
#include <vector>

#include "engine/picture/draw_list.h"
#include "engine/scene/parts/mark.h"
#include "engine/scene/stage/stage.h"
#include "engine/scene/stage/view.h"

/// One small specimen of each kind of thing on a stage, around design (0, 0) and no larger than legend_cell: rows of the stage,
/// moved there and drawn by the drawers of the stage.
namespace disinhibit {

using Sample = std::function<void(const StageView&, std::vector<DrawBlock>&)>;

/// `strength` below 1: a faint cell behind.
Sample neuron_sample(StageNeuron row, float strength);
Sample node_sample(StageNode row);
Sample axon_sample(const StageAxon& row);
Sample spike_sample(StageAxon row);
Sample chevron_sample(StageAxon row);
/// What lies at an end that releases.
Sample release_sample(const StageAxon& row);
Sample cloud_sample(StageCloud row);
Sample cleft_sample(StageCleft row);
Sample molecule_sample(StageMolecules row);
Sample drifter_sample(StageDrifters row);
/// `ligand`: index of the one that sits in it; -1: none.
Sample receptor_sample(StageReceptors row, int ligand);
Sample vesicle_sample(StageVesicles row);
enum class Transport { inwards, blocked, outwards };
Sample transporter_sample(StageTransporters row, Transport transport);
Sample stop_sample(StageStop row);
Sample mark_sample(StageMark row, bool acts);
Sample chip_sample(StageChip row);
/// The shapes of this form of a badge whose value has risen.
Sample badge_sample(StageBadge row, ShapeForm form);
Sample left_out_sample(StageAxon row);
Sample left_out_sample(StageNode row);
Sample left_out_sample(StageReceptors row);

} // namespace disinhibit
