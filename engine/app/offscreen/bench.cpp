#include "engine/app/offscreen/bench.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "circuit/io/text/standard_output.h"
#include "engine/app/offscreen/offscreen.h"
#include "engine/gl/framebuffer_calls.h"
#include "engine/run/stamp.h"

namespace disinhibit {
namespace {

constexpr int warm_up_frames = 10;
constexpr int reference_discs = 2000;
constexpr int reference_frames = 60;

using WallClock = std::chrono::steady_clock;

double quantile(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    const double place = share * static_cast<double>(values.size() - 1);
    return values[static_cast<std::size_t>(std::lround(place))];
}

/// A cached background with small discs all over it.
DrawList make_reference_scene(const FrameTarget& target) {
    DrawList list;
    list.size = {static_cast<float>(target.width_px), static_cast<float>(target.height_px)};
    list.background = {0.04f, 0.08f, 0.13f, 1.0f};
    list.background_glow = list.background;
    list.still_version = 1;
    list.still.emplace_back();
    list.moving.emplace_back();
    for (int i = 0; i < reference_discs; ++i) {
        // Spread evenly by the golden ratio; radii 2 to 5 px.
        const float share = static_cast<float>(i) / reference_discs;
        const float turn = std::fmod(static_cast<float>(i) * 0.618034f, 1.0f);
        Shape2D disc;
        disc.form = ShapeForm::disc;
        disc.center = {turn * list.size.x, share * list.size.y};
        const float radius = 2.0f + 3.0f * std::fmod(static_cast<float>(i) * 0.381966f, 1.0f);
        disc.half_size = {radius, radius};
        disc.fill = {0.9f, 0.8f, 0.3f, 1.0f};
        list.moving.back().shapes.push_back(disc);
    }
    return list;
}

std::vector<double> time_reference(const ProgramData& data, const OffscreenFrame& offscreen) {
    const FrameTarget target = offscreen.target();
    StageRenderer renderer(data.folders.shaders, data.fonts, offscreen.context().is_es());
    const DrawList list = make_reference_scene(target);
    const Viewport place{
        0, 0, target.width_px, target.height_px, target.height_px, target.framebuffer};
    std::vector<double> times_ms;
    for (int frame = 0; frame < reference_frames + warm_up_frames; ++frame) {
        const auto begin = WallClock::now();
        renderer.draw(list, place);
        gl::wait_until_drawn();
        if (frame >= warm_up_frames) {
            times_ms.push_back(milliseconds_since(begin));
        }
    }
    return times_ms;
}

} // namespace

void run_bench(ProgramData& data, const Invocation& invocation, WallClock::time_point started) {
    const Scenario scenario = make_scenario(data.library, invocation.scenario, invocation.changes);
    SessionSettings settings;
    settings.speed = invocation.speed.value_or(data.defaults.speed);
    SessionPair session(data.library, scenario, settings);
    compare_as_asked(session, data, invocation);
    OffscreenFrame offscreen(data, invocation, invocation.size.value_or(default_size));

    double cold_start_ms = 0.0;
    std::vector<double> frames_ms;
    double model_ms = 0.0;
    double total_ms = 0.0;
    for (int frame = 0; frame < invocation.frames + warm_up_frames; ++frame) {
        const auto begin = WallClock::now();
        session.advance(frame_s);
        const double advanced_ms = milliseconds_since(begin);
        offscreen.frame().draw(session, offscreen.target(), static_cast<float>(frame_s));
        gl::wait_until_drawn();
        const double frame_ms = milliseconds_since(begin);
        if (frame == 0) {
            cold_start_ms = milliseconds_since(started);
        }
        if (frame >= warm_up_frames) {
            frames_ms.push_back(frame_ms);
            model_ms += advanced_ms;
            total_ms += frame_ms;
        }
    }
    const double median_ms = quantile(frames_ms, 0.5);
    const double reference_ms = quantile(time_reference(data, offscreen), 0.5);
    const FrameTarget target = offscreen.target();
    print_out("{}\n  \"scenario\": \"{}\",\n  \"level\": \"{}\",\n  \"size\": \"{}x{}\",\n"
              "  \"frames\": {},\n",
              json_head(data.library),
              scenario.id,
              name_of(invocation.level.value_or(StageLevel::circuit)),
              target.width_px,
              target.height_px,
              invocation.frames);
    print_out("  \"median_ms\": {:.3f},\n  \"p95_ms\": {:.3f},\n  \"max_ms\": {:.3f},\n",
              median_ms,
              quantile(frames_ms, 0.95),
              quantile(frames_ms, 1.0));
    print_out("  \"model_share\": {:.5f},\n  \"renderer\": \"{}\",\n",
              model_ms / total_ms,
              offscreen.context().renderer());
    print_out("  \"reference_ms\": {:.3f},\n  \"multiple_of_reference\": {:.2f},\n",
              reference_ms,
              median_ms / reference_ms);
    print_out("  \"cold_start_ms\": {:.1f}\n}}\n", cold_start_ms);
}

} // namespace disinhibit
