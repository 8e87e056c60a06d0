#include <fmt/format.h>

#include "circuit/io/model_tables.h"
#include "circuit/io/protection_table.h"
#include "circuit/io/read_experiment.h"
#include "circuit/io/text/input_error.h"
#include "circuit/io/text/read_file.h"
#include "circuit/io/text/standard_output.h"
#include "circuit/io/text/write_file.h"
#include "engine/app/lab.h"
#include "engine/core/version.h"

namespace disinhibit::lab {
namespace {

constexpr std::string_view kBegin = "<!-- tables -->\n";
constexpr std::string_view kEnd = "<!-- end of tables -->";

} // namespace

int tables(const Library& library, const std::filesystem::path& assets, const std::string& page) {
    const std::vector<ExperimentRow> rows = read_experiments(assets / "reference", library);
    const std::string text = model_tables(library, rows) + protection_table(assets, library, rows);
    if (page.empty()) {
        // Not in the page: that would change with every commit.
        print_text(text + "\n<!-- " + full_stamp(library.content_hash) + " -->\n");
        return 0;
    }
    const std::string old = read_file(page);
    const std::size_t begin = old.find(kBegin);
    const std::size_t end = old.find(kEnd, begin);
    if (begin == std::string::npos || end == std::string::npos) {
        throw InputError(
            {page}, "--into", "found no marks", "a page with both marks of the tables");
    }
    const std::string head = old.substr(0, begin + kBegin.size());
    write_file(page, head + text + old.substr(end));
    return 0;
}

} // namespace disinhibit::lab
