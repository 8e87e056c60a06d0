#pragma once

#include <cmath>
#include <initializer_list>
#include <string>
#include <utility>

#include "engine/ui/gui/gui.h"
#include "engine/ui/gui/layout.h"
#include "engine/ui/state/assets.h"
#include "engine/ui/state/ui_state.h"
#include "engine/view/actions.h"
#include "engine/view/frame_view.h"

namespace disinhibit {

/// What every panel is given. `draw` is the draw list of the window the panel lives in.
struct PanelContext {
    const FrameView& view;
    const UiAssets& assets;
    const UiLayout& layout;
    UiState& state;
    Actions& actions;
    ImDrawList& draw;

    /// Whole window px of a length at text 100 %.
    float px(float at_100_percent) const { return std::round(at_100_percent * layout.scale); }
    Color color(const std::string& name) const { return view.theme->color(name); }
    std::string text(const std::string& key,
                     std::initializer_list<std::pair<const char*, std::string>> values = {}) const {
        return view.texts->get(key, values);
    }
    const Scenario& scenario() const { return view.trajectory->scenario(); }
    /// The subject of the scenario, or nullptr if the library lacks it.
    const Subject* subject() const;
    const Substance* substance(const std::string& id) const;
};

} // namespace disinhibit
