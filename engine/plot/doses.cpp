#include <algorithm>
#include <cstddef>
#include <functional>
#include <utility>

#include "circuit/io/report/dose_text.h"
#include "engine/plot/dose_markers.h"
#include "engine/plot/free_place.h"
#include "engine/plot/sheet.h"

namespace disinhibit {
namespace {

constexpr float row_px = 14.0f;
constexpr int most_rows = 4;

/// A dose of one run where the axis shows it.
struct ShownDose {
    float x = 0.0f;
    const PlotRun* run = nullptr;
    std::string name;   ///< "A 50 mg NAME" without the letter where there is one run
    float width = 0.0f; ///< of the name
    float left = 0.0f;  ///< where a name above the box begins
    int row = -1;       ///< of its name, 0 is the lowest; -1: it has no room
};

std::vector<ShownDose> shown_doses(const Sheet& sheet) {
    std::vector<ShownDose> shown;
    const auto& substances = sheet.content.library.substances;
    for (const PlotRun& run : sheet.content.runs) {
        const Scenario& scenario = run.course->scenario();
        for (const DoseMarker& marker : dose_markers(scenario)) {
            if (sheet.frame.time.shows(marker.at_s)) {
                const Dose& dose = scenario.doses[static_cast<std::size_t>(marker.dose)];
                const auto found = substances.find(dose.substance);
                ShownDose one{sheet.fine(sheet.frame.time.x_of(marker.at_s)), &run};
                one.name = sheet.letter(run) +
                           (found != substances.end() ? found->second.name : dose.substance) + " " +
                           describe_amount(dose);
                one.width = sheet.width(one.name);
                shown.push_back(std::move(one));
            }
        }
    }
    return shown;
}

/// True if a name in this row is not written over another one, and its line, which passes the rows below, crosses none.
bool has_room(const ShownDose& dose, int row, const std::vector<ShownDose>& placed, float gap) {
    return std::ranges::none_of(placed, [&](const ShownDose& other) {
        const bool meets =
            dose.left < other.left + other.width + gap && other.left < dose.left + dose.width + gap;
        const bool crosses = dose.x > other.left && dose.x < other.left + other.width;
        return (other.row == row && meets) || (other.row < row && other.row >= 0 && crosses);
    });
}

/// From right to left, each in the lowest row that has room: the line of what is higher then passes left of what is lower.
std::vector<ShownDose> doses_in_rows(const Sheet& sheet) {
    std::vector<ShownDose> doses = shown_doses(sheet);
    std::ranges::reverse(doses); // of two runs the second is lower
    std::ranges::stable_sort(doses, std::greater{}, &ShownDose::x);
    std::vector<ShownDose> placed;
    for (ShownDose& dose : doses) {
        dose.left = std::min(dose.x + sheet.px(3.0f), sheet.content.right_px - dose.width);
        for (int row = 0; row < most_rows && dose.row < 0; ++row) {
            if (has_room(dose, row, placed, sheet.px(10.0f))) {
                dose.row = row;
            }
        }
        placed.push_back(dose);
    }
    return placed;
}

/// At the top of the box beside their lines, where nothing runs through them.
void write_inside(Sheet& sheet) {
    const Rect& box = sheet.frame.box;
    const float height = sheet.line_height();
    const float gap = sheet.px(4.0f);
    for (const ShownDose& dose : shown_doses(sheet)) {
        std::vector<Rect> places;
        for (float y = box.y + sheet.px(2.0f); y < box.center_y(); y += height / 2.0f) {
            places.push_back({dose.x + gap, y, dose.width, height});
            places.push_back({dose.x - gap - dose.width, y, dose.width, height});
        }
        sheet.write_at(places, dose.name);
    }
}

bool are_above(const Sheet& sheet) {
    return sheet.content.style.dose_names == DoseNames::above;
}

/// How far above the box the line of a dose reaches: up to its name.
float reach_above(const Sheet& sheet, const ShownDose& dose) {
    return sheet.px(6.0f + row_px * static_cast<float>(std::max(dose.row, 0)));
}

} // namespace

void draw_dose_lines(Sheet& sheet) {
    const Rect& box = sheet.frame.box;
    const bool above = are_above(sheet);
    for (const ShownDose& dose : above ? doses_in_rows(sheet) : shown_doses(sheet)) {
        sheet.dotted.push_back({{dose.x, box.y}, {dose.x, box.bottom()}});
        const float top = box.y - (above ? reach_above(sheet, dose) : 0.0f);
        sheet.line(Part::mark,
                   {{dose.x, top}, {dose.x, box.bottom()}},
                   sheet.color("edge"),
                   {dose.run->side_b ? 6.0f : 2.0f, 3.0f});
    }
}

void draw_dose_names(Sheet& sheet) {
    if (sheet.content.style.dose_names == DoseNames::inside) {
        write_inside(sheet);
    }
    if (!are_above(sheet)) {
        return;
    }
    for (const ShownDose& dose : doses_in_rows(sheet)) {
        if (dose.row >= 0) {
            const float y = sheet.frame.box.y - reach_above(sheet, dose) - sheet.px(8.0f);
            sheet.words(dose.left, y, dose.name, "text2");
        }
    }
}

float height_of_dose_names(const PlotContent& content, const PlotFrame& frame) {
    float height = 0.0f;
    const Sheet sheet{content, frame};
    for (const ShownDose& dose : doses_in_rows(sheet)) {
        height = std::max(height, reach_above(sheet, dose) + sheet.px(row_px));
    }
    return height;
}

} // namespace disinhibit
