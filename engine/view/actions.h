#pragma once

#include <any>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "circuit/describe/scenario.h"
#include "engine/core/stage_level.h"
#include "engine/view/compare_view.h"
#include "engine/view/files_view.h"
#include "engine/view/presenting_view.h"
#include "engine/view/time_scale.h"

/// What a person did in the window, as values. Panels append to an `Actions`; engine/app carries them out.
namespace disinhibit {

/// One step of the keys and buttons that step, in seconds of the display.
inline constexpr double step_display_s = 0.25;
/// One step of the size of the text, of its normal size.
inline constexpr float text_step = 0.25f;

struct TakeDose {
    Dose dose;
}; ///< now, at the playhead (dose.at_s is filled in by the app)
struct TakeWrittenDose {
    std::string sentence;
}; ///< now, at the playhead; as parse_dose reads it
struct PreviewDose {
    Dose dose;
}; ///< while a control is held; empty substance: no preview
/// `dose` is an index into Scenario::doses; `member` counts the members of a repeated dose, -1: all of it. An act on one
/// member splits the repeat.
struct MoveDose {
    int dose;
    double at_s;
    int member = -1;
};
struct PreviewMove {
    int dose;
    double at_s;
    int member = -1;
}; ///< while a marker is held: what MoveDose would do
struct DeleteDose {
    int dose;
    int member = -1;
};
enum class ScenarioPart { change, clamp, pulses, removal };
struct RemoveFromScenario {
    ScenarioPart part;
    int index;
}; ///< index into Scenario::changes, clamps, pulses or removals
struct SetParameterNow {
    std::string path;
    double value;
}; ///< internal unit; at the playhead
struct PreviewParameter {
    std::string path;
    double value;
};                    ///< while a slider is held: what SetParameterNow would do
struct EndPreview {}; ///< the control was let go and nothing was done
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
struct ShowWholeCourse {};
struct StepBy {
    double display_seconds;
}; ///< one step at the present speed, forwards or backwards
struct SkipToNextEvent {};
struct SkipToPreviousEvent {};
struct SetLoop {
    double begin_s;
    double end_s;
};                   ///< playback runs round inside; end_s <= begin_s: no loop
struct KeepGhost {}; ///< the present course stays as a ghost of its own
struct RenameGhost {
    int id;
    std::string name;
}; ///< also makes the automatic ghost a kept one
struct DeleteGhost {
    int id;
};
struct RestoreGhost {
    int id;
}; ///< its scenario becomes the present one again
struct RestartScenario {};
struct BeginAfresh {}; ///< everything as at the first start; can be undone
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
struct ToggleConfidence {};
struct ToggleLegend {};   ///< what the signs of the picture mean
struct PutMessageAway {}; ///< what the message bar says has been read
struct Undo {};
struct Redo {};
struct SaveScenario {}; ///< writes the session as a file
struct AskForFile {
    FilePurpose purpose;
}; ///< opens the panel that asks for one
struct SaveShotAs {
    std::string file;
    bool replace = false; ///< what is there already
};                        ///< writes the session into this file
struct CopyShot {};       ///< what there is to see, as text for other programs
struct OpenShotText {
    std::string text;
}; ///< a shot as text; the session that was there is kept
struct OpenFile {
    std::string file;
}; ///< a session, a picture with a shot in it, a scenario or a deck; the session that was there is kept
struct ToggleFullScreen {};
struct ToggleClock {}; ///< the time of the course above the picture
struct StartPresenting {
    std::string deck;
}; ///< id or file; empty: the deck that was opened last, else what there is to see
struct EndPresenting {}; ///< back to what was there before
struct GoOn {};          ///< presenting: the next dose of the slide, else the next slide
struct StepSlide {
    int slides;
}; ///< presenting: < 0 back
struct GoToSlide {
    int slide;
}; ///< presenting: from 0; negative: counted from the last, -1
struct BlankScreen {
    Blank blank;
}; ///< presenting: nothing but this colour, and back
struct Quit {};

template <class... Wishes> struct ListOfWishes {};

/// Who carries them out. Every wish has one owner, and an owner that forgets one does not compile (visit).
using CourseWishes = ListOfWishes<TakeDose,
                                  TakeWrittenDose,
                                  PreviewDose,
                                  MoveDose,
                                  PreviewMove,
                                  DeleteDose,
                                  RemoveFromScenario,
                                  SetParameterNow,
                                  PreviewParameter,
                                  EndPreview,
                                  PlayPause,
                                  SetSpeed,
                                  SeekTo,
                                  ShowWindow,
                                  ShowWholeCourse,
                                  StepBy,
                                  SkipToPreviousEvent,
                                  SetLoop,
                                  KeepGhost,
                                  RenameGhost,
                                  DeleteGhost,
                                  RestoreGhost,
                                  RestartScenario,
                                  OpenScenario,
                                  ChooseCircuit,
                                  ChooseSubject>; ///< Session
using PairWishes = ListOfWishes<OpenRun,
                                SkipToNextEvent,
                                CompareWith,
                                OpenComparison,
                                SetCompareLayout,
                                ChooseSide,
                                BeginAfresh,
                                Undo,
                                Redo>; ///< SessionPair
using PlotWishes = ListOfWishes<AddPlot,
                                RemovePlot,
                                RestorePlots,
                                SwitchPlotUnit,
                                SwitchPlotScale,
                                ChooseTimeScale>; ///< PlotChoice
using LookWishes = ListOfWishes<ChooseTheme,
                                SetTextScale,
                                ShowLevel,
                                ZoomStage,
                                StepLevel,
                                ToggleReducedMotion,
                                ToggleHelp,
                                ToggleTraces,
                                ToggleScoreboard,
                                ToggleConfidence,
                                ToggleLegend,
                                ToggleFullScreen,
                                ToggleClock,
                                Quit>; ///< Appearance
using FrameWishes = ListOfWishes<ExportPlot,
                                 PutMessageAway,
                                 SaveScenario,
                                 CopyShot,
                                 OpenShotText,
                                 OpenFile,
                                 AskForFile,
                                 SaveShotAs>; ///< Frame
using TalkWishes = ListOfWishes<StartPresenting,
                                EndPresenting,
                                GoOn,
                                StepSlide,
                                GoToSlide,
                                BlankScreen>; ///< Presenter

template <class... Lists> struct JoinedLists;
template <class... Wishes> struct JoinedLists<ListOfWishes<Wishes...>> {
    using type = ListOfWishes<Wishes...>;
};
template <class... First, class... Second, class... Rest>
struct JoinedLists<ListOfWishes<First...>, ListOfWishes<Second...>, Rest...>
    : JoinedLists<ListOfWishes<First..., Second...>, Rest...> {};

using AllWishes =
    JoinedLists<CourseWishes, PairWishes, PlotWishes, LookWishes, FrameWishes, TalkWishes>::type;

template <class Wish, class... Wishes> constexpr int times_in(ListOfWishes<Wishes...> /*all*/) {
    return (static_cast<int>(std::is_same_v<Wish, Wishes>) + ... + 0);
}
template <class... Wishes> constexpr bool each_once(ListOfWishes<Wishes...> all) {
    return ((times_in<Wishes>(all) == 1) && ...);
}
static_assert(each_once(AllWishes{}), "a wish has two owners");

/// One of the wishes above. What a std::variant of so many would do to copy one of them is compiled again in every source
/// that holds a list of them, and takes a third of the time of a panel.
class Action {
  public:
    template <class Wish>
    requires(times_in<Wish>(AllWishes{}) == 1) Action(Wish wish) : wish_(std::move(wish)) {}

    /// Null if it is another wish.
    template <class Wish> const Wish* get_if() const { return std::any_cast<Wish>(&wish_); }
    template <class Wish> bool is() const { return get_if<Wish>() != nullptr; }

  private:
    std::any wish_;
};
using Actions = std::vector<Action>;

/// Gives the wish to the visitor, which must take every one of the list; false if it is none of them.
template <class Visitor, class... Wishes>
bool visit(ListOfWishes<Wishes...> /*owned*/, const Visitor& visitor, const Action& action) {
    const auto try_one = [&](const auto* wish) {
        if (wish != nullptr) {
            visitor(*wish);
        }
        return wish != nullptr;
    };
    return (try_one(action.get_if<Wishes>()) || ...);
}

} // namespace disinhibit
