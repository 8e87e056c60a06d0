#pragma once

#include <functional>

#include "engine/app/command/invocation.h"
#include "engine/app/window/asked_shot.h"
#include "engine/app/window/frame.h"
#include "engine/app/window/program_data.h"
#include "engine/gl/render_target.h"

namespace disinhibit {

/// Of a picture whose size is not asked for.
inline constexpr PixelSize default_size{1920, 1080};

/// Of a picture whose text is not asked for: a larger picture is the usual one with more pixels, as far as text scales go.
float text_scale_of_still(const std::optional<PixelSize>& size, const StartDefaults& defaults);

/// What a picture shows, standing still, and how it is looked at.
struct Still {
    SessionPair session;
    View view;
    PixelSize size;
};

/// What the command line asks for: a scenario or a shot. Throws InputError.
Still make_still(const ProgramData& data, const Invocation& invocation);

/// A shot as it stands, looked at as `invocation` says where it says anything. Throws InputError.
Still still_of_shot(const ProgramData& data, const AskedShot& asked, const Invocation& invocation);

/// A frame that is drawn into memory; needs no display.
class OffscreenFrame {
  public:
    OffscreenFrame(ProgramData& data, const Invocation& invocation, PixelSize size);

    Frame& frame() { return frame_; }
    const gl::GlContext& context() const { return context_; }
    FrameTarget target() const;
    PixelImage read() const;
    /// The same for a film (FilmFile::add), into memory that may have been used before.
    std::vector<std::uint8_t> read_rows(std::vector<std::uint8_t> memory) const;
    /// Draws the session until nothing changes any more, with panels or without. Throws InputError if there is a fault in
    /// the picture, std::runtime_error if a run has failed.
    void draw(SessionPair& session, bool panels);
    /// The same for another moment of what was drawn last, in half of the time.
    void draw_on(SessionPair& session, bool panels);
    /// Of what was drawn last, as a PNG that says how it came about and can be drawn again.
    /// `alpha`: without a ground, if it was drawn without one.
    std::string png(const ProgramData& data, SessionPair& session, bool panels, bool alpha = false);

  private:
    void draw_once(SessionPair& session, bool panels);

    gl::GlContext context_;
    gl::RenderTarget picture_;
    Frame frame_;
    std::string remarked_; ///< what the log says already
};

/// Puts the scenario of --against on side B. Throws InputError.
void compare_as_asked(SessionPair& session, const ProgramData& data, const Invocation& invocation);

/// What the command line asks for as the PNG `invocation.out`. Throws like run_render.
void write_picture(ProgramData& data, const Invocation& invocation);
/// The same for another still, which is made once it is known that the file can be written.
void write_picture(ProgramData& data,
                   const Invocation& invocation,
                   const std::function<Still()>& make);

/// `disinhibit render`: one moment of a scenario as a PNG. Throws InputError or
/// std::runtime_error if the run fails or the file cannot be written.
void run_render(ProgramData& data, const Invocation& invocation);

/// For a machine without a display: the scenario as "<id>.png" and "<id>.csv" in the current folder,
/// both named on stdout. Throws like run_render.
void run_without_display(ProgramData& data, const Invocation& invocation);

} // namespace disinhibit
