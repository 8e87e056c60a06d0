#include "engine/scene/labels/badge.h"
#include "engine/scene/labels/chip.h"
#include "engine/scene/labels/note.h"
#include "engine/scene/labels/warning.h"
#include "engine/scene/parts/axon.h"
#include "engine/scene/parts/cleft.h"
#include "engine/scene/parts/cloud.h"
#include "engine/scene/parts/drifters.h"
#include "engine/scene/parts/mark.h"
#include "engine/scene/parts/membrane.h"
#include "engine/scene/parts/molecules.h"
#include "engine/scene/parts/neuron.h"
#include "engine/scene/parts/node.h"
#include "engine/scene/parts/occupancy_bar.h"
#include "engine/scene/parts/outline.h"
#include "engine/scene/parts/receptors.h"
#include "engine/scene/parts/region.h"
#include "engine/scene/parts/stop.h"
#include "engine/scene/parts/transporters.h"
#include "engine/scene/parts/vesicles.h"
#include "engine/scene/stage/part_kind.h"

namespace disinhibit {

/// Within a layer what comes later is drawn over what comes earlier and is pointed at first; what stands on something else comes
/// after it.
const PartList& stage_parts() {
    static const PartList parts = part_list<StageOutline,
                                            StageMembrane,
                                            StageRegion,
                                            StageAxon,
                                            StageNode,
                                            StageNeuron,
                                            StageCloud,
                                            StageCleft,
                                            StageVesicles,
                                            StageTransporters,
                                            StageStop,
                                            StageOccupancyBar,
                                            StageReceptors,
                                            StageMolecules,
                                            StageDrifters,
                                            StageMark,
                                            StageChip,
                                            StageBadge,
                                            StageNote,
                                            StageWarning>();
    return parts;
}

} // namespace disinhibit
