#include <gtest/gtest.h>

#include <algorithm>

#include "engine/run/pair.h"
#include "engine/scene/describe.h"
#include "engine/scene/levels.h"
#include "engine/view/shot_text.h"
#include "tests/support/assets.h"
#include "tests/support/scene_fixture.h"

/// Whoever draws the same shot draws the same picture.
namespace disinhibit {
namespace scene_shot_test {

const Library& library() {
    return shipped_library();
}

/// What the stage of the active side looks like, as text.
std::string picture_of(const SessionPair& pair, const View& view) {
    static const Texts texts = load_texts(SceneFixture::assets() / "texts/en.toml");
    const Session& session = pair.active();
    const Scenario& scenario = session.scenario();
    const StageSet stages = load_stage_set(SceneFixture::assets() / "stages",
                                           scenario.circuit,
                                           library().subjects.at(scenario.subject).species);
    const Theme theme = load_theme(SceneFixture::assets() / "themes" / (view.theme + ".toml"));
    const EvenMeasure measure;
    StageLevels builder(stages,
                        StageModel{library().circuits.at(scenario.circuit),
                                   session.trajectory().signals(),
                                   session.trajectory().parameters(),
                                   library().substances},
                        theme,
                        texts,
                        measure);
    StageInput input;
    input.now = &session.snapshot();
    input.baseline = &session.trajectory().baseline();
    input.display_time_s = session.clock().display_s();
    input.playback_speed = session.clock().speed();
    input.size = {960.0f, 540.0f};
    input.looks.confidence = view.confidence;
    input.camera = LevelCamera(view.level).shot();
    DrawList list;
    builder.build(input, list);
    return describe(list);
}

TEST(ShotPicture, is_the_same_after_writing_and_reading_for_every_shipped_scenario) {
    const std::array<const char*, 3> themes = {"dark", "light", "projector"};
    std::size_t number = 0;
    for (const auto& [id, scenario] : library().scenarios) {
        SessionSettings settings;
        settings.playing = false;
        SessionPair pair(library(), scenario, settings);
        // A few seconds of an early moment, seen at this speed and that.
        pair.carry_out(SeekTo{std::min(scenario.open_at_s + 600.0, 7200.0)});
        pair.carry_out(SetSpeed{0.1});
        pair.carry_out(StepBy{1.7});
        pair.carry_out(SetSpeed{60.0});
        pair.carry_out(StepBy{0.25});
        pair.carry_out(ShowWindow{0.0, 7200.0});
        pair.settle();
        Shot shot = pair.shot();
        shot.view.theme = themes[number % themes.size()];
        shot.view.level = stage_levels[number % stage_levels.size()];
        shot.view.confidence = number % 2 == 1;
        ++number;
        const std::string picture = picture_of(pair, shot.view);

        const Shot read = read_shot("test", shot_text(shot, library()), library());
        ASSERT_EQ(read, shot) << id;
        SessionPair opened(library(), read.a.scenario, settings);
        opened.open(read);
        opened.settle();
        EXPECT_TRUE(picture_of(opened, read.view) == picture) << id;
    }
}

} // namespace scene_shot_test
} // namespace disinhibit
