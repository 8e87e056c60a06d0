#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/core/stage_thing.h"
#include "engine/scene/labels/badge.h"
#include "engine/scene/parts/axon_shape.h"
#include "engine/scene/parts/neuron_shape.h"
#include "engine/scene/parts/receptor_row.h"
#include "engine/scene/stage/label_placer.h"
#include "engine/scene/stage/stage.h"
#include "engine/scene/stage/view.h"

namespace disinhibit {

/// A label that is shown or not, and where.
struct LabelPlace {
    bool shown = false;
    Box box;
    bool plate = false; ///< something is drawn behind it
    bool leads = false; ///< a line leads to it from where it belongs
};
struct RegionLabel {
    bool shown = false;
    bool plate = false;
    bool sub = false;      ///< with its second line
    bool brief = false;    ///< in its short form
    glm::vec2 shift{0.0f}; ///< screen px from where the file puts it
};

/// Where the labels of a stage stand (place_labels), in the order of its rows.
struct StageLabels {
    std::vector<BadgePlace> badges;
    std::vector<LabelPlace> bars;
    std::vector<LabelPlace> chips;
    std::vector<RegionLabel> regions;
    std::vector<LabelPlace> notes;
    std::vector<bool> neuron_letters;
    std::vector<std::vector<std::optional<glm::vec2>>> receptor_letters; ///< shift, screen px
    std::vector<Box> cloud_texts; ///< notes on the scale, always shown
    std::vector<Box> cleft_texts;
};

/// Everything about a stage that depends on window size, text size, theme and the stage file, but not on the moment.
struct StageLayout {
    StageView view;
    std::vector<NeuronShape> neurons;                    ///< as Stage::neurons
    std::vector<NeuronShape> sisters;                    ///< of all live neurons, in their order
    std::vector<AxonShape> axons;                        ///< as Stage::axons
    std::vector<std::vector<std::size_t>> axon_families; ///< indices of each trunk and its branches
    std::vector<MembraneShape> membranes;                ///< as Stage::membranes
    std::vector<ReceptorRowShape> receptors;             ///< as Stage::receptors
    StageLabels labels;
    std::vector<DrawBlock> still; ///< regions, sister cells, left-out parts, leaders
    DrawBlock names;              ///< names of regions and notes: over everything that moves
    unsigned long long still_version = 0; ///< hash of `still` and `names`
    std::vector<StageThing> things;       ///< what can be pointed at
};

/// One step of FNV-1a over `bytes` bytes.
unsigned long long mix_in(unsigned long long hash, const void* data, std::size_t bytes);

StageLayout make_stage_layout(const Stage& stage,
                              const std::vector<std::string>& badge_units,
                              const StageView& view);

} // namespace disinhibit
