#pragma once

#include "engine/ui/assets_file.h"
#include "engine/ui/commands/keyboard.h"
#include "engine/ui/gui/layout.h"
#include "engine/ui/state/assets.h"
#include "engine/ui/state/ui_state.h"
#include "engine/view/actions.h"
#include "engine/view/frame_view.h"

/// Everything on screen that is not the stage. How engine/app uses it, once per frame:
///
///     for each SDL event: ImGui_ImplSDL2_ProcessEvent(&e); handle_key(e, {view, assets, layout, state, actions});
///     layout = compute_layout(wishes_of({view, assets, layout, state, actions}, width_px, height_px));
///     ... draw the stage into layout.stage ...
///     backend NewFrame; ImGui::NewFrame();
///     draw_ui(view, assets, layout, state, actions);
///     ImGui::Render(); ImGui_ImplOpenGL3_RenderDrawData(...); carry out `actions`
namespace disinhibit {

LayoutWishes wishes_of(const CommandContext& context, float width_px, float height_px);

/// All panels. Needs view.library, trajectory, snapshot, theme and texts. Between ImGui::NewFrame and Render.
void draw_ui(const FrameView& view,
             const UiAssets& assets,
             const UiLayout& layout,
             UiState& state,
             Actions& actions);

} // namespace disinhibit
