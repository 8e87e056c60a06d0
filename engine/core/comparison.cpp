#include "engine/core/comparison.h"

#include "engine/core/toml_fields.h"

namespace disinhibit {
namespace {

ComparisonSide read_side(const TomlFields& fields) {
    fields.only({"scenario", "circuit", "without", "subject", "doses_from_s"});
    return {fields.text("scenario"),
            fields.text_or("circuit", ""),
            fields.text_or("without", ""),
            fields.text_or("subject", ""),
            fields.number_or("doses_from_s", 0.0)};
}

Comparison read_comparison(const TomlFields& fields) {
    fields.only({"id", "name", "at_s", "side"});
    Comparison comparison;
    comparison.id = fields.text("id");
    comparison.name = fields.text("name");
    comparison.at_s = fields.number_or("at_s", -1.0);
    const std::vector<TomlFields> sides = fields.tables("side");
    if (sides.size() != 2) {
        fields.fail("side", "two tables [[comparison.side]], A and B");
    }
    comparison.a = read_side(sides[0]);
    comparison.b = read_side(sides[1]);
    return comparison;
}

} // namespace

std::vector<Comparison> load_comparisons(const std::filesystem::path& file) {
    const toml::table root = parse_toml_file(file);
    const TomlFields fields(file, root, "");
    fields.only({"comparison"});
    std::vector<Comparison> comparisons;
    for (const TomlFields& row : fields.tables("comparison")) {
        comparisons.push_back(read_comparison(row));
    }
    return comparisons;
}

} // namespace disinhibit
