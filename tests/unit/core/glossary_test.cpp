#include "engine/core/glossary.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace disinhibit {
namespace core_glossary_test {

TEST(Glossary, FindsWholeWords) {
    Texts texts;
    texts.entries = {{"glossary.a", "Alpha, first letter: the beginning."},
                     {"glossary.b", "B2: another: with a colon."},
                     {"glossarium.c", "No: term."}};
    const std::vector<Term> glossary = glossary_of(texts);
    ASSERT_EQ(glossary.size(), 2u);
    EXPECT_EQ(glossary[0].names, (std::vector<std::string>{"Alpha", "first letter"}));
    EXPECT_EQ(glossary[1].meaning, "another: with a colon.");
    const auto found = [&](const char* text) { return meanings_in(glossary, text).size(); };
    EXPECT_EQ(found("an Alpha"), 1u);
    EXPECT_EQ(found("Alphas, two"), 1u);
    EXPECT_EQ(found("Alphabet"), 0u);
    EXPECT_EQ(found("ALPHA"), 1u);
    EXPECT_EQ(found("b2"), 0u);
    EXPECT_EQ(found("the first letter (B2)"), 2u);
    EXPECT_EQ(found("βB2"), 0u);
    EXPECT_EQ(meanings_in(glossary, "B2").front(), "B2: another: with a colon.");
}

/// The words that stand on the picture have a meaning each.
TEST(Glossary, KnowsTheWordsOfThePicture) {
    const Texts texts =
        load_texts(std::filesystem::path(DISINHIBIT_SOURCE_DIR) / "assets/texts/en.toml");
    const std::vector<Term> glossary = glossary_of(texts);
    for (const Term& term : glossary) {
        EXPECT_FALSE(term.meaning.empty()) << term.names.front();
        EXPECT_TRUE(term.meaning.ends_with('.')) << term.names.front();
    }
    for (const char* word : {"KOR",
                             "DAT",
                             "D1",
                             "D2",
                             "D2 auto",
                             "GABA-A",
                             "GABA-B",
                             "RMTg",
                             "VTA",
                             "NAc",
                             "Nucleus accumbens",
                             "Dynorphin",
                             "β-endorphin",
                             "Glutamate",
                             "Dopamine",
                             "Ventral pallidum",
                             "µ-receptors",
                             "occupancy",
                             "disinhibition",
                             "antagonist"}) {
        EXPECT_FALSE(meanings_in(glossary, word).empty()) << word;
    }
}

} // namespace core_glossary_test
} // namespace disinhibit
