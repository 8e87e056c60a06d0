#include "engine/scene/parts/occupancy_bar.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "engine/core/number_text.h"
#include "engine/scene/parts/cell_shade.h"
#include "engine/scene/parts/receptors.h"
#include "engine/scene/stage/label_placing.h"
#include "engine/scene/stage/layout.h"
#include "engine/scene/stage/moment.h"
#include "engine/scene/stage/table.h"
#include "engine/scene/stage/thing_list.h"

namespace disinhibit {
namespace {

constexpr Allowance bar_allowance{0.12f, 0.3f};
constexpr float gap_px = 3.0f;
constexpr double least_shown_percent = 0.05;
constexpr int narrow_rows = 3;

struct Segment {
    double percent = 0.0;
    int count = 0;
    Color fill;
    std::string role; ///< empty: free
    std::string name;
    std::string note;
};

std::vector<Segment> make_segments(const StageOccupancyBar& bar,
                                   const StageReceptors& row,
                                   const std::vector<double>& percent,
                                   const std::vector<int>& count,
                                   const StageView& view) {
    std::vector<Segment> segments;
    for (std::size_t i = 0; i < row.ligands.size(); ++i) {
        const StageLigand& ligand = row.ligands[i];
        if (percent[i] >= least_shown_percent) {
            segments.push_back({percent[i],
                                count[i],
                                view.theme->color(ligand.role),
                                ligand.role,
                                ligand.name,
                                view.texts->get(ligand.active ? bar.active_note : bar.blocked_note,
                                                {{"count", std::to_string(count[i])}})});
        }
    }
    const Color ground = mix(view.background(), view.theme->color("text2"), 0.25f);
    segments.push_back({percent.back(),
                        count.back(),
                        ground,
                        "",
                        view.texts->get(bar.free),
                        view.texts->get(bar.free_note, {{"count", std::to_string(count.back())}})});
    return segments;
}

void write(const std::string& text,
           glm::vec2 at,
           float size,
           TextWeight weight,
           TextAlign align,
           const Color& color,
           DrawBlock& block) {
    block.texts.push_back({text, at, size, weight, align, color});
}

/// A narrow bar has its names in rows below it, with the counts beside them.
bool narrow(float width, const StageView& view) {
    return width < 33.0f * view.text_px(TextUse::hint);
}

/// Names and counts one after the other, in rows of the width of the bar; what holds most first, so that it is not what has no
/// room.
void write_rows(std::vector<Segment> segments,
                glm::vec2 at,
                float width,
                const StageView& view,
                DrawBlock& block) {
    const float hint = view.text_px(TextUse::hint);
    std::erase_if(segments, [](const Segment& segment) { return segment.count == 0; });
    std::ranges::stable_sort(segments, std::ranges::greater{}, &Segment::count);
    float x = 0.0f;
    int row = 0;
    for (const Segment& segment : segments) {
        const std::string count = std::to_string(segment.count);
        const float name = view.text_width(segment.name, hint, TextWeight::semibold);
        const float both = name + 0.5f * hint + view.text_width(count, hint, TextWeight::regular);
        if (x > 0.0f && x + both > width) {
            x = 0.0f;
            ++row;
        }
        if (row >= narrow_rows) {
            return;
        }
        const glm::vec2 start = at + glm::vec2(x, 1.35f * hint * static_cast<float>(row + 1));
        const Color ink =
            segment.role.empty() ? view.theme->color("text") : view.theme->ink(segment.role);
        write(segment.name, start, hint, TextWeight::semibold, TextAlign::left, ink, block);
        write(count,
              start + glm::vec2(name + 0.5f * hint, 0.0f),
              hint,
              TextWeight::regular,
              TextAlign::left,
              view.theme->color("text2"),
              block);
        x += both + 1.2f * hint;
    }
}

Box occupancy_bar_box(const StageOccupancyBar& bar, const StageView& view) {
    const float body = view.text_px(TextUse::body);
    const float hint = view.text_px(TextUse::hint);
    const glm::vec2 at = view.at(bar.at);
    const glm::vec2 size = view.px(1.0f) * bar.size;
    const float names =
        narrow(size.x, view) ? 1.35f * narrow_rows * hint + 0.4f * hint : 3.0f * hint;
    return {{at.x, at.y - 1.7f * body}, {at.x + size.x, at.y + size.y + names}};
}

void draw_occupancy_bar(const StageOccupancyBar& bar,
                        const Box& place,
                        const StageReceptors& row,
                        const std::vector<double>& percent,
                        const std::vector<int>& count,
                        const StageView& view,
                        DrawBlock& block) {
    const Theme& theme = *view.theme;
    const float body = view.text_px(TextUse::body);
    const float hint = view.text_px(TextUse::hint);
    const glm::vec2 at = place.low + glm::vec2(0.0f, 1.7f * body);
    const glm::vec2 size = view.px(1.0f) * bar.size;
    write(view.texts->get(bar.title),
          at - glm::vec2(0.0f, 0.7f * body),
          body,
          TextWeight::semibold,
          TextAlign::left,
          theme.color("text"),
          block);
    float x = at.x;
    float free_from = at.x; ///< where the text of the next segment may begin
    const std::vector<Segment> segments = make_segments(bar, row, percent, count, view);
    const bool in_rows = narrow(size.x, view);
    if (in_rows) {
        write_rows(segments, at + glm::vec2(0.0f, size.y), size.x, view, block);
    }
    for (const Segment& segment : segments) {
        const float width = size.x * static_cast<float>(segment.percent / 100.0);
        Shape2D box;
        box.form = ShapeForm::rounded_box;
        box.center = {x + 0.5f * width, at.y + 0.5f * size.y};
        box.half_size = {std::max(0.5f, 0.5f * (width - gap_px)), 0.5f * size.y};
        box.corner = std::min(4.0f, box.half_size.x);
        box.fill = segment.fill;
        block.shapes.push_back(box);
        const std::string share = number_text(segment.percent, 1) + " %";
        if (view.text_width(share, body, TextWeight::semibold) < width - 10.0f) {
            write(share,
                  box.center + glm::vec2(0.0f, 0.36f * body),
                  body,
                  TextWeight::semibold,
                  TextAlign::center,
                  sign_color(theme, box.fill),
                  block);
        }
        const float text_width = std::max(view.text_width(segment.name, hint, TextWeight::semibold),
                                          view.text_width(segment.note, hint, TextWeight::regular));
        // Names of narrow segments stand behind one another, the last ones to the left of the end.
        const float text_x = std::max(std::min(x, at.x + size.x - text_width), free_from);
        if (!in_rows && text_x + text_width <= at.x + size.x) {
            const Color ink = segment.role.empty() ? theme.color("text") : theme.ink(segment.role);
            const float y = at.y + size.y + 1.35f * hint;
            write(
                segment.name, {text_x, y}, hint, TextWeight::semibold, TextAlign::left, ink, block);
            write(segment.note,
                  {text_x, y + 1.3f * hint},
                  hint,
                  TextWeight::regular,
                  TextAlign::left,
                  theme.color("text2"),
                  block);
        }
        free_from = text_x + text_width + hint;
        x += width;
    }
    const std::string note = view.texts->get(bar.note, {{"count", std::to_string(row.count)}});
    const float title_width =
        view.text_width(view.texts->get(bar.title), body, TextWeight::semibold);
    if (title_width + hint + view.text_width(note, hint, TextWeight::regular) > size.x) {
        return;
    }
    write(note,
          {at.x + size.x, at.y - 0.7f * body},
          hint,
          TextWeight::regular,
          TextAlign::right,
          theme.color("text3"),
          block);
}

} // namespace

void StageOccupancyBar::read(StageTable& table) {
    receptors = table.text("receptors");
    title = table.text("title");
    note = table.text("note");
    free = table.text("free");
    free_note = table.text("free_note");
    active_note = table.text("active_note");
    blocked_note = table.text("blocked_note");
    at = table.point("at");
    size = table.point("size");
}

void StageOccupancyBar::check(const Stage& stage, const StageTable& root) const {
    if (!has_id(stage.of<StageReceptors>(), receptors)) {
        root.fail(
            key, fmt::format("found the receptors \"{}\"", receptors), "the id of [[receptors]]");
    }
}

bool StageOccupancyBar::is_foreign(const Stage& stage, const StageModel&) const {
    return !has_id(stage.of<StageReceptors>(), receptors);
}

void StageOccupancyBar::place_labels(LabelPlacing& placing,
                                     const LaidStage& laid,
                                     std::vector<LabelPlace>& places) {
    for (const StageOccupancyBar& bar : laid.stage.of<StageOccupancyBar>()) {
        places.push_back(placing.take_label(occupancy_bar_box(bar, laid.view()), bar_allowance));
    }
}

void StageOccupancyBar::list_things(const LaidPart& here, ThingList& things) const {
    const std::vector<StageReceptors>& rows = here.stage.of<StageReceptors>();
    const std::size_t row = index_of_id(rows, receptors);
    const LabelPlace& place = here.label_of(*this);
    if (place.shown && row < rows.size() && !rows[row].ligands.empty()) {
        things.box(entity_of_signal(rows[row].ligands.front().signal), place.box);
    }
}

void StageOccupancyBar::draw(MovingLayer layer,
                             const LivePart& here,
                             std::vector<DrawBlock>& blocks) const {
    const std::vector<StageReceptors>& rows = here.moment.stage->of<StageReceptors>();
    const std::size_t row = index_of_id(rows, receptors);
    if (layer != MovingLayer::labels || !here.label_of(*this).shown || row == rows.size() ||
        rows[row].left_out) {
        return;
    }
    std::vector<double> percent =
        here.reader().share_percents(here.moment.signals->of<StageReceptors>()[row].occupancy);
    const std::vector<int> counts = receptor_counts(rows[row], percent);
    const double bound = std::accumulate(percent.begin(), percent.end(), 0.0);
    percent.push_back(std::max(0.0, 100.0 - bound));
    draw_occupancy_bar(
        *this, here.label_of(*this).box, rows[row], percent, counts, here.view(), blocks.back());
}

} // namespace disinhibit
