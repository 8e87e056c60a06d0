#pragma once

#include <glm/vec2.hpp>
#include <string>
#include <vector>

#include "engine/scene/stage/row.h"

/// Kinds of rows that the synapse level adds. Lines run so that the outside is on their left (a loop clockwise on the
/// screen, an open membrane from left to right with the cell below).
namespace disinhibit {

enum class LigandGlyph { ball, cap, diamond };

/// The surface of a cell: a double row of lipids over the inside of the cell, or, for a `terminal`, a plain skin.
struct StageMembrane : StageRow {
    std::string role;
    std::vector<glm::vec2> points; ///< of a smooth line
    bool closed = false;
    bool terminal = false;
};

enum class VesicleGlyph { dense, clear };

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
};

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
};

/// What may sit in a transporter, or turn it round.
struct StageTransportLigand {
    SignalSum signal;  ///< a concentration
    float half = 1.0f; ///< at which it holds half of the transporters
    std::string role;
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
};

/// An inhibition inside a cell: a dotted line that ends in a bar, as strong as its signal.
struct StageStop : StageRow {
    std::string role;
    SignalSum signal; ///< percent
    std::vector<glm::vec2> path;
};

/// Free molecules of a drug in the fluid.
struct StageDrifters : StageRow {
    SignalSum signal;  ///< a concentration
    float half = 1.0f; ///< at which half of `most` are shown
    int most = 14;
    std::string role;
    LigandGlyph glyph = LigandGlyph::cap;
    glm::vec2 center{0.0f};
    glm::vec2 radii{0.0f};
    int seed = 0;
};

/// The exact occupancy of a row of receptors as a bar with names, percents and counts.
struct StageOccupancyBar : StageRow {
    std::string receptors; ///< id
    std::string title;     ///< text key
    std::string note;      ///< text key with {count}
    std::string free;      ///< text key: name of the free ones
    std::string free_note; ///< text keys with {count}, by what a ligand does
    std::string active_note;
    std::string blocked_note;
    glm::vec2 at{0.0f}; ///< top left
    glm::vec2 size{0.0f};
};

} // namespace disinhibit
