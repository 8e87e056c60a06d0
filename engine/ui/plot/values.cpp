#include <algorithm>
#include <cmath>
#include <optional>

#include "engine/ui/gui/paint.h"
#include "engine/ui/plot/labels.h"
#include "engine/ui/plot/rows.h"
#include "engine/ui/state/thing.h"
#include "engine/ui/widgets/widgets.h"

namespace disinhibit {
namespace {

/// What stands at the right edge for one curve.
struct ValueLabel {
    std::string strong;
    std::vector<std::string> quiet;
    Color ink;
    std::string signal;    ///< path; empty: no curve of its own
    bool compared = false; ///< of the side that is not active
};

/// The same quantity in the second unit, "15.5 mM"; empty if there is none. Only at the playhead: the signal is not sampled.
std::string second_text(const PanelContext& panel, const PlotRow& row) {
    const SignalTable& signals = panel.view.trajectory->signals();
    const int second = signals.index(row.data->second_signal);
    if (second < 0 || panel.state.reading_s) {
        return "";
    }
    const auto i = static_cast<std::size_t>(second);
    const double value = panel.view.snapshot->values[i];
    const std::string& unit = signals.rows[i].unit;
    const bool percent = unit.starts_with("%");
    return level_text(value, std::abs(value) < 100.0 && !percent ? 1 : 0) + " " +
           (percent ? "%" : unit);
}

/// The value of the course before the last change at the same time.
std::string
ghost_text(const PanelContext& panel, const PlotRow& row, const std::string& unit, int decimals) {
    if (row.ghosts.empty() || row.ghosts.front().style != 0) {
        return "";
    }
    const TraceCurve& former = *row.ghosts.front().curve;
    const double t_s = panel.state.reading_s.value_or(panel.view.now_s);
    const double value = value_at(former.times_s, former.values, t_s);
    return panel.text("plots.before", {{"value", value_text(unit, decimals, value)}});
}

/// What begins a label of A | B; empty where there is one course.
std::string side_letter(const PanelContext& panel, bool compared) {
    if (!panel.view.compare.on()) {
        return "";
    }
    return panel.text(is_side_b(panel.view.compare, compared) ? "compare.b" : "compare.a") + " ";
}

ValueLabel label_of(const PanelContext& panel,
                    const Plot& plot,
                    const PlotFrame& frame,
                    const PlotRow& row,
                    const std::string& unit,
                    bool compared,
                    float width) {
    const double value = compared ? row.compared_read : row.read;
    const int decimals = value_decimals(plot, frame, value);
    ValueLabel label{value_text(unit, decimals, value),
                     {},
                     panel.view.theme->ink(row.data->role),
                     row.data->signal,
                     compared};
    const std::string letter = side_letter(panel, compared);
    if (plot.stacked && !row.named && !row.data->label.empty()) {
        const std::string full = label.strong + " " + row.data->label;
        const bool fits = row.data->short_label.empty() ||
                          text_width(TextStyle::small_strong, letter + full) <= width;
        label.strong = fits ? full : label.strong + " " + row.data->short_label;
    } else if (!plot.stacked && !row.data->label.empty()) {
        label.strong = row.data->label + " " + label.strong;
    }
    if (panel.view.compare.on()) {
        // The letter tells the sides apart; what else there is to say has no room beside both.
        label.strong = letter + label.strong;
        return label;
    }
    const std::string second = plot.stacked ? "" : second_text(panel, row);
    if (!second.empty()) {
        label.quiet.push_back(second);
    }
    const std::string before = ghost_text(panel, row, unit, decimals);
    if (!before.empty() && !plot.stacked) {
        label.quiet.push_back(before);
    }
    return label;
}

void paint_label(const PanelContext& panel,
                 const ValueLabel& label,
                 const PlacedLabel& place,
                 const LabelLines& heights,
                 float x,
                 float width) {
    float y = place.center - heights.height(place.lines) / 2.0f + heights.strong / 2.0f;
    paint_text(panel.draw,
               TextStyle::small_strong,
               x,
               y,
               label.ink,
               fitted_text(TextStyle::small_strong, label.strong, width));
    y += (heights.strong + heights.quiet) / 2.0f;
    for (int line = 0; line + 1 < place.lines; ++line) {
        paint_text(
            panel.draw,
            TextStyle::small,
            x,
            y,
            panel.color("text3"),
            fitted_text(TextStyle::small, label.quiet[static_cast<std::size_t>(line)], width));
        y += heights.quiet;
    }
}

/// The side of A | B whose value a label gives; none where there is one course.
std::optional<Side> side_of(const FrameView& view, const ValueLabel& label) {
    if (view.one_side) {
        return view.one_side;
    }
    if (!view.compare.on()) {
        return std::nullopt;
    }
    return is_side_b(view.compare, label.compared) ? Side::b : Side::a;
}

/// The label of a curve is the way to why it runs so.
void explain_curve(const PanelContext& panel,
                   const Plot& plot,
                   const ValueLabel& label,
                   const Rect& rect) {
    if (label.signal.empty() || panel.view.entities == nullptr) {
        return;
    }
    const std::string entity = entity_of(label.signal);
    if (panel.view.entities->find(entity) == nullptr) {
        return;
    }
    // A | B: both sides label the same signal.
    const std::optional<Side> side = side_of(panel.view, label);
    const std::string suffix = !side ? "" : *side == Side::b ? ".b" : ".a";
    const std::string widget = "curve." + plot.id + "." + label.signal + suffix;
    const Touch touch = touch_area(panel, rect, widget, panel.px(4.0f));
    if (touch.hovered) {
        show_tooltip(panel, panel.text("why.tip.thing", {{"name", entity_name(panel, entity)}}));
    }
    if (touch.pressed) {
        if (side) {
            panel.actions.push_back(ChooseSide{*side});
        }
        open_why(panel.state, entity);
    }
}

} // namespace

float values_width(const PanelContext& panel, const Plot& plot) {
    // The number at the top of the axis, so that the width does not change with every value.
    const std::string unit = shown_unit(panel.view, plot);
    const std::string number = value_text(unit, std::max(plot.scale.decimals, 0), plot.scale.high);
    const std::string side = panel.view.compare.on() ? panel.text("compare.b") + " " : "";
    float widest = 0.0f;
    for (const PlotCurve& curve : plot.curves) {
        const bool brief = plot.stacked && !curve.short_label.empty();
        const std::string& name = brief ? curve.short_label : curve.label;
        widest = std::max(widest, text_width(TextStyle::small_strong, side + name + " " + number));
    }
    return widest;
}

void draw_values(const PanelContext& panel,
                 const Plot& plot,
                 const PlotFrame& frame,
                 const std::vector<PlotRow>& rows,
                 const std::string& unit,
                 float right,
                 bool remainder_named) {
    std::vector<ValueLabel> labels;
    std::vector<LabelWish> wishes;
    const float x = frame.box.right() + panel.px(10.0f);
    const float width = right - x - panel.px(2.0f);
    const auto add = [&](ValueLabel label, double height, double weight) {
        const float y = frame.box.nearest_y(frame.y_of(height));
        wishes.push_back({y, 1 + static_cast<int>(label.quiet.size()), weight});
        labels.push_back(std::move(label));
    };
    double sum = 0.0;
    for (const PlotRow& row : rows) {
        if (!plot.stacked && std::isfinite(row.compared_read)) {
            add(label_of(panel, plot, frame, row, unit, true, width),
                row.compared_read,
                std::abs(row.compared_read));
        }
        if (!std::isfinite(row.read)) {
            continue;
        }
        const double middle = plot.stacked ? sum + row.read / 2.0 : row.read;
        sum += row.read;
        if (!plot.stacked || row.read >= least_named_percent) {
            add(label_of(panel, plot, frame, row, unit, false, width), middle, std::abs(row.read));
        }
    }
    const double left = plot.scale.high - sum;
    if (plot.stacked && !plot.remainder.empty() && left >= least_named_percent) {
        ValueLabel free{value_text(unit, value_decimals(plot, frame, left), left),
                        {},
                        panel.color("text2"),
                        "",
                        false};
        if (!remainder_named) {
            free.strong += " " + plot.remainder;
        }
        add(std::move(free), sum + left / 2.0, left);
    }
    const LabelLines heights{panel.px(18.0f), panel.px(17.0f)};
    const float reach = panel.px(10.0f);
    for (const PlacedLabel& place :
         place_labels(wishes, heights, frame.box.y - reach, frame.box.bottom() + reach)) {
        const ValueLabel& label = labels[place.wish];
        paint_label(panel, label, place, heights, x, width);
        const float height = heights.height(place.lines);
        explain_curve(panel, plot, label, {x, place.center - height / 2.0f, width, height});
    }
}

} // namespace disinhibit
