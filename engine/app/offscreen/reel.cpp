#include "engine/app/offscreen/reel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "circuit/io/text/input_error.h"
#include "engine/core/playback_clock.h"
#include "engine/run/pair.h"
#include "engine/scene/labels/sentence.h"
#include "engine/scene/stage/level_camera.h"

namespace disinhibit {
namespace {

constexpr double most_frames = 200'000.0; // an hour at 55 frames a second
constexpr double rounding = 1e-6;         // of a frame

/// The camera on its way to the level of `to`, so long after it left that of `from`; reduced motion: there at once.
float camera_after(double film_s, const View& from, const View& to) {
    LevelCamera camera(from.level);
    camera.go_to(to.level);
    camera.advance(static_cast<float>(film_s), to.reduced_motion);
    return camera.moving() && !to.reduced_motion ? camera.shot().position : 0.0f;
}

/// The same runs with one more dose at the playhead, as the window gives it.
Shot with_dose(const Shot& shot, const Dose& dose, const Library& library) {
    SessionSettings settings;
    settings.playing = false;
    settings.threaded = false;
    SessionPair session(library, shot.a.scenario, settings);
    session.open(shot);
    session.carry_out(TakeDose{dose});
    Shot next = session.shot();
    next.view = shot.view;
    next.time_s = shot.time_s;
    next.motion_s = shot.motion_s;
    next.playing = true;
    return next;
}

} // namespace

Shot Reel::Take::at(double film_s) const {
    Shot shot = first;
    if (glides) {
        shot = glide_between(from, first, film_s / length_s);
        shot.view.camera = camera_after(film_s, from.view, first.view);
    } else if (first.playing) {
        shot.time_s += film_s * shot.speed;
        shot.motion_s += film_s * motion_rate(shot.speed);
    }
    shot.playing = false;
    return shot;
}

void Reel::add(Take take) {
    if (take.length_s > 0.0) {
        take.begin_s = takes_.empty() ? 0.0 : takes_.back().begin_s + takes_.back().length_s;
        takes_.push_back(std::move(take));
    }
}

void Reel::set_count(double frames, const char* remedy) {
    if (!(frames >= 1.0) || frames > most_frames) {
        throw InputError({},
                         "--fps",
                         fmt::format("found a film of {:.0f} frames", std::max(frames, 0.0)),
                         fmt::format("1 to {:.0f}: {}", most_frames, remedy));
    }
    count_ = static_cast<int>(frames);
}

Reel::Reel(const Shot& first, double end_s, int frames_per_s) : frames_per_s_(frames_per_s) {
    const double length_s = (end_s - first.time_s) / first.speed;
    // The last moment has a frame too.
    set_count(std::floor(length_s * frames_per_s + rounding) + 1.0,
              "another stretch of time, or another --speed");
    Take take;
    take.length_s = length_s + 1.0 / frames_per_s;
    take.first = first;
    take.first.playing = true;
    add(std::move(take));
}

Reel::Reel(const Deck& deck, const Library& library, int frames_per_s)
    : frames_per_s_(frames_per_s) {
    std::optional<Shot> last;
    for (const Slide& slide : deck.slides) {
        const double begin_s =
            takes_.empty() ? 0.0 : takes_.back().begin_s + takes_.back().length_s;
        Take take;
        take.first = slide.shot;
        take.cut = true;
        if (last && slide.glide_s > 0.0 && same_runs(*last, slide.shot)) {
            Take way = take;
            way.glides = true;
            way.cut = false;
            way.from = *last;
            way.length_s = slide.glide_s;
            add(way);
            take.first.motion_s = glide_between(*last, slide.shot, 1.0).motion_s;
            take.cut = false;
        }
        take.length_s = slide.hold_s / static_cast<double>(slide.doses.size() + 1);
        add(take);
        last = take.at(take.length_s);
        for (const Dose& dose : slide.doses) {
            take.first = with_dose(*last, dose, library);
            take.cut = true;
            add(take);
            last = take.at(take.length_s);
        }
        const std::string words = plain_sentence(slide.shot.view.caption);
        const double end_s = takes_.empty() ? 0.0 : takes_.back().begin_s + takes_.back().length_s;
        if (!words.empty() && end_s > begin_s) {
            subtitles_.push_back({begin_s, end_s, words});
        }
    }
    const double length_s = takes_.empty() ? 0.0 : takes_.back().begin_s + takes_.back().length_s;
    set_count(std::floor(length_s * frames_per_s + rounding), "other holds, or another --fps");
}

std::size_t Reel::take_at(int number) const {
    const double film_s = (number + rounding) / frames_per_s_;
    std::size_t take = 0;
    while (take + 1 < takes_.size() && takes_[take + 1].begin_s <= film_s) {
        ++take;
    }
    return take;
}

Shot Reel::frame(int number) const {
    const Take& take = takes_[take_at(number)];
    const double film_s = static_cast<double>(number) / frames_per_s_ - take.begin_s;
    return take.at(std::max(film_s, 0.0));
}

bool Reel::cuts_at(int number) const {
    if (number == 0) {
        return true;
    }
    const std::size_t now = take_at(number);
    for (std::size_t take = take_at(number - 1) + 1; take <= now; ++take) {
        if (takes_[take].cut) {
            return true;
        }
    }
    return false;
}

} // namespace disinhibit
