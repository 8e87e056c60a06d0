#include <gtest/gtest.h>

#include "circuit/io/text/input_error.h"
#include "engine/view/deck_file.h"
#include "tests/support/assets.h"

namespace disinhibit {
namespace view_deck_test {

const Library& library() {
    return shipped_library();
}

/// Knows scenarios alone.
Shot find(const std::string& name, const std::filesystem::path& folder) {
    EXPECT_EQ(folder, "talks");
    const auto found = library().scenarios.find(name);
    if (found == library().scenarios.end()) {
        throw InputError({}, "shot", "found nothing", "something");
    }
    Shot shot;
    shot.a.scenario = found->second;
    shot.time_s = 5.0;
    shot.view.traces = true;
    shot.view.theme = "of_the_file";
    return shot;
}

Deck read(const std::string& text) {
    return read_deck("talks/mine.toml", text, {library(), 60.0, find});
}

/// The one line that reading `text` is refused with.
std::string refusal(const std::string& text) {
    try {
        read(text);
    } catch (const InputError& error) {
        EXPECT_EQ(std::string(error.what()).find('\n'), std::string::npos);
        return error.what();
    }
    return "";
}

const std::string full = R"(version = 1
title = "Mine"
[[slide]]
shot = "ethanol"
[[slide]]
shot = "ethanol"
time = "45 min"
speed = "2 min"
playing = false
level = "synapse"
theme = "light"
clock = true
traces = true
plots_added = ["one.signal"]
caption = "A [dopamine|word]"
notes = """
Two
lines
"""
hold = "1 min"
glide = "3 s"
doses = ["0.3 g/kg ethanol oral over 20 min", "50 mg naltrexone oral"]
)";

TEST(DeckFile, SaysEveryThingOfASlide) {
    const Deck deck = read(full);
    EXPECT_EQ(deck.id, "mine");
    EXPECT_EQ(deck.title, "Mine");
    ASSERT_EQ(deck.slides.size(), 2u);
    const Slide& plain = deck.slides[0];
    EXPECT_EQ(plain.shot.time_s, 5.0);
    EXPECT_TRUE(plain.shot.playing);
    EXPECT_TRUE(plain.shot.view.presenting);
    EXPECT_FALSE(plain.shot.view.traces);
    EXPECT_EQ(plain.shot.view.theme, "");
    EXPECT_EQ(plain.glide_s, 0.0);
    const Slide& slide = deck.slides[1];
    EXPECT_EQ(slide.shot.time_s, 2700.0);
    EXPECT_EQ(slide.shot.speed, 120.0);
    EXPECT_EQ(slide.shot.motion_s, 0.0);
    EXPECT_FALSE(slide.shot.playing);
    EXPECT_EQ(slide.shot.view.level, StageLevel::synapse);
    EXPECT_EQ(slide.shot.view.theme, "light");
    EXPECT_TRUE(slide.shot.view.clock);
    EXPECT_TRUE(slide.shot.view.traces);
    EXPECT_EQ(slide.shot.view.plots.added, std::vector<std::string>{"one.signal"});
    EXPECT_EQ(slide.shot.view.caption, "A [dopamine|word]");
    EXPECT_EQ(slide.notes, "Two\nlines\n");
    EXPECT_EQ(slide.hold_s, 60.0);
    EXPECT_EQ(slide.glide_s, 3.0);
    ASSERT_EQ(slide.doses.size(), 2u);
    EXPECT_EQ(slide.doses[0].substance, "ethanol");
    EXPECT_EQ(slide.doses[1].substance, "naltrexone");
    EXPECT_TRUE(is_deck(full));
    EXPECT_EQ(deck_title(full), "Mine");
}

TEST(DeckFile, RefusesInOneLine) {
    const auto with = [](const std::string& from, const std::string& to) {
        std::string text = full;
        return text.replace(text.find(from), from.size(), to);
    };
    EXPECT_EQ(refusal(full), "");
    EXPECT_NE(refusal(with("version = 1", "version = 2")).find("newer"), std::string::npos);
    EXPECT_NE(refusal(with("time =", "tine =")).find("talks/mine.toml:7"), std::string::npos);
    EXPECT_NE(refusal(with("\"45 min\"", "\"45 mg\"")).find("time"), std::string::npos);
    EXPECT_NE(refusal(with("shot = \"ethanol\"", "shot = \"beer\"")).find("beer"),
              std::string::npos);
    EXPECT_NE(refusal(with("0.3 g/kg ethanol", "0.3 g/kg beer")).find("doses"), std::string::npos);
    EXPECT_NE(refusal(with("hold = \"1 min\"", "hold = \"-1 s\"")), "");
    EXPECT_NE(refusal(with("glide = \"3 s\"", "glide = \"1 h\"")), "");
    EXPECT_NE(refusal(with("A [dopamine|word]", std::string(500, 'a'))).find("caption"),
              std::string::npos);
    EXPECT_NE(refusal("title = \"empty\""), "");
    EXPECT_NE(refusal("slide = 3"), "");
    EXPECT_NE(refusal(""), "");
    EXPECT_FALSE(is_deck("title = \"empty\""));
    EXPECT_FALSE(is_deck("[[slide"));
    for (std::size_t length = 0; length + 1 < full.size(); length += 7) {
        refusal(full.substr(0, length)); // whole or one line, never anything else
    }
}

TEST(DeckGlide, LeadsFromThereToHere) {
    Shot from;
    from.time_s = 100.0;
    from.motion_s = 7.0;
    Shot to;
    to.time_s = 2100.0;
    to.speed = 100.0;
    to.playing = true;
    EXPECT_EQ(glide_between(from, to, 0.0).time_s, 100.0);
    EXPECT_EQ(glide_between(from, to, 0.0).motion_s, 7.0);
    EXPECT_EQ(glide_between(from, to, 1.0).time_s, 2100.0);
    EXPECT_EQ(glide_between(from, to, 2.0).time_s, 2100.0);
    EXPECT_DOUBLE_EQ(glide_between(from, to, 0.5).time_s, 1100.0);
    EXPECT_LT(glide_between(from, to, 0.1).time_s, 300.0) << "it starts at full speed";
    EXPECT_DOUBLE_EQ(glide_between(from, to, 1.0).motion_s, 27.0);
    EXPECT_FALSE(glide_between(from, to, 0.5).playing);
}

TEST(DeckGlide, NeedsTheSameRuns) {
    Shot a;
    a.a.scenario = library().scenarios.at("ethanol");
    Shot b = a;
    b.time_s = 7.0;
    b.view.level = StageLevel::brain;
    EXPECT_TRUE(same_runs(a, b));
    b.b.emplace();
    EXPECT_FALSE(same_runs(a, b));
    b = a;
    b.a.scenario = library().scenarios.at("rest");
    EXPECT_FALSE(same_runs(a, b));
}

} // namespace view_deck_test
} // namespace disinhibit
