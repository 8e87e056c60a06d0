#pragma once

#include <glm/vec2.hpp>
#include <string>
#include <vector>

#include "engine/picture/draw_list.h"
#include "engine/scene/parts/membrane.h"
#include "engine/scene/parts/spike_train.h"
#include "engine/scene/stage/clock.h"
#include "engine/scene/stage/row.h"
#include "engine/scene/stage/signal_reader.h"
#include "engine/scene/stage/view.h"

namespace disinhibit {

enum class VesicleGlyph { dense, clear };

struct VesicleSignals {
    SignalHandle store;
    SignalHandle rate;
    SignalHandle burst;
};

/// Vesicles in a terminal and their fusion with its membrane: one event per spike shown.
struct StageVesicles : StageRow {
    std::string membrane; ///< id
    std::string role;
    VesicleGlyph glyph = VesicleGlyph::clear;
    float radius = 15.0f;
    std::vector<glm::vec2> places;
    SignalSum store;          ///< percent of its rest; empty: always full
    SignalSum signal;         ///< Hz: rate of events
    SignalSum burst;          ///< share of spikes in bursts in %, may be empty
    std::vector<float> sites; ///< where on the membrane they fuse, share of its length
    int cargo = 0;            ///< molecules that one event lets go
    int seed = 0;

    static constexpr const char* key = "vesicles";
    using Signals = VesicleSignals;
    void read(StageTable& table);
    void check(const Stage& stage, const StageTable& root) const;
    bool is_foreign(const Stage& stage, const StageModel& model) const;
    VesicleSignals resolve(const SignalFinder& finder) const;
    double fastest_hz(const VesicleSignals& own, const SignalReader& reader) const;
    void list_things(const LaidPart& here, ThingList& things) const;
    void draw(MovingLayer layer, const LivePart& here, std::vector<DrawBlock>& blocks) const;
    static void list_signs(LegendSigns& signs);
};

/// The vesicles of a terminal: as many of their places are taken as the store holds (`store_percent` of rest, four
/// fifths of the places at rest). With each event of `train` one opens at a site (an omega on the membrane, one light)
/// and lets its cargo go; the molecules spread as the root of time and fade.
void draw_vesicles(const StageVesicles& vesicles,
                   const MembraneShape& membrane,
                   double store_percent,
                   const SpikeTrain& train,
                   const StageClock& clock,
                   const StageView& view,
                   DrawBlock& block);

} // namespace disinhibit
