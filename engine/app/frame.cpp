#include "engine/app/frame.h"

#include <epoxy/gl.h>

#include <algorithm>
#include <cmath>

#include "engine/core/input_error.h"
#include "engine/scene/stage_file.h"

namespace disinhibit {

Frame::Frame(ProgramData& data, gl::GlContext& context, SDL_Window* window, Appearance looks)
    : data_(data),
      looks_(std::move(looks)),
      theme_(load_theme_by_id(data, looks_.theme_id)),
      imgui_(context, window),
      renderer_(data.folders.shaders, data.fonts, context.is_es()) {
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
    session.watch(ui_assets_.plots.signals());
    files_.add(stages / (circuit + ".toml"));
    files_.add(stages / (circuit + ".plots.toml"));
    stage_circuit_ = circuit;
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
    const auto whole = [](float value) { return static_cast<int>(std::lround(value)); };
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
    view_.theme = &theme_;
    view_.texts = &data_.texts;
    view_.theme_ids = data_.theme_ids;
    view_.text_scale = looks_.text_scale;
    view_.reduced_motion = looks_.reduced_motion;
    view_.help_open = looks_.help_open;
    view_.traces_open = looks_.traces_open;
    if (view_.message.empty()) {
        view_.message = file_message_;
    }
}

void Frame::draw(Session& session, const FrameTarget& target, float wall_s) {
    load_stage_of(session);
    choose_looks(target.pixel_ratio);
    describe(session);
    const auto width = static_cast<float>(target.width_px);
    const auto height = static_cast<float>(target.height_px);
    view_.text_scale = style_scale_;
    layout_ = compute_layout(wishes_of(view_, ui_assets_, ui_state_, width, height));

    glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer);
    draw_stage(session, target, layout_.stage);
    imgui_.begin_frame(target.width_px, target.height_px, target.pixel_ratio, wall_s);
    draw_ui(view_, ui_assets_, layout_, ui_state_, actions_);
    imgui_.end_frame();
}

void Frame::draw_stage_only(Session& session, const FrameTarget& target) {
    load_stage_of(session);
    choose_looks(target.pixel_ratio);
    describe(session);
    draw_stage(session,
               target,
               {0.0f,
                0.0f,
                static_cast<float>(target.width_px),
                static_cast<float>(target.height_px)});
}

void Frame::carry_out_actions(Session& session) {
    for (const Action& action : actions_) {
        if (!session.carry_out(action)) {
            carry_out(action, looks_);
        }
    }
    actions_.clear();
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

}  // namespace disinhibit
