#pragma once

#include <string>
#include <vector>

#include "engine/picture/draw_list.h"
#include "engine/scene/stage/label_placer.h"
#include "engine/scene/stage/stage.h"
#include "engine/scene/stage/view.h"

namespace disinhibit {

/// The exact occupancy of a row of receptors: segments in proportion with their percent, below each its name and how
/// many of the drawn receptors that are. A segment too narrow for its text has it left away; the count below says more.
/// `place`: occupancy_bar_box or that box moved; `percent`, `count`: one value per ligand, then that of the free ones.
void draw_occupancy_bar(const StageOccupancyBar& bar,
                        const Box& place,
                        const StageReceptors& row,
                        const std::vector<double>& percent,
                        const std::vector<int>& count,
                        const StageView& view,
                        DrawBlock& block);

/// The box of the bar with all its texts where the file puts it, screen px.
Box occupancy_bar_box(const StageOccupancyBar& bar, const StageView& view);

} // namespace disinhibit
