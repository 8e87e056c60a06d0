#include <gtest/gtest.h>

#include <optional>

#include "circuit/io/text/read_file.h"
#include "engine/app/window/asked_shot.h"
#include "engine/app/window/folder_list.h"
#include "engine/view/shot_text.h"
#include "tests/support/open_window.h"
#include "tests/support/panel_walk.h"
#include "tests/support/temporary_folder.h"

/// The panel that asks for a file, with keys alone.
namespace disinhibit {
namespace files_test {

/// A window with its panel for files, and keys as fast as a frame.
class Files : public testing::Test {
  protected:
    const TemporaryFolder folder_;
    std::optional<OpenWindow> opened_;

    OpenWindow& window() {
        if (!opened_) {
            opened_.emplace("ethanol", PixelSize{720, 450}, nullptr, folder_.path());
        }
        return *opened_;
    }
    const FilePanelState& panel() { return window().frame().ui_state().files; }
    std::string name(const std::string& file) const { return shown_path(folder_.path() / file); }

    void press_ctrl(SDL_Keycode key, int modifiers = KMOD_NONE) {
        window().press(key, KMOD_LCTRL | modifiers);
        window().push_key(SDL_KEYUP, SDLK_LCTRL, KMOD_NONE);
        window().turns(3);
    }
    void ask_to_open() { press_ctrl(SDLK_o); }
    void ask_to_save() { press_ctrl(SDLK_s, KMOD_LSHIFT); }
    void press(SDL_Keycode key) {
        window().press(key);
        window().turns(2);
    }
    void type(const std::string& text) {
        for (const char letter : text) {
            window().push_text(letter);
        }
        window().turns(3);
    }
    /// Writes over what stands in the field.
    void write(const std::string& path) {
        press_ctrl(SDLK_a);
        type(path);
        ASSERT_EQ(panel().path.text, path);
    }
};

TEST_F(Files, SavesUnderANameAndOpensAgain) {
    press(SDLK_3);
    ask_to_save();
    ASSERT_EQ(panel().purpose, FilePurpose::save);
    EXPECT_EQ(panel().path.text, name("ethanol-session-1.toml"));
    EXPECT_TRUE(cut_letters().empty());
    press(SDLK_RETURN);
    EXPECT_FALSE(panel().open()) << panel().fault;
    EXPECT_TRUE(read_shot_file(folder_.path() / "ethanol-session-1.toml", window().data().library));
    press(SDLK_1);
    press(SDLK_d);
    ask_to_open();
    ASSERT_EQ(panel().purpose, FilePurpose::open);
    EXPECT_EQ(panel().path.text, name("") + (name("").ends_with('/') ? "" : "/"));
    // The file that was saved last is the first row.
    press(SDLK_DOWN);
    press(SDLK_RETURN);
    EXPECT_FALSE(panel().open()) << panel().fault;
    EXPECT_EQ(window().frame().looks().camera.target(), StageLevel::synapse);
    EXPECT_EQ(window().session().side(Side::a).scenario().doses.size(), 1u);
}

TEST_F(Files, ReplacesAFileOnlyWhenItIsSaidTwice) {
    write_bytes(folder_.path() / "mine.toml", "mine");
    ask_to_save();
    write(name("mine"));
    press(SDLK_RETURN);
    EXPECT_NE(panel().fault.find("mine.toml"), std::string::npos) << panel().fault;
    EXPECT_EQ(read_beginning(folder_.path() / "mine.toml", 100), "mine");
    type("_2");
    EXPECT_EQ(panel().fault, "");
    press(SDLK_RETURN);
    EXPECT_TRUE(std::filesystem::exists(folder_.path() / "mine_2.toml"));
    EXPECT_EQ(read_beginning(folder_.path() / "mine.toml", 100), "mine");
    ask_to_save();
    write(name("mine.toml"));
    press(SDLK_RETURN);
    press(SDLK_RETURN);
    EXPECT_FALSE(panel().open());
    EXPECT_TRUE(read_shot_file(folder_.path() / "mine.toml", window().data().library));
}

TEST_F(Files, TellsInThePanelWhatCannotBeDone) {
    const Scenario before = window().session().side(Side::a).scenario();
    write_bytes(folder_.path() / "broken.toml", "name = ");
    ask_to_open();
    for (const char* file : {"broken.toml", "nothing.toml", ""}) {
        write(name(file));
        press(SDLK_RETURN);
        EXPECT_TRUE(panel().open()) << file;
        EXPECT_NE(panel().fault, "") << file;
        EXPECT_EQ(panel().fault.find('\n'), std::string::npos) << panel().fault;
        EXPECT_EQ(window().frame().message(), "");
        EXPECT_TRUE(cut_letters().empty());
    }
    press(SDLK_ESCAPE);
    EXPECT_FALSE(panel().open());
    ask_to_save();
    for (const char* file : {"picture.png", "none/mine.toml"}) {
        write(name(file));
        press(SDLK_RETURN);
        EXPECT_TRUE(panel().open()) << file;
        EXPECT_NE(panel().fault, "") << file;
    }
    press(SDLK_ESCAPE);
    EXPECT_EQ(window().session().side(Side::a).scenario(), before);
}

TEST_F(Files, CompletesNamesAndGoesIntoFolders) {
    std::filesystem::create_directory(folder_.path() / "talks");
    const auto scenario = window().data().folders.assets / "scenarios" / "naloxone_rescue.toml";
    std::filesystem::copy_file(scenario, folder_.path() / "talks" / "rescue.toml");
    ask_to_open();
    write(name("ta"));
    press(SDLK_TAB);
    EXPECT_EQ(panel().path.text, name("talks") + "/");
    press(SDLK_TAB);
    EXPECT_EQ(panel().path.text, name("talks/rescue.toml"));
    press(SDLK_RETURN);
    EXPECT_FALSE(panel().open()) << panel().fault;
    EXPECT_EQ(window().session().side(Side::a).scenario().id, "rescue");
}

TEST_F(Files, OpensADeckAndAPicture) {
    {
        Invocation invocation;
        invocation.shot = "naltrexone";
        invocation.size = PixelSize{320, 240};
        invocation.out = folder_.path() / "picture.png";
        ProgramData data = load_program_data();
        write_picture(data, invocation);
    }
    ask_to_open();
    write((window().data().folders.assets / "decks" / "stimulants.toml").string());
    press(SDLK_RETURN);
    EXPECT_TRUE(window().loop().presenting());
    press(SDLK_ESCAPE);
    EXPECT_FALSE(panel().open());
    ask_to_open();
    write(name("picture.png"));
    press(SDLK_RETURN);
    EXPECT_FALSE(panel().open()) << panel().fault;
    EXPECT_TRUE(window().session().comparing());
    ASSERT_EQ(window().frame().recent_files().size(), 2u);
    EXPECT_EQ(window().frame().recent_files().front(), name("picture.png"));
}

} // namespace files_test
} // namespace disinhibit
