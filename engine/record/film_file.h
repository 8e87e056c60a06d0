#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace disinhibit {

/// Where a film goes: a file that ffmpeg encodes. Nothing lies there before `finish`.
class FilmFile {
  public:
    /// The kind of film follows from the ending of the name: .mp4 (H.264), .webm (VP9) or .gif. `recipe` is kept in it.
    /// Throws InputError if the name means no film, cannot be written, or ffmpeg is not there.
    FilmFile(const std::filesystem::path& file,
             int width,
             int height,
             int frames_per_s,
             const std::string& recipe);
    ~FilmFile(); ///< an unfinished film is dropped
    FilmFile(const FilmFile&) = delete;
    FilmFile& operator=(const FilmFile&) = delete;

    /// The next frame, as GL reads it: rows from the bottom up, four bytes a pixel, blue first. It is handed on by a thread beside, and few wait for it. Throws std::runtime_error with what ffmpeg
    /// says if it has given up.
    void add(std::vector<std::uint8_t> rows);
    /// The memory of a frame that was written, or none: for the next one.
    std::vector<std::uint8_t> spare_rows();
    /// As many frames as there are become the film. Throws like `add`, or OutputError.
    void finish();

  private:
    struct Encoding;
    std::unique_ptr<Encoding> encoding_;
};

/// True if the ending of the name is one of a film.
bool is_film_name(const std::filesystem::path& file);

} // namespace disinhibit
