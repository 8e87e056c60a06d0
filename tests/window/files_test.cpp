#include <gtest/gtest.h>

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

class Files : public testing::Test {
  protected:
    const TemporaryFolder folder_;
    OpenWindow window_{"ethanol", {1280, 720}, {}, folder_.path()};

    const FilePanelState& panel() { return window_.frame().ui_state().files; }
    std::string name(const std::string& file) { return shown_path(folder_.path() / file); }

    void ask_to_open() { window_.press(SDLK_o, KMOD_LCTRL); }
    void ask_to_save() { window_.press(SDLK_s, KMOD_LCTRL | KMOD_LSHIFT); }
    void enter() {
        window_.press(SDLK_RETURN);
        window_.turns(4);
    }
    /// Writes over what stands in the field.
    void write(const std::string& path) {
        window_.press(SDLK_a, KMOD_LCTRL);
        window_.type(path);
        window_.turns(2);
    }
};

TEST_F(Files, SavesUnderANameAndOpensAgain) {
    window_.press(SDLK_3);
    ask_to_save();
    ASSERT_EQ(panel().purpose, FilePurpose::save);
    EXPECT_EQ(panel().path, name("ethanol-session-1.toml"));
    EXPECT_TRUE(cut_letters().empty());
    enter();
    EXPECT_FALSE(panel().open()) << panel().fault;
    EXPECT_TRUE(read_shot_file(folder_.path() / "ethanol-session-1.toml", window_.data().library));
    window_.press(SDLK_1);
    window_.press(SDLK_d);
    ask_to_open();
    ASSERT_EQ(panel().purpose, FilePurpose::open);
    EXPECT_EQ(panel().path, name("") + (name("").ends_with('/') ? "" : "/"));
    // The file that was saved last is the first row.
    window_.press(SDLK_DOWN);
    enter();
    EXPECT_FALSE(panel().open()) << panel().fault;
    EXPECT_EQ(window_.frame().looks().camera.target(), StageLevel::synapse);
    EXPECT_EQ(window_.session().side(Side::a).scenario().doses.size(), 1u);
}

TEST_F(Files, ReplacesAFileOnlyWhenItIsSaidTwice) {
    write_bytes(folder_.path() / "mine.toml", "mine");
    ask_to_save();
    write(name("mine"));
    enter();
    EXPECT_NE(panel().fault.find("mine.toml"), std::string::npos) << panel().fault;
    EXPECT_EQ(read_beginning(folder_.path() / "mine.toml", 100), "mine");
    window_.type("_2");
    window_.turns(2);
    EXPECT_EQ(panel().fault, "");
    enter();
    EXPECT_TRUE(std::filesystem::exists(folder_.path() / "mine_2.toml"));
    EXPECT_EQ(read_beginning(folder_.path() / "mine.toml", 100), "mine");
    ask_to_save();
    write(name("mine.toml"));
    enter();
    enter();
    EXPECT_FALSE(panel().open());
    EXPECT_TRUE(read_shot_file(folder_.path() / "mine.toml", window_.data().library));
}

TEST_F(Files, TellsInThePanelWhatCannotBeDone) {
    const Scenario before = window_.session().side(Side::a).scenario();
    write_bytes(folder_.path() / "broken.toml", "name = ");
    ask_to_open();
    for (const char* file : {"broken.toml", "nothing.toml", ""}) {
        write(name(file));
        enter();
        EXPECT_TRUE(panel().open()) << file;
        EXPECT_NE(panel().fault, "") << file;
        EXPECT_EQ(panel().fault.find('\n'), std::string::npos) << panel().fault;
        EXPECT_EQ(window_.frame().message(), "");
        EXPECT_TRUE(cut_letters().empty());
    }
    window_.press(SDLK_ESCAPE);
    EXPECT_FALSE(panel().open());
    ask_to_save();
    for (const char* file : {"picture.png", "none/mine.toml"}) {
        write(name(file));
        enter();
        EXPECT_TRUE(panel().open()) << file;
        EXPECT_NE(panel().fault, "") << file;
    }
    window_.press(SDLK_ESCAPE);
    EXPECT_EQ(window_.session().side(Side::a).scenario(), before);
}

TEST_F(Files, CompletesNamesAndGoesIntoFolders) {
    std::filesystem::create_directory(folder_.path() / "talks");
    const auto scenario = window_.data().folders.assets / "scenarios" / "naloxone_rescue.toml";
    std::filesystem::copy_file(scenario, folder_.path() / "talks" / "rescue.toml");
    ask_to_open();
    write(name("ta"));
    window_.press(SDLK_TAB);
    window_.turns(2);
    EXPECT_EQ(panel().path, name("talks") + "/");
    window_.press(SDLK_TAB);
    window_.turns(2);
    EXPECT_EQ(panel().path, name("talks/rescue.toml"));
    enter();
    EXPECT_FALSE(panel().open()) << panel().fault;
    EXPECT_EQ(window_.session().side(Side::a).scenario().id, "rescue");
}

TEST_F(Files, OpensADeckAndAPicture) {
    ask_to_open();
    write((window_.data().folders.assets / "decks" / "stimulants.toml").string());
    enter();
    EXPECT_TRUE(window_.loop().presenting());
    window_.press(SDLK_ESCAPE);
    window_.turns(3);
    EXPECT_FALSE(panel().open());
    Invocation invocation;
    invocation.shot = "naltrexone";
    invocation.size = PixelSize{640, 400};
    invocation.out = folder_.path() / "picture.png";
    ProgramData data = load_program_data();
    write_picture(data, invocation);
    ask_to_open();
    write(name("picture.png"));
    enter();
    EXPECT_FALSE(panel().open()) << panel().fault;
    EXPECT_TRUE(window_.session().comparing());
    ASSERT_EQ(window_.frame().recent_files().size(), 2u);
    EXPECT_EQ(window_.frame().recent_files().front(), name("picture.png"));
}

} // namespace files_test
} // namespace disinhibit
