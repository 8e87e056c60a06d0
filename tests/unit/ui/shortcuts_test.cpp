#include "engine/ui/shortcuts.h"

#include <SDL.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <set>
#include <tuple>

#include "engine/core/texts.h"
#include "engine/ui/gui/focus.h"
#include "engine/ui/ui.h"

namespace disinhibit {
namespace shortcuts_test {

std::vector<Shortcut> table_with_card() {
    DoseCard card;
    card.id = "drink";
    card.key = "D";
    return make_shortcuts({card});
}

const Shortcut* press(int key, KeyboardOwner owner = {}, bool ctrl = false) {
    static const std::vector<Shortcut> table = table_with_card();
    KeyPress pressed;
    pressed.key = key;
    pressed.ctrl = ctrl;
    return find_shortcut(table, pressed, owner);
}

const Shortcut* type(char sign, KeyboardOwner owner = {}) {
    static const std::vector<Shortcut> table = table_with_card();
    KeyPress typed;
    typed.key = sign;
    typed.sign = true;
    return find_shortcut(table, typed, owner);
}

bool on_us_keyboard(int key) {
    return (key >= 'a' && key <= 'z') || (key >= '0' && key <= '9') || key == '=';
}

TEST(UiShortcuts, space_plays_unless_a_text_field_is_active) {
    ASSERT_NE(press(SDLK_SPACE), nullptr);
    EXPECT_EQ(press(SDLK_SPACE)->command, Command::play_pause);
    EXPECT_NE(press(SDLK_SPACE, {.text_field = false, .focused_widget = true}), nullptr);
    EXPECT_EQ(press(SDLK_SPACE, {.text_field = true, .focused_widget = false}), nullptr);
}

TEST(UiShortcuts, arrows_belong_to_a_focused_widget) {
    EXPECT_EQ(press(SDLK_RIGHT)->command, Command::step_forward);
    EXPECT_EQ(press(SDLK_LEFT)->command, Command::step_back);
    EXPECT_EQ(press(SDLK_RIGHT, {.text_field = false, .focused_widget = true}), nullptr);
}

TEST(UiShortcuts, control_changes_the_meaning_of_a_key) {
    EXPECT_EQ(type('+')->command, Command::faster);
    EXPECT_EQ(press(SDLK_PLUS, {}, true)->command, Command::larger_text);
    EXPECT_EQ(press(SDLK_z, {}, true)->command, Command::undo);
    EXPECT_EQ(press(SDLK_z), nullptr);
}

TEST(UiShortcuts, a_card_brings_its_own_key) {
    ASSERT_NE(press(SDLK_d), nullptr);
    EXPECT_EQ(press(SDLK_d)->command, Command::take_card);
    EXPECT_EQ(press(SDLK_d)->card, 0);
}

TEST(UiShortcuts, a_held_key_repeats_only_steps_and_speeds) {
    const std::vector<Shortcut> table = table_with_card();
    KeyPress held;
    held.repeated = true;
    held.key = SDLK_RIGHT;
    EXPECT_NE(find_shortcut(table, held, {}), nullptr);
    held.key = SDLK_SPACE;
    EXPECT_EQ(find_shortcut(table, held, {}), nullptr);
    held.key = SDLK_d;
    EXPECT_EQ(find_shortcut(table, held, {}), nullptr);
}

TEST(UiShortcuts, an_sdl_key_event_becomes_a_key_press) {
    SDL_Event event{};
    event.type = SDL_KEYDOWN;
    event.key.keysym.sym = SDLK_s;
    event.key.keysym.mod = KMOD_LCTRL;
    const auto pressed = key_press_of(event, on_us_keyboard);
    ASSERT_TRUE(pressed.has_value());
    EXPECT_EQ(pressed->key, SDLK_s);
    EXPECT_TRUE(pressed->ctrl);
    event.type = SDL_KEYUP;
    EXPECT_FALSE(key_press_of(event, on_us_keyboard).has_value());
}

/// What a key does in a view of one hour with the playhead at 20 min.
Actions actions_of(Command command, UiState state = {}, double loop_end_s = 0.0) {
    FrameView view;
    view.window_begin_s = 600.0;
    view.window_end_s = 4200.0;
    view.course_end_s = 86400.0;
    view.now_s = 1200.0;
    view.loop_end_s = loop_end_s;
    Shortcut shortcut;
    shortcut.command = command;
    Actions actions;
    apply_command(shortcut, view, UiAssets{}, UiLayout{}, state, actions);
    return actions;
}

TEST(UiShortcuts, zooming_keeps_the_playhead_where_it_is) {
    const ShowWindow in = *actions_of(Command::zoom_in).at(0).get_if<ShowWindow>();
    EXPECT_DOUBLE_EQ(in.end_s - in.begin_s, 1800.0);
    EXPECT_DOUBLE_EQ((1200.0 - in.begin_s) / 1800.0, 600.0 / 3600.0);
    const ShowWindow out = *actions_of(Command::zoom_out).at(0).get_if<ShowWindow>();
    EXPECT_DOUBLE_EQ(out.end_s - out.begin_s, 7200.0);
}

TEST(UiShortcuts, the_loop_is_set_at_the_playhead) {
    const SetLoop begin = *actions_of(Command::loop_begins).at(0).get_if<SetLoop>();
    EXPECT_EQ(begin.begin_s, 1200.0);
    EXPECT_EQ(begin.end_s, 4200.0);
    const SetLoop end = *actions_of(Command::loop_ends, {}, 3000.0).at(0).get_if<SetLoop>();
    EXPECT_EQ(end.begin_s, 0.0);
    EXPECT_EQ(end.end_s, 1200.0);
    const SetLoop off = *actions_of(Command::loop, {}, 3000.0).at(0).get_if<SetLoop>();
    EXPECT_EQ(off.end_s, 0.0);
}

TEST(UiShortcuts, delete_does_nothing_unless_a_dose_is_chosen) {
    EXPECT_TRUE(actions_of(Command::remove_dose).empty());
    EXPECT_EQ(press(SDLK_DELETE)->command, Command::remove_dose);
    EXPECT_EQ(press(SDLK_DELETE, {.text_field = true, .focused_widget = false}), nullptr);
}

TEST(UiShortcuts, no_key_has_two_meanings_and_every_row_has_a_text) {
    const std::filesystem::path assets = std::filesystem::path(DISINHIBIT_SOURCE_DIR) / "assets";
    const UiAssets ui = load_ui_assets(assets, "textbook");
    const Texts texts = load_texts(assets / "texts" / "en.toml");
    std::set<std::tuple<bool, int, bool, bool, bool>> seen; // in a talk, key, sign, Ctrl, Shift
    for (const Shortcut& shortcut : ui.shortcuts) {
        for (const bool talk : {false, true}) {
            for (const bool shift : {false, true}) {
                const bool now = shortcut.time == KeyTime::both ||
                                 talk == (shortcut.time == KeyTime::presenting);
                const bool means = now && (shortcut.shift == ShiftUse::any ||
                                           shift == (shortcut.shift == ShiftUse::down));
                EXPECT_TRUE(
                    !means ||
                    seen.insert({talk, shortcut.key, shortcut.sign, shortcut.ctrl, shift}).second)
                    << shortcut.key;
            }
        }
        if (!shortcut.shown.empty()) {
            EXPECT_TRUE(texts.entries.contains(shortcut.text_key)) << shortcut.text_key;
        }
    }
}

TEST(UiShortcuts, every_text_of_the_shipped_cards_exists) {
    const std::filesystem::path assets = std::filesystem::path(DISINHIBIT_SOURCE_DIR) / "assets";
    const Texts texts = load_texts(assets / "texts" / "en.toml");
    for (const DoseCard& card : load_dose_cards(assets / "defaults.toml")) {
        std::vector<std::string> parts{"title", "take", "take_short"};
        if (card.count_drinks) {
            parts.insert(parts.end(), {"take_counted", "take_counted_short"});
        }
        if (!card.key.empty()) {
            parts.push_back("help");
        }
        for (const DosePreset& preset : card.presets) {
            parts.push_back("preset." + preset.id);
        }
        for (const DoseStrength& strength : card.strengths) {
            parts.push_back("strength." + strength.id);
        }
        for (const std::string& part : parts) {
            EXPECT_TRUE(texts.entries.contains("dose." + card.id + "." + part))
                << card.id << " " << part;
        }
    }
}

TEST(UiFocus, tab_goes_around_the_ring_both_ways) {
    EXPECT_EQ(next_stop(-1, 4, false), 0);
    EXPECT_EQ(next_stop(-1, 4, true), 3);
    EXPECT_EQ(next_stop(3, 4, false), 0);
    EXPECT_EQ(next_stop(0, 4, true), 3);
    EXPECT_EQ(next_stop(1, 4, false), 2);
}

TEST(UiWidgetLog, a_widget_is_found_by_name_in_the_last_frame_only) {
    WidgetLog log;
    log.note("transport.play", {10, 20, 40, 40});
    EXPECT_FLOAT_EQ(log.find("transport.play").x, 10.0f);
    EXPECT_EQ(log.text(), "transport.play 10 20 40 40\n");
    log.begin_frame();
    EXPECT_TRUE(log.find("transport.play").empty());
}

TEST(UiShortcuts, shift_makes_redo_of_undo) {
    const std::vector<Shortcut> table = table_with_card();
    KeyPress z;
    z.key = SDLK_z;
    z.ctrl = true;
    EXPECT_EQ(find_shortcut(table, z, {})->command, Command::undo);
    z.shift = true;
    EXPECT_EQ(find_shortcut(table, z, {})->command, Command::redo);
    EXPECT_EQ(press(SDLK_y, {}, true)->command, Command::redo);
}

TEST(UiShortcuts, a_sign_that_is_held_searches_once) {
    const std::vector<Shortcut> table = table_with_card();
    KeyPress typed;
    typed.sign = true;
    typed.repeated = true;
    typed.key = '/';
    EXPECT_EQ(find_shortcut(table, typed, {}), nullptr);
    typed.key = '+';
    EXPECT_NE(find_shortcut(table, typed, {}), nullptr);
}

} // namespace shortcuts_test
} // namespace disinhibit
