#include <fmt/format.h>

#include "circuit/io/read/experiment.h"
#include "circuit/io/report/model_tables.h"
#include "circuit/io/report/protection_table.h"
#include "circuit/io/text/input_error.h"
#include "circuit/io/text/read_file.h"
#include "circuit/io/text/standard_output.h"
#include "circuit/io/text/write_file.h"
#include "engine/app/lab/lab.h"
#include "engine/core/version.h"

namespace disinhibit::lab {
namespace {

constexpr std::string_view kBegin = "<!-- tables -->\n";
constexpr std::string_view kEnd = "<!-- end of tables -->";

/// A page around its tables.
struct Page {
    std::string before, after;
};

/// Throws InputError for a page without marks, before anything is computed for it.
Page read_page(const std::string& file) {
    const std::string text = read_file(file);
    const std::size_t begin = text.find(kBegin);
    const std::size_t end = text.find(kEnd, begin);
    if (begin == std::string::npos || end == std::string::npos) {
        throw InputError(
            {file}, "--into", "found no marks", "a page with both marks of the tables");
    }
    return {text.substr(0, begin + kBegin.size()), text.substr(end)};
}

} // namespace

int tables(const Library& library, const std::filesystem::path& assets, const std::string& page) {
    const Page around = page.empty() ? Page{} : read_page(page);
    const std::vector<ExperimentRow> rows = read_experiments(assets / "reference", library);
    const std::string text = model_tables(library, rows) + protection_table(assets, library, rows);
    if (page.empty()) {
        // Not in the page: that would change with every commit.
        print_text(text + "\n<!-- " + full_stamp(library.content_hash) + " -->\n");
    } else {
        write_file(page, around.before + text + around.after);
    }
    return 0;
}

} // namespace disinhibit::lab
