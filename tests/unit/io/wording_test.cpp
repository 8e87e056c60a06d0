#include "circuit/describe/wording.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "circuit/describe/entities.h"
#include "circuit/model.h"
#include "tests/support/assets.h"

/// What the science has no name for in its data is worded by patterns: a translation needs no C++.
namespace disinhibit {
namespace wording_test {

TEST(Wording, fills_placeholders_and_shows_gaps) {
    const Wording wording{{{"a", "{x} at {y}"}, {"b", "{x"}, {"c", ""}, {"d", "{} {z}"}}};
    EXPECT_EQ(wording.say("a", {{"x", "{y}"}, {"y", "2"}}), "{y} at 2");
    EXPECT_EQ(wording.say("a", {{"x", "1"}}), "1 at {y}");
    EXPECT_EQ(wording.say("b", {{"x", "1"}}), "{x");
    EXPECT_EQ(wording.say("c"), "");
    EXPECT_EQ(wording.say("d", {{"", "1"}, {"z", "2"}}), "{} 2");
    EXPECT_EQ(wording.say("none", {{"x", "1"}}), "<none>");
}

/// Labels and notes of all models, by their paths.
std::multimap<std::string, std::string> all_words(const Library& library) {
    std::multimap<std::string, std::string> words;
    for (const auto& [circuit, description] : library.circuits) {
        for (const auto& [subject, whom] : library.subjects) {
            Scenario scenario;
            scenario.id = "words";
            scenario.circuit = circuit;
            scenario.subject = subject;
            const auto model = make_model(library, scenario);
            for (const Parameter& row : model->parameters.rows) {
                words.emplace(row.path, row.label);
                words.emplace(row.path + ".note", row.quantity.provenance.note);
            }
            for (const Signal& row : model->signals.rows) {
                words.emplace(row.path, row.label);
            }
        }
    }
    return words;
}

TEST(Wording, nothing_that_the_science_says_is_a_gap) {
    for (const auto& [path, text] : all_words(shipped_library())) {
        EXPECT_EQ(text.find_first_of("<{}"), std::string::npos) << path << ": " << text;
        EXPECT_TRUE(path.ends_with(".note") || !text.empty()) << path;
    }
}

TEST(Wording, every_label_is_a_pattern_or_a_name_and_every_pattern_is_said) {
    Library library = shipped_library();
    std::set<std::string> unsaid;
    for (auto& [key, pattern] : library.wording.patterns) {
        pattern = "@" + key + "@" + pattern;
        unsaid.insert(key);
    }
    EXPECT_GT(unsaid.size(), 70u);
    std::set<std::string> names;
    for (const auto& [circuit, description] : library.circuits) {
        for (const auto& [subject, whom] : library.subjects) {
            for (const Entity& row : make_entity_table(library, description, whom).rows) {
                names.insert(row.name);
            }
        }
    }
    for (const auto& [path, text] : all_words(library)) {
        const bool note = path.ends_with(".note");
        EXPECT_TRUE(note || text.front() == '@' || names.contains(text)) << path << ": " << text;
        for (std::size_t at = text.find('@'); at != std::string::npos;) {
            const std::size_t end = text.find('@', at + 1);
            unsaid.erase(text.substr(at + 1, end - at - 1));
            at = end == std::string::npos ? end : text.find('@', end + 1);
        }
    }
    EXPECT_THAT(unsaid, testing::IsEmpty());
}

} // namespace wording_test
} // namespace disinhibit
