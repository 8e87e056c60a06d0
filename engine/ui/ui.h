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

/// Style and fonts for a theme and a text scale (view.text_scale * view.pixel_ratio). Needs an ImGui context, after the SDL backend's Init and
/// outside a frame. Call it again when theme or scale change; it returns true if the fonts were baked anew, and then
/// the GL font texture must be made again (ImGui_ImplOpenGL3_DestroyFontsTexture, ..._CreateFontsTexture).
/// Throws InputError if no font is found.
bool set_up_imgui(const Theme& theme, float text_scale);

LayoutWishes wishes_of(const CommandContext& context, float width_px, float height_px);

/// All panels. Needs view.library, trajectory, snapshot, theme and texts. Between ImGui::NewFrame and Render.
void draw_ui(const FrameView& view,
             const UiAssets& assets,
             const UiLayout& layout,
             UiState& state,
             Actions& actions);

} // namespace disinhibit
