#include <SDL.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>

#include "engine/ui/commands/keyboard.h"
#include "engine/ui/commands/table.h"

/// The keyboards of many countries: every command can be told on each of them, and no key does what another one says.
namespace disinhibit {
namespace keyboard_test {

/// A layout as X11 has it: what each place of the board writes alone and with Shift. Places in the order of a US board.
struct Keyboard {
    const char* country;
    const char32_t* plain;
    const char32_t* shifted;
};

constexpr SDL_Scancode places[] = {SDL_SCANCODE_1,
                                   SDL_SCANCODE_2,
                                   SDL_SCANCODE_3,
                                   SDL_SCANCODE_4,
                                   SDL_SCANCODE_5,
                                   SDL_SCANCODE_6,
                                   SDL_SCANCODE_7,
                                   SDL_SCANCODE_8,
                                   SDL_SCANCODE_9,
                                   SDL_SCANCODE_0,
                                   SDL_SCANCODE_MINUS,
                                   SDL_SCANCODE_EQUALS,
                                   SDL_SCANCODE_Q,
                                   SDL_SCANCODE_W,
                                   SDL_SCANCODE_E,
                                   SDL_SCANCODE_R,
                                   SDL_SCANCODE_T,
                                   SDL_SCANCODE_Y,
                                   SDL_SCANCODE_U,
                                   SDL_SCANCODE_I,
                                   SDL_SCANCODE_O,
                                   SDL_SCANCODE_P,
                                   SDL_SCANCODE_LEFTBRACKET,
                                   SDL_SCANCODE_RIGHTBRACKET,
                                   SDL_SCANCODE_A,
                                   SDL_SCANCODE_S,
                                   SDL_SCANCODE_D,
                                   SDL_SCANCODE_F,
                                   SDL_SCANCODE_G,
                                   SDL_SCANCODE_H,
                                   SDL_SCANCODE_J,
                                   SDL_SCANCODE_K,
                                   SDL_SCANCODE_L,
                                   SDL_SCANCODE_SEMICOLON,
                                   SDL_SCANCODE_APOSTROPHE,
                                   SDL_SCANCODE_BACKSLASH,
                                   SDL_SCANCODE_NONUSBACKSLASH,
                                   SDL_SCANCODE_Z,
                                   SDL_SCANCODE_X,
                                   SDL_SCANCODE_C,
                                   SDL_SCANCODE_V,
                                   SDL_SCANCODE_B,
                                   SDL_SCANCODE_N,
                                   SDL_SCANCODE_M,
                                   SDL_SCANCODE_COMMA,
                                   SDL_SCANCODE_PERIOD,
                                   SDL_SCANCODE_SLASH};

constexpr Keyboard keyboards[] = {
    {"us",
     U"1234567890-=qwertyuiop[]asdfghjkl;'\\<zxcvbnm,./",
     U"!@#$%^&*()_+QWERTYUIOP{}ASDFGHJKL:\"|>ZXCVBNM<>?"},
    {"gb",
     U"1234567890-=qwertyuiop[]asdfghjkl;'#\\zxcvbnm,./",
     U"!\"£$%^&*()_+QWERTYUIOP{}ASDFGHJKL:@~|ZXCVBNM<>?"},
    {"de",
     U"1234567890ß´qwertzuiopü+asdfghjklöä#<yxcvbnm,.-",
     U"!\"§$%&/()=?`QWERTZUIOPÜ*ASDFGHJKLÖÄ'>YXCVBNM;:_"},
    {"fr",
     U"&é\"'(-è_çà)=azertyuiop^$qsdfghjklmù*<wxcvbn,;:!",
     U"1234567890°+AZERTYUIOP¨£QSDFGHJKLM%µ>WXCVBN?./§"},
    {"es",
     U"1234567890'¡qwertyuiop`+asdfghjklñ´ç<zxcvbnm,.-",
     U"!\"·$%&/()=?¿QWERTYUIOP^*ASDFGHJKLÑ¨Ç>ZXCVBNM;:_"},
    {"it",
     U"1234567890'ìqwertyuiopè+asdfghjklòàù<zxcvbnm,.-",
     U"!\"£$%&/()=?^QWERTYUIOPé*ASDFGHJKLç°§>ZXCVBNM;:_"},
    {"se",
     U"1234567890+´qwertyuiopå¨asdfghjklöä'<zxcvbnm,.-",
     U"!\"#¤%&/()=?`QWERTYUIOPÅ^ASDFGHJKLÖÄ*>ZXCVBNM;:_"},
    {"ru",
     U"1234567890-=йцукенгшщзхъфывапролджэ\\/ячсмитьбю.",
     U"!\"№;%:?*()_+ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭ/|ЯЧСМИТЬБЮ,"},
    {"ua",
     U"1234567890-=йцукенгшщзхїфівапролджєґ/ячсмитьбю.",
     U"!\"№;%:?*()_+ЙЦУКЕНГШЩЗХЇФІВАПРОЛДЖЄҐ|ЯЧСМИТЬБЮ,"},
    {"gr",
     U"1234567890-=;ςερτυθιοπ[]ασδφγηξκλ´'\\<ζχψωβνμ,./",
     U"!@#$%^&*()_+:΅ΕΡΤΥΘΙΟΠ{}ΑΣΔΦΓΗΞΚΛ¨\"|>ΖΧΨΩΒΝΜ<>?"},
    {"il",
     U"1234567890-=/'קראטוןםפ][שדגכעיחלךף,\\<זסבהנמצתץ.",
     U"!@#$%^&*)(_+QWERTYUIOP}{ASDFGHJKL:\"|>ZXCVBNM><?"},
    {"jp",
     U"1234567890-^qwertyuiop@[asdfghjkl;:]\\zxcvbnm,./",
     U"!\"#$%&'()~=~QWERTYUIOP`{ASDFGHJKL+*}_ZXCVBNM<>?"},
};

class Keyboards : public testing::TestWithParam<Keyboard> {
  protected:
    std::vector<Command> table_ = [] {
        DoseCard drink;
        drink.id = "drink";
        drink.key = "D";
        DoseCard tablet;
        tablet.id = "tablet";
        tablet.key = "M";
        return make_commands({drink, tablet});
    }();

    bool has(int key) const { return place_of(GetParam().plain, static_cast<char32_t>(key)) >= 0; }
    static int place_of(const char32_t* row, char32_t letter) {
        for (int i = 0; row[i] != U'\0'; ++i) {
            if (row[i] == letter) {
                return i;
            }
        }
        return -1;
    }

    /// What happens when the key at this place goes down: first the key, then, without Ctrl, what it writes.
    std::vector<std::string>
    commands_of(int place, bool ctrl, bool shift, bool talk = false) const {
        std::vector<std::string> commands;
        const auto hear = [&](const SDL_Event& event) {
            const auto press = key_press_of(event, [this](int key) { return has(key); });
            const Command* found =
                press ? command_of(table_, *press, {false, false, talk}) : nullptr;
            if (found != nullptr) {
                commands.push_back(found->id);
            }
        };
        SDL_Event down{};
        down.type = SDL_KEYDOWN;
        down.key.keysym.scancode = places[place];
        down.key.keysym.sym = static_cast<SDL_Keycode>(GetParam().plain[place]);
        down.key.keysym.mod =
            static_cast<Uint16>((ctrl ? KMOD_LCTRL : 0) | (shift ? KMOD_LSHIFT : 0));
        hear(down);
        const char32_t letter = (shift ? GetParam().shifted : GetParam().plain)[place];
        if (!ctrl) {
            SDL_Event text{};
            text.type = SDL_TEXTINPUT;
            if (letter < 0x80) {
                text.text.text[0] = static_cast<char>(letter);
            } else {
                text.text.text[0] = text.text.text[1] = '\xC3'; // any letter of two bytes
            }
            hear(text);
        }
        return commands;
    }
    /// Where a letter or digit is: by the layout, else where a US board has it.
    int key_for(char key) const {
        const int here = place_of(GetParam().plain, static_cast<char32_t>(key));
        return here >= 0 ? here : place_of(keyboards[0].plain, static_cast<char32_t>(key));
    }
    std::vector<std::string> write(char sign) const {
        const int plain = place_of(GetParam().plain, static_cast<char32_t>(sign));
        const int shifted = place_of(GetParam().shifted, static_cast<char32_t>(sign));
        return plain >= 0 ? commands_of(plain, false, false) : commands_of(shifted, false, true);
    }
};

TEST_P(Keyboards, have_a_row_as_long_as_the_board) {
    EXPECT_EQ(std::char_traits<char32_t>::length(GetParam().plain), std::size(places));
    EXPECT_EQ(std::char_traits<char32_t>::length(GetParam().shifted), std::size(places));
}

TEST_P(Keyboards, every_letter_and_digit_does_what_the_table_says) {
    for (const Command& command : table_) {
        for (const Key& key : command.keys) {
            const bool letter = key.code >= 'a' && key.code <= 'z';
            const bool digit = key.code >= '0' && key.code <= '9';
            if (key.sign || !(letter || digit)) {
                continue;
            }
            const bool shift = key.shift == ShiftUse::down;
            const int place = key_for(static_cast<char>(key.code));
            ASSERT_GE(place, 0);
            const bool talk = command.time == KeyTime::presenting;
            const std::vector<std::string> commands = commands_of(place, key.ctrl, shift, talk);
            ASSERT_FALSE(commands.empty()) << command.id;
            EXPECT_EQ(commands.front(), command.id);
        }
    }
}

TEST_P(Keyboards, signs_work_wherever_they_are) {
    for (const auto& [sign, command] : std::map<char, std::string>{{'/', "panel.search"},
                                                                   {'?', "panel.keys"},
                                                                   {'+', "time.faster"},
                                                                   {'-', "time.slower"}}) {
        const std::vector<std::string> commands = write(sign);
        EXPECT_EQ(commands.size(), 1u) << sign;
        EXPECT_TRUE(!commands.empty() && commands.back() == command) << sign;
    }
}

TEST_P(Keyboards, a_key_with_another_sign_takes_no_dose) {
    const int drink = key_for('d');
    const int tablet = key_for('m');
    for (int place = 0; place < static_cast<int>(std::size(places)); ++place) {
        const bool takes =
            std::ranges::any_of(commands_of(place, false, false),
                                [](const std::string& id) { return id.starts_with("dose."); });
        EXPECT_EQ(takes, place == drink || place == tablet) << place;
    }
}

INSTANTIATE_TEST_SUITE_P(Countries,
                         Keyboards,
                         testing::ValuesIn(keyboards),
                         [](const auto& keyboard) { return std::string(keyboard.param.country); });

} // namespace keyboard_test
} // namespace disinhibit
