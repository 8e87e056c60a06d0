#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/glossary.h"
#include "engine/ui/gui/focus.h"
#include "engine/ui/gui/style.h"
#include "engine/ui/panels/panels.h"
#include "engine/ui/why/view.h"
#include "engine/ui/widgets/widgets.h"

namespace disinhibit {
namespace {

/// What kind of thing it is, and how well its arrow is supported.
std::string kind_text(const PanelContext& panel, const Entity& entity) {
    std::string kind = panel.text("why.kind." + to_text(entity.kind));
    if (!entity.evidence.direction.empty()) {
        const auto said = [&](const std::string& grade) {
            return panel.text("why.support." + grade.substr(0, 1), {{"grade", grade}});
        };
        kind += panel.text(
            "why.evidence",
            {{"direction", said(entity.evidence.direction)}, {"size", said(entity.evidence.size)}});
    }
    return kind;
}

/// The ways to the sections that do not all fit on the screen; the height used.
float draw_section_strip(const PanelContext& panel, const Rect& rect, const Explanation& why) {
    std::vector<std::pair<WhySection, std::string>> sections{{WhySection::equation, "equation"}};
    if (!why.parameters.empty()) {
        sections.emplace_back(WhySection::parameters, "parameters");
    }
    const Entity& entity = *panel.view.entities->find(why.entity);
    if (!entity.inputs.empty() || !entity.outputs.empty()) {
        sections.emplace_back(WhySection::links, "links");
    }
    const float gap = panel.px(6.0f);
    const auto count = static_cast<float>(sections.size());
    const float most = std::floor((rect.w + gap) / count - gap);
    ButtonLook look;
    look.style = TextStyle::small;
    float x = rect.x;
    for (const auto& [section, name] : sections) {
        const std::string label = panel.text("why.go." + name);
        const float width = std::min(most, button_width(panel, label, look));
        if (button(panel, {x, rect.y, width, panel.px(28.0f)}, "why.go." + name, label, look)) {
            panel.state.why.go_to = section;
            panel.state.why.go_by_key = focus_shown();
        }
        x += width + gap;
    }
    return panel.px(36.0f);
}

/// While a section is drawn: brings it to the top if it was asked for, and the keyboard into it.
class ScopedSection {
  public:
    ScopedSection(const PanelContext& panel, SideFlow& flow, WhySection section)
        : state_(panel.state), asked_(panel.state.why.go_to == section),
          first_(panel.state.tab_stops.size()) {
        if (asked_) {
            flow.show_next_at_top();
        }
    }
    ~ScopedSection() {
        if (asked_ && state_.why.go_by_key && state_.tab_stops.size() > first_) {
            focus_on(state_.tab_stops[first_]);
        }
    }
    ScopedSection(const ScopedSection&) = delete;
    ScopedSection& operator=(const ScopedSection&) = delete;

  private:
    UiState& state_;
    bool asked_;
    std::size_t first_;
};

/// What the words in the name of the thing mean.
void draw_terms(const PanelContext& panel, SideFlow& flow, const std::string& name) {
    for (const std::string& meaning : meanings_in(glossary_of(*panel.view.texts), name)) {
        flow.gap(panel.px(4.0f));
        flow.text({{meaning, panel.color("text2"), TextStyle::small}});
    }
}

void draw_equation_section(const PanelContext& panel,
                           SideFlow& flow,
                           const Explanation& why,
                           const Entity& entity) {
    const ScopedSection section(panel, flow, WhySection::equation);
    flow.heading(panel.text("why.equation.title"));
    if (why.lines.empty()) {
        flow.text({{panel.text("why.equation.none_" + to_text(entity.kind)),
                    panel.color("text2"),
                    TextStyle::small}});
    }
    if (why.held) {
        flow.text({{panel.text("why.held"), panel.color("text"), TextStyle::small_strong}});
        flow.gap(panel.px(8.0f));
    }
    draw_why_equations(panel, flow, why);
}

} // namespace

void draw_why_panel(const PanelContext& panel, const Rect& rect) {
    draw_side_ground(panel, rect);
    panel.state.widgets.note("why", rect);
    if (panel.view.entities == nullptr || panel.view.why == nullptr) {
        return;
    }
    const Explanation& why = *panel.view.why;
    const Entity* entity = panel.view.entities->find(why.entity);
    if (entity == nullptr) {
        return;
    }
    const float head =
        draw_side_head(panel, rect, "why", kind_text(panel, *entity), entity->name, entity->role);
    const float pad = panel.px(16.0f);
    const bool folded = side_is_short(panel, rect);
    float top = head;
    if (!folded) {
        const Rect strip{rect.x + pad, rect.y + head, rect.w - 2.0f * pad, 0.0f};
        top += draw_section_strip(panel, strip, why);
    }
    const Rect content{
        rect.x + pad, rect.y + top, rect.w - pad - panel.px(6.0f), rect.h - top - panel.px(8.0f)};
    SideFlow flow(panel, content, "why", panel.state.why.scroll_px);
    if (folded) {
        flow.text({{kind_text(panel, *entity), panel.color("text2"), TextStyle::small}});
        const Rect strip = flow.take(panel.px(36.0f));
        draw_section_strip(panel, strip, why);
    }
    draw_why_sentence(panel, flow, why);
    draw_terms(panel, flow, entity->name);
    draw_why_give(panel, flow, *entity);
    draw_why_trace(panel, flow, *entity);
    draw_equation_section(panel, flow, why, *entity);
    if (!why.parameters.empty()) {
        const ScopedSection section(panel, flow, WhySection::parameters);
        flow.heading(panel.text("why.parameters"));
        draw_why_parameters(panel, flow, why);
    }
    {
        const ScopedSection section(panel, flow, WhySection::links);
        draw_why_links(panel, flow, *entity);
    }
    draw_why_protection(panel, flow, *entity);
    flow.gap(panel.px(16.0f));
    flow.finish();
    panel.state.why.reveal = false;
    panel.state.why.go_to = WhySection::none;
}

} // namespace disinhibit
