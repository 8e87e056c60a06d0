#pragma once

#include <glm/vec2.hpp>
#include <string>
#include <vector>

#include "circuit/explain/causes.h"
#include "engine/picture/draw_list.h"
#include "engine/scene/parts/arrow_support.h"
#include "engine/scene/stage/row.h"
#include "engine/scene/stage/signal_reader.h"
#include "engine/scene/stage/view.h"

namespace disinhibit {

struct MarkSignals {
    SignalHandle amount;
    ArrowSupport support;
};

/// A substance acting directly on something: a drop with a sign, hollow and dashed while the substance is absent, its fill
/// alpha = x / (x + half) of its signal; empty, grey and dashed where the hypothesis leaves it out.
struct StageMark : StageRow {
    std::string role;
    std::string sign; ///< "plus" or "minus"
    SignalSum signal;
    float half = 1.0f;        ///< value of the signal at which the fill has half its strength
    bool only_acting = false; ///< nothing is drawn while the substance is absent
    glm::vec2 center{0.0f};
    std::string entity; ///< as StageAxon::entity

    static constexpr const char* key = "mark";
    using Signals = MarkSignals;
    static constexpr bool outlined = true;
    void read(StageTable& table);
    void take_room(std::vector<Obstacle>& obstacles) const;
    MarkSignals resolve(const SignalFinder& finder) const;
    static const ArrowSupport* support_of(const MarkSignals& own) { return &own.support; }
    void keep_free(const LaidPart& here, std::vector<KeptFree>& boxes) const;
    void list_things(const LaidPart& here, ThingList& things) const;
    void list_acting(const LivePart& here, ThingList& things) const;
    void draw_still(StillLayer layer, const LaidPart& here, std::vector<DrawBlock>& blocks) const;
    void draw(MovingLayer layer, const LivePart& here, std::vector<DrawBlock>& blocks) const;
    static void list_signs(LegendSigns& signs);

  private:
    void list(const StageView& view, ThingList& things) const;
};

/// How much of an action with half-strength at mark.half there is at `value`, 0..1; and if that shows.
float mark_share(const StageMark& mark, double value);
bool mark_acts(const StageMark& mark, double value);

/// The sign that a mark shows: that of the stage while the gain of its action has the sign that the circuit gives it, the other
/// one where a parameter has turned it round, none where it is zero. Without `causes` that of the stage.
enum class MarkSign { plus, minus, none };
MarkSign sign_of(const StageMark& mark, const CauseReader* causes);

} // namespace disinhibit
