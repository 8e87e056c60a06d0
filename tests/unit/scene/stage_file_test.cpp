#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "circuit/io/text/input_error.h"
#include "tests/support/scene_fixture.h"

namespace disinhibit {
namespace stage_file_test {

using testing::HasSubstr;

/// The shipped picture of the circuit as one stage file.
std::string whole_stage() {
    std::ifstream in(SceneFixture::assets() / "stages/parts/circuit.toml");
    const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    return "circuit = \"textbook\"\n" + text;
}

/// The complaint about that file with `from` replaced by `to`.
std::string complaint(const std::string& from, const std::string& to) {
    std::string text = whole_stage();
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    text.replace(at, from.size(), to);
    // What a stage includes lies beside it.
    const std::filesystem::path folder = testing::TempDir();
    const auto words = std::filesystem::path("circuit_words.toml");
    std::filesystem::copy_file(SceneFixture::assets() / "stages/parts" / words,
                               folder / words,
                               std::filesystem::copy_options::overwrite_existing);
    const auto file = folder / "stage_with_a_fault.toml";
    std::ofstream(file) << text;
    try {
        load_stage(file);
    } catch (const InputError& error) {
        return error.what();
    }
    return "no complaint";
}

TEST(StageFile, SaysFileLineAndKeyOfAFault) {
    EXPECT_THAT(complaint("radius = 30", "radius = \"30\""), HasSubstr("stage_with_a_fault.toml:"));
    EXPECT_THAT(complaint("radius = 30", "radius = \"30\""),
                HasSubstr("neuron_1.radius: found a text"));
}

TEST(StageFile, RefusesUnknownAndMissingKeys) {
    EXPECT_THAT(complaint("radius = 30", "radius = 30\nradios = 4"),
                HasSubstr("radios: found an unknown key, expected \"radius\""));
    EXPECT_THAT(complaint("radius = 30\n", ""), HasSubstr("radius: missing"));
    EXPECT_THAT(complaint("circuit = \"textbook\"", "circus = 1"),
                HasSubstr("circus: found an unknown key, expected \"circuit\""));
}

TEST(StageFile, RefusesKindsItDoesNotKnow) {
    EXPECT_THAT(complaint("kind = \"peptide\"", "kind = \"cable\""),
                HasSubstr("expected one of excitatory"));
    EXPECT_THAT(complaint("sign = \"plus\"", "sign = \"times\""),
                HasSubstr("expected one of plus"));
    const std::string ligand = "ligand = [{ signal = \"a\", role = \"b\", glyph = \"cube\" }]";
    EXPECT_THAT(complaint("site = \"mu_vta_gaba\"", ligand), HasSubstr("expected one of ball"));
}

TEST(StageFile, RefusesReferencesThatLeadNowhere) {
    EXPECT_THAT(complaint("trunk = \"glutamate_main\"", "trunk = \"nobody\""), HasSubstr("nobody"));
    EXPECT_THAT(complaint("neuron = \"gaba_cell\"", "neuron = \"nobody\""), HasSubstr("nobody"));
    EXPECT_THAT(complaint("to = \"mu_row\"", "to = \"nobody\""), HasSubstr("nobody"));
    const std::string sentence =
        "[[headline]]\nabout = \"a\"\nabout_text = \"b\"\nreceptors = \"nobody\"\n";
    EXPECT_THAT(complaint("[[cloud]]", sentence + "[[cloud]]"), HasSubstr("nobody"));
}

TEST(StageFile, RefusesAPathThatIsNoBezierLine) {
    EXPECT_THAT(complaint("path = [[352, 726], ", "path = [[352, 726], [300, 700], "),
                HasSubstr("expected 1 + 3 n points"));
    EXPECT_THAT(complaint("path = [[352, 726], ", "path = ["), HasSubstr("at least 4 points"));
    EXPECT_THAT(complaint("path = [[352, 726], ", "path = [[319], "),
                HasSubstr("expected points [x, y]"));
}

TEST(StageFile, EveryTextOfTheShippedStageIsInTheCatalogue) {
    SceneFixture scene;
    scene.drink();
    for (const TextRun& text : all_texts(scene.draw())) {
        EXPECT_EQ(text.text.find('<'), std::string::npos) << text.text;
        EXPECT_EQ(text.text.find('{'), std::string::npos) << text.text;
    }
}

} // namespace stage_file_test
} // namespace disinhibit
