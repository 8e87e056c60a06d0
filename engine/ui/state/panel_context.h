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

/// What a command may look at, and where it says what is to be done.
struct CommandContext {
    const FrameView& view;
    const UiAssets& assets;
    const UiLayout& layout;
    UiState& state;
    Actions& actions;

    std::string text(const std::string& key,
                     std::initializer_list<std::pair<const char*, std::string>> values = {}) const {
        return view.texts->get(key, values);
    }
    const Scenario& scenario() const { return view.trajectory->scenario(); }
    /// The subject of the scenario, or nullptr if the library lacks it.
    const Subject* subject() const;
    const Substance* substance(const std::string& id) const;
    const Command& command(const std::string& id) const {
        return find_command(assets.commands, id);
    }
};

/// What every panel is given. `draw` is the draw list of the window the panel lives in.
struct PanelContext : CommandContext {
    ImDrawList& draw;

    /// Whole window px of a length at text 100 %.
    float px(float at_100_percent) const { return std::round(at_100_percent * layout.scale); }
    Color color(const std::string& name) const { return view.theme->color(name); }
    /// The same in the window that has just begun.
    PanelContext here() const;
};

/// For drawing into the window that has just begun.
PanelContext in_this_window(const CommandContext& context);

} // namespace disinhibit
