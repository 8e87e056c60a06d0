#include "engine/record/subtitles.h"

#include <gtest/gtest.h>

namespace disinhibit {
namespace record_subtitles_test {

const std::vector<Subtitle> two{{0.0, 62.5, "First & <last>"}, {3661.25, 3662.0, "β"}};

TEST(Subtitles, AsSubRip) {
    EXPECT_EQ(srt_text(two),
              "1\n00:00:00,000 --> 00:01:02,500\nFirst & <last>\n\n"
              "2\n01:01:01,250 --> 01:01:02,000\nβ\n\n");
    EXPECT_EQ(srt_text({}), "");
}

TEST(Subtitles, AsWebVtt) {
    EXPECT_EQ(vtt_text(two),
              "WEBVTT\n\n00:00:00.000 --> 00:01:02.500\nFirst &amp; &lt;last&gt;\n\n"
              "01:01:01.250 --> 01:01:02.000\nβ\n\n");
}

} // namespace record_subtitles_test
} // namespace disinhibit
