#pragma once

#include <string>
#include <variant>
#include <vector>

#include "circuit/scenario.h"
#include "engine/ui/compare_view.h"
#include "engine/core/stage_level.h"
#include "engine/ui/time_scale.h"

/// What a person did in the window, as values. Panels append to an `Actions`; engine/app carries them out.
namespace disinhibit {

struct TakeDose {
    Dose dose;
}; ///< now, at the playhead (dose.at_s is filled in by the app)
struct PreviewDose {
    Dose dose;
}; ///< while a control is held; empty substance: no preview
struct MoveDose {
    int index;
    double at_s;
}; ///< index into Scenario::doses
struct DeleteDose {
    int index;
};
struct SetParameterNow {
    std::string path;
    double value;
};
struct PlayPause {};
struct SetSpeed {
    double seconds_per_second;
};
struct SeekTo {
    double t_s;
};
struct ShowWindow {
    double begin_s;
    double end_s;
}; ///< zoom window of timeline and traces
struct StepBy {
    double display_seconds;
}; ///< one step at the present speed, forwards or backwards
struct SkipToNextEvent {};
struct RestartScenario {};
struct OpenScenario {
    std::string id;
};
struct ChooseCircuit {
    std::string id;
};
struct ChooseSubject {
    std::string id;
};
struct OpenRun {
    Scenario scenario;
    Side side = Side::a;
}; ///< a scenario that lies in no file, e.g. an arm of a published experiment
struct CompareWith {
    Contrast contrast;
}; ///< makes side B of A | B
struct OpenComparison {
    int index;
}; ///< a shipped pair, index into CompareView::examples
struct SetCompareLayout {
    CompareLayout layout;
};
struct ChooseSide {
    Side side;
}; ///< doses and edits go there
struct ChooseTheme {
    std::string id;
};
struct SetTextScale {
    float scale;
};
struct ShowLevel {
    StageLevel level;
};
struct ZoomStage {
    float levels;
}; ///< wheel or pinch: a share of the way to the next level, > 0 nearer
struct StepLevel {
    int levels;
}; ///< one level nearer (+1) or farther (-1)
struct ToggleReducedMotion {};
struct ToggleHelp {};
struct ToggleTraces {};
struct AddPlot {
    std::string signal;
}; ///< a row of its own for this signal, at the bottom, unless a row shows it already
struct RemovePlot {
    std::string plot;
}; ///< id of the row; of an added row: its signal
struct RestorePlots {};
struct SwitchPlotUnit {
    std::string plot;
}; ///< percent of own baseline or the absolute unit; empty: every row that has two
struct SwitchPlotScale {
    std::string plot;
}; ///< logarithmic or linear values
struct ExportPlot {
    std::string plot;
}; ///< as SVG, PNG and CSV; empty: every row
struct ChooseTimeScale {
    TimeScale scale;
}; ///< of the time axis of all rows
struct ToggleScoreboard {};
struct Undo {};
struct Redo {};
struct SaveScenario {}; ///< writes the session as a scenario file
struct Quit {};

using Action = std::variant<TakeDose,
                            PreviewDose,
                            MoveDose,
                            DeleteDose,
                            SetParameterNow,
                            PlayPause,
                            SetSpeed,
                            SeekTo,
                            ShowWindow,
                            StepBy,
                            SkipToNextEvent,
                            RestartScenario,
                            OpenScenario,
                            ChooseCircuit,
                            ChooseSubject,
                            OpenRun,
                            CompareWith,
                            OpenComparison,
                            SetCompareLayout,
                            ChooseSide,
                            ChooseTheme,
                            SetTextScale,
                            ShowLevel,
                            ZoomStage,
                            StepLevel,
                            ToggleReducedMotion,
                            ToggleHelp,
                            ToggleTraces,
                            AddPlot,
                            RemovePlot,
                            RestorePlots,
                            SwitchPlotUnit,
                            SwitchPlotScale,
                            ChooseTimeScale,
                            ExportPlot,
                            ToggleScoreboard,
                            Undo,
                            Redo,
                            SaveScenario,
                            Quit>;
using Actions = std::vector<Action>;

} // namespace disinhibit
