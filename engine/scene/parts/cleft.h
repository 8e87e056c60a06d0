#pragma once

#include <glm/vec2.hpp>
#include <string>
#include <vector>

#include "engine/picture/draw_list.h"
#include "engine/scene/parts/cloud.h"
#include "engine/scene/stage/clock.h"
#include "engine/scene/stage/label_placer.h"
#include "engine/scene/stage/row.h"
#include "engine/scene/stage/signal_reader.h"
#include "engine/scene/stage/view.h"

namespace disinhibit {

/// A transmitter in the cleft: dots in an ellipse, as many as the concentration, by a stated scale above 250 %.
struct StageCleft : StageRow {
    std::string role;
    SignalSum signal;
    glm::vec2 center{0.0f};
    glm::vec2 radii{0.0f};
    float dots_per_percent = 2.0f;
    std::string scale_text; ///< text key with {factor}
    glm::vec2 scale_text_at{0.0f};
    int seed = 0;

    static constexpr const char* key = "cleft";
    using Signals = SignalHandle;
    using Label = Box; ///< of the note on how much a dot stands for
    static constexpr LabelRank label_rank = LabelRank::scale;
    void read(StageTable& table);
    bool is_foreign(const Stage& stage, const StageModel& model) const;
    SignalHandle resolve(const SignalFinder& finder) const;
    static double grown_percent(const SignalHandle& own, const SignalReader& reader);
    void keep_free(const LaidPart& here, std::vector<KeptFree>& boxes) const;
    static void place_labels(LabelPlacing& placing, const LaidStage& laid, std::vector<Box>& notes);
    void list_things(const LaidPart& here, ThingList& things) const;
    void draw(MovingLayer layer, const LivePart& here, std::vector<DrawBlock>& blocks) const;
    static void list_signs(LegendSigns& signs);
};

/// Dots of the transmitter in the cleft.
void draw_cleft(const StageCleft& cleft,
                double percent,
                const CloudScale& scale,
                const StageClock& clock,
                const StageView& view,
                DrawBlock& block);

} // namespace disinhibit
