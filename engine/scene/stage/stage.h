#pragma once

#include <filesystem>
#include <glm/vec2.hpp>
#include <string>
#include <vector>

#include "engine/scene/stage/columns.h"
#include "engine/scene/stage/row.h"

/// One file of assets/stages as plain values: which things stand where, how large, in which role colour, and which
/// signals they show. Positions are in design px (1440 x 848, origin top left, y down), angles in degrees clockwise
/// from the right. C++ knows the kinds; everything specific is in the file.
///
/// Every row may have an id (a file that includes another overrides its rows by id), may be `left_out` or say what it
/// `needs` (row.h). A part that is left out is drawn as a dashed outline, takes no signal and never moves.
namespace disinhibit {

class PartKind;

/// Kinds of parts, in the order in which they are laid out and drawn within a layer.
using PartList = std::vector<const PartKind*>;

/// All kinds that a stage may have (engine/scene/parts.cpp).
const PartList& stage_parts();

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
    StageHeadline headline;
    PartList parts = stage_parts(); ///< the kinds that it may have
    Columns rows;                   ///< of each kind

    template <typename Row> std::vector<Row>& of() { return rows.of<Row>(); }
    template <typename Row> const std::vector<Row>& of() const { return rows.of<Row>(); }
    /// True if the kind with that key has a row with that id.
    bool has(const std::string& key, const std::string& row) const;
};

constexpr glm::vec2 stage_design_size{1440.0f, 848.0f};

} // namespace disinhibit
