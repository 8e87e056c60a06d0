#pragma once

#include <glm/vec2.hpp>
#include <string>
#include <vector>

#include "engine/picture/draw_list.h"
#include "engine/scene/stage/label_placer.h"
#include "engine/scene/stage/row.h"
#include "engine/scene/stage/signal_reader.h"

namespace disinhibit {

/// Where a badge stands and how large it is; fixed while the window keeps its size, so that numbers never move it.
struct BadgePlace {
    Box box;
    bool shown = false;
    float bar_px = 0.0f;
    bool sub = false;   ///< room for the line below the bar
    bool tall = false;  ///< narrow: the unit stands below the bar, in place of that line
    bool brief = false; ///< a line of text in its short form
    bool leads = false; ///< a line leads to it from what it is about
    bool plate = false; ///< something is drawn behind it
};

struct BadgeSignals {
    SignalHandle value;
    SignalHandle sub;
    std::string unit;
};

/// A number with its name, unit, change and bar, or a line of text.
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

    static constexpr const char* key = "badge";
    using Signals = BadgeSignals;
    using Label = BadgePlace;
    static constexpr LabelRank label_rank = LabelRank::number;
    void read(StageTable& table);
    bool is_foreign(const Stage& stage, const StageModel& model) const;
    void let_go(const Stage& stage, const StageModel& model);
    void take_room(std::vector<Obstacle>& obstacles) const;
    BadgeSignals resolve(const SignalFinder& finder) const;
    static void
    place_labels(LabelPlacing& placing, const LaidStage& laid, std::vector<BadgePlace>& places);
    static int count_shown(const BadgePlace& place) { return place.shown ? 1 : 0; }
    void list_things(const LaidPart& here, ThingList& things) const;
    void draw_still(StillLayer layer, const LaidPart& here, std::vector<DrawBlock>& blocks) const;
    void draw(MovingLayer layer, const LivePart& here, std::vector<DrawBlock>& blocks) const;
    static void list_signs(LegendSigns& signs);
    std::string label_key() const { return name; }
};

} // namespace disinhibit
