#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>

#include "engine/ui/gui/gui.h"
#include "tests/support/open_window.h"

/// Every key of the table of commands, pressed in the real window: each does what its name says.
namespace disinhibit {
namespace shortcut_walk_test {

using Facts = std::map<std::string, std::string>;

/// Everything a key may change, by name.
Facts facts_of(OpenWindow& window) {
    const Session& session = window.session().active();
    const Appearance& looks = window.frame().looks();
    const UiState& state = window.frame().ui_state();
    const FrameView& view = window.frame().view();
    std::string units;
    for (const Plot& plot : view.plots->plots) {
        units += plot.curves.empty() ? "" : plot.curves.front().signal + " ";
    }
    return {
        {"open", fmt::format("{}", window.open())},
        {"playing", fmt::format("{}", session.clock().playing())},
        {"speed", fmt::format("{}", session.clock().speed())},
        {"now", fmt::format("{:.6f}", session.clock().now_s())},
        {"window", fmt::format("{:.3f} {:.3f}", view.window_begin_s, view.window_end_s)},
        {"loop", fmt::format("{:.3f} {:.3f}", view.loop_begin_s, view.loop_end_s)},
        {"doses", fmt::format("{}", session.scenario().doses.size())},
        {"circuit", session.scenario().circuit},
        {"ghosts", fmt::format("{}", view.ghosts.size())},
        {"ghost list", fmt::format("{}", state.ghosts_open)},
        {"level", name_of(looks.camera.target())},
        {"traces", fmt::format("{}", looks.traces)},
        {"unit", units},
        {"time axis", fmt::format("{}", static_cast<int>(view.time_scale))},
        {"notice", view.notice},
        {"layout", fmt::format("{}", static_cast<int>(view.compare.layout))},
        {"side", fmt::format("{}", static_cast<int>(view.compare.active))},
        {"scoreboard", fmt::format("{}", looks.scoreboard_open)},
        {"row", state.scoreboard.chosen},
        {"theme", looks.theme},
        {"motion", fmt::format("{}", looks.reduced_motion)},
        {"text", fmt::format("{}", looks.text_scale)},
        {"search", fmt::format("{}", state.search.open)},
        {"files", fmt::format("{}", static_cast<int>(state.files.purpose))},
        {"full screen", fmt::format("{}", looks.full_screen)},
        {"confidence", fmt::format("{}", looks.confidence)},
        {"legend", fmt::format("{}", looks.legend)},
        {"panel", state.side},
        {"help", fmt::format("{}", looks.help_open)},
        {"talk", fmt::format("{}", window.loop().presenting())},
        {"slide", fmt::format("{}", view.presenting.slide)},
        {"blank", fmt::format("{}", static_cast<int>(view.presenting.blank))},
        {"clock", fmt::format("{}", looks.clock)},
    };
}

/// The fact that a command changes.
std::string changed_by(const std::string& command) {
    static const std::map<std::string, std::string> facts{
        {"time.play", "playing"},
        {"time.step_forward", "now"},
        {"time.step_back", "now"},
        {"time.restart", "now"},
        {"session.afresh", "doses"},
        {"time.next_event", "now"},
        {"time.previous_event", "now"},
        {"timeline.zoom_in", "window"},
        {"timeline.zoom_out", "window"},
        {"timeline.whole", "window"},
        {"loop.begin", "loop"},
        {"loop.end", "loop"},
        {"loop.toggle", "loop"},
        {"dose.remove_chosen", "doses"},
        {"ghosts.keep", "ghosts"},
        {"ghosts.list", "ghost list"},
        {"time.faster", "speed"},
        {"time.slower", "speed"},
        {"level.brain", "level"},
        {"level.circuit", "level"},
        {"level.synapse", "level"},
        {"plots.show", "traces"},
        {"plots.unit", "unit"},
        {"plots.time_scale", "time axis"},
        {"plots.save", "notice"},
        {"compare.layout", "layout"},
        {"compare.swap", "side"},
        {"circuit.other", "circuit"},
        {"scoreboard.show", "scoreboard"},
        {"scoreboard.up", "row"},
        {"scoreboard.down", "row"},
        {"scoreboard.page_up", "row"},
        {"scoreboard.page_down", "row"},
        {"scoreboard.open_row", "scoreboard"},
        {"looks.hall_theme", "theme"},
        {"looks.motion", "motion"},
        {"looks.larger_text", "text"},
        {"looks.smaller_text", "text"},
        {"looks.normal_text", "text"},
        {"session.undo", "doses"},
        {"session.redo", "doses"},
        {"session.open", "files"},
        {"session.save", "notice"},
        {"session.save_as", "files"},
        {"session.copy", "notice"},
        {"session.paste", "notice"},
        {"looks.full_screen", "full screen"},
        {"panel.search", "search"},
        {"looks.confidence", "confidence"},
        {"panel.changes", "panel"},
        {"panel.legend", "legend"},
        {"panel.keys", "help"},
        {"panel.close", "help"},
        {"session.quit", "open"},
        {"dose.drink", "doses"},
        {"dose.antagonist", "doses"},
        {"talk.begin", "talk"},
        {"talk.end", "talk"},
        {"talk.go_on", "slide"},
        {"talk.back", "slide"},
        {"talk.first", "slide"},
        {"talk.last", "slide"},
        {"talk.black", "blank"},
        {"talk.white", "blank"},
        {"talk.clock", "clock"},
    };
    const auto found = facts.find(command);
    return found != facts.end() ? found->second : "";
}

/// Where the keyboard focus stands: the ImGui id of the focused item, 0 if none is visible.
unsigned focused() {
    const ImGuiContext& context = *ImGui::GetCurrentContext();
    return context.NavDisableHighlight ? 0 : context.NavId;
}

class ShortcutWalk : public testing::Test {
  protected:
    OpenWindow window_{"naltrexone_then_ethanol"};

    void act(const Action& action) {
        window_.session().carry_out(action);
        window_.turns(1);
    }

    /// Tab until a widget has the keyboard focus.
    void tab_to(const std::string& name) {
        for (int i = 0; i < 80 && window_.frame().widgets().find("focus." + name).empty(); ++i) {
            window_.press(SDLK_TAB);
        }
        ASSERT_FALSE(window_.frame().widgets().find("focus." + name).empty()) << name;
    }

    /// Down to a row of the scoreboard that can be opened.
    void find_arm() {
        for (int i = 0; i < 60 && window_.frame().widgets().find("scoreboard.open").empty(); ++i) {
            window_.press(SDLK_DOWN);
        }
    }

    /// Brings the window where the command has something to do.
    void prepare(const std::string& command) {
        if (command == "level.brain") {
            window_.press(SDLK_3);
        } else if (command.starts_with("level.")) {
            window_.press(SDLK_1);
        } else if (command == "dose.remove_chosen") {
            tab_to("timeline.dose.0");
        } else if (command == "compare.swap") {
            act(SetCompareLayout{CompareLayout::split});
        } else if (command.starts_with("scoreboard.") && command != "scoreboard.show") {
            window_.press(SDLK_v);
            for (int i = 0; i < 14; ++i) {
                window_.press(SDLK_DOWN);
            }
            if (command == "scoreboard.open_row") {
                find_arm();
            }
        } else if (command == "looks.normal_text") {
            window_.press(SDLK_PLUS, KMOD_LCTRL);
        } else if (command == "session.undo" || command == "session.redo") {
            window_.press(SDLK_d);
            if (command == "session.redo") {
                window_.press(SDLK_z, KMOD_LCTRL);
            }
        } else if (command == "panel.close") {
            window_.press(SDLK_F1);
        } else if (changed_by(command) == "slide") {
            window_.act(GoToSlide{1});
            window_.turns(3);
        } else if (!command.starts_with("talk.")) {
            act(SetLoop{0.0, 0.0});
            act(ShowWindow{0.0, 7200.0});
            act(SeekTo{1800.0});
        }
    }

    /// Nothing lies over the picture, and one side alone is shown.
    void tidy_up() {
        for (int i = 0; i < 4; ++i) {
            window_.press(SDLK_ESCAPE);
        }
        act(SetCompareLayout{CompareLayout::off});
    }

    void walk(const Command& command, const Key& key) {
        if (command.time == KeyTime::presenting) {
            window_.act(StartPresenting{"disinhibition"});
            window_.turns(3);
        }
        prepare(command.id);
        const Facts before = facts_of(window_);
        const int shift = key.shift == ShiftUse::down ? KMOD_LSHIFT : 0;
        window_.press(key.code, shift | (key.ctrl ? KMOD_LCTRL : 0));
        window_.turns(2);
        const Facts after = facts_of(window_);
        const std::string fact = changed_by(command.id);
        ASSERT_FALSE(fact.empty()) << "a command without a row in this test: " << command.id;
        EXPECT_NE(before.at(fact), after.at(fact))
            << command.id << " (key " << key.code << ") does not change " << fact << ": "
            << before.at(fact);
        if (command.id == "session.afresh") {
            act(Undo{});
        }
    }
};

TEST_F(ShortcutWalk, every_key_of_the_table_does_what_it_says) {
    const std::vector<Command> table = window_.frame().ui_assets().commands;
    ASSERT_GT(table.size(), 40u);
    for (const Command& command : table) {
        for (const Key& key : command.keys) {
            if (command.id != "session.quit") {
                walk(command, key);
                tidy_up();
                ASSERT_TRUE(window_.open()) << command.id;
            }
        }
    }
    const Command& quit = find_command(table, "session.quit");
    walk(quit, quit.keys.front());
    EXPECT_FALSE(window_.open());
}

TEST_F(ShortcutWalk, the_sheet_of_keys_has_every_command) {
    window_.press(SDLK_F1);
    window_.turns(2);
    for (const Command& command : window_.frame().ui_assets().commands) {
        EXPECT_FALSE(window_.frame().widgets().find("help." + command.id).empty()) << command.id;
    }
}

TEST_F(ShortcutWalk, the_search_carries_commands_out_and_refuses_what_cannot_be_done) {
    const auto choose = [&](const std::string& words) {
        window_.press(SDLK_SLASH);
        window_.turns(2);
        window_.type(words);
        window_.press(SDLK_RETURN);
        window_.turns(2);
    };
    ASSERT_FALSE(window_.frame().looks().confidence);
    choose("arrows by their evidence");
    EXPECT_TRUE(window_.frame().looks().confidence);
    EXPECT_FALSE(window_.frame().ui_state().search.open);
    choose("redo");
    EXPECT_TRUE(window_.frame().ui_state().search.open);
}

TEST_F(ShortcutWalk, a_key_shows_in_the_frame_after_the_event) {
    // One turn takes the event and carries it out; the next picture has it.
    window_.push_key(SDL_KEYDOWN, SDLK_3, KMOD_NONE);
    window_.turns(1);
    EXPECT_EQ(window_.frame().looks().camera.target(), StageLevel::synapse);
    window_.turns(1);
    EXPECT_EQ(window_.frame().view().level, StageLevel::synapse);
}

TEST_F(ShortcutWalk, a_key_that_goes_down_and_up_between_two_frames_is_not_lost) {
    const std::vector<unsigned> stops = window_.frame().ui_state().tab_stops;
    window_.push_key(SDL_KEYDOWN, SDLK_TAB, KMOD_NONE);
    window_.push_key(SDL_KEYUP, SDLK_TAB, KMOD_NONE);
    window_.turns(2);
    EXPECT_EQ(focused(), stops.front());
}

TEST_F(ShortcutWalk, a_key_in_a_text_field_is_a_letter) {
    window_.press(SDLK_SLASH);
    window_.turns(2);
    ASSERT_TRUE(window_.frame().ui_state().search.open);
    const bool playing = window_.session().clock().playing();
    window_.press(SDLK_SPACE);
    window_.type("mu");
    EXPECT_EQ(window_.session().clock().playing(), playing);
    EXPECT_EQ(window_.frame().ui_state().search.query.text, "mu");
}

/// Vertices in the colour of the focus ring.
int accent_vertices(const Color& accent) {
    const ImU32 wanted = ImGui::ColorConvertFloat4ToU32({accent.r, accent.g, accent.b, 1.0f});
    int count = 0;
    const ImDrawData& data = *ImGui::GetDrawData();
    for (int list = 0; list < data.CmdListsCount; ++list) {
        for (const ImDrawVert& vertex : data.CmdLists[list]->VtxBuffer) {
            count += vertex.col == wanted ? 1 : 0;
        }
    }
    return count;
}

class TabWalk : public ShortcutWalk {
  protected:
    /// Tab goes to every control that the panels offer, once around, and each shows that it has the focus.
    void walk_around(const std::string& where) {
        const std::vector<unsigned> stops = window_.frame().ui_state().tab_stops;
        ASSERT_FALSE(stops.empty()) << where;
        const Color accent =
            load_theme_by_id(window_.data(), window_.data().defaults.theme).color("accent");
        std::map<unsigned, int> visited;
        for (std::size_t i = 0; i < stops.size(); ++i) {
            window_.press(SDLK_TAB);
            ++visited[focused()];
            EXPECT_GT(accent_vertices(accent), 0) << where << ": no ring at stop " << i;
        }
        for (std::size_t i = 0; i < stops.size(); ++i) {
            EXPECT_EQ(visited[stops[i]], 1) << where << ": stop " << i << " of " << stops.size();
        }
    }
};

TEST_F(TabWalk, reaches_every_control_of_the_window) {
    walk_around("window");
}
TEST_F(TabWalk, reaches_every_control_of_the_two_sides) {
    act(SetCompareLayout{CompareLayout::split});
    walk_around("A | B");
}
TEST_F(TabWalk, reaches_every_control_of_the_list_of_changes) {
    window_.press(SDLK_e);
    walk_around("changes");
}
TEST_F(TabWalk, reaches_every_control_of_the_list_of_ghosts) {
    window_.press(SDLK_g);
    window_.press(SDLK_g, KMOD_LCTRL);
    walk_around("ghosts");
}
TEST_F(TabWalk, reaches_every_control_of_the_scoreboard) {
    window_.press(SDLK_v);
    window_.turns(3);
    walk_around("scoreboard");
}
TEST_F(TabWalk, reaches_every_control_of_the_help_sheet) {
    window_.press(SDLK_F1);
    walk_around("help");
}
TEST_F(TabWalk, reaches_every_control_of_an_explanation) {
    window_.press(SDLK_SLASH);
    window_.turns(2);
    window_.type("dopamine");
    window_.press(SDLK_RETURN);
    window_.turns(3);
    ASSERT_EQ(window_.frame().ui_state().side, why_side);
    walk_around("why");
}

} // namespace shortcut_walk_test
} // namespace disinhibit
