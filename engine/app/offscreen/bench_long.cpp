#include "engine/app/offscreen/bench_long.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <stdexcept>
#include <vector>

#include "circuit/describe/units.h"
#include "circuit/io/text/standard_output.h"
#include "engine/app/offscreen/bench.h"
#include "engine/app/offscreen/offscreen.h"
#include "engine/core/version.h"
#include "engine/gl/framebuffer_calls.h"
#include "engine/run/stamp.h"

namespace disinhibit {
namespace {

constexpr int frames_per_s = 60;
constexpr int long_warm_up_frames = 120;
// Drawing has no memory of its own from frame to frame; the run has.
constexpr int drawn_every = 12;
constexpr int looks_at_memory = 8;
constexpr int drags = 24;
constexpr double longest_wait_ms = 20000.0;

using WallClock = std::chrono::steady_clock;

/// Memory of this process that is in use, MB.
double resident_mb() {
    std::ifstream statm("/proc/self/statm");
    double total_pages = 0.0;
    double resident_pages = 0.0;
    statm >> total_pages >> resident_pages;
    return resident_pages * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
}

/// One frame as the window makes it; its wall time.
double play_frame(SessionPair& session, OffscreenFrame& offscreen) {
    const auto begin = WallClock::now();
    session.advance(frame_s);
    offscreen.frame().draw(session, offscreen.target(), static_cast<float>(frame_s));
    gl::wait_until_drawn();
    return milliseconds_since(begin);
}

SessionPair start_session(const ProgramData& data, const Invocation& invocation, bool playing) {
    SessionSettings settings;
    settings.speed = invocation.speed.value_or(data.defaults.speed);
    settings.playing = playing;
    return {data.library,
            make_scenario(data.library, invocation.scenario, invocation.changes),
            settings};
}

/// Do the curves on screen differ?
bool same_curves(const TraceSet& a, const TraceSet& b) {
    return std::ranges::equal(a.curves, b.curves, [](const TraceCurve& x, const TraceCurve& y) {
        return x.signal == y.signal && x.times_s == y.times_s && x.values == y.values;
    });
}

/// What dragging once has taken.
struct DragTimes {
    double first_ms = 0.0; ///< until another course shows
    int first_frames = 0;
    double complete_ms = 0.0;
    double longest_frame_ms = 0.0;
};

DragTimes drag_once(SessionPair& session, OffscreenFrame& offscreen, double at_s) {
    const TraceSet before = session.active().traces();
    DragTimes times;
    const auto begin = WallClock::now();
    session.carry_out(MoveDose{0, at_s, -1});
    do {
        const double took_ms = play_frame(session, offscreen);
        times.longest_frame_ms = std::max(times.longest_frame_ms, took_ms);
        if (times.first_ms == 0.0) {
            ++times.first_frames;
            if (!same_curves(before, session.active().traces())) {
                times.first_ms = milliseconds_since(begin);
            }
        }
        times.complete_ms = milliseconds_since(begin);
    } while ((session.computing() || times.first_ms == 0.0) && times.complete_ms < longest_wait_ms);
    return times;
}

template <class Member> double middle_of(std::vector<DragTimes> all, Member member) {
    const auto middle = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
    std::ranges::nth_element(all, middle, {}, member);
    return static_cast<double>((*middle).*member);
}

template <class Member> double largest_of(const std::vector<DragTimes>& all, Member member) {
    return static_cast<double>((*std::ranges::max_element(all, {}, member)).*member);
}

} // namespace

void run_soak_bench(ProgramData& data, const Invocation& invocation) {
    SessionPair session = start_session(data, invocation, true);
    OffscreenFrame offscreen(data, invocation, invocation.size.value_or(default_size));
    for (int frame = 0; frame < long_warm_up_frames; ++frame) {
        play_frame(session, offscreen);
    }
    const int frames = static_cast<int>(*invocation.soak_s) * frames_per_s;
    std::string resident = fmt::format("{:.1f}", resident_mb());
    const auto begin = WallClock::now();
    for (int frame = 1; frame <= frames; ++frame) {
        if (frame % drawn_every == 0) {
            play_frame(session, offscreen);
        } else {
            session.advance(frame_s);
        }
        if (frame % std::max(1, frames / looks_at_memory) == 0) {
            resident += fmt::format(", {:.1f}", resident_mb());
        }
    }
    print_out("{}\n  \"scenario\": \"{}\",\n  \"speed\": {},\n  \"frames\": {},\n"
              "  \"drawn_every\": {},\n  \"simulated_d\": {:.1f},\n  \"wall_s\": {:.1f},\n"
              "  \"resident_mb\": [{}]\n}}\n",
              json_head(data.library),
              invocation.scenario,
              session.clock().speed(),
              frames,
              drawn_every,
              session.clock().now_s() / internal_per("d"),
              milliseconds_since(begin) / 1000.0,
              resident);
}

void run_empty_bench(const Invocation& invocation) {
    const PixelSize size = invocation.size.value_or(default_size);
    const gl::GlContext context = gl::make_offscreen_context();
    const gl::RenderTarget picture(size.width, size.height);
    for (int frame = 0; frame < long_warm_up_frames; ++frame) {
        gl::bind_framebuffer(picture.framebuffer());
        gl::clear_area(0, 0, size.width, size.height, Color{0.0f, 0.0f, 0.0f, 1.0f});
        gl::wait_until_drawn();
    }
    print_out("{{\"program\": \"disinhibit {}\",\n  \"size\": \"{}x{}\",\n  \"resident_mb\": "
              "{:.1f}\n}}\n",
              program_stamp(),
              size.width,
              size.height,
              resident_mb());
}

void run_drag_bench(ProgramData& data, const Invocation& invocation) {
    SessionPair session = start_session(data, invocation, false);
    if (session.active().scenario().doses.empty()) {
        throw std::runtime_error(invocation.scenario + " has no dose to drag");
    }
    OffscreenFrame offscreen(data, invocation, invocation.size.value_or(default_size));
    play_frame(session, offscreen);
    session.settle();
    play_frame(session, offscreen);
    const double from_s = session.active().scenario().doses.front().at_s;
    const double step_s = session.active().scenario().duration_s / 200.0;
    std::vector<DragTimes> all;
    for (int i = 1; i <= drags; ++i) {
        all.push_back(drag_once(session, offscreen, from_s + (i % 5 + 1) * step_s));
    }
    print_out("{}\n  \"scenario\": \"{}\",\n  \"drags\": {},\n"
              "  \"first_redraw_ms\": {{\"median\": {:.1f}, \"max\": {:.1f}}},\n"
              "  \"first_redraw_frames\": {{\"median\": {}, \"max\": {}}},\n"
              "  \"complete_ms\": {{\"median\": {:.1f}, \"max\": {:.1f}}},\n"
              "  \"longest_frame_ms\": {{\"median\": {:.1f}, \"max\": {:.1f}}}\n}}\n",
              json_head(data.library),
              invocation.scenario,
              drags,
              middle_of(all, &DragTimes::first_ms),
              largest_of(all, &DragTimes::first_ms),
              middle_of(all, &DragTimes::first_frames),
              largest_of(all, &DragTimes::first_frames),
              middle_of(all, &DragTimes::complete_ms),
              largest_of(all, &DragTimes::complete_ms),
              middle_of(all, &DragTimes::longest_frame_ms),
              largest_of(all, &DragTimes::longest_frame_ms));
}

} // namespace disinhibit
