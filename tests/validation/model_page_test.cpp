#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "circuit/io/read/experiment.h"
#include "circuit/io/report/model_tables.h"
#include "circuit/io/report/protection_table.h"
#include "tests/support/assets.h"

namespace disinhibit {
namespace model_page_test {

TEST(ModelPage, HoldsTheTablesThatTheModelMakesNow) {
    const std::filesystem::path root = DISINHIBIT_SOURCE_DIR;
    std::ifstream in(root / "circuit" / "README.md", std::ios::binary);
    const std::string page{std::istreambuf_iterator<char>(in), {}};
    const Library& library = shipped_library();
    const std::vector<ExperimentRow> rows =
        read_experiments(root / "assets" / "reference", library);
    const std::string tables =
        model_tables(library, rows) + protection_table(root / "assets", library, rows);
    EXPECT_NE(page.find("<!-- tables -->\n" + tables + "<!-- end of tables -->"), std::string::npos)
        << "run: build/disinhibit-lab tables --into circuit/README.md";
}

} // namespace model_page_test
} // namespace disinhibit
