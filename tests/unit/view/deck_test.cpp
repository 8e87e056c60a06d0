#include <gtest/gtest.h>

#include <array>

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

/// The one line that says what of `text` cannot be shown, be it nothing.
std::string fault_of(const std::string& text) {
    std::string line;
    try {
        line = read(text).fault;
    } catch (const InputError& error) {
        line = error.what();
    }
    EXPECT_EQ(line.find('\n'), std::string::npos);
    return line;
}

std::string with(std::string text, const std::string& from, const std::string& to) {
    return text.replace(text.find(from), from.size(), to);
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

TEST(DeckFile, SaysInOneLineWhatCannotBeShown) {
    EXPECT_EQ(fault_of(full), "");
    const std::vector<std::array<std::string, 3>> faults{
        {"version = 1", "version = 2", "talks/mine.toml:1: version: found 2, made for a newer"},
        {"title = \"Mine\"", "name = \"Mine\"", "title: missing"},
        {"title = \"Mine\"", "title = \"Mine\"\nx = 1", "talks/mine.toml:3: x: found an unknown"},
        {"time =", "tine =", "talks/mine.toml:7: slide_2.tine: found an unknown key"},
        {"\"45 min\"", "\"45 mg\"", "slide_2.time: found \"45 mg\""},
        {"shot = \"ethanol\"", "shot = \"beer\"", "slide_1.shot: found \"beer\""},
        {"shot = \"ethanol\"",
         "a = { scenario = \"naltrexone_depot\", subject = \"rat\" }",
         "slide_1.a: found a run of naltrexone_depot with \"naltrexone depot\", expected a route"},
        {"0.3 g/kg ethanol", "0.3 g/kg beer", "slide_2.doses: found"},
        {"hold = \"1 min\"", "hold = \"-1 s\"", "slide_2.hold: found \"-1 s\""},
        {"glide = \"3 s\"", "glide = \"1 h\"", "slide_2.glide: found \"1 h\""},
        {"A [dopamine|word]", std::string(500, 'a'), "slide_2.caption: found 500 bytes"}};
    for (const auto& [from, to, line] : faults) {
        const std::string fault = fault_of(with(full, from, to));
        EXPECT_NE(fault.find(line), std::string::npos) << to << "\n" << fault;
    }
    for (const char* nothing : {"",
                                "slide = 3",
                                "title = \"empty\"",
                                "[[slide",
                                "[[slide]]\nx =",
                                "title = \"x\"\n[[slide]]\nshot = \"beer\""}) {
        EXPECT_THROW(read(nothing), InputError) << nothing;
    }
    EXPECT_FALSE(is_deck("title = \"empty\""));
    EXPECT_FALSE(is_deck("[[slide"));
}

TEST(DeckFile, ASlideThatCannotBeShownKeepsItsPlaceAndSaysWhy) {
    const Deck deck = read(with(full, "shot = \"ethanol\"", "shot = \"[ghost_1|beer]\""));
    ASSERT_EQ(deck.slides.size(), 2u);
    const Slide& bad = deck.slides[0];
    EXPECT_EQ(bad.fault, deck.fault);
    EXPECT_EQ(bad.notes, deck.fault);
    EXPECT_EQ(bad.shot.view.caption.find("mine.toml:4: slide_1.shot: found \"[ghost_1/beer]\""), 0u)
        << bad.shot.view.caption;
    EXPECT_EQ(bad.shot.a.scenario.id, library().default_scenario);
    EXPECT_FALSE(bad.shot.playing);
    EXPECT_TRUE(bad.shot.view.presenting);
    EXPECT_TRUE(bad.doses.empty());
    EXPECT_EQ(deck.slides[1].fault, "");
    EXPECT_EQ(deck.slides[1].shot.time_s, 2700.0);
    // Of a newer version, what says nothing new.
    const Deck newer = read(with(with(full, "version = 1", "version = 2"), "clock =", "watch ="));
    ASSERT_EQ(newer.slides.size(), 2u);
    EXPECT_EQ(newer.slides[0].fault, "");
    EXPECT_NE(newer.slides[1].fault.find("watch"), std::string::npos);
    EXPECT_NE(newer.fault.find("newer"), std::string::npos);
}

TEST(DeckFile, OfABrokenFileTheSlidesBeforeThatAreShown) {
    const std::string third = "[[slide]]\nshot = \"rest\"\n";
    const std::string whole = full + third;
    for (const std::string& broken : {whole + "time = \"4",
                                      with(whole, "Two\nlines\n\"\"\"", "Two\nlines\n"),
                                      with(whole, "glide = ", "glide "),
                                      full + "[[slide]] 5\n" + third}) {
        SCOPED_TRACE(broken);
        const Deck deck = read(broken);
        ASSERT_GE(deck.slides.size(), 2u);
        EXPECT_EQ(deck.slides[0].fault, "");
        EXPECT_NE(deck.fault, "");
        EXPECT_EQ(deck.slides.back().fault, deck.fault);
        EXPECT_EQ(deck.fault.find("talks/mine.toml:"), 0u);
        EXPECT_TRUE(is_deck(broken));
    }
    EXPECT_EQ(read(whole + "time = \"4").slides.size(), 3u);
    EXPECT_EQ(read(full + "[[slide]] 5\n" + third).slides.size(), 3u);
    int shown = 0;
    for (std::size_t length = 0; length + 1 < full.size(); length += 7) {
        // Some of it or one line, never anything else.
        shown += fault_of(full.substr(0, length)).empty() ? 1 : 0;
    }
    EXPECT_GT(shown, 0);
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
