#include "engine/app/window/notes_window.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <sstream>
#include <stdexcept>

#include "engine/scene/labels/sentence.h"
#include "engine/scene/stage/view.h"

namespace disinhibit {
namespace {

constexpr double every_s = 0.5;
constexpr float line_height = 1.35f; // of the type size

/// Beside the talk where there is one display, else as large as the other.
SDL_Rect place_for(SDL_Window* talk) {
    const int here = SDL_GetWindowDisplayIndex(talk);
    SDL_Rect place{0, 0, 960, 600};
    for (int display = 0; display < SDL_GetNumVideoDisplays(); ++display) {
        if (display != here && SDL_GetDisplayUsableBounds(display, &place) == 0) {
            return place;
        }
    }
    SDL_GetWindowPosition(talk, &place.x, &place.y);
    int width = 0;
    SDL_GetWindowSize(talk, &width, nullptr);
    place.x += width;
    return place;
}

/// Writes text under text; every paragraph breaks where the width ends.
class Column {
  public:
    Column(const Theme& theme, const TextMeasure& measure, float left, float right, float top)
        : left_(left), right_(right), y_(top) {
        view_.theme = &theme;
        view_.measure = &measure;
    }
    void write(const std::string& markup, float size, const char* color, DrawBlock& block) {
        DrawBlock lines;
        const int count = draw_sentence(markup, {left_, y_ + size}, right_, size, view_, lines);
        for (TextRun& run : lines.texts) {
            if (run.weight == TextWeight::regular) {
                run.color = view_.theme->color(color);
            }
            block.texts.push_back(std::move(run));
        }
        y_ += line_height * size * static_cast<float>(count);
    }
    void skip(float px) { y_ += px; }
    float y() const { return y_; }

  private:
    StageView view_;
    float left_, right_, y_;
};

std::string length_text(double seconds) {
    const auto whole = static_cast<int>(seconds);
    return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

} // namespace

std::unique_ptr<NotesWindow>
NotesWindow::open(const ProgramData& data, SDL_Window* talk, const gl::GlContext& context) {
    const SDL_Rect place = place_for(talk);
    // Pixels are put there by the processor: no second context, and any display will do.
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    SDL_Window* window = SDL_CreateWindow(data.texts.get("presenting.notes_title").c_str(),
                                          place.x,
                                          place.y,
                                          place.w,
                                          place.h,
                                          SDL_WINDOW_RESIZABLE);
    if (window == nullptr) {
        return nullptr;
    }
    SDL_RaiseWindow(talk); // which has the keyboard
    return std::unique_ptr<NotesWindow>(new NotesWindow(data, window, context));
}

NotesWindow::NotesWindow(const ProgramData& data, SDL_Window* window, const gl::GlContext& context)
    : data_(data), window_(window), theme_(load_theme_by_id(data, data.defaults.notes_theme)),
      renderer_(data.folders.shaders, data.fonts, context.is_es()), picture_(1, 1),
      thumbnail_(1280, 720) {}

NotesWindow::~NotesWindow() {
    SDL_DestroyWindow(window_);
}

void NotesWindow::turn(const Presenter& talk, double wall_s) {
    lasted_s_ += wall_s;
    rest_s_ += wall_s;
    const bool changed = slide_ != talk.slide() || doses_ != talk.doses_given();
    if (!changed && rest_s_ < every_s) {
        return;
    }
    if (slide_ != talk.slide()) {
        prepare_next(talk);
    }
    slide_ = talk.slide();
    doses_ = talk.doses_given();
    rest_s_ = 0.0;
    draw(talk);
    show();
}

void NotesWindow::prepare_next(const Presenter& talk) {
    const auto next = static_cast<std::size_t>(talk.slide()) + 1;
    next_.reset();
    next_slide_ = next < talk.deck().slides.size() ? &talk.deck().slides[next] : nullptr;
    if (next_slide_ != nullptr) {
        SessionSettings settings;
        settings.playing = false;
        next_ =
            std::make_unique<SessionPair>(data_.library, next_slide_->shot.a.scenario, settings);
        Shot shot = next_slide_->shot;
        shot.playing = false;
        next_->open(shot);
    }
}

void NotesWindow::draw(const Presenter& talk) {
    int width = 0;
    int height = 0;
    SDL_GetWindowSize(window_, &width, &height);
    width = std::max(width, 64);
    height = std::max(height, 64);
    if (picture_.width() != width || picture_.height() != height) {
        picture_ = gl::RenderTarget(width, height);
    }
    const auto w = static_cast<float>(width);
    const auto h = static_cast<float>(height);
    const float size = std::max(14.0f, 0.03f * h);
    const float margin = 1.5f * size;
    list_ = {};
    list_.size = {w, h};
    list_.background = list_.background_glow = theme_.color("bg");
    list_.still_version = 1;
    DrawBlock& block = list_.moving.emplace_back();
    const Slide& slide = talk.deck().slides[static_cast<std::size_t>(talk.slide())];
    const float right_column = 0.62f * w;
    Column left(theme_, renderer_.measure(), margin, right_column - margin, margin);
    const std::time_t now = std::time(nullptr);
    left.write(data_.texts.get("presenting.where",
                               {{"slide", std::to_string(talk.slide() + 1)},
                                {"slides", std::to_string(talk.deck().slides.size())},
                                {"clock", fmt::format("{:%H:%M}", fmt::localtime(now))},
                                {"lasted", length_text(lasted_s_)}}),
               size,
               "text2",
               block);
    left.skip(0.5f * size);
    left.write(slide.shot.view.caption, 1.3f * size, "text", block);
    left.skip(0.5f * size);
    std::istringstream notes(slide.notes);
    for (std::string paragraph; std::getline(notes, paragraph);) {
        left.write(paragraph, size, "text", block);
    }
    if (const int doses = static_cast<int>(slide.doses.size()) - talk.doses_given(); doses > 0) {
        left.skip(0.5f * size);
        left.write(data_.texts.get("presenting.dose_next", {{"count", std::to_string(doses)}}),
                   size,
                   "accent",
                   block);
    }
    Column right(theme_, renderer_.measure(), right_column, w - margin, margin);
    right.write(data_.texts.get(next_slide_ != nullptr ? "presenting.next" : "presenting.last"),
                size,
                "text2",
                block);
    right.skip(0.5f * size);
    const float thumbnail_w = w - margin - right_column;
    const SDL_Rect thumbnail{static_cast<int>(right_column),
                             static_cast<int>(right.y()),
                             static_cast<int>(thumbnail_w),
                             static_cast<int>(0.5625f * thumbnail_w)};
    right.skip(0.5625f * thumbnail_w + 0.3f * size);
    if (next_slide_ != nullptr) {
        right.write(next_slide_->shot.view.caption, size, "text", block);
    }
    renderer_.draw(list_, {0, 0, width, height, height, picture_.framebuffer()});
    if (next_slide_ != nullptr) {
        draw_next(thumbnail);
    }
}

/// The stage of the slide that comes, of its active side where it has two: drawn as for a hall, shown small.
void NotesWindow::draw_next(const SDL_Rect& place) {
    next_->advance(0.0);
    const Session& run = next_->active();
    const Scenario& scenario = run.scenario();
    painter_.load(data_.folders.assets / "stages",
                  scenario.circuit,
                  data_.library.subjects.at(scenario.subject).species);
    StageLook look;
    look.theme = &theme_;
    look.presenting = true;
    look.looks.reduced_motion = true;
    look.camera = LevelCamera(next_slide_->shot.view.level).shot();
    const int width = thumbnail_.width();
    const int height = thumbnail_.height();
    painter_.draw(
        data_, run, look, {0, 0, width, height, height, thumbnail_.framebuffer()}, renderer_);
    gl::copy_scaled(
        thumbnail_, picture_, {place.x, picture_.height() - place.y - place.h, place.w, place.h});
}

void NotesWindow::show() const {
    PixelImage image =
        gl::read_pixels(picture_.framebuffer(), 0, 0, picture_.width(), picture_.height());
    SDL_Surface* screen = SDL_GetWindowSurface(window_);
    SDL_Surface* pixels = SDL_CreateRGBSurfaceWithFormatFrom(
        image.rgba.data(), image.width, image.height, 32, 4 * image.width, SDL_PIXELFORMAT_RGBA32);
    if (pixels != nullptr) {
        SDL_SetSurfaceBlendMode(pixels, SDL_BLENDMODE_NONE);
    }
    const bool shown = screen != nullptr && pixels != nullptr &&
                       SDL_BlitSurface(pixels, nullptr, screen, nullptr) == 0 &&
                       SDL_UpdateWindowSurface(window_) == 0;
    SDL_FreeSurface(pixels);
    if (!shown) {
        throw std::runtime_error(SDL_GetError());
    }
}

} // namespace disinhibit
