#pragma once

#include <string>
#include <vector>

#include "engine/core/looks.h"
#include "engine/picture/draw_list.h"
#include "engine/scene/stage/legend_signs.h"
#include "engine/scene/stage/signal_reader.h"
#include "engine/scene/stage/signals.h"
#include "engine/scene/stage/stage.h"
#include "engine/scene/stage/view.h"

namespace disinhibit {

/// The signs that a stage shows at one moment, each once: with rows of the stage itself, drawn by the drawers of its parts.
/// Arrows that are drawn by their grade have a legend of their own and are left out here. `stage` as fitted to its circuit.
std::vector<LegendSign> legend_of(const Stage& stage,
                                  const StageSignals& signals,
                                  const SignalReader& reader,
                                  const Looks& looks);

/// The labels of a stage whose meaning a glossary may tell: keys of their texts, each once.
std::vector<std::string> legend_labels(const Stage& stage);

/// All signs under each other on the colour "panel", one cell each; `scale`: screen px per design px.
void draw_legend(const std::vector<LegendSign>& signs,
                 float scale,
                 const Theme& theme,
                 const Texts& texts,
                 const TextMeasure& measure,
                 DrawList& out);

} // namespace disinhibit
