#include "engine/app/window/frame.h"

#include <SDL_events.h>

#include <algorithm>
#include <utility>

#include "circuit/io/text/input_error.h"
#include "engine/app/figure/export.h"
#include "engine/app/figure/figure.h"
#include "engine/app/figure/figure_shot.h"
#include "engine/app/window/figure_sides.h"
#include "engine/app/window/folder_list.h"
#include "engine/core/plain_words.h"
#include "engine/run/save.h"
#include "engine/ui/commands/table.h"
#include "engine/ui/widgets/time_text.h"
#include "engine/view/shot_text.h"

namespace disinhibit {
namespace {

// Long enough to read a file name.
constexpr float notice_time_s = 6.0f;
// Long enough to see what came back and to decide.
constexpr float offer_time_s = 30.0f;
// Two fingers drawn apart over a third of the touch pad go one level nearer.
constexpr float levels_per_pinch = 3.0f;

} // namespace

Frame::Frame(ProgramData& data, gl::GlContext& context, SDL_Window* window, Appearance looks)
    : data_(data), looks_(std::move(looks)), theme_(load_theme_by_id(data, looks_.theme)),
      imgui_(context, window), renderer_(data.folders.shaders, data.fonts, context.is_es()),
      science_(data.folders.assets), scoreboard_(std::in_place, data.library, data.experiments),
      ui_assets_(load_ui_assets(data.folders.assets)) {
    write_keys(data_.texts, ui_assets_.commands);
    files_.add(texts_file());
    files_.add(theme_file(theme_.id));
}

void Frame::handle(const SDL_Event& event) {
    imgui_.handle(event);
    if (event.type == SDL_DROPFILE && event.drop.file != nullptr) {
        actions_.push_back(OpenFile{event.drop.file});
        SDL_free(event.drop.file);
    }
    if (event.type == SDL_MULTIGESTURE && ui_state_.pointer_on_stage) {
        actions_.push_back(ZoomStage{levels_per_pinch * event.mgesture.dDist});
    }
    if (view_.trajectory != nullptr) {
        handle_key(event, {view_, ui_assets_, layout_, ui_state_, actions_});
    }
}

void Frame::forget_builders() {
    for (StagePainter& stage : painters_) {
        stage.forget_builder();
    }
    legend_.forget();
}

void Frame::choose_plots(SessionPair& session) {
    plots_ = chosen_plots(ui_assets_.plots, plot_choice_, shown_runs(session), data_.library);
    PlotSignals watched = plots_.signals();
    // What is explained shows a trace of its own.
    const Entity* explained =
        ui_state_.side == why_side ? entities_.find(ui_state_.why.entity) : nullptr;
    if (explained != nullptr && !explained->signal.empty() &&
        std::ranges::find(watched.paths, explained->signal) == watched.paths.end()) {
        watched.paths.push_back(explained->signal);
    }
    // So does the timeline.
    const std::string& blocked = ui_assets_.blocked_signal;
    const auto knows_blocked = [&](Side side) {
        return session.side(side).trajectory().signals().index(blocked) >= 0;
    };
    if (std::ranges::any_of(session.sides(), knows_blocked) &&
        std::ranges::find(watched.paths, blocked) == watched.paths.end()) {
        watched.paths.push_back(blocked);
    }
    session.watch(watched, plot_choice_.time_scale);
    session.preview_peak_of(painter(Side::a).headline_signal(looks_.camera.target()));
}

void Frame::describe(const SessionPair& session) {
    session.describe(view_);
    if (session.active().scenario() != matched_) {
        matched_ = session.active().scenario();
        view_.points = matching_points(data_.experiments, matched_, data_.library);
    }
    view_.beyond = beyond_data(*view_.trajectory);
    view_.compared_beyond.clear();
    if (view_.compare.on()) {
        const Scenario& compared = view_.compare.trajectory->scenario();
        if (compared != matched_compared_) {
            matched_compared_ = compared;
            view_.compared_points =
                matching_points(data_.experiments, matched_compared_, data_.library);
        }
        view_.compared_beyond = beyond_data(*view_.compare.trajectory);
    }
    view_.theme = &theme_;
    view_.texts = &data_.texts;
    view_.theme_ids = data_.theme_ids;
    view_.looks = looks_;
    view_.level = looks_.camera.target();
    view_.help_open = looks_.help_open;
    view_.presenting.on = looks_.presenting;
    view_.plots = &plots_;
    view_.plots_changed = plot_choice_.changed();
    view_.time_scale = plot_choice_.time_scale;
    if (looks_.scoreboard_open) {
        scoreboard_->update(session.active().scenario().circuit);
        scoreboard_->fault().empty() ? faults_.settle("scoreboard")
                                     : faults_.tell("scoreboard", scoreboard_->fault());
    }
    describe_files();
    caption_.words = looks_.caption;
    caption_.clock = looks_.clock ? clock_text(view_.now_s, view_.speed) : "";
    scoreboard_->describe(view_.scoreboard);
    view_.scoreboard.open = looks_.scoreboard_open;
    if (view_.message.empty()) {
        view_.message = faults_.line();
    }
    if (view_.message == message_put_away_) {
        view_.message.clear();
    } else {
        message_put_away_.clear();
    }
}

/// The map of the circuit, and why the chosen thing is as it is at the playhead of the active side.
void Frame::explain_thing(const SessionPair& session) {
    const Session& active = session.active();
    const Scenario& scenario = active.scenario();
    const std::string key = scenario.circuit + " " + scenario.subject;
    if (key != entities_of_) {
        entities_ = make_entity_table(data_.library,
                                      data_.library.circuits.at(scenario.circuit),
                                      data_.library.subjects.at(scenario.subject));
        entities_of_ = key;
    }
    view_.entities = &entities_;
    view_.standard = &data_.library.scenarios.at(data_.defaults.scenario);
    view_.things = &painter(session.active_side()).things();
    view_.protection = protection_of(data_.protections, scenario.circuit);
    view_.why = nullptr;
    if (ui_state_.side == why_side) {
        const Trajectory& course = active.trajectory();
        why_ = explain(data_.library,
                       entities_,
                       course,
                       ui_state_.why.entity,
                       std::min(active.clock().now_s(), course.reached_s()));
        view_.why = why_.entity.empty() ? nullptr : &why_;
        ui_state_.side = why_.entity.empty() ? no_side : ui_state_.side;
    }
}

Shot Frame::shot(const SessionPair& session) const {
    Shot shot = session.shot();
    static_cast<Looks&>(shot.view) = looks_;
    shot.view.level = looks_.camera.target();
    shot.view.plots = plot_choice_;
    shot.view.explained = ui_state_.side == why_side ? ui_state_.why.entity : "";
    shot.view.caption = looks_.caption;
    shot.view.clock = looks_.clock;
    shot.view.presenting = looks_.presenting;
    // On its way but held there, as in a frame of a film.
    const float camera = looks_.camera.shot().position;
    const bool held =
        !looks_.camera.moving() && camera != static_cast<float>(looks_.camera.target());
    shot.view.camera = held ? camera : 0.0f;
    return shot;
}

FrameState Frame::put_aside() {
    FrameState state{looks_, plot_choice_, std::exchange(ui_state_, {})};
    looks_.text_scale = 1.0f; // of a hall
    dismiss_notice();
    return state;
}

void Frame::bring_back(FrameState state) {
    const bool quit = looks_.quit;
    looks_ = std::move(state.looks);
    looks_.quit = quit;
    plot_choice_ = std::move(state.plots);
    ui_state_ = std::move(state.ui);
    ui_state_.widgets = {};
}

void Frame::look_in_hall(const View& view, bool glide) {
    const LevelCamera former = looks_.camera;
    look(view);
    if (glide) {
        looks_.camera = former;
        looks_.camera.go_to(view.level);
    }
    looks_.full_screen = true;
}

void Frame::look(const View& view) {
    disinhibit::look(view, looks_);
    look_at_things(view);
}

void Frame::look_at_things(const View& view) {
    plot_choice_ = view.plots;
    ui_state_.side = view.explained.empty() ? no_side : why_side;
    ui_state_.why = {};
    ui_state_.why.entity = view.explained;
}

void Frame::tell(const std::string& notice) {
    view_.notice = notice;
    view_.offer_afresh = false;
    notice_s_ = notice_time_s;
}

void Frame::tell_what_came_back(const std::string& notice) {
    tell(notice);
    view_.offer_afresh = true;
    notice_s_ = offer_time_s;
}

void Frame::dismiss_notice() {
    view_.notice.clear();
    view_.offer_afresh = false;
}

void Frame::pass_notice(float wall_s) {
    notice_s_ -= wall_s;
    if (notice_s_ <= 0.0f) {
        dismiss_notice();
        view_.notice = faults_.remark_line();
    }
}

void Frame::act_on(const SaveScenario& /*act*/, SessionPair& session) {
    faults_.settle("save");
    try {
        saved_file_ = save_shot(shot(session), data_.library, save_folder_);
        put_first(view_.files.recent, saved_file_);
        const std::string file = std::filesystem::absolute(saved_file_).lexically_normal().string();
        tell(data_.texts.get("window.saved", {{"file", file}}));
    } catch (const std::exception& error) {
        faults_.tell("save", plain_words(error));
    }
}

void Frame::carry_out_actions(SessionPair& session) {
    for (const Action& action : take_actions()) {
        carry_out(action, session);
    }
}

void Frame::carry_out(const Action& action, SessionPair& session) {
    try {
        faults_.settle("act");
        act(action, session);
    } catch (const std::exception& error) {
        // Whatever an act meets, the session goes on without it.
        const bool asked = action.is<OpenFile>() || action.is<SaveShotAs>();
        if (asked && ui_state_.files.open()) {
            ui_state_.files.fault = plain_words(error);
        } else {
            faults_.tell("act", plain_words(error));
        }
    }
}

void Frame::act(const Action& action, SessionPair& session) {
    // Whoever fails at the same thing again is told again.
    message_put_away_.clear();
    if (action.is<BeginAfresh>()) {
        dismiss_notice();
    }
    (void)(visit(
               FrameWishes{}, [&](const auto& what) { act_on(what, session); }, action) ||
           session.carry_out(action) || disinhibit::carry_out(action, plots_, plot_choice_) ||
           disinhibit::carry_out(action, looks_));
}

void Frame::act_on(const PutMessageAway& /*act*/, SessionPair& /*session*/) {
    message_put_away_ = view_.message;
    faults_.put_away();
    dismiss_notice();
}

void Frame::act_on(const ExportPlot& act, SessionPair& pair) {
    pair.settle();
    faults_.settle("export");
    try {
        Glyphs glyphs(data_.fonts);
        const Theme theme = load_theme_by_id(data_, data_.defaults.figure_theme);
        const SidesOfFigure sides = sides_of_figure(data_, pair);
        std::string files;
        for (const Plot& plot : plots_.plots) {
            if (!act.plot.empty() && act.plot != plot.id) {
                continue;
            }
            Shot seen =
                make_figure_shot(shot(pair), plot.id, view_.window_begin_s, view_.window_end_s);
            seen.view.theme = theme.id;
            const PlotFigure figure = make_plot_figure({data_.library,
                                                        data_.texts,
                                                        theme,
                                                        plot,
                                                        sides.runs(),
                                                        plot_choice_.time_scale,
                                                        view_.window_begin_s,
                                                        view_.window_end_s,
                                                        shot_text(seen, data_.library)},
                                                       glyphs);
            const auto stem = free_stem(save_folder_, sides.name + "-" + plot.id);
            write_figure(figure, glyphs, stem);
            files =
                std::filesystem::absolute(stem).lexically_normal().string() + ".svg, .png, .csv";
        }
        tell(data_.texts.get("window.exported", {{"files", files}}));
    } catch (const std::exception& error) {
        faults_.tell("export", plain_words(error));
    }
}

} // namespace disinhibit
