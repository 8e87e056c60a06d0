#include <gtest/gtest.h>

#include "engine/app/offscreen/offscreen.h"
#include "engine/ui/widgets/time_text.h"
#include "tests/support/flash_meter.h"

/// What moves on the stage, and that it never flashes.
namespace disinhibit {
namespace motion_test {

constexpr double frames_per_s = 30.0;

PixelImage grey(int level, int flashing_width, int width = 640, int height = 480) {
    PixelImage image{width, height, {}};
    const int bytes = 4 * width * height;
    image.rgba.assign(static_cast<std::size_t>(bytes), 0);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < flashing_width; ++x) {
            const int first = 4 * (y * width + x);
            std::fill_n(image.rgba.begin() + first, 3, static_cast<std::uint8_t>(level));
        }
    }
    return image;
}

/// Two seconds of a picture that goes from black to `level` and back `hz` times a second.
double share_flashing(double hz, int level, int flashing_width) {
    FlashMeter meter(frames_per_s);
    for (int frame = 0; frame < 60; ++frame) {
        const bool lit = std::fmod(frame / frames_per_s * hz, 1.0) < 0.5;
        meter.add(grey(lit ? level : 0, flashing_width));
    }
    return meter.worst_share();
}

TEST(FlashMeter, counts_what_the_guideline_calls_a_flash) {
    EXPECT_GT(share_flashing(5.0, 255, 640), 0.9);
    EXPECT_EQ(share_flashing(2.0, 255, 640), 0.0);
    // A change of less than 10 % of the luminance is none: grey 80 is 8 %.
    EXPECT_EQ(share_flashing(5.0, 80, 640), 0.0);
    EXPECT_GT(share_flashing(5.0, 110, 640), 0.9);
    // A strip of 64 px is less than a quarter of a field of 341 px.
    EXPECT_NEAR(share_flashing(5.0, 255, 64), 64.0 / 341.0, 0.02);
}

Invocation looks(const std::string& theme, StageLevel level, bool reduced_motion = false) {
    Invocation invocation;
    invocation.theme = theme;
    invocation.text_scale = 1.0f;
    invocation.level = level;
    invocation.reduced_motion = reduced_motion;
    return invocation;
}

/// The speeds of the ladder that the keys go through.
std::vector<double> all_speeds() {
    std::vector<double> speeds{next_speed(0.0, 1)};
    while (next_speed(speeds.back(), 1) > speeds.back()) {
        speeds.push_back(next_speed(speeds.back(), 1));
    }
    return speeds;
}

SessionPair playing(const ProgramData& data, const std::string& scenario, double speed) {
    SessionSettings settings;
    settings.speed = speed;
    settings.threaded = false;
    return {data.library, make_scenario(data.library, scenario, {}), settings};
}

struct Show {
    const char* scenario;
    const char* theme;
};

void PrintTo(const Show& show, std::ostream* out) {
    *out << show.scenario << ", " << show.theme;
}

class Flashes : public testing::TestWithParam<Show> {};

TEST_P(Flashes, never_more_than_three_a_second_at_any_speed_and_level) {
    ProgramData data = load_program_data();
    ASSERT_GT(all_speeds().size(), 6u);
    for (const StageLevel level : stage_levels) {
        OffscreenFrame offscreen(data, looks(GetParam().theme, level), {800, 450});
        for (const double speed : all_speeds()) {
            SessionPair session = playing(data, GetParam().scenario, speed);
            session.carry_out(SeekTo{1200.0});
            FlashMeter meter(frames_per_s);
            for (int frame = 0; frame < 36; ++frame) {
                session.advance(1.0 / frames_per_s);
                offscreen.frame().draw_stage_only(session, offscreen.target());
                meter.add(offscreen.read());
            }
            EXPECT_LT(meter.worst_share(), 0.25) << name_of(level) << ", speed " << speed;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(
    Scenarios, Flashes, testing::Values(Show{"ethanol", "dark"}, Show{"rat_amphetamine", "light"}));

/// Two pictures of the resting stage, 0.4 s of display time apart: how many bytes differ.
std::size_t bytes_that_differ(StageLevel level, bool reduced_motion) {
    ProgramData data = load_program_data();
    OffscreenFrame offscreen(data, looks("dark", level, reduced_motion), {960, 540});
    SessionPair session = playing(data, "rest", 1.0);
    const auto picture = [&] {
        offscreen.frame().draw_stage_only(session, offscreen.target());
        return offscreen.read();
    };
    session.settle();
    picture();
    const PixelImage before = picture();
    for (int i = 0; i < 24; ++i) {
        session.advance(1.0 / 60.0);
    }
    const PixelImage after = picture();
    std::size_t count = 0;
    for (std::size_t i = 0; i < before.rgba.size(); ++i) {
        count += before.rgba[i] != after.rgba[i] ? 1 : 0;
    }
    return count;
}

TEST(ReducedMotion, the_stage_at_rest_stands_perfectly_still) {
    for (const StageLevel level : stage_levels) {
        EXPECT_GT(bytes_that_differ(level, false), 100u) << name_of(level);
        EXPECT_EQ(bytes_that_differ(level, true), 0u) << name_of(level);
    }
}

} // namespace motion_test
} // namespace disinhibit
