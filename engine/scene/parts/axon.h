#pragma once

#include <glm/vec2.hpp>
#include <string>
#include <vector>

#include "engine/picture/draw_list.h"
#include "engine/scene/parts/arrow_support.h"
#include "engine/scene/parts/axon_shape.h"
#include "engine/scene/stage/row.h"
#include "engine/scene/stage/signal_reader.h"

namespace disinhibit {

enum class AxonKind { excitatory, inhibitory, peptide, modulatory };
enum class AxonEnding { none, arrow, plate, open };

struct AxonSignals {
    SignalHandle rate;
    SignalHandle burst;
    ArrowSupport support;
};

/// An axon with its ending, and the spikes on it.
struct StageAxon : StageRow {
    std::string role;
    AxonKind kind = AxonKind::excitatory;
    SignalSum signal; ///< firing rate in Hz, sets activity and spikes
    SignalSum burst;  ///< share of spikes in bursts in %, may be empty
    std::string
        trunk; ///< id of the axon it branches off from, or empty: its spikes come from there
    std::vector<glm::vec2> path; ///< cubic Bezier points: 1 + 3 n
    float width = 8.0f;
    float varicosity = 52.0f; ///< px between varicosities
    AxonEnding ending = AxonEnding::none;
    bool spikes = true;
    bool from_outside = false; ///< its cell is not on the picture: it fades in where it begins
    bool releases = false;     ///< vesicles at the end, a light when a spike arrives
    int seed = 0;
    std::string entity;   ///< of the circuit, that a click explains; empty: that of the signal
    std::string evidence; ///< entity whose grade the arrow carries; empty: `entity`

    static constexpr const char* key = "axon";
    using Signals = AxonSignals;
    using Shape = AxonShape;
    static constexpr bool outlined = true;
    void read(StageTable& table);
    void check(const Stage& stage, const StageTable& root) const;
    bool is_foreign(const Stage& stage, const StageModel& model) const;
    void let_go(const Stage& stage, const StageModel& model);
    void take_room(std::vector<Obstacle>& obstacles) const;
    AxonSignals resolve(const SignalFinder& finder) const;
    static const SignalHandle* body_signal(const AxonSignals& own) { return &own.rate; }
    static const ArrowSupport* support_of(const AxonSignals& own) { return &own.support; }
    double fastest_hz(const AxonSignals& own, const SignalReader& reader) const;
    AxonShape lay_out(const LaidPart& here) const;
    void keep_free(const LaidPart& here, std::vector<KeptFree>& boxes) const;
    void list_things(const LaidPart& here, ThingList& things) const;
    void draw_still(StillLayer layer, const LaidPart& here, std::vector<DrawBlock>& blocks) const;
    /// Not while arrows are drawn by their grade.
    static void draw_bodies(const StageMoment& moment, std::vector<DrawBlock>& blocks);
    void draw(MovingLayer layer, const LivePart& here, std::vector<DrawBlock>& blocks) const;
    static void list_signs(LegendSigns& signs);

    /// What a click explains.
    std::string explained() const { return entity.empty() ? entity_of_signal(signal) : entity; }
};

} // namespace disinhibit
