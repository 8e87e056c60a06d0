#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/core/number_text.h"
#include "engine/ui/gui/style.h"
#include "engine/ui/panels/panels.h"
#include "engine/ui/timeline/dose_offer.h"
#include "engine/ui/widgets/command_button.h"
#include "engine/ui/widgets/menu.h"
#include "engine/ui/widgets/typed_amount.h"
#include "engine/ui/widgets/widgets.h"

namespace disinhibit {
namespace {

/// One card while it is drawn.
struct Card {
    const DoseCard& data;
    DoseCardState& state;
    DoseOffer offer;
    std::string name; ///< "dose.<id>": prefix of texts and widgets
    Color color;
    std::string glyph;
    bool roomy;
    bool strength_beside_slider; ///< no room for it in the title row

    std::string widget(const std::string& part) const { return name + "." + part; }
};

Card make_card(const PanelContext& panel, std::size_t index, const Subject& subject) {
    const DoseCard& data = panel.assets.cards[index];
    DoseCardState& state = panel.state.cards[index];
    start_card(data, *panel.view.library, subject, state);
    const Substance* substance = panel.substance(data.substance);
    return {data,
            state,
            offer_of(data, state, *panel.view.library, subject),
            "dose." + data.id,
            panel.color(substance != nullptr ? substance->role : ""),
            substance != nullptr ? substance->glyph : "",
            panel.layout.hints,
            !panel.layout.hints};
}

/// The nearest number with this many decimals, so that 0.1 + 0.05 is written as 0.15.
double decimal(double value, int decimals) {
    const double power = std::pow(10.0, decimals);
    return std::round(value * power) / power;
}

/// Which drink it is. The width used, 0 if there was no room; with `right` it stands at the right end of `room`.
float draw_strength(const PanelContext& panel, Card& card, const Rect& room, bool right) {
    std::vector<std::string> items;
    for (const DoseStrength& strength : card.data.strengths) {
        const double percent = strength.fraction * 100.0;
        items.push_back(panel.text(card.name + ".strength." + strength.id,
                                   {{"percent", fmt::format("{:g}", percent)}}));
    }
    const int chosen = card.state.strength;
    ButtonLook look;
    look.quiet = true;
    look.menu = true;
    look.style = TextStyle::small;
    look.tooltip = panel.text(
        card.name + "." +
        strength_tip(card.offer,
                     *panel.view.library,
                     panel.view.library->subjects.at(panel.view.trajectory->scenario().subject),
                     *panel.view.trajectory,
                     panel.view.now_s));
    std::string label = items[static_cast<std::size_t>(chosen)];
    if (button_width(panel, label, look) > room.w) {
        // Only the last word or two, the number.
        const std::size_t cut = label.find_first_of("0123456789");
        label = cut == std::string::npos ? label : label.substr(cut);
    }
    const float width = button_width(panel, label, look);
    if (width > room.w) {
        return 0.0f;
    }
    const float x = right ? room.right() - width : room.x;
    const int picked = drop_down(
        panel, {x, room.y, width, room.h}, card.widget("strength"), label, items, chosen, look);
    if (picked >= 0) {
        card.state.strength = picked;
    }
    return width;
}

/// In A | B the card says where its dose goes, by the letter alone where words have no room.
std::string title_of(const PanelContext& panel, const Card& card, TextStyle style, float width) {
    const std::string title = panel.text(card.name + ".title");
    if (!panel.view.compare.on()) {
        return title;
    }
    const bool to_a = panel.view.compare.active == Side::a;
    const std::string side = panel.text(to_a ? "compare.a" : "compare.b");
    const std::string full = panel.text("compare.card", {{"title", title}, {"side", side}});
    return text_width(style, full) <= width
               ? full
               : panel.text("compare.card_short", {{"title", title}, {"side", side}});
}

/// Up to the end of the slider, or a thousand tablets.
AmountField amount_field_of(const PanelContext& panel, const Card& card) {
    const double most =
        card.data.has_slider()
            ? card.data.high
            : 1000.0 * card.data.presets[static_cast<std::size_t>(card.state.preset)].amount;
    const Substance* substance = panel.substance(card.data.substance);
    const double molar_mass = substance != nullptr ? substance->molar_mass.value : 0.0;
    return {card.offer.unit, most, molar_mass};
}

/// Glyph, title, strength and the number itself.
void draw_title_row(const PanelContext& panel, Card& card, const Rect& row) {
    const TextStyle style = card.roomy ? TextStyle::title : TextStyle::body_strong;
    const float glyph = panel.px(20.0f);
    paint_glyph(panel.draw, card.glyph, row.x + glyph / 2.0f, row.center_y(), glyph, card.color);
    const float title_x = row.x + glyph + panel.px(8.0f);
    const std::string number =
        fmt::format("{:.{}f} {}", card.offer.amount, card.offer.decimals, card.offer.unit);
    const float number_width = text_width(style, number) + panel.px(18.0f);
    const float title_room = row.right() - number_width - title_x;
    const std::string title = title_of(panel, card, style, title_room);
    paint_text(panel.draw,
               style,
               title_x,
               row.center_y(),
               panel.color("text"),
               fitted_text(style, title, title_room));
    if (!card.offer.available) {
        return;
    }
    const Rect field{row.right() - number_width, row.y, number_width, row.h};
    double typed = card.offer.amount;
    if (number_field(panel,
                     field,
                     card.widget("amount"),
                     typed,
                     card.offer.decimals,
                     card.offer.unit,
                     style,
                     [&](const std::string& text) {
                         return read_typed_amount(text, amount_field_of(panel, card));
                     })) {
        card.state.amount = typed;
    }
    if (card.offer.takes_strength && card.roomy) {
        const float x = title_x + text_width(style, title) + panel.px(2.0f);
        card.strength_beside_slider =
            draw_strength(panel, card, {x, row.y, field.x - x, row.h}, false) == 0.0f;
    }
}

void draw_slider(const PanelContext& panel, Card& card, Rect row, const Subject& subject) {
    if (card.offer.takes_strength && card.strength_beside_slider) {
        row.w -= draw_strength(panel, card, {row.center_x(), row.y, row.w / 2.0f, row.h}, true);
    }
    const DoseCard& data = card.data;
    const double range = data.high - data.low;
    const double place = std::clamp((card.state.amount - data.low) / range, 0.0, 1.0);
    const SliderTouch touch =
        slider(panel, row, card.widget("slider"), place, data.step / range, card.color);
    if (touch.changed) {
        const double steps = std::round(touch.position * range / data.step);
        card.state.amount =
            decimal(std::min(data.low + steps * data.step, data.high), data.decimals);
        card.offer = offer_of(data, card.state, *panel.view.library, subject);
    }
    if (touch.held) {
        panel.actions.push_back(PreviewDose{card.offer.dose});
    } else if (card.state.held) {
        panel.actions.push_back(PreviewDose{});
    }
    card.state.held = touch.held;
    if (!card.roomy) {
        return;
    }
    const float radius = panel.px(9.0f);
    for (const double tick : data.ticks) {
        const bool last = tick == data.ticks.back();
        const float x = row.x + radius +
                        (row.w - 2.0f * radius) * static_cast<float>((tick - data.low) / range);
        std::string label = fmt::format("{:g}", tick);
        if (last) {
            label += " " + data.unit;
        }
        const Align align = last                         ? Align::right
                            : tick == data.ticks.front() ? Align::left
                                                         : Align::center;
        const float nudge = last ? radius : tick == data.ticks.front() ? -radius : 0.0f;
        paint_text(panel.draw,
                   TextStyle::small,
                   x + nudge,
                   row.bottom() + panel.px(5.0f),
                   panel.color("text3"),
                   label,
                   align);
    }
}

void draw_presets(const PanelContext& panel, Card& card, const Rect& row, const Subject& subject) {
    const std::vector<int> possible = possible_presets(card.data, *panel.view.library, subject);
    const float gap = panel.px(8.0f);
    const float count = static_cast<float>(possible.size());
    const float width = std::floor((row.w - gap * (count - 1.0f)) / count);
    float x = row.x;
    for (const int index : possible) {
        const DosePreset& preset = card.data.presets[static_cast<std::size_t>(index)];
        const std::string key = card.name + ".preset." + preset.id;
        const std::string amount = fmt::format("{:g} {}", preset.amount, preset.unit);
        ButtonLook look;
        look.selected = card.state.preset == index;
        std::string label = panel.text(key, {{"amount", amount}});
        if (text_width(look.style, label) + panel.px(16.0f) > width) {
            look.tooltip = label;
            label = amount;
        }
        if (button(panel, {x, row.y, width, row.h}, card.widget(preset.id), label, look)) {
            card.state.preset = index;
            card.state.amount = preset.amount;
        }
        x += width + gap;
    }
}

/// The one button, which says what it will do.
void draw_take(const PanelContext& panel, const Card& card, const Rect& row) {
    const std::string amount =
        fmt::format("{:.{}f} {}", card.offer.amount, card.offer.decimals, card.offer.unit);
    const std::string drinks = number_text(card.offer.drinks, 1);
    const bool counted = card.offer.drinks > 0.0;
    std::string label = panel.text(card.name + (counted ? ".take_counted" : ".take"),
                                   {{"amount", amount}, {"drinks", drinks}});
    const ButtonLook look;
    if (text_width(look.style, label) + panel.px(16.0f) > row.w) {
        label = panel.text(card.name + (counted ? ".take_counted_short" : ".take_short"),
                           {{"amount", amount}, {"drinks", drinks}});
    }
    command_button(panel, row, card.widget("take"), "dose." + card.data.id, label, look);
}

void draw_card(const PanelContext& panel, Card card, const Rect& rect, const Subject& subject) {
    panel.state.widgets.note(card.name, rect);
    const float pad = panel.px(card.roomy ? 28.0f : 16.0f);
    const float row = panel.px(32.0f);
    const float take_height = panel.px(card.roomy ? 40.0f : 36.0f);
    const float top = rect.y + panel.px(card.roomy ? 16.0f : 8.0f);
    const float x = rect.x + pad;
    const float w = rect.w - 2.0f * pad;
    draw_title_row(panel, card, {x, top, w, row});
    if (!card.offer.available) {
        paint_text(panel.draw,
                   TextStyle::small,
                   x,
                   top + row + panel.px(20.0f),
                   panel.color("text3"),
                   fitted_text(TextStyle::small,
                               panel.text("dose.unavailable", {{"subject", subject.name}}),
                               w));
        return;
    }
    const float take_y = rect.bottom() - take_height - panel.px(card.roomy ? 16.0f : 10.0f);
    const float control_y =
        card.roomy ? top + row + panel.px(6.0f) : std::round((top + row + take_y - row) / 2.0f);
    const Rect control{
        x, control_y, w, card.data.has_slider() ? row : panel.px(card.roomy ? 40.0f : 32.0f)};
    if (card.data.has_slider()) {
        draw_slider(panel, card, control, subject);
    } else {
        draw_presets(panel, card, control, subject);
        card.offer = offer_of(card.data, card.state, *panel.view.library, subject);
    }
    draw_take(panel, card, {x, take_y, w, take_height});
}

/// Folded: one icon per card; the open card stands above the strip, over the stage.
void draw_icons(const PanelContext& panel, const Rect& rect, const Subject& subject) {
    const std::size_t count = panel.assets.cards.size();
    const float width = rect.w / static_cast<float>(count);
    const float size = std::min(panel.px(40.0f), std::min(width, rect.h) - 2.0f);
    for (std::size_t i = 0; i < count; ++i) {
        const Card card = make_card(panel, i, subject);
        const float middle_x = rect.x + (static_cast<float>(i) + 0.5f) * width;
        const float middle_y = rect.y + std::min(rect.h, panel.px(48.0f)) / 2.0f +
                               (rect.h > panel.px(64.0f) ? panel.px(4.0f) : 0.0f);
        ButtonLook look;
        look.selected = panel.state.open_card == static_cast<int>(i);
        look.tooltip = panel.text(card.name + ".title");
        if (button(panel,
                   {std::round(middle_x - size / 2.0f),
                    std::round(middle_y - size / 2.0f),
                    size,
                    size},
                   card.widget("open"),
                   "",
                   look)) {
            panel.state.open_card = look.selected ? -1 : static_cast<int>(i);
        }
        paint_glyph(panel.draw, card.glyph, middle_x, middle_y, panel.px(22.0f), card.color);
    }
    const int open = panel.state.open_card;
    if (open < 0 || open >= static_cast<int>(count)) {
        return;
    }
    Card card = make_card(panel, static_cast<std::size_t>(open), subject);
    card.roomy = false;
    card.strength_beside_slider = true;
    const float card_w = std::min(panel.px(280.0f), panel.layout.width_px - panel.px(16.0f));
    const float card_h = std::min(panel.px(152.0f), panel.layout.stage.h - panel.px(16.0f));
    const Rect place{rect.x + panel.px(8.0f), rect.y - card_h - panel.px(8.0f), card_w, card_h};
    fill_rect(panel.draw, place, panel.color("panel"), panel.px(8.0f));
    outline_rect(panel.draw, place, control_colors(*panel.view.theme).outline, panel.px(8.0f));
    panel.state.widgets.note("dose.open_card", place);
    draw_card(panel, card, place, subject);
}

} // namespace

void draw_doses_panel(const PanelContext& panel, const Rect& rect) {
    const Subject* subject = panel.subject();
    const std::size_t count = panel.assets.cards.size();
    if (subject == nullptr || count == 0) {
        return;
    }
    panel.state.cards.resize(count);
    if (panel.layout.cards_as_icons) {
        draw_icons(panel, rect, *subject);
        return;
    }
    panel.state.open_card = -1;
    const float width = rect.w / static_cast<float>(count);
    for (std::size_t i = 0; i < count; ++i) {
        const Rect place{rect.x + static_cast<float>(i) * width, rect.y, width, rect.h};
        draw_card(panel, make_card(panel, i, *subject), place, *subject);
        const float x = std::round(place.right()) - 0.5f;
        paint_line(panel.draw,
                   x,
                   rect.y + panel.px(20.0f),
                   x,
                   rect.bottom() - panel.px(20.0f),
                   panel.color("line"));
    }
}

} // namespace disinhibit
