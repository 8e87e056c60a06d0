#include "engine/app/offscreen/film.h"

#include <fmt/format.h>

#include <cmath>
#include <optional>
#include <stdexcept>

#include "circuit/io/text/input_error.h"
#include "circuit/io/text/standard_output.h"
#include "circuit/io/text/write_file.h"
#include "engine/app/command/progress.h"
#include "engine/app/offscreen/offscreen.h"
#include "engine/core/version.h"
#include "engine/record/film_file.h"

namespace disinhibit {
namespace {

constexpr double most_frames = 200'000.0; // an hour at 55 frames a second

/// The frames of a film.
struct Reel {
    Shot first;
    int frames_per_s = 0;
    int count = 0;

    /// Its playhead and everything that moves, by the number of the frame alone.
    Shot frame(int number) const {
        const double film_s = static_cast<double>(number) / frames_per_s;
        Shot shot = first;
        shot.time_s += film_s * shot.speed;
        shot.motion_s += film_s * motion_rate(shot.speed);
        return shot;
    }
};

Reel make_reel(const SessionPair& session, const Invocation& invocation) {
    Reel reel;
    reel.first = session.shot();
    reel.first.playing = false;
    reel.first.time_s = invocation.from_s.value_or(reel.first.time_s);
    reel.first.speed = invocation.speed.value_or(reel.first.speed);
    reel.frames_per_s = invocation.frames_per_s;
    const double end_s = invocation.to_s.value_or(reel.first.a.scenario.duration_s);
    const double length_s = (end_s - reel.first.time_s) / reel.first.speed;
    const double count = std::floor(length_s * reel.frames_per_s + 1e-6) + 1.0;
    if (!(count >= 1.0) || count > most_frames) {
        throw InputError(
            {},
            "--to",
            fmt::format("found a film of {:.0f} frames", std::max(count, 0.0)),
            fmt::format("1 to {:.0f}: another stretch of time, or another --speed", most_frames));
    }
    reel.count = static_cast<int>(count);
    return reel;
}

/// A folder of pictures, 000000.png and so on: each whole, and each can be drawn again.
class PictureFolder {
  public:
    explicit PictureFolder(std::filesystem::path folder) : folder_(std::move(folder)) {
        std::error_code fault;
        std::filesystem::create_directories(folder_, fault);
        if (fault) {
            throw InputError({},
                             "--out",
                             "found \"" + folder_.string() + "\" (" + fault.message() + ")",
                             "a folder, or a name ending in .mp4, .webm or .gif");
        }
    }
    void add(int number, const std::string& png) const {
        write_file(folder_ / fmt::format("{:06}.png", number), png, Durability::scratch);
    }

  private:
    std::filesystem::path folder_;
};

} // namespace

void run_film(ProgramData& data, const Invocation& invocation) {
    Still still = make_still(data, invocation);
    const Reel reel = make_reel(still.session, invocation);
    Invocation looks = invocation;
    looks.theme = still.view.theme;
    looks.text_scale = still.view.text_scale;
    std::optional<FilmFile> film;
    std::optional<PictureFolder> pictures;
    if (invocation.out.has_extension()) {
        film.emplace(invocation.out,
                     still.size.width,
                     still.size.height,
                     reel.frames_per_s,
                     full_stamp(data.library.content_hash));
    } else {
        pictures.emplace(invocation.out);
    }
    OffscreenFrame offscreen(data, looks, still.size);
    offscreen.frame().look(still.view);
    const std::atomic<bool>& stop = stop_when_interrupted();
    ProgressLine progress("frames", reel.count);
    int done = 0;
    for (; done < reel.count && !stop; ++done) {
        still.session.look(reel.frame(done));
        if (done == 0) {
            offscreen.draw(still.session, still.view.panels);
        } else {
            offscreen.draw_on(still.session, still.view.panels);
        }
        if (film) {
            film->add(offscreen.read());
        } else {
            pictures->add(done, offscreen.png(data, still.session, still.view.panels));
        }
        progress(done + 1);
    }
    progress.end();
    if (film && done > 0) {
        film->finish();
    }
    print_out("{}\n{} frames of {}\n", invocation.out.string(), done, reel.count);
}

} // namespace disinhibit
