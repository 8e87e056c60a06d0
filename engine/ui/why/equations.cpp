#include <fmt/format.h>

#include <cmath>

#include "engine/ui/why/equation_text.h"
#include "engine/ui/why/view.h"
#include "engine/ui/widgets/widgets.h"

namespace disinhibit {
namespace {

constexpr int equation_digits = 4;

std::string term_name(const PanelContext& panel, const EquationTerm& term) {
    return term.entity.empty()
               ? panel.text("why.term." + term.label, {{"number", std::to_string(term.number)}})
               : entity_name(panel, term.entity);
}

/// One term: sign, name (a way to what it comes from), amount at the right.
void draw_term(const PanelContext& panel,
               SideFlow& flow,
               const EquationLine& line,
               const EquationTerm& term,
               const std::string& widget) {
    const Rect row = flow.take(panel.px(24.0f));
    const bool product = line.terms_make == TermsMake::product;
    const std::string sign = product ? "×" : term.sign < 0.0 ? "−" : "+";
    const std::string amount = equation_number(term.amount, equation_digits);
    const float amount_w = text_width(TextStyle::body, amount);
    const float name_x = row.x + panel.px(20.0f);
    const float name_w = row.w - panel.px(28.0f) - amount_w;
    Color ink = panel.color("text2");
    if (!term.entity.empty()) {
        const Touch touch =
            touch_area(panel, {name_x, row.y, name_w, row.h}, widget, panel.px(4.0f));
        if (touch.focused) {
            flow.show(row);
        }
        ink = panel.color(touch.hovered || touch.focused ? "accent" : "text");
        if (touch.pressed) {
            open_why(panel.state, term.entity);
        }
    }
    paint_text(panel.draw,
               TextStyle::body,
               row.x + panel.px(4.0f),
               row.center_y(),
               panel.color("text2"),
               sign);
    paint_text(panel.draw,
               TextStyle::body,
               name_x,
               row.center_y(),
               ink,
               fitted_text(TextStyle::body, term_name(panel, term), name_w));
    paint_text(panel.draw,
               TextStyle::body,
               row.right(),
               row.center_y(),
               panel.color("text"),
               amount,
               Align::right);
}

} // namespace

void draw_why_equations(const PanelContext& panel, SideFlow& flow, const Explanation& why) {
    for (std::size_t i = 0; i < why.lines.size(); ++i) {
        const EquationLine& line = why.lines[i];
        if (i > 0) {
            flow.gap(panel.px(10.0f));
        }
        if (!line.about.empty()) {
            const Entity* about = panel.view.entities->find(line.about);
            const Color ink = role_ink(panel, about == nullptr ? "" : about->role);
            flow.text({{entity_name(panel, line.about), ink, TextStyle::small_strong}});
        }
        flow.text(
            {{equation_law(*panel.view.texts, line), panel.color("text2"), TextStyle::small}});
        flow.gap(panel.px(2.0f));
        for (std::size_t k = 0; k < line.terms.size(); ++k) {
            draw_term(panel, flow, line, line.terms[k], fmt::format("why.term.{}.{}", i, k));
        }
        if (line.terms_make != TermsMake::nothing) {
            const float y = std::round(flow.y()) + 0.5f;
            paint_line(panel.draw,
                       flow.x() + flow.width() - panel.px(104.0f),
                       y,
                       flow.x() + flow.width(),
                       y,
                       panel.color("edge"));
            const Rect row = flow.take(panel.px(26.0f));
            paint_text(panel.draw,
                       TextStyle::body_strong,
                       row.right(),
                       row.center_y(),
                       panel.color("text"),
                       equation_now(*panel.view.texts, line, equation_digits),
                       Align::right);
        } else {
            flow.text({{equation_now(*panel.view.texts, line, equation_digits),
                        panel.color("text"),
                        TextStyle::body}});
        }
    }
}

} // namespace disinhibit
