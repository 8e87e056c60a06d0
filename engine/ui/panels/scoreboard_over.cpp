#include <algorithm>
#include <vector>

#include "circuit/units.h"
#include "engine/ui/band_bar.h"
#include "engine/ui/panels/scoreboard.h"
#include "engine/ui/panels/scoreboard_column.h"

namespace disinhibit {
namespace {

std::string short_number(double value) {
    return format_quantity(value, "1", 1.0, 3);
}

std::string circuit_name(const PanelContext& panel, const std::string& id) {
    const auto known = panel.view.library->circuits.find(id);
    return known != panel.view.library->circuits.end() ? known->second.name : id;
}

/// One hypothesis over an unmeasured parameter.
struct Told {
    std::string circuit; ///< its name
    const ResultBand* band;
    bool shown; ///< it is the hypothesis of the panel
};

/// Every hypothesis that has been computed so far.
std::vector<Told> told_over(const PanelContext& panel, std::size_t row) {
    std::vector<Told> all;
    for (const auto& [id, table] : *panel.view.scoreboard.results) {
        if (row < table.size() && table[row].over) {
            all.push_back(
                {circuit_name(panel, id), &*table[row].over, id == panel.view.scoreboard.circuit});
        }
    }
    return all;
}

/// Name and range, the interval below them, and where there is no response.
void draw_told(const PanelContext& panel,
               Column& column,
               const Told& told,
               const BandScale& scale,
               const std::string& unit) {
    const ResultBand& band = *told.band;
    column.gap(6.0f);
    const std::string range = band.low() ? panel.text("scoreboard.over.range",
                                                      {{"low", short_number(*band.low())},
                                                       {"high", short_number(*band.high())},
                                                       {"unit", unit}})
                                         : panel.text("scoreboard.over.none");
    const Rect head = column.take(20.0f);
    const TextStyle style = told.shown ? TextStyle::small_strong : TextStyle::small;
    const Color ink = panel.color(told.shown ? "text" : "text2");
    const float name_w = head.w - text_width(style, range) - panel.px(12.0f);
    paint_text(
        panel.draw, style, head.x, head.center_y(), ink, fitted_text(style, told.circuit, name_w));
    paint_text(panel.draw, style, head.right(), head.center_y(), ink, range, Align::right);
    // All bars of the row share their ends.
    const Rect bar = bar_between_ends(panel, column.take(22.0f), scale);
    draw_interval_bar(panel, bar, band, scale, panel.color(told.shown ? "accent" : "text3"));
    std::string about = panel.text("scoreboard.over.gain",
                                   {{"low", short_number(band.points.front().parameter)},
                                    {"high", short_number(band.points.back().parameter)},
                                    {"default", short_number(band.parameter_default)},
                                    {"unit", band.parameter_unit}});
    std::string silent;
    for (const double value : band.silent()) {
        silent += (silent.empty() ? "" : ", ") + short_number(value);
    }
    if (!silent.empty()) {
        about += " " + panel.text("scoreboard.over.silent",
                                  {{"values", silent}, {"unit", band.parameter_unit}});
    }
    column.write(TextStyle::small, "text3", about, 18.0f);
}

/// Mark, name and number of one hypothesis.
void draw_hypothesis(const PanelContext& panel,
                     const Rect& line,
                     const std::string& name,
                     const ExperimentRow& row,
                     const RowResult& result,
                     bool shown) {
    const TextStyle style = shown ? TextStyle::small_strong : TextStyle::small;
    const Color ink = panel.color(shown ? "text" : "text2");
    const float indent = panel.px(22.0f);
    draw_verdict_mark(panel, &result, line.x + panel.px(8.0f), line.center_y(), ink);
    std::string value = panel.text("scoreboard.verdict." + to_text(result.verdict));
    if (result.model_value) {
        value = scoreboard_value(panel, row, *result.model_value);
        value += row.kind == RowKind::sign ? "" : " " + row.unit;
    }
    const float name_w = line.w - indent - text_width(style, value) - panel.px(12.0f);
    paint_text(
        panel.draw, style, line.x + indent, line.center_y(), ink, fitted_text(style, name, name_w));
    paint_text(panel.draw, style, line.right(), line.center_y(), ink, value, Align::right);
}

} // namespace

Rect bar_between_ends(const PanelContext& panel, const Rect& line, const BandScale& scale) {
    const std::string low = short_number(scale.low);
    const std::string high = short_number(scale.high);
    const float gap = panel.px(8.0f);
    const float left = text_width(TextStyle::small, low) + gap;
    const float right = text_width(TextStyle::small, high) + gap;
    const Color ink = panel.color("text3");
    paint_text(panel.draw, TextStyle::small, line.x, line.center_y(), ink, low);
    paint_text(
        panel.draw, TextStyle::small, line.right(), line.center_y(), ink, high, Align::right);
    return {line.x + left, line.y, line.w - left - right, line.h};
}

void draw_hypotheses(const PanelContext& panel, Column& column, std::size_t row) {
    const ScoreboardView& view = panel.view.scoreboard;
    const ExperimentRow& it = (*view.rows)[row];
    column.gap(8.0f);
    const Rect head = column.take(26.0f);
    paint_text(panel.draw,
               TextStyle::body_strong,
               head.x,
               head.center_y(),
               panel.color("text"),
               panel.text("scoreboard.hypotheses"));
    if (view.separations != nullptr && row < view.separations->size()) {
        const auto word = static_cast<int>((*view.separations)[row].separation);
        paint_text(panel.draw,
                   TextStyle::small,
                   head.right(),
                   head.center_y(),
                   panel.color("text2"),
                   panel.text("scoreboard.separation." + std::to_string(word)),
                   Align::right);
    }
    for (const auto& [id, table] : *view.results) {
        const Rect line = column.take(20.0f);
        if (row < table.size()) {
            draw_hypothesis(
                panel, line, circuit_name(panel, id), it, table[row], id == view.circuit);
        } else {
            paint_text(panel.draw,
                       TextStyle::small,
                       line.x + panel.px(22.0f),
                       line.center_y(),
                       panel.color("text3"),
                       circuit_name(panel, id) + ": " + panel.text("scoreboard.pending"));
        }
    }
}

void draw_over(const PanelContext& panel,
               Column& column,
               std::size_t row,
               const std::string& unit) {
    const std::vector<Told> all = told_over(panel, row);
    if (all.empty()) {
        return;
    }
    BandScale scale{0.0, 100.0};
    for (const Told& told : all) {
        scale.low = std::min(scale.low, told.band->low().value_or(scale.low));
        scale.high = std::max(scale.high, told.band->high().value_or(scale.high));
    }
    const ResultBand& first = *all.front().band;
    const EntityTable* entities = panel.view.entities;
    const Entity* known =
        entities != nullptr ? entities->find(entity_of(first.parameter)) : nullptr;
    column.gap(8.0f);
    column.write(TextStyle::body_strong, "text", panel.text("scoreboard.over.title"), 26.0f);
    column.write(TextStyle::small,
                 "text2",
                 panel.text("scoreboard.over.about",
                            {{"name", known != nullptr ? known->name : first.parameter}}));
    for (const Told& told : all) {
        draw_told(panel, column, told, scale, unit);
    }
}

} // namespace disinhibit
