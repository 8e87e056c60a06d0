#pragma once

#include <string>
#include <vector>

#include "engine/picture/draw_list.h"
#include "engine/scene/parts/membrane.h"
#include "engine/scene/stage/clock.h"
#include "engine/scene/stage/row.h"
#include "engine/scene/stage/signal_reader.h"
#include "engine/scene/stage/view.h"

namespace disinhibit {

/// What may sit in a transporter, or turn it round.
struct StageTransportLigand {
    SignalSum signal;  ///< a concentration
    float half = 1.0f; ///< at which it holds half of the transporters
    std::string role;
};

struct TransportSignals {
    SignalHandle uptake;
    std::vector<SignalHandle> blockers;
    std::vector<SignalHandle> releasers;
};

/// Uptake through a membrane: pairs of pillars with molecules on their way in. A blocker sits between the pillars as a
/// wedge; a releaser turns the arrow outwards.
struct StageTransporters : StageRow {
    std::string membrane;
    std::string role;
    std::vector<float> at; ///< share of the length of the membrane
    SignalSum signal;      ///< uptake, compared with its own rest
    std::vector<StageTransportLigand> blockers;
    std::vector<StageTransportLigand> releasers;
    int seed = 0;

    static constexpr const char* key = "transporters";
    using Signals = TransportSignals;
    void read(StageTable& table);
    void check(const Stage& stage, const StageTable& root) const;
    bool is_foreign(const Stage& stage, const StageModel& model) const;
    TransportSignals resolve(const SignalFinder& finder) const;
    void keep_free(const LaidPart& here, std::vector<KeptFree>& boxes) const;
    void list_things(const LaidPart& here, ThingList& things) const;
    void draw(MovingLayer layer, const LivePart& here, std::vector<DrawBlock>& blocks) const;
    static void list_signs(LegendSigns& signs);
};

/// The values of one moment.
struct TransportMoment {
    double uptake_percent = 100.0;       ///< of its rest
    std::vector<double> blocked_percent; ///< as StageTransporters::blockers
    std::vector<double> turned_percent;  ///< as StageTransporters::releasers
};

/// What each transporter does: index of a blocker, blockers + index of a releaser, or -1 for plain uptake; by largest
/// remainder.
std::vector<int> transporter_states(const StageTransporters& row, const TransportMoment& moment);

void draw_transporters(const StageTransporters& row,
                       const MembraneShape& membrane,
                       const TransportMoment& moment,
                       const StageClock& clock,
                       const StageView& view,
                       DrawBlock& block);

} // namespace disinhibit
