#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <iterator>

#include "circuit/io/model_tables.h"
#include "circuit/io/read_experiment.h"
#include "circuit/io/text/input_error.h"
#include "circuit/io/text/write_file.h"
#include "engine/app/lab.h"

namespace disinhibit::lab {
namespace {

constexpr std::string_view kBegin = "<!-- tables -->\n";
constexpr std::string_view kEnd = "<!-- end of tables -->";

} // namespace

int tables(const Library& library, const std::filesystem::path& assets, const std::string& page) {
    const std::string text = model_tables(library, read_experiments(assets / "reference", library));
    if (page.empty()) {
        std::cout << text;
        return 0;
    }
    std::ifstream in(page, std::ios::binary);
    const std::string old{std::istreambuf_iterator<char>(in), {}};
    const std::size_t begin = old.find(kBegin);
    const std::size_t end = old.find(kEnd, begin);
    if (!in || begin == std::string::npos || end == std::string::npos) {
        throw InputError(
            {page}, "--into", "found no marks", "a page with both marks of the tables");
    }
    const std::string head = old.substr(0, begin + kBegin.size());
    write_file(page, head + text + old.substr(end));
    return 0;
}

} // namespace disinhibit::lab
