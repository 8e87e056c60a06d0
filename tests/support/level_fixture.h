#pragma once

#include <string>

#include "circuit/course/simulate.h"
#include "engine/scene/levels.h"
#include "tests/support/assets.h"
#include "tests/support/scene_fixture.h"

/// All levels of a shipped hypothesis with a real course of a shipped scenario.
namespace disinhibit {

class LevelFixture {
  public:
    explicit LevelFixture(const std::string& circuit,
                          const std::string& scenario = "naltrexone_then_ethanol",
                          const std::string& theme_id = "dark")
        : theme(load_theme(SceneFixture::assets() / "themes" / (theme_id + ".toml"))),
          texts(load_texts(SceneFixture::assets() / "texts/en.toml")),
          course(start_trajectory(shipped_library(), with_circuit(scenario, circuit))),
          stages(load_stage_set(SceneFixture::assets() / "stages",
                                circuit,
                                shipped_library().subjects.at(course.scenario().subject).species)) {
        input.baseline = &course.baseline();
        input.size = {1440.0f, 848.0f};
        input.playback_speed = 60.0;
        input.display_time_s = 7.3;
        at(0.0);
    }
    LevelFixture(const LevelFixture&) = delete;
    LevelFixture& operator=(const LevelFixture&) = delete;

    void at(double t_s) {
        course.extend_to(t_s);
        now = course.at(t_s);
        input.now = &now;
    }
    void look_at(StageLevel level) { input.camera = LevelCamera(level).shot(); }
    StageModel model() const {
        const Library& library = shipped_library();
        return {library.circuits.at(course.scenario().circuit),
                course.signals(),
                course.parameters(),
                library.substances};
    }
    StageLevels levels() const { return StageLevels(stages, model(), theme, texts, measure); }
    DrawList draw() const {
        DrawList list;
        levels().build(input, list);
        return list;
    }
    double value(const std::string& path) const {
        return now.values.at(static_cast<std::size_t>(course.signals().index(path)));
    }

    Theme theme;
    Texts texts;
    EvenMeasure measure;
    Trajectory course;
    StageSet stages;
    Snapshot now;
    StageInput input;

  private:
    static Scenario with_circuit(const std::string& id, const std::string& circuit) {
        Scenario scenario = shipped_library().scenarios.at(id);
        scenario.circuit = circuit;
        return scenario;
    }
};

} // namespace disinhibit
