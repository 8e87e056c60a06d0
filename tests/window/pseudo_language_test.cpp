#include <gtest/gtest.h>
#include <imgui.h>
#include <imgui_internal.h>

#include <fmt/format.h>

#include <map>
#include <set>

#include "tests/support/open_window.h"

/// A language that does not exist, 40 % longer than English and full of accents: every text must find room.
namespace disinhibit {
namespace {

/// The text with accents and 40 % more letters; placeholders and roles of the palette stay.
std::string pseudo(const std::string& text) {
    static const std::map<char, std::string> accents{{'a', "á"},
                                                     {'e', "ê"},
                                                     {'i', "ï"},
                                                     {'o', "ö"},
                                                     {'u', "ü"},
                                                     {'A', "Å"},
                                                     {'E', "É"},
                                                     {'O', "Ö"},
                                                     {'n', "ñ"},
                                                     {'c', "ç"}};
    std::string longer;
    int letters = 0;
    bool inside = false;
    for (const char letter : text) {
        // "{placeholder}" and the role in "[role|word]".
        inside = letter == '{' || letter == '[' || (inside && letter != '}' && letter != '|');
        const auto accent = accents.find(letter);
        longer += !inside && accent != accents.end() ? accent->second : std::string(1, letter);
        letters += !inside && (static_cast<unsigned char>(letter) & 0xC0) != 0x80 ? 1 : 0;
    }
    const int more = (2 * letters + 4) / 5;
    for (int i = 0; i < more; ++i) {
        longer += i % 6 == 0 && more > 3 ? " " : "ø";
    }
    return longer;
}

void speak_pseudo(ProgramData& data) {
    for (auto& [key, text] : data.texts.entries) {
        text = pseudo(text);
    }
}

/// Letters that the last frame of the panels cut: quads of the font texture that stick out of their clip rectangle to
/// the left or right, or out of the window.
std::set<std::string> cut_letters() {
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
std::set<std::string> shortened() {
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

struct Case {
    const char* name;
    SDL_Keycode key;
    int modifiers;
};
const std::vector<Case> panels{{"window", SDLK_ESCAPE, 0},
                               {"help", SDLK_F1, 0},
                               {"changes", SDLK_e, 0},
                               {"ghosts", SDLK_g, KMOD_LCTRL},
                               {"search", SDLK_SLASH, 0},
                               {"scoreboard", SDLK_v, 0},
                               {"A | B", SDLK_b, 0}};

void visit_panels(OpenWindow& window, const std::function<void(const std::string&)>& look) {
    for (const Case& panel : panels) {
        window.press(panel.key, panel.modifiers);
        window.turns(3);
        look(panel.name);
        window.press(SDLK_ESCAPE);
        window.turns(1);
    }
}

TEST(PseudoLanguage, texts_grow_by_two_fifths_and_keep_their_placeholders) {
    EXPECT_EQ(pseudo("{dose} at {time}").substr(0, 17), "{dose} \u00e1t {time}");
    EXPECT_GE(pseudo("0123456789").size(), 14u);
}

TEST(PseudoLanguage, no_letter_is_cut_in_any_panel_at_any_size) {
    for (const PixelSize size :
         {PixelSize{1024, 640}, PixelSize{1600, 900}, PixelSize{1920, 1080}}) {
        OpenWindow window("ethanol", size, speak_pseudo);
        visit_panels(window, [&](const std::string& panel) {
            const std::set<std::string> cut = cut_letters();
            EXPECT_TRUE(cut.empty()) << size.width << " x " << size.height << ", " << panel << ": "
                                     << cut.size() << " letters, the first at " << *cut.begin();
        });
    }
}

/// How many texts each panel shortens.
std::map<std::string, std::size_t>
shortened_by_panel(const std::function<void(ProgramData&)>& language) {
    std::map<std::string, std::size_t> counts;
    OpenWindow window("ethanol", {1920, 1080}, language);
    visit_panels(window, [&](const std::string& panel) { counts[panel] = shortened().size(); });
    return counts;
}

TEST(PseudoLanguage, on_a_large_screen_english_is_shortened_nowhere) {
    for (const auto& [panel, count] : shortened_by_panel({})) {
        EXPECT_EQ(count, 0u) << panel;
    }
}

TEST(PseudoLanguage, on_a_large_screen_nothing_is_shortened_that_english_does_not_shorten) {
    const auto english = shortened_by_panel({});
    for (const auto& [panel, count] : shortened_by_panel(speak_pseudo)) {
        EXPECT_LE(count, english.at(panel)) << panel;
    }
}

} // namespace
} // namespace disinhibit
