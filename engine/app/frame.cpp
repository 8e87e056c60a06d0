#include "engine/app/frame.h"

#include <algorithm>
#include <cmath>

#include "engine/app/plot_export.h"
#include "engine/app/plot_figure.h"
#include "engine/core/input_error.h"
#include "engine/gl/framebuffer_calls.h"
#include "engine/scene/stage_file.h"

namespace disinhibit {
namespace {

// Long enough to read a file name.
constexpr float notice_time_s = 6.0f;

int whole(float px) {
    return static_cast<int>(std::lround(px));
}

} // namespace

Frame::Frame(ProgramData& data, gl::GlContext& context, SDL_Window* window, Appearance looks)
    : data_(data), looks_(std::move(looks)), theme_(load_theme_by_id(data, looks_.theme_id)),
      imgui_(context, window), renderer_(data.folders.shaders, data.fonts, context.is_es()) {
    files_.add(data_.folders.assets / "texts" / "en.toml");
}

void Frame::handle(const SDL_Event& event) {
    imgui_.handle(event);
    if (view_.trajectory != nullptr) {
        handle_shortcut(event, view_, ui_assets_, layout_, ui_state_, actions_);
    }
}

void Frame::load_stage_of(Session& session) {
    const std::string& circuit = session.scenario().circuit;
    if (circuit == stage_circuit_) {
        return;
    }
    const auto stages = data_.folders.assets / "stages";
    stage_ = load_stage(stages / (circuit + ".toml"));
    builder_.reset();
    ui_assets_ = load_ui_assets(data_.folders.assets, circuit);
    files_.add(stages / (circuit + ".toml"));
    files_.add(stages / (circuit + ".plots.toml"));
    stage_circuit_ = circuit;
}

void Frame::choose_plots(Session& session) {
    plots_ = chosen_plots(
        ui_assets_.plots, plot_choice_, session.trajectory().signals(), session.scenario());
    session.watch(plots_.signals(), plot_choice_.time_scale);
}

void Frame::choose_looks(float pixel_ratio) {
    const bool other_theme = theme_.id != looks_.theme_id;
    if (other_theme) {
        theme_ = load_theme_by_id(data_, looks_.theme_id);
        builder_.reset();
    }
    files_.add(data_.folders.assets / "themes" / (theme_.id + ".toml"));
    const float scale = looks_.text_scale * pixel_ratio;
    if (other_theme || scale != style_scale_) {
        style_scale_ = scale;
        if (set_up_imgui(theme_, scale)) {
            imgui_.renew_font_texture();
        }
    }
}

void Frame::build_stage(const Session& session) {
    const SignalTable& signals = session.trajectory().signals();
    const bool same_signals = std::ranges::equal(
        signals.rows, stage_signals_, {}, [](const Signal& row) { return row.path; });
    if (builder_ && same_signals) {
        return;
    }
    stage_signals_.clear();
    for (const Signal& row : signals.rows) {
        stage_signals_.push_back(row.path);
    }
    builder_.emplace(stage_,
                     data_.library.circuits.at(stage_circuit_),
                     signals,
                     theme_,
                     data_.texts,
                     renderer_.measure());
}

void Frame::draw_stage(const Session& session, const FrameTarget& target, const Rect& place) {
    build_stage(session);
    const Viewport viewport{whole(place.x),
                            whole(place.y),
                            whole(place.w),
                            whole(place.h),
                            target.height_px,
                            target.framebuffer};
    if (viewport.width <= 0 || viewport.height <= 0) {
        return;
    }
    StageInput input;
    input.now = &session.snapshot();
    input.baseline = &session.trajectory().baseline();
    input.display_time_s = session.clock().display_s();
    input.playback_speed = session.clock().speed();
    input.size = {static_cast<float>(viewport.width), static_cast<float>(viewport.height)};
    input.text_scale = style_scale_;
    input.reduced_motion = looks_.reduced_motion;
    builder_->build(input, draw_list_);
    renderer_.draw(draw_list_, viewport);
}

void Frame::describe(const Session& session) {
    session.describe(view_);
    if (session.scenario() != matched_) {
        matched_ = session.scenario();
        view_.points = matching_points(data_.experiments, matched_, data_.library);
    }
    view_.theme = &theme_;
    view_.texts = &data_.texts;
    view_.theme_ids = data_.theme_ids;
    view_.text_scale = looks_.text_scale;
    view_.reduced_motion = looks_.reduced_motion;
    view_.help_open = looks_.help_open;
    view_.traces_open = looks_.traces_open;
    view_.plots = &plots_;
    view_.plots_changed = plot_choice_.changed();
    view_.time_scale = plot_choice_.time_scale;
    if (view_.message.empty()) {
        view_.message = file_message_;
    }
}

void Frame::tell_what_was_saved(const Session& session, float wall_s) {
    notice_s_ -= wall_s;
    if (session.saved_file() != told_file_) {
        told_file_ = session.saved_file();
        notice_s_ = notice_time_s;
        const std::string file = std::filesystem::absolute(told_file_).lexically_normal().string();
        view_.notice = data_.texts.get("window.saved", {{"file", file}});
    } else if (notice_s_ <= 0.0f) {
        view_.notice.clear();
    }
}

void Frame::draw(Session& session, const FrameTarget& target, float wall_s) {
    load_stage_of(session);
    choose_plots(session);
    choose_looks(target.pixel_ratio);
    describe(session);
    tell_what_was_saved(session, wall_s);
    const auto width = static_cast<float>(target.width_px);
    const auto height = static_cast<float>(target.height_px);
    view_.pixel_ratio = target.pixel_ratio;
    layout_ = compute_layout(wishes_of(view_, ui_assets_, ui_state_, width, height));

    gl::bind_framebuffer(target.framebuffer);
    clear_panels(target);
    draw_stage(session, target, layout_.stage);
    imgui_.begin_frame(target.width_px, target.height_px, target.pixel_ratio, wall_s);
    draw_ui(view_, ui_assets_, layout_, ui_state_, actions_);
    imgui_.end_frame();
}

void Frame::clear_panels(const FrameTarget& target) {
    for (const Rect& area : panel_areas(layout_)) {
        gl::clear_area(whole(area.x),
                       target.height_px - whole(area.bottom()),
                       whole(area.w),
                       whole(area.h),
                       theme_.color("panel"));
    }
    view_.panels_cleared = true;
}

void Frame::draw_stage_only(Session& session, const FrameTarget& target) {
    load_stage_of(session);
    choose_plots(session);
    choose_looks(target.pixel_ratio);
    describe(session);
    draw_stage(
        session,
        target,
        {0.0f, 0.0f, static_cast<float>(target.width_px), static_cast<float>(target.height_px)});
}

void Frame::carry_out_actions(Session& session) {
    for (const Action& action : actions_) {
        if (const auto* act = std::get_if<ExportPlot>(&action)) {
            export_plots(*act, session);
        } else if (!session.carry_out(action) && !carry_out(action, plots_, plot_choice_)) {
            carry_out(action, looks_);
        }
    }
    actions_.clear();
}

void Frame::export_plots(const ExportPlot& act, Session& session) {
    session.settle();
    try {
        Glyphs glyphs(data_.fonts);
        const Theme theme = load_theme_by_id(data_, data_.defaults.figure_theme);
        std::string files;
        for (const Plot& plot : plots_.plots) {
            if (!act.plot.empty() && act.plot != plot.id) {
                continue;
            }
            const PlotFigure figure = make_plot_figure({data_.library,
                                                        session.trajectory(),
                                                        data_.texts,
                                                        theme,
                                                        plot,
                                                        view_.points,
                                                        plot_choice_.time_scale,
                                                        view_.window_begin_s,
                                                        view_.window_end_s},
                                                       glyphs);
            const auto stem =
                free_stem(session.save_folder(), session.scenario().id + "-" + plot.id);
            write_figure(figure, glyphs, stem);
            files =
                std::filesystem::absolute(stem).lexically_normal().string() + ".svg, .png, .csv";
        }
        view_.notice = data_.texts.get("window.exported", {{"files", files}});
        notice_s_ = notice_time_s;
    } catch (const std::exception& error) {
        file_message_ = error.what();
    }
}

void Frame::reload_changed_files() {
    const auto& assets = data_.folders.assets;
    try {
        const gl::ReloadResult shaders = renderer_.reload_changed_shaders();
        if (shaders.reloaded > 0 || !shaders.error.empty()) {
            file_message_ = shaders.error;
        }
        if (files_.changed(assets / "texts" / "en.toml")) {
            data_.texts = load_texts(assets / "texts" / "en.toml");
            builder_.reset();
            file_message_.clear();
        }
        if (files_.changed(assets / "themes" / (theme_.id + ".toml"))) {
            theme_ = load_theme(assets / "themes" / (theme_.id + ".toml"));
            style_scale_ = 0.0f;
            builder_.reset();
            file_message_.clear();
        }
        const auto stages = assets / "stages";
        if (files_.changed(stages / (stage_circuit_ + ".toml")) ||
            files_.changed(stages / (stage_circuit_ + ".plots.toml"))) {
            load_stage(stages / (stage_circuit_ + ".toml"));
            stage_circuit_.clear();
            file_message_.clear();
        }
    } catch (const CoreInputError& error) {
        file_message_ = error.what();
    }
}

} // namespace disinhibit
