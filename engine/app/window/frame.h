#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/app/command/faults.h"
#include "engine/app/window/appearance.h"
#include "engine/app/window/file_watch.h"
#include "engine/app/window/imgui_host.h"
#include "engine/app/window/legend_picture.h"
#include "engine/app/window/program_data.h"
#include "engine/app/window/science_files.h"
#include "engine/app/window/stage_painter.h"
#include "engine/gl/context.h"
#include "engine/render/stage_renderer.h"
#include "engine/run/pair.h"
#include "engine/run/scoreboard.h"
#include "engine/scene/caption.h"
#include "engine/ui/plot/choice.h"
#include "engine/ui/ui.h"

namespace disinhibit {

/// Where a frame goes.
struct FrameTarget {
    unsigned int framebuffer = 0; ///< GL name; 0 is the window
    int width_px = 0;
    int height_px = 0;
    float pixel_ratio = 1.0f; ///< framebuffer px per window px
};

/// What of a frame a talk puts aside, and brings back at its end.
struct FrameState {
    Appearance looks;
    PlotChoice plots;
    UiState ui;
};

/// One frame for any target: layout, snapshot, stage, panels. The window, `render` and `bench` all draw
/// with it, so what is measured and exported is what people see.
class Frame {
  public:
    /// `window` nullptr: off-screen. Throws InputError. The arguments must outlive the frame.
    Frame(ProgramData& data, gl::GlContext& context, SDL_Window* window, Appearance looks);

    /// Shows an event to the panels and the shortcut table.
    void handle(const SDL_Event& event);
    /// Draws the session as it is; `wall_s` since the last frame.
    void draw(SessionPair& session, const FrameTarget& target, float wall_s);
    /// Draws only the picture, over the whole target.
    void draw_stage_only(SessionPair& session, const FrameTarget& target);
    /// Notes an act as if somebody had just done it.
    void wish(Action action) { actions_.push_back(std::move(action)); }
    /// What people did since the last call.
    Actions take_actions() { return std::exchange(actions_, {}); }
    /// Carries one of it out. An act that fails is told in the message bar; none throws.
    void carry_out(const Action& action, SessionPair& session);
    void carry_out_actions(SessionPair& session);
    /// What there is to see and how it is looked at.
    Shot shot(const SessionPair& session) const;
    /// Looks at it as a shot does: at its plots and at what it explains, with all its looks.
    void look(const View& view);
    /// The same, but with the looks that were chosen already.
    void look_at_things(const View& view);
    FrameState put_aside();
    void bring_back(FrameState state);
    /// Looks at a slide; `glide`: the camera goes there from where it is, else it is there.
    void look_in_hall(const View& view, bool glide);
    void tell_presenting(PresentingView talk) { view_.presenting = std::move(talk); }
    /// From now on the pictures have no ground: what lies behind them is seen.
    void leave_ground_out() { ground_ = false; }
    /// Where saved sessions and figures go; the current folder if nobody says.
    void save_into(std::filesystem::path folder) { save_folder_ = std::move(folder); }
    /// Good news in the message bar, for a while or until it is closed.
    void tell(const std::string& notice);
    /// A session came back: until it is closed or something is done, a button offers to begin afresh.
    void tell_what_came_back(const std::string& notice);
    /// Files that were saved or opened last, the newest first.
    const std::vector<std::string>& recent_files() const { return view_.files.recent; }
    void recall_files(std::vector<std::string> recent) { view_.files.recent = std::move(recent); }
    /// The file of the last saved session; empty if there was none.
    const std::filesystem::path& saved_file() const { return saved_file_; }
    /// Rereads shaders, theme, texts and stage files that changed on disk. A faulty file is told in the
    /// message bar and the last good version stays.
    void reload_changed_files();
    /// The same for the files of the science. `session` goes on, by what they say now; an untouched scenario as its file says.
    void reload_science(SessionPair& session);
    /// Shows a fault of something outside the frame in the message bar until it is settled.
    Faults& faults() { return faults_; }
    /// What the message bar says; empty: nothing is wrong.
    const std::string& message() const { return view_.message; }
    const FrameView& view() const { return view_; }
    /// The last picture of a side.
    const DrawList& stage_picture(Side side) const {
        return painters_[side == Side::a ? 0 : 1].picture();
    }
    const UiState& ui_state() const { return ui_state_; }
    const UiAssets& ui_assets() const { return ui_assets_; }

    const Appearance& looks() const { return looks_; }
    const WidgetLog& widgets() const { return ui_state_.widgets; }

  private:
    std::filesystem::path texts_file() const;
    std::filesystem::path theme_file(const std::string& id) const;
    std::filesystem::path plots_file(const std::string& circuit) const;
    void load_stages_of(SessionPair& session);
    void load_stage(Side side, const Session& session);
    void tell_of_general_plan(const SessionPair& session);
    void load_plots(const std::string& circuit);
    void choose_plots(SessionPair& session);
    void choose_looks(const FrameTarget& target);
    void choose_theme();
    void choose_fonts(float scale);
    void exchange_science(SessionPair& session);
    void reload_shaders();
    void reload_texts();
    void reload_theme();
    void reload_stages();
    void act(const Action& action, SessionPair& session);
    void describe(const SessionPair& session);
    void explain_thing(const SessionPair& session);
    void explain_signs(const SessionPair& session);
    /// The wishes that it owns. Those that open something throw InputError and change nothing.
    void act_on(const SaveScenario& act, SessionPair& session);
    void act_on(const CopyShot& act, SessionPair& session);
    void act_on(const OpenShotText& act, SessionPair& session);
    void act_on(const OpenFile& act, SessionPair& session);
    void act_on(const AskForFile& act, SessionPair& session);
    void act_on(const SaveShotAs& act, SessionPair& session);
    void act_on(const PutMessageAway& act, SessionPair& session);
    /// Saves one row of the traces, or all, as SVG, PNG and CSV and says where.
    void act_on(const ExportPlot& act, SessionPair& pair);
    void open(Shot shot, SessionPair& session, const std::string& notice);
    /// The panel for files has done its work with this one.
    void remember_file(const std::filesystem::path& file);
    void describe_files();
    void pass_notice(float wall_s);
    void dismiss_notice();
    void clear_panels(const FrameTarget& target);
    float stage_type_scale() const { return looks_.presenting ? looks_.text_scale : style_scale_; }
    CaptionRoom caption_room(float width_px, float height_px) const;
    void draw_caption_band(const Rect& place, const FrameTarget& target);
    void draw_stages(const SessionPair& session, const FrameTarget& target, const UiLayout& places);
    void
    draw_stage(const SessionPair& session, Side side, const FrameTarget& target, const Rect& place);
    StagePainter& painter(Side side) { return painters_[side == Side::a ? 0 : 1]; }
    void forget_builders();

    ProgramData& data_;
    Appearance looks_;
    Theme theme_;
    ImguiHost imgui_;
    StageRenderer renderer_;
    std::array<StagePainter, 2> painters_;          ///< side A (also when it is alone) and side B
    std::string plots_circuit_;                     ///< circuit of `ui_assets_`: that of side A
    std::vector<std::filesystem::path> plot_files_; ///< of the plots that were read last
    ScienceWatch science_;
    std::optional<Scoreboard> scoreboard_; ///< always there, but while the science changes
    UiAssets ui_assets_;
    PlotChoice plot_choice_;
    Scenario matched_;          ///< whose published values the view holds
    Scenario matched_compared_; ///< of the side of A | B that is not active
    PlotSet plots_;             ///< of `ui_assets_`, as chosen
    UiState ui_state_;
    EntityTable entities_;    ///< of the circuit and subject below
    std::string entities_of_; ///< "<circuit> <subject>"
    Explanation why_;         ///< of what is explained at the moment
    FrameView view_;
    UiLayout layout_;
    Caption caption_; ///< above the picture
    DrawList caption_list_;
    LegendPicture legend_;
    Actions actions_;
    FileWatch files_;
    float style_scale_ = 0.0f;     ///< text scale the fonts were baked for
    Faults faults_;                ///< of files and acts
    std::string message_put_away_; ///< shows again only once it has been gone
    std::filesystem::path save_folder_ = ".";
    std::filesystem::path saved_file_;
    bool ground_ = true;
    float notice_s_ = 0.0f; ///< how long the notice still shows
};

} // namespace disinhibit
