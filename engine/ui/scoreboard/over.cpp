#include <algorithm>
#include <vector>

#include "engine/core/number_text.h"
#include "engine/ui/plot/band_bar.h"
#include "engine/ui/scoreboard/column.h"
#include "engine/ui/scoreboard/panel.h"

namespace disinhibit {
namespace {

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
    const std::string range =
        band.low() ? panel.text("scoreboard.over.range",
                                {{"low", short_text(*band.low(), scoreboard_digits)},
                                 {"high", short_text(*band.high(), scoreboard_digits)},
                                 {"unit", unit}})
                   : panel.text("scoreboard.over.none");
    const TextStyle style = told.shown ? TextStyle::small_strong : TextStyle::small;
    column.pair(style, told.shown ? "text" : "text2", told.circuit, range);
    // All bars of the row share their ends.
    const Rect bar = bar_between_ends(panel, column.take(22.0f), scale);
    draw_interval_bar(panel, bar, band, scale, panel.color(told.shown ? "accent" : "text3"));
    std::string about =
        panel.text("scoreboard.over.gain",
                   {{"low", short_text(band.points.front().parameter, scoreboard_digits)},
                    {"high", short_text(band.points.back().parameter, scoreboard_digits)},
                    {"default", short_text(band.parameter_default, scoreboard_digits)},
                    {"unit", band.parameter_unit}});
    std::string silent;
    for (const double value : band.silent()) {
        silent += (silent.empty() ? "" : ", ") + short_text(value, scoreboard_digits);
    }
    if (!silent.empty()) {
        about += " " + panel.text("scoreboard.over.silent",
                                  {{"values", silent}, {"unit", band.parameter_unit}});
    }
    column.write(TextStyle::small, "text3", about, 18.0f);
}

/// Mark, name and number of one hypothesis.
void draw_hypothesis(const PanelContext& panel,
                     Column& column,
                     const std::string& name,
                     const ExperimentRow& row,
                     const RowResult& result,
                     bool shown) {
    const TextStyle style = shown ? TextStyle::small_strong : TextStyle::small;
    const char* ink = shown ? "text" : "text2";
    const Rect here = column.here();
    draw_verdict_mark(
        panel, &result, here.x + panel.px(8.0f), here.y + panel.px(10.0f), panel.color(ink));
    std::string value = panel.text("scoreboard.verdict." + to_text(result.verdict));
    if (result.model_value) {
        value = scoreboard_value(panel, row, *result.model_value);
        value += row.kind == RowKind::sign ? "" : " " + row.unit;
    }
    column.indent(22.0f);
    column.pair(style, ink, name, value);
    column.indent(-22.0f);
}

} // namespace

Rect bar_between_ends(const PanelContext& panel, const Rect& line, const BandScale& scale) {
    const std::string low = short_text(scale.low, scoreboard_digits);
    const std::string high = short_text(scale.high, scoreboard_digits);
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
    std::string apart;
    if (view.separations != nullptr && row < view.separations->size()) {
        const auto word = static_cast<int>((*view.separations)[row].separation);
        apart = panel.text("scoreboard.separation." + std::to_string(word));
    }
    column.write(TextStyle::body_strong, "text", panel.text("scoreboard.hypotheses"), 26.0f);
    if (!apart.empty()) {
        column.write(TextStyle::small, "text2", apart);
    }
    for (const auto& [id, table] : *view.results) {
        const std::string name = circuit_name(panel, id);
        if (row < table.size()) {
            draw_hypothesis(panel, column, name, it, table[row], id == view.circuit);
        } else {
            column.indent(22.0f);
            column.pair(TextStyle::small, "text3", name, panel.text("scoreboard.pending"));
            column.indent(-22.0f);
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
