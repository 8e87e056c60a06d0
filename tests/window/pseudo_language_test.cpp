#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "tests/support/panel_walk.h"

/// A language that does not exist, 40 % longer than English and full of accents: every text must find room.
namespace disinhibit {
namespace pseudo_language_test {

/// The text with accents and 40 % more letters; placeholders and roles of the palette stay.
std::string pseudo(const std::string& text) {
    static const std::map<char, std::string> accents{{'a', "á"},
                                                     {'e', "ê"},
                                                     {'i', "ï"},
                                                     {'o', "ö"},
                                                     {'u', "ü"},
                                                     {'A', "Å"},
                                                     {'E', "É"},
                                                     {'O', "Ö"},
                                                     {'n', "ñ"},
                                                     {'c', "ç"}};
    std::string longer;
    int letters = 0;
    bool inside = false;
    for (const char letter : text) {
        // "{placeholder}" and the role in "[role|word]".
        inside = letter == '{' || letter == '[' || (inside && letter != '}' && letter != '|');
        const auto accent = accents.find(letter);
        longer += !inside && accent != accents.end() ? accent->second : std::string(1, letter);
        letters += !inside && (static_cast<unsigned char>(letter) & 0xC0) != 0x80 ? 1 : 0;
    }
    const int more = (2 * letters + 4) / 5;
    for (int i = 0; i < more; ++i) {
        longer += i % 6 == 0 && more > 3 ? " " : "ø";
    }
    return longer;
}

void speak_pseudo(ProgramData& data) {
    for (auto& [key, text] : data.texts.entries) {
        text = pseudo(text);
    }
    for (auto& [key, pattern] : data.library.wording.patterns) {
        pattern = pseudo(pattern);
    }
}

TEST(PseudoLanguage, texts_grow_by_two_fifths_and_keep_their_placeholders) {
    EXPECT_EQ(pseudo("{dose} at {time}").substr(0, 17), "{dose} \u00e1t {time}");
    EXPECT_GE(pseudo("0123456789").size(), 14u);
}

/// What the signals of the shown run are called.
std::vector<std::string> labels_in(const std::function<void(ProgramData&)>& language) {
    OpenWindow window("ethanol", {1024, 640}, language);
    std::vector<std::string> labels;
    for (const Signal& signal : window.session().active().trajectory().signals().rows) {
        labels.push_back(signal.label);
    }
    return labels;
}

TEST(PseudoLanguage, is_spoken_by_the_science_too) {
    const std::vector<std::string> english = labels_in({});
    const std::vector<std::string> others = labels_in(speak_pseudo);
    ASSERT_EQ(others.size(), english.size());
    std::size_t different = 0;
    for (std::size_t i = 0; i < others.size(); ++i) {
        different += others[i] != english[i] ? 1 : 0;
    }
    EXPECT_GT(different, others.size() / 2) << "the rest are names alone";
}

TEST(PseudoLanguage, no_letter_is_cut_in_any_panel_at_any_size) {
    for (const PixelSize size :
         {PixelSize{1024, 640}, PixelSize{1600, 900}, PixelSize{1920, 1080}}) {
        OpenWindow window("ethanol", size, speak_pseudo);
        visit_panels(window, [&](const std::string& panel) {
            const std::set<std::string> cut = cut_letters();
            EXPECT_TRUE(cut.empty()) << size.width << " x " << size.height << ", " << panel << ": "
                                     << cut.size() << " letters, the first at " << *cut.begin();
        });
    }
}

/// How many texts each panel shortens.
std::map<std::string, std::size_t>
shortened_by_panel(const std::function<void(ProgramData&)>& language) {
    std::map<std::string, std::size_t> counts;
    OpenWindow window("ethanol", {1920, 1080}, language);
    visit_panels(window, [&](const std::string& panel) { counts[panel] = shortened().size(); });
    return counts;
}

TEST(PseudoLanguage, on_a_large_screen_english_is_shortened_nowhere) {
    for (const auto& [panel, count] : shortened_by_panel({})) {
        EXPECT_EQ(count, 0u) << panel;
    }
}

TEST(PseudoLanguage, on_a_large_screen_nothing_is_shortened_that_english_does_not_shorten) {
    const auto english = shortened_by_panel({});
    for (const auto& [panel, count] : shortened_by_panel(speak_pseudo)) {
        EXPECT_LE(count, english.at(panel)) << panel;
    }
}

} // namespace pseudo_language_test
} // namespace disinhibit
