#include <algorithm>
#include <cmath>

#include "circuit/io/text/input_error.h"
#include "engine/app/window/frame.h"
#include "engine/gl/framebuffer_calls.h"
#include "engine/ui/timeline/side_caption.h"

/// How a frame comes onto its target: caption, stages, panels.
namespace disinhibit {
namespace {

int whole(float px) {
    return static_cast<int>(std::lround(px));
}

Viewport viewport_of(const Rect& place, const FrameTarget& target) {
    return {whole(place.x),
            whole(place.y),
            whole(place.w),
            whole(place.h),
            target.height_px,
            target.framebuffer};
}

} // namespace

CaptionRoom Frame::caption_room(float width_px, float height_px) const {
    return {width_px, height_px, stage_type_scale(), looks_.presenting};
}

void Frame::draw_caption_band(const Rect& place, const FrameTarget& target) {
    if (caption_.empty() || whole(place.h) <= 0) {
        return;
    }
    draw_caption(caption_,
                 caption_room(place.w, static_cast<float>(target.height_px)),
                 theme_,
                 renderer_.measure(),
                 caption_list_);
    caption_list_.background.a = ground_ ? 1.0f : 0.0f;
    renderer_.draw(caption_list_, viewport_of(place, target));
}

void Frame::draw_stage(const SessionPair& session,
                       Side side,
                       const FrameTarget& target,
                       const Rect& place) {
    StageLook look;
    look.theme = &theme_;
    look.type_scale = stage_type_scale();
    look.looks = looks_;
    look.presenting = looks_.presenting;
    look.ground = ground_;
    look.camera = looks_.camera.shot();
    if (session.comparing()) {
        look.side = data_.texts.get(side == Side::a ? "compare.a" : "compare.b");
        look.active_side = side == session.active_side();
        look.caption = side_caption(data_.library,
                                    data_.texts,
                                    session.side(side).scenario(),
                                    session.side(other_side(side)).scenario());
    }
    try {
        if (session.layout() == CompareLayout::split) {
            look.beside_percent =
                painter(other_side(side))
                    .largest_cloud_percent(
                        data_, session.side(other_side(side)), look, renderer_.measure());
        }
        painter(side).draw(data_, session.side(side), look, viewport_of(place, target), renderer_);
    } catch (const InputError& error) {
        painter(side).give_up();
        faults_.tell("stage", error.what());
    }
}

void Frame::draw_stages(const SessionPair& session,
                        const FrameTarget& target,
                        const UiLayout& places) {
    draw_caption_band(places.caption, target);
    if (session.layout() == CompareLayout::split) {
        draw_stage(session, Side::a, target, places.stage);
        draw_stage(session, Side::b, target, places.stage_b);
        // Both are equally wide, so that an even width leaves two columns between them.
        const float left = places.stage.right();
        gl::bind_framebuffer(target.framebuffer);
        gl::clear_area(whole(left),
                       target.height_px - whole(places.stage.bottom()),
                       whole(places.stage_b.x - left),
                       whole(places.stage.h),
                       theme_.color("line"));
    } else {
        draw_stage(session, session.active_side(), target, places.stage);
    }
}

void Frame::draw(SessionPair& session, const FrameTarget& target, float wall_s) {
    load_stages_of(session);
    choose_plots(session);
    choose_looks(target);
    looks_.camera.advance(wall_s, looks_.reduced_motion);
    describe(session);
    explain_thing(session);
    pass_notice(wall_s);
    const auto width = static_cast<float>(target.width_px);
    const auto height = static_cast<float>(target.height_px);
    view_.pixel_ratio = target.pixel_ratio;
    LayoutWishes wishes =
        wishes_of({view_, ui_assets_, layout_, ui_state_, actions_}, width, height);
    wishes.presenting = looks_.presenting;
    wishes.type_scale = style_scale_;
    layout_ = compute_layout(wishes);
    if (!caption_.empty()) {
        const float right =
            layout_.stage_b.empty() ? layout_.stage.right() : layout_.stage_b.right();
        wishes.caption_px = caption_height(
            caption_, caption_room(right - layout_.stage.x, height), renderer_.measure());
        layout_ = compute_layout(wishes);
    }

    gl::bind_framebuffer(target.framebuffer);
    clear_panels(target);
    if (!looks_.scoreboard_open) {
        draw_stages(session, target, layout_);
    }
    explain_signs(session);
    gl::bind_framebuffer(target.framebuffer);
    imgui_.begin_frame(target.width_px, target.height_px, target.pixel_ratio, wall_s);
    try {
        draw_ui(view_, ui_assets_, layout_, ui_state_, actions_);
    } catch (...) {
        imgui_.give_frame_up();
        throw;
    }
    imgui_.end_frame();
}

void Frame::explain_signs(const SessionPair& session) {
    view_.legend = nullptr;
    const StagePainter& stage = painter(session.active_side());
    const StageLevel level = looks_.camera.target();
    if (looks_.legend && !looks_.presenting && stage.stage(level) != nullptr) {
        view_.legend = &legend_.show(*stage.stage(level),
                                     stage.legend(level, session.active(), looks_),
                                     style_scale_,
                                     theme_,
                                     data_.texts,
                                     renderer_);
    }
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

void Frame::draw_stage_only(SessionPair& session, const FrameTarget& target) {
    load_stages_of(session);
    choose_plots(session);
    choose_looks(target);
    describe(session);
    UiLayout places;
    const auto width = static_cast<float>(target.width_px);
    const auto height = static_cast<float>(target.height_px);
    const float caption = std::min(
        height, caption_height(caption_, caption_room(width, height), renderer_.measure()));
    places.caption = {0.0f, 0.0f, width, caption};
    places.stage = {0.0f, caption, width, height - caption};
    if (session.layout() == CompareLayout::split) {
        split_stage(places);
    }
    draw_stages(session, target, places);
}

} // namespace disinhibit
