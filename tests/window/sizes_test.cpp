#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cmath>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <cstring>

#include "tests/support/open_window.h"
#include "tests/support/temporary_folder.h"

/// Any size of window or picture, any size of text, any level: always a picture, and never a frame without end.
/// DISINHIBIT_SIZE_SAMPLES sets how many are drawn; 60 by default.
namespace disinhibit {
namespace sizes_test {

constexpr std::uint64_t seed = 40;
constexpr int usual_samples = 60;
constexpr float smallest_px = 64.0f;
constexpr float largest_px = 8192.0f;
constexpr float smallest_text = 0.75f;
constexpr float largest_text = 2.5f;
/// A frame without end is one that has not ended by now, on however busy a machine.
constexpr unsigned endless_s = 100;

int sample_count() {
    const char* text = std::getenv("DISINHIBIT_SIZE_SAMPLES");
    return text != nullptr ? std::atoi(text) : usual_samples;
}

/// One way to look at a run.
struct Sample {
    PixelSize size;
    float text_scale = 1.0f;
    StageLevel level = StageLevel::circuit;
    bool stage_only = false;
    bool compared = false;
    std::uint64_t rest = 0; ///< for further choices

    std::string name() const {
        return fmt::format("{}x{}, text {:.0f} %, {}{}{}",
                           size.width,
                           size.height,
                           100.0f * text_scale,
                           name_of(level),
                           stage_only ? ", stage only" : "",
                           compared ? ", A | B" : "");
    }
};

/// Pure function of the index (SplitMix64).
class Draws {
  public:
    explicit Draws(std::uint64_t index) : state_(seed + index * 0x9e3779b97f4a7c15ull) {}

    std::uint64_t bits() {
        std::uint64_t z = state_ += 0x9e3779b97f4a7c15ull;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
        return z ^ (z >> 31);
    }
    float share() { return static_cast<float>(bits() >> 40) / 16777216.0f; }
    /// Small sizes are as likely as large ones.
    float between(float low, float high) { return low * std::pow(high / low, share()); }

  private:
    std::uint64_t state_;
};

Sample sample(int index) {
    Draws draws(static_cast<std::uint64_t>(index));
    Sample sample;
    sample.size = {static_cast<int>(draws.between(smallest_px, largest_px)),
                   static_cast<int>(draws.between(smallest_px, largest_px))};
    sample.text_scale = draws.between(smallest_text, largest_text);
    sample.level = stage_levels[draws.bits() % std::size(stage_levels)];
    sample.stage_only = draws.bits() % 4 == 0;
    sample.compared = draws.bits() % 4 == 0;
    sample.rest = draws.bits();
    // The corners of what is allowed are worth more than chance gives them.
    const std::array<PixelSize, 4> corners{{{64, 64}, {64, 8192}, {8192, 64}, {200, 900}}};
    if (index < static_cast<int>(2 * corners.size())) {
        sample.size = corners[static_cast<std::size_t>(index) / 2];
        sample.text_scale = index % 2 == 0 ? smallest_text : largest_text;
    }
    return sample;
}

/// Ends the program with the name of the sample that does not end.
class Watch {
  public:
    Watch() { std::signal(SIGALRM, &Watch::give_up); }
    ~Watch() {
        alarm(0);
        std::signal(SIGALRM, SIG_DFL);
        std::printf("slowest: %.2f s, %s\n", slowest_s_, slowest_.c_str());
    }
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;

    template <typename Draw> void time(const std::string& name, const Draw& draw) {
        std::strncpy(current_, name.c_str(), sizeof current_ - 1);
        alarm(endless_s);
        const auto begin = std::chrono::steady_clock::now();
        draw();
        const double s =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        if (s > slowest_s_) {
            slowest_s_ = s;
            slowest_ = name;
        }
    }

  private:
    static void give_up(int) {
        static const char line[] = "no end: ";
        [[maybe_unused]] auto written = write(STDERR_FILENO, line, sizeof line - 1);
        written = write(STDERR_FILENO, current_, std::strlen(current_));
        written = write(STDERR_FILENO, "\n", 1);
        _exit(1);
    }
    static inline char current_[200] = {};
    double slowest_s_ = 0.0;
    std::string slowest_;
};

/// Width and height as the file says.
PixelSize size_of_png(const std::string& bytes) {
    const auto number = [&](std::size_t at) {
        int value = 0;
        for (std::size_t i = 0; i < 4 && at + i < bytes.size(); ++i) {
            value = value * 256 + static_cast<unsigned char>(bytes[at + i]);
        }
        return value;
    };
    return {number(16), number(20)};
}

TEST(AnySize, is_drawn_as_a_picture) {
    const TemporaryFolder folder;
    ProgramData data = load_program_data();
    Watch watch;
    for (int i = 0; i < sample_count(); ++i) {
        const Sample chosen = sample(i);
        Invocation invocation;
        invocation.scenario = data.defaults.scenario;
        invocation.at_s = 2700.0;
        invocation.theme = data.theme_ids[chosen.rest % data.theme_ids.size()];
        invocation.size = chosen.size;
        invocation.text_scale = chosen.text_scale;
        invocation.level = chosen.level;
        invocation.stage_only = chosen.stage_only;
        invocation.against = chosen.compared ? data.defaults.scenario : "";
        invocation.overlay = chosen.rest % 2 == 0;
        invocation.out = folder.path() / "x.png";
        watch.time(chosen.name(), [&] { write_picture(data, invocation); });
        const PixelSize drawn = size_of_png(read_bytes(invocation.out));
        EXPECT_EQ(drawn.width, chosen.size.width) << chosen.name();
        EXPECT_EQ(drawn.height, chosen.size.height) << chosen.name();
    }
}

/// What stands over the window while it changes its size.
struct Panel {
    const char* name;
    SDL_Keycode key;
    int modifiers;
};
constexpr Panel panels[] = {{"none", SDLK_UNKNOWN, 0},
                            {"help", SDLK_F1, 0},
                            {"changes", SDLK_e, 0},
                            {"ghosts", SDLK_g, KMOD_LCTRL},
                            {"search", SDLK_SLASH, 0}};

TEST(AnySize, of_the_window_ends_its_frame_whatever_is_open) {
    OpenWindow window("ethanol", {1280, 720});
    Watch watch;
    for (int i = 0; i < sample_count(); ++i) {
        const Sample chosen = sample(i);
        const Panel& panel = panels[static_cast<std::size_t>(i) % std::size(panels)];
        window.frame().draw(window.session(), {0, 1280, 720, 1.0f}, 0.0f);
        if (panel.key != SDLK_UNKNOWN) {
            window.press(panel.key, panel.modifiers);
        }
        // A denser screen is larger text in a window of that many pixels.
        const FrameTarget target{0, chosen.size.width, chosen.size.height, chosen.text_scale};
        watch.time(fmt::format("{}, panel: {}", chosen.name(), panel.name), [&] {
            for (int frame = 0; frame < 2; ++frame) {
                window.frame().draw(window.session(), target, 0.016f);
            }
        });
        EXPECT_EQ(window.frame().message(), "") << chosen.name();
        window.press(SDLK_ESCAPE);
    }
    EXPECT_TRUE(window.open());
}

} // namespace sizes_test
} // namespace disinhibit
