#include <utility>

#include "engine/plot/sheet.h"

namespace disinhibit {

void draw_course(Sheet& sheet,
                 const PlotRun& run,
                 const PlotTrace& trace,
                 const TraceCurve& curve) {
    const Signal& signal = run.course->signals().rows[static_cast<std::size_t>(trace.signal)];
    const std::string name = of_side(sheet.content.texts, run.letter, signal.label);
    const Color color = sheet.color(trace.data->role);
    const std::vector<BeyondStretch> stretches = beyond_stretches(*run.beyond);
    for (Polyline& line : curve_lines(curve, sheet.frame, sheet.content.style.tolerance_px)) {
        for (const LinePart& part : beyond_parts(line, sheet.frame.time, stretches)) {
            sheet.stroke(
                part.points, color, part_dashes(part, trace.data->dashed, run.side_b), name);
        }
        sheet.taken.push_back(std::move(line));
    }
}

void draw_ghost(Sheet& sheet, int style, const TraceCurve& curve) {
    const PlotContent& content = sheet.content;
    for (Polyline& line : curve_lines(curve, sheet.frame, sheet.content.style.tolerance_px)) {
        sheet.taken.push_back(line);
        sheet.picture.items.push_back(
            ghost_line(content.style, content.theme, std::move(line), style));
    }
}

void draw_preview(Sheet& sheet, const PlotCurve& data, const TraceCurve& curve) {
    constexpr float width = 2.0f;
    const float from_x = sheet.frame.time.x_of(sheet.content.preview_from_s);
    for (const Polyline& line : curve_lines(curve, sheet.frame, sheet.content.style.tolerance_px)) {
        Polyline changed = part_after(line, from_x);
        // Dotted, so that nobody takes it for the planned course.
        sheet.line(Part::preview, changed, sheet.color(data.role), {2.0f, 4.0f}, width);
        sheet.taken.push_back(std::move(changed));
    }
}

void draw_curves(Sheet& sheet) {
    for (const PlotGhost& ghost : sheet.content.ghosts) {
        for (const TraceCurve* curve : ghost.curves) {
            draw_ghost(sheet, ghost.style, *curve);
        }
    }
    for (const PlotRun& run : sheet.content.runs) {
        for (const PlotTrace& trace : run.traces) {
            if (trace.sampled != nullptr) {
                draw_course(sheet, run, trace, *trace.sampled);
            }
        }
    }
    for (const PlotTrace& trace : sheet.content.preview) {
        draw_preview(sheet, *trace.data, *trace.sampled);
    }
}

} // namespace disinhibit
