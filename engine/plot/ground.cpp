#include <set>

#include "engine/plot/axis_drawing.h"
#include "engine/plot/sheet.h"

namespace disinhibit {
namespace {

/// As many numbers as the height has room for.
int most_ticks(const Sheet& sheet) {
    const float height = sheet.frame.box.h;
    return height > sheet.px(160.0f) ? 6 : height > sheet.px(72.0f) ? 4 : 3;
}

void draw_grid(Sheet& sheet) {
    const PlotFrame& frame = sheet.frame;
    const Rect& box = frame.box;
    for (const ValueTick& tick : value_ticks(frame, most_ticks(sheet))) {
        const float y = sheet.fine(frame.y_of(tick.value));
        sheet.line(Part::grid, {{box.x, y}, {box.right(), y}}, sheet.color("line"));
        sheet.number(box.x - sheet.px(10.0f), y, tick.label);
    }
    for (const double border_s : segment_borders(frame.time)) {
        const float x = sheet.fine(frame.time.x_of(border_s));
        sheet.line(Part::grid, {{x, box.y}, {x, box.bottom()}}, sheet.color("line"));
    }
    const float floor = sheet.fine(box.bottom());
    sheet.line(Part::grid, {{box.x, floor}, {box.right(), floor}}, sheet.color("edge"));
}

/// Dotted; curves that rest at one height share a line.
void draw_rests(Sheet& sheet) {
    const Rect& box = sheet.frame.box;
    std::set<float> drawn;
    for (const PlotRun& run : sheet.content.runs) {
        for (const PlotTrace& trace : run.traces) {
            const double rest =
                run.course->baseline().values[static_cast<std::size_t>(trace.signal)];
            const float y = sheet.fine(sheet.frame.y_of(rest));
            if (y >= box.y && y <= box.bottom() + 1.0f && drawn.insert(y).second) {
                sheet.line(
                    Part::mark, {{box.x, y}, {box.right(), y}}, sheet.color("text3"), {2.0f, 3.0f});
            }
        }
    }
}

} // namespace

void draw_ground(Sheet& sheet) {
    draw_grid(sheet);
    if (!sheet.content.plot.stacked) {
        draw_rests(sheet);
    }
}

} // namespace disinhibit
