#include <gtest/gtest.h>

#include <set>

#include "circuit/io/text/input_error.h"
#include "engine/app/offscreen/offscreen.h"
#include "engine/app/offscreen/pictures.h"
#include "engine/app/window/asked_deck.h"
#include "engine/scene/describe.h"
#include "engine/view/shot_row.h"
#include "engine/view/shot_text.h"
#include "tests/support/temporary_folder.h"

/// Everything that comes with the program and says what there is to see: every slide, pair, picture and scenario.
namespace disinhibit {
namespace shipped_shots_test {

struct NamedShot {
    std::string name;
    Shot shot;
};

std::filesystem::path pictures_file(const ProgramData& data) {
    return data.folders.assets / "pictures.toml";
}

std::vector<NamedShot> shipped_shots(const ProgramData& data) {
    std::vector<NamedShot> shots;
    for (const OfferedDeck& offered : shipped_decks(data)) {
        for (const Slide& slide : find_deck(data, offered.id).slides) {
            shots.push_back({"a slide of " + offered.id, slide.shot});
        }
    }
    for (const OfferedPair& pair : data.offered.pairs) {
        shots.push_back({"the pair " + pair.id, pair.shot});
    }
    for (const Picture& picture : read_pictures(pictures_file(data), data)) {
        shots.push_back({"the picture " + picture.id, picture.shot});
    }
    for (const auto& [id, scenario] : data.library.scenarios) {
        shots.push_back({"the scenario " + id, shot_of_scenario(scenario, data.defaults.speed)});
    }
    return shots;
}

/// What the stages of a shot are drawn of.
std::string drawn(OffscreenFrame& offscreen, const ProgramData& data, Shot shot) {
    SessionSettings settings;
    settings.playing = false;
    SessionPair session(data.library, shot.a.scenario, settings);
    shot.playing = false;
    session.open(shot);
    offscreen.frame().look(shot.view);
    session.settle();
    offscreen.frame().draw_stage_only(session, offscreen.target());
    std::string text = describe(offscreen.frame().stage_picture(Side::a));
    if (session.layout() == CompareLayout::split) {
        text += describe(offscreen.frame().stage_picture(Side::b));
    }
    return text;
}

TEST(ShippedShots, WrittenAndReadBackAreEqualAndDrawTheSame) {
    ProgramData data = load_program_data();
    ASSERT_EQ(data.offered.remark, "");
    const std::vector<NamedShot> shots = shipped_shots(data);
    EXPECT_GE(shots.size(), 70u);
    Invocation looks;
    looks.theme = data.defaults.theme;
    looks.text_scale = 1.0f;
    OffscreenFrame offscreen(data, looks, {640, 400});
    std::vector<std::string> lists;
    for (const NamedShot& shipped : shots) {
        lists.push_back(drawn(offscreen, data, shipped.shot));
        EXPECT_GT(lists.back().size(), 1000u) << shipped.name;
    }
    for (std::size_t i = 0; i < shots.size(); ++i) {
        const Shot again = read_shot("again", shot_text(shots[i].shot, data.library), data.library);
        EXPECT_EQ(again, shots[i].shot) << shots[i].name;
        EXPECT_TRUE(drawn(offscreen, data, again) == lists[i]) << shots[i].name << " looks another";
    }
    EXPECT_GT(std::set<std::string>(lists.begin(), lists.end()).size(), shots.size() / 2)
        << "too many look alike to tell anything";
}

TEST(PicturesFile, IsRefusedInOneLine) {
    const ProgramData data = load_program_data();
    const TemporaryFolder folder;
    const auto refusal = [&](const std::string& text) {
        write_bytes(folder.path() / "pictures.toml", text);
        try {
            read_pictures(folder.path() / "pictures.toml", data);
        } catch (const InputError& error) {
            EXPECT_EQ(std::string(error.what()).find('\n'), std::string::npos);
            return std::string(error.what());
        }
        return std::string();
    };
    const std::string good = "[[picture]]\nshot = \"ethanol\"\n";
    EXPECT_EQ(refusal(good), "");
    EXPECT_NE(refusal("version = 2\n" + good).find("newer"), std::string::npos);
    EXPECT_NE(refusal("[[picture]]\nshot = \"gone\"").find("picture_1.shot"), std::string::npos);
    EXPECT_NE(refusal(good + "id = \"../x\"").find("picture_1.id"), std::string::npos);
    EXPECT_NE(refusal(good + "windows = [\"800x600\"]").find("windows"), std::string::npos);
    EXPECT_NE(refusal(good + "windows = [\"800\"]\ntext_scales = [100]").find("windows"),
              std::string::npos);
    EXPECT_NE(refusal(good + "window = 1").find("unknown key"), std::string::npos);
    EXPECT_NE(refusal("").find("missing"), std::string::npos);
    EXPECT_NE(refusal(good.substr(0, 20)), "");
}

} // namespace shipped_shots_test
} // namespace disinhibit
