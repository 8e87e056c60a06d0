#pragma once

#include <fmt/format.h>

#include <set>
#include <string>

#include "engine/ui/gui/gui.h"
#include "tests/support/open_window.h"

/// Opens every panel of the window one after the other, and finds letters that its last frame cut or left out.
namespace disinhibit {

/// Letters that the last frame of the panels cut: quads of the font texture that stick out of their clip rectangle to
/// the left or right, or out of the window.
inline std::set<std::string> cut_letters() {
    std::set<std::string> places;
    const ImDrawData& data = *ImGui::GetDrawData();
    const ImVec2 white = ImGui::GetIO().Fonts->TexUvWhitePixel;
    for (int list = 0; list < data.CmdListsCount; ++list) {
        const ImDrawList& commands = *data.CmdLists[list];
        for (const ImDrawCmd& command : commands.CmdBuffer) {
            for (unsigned i = 0; i + 5 < command.ElemCount; i += 3) {
                const ImDrawIdx* index = commands.IdxBuffer.Data + command.IdxOffset + i;
                const ImDrawVert& low = commands.VtxBuffer[index[0]];
                const ImDrawVert& high = commands.VtxBuffer[index[2]];
                const bool letter = low.uv.x != white.x && high.uv.x > low.uv.x &&
                                    high.uv.y > low.uv.y && high.pos.x > low.pos.x &&
                                    high.pos.y > low.pos.y &&
                                    commands.VtxBuffer[index[1]].pos.y == low.pos.y;
                const bool in_rows =
                    high.pos.y <= command.ClipRect.w && low.pos.y >= command.ClipRect.y;
                if (letter && in_rows &&
                    (low.pos.x < command.ClipRect.x - 1.0f ||
                     high.pos.x > command.ClipRect.z + 1.0f)) {
                    places.insert(fmt::format("{:.0f},{:.0f}", low.pos.x, low.pos.y));
                }
            }
        }
    }
    return places;
}

/// Where texts of the last frame end in an ellipsis because they found no room.
inline std::set<std::string> shortened() {
    std::set<std::string> places;
    const ImDrawData& data = *ImGui::GetDrawData();
    for (ImFont* font : ImGui::GetIO().Fonts->Fonts) {
        const ImFontGlyph* dots = font->FindGlyphNoFallback(0x2026);
        for (int list = 0; dots != nullptr && list < data.CmdListsCount; ++list) {
            for (const ImDrawVert& vertex : data.CmdLists[list]->VtxBuffer) {
                if (vertex.uv.x == dots->U0 && vertex.uv.y == dots->V0) {
                    places.insert(fmt::format("{:.0f},{:.0f}", vertex.pos.x, vertex.pos.y));
                }
            }
        }
    }
    return places;
}

/// Calls `look` with the name of every panel while it is open, and of the window without one.
inline void visit_panels(OpenWindow& window, const std::function<void(const std::string&)>& look) {
    const auto show = [&](const std::string& name) {
        window.turns(3);
        look(name);
    };
    const auto there = [&](const std::string& widget) {
        return !window.frame().widgets().find(widget).empty();
    };
    const auto open = [&](const std::string& name, SDL_Keycode key, int modifiers) {
        window.press(key, modifiers);
        show(name);
        window.press(SDLK_ESCAPE);
    };
    show("window");
    open("help", SDLK_F1, 0);
    open("changes", SDLK_e, 0);
    open("legend", SDLK_s, 0);
    open("ghosts", SDLK_g, KMOD_LCTRL);
    open("search", SDLK_SLASH, 0);
    window.press(SDLK_SLASH);
    window.type("dopamine");
    show("search that finds");
    window.press(SDLK_RETURN);
    show("why");
    window.press(SDLK_ESCAPE);
    window.press(SDLK_v);
    show("scoreboard");
    window.press(SDLK_DOWN);
    window.press(SDLK_RETURN, window.frame().ui_state().scoreboard.one_at_a_time ? 0 : KMOD_RALT);
    show("scoreboard, a row");
    window.press(SDLK_v);
    for (const std::string name :
         {"top.more", "traces.tab", "dose.drink.open", "dose.antagonist.open"}) {
        if (there(name)) {
            window.click(name);
            show(name);
            window.press(SDLK_ESCAPE);
        }
    }
    window.press(SDLK_b);
    show("A | B, split");
    window.press(SDLK_b);
    show("A | B, overlay");
    window.press(SDLK_b);
}

} // namespace disinhibit
