#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace disinhibit {

struct ArrowSupport;
struct DrawBlock;
struct Ellipse;
struct KeptFree;
struct LaidPart;
struct LaidStage;
struct LivePart;
struct Obstacle;
struct Stage;
struct StageModel;
struct StageMoment;
struct StageView;
struct SignalHandle;
class LabelPlacing;
class LegendSigns;
class SignalFinder;
class SignalReader;
class StageTable;
class ThingList;

/// The sum of some signals. A path that the model does not have counts as zero where `may_be_absent` (a substance
/// nobody took); elsewhere it is an error.
struct SignalSum {
    std::vector<std::string> paths;
    bool may_be_absent = false;
};

/// "<entity>" of the first path; empty if there is none.
std::string entity_of_signal(const SignalSum& sum);

/// Index of the row of that id; the number of rows if there is none.
template <typename Rows> std::size_t index_of_id(const Rows& rows, const std::string& id) {
    std::size_t i = 0;
    while (i < rows.size() && rows[i].id != id) {
        ++i;
    }
    return i;
}
template <typename Rows> bool has_id(const Rows& rows, const std::string& id) {
    return index_of_id(rows, id) < rows.size();
}

/// What the still part of a picture is made of, from the back to the front.
enum class StillLayer {
    scenery,  ///< a block for each row
    grounds,  ///< one block, as all that follow but the next
    faint,    ///< a block or more for each
    left_out, ///< outlines of what the hypothesis leaves out
    leaders,  ///< from badges to what they are about
    signs,    ///< letters and pills, in the block of the leaders
    names     ///< over everything that moves
};

/// What changes with the moment, from the back to the front; one block each, but fluids have one for each row.
enum class MovingLayer { fluids, lights, axons, terminals, receptors, marks, labels };

/// Who takes a place for its label first.
enum class LabelRank { none, fixed, number, name, chip, note, scale };

/// Where the signs of a kind stand in the legend, in this order.
enum class LegendGroup { cells, axons, fluids, receptors, terminals, marks, left_out, change };

/// What a kind of part does not have.
struct Nothing {};

/// What every row of a stage file has. A kind of part is a struct that adds its own values and its `key`, the name of its tables in
/// the file, and has whichever of the functions below it needs, with the same parameters; what it leaves away is as here: nothing.
/// One line in parts.cpp makes it known.
struct StageRow {
    std::string id;  ///< may be empty
    SignalSum needs; ///< without all of these signals in the circuit the row is left out
    SignalSum
        lacks; ///< with all of these signals in the circuit the row is not there: a note on what is left out
    bool left_out = false; ///< not in this hypothesis

    using Signals = Nothing; ///< what the row shows, looked up in the model
    using Shape = Nothing;   ///< its geometry, screen px
    using Label = Nothing;   ///< where its words stand, screen px
    /// A row that is left out is drawn as an outline; else it is dropped.
    static constexpr bool outlined = false;
    /// Who points at something else here means that, not this.
    static constexpr bool lies_behind = false;
    static constexpr LabelRank label_rank = LabelRank::none;

    /// Reads everything but the values above. Throws InputError.
    void read(StageTable&) {}
    /// Throws InputError for a reference to a row that the stage does not have; `root` knows the file.
    void check(const Stage&, const StageTable&) const {}
    /// Takes over what only the model knows.
    void fit(const StageModel&) {}
    /// On a stage that was drawn for another circuit: shows what this circuit does not have, or hangs on what is gone.
    bool is_foreign(const Stage&, const StageModel&) const { return false; }
    /// There: lets go of what is gone.
    void let_go(const Stage&, const StageModel&) {}
    /// What a cell without a place of its own keeps away from, design px.
    void take_room(std::vector<Obstacle>&) const {}

    /// Looks the signals up. Throws InputError for one that the model does not have.
    Nothing resolve(const SignalFinder&) const { return {}; }
    /// The signal that sets the activity of a body; nullptr: it has none.
    template <typename Own> static const SignalHandle* body_signal(const Own&) { return nullptr; }
    /// Of an arrow: what holds it up; nullptr: it is none.
    template <typename Own> static const ArrowSupport* support_of(const Own&) { return nullptr; }
    /// Spikes or events that it shows now or at rest, Hz: the highest sets the slow motion.
    template <typename Own> double fastest_hz(const Own&, const SignalReader&) const { return 0.0; }
    /// Rate of exchange of what sits in it, 1/s; the highest sets the slow motion.
    template <typename Own> static double fastest_exchange_per_s(const Own&) { return 0.0; }
    /// How large a fluid is, percent of its rest.
    template <typename Own> static double grown_percent(const Own&, const SignalReader&) {
        return 0.0;
    }

    /// The shapes of all rows of the kinds before it, and of the rows before it, are there.
    Nothing lay_out(const LaidPart&) const { return {}; }
    /// x of a line that no label crosses, screen px.
    std::optional<float> divides_at(const StageView&) const { return std::nullopt; }
    /// What labels should not cover. The shapes of all kinds are there, no labels yet.
    void keep_free(const LaidPart&, std::vector<KeptFree>&) const {}
    /// What the line to a label touches only if it leads from there.
    void block_leaders(const LaidPart&, std::vector<Ellipse>&) const {}
    /// Finds the places of the labels of all rows of the kind.
    template <typename Place>
    static void place_labels(LabelPlacing&, const LaidStage&, std::vector<Place>&) {}
    /// How many names and letters have found a place, of those that should.
    template <typename Place> static int count_shown(const Place&) { return 0; }
    /// What can be pointed at as long as the layout stays.
    void list_things(const LaidPart&, ThingList&) const {}
    /// What can be pointed at at this moment alone.
    void list_acting(const LivePart&, ThingList&) const {}

    /// Appends to blocks.back(), or blocks of its own in a layer that has some for each row.
    void draw_still(StillLayer, const LaidPart&, std::vector<DrawBlock>&) const {}
    /// Bodies of all rows of the kind, which change with their activity alone (body_signal).
    static void draw_bodies(const StageMoment&, std::vector<DrawBlock>&) {}
    /// As draw_still.
    void draw(MovingLayer, const LivePart&, std::vector<DrawBlock>&) const {}

    /// The signs of the kind, for the legend.
    static void list_signs(LegendSigns&) {}
    /// Key of the text that names it on the picture; empty: none.
    std::string label_key() const { return {}; }
};

} // namespace disinhibit
