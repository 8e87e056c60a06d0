#include "engine/plot/beyond.h"

#include <algorithm>
#include <set>

#include "engine/plot/sheet.h"

namespace disinhibit {
namespace {

std::string key_of(const Beyond& beyond) {
    switch (beyond.kind) {
    case BeyondKind::parameter:
        return "plots.beyond.parameter";
    case BeyondKind::data:
        return "plots.beyond.data";
    case BeyondKind::lethal:
        return "plots.beyond.lethal";
    }
    return "";
}

} // namespace

std::vector<BeyondRibbon> beyond_ribbons(const std::vector<Beyond>& all, const TimeAxis& time) {
    constexpr float least_px = 2.0f;
    std::vector<BeyondRibbon> ribbons;
    for (const BeyondStretch& stretch : beyond_stretches(all)) {
        if (stretch.to_s < time.span.begin_s || stretch.from_s > time.span.end_s) {
            continue;
        }
        // What becomes lethal within a stretch is said where the stretch begins.
        const Beyond* gravest = nullptr;
        for (const Beyond& one : all) {
            const bool inside = one.from_s >= stretch.from_s && one.from_s <= stretch.to_s;
            if (inside && (gravest == nullptr || one.kind > gravest->kind)) {
                gravest = &one;
            }
        }
        const float from = time.x_of(std::max(stretch.from_s, time.span.begin_s));
        const float to = time.x_of(std::min(stretch.to_s, time.span.end_s));
        ribbons.push_back({from, std::max(to, from + least_px), key_of(*gravest)});
    }
    return ribbons;
}

void draw_beyond(Sheet& sheet) {
    constexpr float between_runs = 5.0f, stroke = 2.0f;
    const Rect& box = sheet.frame.box;
    const float gap = sheet.px(12.0f);
    float y = box.y + 1.0f;
    for (const PlotRun& run : sheet.content.runs) {
        for (const BeyondRibbon& ribbon : beyond_ribbons(*run.beyond, sheet.frame.time)) {
            sheet.line(Part::mark,
                       {{ribbon.from_x, y}, {ribbon.to_x, y}},
                       sheet.color("text"),
                       {beyond_on_px, beyond_off_px},
                       stroke);
            const std::string words = sheet.letter(run) + sheet.content.texts.get(ribbon.key);
            const float width = sheet.width(words);
            std::vector<Rect> places;
            for (float x = ribbon.from_x + sheet.px(3.0f);
                 x < std::max(ribbon.to_x, ribbon.from_x + gap);
                 x += gap) {
                places.push_back({x, y + sheet.px(2.0f), width, sheet.line_height()});
            }
            // Where all is full they are left to the headline or the foot of the page.
            sheet.write_at(places, words);
        }
        y += sheet.px(between_runs);
    }
}

namespace {

/// The dangers of the plot's signals where the axis shows them, once each.
std::vector<double> danger_levels(const Sheet& sheet) {
    std::set<std::string> told;
    std::vector<double> dangers;
    for (const PlotRun& run : sheet.content.runs) {
        for (const PlotTrace& trace : run.traces) {
            const Signal& signal =
                run.course->signals().rows[static_cast<std::size_t>(trace.signal)];
            if (signal.danger && sheet.frame.shows(*signal.danger) &&
                told.insert(signal.path).second) {
                dangers.push_back(*signal.danger);
            }
        }
    }
    return dangers;
}

} // namespace

void draw_danger_lines(Sheet& sheet) {
    const Rect& box = sheet.frame.box;
    for (const double danger : danger_levels(sheet)) {
        const float y = sheet.fine(sheet.frame.y_of(danger));
        sheet.line(Part::mark, {{box.x, y}, {box.right(), y}}, sheet.color("text"), {6.0f, 3.0f});
    }
}

void draw_danger_words(Sheet& sheet) {
    const Rect& box = sheet.frame.box;
    const std::string words = sheet.content.texts.get("plots.danger");
    const float width = sheet.width(words);
    const float height = sheet.line_height();
    const float right = box.right() - sheet.px(4.0f) - width;
    for (const double danger : danger_levels(sheet)) {
        const float y = sheet.fine(sheet.frame.y_of(danger));
        std::vector<Rect> places;
        for (float x = right; x > box.x; x -= sheet.px(24.0f)) {
            places.push_back({x, y - height - 1.0f, width, height});
            places.push_back({x, y + 1.0f, width, height});
        }
        // That it kills is said even across a curve.
        if (!sheet.write_at(places, words)) {
            sheet.words(right, y - 1.0f - height / 2.0f, words, "text2");
        }
    }
}

} // namespace disinhibit
