#include "engine/ui/state/shortcut_table.h"

#include <SDL.h>

/// The one table of keys: what the handler obeys and the help sheet shows.
namespace disinhibit {
namespace {

Shortcut row(Command command, int key, const char* shown, const char* text_key) {
    Shortcut shortcut;
    shortcut.command = command;
    shortcut.key = key;
    shortcut.shown = shown;
    shortcut.text_key = text_key;
    return shortcut;
}

/// Another key for the command of the row before; not on the help sheet.
Shortcut also(Command command, int key) {
    return row(command, key, "", "");
}

/// A character, whatever keys the layout needs for it.
Shortcut typed(Shortcut shortcut) {
    shortcut.sign = true;
    return shortcut;
}

Shortcut with_ctrl(Shortcut shortcut) {
    shortcut.ctrl = true;
    return shortcut;
}

Shortcut repeating(Shortcut shortcut) {
    shortcut.repeats = true;
    return shortcut;
}

Shortcut with_shift(Shortcut shortcut, ShiftUse use) {
    shortcut.shift = use;
    return shortcut;
}

Shortcut used(Shortcut shortcut, KeyUse use) {
    shortcut.use = use;
    return shortcut;
}

/// Also in a talk.
Shortcut in_talks(Shortcut shortcut) {
    shortcut.time = KeyTime::both;
    return shortcut;
}

std::vector<Shortcut> time_rows() {
    using enum Command;
    return {
        in_talks(row(play_pause, SDLK_SPACE, "Space", "help.play_pause")),
        used(repeating(row(step_forward, SDLK_RIGHT, "→", "help.step_forward")),
             KeyUse::not_focused),
        used(repeating(row(step_back, SDLK_LEFT, "←", "help.step_back")), KeyUse::not_focused),
        row(restart, SDLK_HOME, "Home", "help.restart"),
        row(next_event, SDLK_n, "N", "help.next_event"),
        used(with_ctrl(also(next_event, SDLK_RIGHT)), KeyUse::not_focused),
        used(with_ctrl(row(previous_event, SDLK_LEFT, "Ctrl ←", "help.previous_event")),
             KeyUse::not_focused),
        used(with_ctrl(repeating(row(zoom_in, SDLK_UP, "Ctrl ↑", "help.zoom_in"))),
             KeyUse::not_focused),
        used(with_ctrl(repeating(row(zoom_out, SDLK_DOWN, "Ctrl ↓", "help.zoom_out"))),
             KeyUse::not_focused),
        row(whole_course, SDLK_w, "W", "help.whole_course"),
        row(loop_begins, SDLK_i, "I", "help.loop_begins"),
        row(loop_ends, SDLK_o, "O", "help.loop_ends"),
        row(loop, SDLK_l, "L", "help.loop"),
        row(remove_dose, SDLK_DELETE, "Del", "help.remove_dose"),
        also(remove_dose, SDLK_BACKSPACE),
        row(keep_ghost, SDLK_g, "G", "help.keep_ghost"),
        with_ctrl(row(ghosts, SDLK_g, "Ctrl G", "help.ghosts")),
        in_talks(typed(repeating(row(faster, '+', "+", "help.faster")))),
        in_talks(typed(repeating(also(faster, '=')))),
        in_talks(typed(repeating(row(slower, '-', "−", "help.slower")))),
    };
}

/// Only while the scoreboard is open.
std::vector<Shortcut> scoreboard_rows() {
    using enum Command;
    return {
        repeating(with_shift(row(scoreboard_page_down, SDLK_DOWN, "", ""), ShiftUse::down)),
        repeating(with_shift(row(scoreboard_page_up, SDLK_UP, "", ""), ShiftUse::down)),
        used(with_shift(repeating(row(scoreboard_down, SDLK_DOWN, "↓", "help.scoreboard_down")),
                        ShiftUse::up),
             KeyUse::not_focused),
        used(with_shift(repeating(row(scoreboard_up, SDLK_UP, "↑", "help.scoreboard_up")),
                        ShiftUse::up),
             KeyUse::not_focused),
        used(row(scoreboard_open, SDLK_RETURN, "Enter", "help.scoreboard_open"),
             KeyUse::not_focused),
    };
}

std::vector<Shortcut> window_rows() {
    using enum Command;
    return {
        with_ctrl(with_shift(row(undo, SDLK_z, "Ctrl Z", "help.undo"), ShiftUse::up)),
        with_ctrl(row(redo, SDLK_y, "Ctrl Y", "help.redo")),
        with_ctrl(with_shift(also(redo, SDLK_z), ShiftUse::down)),
        with_ctrl(row(begin_afresh, SDLK_n, "Ctrl N", "help.afresh")),
        used(with_ctrl(row(open_file, SDLK_o, "Ctrl O", "help.open_file")), KeyUse::even_in_text),
        used(with_ctrl(with_shift(row(save, SDLK_s, "Ctrl S", "help.save"), ShiftUse::up)),
             KeyUse::even_in_text),
        used(with_ctrl(
                 with_shift(row(save_as, SDLK_s, "Ctrl Shift S", "help.save_as"), ShiftUse::down)),
             KeyUse::even_in_text),
        with_ctrl(row(copy_shot, SDLK_l, "Ctrl L", "help.copy_shot")),
        with_ctrl(row(paste_shot, SDLK_v, "Ctrl V", "help.paste_shot")),
        in_talks(used(row(full_screen, SDLK_F11, "F11", "help.full_screen"), KeyUse::even_in_text)),
        in_talks(row(level_brain, SDLK_1, "1", "help.level_brain")),
        also(level_brain, SDLK_KP_1),
        in_talks(row(level_circuit, SDLK_2, "2", "help.level_circuit")),
        also(level_circuit, SDLK_KP_2),
        in_talks(row(level_synapse, SDLK_3, "3", "help.level_synapse")),
        also(level_synapse, SDLK_KP_3),
        row(toggle_traces, SDLK_t, "T", "help.traces"),
        row(switch_plot_unit, SDLK_u, "U", "help.plot_unit"),
        row(next_time_scale, SDLK_x, "X", "help.time_scale"),
        used(with_ctrl(row(export_plot, SDLK_e, "Ctrl E", "help.export")), KeyUse::even_in_text),
        row(cycle_compare, SDLK_b, "B", "help.compare"),
        row(swap_sides, SDLK_a, "A", "help.swap_sides"),
        row(switch_circuit, SDLK_h, "H", "help.circuit"),
        row(toggle_scoreboard, SDLK_v, "V", "help.scoreboard"),
        typed(row(search, '/', "/", "help.search")),
        with_ctrl(row(search, SDLK_f, "Ctrl F", "help.search")),
        row(changes, SDLK_e, "E", "help.changes"),
        in_talks(row(confidence, SDLK_c, "C", "help.confidence")),
        row(toggle_theme, SDLK_p, "P", "help.theme"),
        row(toggle_motion, SDLK_r, "R", "help.motion"),
        with_ctrl(row(larger_text, SDLK_PLUS, "Ctrl +", "help.larger_text")),
        with_ctrl(also(larger_text, SDLK_EQUALS)),
        with_ctrl(also(larger_text, SDLK_KP_PLUS)),
        with_ctrl(row(smaller_text, SDLK_MINUS, "Ctrl −", "help.smaller_text")),
        with_ctrl(also(smaller_text, SDLK_KP_MINUS)),
        with_ctrl(row(normal_text, SDLK_0, "Ctrl 0", "help.normal_text")),
        used(row(help, SDLK_F1, "?", "help.help"), KeyUse::even_in_text),
        typed(also(help, '?')),
        used(row(close, SDLK_ESCAPE, "Esc", "help.close_key"), KeyUse::even_in_text),
        in_talks(used(with_ctrl(row(quit, SDLK_q, "Ctrl Q", "help.quit")), KeyUse::even_in_text)),
    };
}

/// The keys of a talk: those of the clickers that lecturers hold (PageUp, PageDown, F5, Esc, B or a full stop), and those of
/// the programs they know.
std::vector<Shortcut> presenting_rows() {
    using enum Command;
    std::vector<Shortcut> rows = {
        row(go_on, SDLK_PAGEDOWN, "PageDown", "help.go_on"),
        also(go_on, SDLK_RIGHT),
        also(go_on, SDLK_DOWN),
        also(go_on, SDLK_RETURN),
        row(slide_back, SDLK_PAGEUP, "PageUp", "help.slide_back"),
        also(slide_back, SDLK_LEFT),
        also(slide_back, SDLK_UP),
        also(slide_back, SDLK_BACKSPACE),
        row(first_slide, SDLK_HOME, "Home", "help.first_slide"),
        row(last_slide, SDLK_END, "End", "help.last_slide"),
        row(black_screen, SDLK_b, "B", "help.black_screen"),
        typed(also(black_screen, '.')),
        row(white_screen, SDLK_w, "W", "help.white_screen"),
        row(toggle_clock, SDLK_h, "H", "help.toggle_clock"),
        row(end_presenting, SDLK_ESCAPE, "Esc", "help.end_presenting"),
    };
    for (Shortcut& shortcut : rows) {
        shortcut.time = KeyTime::presenting;
    }
    rows.insert(rows.begin(), row(present, SDLK_F5, "F5", "help.present"));
    return rows;
}

} // namespace

std::vector<Shortcut> make_shortcuts(const std::vector<DoseCard>& cards) {
    std::vector<Shortcut> table = time_rows();
    for (std::size_t i = 0; i < cards.size(); ++i) {
        if (!cards[i].key.empty()) {
            const std::string text_key = "dose." + cards[i].id + ".help";
            // SDL's key codes of letters are the small letters.
            Shortcut shortcut = row(Command::take_card,
                                    cards[i].key[0] - 'A' + 'a',
                                    cards[i].key.c_str(),
                                    text_key.c_str());
            shortcut.card = static_cast<int>(i);
            table.push_back(in_talks(shortcut));
        }
    }
    for (const std::vector<Shortcut>& rows :
         {scoreboard_rows(), window_rows(), presenting_rows()}) {
        table.insert(table.end(), rows.begin(), rows.end());
    }
    return table;
}

} // namespace disinhibit
