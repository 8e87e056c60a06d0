#pragma once

#include <glm/vec2.hpp>
#include <string>
#include <vector>

#include "engine/picture/draw_list.h"
#include "engine/scene/stage/clock.h"
#include "engine/scene/stage/label_placer.h"
#include "engine/scene/stage/row.h"
#include "engine/scene/stage/signal_reader.h"
#include "engine/scene/stage/view.h"

namespace disinhibit {

/// A transmitter in the extracellular space: area follows the concentration.
struct StageCloud : StageRow {
    SignalSum signal; ///< a concentration; compared with its own rest
    std::string role;
    glm::vec2 center{0.0f};
    float radius_at_rest = 112.0f;
    float dots_per_percent = 2.2f;
    std::string scale_text; ///< text key of the note shown while the ring has its reduced scale
    glm::vec2 scale_text_at{0.0f};
    int seed = 0;

    static constexpr const char* key = "cloud";
    using Signals = SignalHandle;
    using Label = Box; ///< of the note on the scale
    static constexpr bool lies_behind = true;
    static constexpr LabelRank label_rank = LabelRank::scale;
    void read(StageTable& table);
    bool is_foreign(const Stage& stage, const StageModel& model) const;
    void take_room(std::vector<Obstacle>& obstacles) const;
    SignalHandle resolve(const SignalFinder& finder) const;
    static double grown_percent(const SignalHandle& own, const SignalReader& reader);
    void keep_free(const LaidPart& here, std::vector<KeptFree>& boxes) const;
    void block_leaders(const LaidPart& here, std::vector<Ellipse>& bodies) const;
    static void place_labels(LabelPlacing& placing, const LaidStage& laid, std::vector<Box>& notes);
    void list_things(const LaidPart& here, ThingList& things) const;
    void draw(MovingLayer layer, const LivePart& here, std::vector<DrawBlock>& blocks) const;
    static void list_signs(LegendSigns& signs);
};

/// How a cloud is drawn at a concentration: area follows it, R = R_rest sqrt(percent / 100) * shrink. Up to 250 % the
/// ring has its own size (shrink 1); above, the ring of rest shrinks to a half, a quarter ... so that the cloud of
/// 1000 %, 4000 % ... is as large as that of 250 %, and the picture says so.
struct CloudScale {
    float shrink = 1.0f;
    double outer_percent = 0.0; ///< what the outer ring stands for; 0: no outer ring
};
CloudScale cloud_scale(double percent);

void draw_cloud(const StageCloud& cloud,
                double percent,
                const CloudScale& scale,
                const StageClock& clock,
                const StageView& view,
                DrawBlock& block);

/// Writes a note on a scale into `place`, a box of the size of scale_text_box.
void draw_scale_text(std::string text, const Box& place, const StageView& view, DrawBlock& block);

/// The box that a note on a scale takes.
/// `key`: text with {outer} or {factor}; `at`: middle of its baseline, design px.
Box scale_text_box(const std::string& key, glm::vec2 at, const StageView& view);

} // namespace disinhibit
