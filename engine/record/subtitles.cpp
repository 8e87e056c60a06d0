#include "engine/record/subtitles.h"

#include <fmt/format.h>

#include <cmath>

#include "circuit/io/text/printable.h"

namespace disinhibit {
namespace {

/// "00:01:02,500"; `point` stands before the thousandths.
std::string stamp(double t_s, char point) {
    const auto ms = static_cast<long long>(std::llround(1000.0 * t_s));
    return fmt::format("{:02}:{:02}:{:02}{}{:03}",
                       ms / 3'600'000,
                       ms / 60'000 % 60,
                       ms / 1000 % 60,
                       point,
                       ms % 1000);
}

} // namespace

std::string srt_text(const std::vector<Subtitle>& subtitles) {
    std::string text;
    for (std::size_t i = 0; i < subtitles.size(); ++i) {
        text += fmt::format("{}\n{} --> {}\n{}\n\n",
                            i + 1,
                            stamp(subtitles[i].from_s, ','),
                            stamp(subtitles[i].to_s, ','),
                            subtitles[i].text);
    }
    return text;
}

std::string vtt_text(const std::vector<Subtitle>& subtitles) {
    std::string text = "WEBVTT\n\n";
    for (const Subtitle& subtitle : subtitles) {
        text += fmt::format("{} --> {}\n{}\n\n",
                            stamp(subtitle.from_s, '.'),
                            stamp(subtitle.to_s, '.'),
                            markup_content(subtitle.text));
    }
    return text;
}

} // namespace disinhibit
