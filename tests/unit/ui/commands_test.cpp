#include <SDL.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>
#include <tuple>

#include "circuit/io/text/read_file.h"
#include "engine/core/texts.h"
#include "engine/ui/commands/keyboard.h"
#include "engine/ui/commands/table.h"
#include "engine/ui/gui/focus.h"
#include "engine/ui/ui.h"

namespace disinhibit {
namespace commands_test {

const std::filesystem::path assets_folder = std::filesystem::path(DISINHIBIT_SOURCE_DIR) / "assets";

const std::vector<Command>& table_with_card() {
    static const std::vector<Command> table = [] {
        DoseCard card;
        card.id = "drink";
        card.key = "D";
        return make_commands({card});
    }();
    return table;
}

std::string id_of(const KeyPress& pressed, const KeyboardOwner& owner = {}) {
    const Command* found = command_of(table_with_card(), pressed, owner);
    return found != nullptr ? found->id : "";
}

std::string press(int key, const KeyboardOwner& owner = {}, bool ctrl = false) {
    KeyPress pressed;
    pressed.key = key;
    pressed.ctrl = ctrl;
    return id_of(pressed, owner);
}

std::string type(char sign, bool repeated = false) {
    KeyPress typed;
    typed.key = sign;
    typed.sign = true;
    typed.repeated = repeated;
    return id_of(typed);
}

bool on_us_keyboard(int key) {
    return (key >= 'a' && key <= 'z') || (key >= '0' && key <= '9') || key == '=';
}

TEST(UiKeys, space_plays_unless_a_text_field_is_active) {
    EXPECT_EQ(press(SDLK_SPACE), "time.play");
    EXPECT_EQ(press(SDLK_SPACE, {.text_field = false, .focused_widget = true}), "time.play");
    EXPECT_EQ(press(SDLK_SPACE, {.text_field = true, .focused_widget = false}), "");
}

TEST(UiKeys, arrows_belong_to_a_focused_widget) {
    EXPECT_EQ(press(SDLK_RIGHT), "time.step_forward");
    EXPECT_EQ(press(SDLK_LEFT), "time.step_back");
    EXPECT_EQ(press(SDLK_RIGHT, {.text_field = false, .focused_widget = true}), "");
}

TEST(UiKeys, control_changes_the_meaning_of_a_key) {
    EXPECT_EQ(type('+'), "time.faster");
    EXPECT_EQ(press(SDLK_PLUS, {}, true), "looks.larger_text");
    EXPECT_EQ(press(SDLK_z, {}, true), "session.undo");
    EXPECT_EQ(press(SDLK_z), "");
}

TEST(UiKeys, a_card_brings_its_own_key) {
    EXPECT_EQ(press(SDLK_d), "dose.drink");
}

TEST(UiKeys, a_talk_has_keys_of_its_own_and_some_of_the_window) {
    const KeyboardOwner talk{.text_field = false, .focused_widget = false, .presenting = true};
    EXPECT_EQ(press(SDLK_b), "compare.layout");
    EXPECT_EQ(press(SDLK_b, talk), "talk.black");
    EXPECT_EQ(press(SDLK_d, talk), "dose.drink");
    EXPECT_EQ(press(SDLK_t, talk), "");
    EXPECT_EQ(press(SDLK_END), "");
}

TEST(UiKeys, a_held_key_repeats_only_steps_and_speeds) {
    KeyPress held;
    held.repeated = true;
    held.key = SDLK_RIGHT;
    EXPECT_EQ(id_of(held), "time.step_forward");
    held.key = SDLK_SPACE;
    EXPECT_EQ(id_of(held), "");
    held.key = SDLK_d;
    EXPECT_EQ(id_of(held), "");
    EXPECT_EQ(type('/', true), "");
    EXPECT_EQ(type('+', true), "time.faster");
}

TEST(UiKeys, shift_makes_redo_of_undo) {
    KeyPress z;
    z.key = SDLK_z;
    z.ctrl = true;
    EXPECT_EQ(id_of(z), "session.undo");
    z.shift = true;
    EXPECT_EQ(id_of(z), "session.redo");
    EXPECT_EQ(press(SDLK_y, {}, true), "session.redo");
}

TEST(UiKeys, an_sdl_key_event_becomes_a_key_press) {
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

TEST(UiKeys, are_named_as_they_are_pressed) {
    const Texts texts = load_texts(assets_folder / "texts/en.toml");
    const auto keys = [&](const char* id) {
        return shown_keys(find_command(table_with_card(), id), texts);
    };
    using Names = std::vector<std::string>;
    EXPECT_EQ(keys("session.redo"), (Names{"Ctrl Y", "Ctrl Shift Z"}));
    EXPECT_EQ(keys("time.previous_event"), Names{"Ctrl ←"});
    EXPECT_EQ(keys("talk.begin"), Names{"F5"});
    EXPECT_EQ(keys("level.brain"), Names{"1"});
    EXPECT_EQ(keys("time.faster"), Names{"+"});
}

/// A view of one hour with the playhead at 20 min.
class UiCommands : public testing::Test {
  protected:
    UiCommands() {
        texts_ = load_texts(assets_folder / "texts/en.toml");
        assets_ = load_ui_assets(assets_folder);
        view_.texts = &texts_;
        view_.window_begin_s = 600.0;
        view_.window_end_s = 4200.0;
        view_.course_end_s = 86400.0;
        view_.now_s = 1200.0;
    }

    Actions actions_of(const std::string& id) {
        Actions actions;
        const CommandContext context{view_, assets_, layout_, state_, actions};
        carry_out(find_command(assets_.commands, id), context);
        return actions;
    }
    std::string refusal(const std::string& id) {
        Actions actions;
        return refusal_of(find_command(assets_.commands, id),
                          {view_, assets_, layout_, state_, actions});
    }
    const std::vector<Command>& table() const { return assets_.commands; }

    FrameView view_;
    UiAssets assets_;
    UiLayout layout_;
    UiState state_;
    Texts texts_;
};

TEST_F(UiCommands, zooming_keeps_the_playhead_where_it_is) {
    const ShowWindow in = *actions_of("timeline.zoom_in").at(0).get_if<ShowWindow>();
    EXPECT_DOUBLE_EQ(in.end_s - in.begin_s, 1800.0);
    EXPECT_DOUBLE_EQ((1200.0 - in.begin_s) / 1800.0, 600.0 / 3600.0);
    const ShowWindow out = *actions_of("timeline.zoom_out").at(0).get_if<ShowWindow>();
    EXPECT_DOUBLE_EQ(out.end_s - out.begin_s, 7200.0);
}

TEST_F(UiCommands, the_loop_is_set_at_the_playhead) {
    const SetLoop begin = *actions_of("loop.begin").at(0).get_if<SetLoop>();
    EXPECT_EQ(begin.begin_s, 1200.0);
    EXPECT_EQ(begin.end_s, 4200.0);
    view_.loop_end_s = 3000.0;
    const SetLoop end = *actions_of("loop.end").at(0).get_if<SetLoop>();
    EXPECT_EQ(end.begin_s, 0.0);
    EXPECT_EQ(end.end_s, 1200.0);
    const SetLoop off = *actions_of("loop.toggle").at(0).get_if<SetLoop>();
    EXPECT_EQ(off.end_s, 0.0);
}

TEST_F(UiCommands, what_cannot_be_done_says_why_and_does_nothing) {
    for (const char* id : {"session.undo",
                           "session.redo",
                           "dose.remove_chosen",
                           "compare.swap",
                           "scoreboard.down"}) {
        EXPECT_FALSE(refusal(id).empty()) << id;
        EXPECT_TRUE(actions_of(id).empty()) << id;
    }
    view_.can_undo = true;
    EXPECT_EQ(refusal("session.undo"), "");
    EXPECT_TRUE(actions_of("session.undo").at(0).is<Undo>());
    EXPECT_FALSE(refusal("talk.go_on").empty());
    EXPECT_TRUE(actions_of("talk.go_on").empty());
    view_.presenting.on = true;
    EXPECT_EQ(refusal("talk.go_on"), "");
    EXPECT_FALSE(refusal("plots.show").empty());
}

TEST_F(UiCommands, text_stops_growing_where_it_is_largest) {
    view_.looks.text_scale = largest_text_scale;
    EXPECT_TRUE(actions_of("looks.larger_text").empty());
    EXPECT_FLOAT_EQ(actions_of("looks.smaller_text").at(0).get_if<SetTextScale>()->scale,
                    largest_text_scale - text_step);
}

TEST_F(UiCommands, the_theme_of_halls_and_the_usual_one_are_data) {
    Theme theme;
    view_.theme = &theme;
    theme.id = "mine";
    assets_.hall_theme = "bright";
    assets_.usual_theme = "dim";
    EXPECT_EQ(actions_of("looks.hall_theme").at(0).get_if<ChooseTheme>()->id, "bright");
    theme.id = "bright";
    EXPECT_EQ(actions_of("looks.hall_theme").at(0).get_if<ChooseTheme>()->id, "dim");
}

TEST_F(UiCommands, a_panel_at_the_side_opens_and_closes) {
    actions_of("panel.changes");
    EXPECT_EQ(state_.side, "panel.changes");
    actions_of("panel.changes");
    EXPECT_EQ(state_.side, no_side);
}

TEST_F(UiCommands, no_key_has_two_meanings) {
    std::set<std::tuple<bool, int, bool, bool, bool>> seen; // in a talk, key, sign, Ctrl, Shift
    for (const Command& command : table()) {
        for (const Key& key : command.keys) {
            for (const bool talk : {false, true}) {
                for (const bool shift : {false, true}) {
                    const bool now = command.time == KeyTime::both ||
                                     talk == (command.time == KeyTime::presenting);
                    const bool means = now && (key.shift == ShiftUse::any ||
                                               shift == (key.shift == ShiftUse::down));
                    EXPECT_TRUE(!means ||
                                seen.insert({talk, key.code, key.sign, key.ctrl, shift}).second)
                        << command.id << ": " << key.code;
                }
            }
        }
    }
}

TEST_F(UiCommands, every_command_has_an_id_of_its_own_and_words_and_can_be_run) {
    std::set<std::string> ids;
    std::set<std::string> words;
    for (const Command& command : table()) {
        EXPECT_TRUE(ids.insert(command.id).second) << command.id;
        EXPECT_TRUE(words.insert(words_of(command, texts_)).second) << command.id;
        EXPECT_EQ(words_of(command, texts_).find('<'), std::string::npos) << command.id;
        EXPECT_TRUE(command.run) << command.id;
        EXPECT_TRUE(command.panel == nullptr || command.on) << command.id;
        EXPECT_TRUE(command.keys.empty() || !command.keys.front().quiet) << command.id;
        for (const std::string& key : shown_keys(command, texts_)) {
            EXPECT_EQ(key.find('<'), std::string::npos) << command.id << ": " << key;
        }
    }
}

TEST_F(UiCommands, every_command_is_found_by_its_words) {
    const std::vector<SearchEntry> entries = command_entries(table(), texts_);
    ASSERT_EQ(entries.size(), table().size());
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const std::vector<int> found = search(entries, entries[i].name, 60);
        EXPECT_NE(std::ranges::find(found, static_cast<int>(i)), found.end()) << entries[i].path;
        EXPECT_EQ(entries[i].path, table()[i].id);
    }
}

/// What CONTRIBUTING promises: one row and its words; keys, tip, search and refusal follow.
TEST_F(UiCommands, one_row_is_a_whole_command) {
    int runs = 0;
    bool possible = false;
    std::vector<Command> rows = table();
    Key free_key;
    free_key.code = SDLK_y;
    rows.push_back({.id = "test.added",
                    .keys = {free_key},
                    .cannot = [&](const CommandContext&) { return possible ? "" : "not yet"; },
                    .run = [&](const CommandContext&) { ++runs; }});
    texts_.entries["command.test.added"] = "Something new";
    KeyPress pressed;
    pressed.key = SDLK_y;
    const Command* found = command_of(rows, pressed, {});
    ASSERT_NE(found, nullptr);
    EXPECT_EQ(found->id, "test.added");
    Actions actions;
    const CommandContext context{view_, assets_, layout_, state_, actions};
    EXPECT_EQ(tip_of(*found, context), "Something new (Y)\nnot yet");
    EXPECT_FALSE(carry_out(*found, context));
    possible = true;
    EXPECT_EQ(tip_of(*found, context), "Something new (Y)");
    EXPECT_TRUE(carry_out(*found, context));
    EXPECT_EQ(runs, 1);
    const std::vector<SearchEntry> entries = command_entries(rows, texts_);
    EXPECT_EQ(search(entries, "something new", 1), std::vector<int>{int(entries.size()) - 1});
}

TEST_F(UiCommands, texts_about_commands_name_commands_that_exist) {
    std::set<std::string> ids;
    for (const Command& command : table()) {
        ids.insert(command.id);
    }
    std::string tip = "command.tip.";
    for (const auto& [key, text] : texts_.entries) {
        if (key.starts_with(tip)) {
            EXPECT_TRUE(ids.contains(key.substr(tip.size()))) << key;
        } else if (key.starts_with("command.") && !key.starts_with("command.not.")) {
            EXPECT_TRUE(ids.contains(key.substr(8))) << key;
        }
    }
}

TEST_F(UiCommands, texts_name_keys_by_what_they_do) {
    write_keys(texts_, table());
    EXPECT_NE(texts_.get("ui.tip.theme").find("(P)"), std::string::npos);
    EXPECT_NE(texts_.get("plots.tip.menu").find("(U, X, Ctrl E)"), std::string::npos);
    for (const auto& [key, text] : texts_.entries) {
        EXPECT_EQ(text.find("{key:"), std::string::npos) << key << ": " << text;
    }
    Texts odd;
    odd.entries = {{"a", "{key:no.such} {key:open {key:time.play}"}, {"key.space", "Space"}};
    write_keys(odd, table());
    EXPECT_EQ(odd.get("a"), "{key:no.such} {key:open Space");
}

/// Panels draw commands by their ids.
TEST_F(UiCommands, every_id_in_the_source_is_one_of_the_table) {
    std::set<std::string> ids;
    for (const Command& command : table()) {
        ids.insert(command.id);
    }
    const std::regex named("(?:command\\(\\s*|command_button\\([^;\"]*\"[^\"]*\",\\s*|draw_"
                           "command\\([^;\"]*\"[^\"]*\","
                           "\\s*)\"(\\w+\\.\\w+)\"");
    int count = 0;
    const auto folder = std::filesystem::path(DISINHIBIT_SOURCE_DIR) / "engine/ui";
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.path().extension() != ".cpp") {
            continue;
        }
        const std::string text = read_file(entry.path());
        for (std::sregex_iterator it(text.begin(), text.end(), named), end; it != end; ++it) {
            EXPECT_TRUE(ids.contains((*it)[1].str())) << entry.path() << ": " << (*it)[1].str();
            ++count;
        }
    }
    EXPECT_GT(count, 12);
}

TEST(UiCards, every_text_of_the_shipped_cards_exists) {
    const Texts texts = load_texts(assets_folder / "texts" / "en.toml");
    for (const DoseCard& card : load_dose_cards(assets_folder / "defaults.toml")) {
        std::vector<std::string> parts{"title", "take", "take_short", "help"};
        if (card.count_drinks) {
            parts.insert(parts.end(), {"take_counted", "take_counted_short"});
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

} // namespace commands_test
} // namespace disinhibit
