#include <cstddef>

#include "circuit/io/report/dose_text.h"
#include "engine/plot/dose_markers.h"
#include "engine/plot/free_place.h"
#include "engine/plot/sheet.h"

namespace disinhibit {
namespace {

/// A dose of one run where the axis shows it.
struct ShownDose {
    float x = 0.0f;
    const PlotRun& run;
    const Dose& dose;
};

std::vector<ShownDose> shown_doses(const Sheet& sheet, const PlotRun& run) {
    std::vector<ShownDose> shown;
    const Scenario& scenario = run.course->scenario();
    for (const DoseMarker& marker : dose_markers(scenario)) {
        if (sheet.frame.time.shows(marker.at_s)) {
            shown.push_back({sheet.fine(sheet.frame.time.x_of(marker.at_s)),
                             run,
                             scenario.doses[static_cast<std::size_t>(marker.dose)]});
        }
    }
    return shown;
}

/// "A 50 mg NAME" without the letter where there is one run.
std::string name_of(const Sheet& sheet, const ShownDose& shown) {
    const auto& substances = sheet.content.library.substances;
    const auto found = substances.find(shown.dose.substance);
    return sheet.letter(shown.run) +
           (found != substances.end() ? found->second.name : shown.dose.substance) + " " +
           describe_amount(shown.dose);
}

/// Over the box, those of every run on a line of their own, the last run lowest; where one has no room it is left out.
void write_above(Sheet& sheet) {
    const std::vector<PlotRun>& runs = sheet.content.runs;
    float middle_y = sheet.frame.box.y - sheet.px(14.0f);
    for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
        float free_from = 0.0f;
        for (const ShownDose& shown : shown_doses(sheet, *run)) {
            const std::string name = name_of(sheet, shown);
            const float width = sheet.width(name);
            if (shown.x >= free_from && shown.x + width < sheet.content.right_px) {
                sheet.words(shown.x, middle_y, name, "text2");
                free_from = shown.x + width + sheet.px(10.0f);
            }
        }
        middle_y -= sheet.px(dose_names_apart);
    }
}

/// At the top of the box beside their lines, where nothing runs through them.
void write_inside(Sheet& sheet) {
    const Rect& box = sheet.frame.box;
    const float height = sheet.line_height();
    for (const PlotRun& run : sheet.content.runs) {
        for (const ShownDose& shown : shown_doses(sheet, run)) {
            const std::string name = name_of(sheet, shown);
            const float width = sheet.width(name);
            const float gap = sheet.px(4.0f);
            std::vector<Rect> places;
            for (float y = box.y + sheet.px(2.0f); y < box.center_y(); y += height / 2.0f) {
                places.push_back({shown.x + gap, y, width, height});
                places.push_back({shown.x - gap - width, y, width, height});
            }
            sheet.write_at(places, name);
        }
    }
}

} // namespace

void draw_dose_lines(Sheet& sheet) {
    const Rect& box = sheet.frame.box;
    // Up to the name, where it stands above.
    const float above = sheet.content.style.dose_names == DoseNames::above ? sheet.px(6.0f) : 0.0f;
    for (const PlotRun& run : sheet.content.runs) {
        for (const ShownDose& shown : shown_doses(sheet, run)) {
            sheet.dotted.push_back({{shown.x, box.y}, {shown.x, box.bottom()}});
            sheet.line(Part::mark,
                       {{shown.x, box.y - above}, {shown.x, box.bottom()}},
                       sheet.color("edge"),
                       {run.side_b ? 6.0f : 2.0f, 3.0f});
        }
    }
}

void draw_dose_names(Sheet& sheet) {
    switch (sheet.content.style.dose_names) {
    case DoseNames::above:
        return write_above(sheet);
    case DoseNames::inside:
        return write_inside(sheet);
    case DoseNames::none:
        return;
    }
}

} // namespace disinhibit
