#pragma once

#include <filesystem>
#include <glm/vec2.hpp>
#include <string>
#include <vector>

#include "engine/scene/stage/brain.h"
#include "engine/scene/stage/row.h"
#include "engine/scene/stage/synapse.h"

/// One file of assets/stages as plain values: which things stand where, how large, in which role colour, and which
/// signals they show. Positions are in design px (1440 x 848, origin top left, y down), angles in degrees clockwise
/// from the right. C++ knows the kinds; everything specific is in the file.
///
/// Every row may have an id (a file that includes another overrides its rows by id), may be `left_out` or say what it
/// `needs` (stage_row.h). A part that is left out is drawn as a dashed outline, takes no signal and never moves.
namespace disinhibit {

struct StageRegion : StageRow {
    std::string label;       ///< text key or empty
    std::string sub;         ///< text key of the second line or empty
    std::string short_label; ///< text key of a shorter name for a small stage, or empty
    glm::vec2 center{0.0f};
    glm::vec2 radii{0.0f};
    int seed = 0;
    glm::vec2 label_at{0.0f};
    std::string align = "left";
};

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
};

enum class AxonKind { excitatory, inhibitory, peptide, modulatory };
enum class AxonEnding { none, arrow, plate, open };

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
};

/// What may sit in a receptor.
struct StageLigand {
    SignalSum signal; ///< occupancy, % of all receptors
    LigandGlyph glyph = LigandGlyph::ball;
    std::string role;
    bool active = false;   ///< signal dots
    float efficacy = 1.0f; ///< 0..1; from a half on an active one glows
    std::string
        exchange;     ///< path of the parameter that is its rate of dissociation, 1/s; empty: stays
    std::string name; ///< for people
    std::string substance; ///< id; empty for a made-up one

    int glyph_order() const {
        return glyph == LigandGlyph::ball ? 0 : (glyph == LigandGlyph::diamond ? 1 : 2);
    }
};

/// Receptors on an arc around a soma, along a membrane or along an axon.
struct StageReceptors : StageRow {
    std::string neuron;   ///< id, or empty
    std::string membrane; ///< id, or empty
    std::string axon;     ///< id, or empty
    std::string site; ///< receptor site of the circuit whose ligands sit here (fit_stage), or empty
    int count = 0;
    float from =
        0.0f; ///< degrees around the soma, or shares 0..1 of the length of the membrane or axon
    float to = 0.0f;
    float size = 1.0f;  ///< of the glyphs
    std::string letter; ///< text key written behind each receptor, or empty
    int seed = 0;
    std::vector<StageLigand> ligands;
};

/// Free peptide molecules that drift from the open end of an axon, or from a site on a membrane, to a row of receptors.
struct StageMolecules : StageRow {
    SignalSum signal; ///< percent of own rest
    std::string role;
    std::string from;  ///< axon or membrane id
    float site = 0.5f; ///< where on the membrane, share of its length
    std::string to;    ///< receptors id
    float count_at_rest = 6.0f;
    float radius = 4.0f;
    int seed = 0;
};

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
};

/// A substance acting directly on something.
struct StageMark : StageRow {
    std::string role;
    std::string sign; ///< "plus" or "minus"
    SignalSum signal;
    float half = 1.0f;        ///< value of the signal at which the fill has half its strength
    bool only_acting = false; ///< nothing is drawn while the substance is absent
    glm::vec2 center{0.0f};
    std::string entity; ///< as StageAxon::entity
};

struct StageChip : StageRow {
    std::string text; ///< key
    std::string role;
    SignalSum
        signal; ///< share of the receptors or transporters at work in %, fills the chip; may be empty
    glm::vec2 center{0.0f};
    std::string entity; ///< as StageAxon::entity; empty: nothing to explain
};

struct StageBadge : StageRow {
    std::string name;  ///< text key
    std::string words; ///< in place of that text, where only the circuit knows the name
    std::string unit;  ///< text key or empty: the unit of the signal
    std::string role;
    SignalSum signal;
    int decimals = 1;
    SignalSum sub_signal;
    std::string sub; ///< text key, may hold {value} of sub_signal, or empty
    int sub_decimals = 0;
    glm::vec2 at{0.0f};           ///< corner of the plate named by `anchor`
    std::vector<glm::vec2> or_at; ///< other good places, tried where `at` is taken
    std::string anchor = "left";  ///< left: top left corner; right: top right corner
    float bar = 118.0f;           ///< px
    bool has_leader = false;      ///< a line leads from `points_at` to the badge
    glm::vec2 points_at{0.0f};
    bool has_second_point = false; ///< the line forks to `points_at_too`
    glm::vec2 points_at_too{0.0f};
    bool has_thing = false; ///< where the badge must move away, a line leads from `points_at`
    std::string short_name; ///< line: text keys of shorter forms for a small stage, or empty
    std::string short_sub;
    std::string
        short_line; ///< line: text key of name and value in one line, in place of both, or empty
    bool presenting = true; ///< also shown while presenting
    bool line =
        false; ///< only the name and `sub` below it, with {value} of `signal` and {sub} of `sub_signal`
    bool minor = false; ///< left away first where two small stages stand side by side
    bool arrow = false; ///< behind that line stands the arrow of change that every other badge has
};

/// A small free text.
struct StageNote : StageRow {
    std::string text;
    glm::vec2 at{0.0f};
    std::string align = "left";
    bool arrow = false; ///< a small arrow to the right stands before it
};

struct StageCondition {
    SignalSum signal;
    bool has_above = false;
    double above = 0.0;
    bool has_below = false;
    double below = 0.0;
};

/// What the sentence of a stage is about. Who acts on it, which way and how much is read from the balance of the moment
/// (claims.h); only the words lie in the catalogue.
struct StageHeadline {
    SignalSum about;         ///< a concentration or a rate: its change is told last
    std::string about_text;  ///< key with .up, .down, .steady below it, holding {change}
    SignalSum beside;        ///< told before it; may be empty
    std::string beside_text; ///< as about_text
    std::string site;        ///< receptor site: a drug that blocks it is told first; empty: none
    std::string
        receptors; ///< id of a row of receptors to count instead of telling changes; empty: none
    std::string rest_text; ///< key of the sentence when there is nothing to tell
    std::string longest;   ///< key of a sentence as long as they come: room is made for it
};

/// A line that must stand on the picture while a condition holds.
struct StageWarning : StageRow {
    std::string text;
    std::string role;
    LigandGlyph glyph = LigandGlyph::cap;
    StageCondition when;
};

struct Stage {
    std::string id;                     ///< file stem
    std::string circuit;                ///< id of the circuit it shows; empty: any
    bool general = false;               ///< shown for a circuit without a stage of its own
    bool places_the_rest = false;       ///< general: what it does not show gets a place (general.h)
    std::vector<std::string> not_drawn; ///< populations that are left to the plots on purpose
    glm::vec2 zoom_at{720.0f, 424.0f};  ///< middle of what the next level shows
    float zoom_width = 360.0f;          ///< its width
    float sentence_right = 0.0f;        ///< the sentence breaks before this; 0: where the view says
    float sentence_wide_right = 0.0f;   ///< the same for a sentence over the width of the stage
    float lines_right = 0.0f;           ///< the lines at the bottom end here; 0: at the right edge
    float lines_left = 0.0f;            ///< and begin here at the earliest; 0: at the left edge
    float floor = 0.0f; ///< what is drawn above this stays above those lines; 0: they may cover it
    std::vector<std::filesystem::path> files; ///< this and the included ones
    std::string footnote;                     ///< text key, holds {factor}
    std::string footnote_short;               ///< the same where there is little room
    std::string footnote_fast;   ///< text key while spikes stand still at high playback speed
    std::string not_medical;     ///< text key
    float burst_rate_hz = 20.0f; ///< spikes per second inside a burst
    int burst_spikes = 3;
    std::vector<StageOutline> outlines;
    std::vector<StageNode> nodes;
    std::vector<StageRegion> regions;
    std::vector<StageNeuron> neurons;
    std::vector<StageAxon> axons;
    std::vector<StageReceptors> receptors;
    std::vector<StageMolecules> molecules;
    std::vector<StageCloud> clouds;
    std::vector<StageMembrane> membranes;
    std::vector<StageVesicles> vesicles;
    std::vector<StageCleft> clefts;
    std::vector<StageTransporters> transporters;
    std::vector<StageStop> stops;
    std::vector<StageDrifters> drifters;
    std::vector<StageOccupancyBar> bars;
    std::vector<StageMark> marks;
    std::vector<StageChip> chips;
    std::vector<StageBadge> badges;
    std::vector<StageNote> notes;
    StageHeadline headline;
    std::vector<StageWarning> warnings;
};

constexpr glm::vec2 stage_design_size{1440.0f, 848.0f};

} // namespace disinhibit
