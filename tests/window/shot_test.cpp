#include <gtest/gtest.h>

#include "circuit/io/text/input_error.h"
#include "circuit/io/text/read_file.h"
#include "engine/app/offscreen/offscreen.h"
#include "engine/app/offscreen/render_plot.h"
#include "engine/app/window/asked_shot.h"
#include "engine/view/shot_text.h"
#include "tests/support/open_window.h"
#include "tests/support/temporary_folder.h"

/// Whatever shows a shot shows the same: the window that copied it, the window that opens it, the picture that holds it.
namespace disinhibit {
namespace shot_test {

constexpr PixelSize small{960, 540};
constexpr std::size_t most_bytes = 20'000'000;

/// What there is to see, but for what moves by itself.
Shot shot_of(OpenWindow& window) {
    Shot shot = window.frame().shot(window.session());
    shot.motion_s = 0.0;
    return shot;
}

void press_ctrl(OpenWindow& window, SDL_Keycode key) {
    window.push_key(SDL_KEYDOWN, key, KMOD_LCTRL);
    window.push_key(SDL_KEYUP, key, KMOD_LCTRL);
    window.turns(3);
}

void press(OpenWindow& window, SDL_Keycode key) {
    window.push_key(SDL_KEYDOWN, key, 0);
    window.push_key(SDL_KEYUP, key, 0);
    window.turns(3);
}

TEST(ShotInTheWindow, tells_in_one_line_what_is_not_here_any_more) {
    const ProgramData data = load_program_data();
    Shot shot = shot_of_scenario(data.library.scenarios.at("ethanol"), 60.0);
    shot.view.theme = data.theme_ids.front();
    shot.view.explained = data.library.circuits.at(shot.a.scenario.circuit).populations[0].id;
    shot.view.plots.added = {"ethanol.plasma"};
    const Shot whole = shot;
    EXPECT_EQ(drop_what_is_not_here(shot, data), "");
    EXPECT_EQ(shot, whole);
    shot.view.theme = "sepia";
    shot.view.explained = "nobody";
    shot.view.plots.added = {"gone.level", "ethanol.plasma"};
    const std::string line = drop_what_is_not_here(shot, data);
    for (const char* what : {"sepia", "nobody", "gone.level"}) {
        EXPECT_NE(line.find(what), std::string::npos) << line;
    }
    EXPECT_EQ(line.find('\n'), std::string::npos);
    EXPECT_EQ(shot.view.theme, "");
    EXPECT_EQ(shot.view.explained, "");
    EXPECT_EQ(shot.view.plots.added, std::vector<std::string>{"ethanol.plasma"});
}

TEST(ShotInTheWindow, opens_as_it_was_copied) {
    OpenWindow window("naltrexone_then_ethanol");
    for (const SDL_Keycode key : {SDLK_3, SDLK_c, SDLK_r, SDLK_b, SDLK_u, SDLK_x}) {
        press(window, key);
    }
    const Shot copied = shot_of(window);
    EXPECT_EQ(copied.view.level, StageLevel::synapse);
    EXPECT_TRUE(copied.b);
    EXPECT_FALSE(copied.view.plots.other_unit.empty());
    press_ctrl(window, SDLK_l);
    press_ctrl(window, SDLK_n); // afresh
    for (const SDL_Keycode key : {SDLK_1, SDLK_c, SDLK_t}) {
        press(window, key);
    }
    EXPECT_NE(shot_of(window), copied);
    const int sessions = window.session().begun_afresh();
    press_ctrl(window, SDLK_v);
    EXPECT_EQ(shot_text(shot_of(window), window.data().library),
              shot_text(copied, window.data().library));
    EXPECT_EQ(window.frame().message(), "");
    EXPECT_EQ(window.session().begun_afresh(), sessions + 1) << "the session before is lost";
}

TEST(ShotInTheWindow, tells_in_one_line_what_it_cannot_open) {
    OpenWindow window("ethanol");
    const Shot before = shot_of(window);
    const std::string good = shot_text(before, window.data().library);
    const auto with = [&](const std::string& from, const std::string& to) {
        std::string text = good;
        const std::size_t at = text.find(from);
        EXPECT_NE(at, std::string::npos) << from;
        return text.replace(at, from.size(), to);
    };
    for (const std::string& text : {std::string(),
                                    std::string("a letter"),
                                    good.substr(0, good.size() / 2),
                                    with("version = 1", "version = 2"),
                                    with("[shot]", "[shot]\nunknown = 1")}) {
        SDL_SetClipboardText(text.c_str());
        press_ctrl(window, SDLK_v);
        EXPECT_NE(window.frame().message(), "") << text;
        EXPECT_EQ(window.frame().message().find('\n'), std::string::npos);
        EXPECT_EQ(shot_of(window), before) << text;
    }
}

void drop(OpenWindow& window, const std::filesystem::path& file) {
    SDL_Event event{};
    event.type = SDL_DROPFILE;
    event.drop.file = SDL_strdup(file.c_str());
    SDL_PushEvent(&event);
    window.turns(4);
}

TEST(ShotInTheWindow, opens_files_that_are_dropped) {
    const TemporaryFolder folder;
    Invocation invocation;
    invocation.shot = "naltrexone";
    invocation.size = small;
    invocation.theme = "light";
    invocation.out = folder.path() / "picture.png";
    ProgramData data = load_program_data();
    write_picture(data, invocation);
    OpenWindow window("ethanol");
    const Shot expected = find_shot(window.data(), invocation.out.string()).shot;
    drop(window, invocation.out);
    EXPECT_EQ(window.frame().message(), "");
    EXPECT_EQ(window.frame().looks().theme, "light");
    EXPECT_EQ(window.session().shot().a, expected.a);
    EXPECT_EQ(window.session().shot().b, expected.b);

    const int sessions = window.session().begun_afresh();
    drop(window, window.data().folders.assets / "scenarios" / "naloxone_rescue.toml");
    EXPECT_EQ(window.session().side(Side::a).scenario().id, "naloxone_rescue");
    EXPECT_FALSE(window.session().comparing());
    EXPECT_EQ(window.frame().looks().theme, "light") << "a scenario has no theme";
    EXPECT_EQ(window.session().begun_afresh(), sessions + 1) << "the session before is lost";

    const Shot before = shot_of(window);
    for (const char* file : {"no_such_file.toml", "references.bib", "themes/light.toml", "."}) {
        drop(window, window.data().folders.assets / file);
        EXPECT_NE(window.frame().message(), "") << file;
        EXPECT_EQ(shot_of(window), before) << file;
    }
}

TEST(ShotInTheWindow, takes_neither_large_text_nor_stillness_from_anybody) {
    OpenWindow window("ethanol");
    press_ctrl(window, SDLK_l);
    press(window, SDLK_r);
    for (int step = 0; step < 2; ++step) {
        press_ctrl(window, SDLK_PLUS);
    }
    const Appearance own = window.frame().looks();
    ASSERT_TRUE(own.reduced_motion);
    ASSERT_GT(own.text_scale, 1.0f);
    press_ctrl(window, SDLK_v);
    EXPECT_TRUE(window.frame().looks().reduced_motion);
    EXPECT_EQ(window.frame().looks().text_scale, own.text_scale);
}

TEST(ShotInTheWindow, keeps_its_own_theme_where_the_other_is_not_here) {
    OpenWindow window("ethanol");
    std::string text = shot_text(shot_of(window), window.data().library);
    const std::string theme = "theme = \"" + window.frame().looks().theme + "\"";
    ASSERT_NE(text.find(theme), std::string::npos);
    text.replace(
        text.find(theme), theme.size(), "theme = \"of another program\"\nexplained = \"gone\"");
    const std::string own = window.frame().looks().theme;
    SDL_SetClipboardText(text.c_str());
    press_ctrl(window, SDLK_v);
    EXPECT_EQ(window.frame().looks().theme, own);
    EXPECT_EQ(window.frame().message(), "");
    EXPECT_NE(window.frame().view().notice.find("of another program"), std::string::npos);
}

TEST(ShotOfAPicture, draws_the_same_picture_again) {
    ProgramData data = load_program_data();
    const TemporaryFolder folder;
    const auto draw = [&](Invocation invocation, const std::string& name) {
        invocation.out = folder.path() / name;
        write_picture(data, invocation);
        return read_beginning(invocation.out, most_bytes);
    };
    std::vector<Invocation> all;
    for (const OfferedPair& pair : data.offered.pairs) {
        Invocation picture;
        picture.shot = pair.id;
        picture.size = small;
        all.push_back(picture);
    }
    Invocation alone;
    alone.scenario = "ethanol";
    alone.at_s = 2712.5;
    alone.size = small;
    alone.theme = "light";
    alone.text_scale = 1.25f;
    alone.level = StageLevel::brain;
    alone.stage_only = true;
    alone.reduced_motion = true;
    all.push_back(alone);
    for (const Invocation& picture : all) {
        const std::string first = draw(picture, "first.png");
        Invocation again;
        again.shot = (folder.path() / "first.png").string();
        EXPECT_EQ(draw(again, "again.png"), first) << picture.shot << picture.scenario;
        again.theme = "projector";
        EXPECT_NE(draw(again, "other.png"), first) << "a choice beside the shot is not heard";
    }
}

TEST(ShotOfAFigure, draws_the_figure_again_that_the_window_has_saved) {
    const TemporaryFolder folder;
    OpenWindow window("naltrexone_then_ethanol", small, nullptr, folder.path());
    press(window, SDLK_u);
    press(window, SDLK_x);
    window.act(ShowWindow{600.0, 9000.0});
    window.turns(2);
    window.act(ExportPlot{""});
    window.turns(3);
    EXPECT_EQ(window.frame().message(), "");
    int figures = 0;
    for (const std::string& name : names_in(folder.path())) {
        if (name.ends_with(".svg")) {
            Invocation again;
            again.shot = (folder.path() / name).string();
            again.out = folder.path() / "again.svg";
            ASSERT_TRUE(asks_for_figure(window.data(), again)) << name;
            run_render_plot(window.data(), again);
            EXPECT_EQ(read_beginning(again.out, most_bytes),
                      read_beginning(folder.path() / name, most_bytes))
                << name;
            ++figures;
        }
    }
    EXPECT_GT(figures, 3);
    drop(window, folder.path() / "again.svg");
    EXPECT_EQ(window.frame().message(), "");
    EXPECT_EQ(window.frame().view().window_begin_s, 600.0);
}

TEST(ShotOfAPicture, is_refused_with_what_is_possible) {
    const ProgramData data = load_program_data();
    EXPECT_THROW(find_shot(data, "no such thing"), InputError);
    const TemporaryFolder folder;
    const std::filesystem::path scenario = data.folders.assets / "scenarios" / "ethanol.toml";
    EXPECT_THROW(find_shot(data, scenario.string()), InputError) << "a scenario is no shot";
}

} // namespace shot_test
} // namespace disinhibit
