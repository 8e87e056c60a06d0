#include "engine/app/offscreen/film.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <stdexcept>

#include "circuit/io/text/input_error.h"
#include "circuit/io/text/standard_output.h"
#include "circuit/io/text/write_file.h"
#include "engine/app/command/progress.h"
#include "engine/app/offscreen/offscreen.h"
#include "engine/app/offscreen/reel.h"
#include "engine/app/offscreen/slides.h"
#include "engine/app/window/asked_deck.h"
#include "engine/core/version.h"
#include "engine/record/film_file.h"

namespace disinhibit {
namespace {

Reel reel_of(const SessionPair& session, const View& view, const Invocation& invocation) {
    Shot first = session.shot();
    first.view = view;
    first.time_s = invocation.from_s.value_or(first.time_s);
    first.speed = invocation.speed.value_or(first.speed);
    double end_s = first.a.scenario.duration_s;
    if (first.b && first.layout != CompareLayout::off) {
        end_s = std::max(end_s, first.b->scenario.duration_s);
    }
    end_s = invocation.to_s.value_or(end_s);
    return {first, end_s, invocation.frames_per_s};
}

/// A folder of pictures, 000000.png and so on: each whole, and each can be drawn again.
class PictureFolder {
  public:
    explicit PictureFolder(std::filesystem::path folder) : folder_(std::move(folder)) {
        make_folder(folder_, "--out", "a folder, or a name ending in .mp4, .webm or .gif");
    }
    void add(int number, const std::string& png) const {
        write_file(folder_ / fmt::format("{:06}.png", number), png, Durability::scratch);
    }

  private:
    std::filesystem::path folder_;
};

/// Where the frames go.
class Sink {
  public:
    Sink(const ProgramData& data, const std::filesystem::path& out, PixelSize size, int rate) {
        if (out.has_extension()) {
            film_.emplace(
                out, size.width, size.height, rate, full_stamp(data.library.content_hash));
        } else {
            folder_.emplace(out);
        }
    }
    void add(int number,
             const ProgramData& data,
             OffscreenFrame& frame,
             SessionPair& session,
             bool panels) {
        if (film_) {
            film_->add(frame.read_rows(film_->spare_rows()));
        } else {
            folder_->add(number, frame.png(data, session, panels));
        }
    }
    void finish(int frames) {
        if (film_ && frames > 0) {
            film_->finish();
        }
    }

  private:
    std::optional<FilmFile> film_;
    std::optional<PictureFolder> folder_;
};

/// Beside the film, under its name: what its captions say and when.
void write_subtitles(const std::filesystem::path& out, const std::vector<Subtitle>& subtitles) {
    if (subtitles.empty()) {
        return;
    }
    std::filesystem::path stem = out;
    if (out.has_extension()) {
        stem.replace_extension();
    } else {
        stem /= "captions";
    }
    write_file(stem.string() + ".srt", srt_text(subtitles));
    write_file(stem.string() + ".vtt", vtt_text(subtitles));
}

void shoot(ProgramData& data,
           const Invocation& looks,
           const Reel& reel,
           SessionPair& session,
           PixelSize size) {
    Sink sink(data, looks.out, size, reel.frames_per_s());
    OffscreenFrame offscreen(data, looks, size);
    const std::atomic<bool>& stop = stop_when_interrupted();
    ProgressLine progress("frames", reel.count());
    int done = 0;
    for (; done < reel.count() && !stop; ++done) {
        const Shot shot = reel.frame(done);
        const bool panels = shot.view.panels;
        offscreen.frame().look(shot.view);
        if (reel.cuts_at(done)) {
            session.open(shot);
            offscreen.draw(session, panels);
        } else {
            session.look(shot);
            offscreen.draw_on(session, panels);
        }
        sink.add(done, data, offscreen, session, panels);
        progress(done + 1);
    }
    progress.end();
    sink.finish(done);
    write_subtitles(looks.out, reel.subtitles());
    print_out("{}\n{} frames of {}\n", looks.out.string(), done, reel.count());
}

Deck deck_as_asked(const ProgramData& data, const Invocation& invocation) {
    if (invocation.from_s || invocation.to_s || invocation.speed || !invocation.against.empty() ||
        !invocation.changes.doses.empty() || !invocation.changes.assignments.empty() ||
        !invocation.caption.empty() || invocation.level) {
        throw InputError(
            {},
            "deck",
            "found --from, --to, --speed, --dose, --set, --against, --caption or --level "
            "beside it",
            "a deck as it is: another run is another slide");
    }
    Deck deck = find_deck(data, invocation.deck);
    if (!deck.fault.empty()) { // a talk goes on without a slide, a film of it is none
        throw InputError(deck.fault);
    }
    for (Slide& slide : deck.slides) {
        View& view = slide.shot.view;
        view.theme = invocation.theme.empty() ? view.theme : invocation.theme;
        view.text_scale = invocation.text_scale > 0.0f ? invocation.text_scale
                          : view.text_scale > 0.0f     ? view.text_scale
                                                       : 1.0f; // type goes with the picture
        view.reduced_motion |= invocation.reduced_motion;
        view.clock |= invocation.clock;
        view.panels &= !invocation.stage_only;
    }
    return deck;
}

} // namespace

void run_film(ProgramData& data, const Invocation& invocation) {
    if (invocation.out.empty() && invocation.slides.empty()) {
        throw InputError({}, "--out", "missing", "where the film goes");
    }
    Invocation looks = invocation;
    if (!invocation.deck.empty()) {
        const Deck deck = deck_as_asked(data, invocation);
        const View& view = deck.slides.front().shot.view;
        looks.theme = view.theme;
        looks.text_scale = view.text_scale;
        if (!invocation.slides.empty()) {
            write_slides(data, looks, deck);
        }
        if (!invocation.out.empty()) {
            const Reel reel(deck, data.library, invocation.frames_per_s);
            SessionSettings settings;
            settings.playing = false;
            SessionPair session(data.library, deck.slides.front().shot.a.scenario, settings);
            shoot(data, looks, reel, session, invocation.size.value_or(default_size));
        }
        return;
    }
    if (!invocation.slides.empty()) {
        throw InputError({}, "--slides", "found a scenario or a shot", "a deck");
    }
    Still still = make_still(data, invocation);
    looks.theme = still.view.theme;
    looks.text_scale = still.view.text_scale;
    shoot(data, looks, reel_of(still.session, still.view, invocation), still.session, still.size);
}

} // namespace disinhibit
