#pragma once

#include <glm/vec2.hpp>
#include <string>
#include <vector>

/// One file of assets/stages as plain values: which things stand where, how large, in which role colour, and which
/// signals they show. Positions are in design px (1440 x 848, origin top left, y down), angles in degrees clockwise
/// from the right. C++ knows the kinds; everything specific is in the file.
///
/// `left_out` marks a part that this hypothesis of the circuit does not contain: it is drawn as a dashed outline, takes
/// no signal and never moves.
namespace disinhibit {

/// The sum of some signals. A path that the model does not have counts as zero where `may_be_absent` (a substance
/// nobody took); elsewhere it is an error.
struct SignalSum {
    std::vector<std::string> paths;
    bool may_be_absent = false;
};

struct StageRegion {
    std::string label; ///< text key
    std::string sub;   ///< text key of the second line or empty
    glm::vec2 center{0.0f};
    glm::vec2 radii{0.0f};
    int seed = 0;
    glm::vec2 label_at{0.0f};
    std::string align = "left";
    bool left_out = false;
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

struct StageNeuron {
    std::string id;
    std::string role;
    SignalSum signal; ///< firing rate, sets the activity
    glm::vec2 center{0.0f};
    float radius = 0.0f;
    int seed = 0;
    std::vector<StageDendrite> dendrites;
    std::vector<StageSister> sisters;
    std::string letter; ///< text key of a name inside the soma or empty
    bool left_out = false;
};

enum class AxonKind { excitatory, inhibitory, peptide, modulatory };
enum class AxonEnding { none, arrow, plate, open };

struct StageAxon {
    std::string id;
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
    bool releases = false; ///< vesicles at the end, a light when a spike arrives
    int seed = 0;
    bool left_out = false;
    std::string entity;   ///< of the circuit, that a click explains; empty: that of the signal
    std::string evidence; ///< entity whose grade the arrow carries; empty: `entity`
};

enum class LigandGlyph { ball, cap, diamond };

/// What may sit in a receptor.
struct StageLigand {
    SignalSum signal; ///< occupancy, % of all receptors
    LigandGlyph glyph = LigandGlyph::ball;
    std::string role;
    bool active = false; ///< glow and signal dots
    float exchange_per_s =
        0.0f; ///< display rate at which a receptor of this row changes its ligand
};

/// Receptors on an arc around a soma.
struct StageReceptors {
    std::string id;
    std::string neuron;
    int count = 0;
    float from = 0.0f;
    float to = 0.0f;
    int seed = 0;
    std::vector<StageLigand> ligands;
};

/// Free peptide molecules that drift from the open end of an axon to a row of receptors.
struct StageMolecules {
    SignalSum signal; ///< percent of own rest
    std::string role;
    std::string from; ///< axon id
    std::string to;   ///< receptors id
    float count_at_rest = 6.0f;
    float radius = 4.0f;
    int seed = 0;
};

/// A transmitter in the extracellular space: area follows the concentration.
struct StageCloud {
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
struct StageMark {
    std::string role;
    std::string sign; ///< "plus" or "minus"
    SignalSum signal;
    float half = 1.0f; ///< value of the signal at which the fill has half its strength
    glm::vec2 center{0.0f};
    bool left_out = false;
    std::string entity; ///< as StageAxon::entity
};

struct StageChip {
    std::string text; ///< key
    std::string role;
    glm::vec2 center{0.0f};
    bool left_out = false;
    std::string entity; ///< as StageAxon::entity; empty: nothing to explain
};

struct StageBadge {
    std::string name; ///< text key
    std::string unit; ///< text key or empty: the unit of the signal
    std::string role;
    SignalSum signal;
    int decimals = 1;
    SignalSum sub_signal;
    std::string sub; ///< text key with {value}, or empty
    int sub_decimals = 0;
    glm::vec2 at{0.0f};          ///< corner of the plate named by `anchor`
    std::string anchor = "left"; ///< left: top left corner; right: top right corner
    float bar = 118.0f;          ///< px
    bool presenting = true;      ///< also shown while presenting
};

/// A small free text.
struct StageNote {
    std::string text;
    glm::vec2 at{0.0f};
    std::string align = "left";
    bool left_out = false;
};

struct StageCondition {
    SignalSum signal;
    bool has_above = false;
    double above = 0.0;
    bool has_below = false;
    double below = 0.0;
};

/// A word in a sentence chosen by the change of a signal against its own rest. Its text may hold {change}, the size of
/// the change in percent.
struct StageWord {
    std::string name; ///< placeholder it fills
    SignalSum signal;
    std::string up;
    std::string down;
    std::string steady;     ///< within +-threshold
    double threshold = 3.0; ///< percent of own rest
};

/// The first sentence of the file whose conditions all hold is shown.
struct StageSentence {
    std::string text;
    std::vector<StageCondition> when;
    std::vector<StageWord> words;
};

/// A line that must stand on the picture while a condition holds.
struct StageWarning {
    std::string text;
    std::string role;
    LigandGlyph glyph = LigandGlyph::cap;
    StageCondition when;
};

struct Stage {
    std::string id;              ///< file stem
    std::string circuit;         ///< id of the circuit it shows
    std::string footnote;        ///< text key, holds {factor}
    std::string footnote_short;  ///< the same where there is little room
    std::string footnote_fast;   ///< text key while spikes stand still at high playback speed
    std::string not_medical;     ///< text key
    float burst_rate_hz = 20.0f; ///< spikes per second inside a burst
    int burst_spikes = 3;
    std::vector<StageRegion> regions;
    std::vector<StageNeuron> neurons;
    std::vector<StageAxon> axons;
    std::vector<StageReceptors> receptors;
    std::vector<StageMolecules> molecules;
    std::vector<StageCloud> clouds;
    std::vector<StageMark> marks;
    std::vector<StageChip> chips;
    std::vector<StageBadge> badges;
    std::vector<StageNote> notes;
    std::vector<StageSentence> sentences;
    std::vector<StageWarning> warnings;
};

constexpr glm::vec2 stage_design_size{1440.0f, 848.0f};

} // namespace disinhibit
