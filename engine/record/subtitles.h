#pragma once

#include <string>
#include <vector>

namespace disinhibit {

/// Words under a film.
struct Subtitle {
    double from_s = 0.0;
    double to_s = 0.0;
    std::string text; ///< plain, one line
};

/// As SubRip, .srt.
std::string srt_text(const std::vector<Subtitle>& subtitles);

/// As WebVTT, .vtt, which pages show.
std::string vtt_text(const std::vector<Subtitle>& subtitles);

} // namespace disinhibit
