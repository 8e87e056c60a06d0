#pragma once

#include <glm/vec2.hpp>
#include <string>
#include <vector>

#include "engine/picture/draw_list.h"
#include "engine/scene/parts/neuron_shape.h"
#include "engine/scene/stage/row.h"
#include "engine/scene/stage/signal_reader.h"

namespace disinhibit {

struct StageDendrite {
    float angle = 0.0f;
    float length = 0.0f; ///< of the trunk, before its forks
    float width = 0.0f;  ///< at the soma
};

/// A faint second member of a population ("one of many").
struct StageSister {
    glm::vec2 center{0.0f};
    float radius = 0.0f;
    float turn = 0.0f; ///< rotation of the whole cell
};

/// A cell with its sisters, screen px.
struct CellShape : NeuronShape {
    std::vector<NeuronShape> sisters; ///< none of a cell that is left out
};

/// Whether there is room for the letter of a cell.
struct CellLetter {
    bool shown = false;
};

/// A population: one cell, and faint ones behind it.
struct StageNeuron : StageRow {
    std::string role;
    SignalSum signal; ///< firing rate, sets the activity
    glm::vec2 center{0.0f};
    float radius = 0.0f;
    int seed = 0;
    std::vector<StageDendrite> dendrites;
    std::vector<StageSister> sisters;
    std::string letter; ///< text key of a name inside the soma or empty
    bool spiny = false; ///< its dendrites carry spines

    static constexpr const char* key = "neuron";
    using Signals = SignalHandle;
    using Shape = CellShape;
    using Label = CellLetter;
    static constexpr bool outlined = true;
    static constexpr LabelRank label_rank = LabelRank::fixed;
    void read(StageTable& table);
    bool is_foreign(const Stage& stage, const StageModel& model) const;
    void take_room(std::vector<Obstacle>& obstacles) const;
    SignalHandle resolve(const SignalFinder& finder) const;
    static const SignalHandle* body_signal(const SignalHandle& rate) { return &rate; }
    CellShape lay_out(const LaidPart& here) const;
    void keep_free(const LaidPart& here, std::vector<KeptFree>& boxes) const;
    void block_leaders(const LaidPart& here, std::vector<Ellipse>& bodies) const;
    static void
    place_labels(LabelPlacing& placing, const LaidStage& laid, std::vector<CellLetter>& letters);
    static int count_shown(const CellLetter& place) { return place.shown ? 1 : 0; }
    void list_things(const LaidPart& here, ThingList& things) const;
    void draw_still(StillLayer layer, const LaidPart& here, std::vector<DrawBlock>& blocks) const;
    static void draw_bodies(const StageMoment& moment, std::vector<DrawBlock>& blocks);
    void draw(MovingLayer layer, const LivePart& here, std::vector<DrawBlock>& blocks) const;
    static void list_signs(LegendSigns& signs);
    std::string label_key() const { return letter; }
};

} // namespace disinhibit
