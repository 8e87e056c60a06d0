#include "engine/scene/labels/note.h"

#include <utility>

#include "engine/scene/stage/layout.h"
#include "engine/scene/stage/model.h"
#include "engine/scene/stage/table.h"

namespace disinhibit {
namespace {

constexpr float note_reach_px = 48.0f;
constexpr float room_of_note_px = 40.0f; ///< design px around it that a new cell leaves

void draw_note_arrow(const StageNote& note,
                     glm::vec2 shift,
                     const StageView& view,
                     DrawBlock& block) {
    const float size = view.text_px(TextUse::hint);
    const Color color = view.theme->color("text2");
    const glm::vec2 tip = view.at(note.at) + shift + size * glm::vec2(-0.9f, -0.34f);
    Strip shaft;
    shaft.points = {{tip - glm::vec2(2.8f * size, 0.0f), 0.8f, color}, {tip, 0.8f, color}};
    block.strips.push_back(std::move(shaft));
    for (const float side : {-1.0f, 1.0f}) {
        Strip barb;
        barb.points = {{tip + size * glm::vec2(-0.5f, 0.35f * side), 0.8f, color},
                       {tip, 0.8f, color}};
        block.strips.push_back(std::move(barb));
    }
}

TextRun note_text(const StageNote& note, const StageView& view) {
    return {view.texts->get(note.text),
            view.at(note.at),
            view.text_px(TextUse::hint),
            TextWeight::regular,
            text_align_of(note.align),
            view.theme->color(note.left_out ? "text3" : "text2")};
}

/// The box of a note with its arrow where the file puts it, screen px.
Box note_box(const StageNote& note, const StageView& view) {
    const TextRun run = note_text(note, view);
    Box box = box_of(run, view);
    if (note.arrow) {
        box.low.x -= 4.0f * run.size_px;
    }
    return box;
}

/// `shift`: screen px from there.
void draw_note(const StageNote& note, glm::vec2 shift, const StageView& view, DrawBlock& block) {
    TextRun run = note_text(note, view);
    run.position += shift;
    block.texts.push_back(std::move(run));
    if (note.arrow) {
        draw_note_arrow(note, shift, view, block);
    }
}

} // namespace

void StageNote::read(StageTable& table) {
    text = table.text("text");
    at = table.point("at");
    align = table.text_or("align", "left");
    arrow = table.flag_or("arrow", false);
}

void StageNote::take_room(std::vector<Obstacle>& obstacles) const {
    obstacles.push_back({at, room_of_note_px});
}

/// Where there is room; a note may be left out.
void StageNote::place_labels(LabelPlacing& placing,
                             const LaidStage& laid,
                             std::vector<LabelPlace>& places) {
    const StageView& view = laid.view();
    const bool room = !view.presenting && view.scale >= 0.72f && view.type_scale <= 1.5f;
    for (const StageNote& note : laid.stage.of<StageNote>()) {
        places.push_back(room ? placing.take_near(note_box(note, view), view.px(note_reach_px))
                              : LabelPlace{});
    }
}

void StageNote::draw_still(StillLayer layer,
                           const LaidPart& here,
                           std::vector<DrawBlock>& blocks) const {
    if (layer != StillLayer::names || !here.label_of(*this).shown) {
        return;
    }
    const StageView& view = here.view();
    const LabelPlace& place = here.label_of(*this);
    if (place.plate) {
        draw_text_plate(place.box, view, blocks.back());
    }
    draw_note(*this, place.box.low - note_box(*this, view).low, view, blocks.back());
}

} // namespace disinhibit
