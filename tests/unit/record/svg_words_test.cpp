#include "engine/record/svg_words.h"

#include <gtest/gtest.h>

#include "circuit/io/text/input_error.h"
#include "engine/record/svg.h"

namespace disinhibit {
namespace svg_words_test {

std::string figure(const std::string& shot) {
    Drawing drawing;
    drawing.title = "a <shot> & \"more\"";
    drawing.remarks = {"scenario: <shot>"};
    drawing.shot = shot;
    return svg_text(drawing);
}

const std::string shot = "# a < b & \"c\"\n[shot]\nname = \"β-endorphin's &lt;\"\n";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
}

TEST(SvgWords, SaysItsShot) {
    EXPECT_TRUE(is_svg(figure(shot)));
    EXPECT_TRUE(is_svg("\xEF\xBB\xBF \n" + figure("")));
    EXPECT_FALSE(is_svg("[shot]\n"));
    EXPECT_FALSE(is_svg(""));
    EXPECT_EQ(read_svg_shot("figure", figure(shot)), shot);
    EXPECT_EQ(read_svg_shot("figure", figure("")), "");
}

TEST(SvgWords, SaysItAlsoWhenAnotherProgramHasSavedIt) {
    std::string other = replaced(figure(shot), "<shot xmlns=", "<d:shot\n xmlns:d=");
    other = replaced(other, "</shot>", "</d:shot>");
    EXPECT_EQ(read_svg_shot("figure", replaced(other, "&quot;c&quot;", "\"c&#34;")), shot);
}

TEST(SvgWords, CutShortIsToldInOneLine) {
    const std::string whole = figure(shot);
    for (std::size_t length = 0; length < whole.size(); ++length) {
        try {
            const std::string found = read_svg_shot("figure", whole.substr(0, length));
            EXPECT_TRUE(found.empty() || found == shot) << length;
        } catch (const InputError& error) {
            EXPECT_EQ(std::string(error.what()).find('\n'), std::string::npos);
        }
    }
}

} // namespace svg_words_test
} // namespace disinhibit
