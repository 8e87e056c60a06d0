#include "engine/view/pair_file.h"

#include <algorithm>
#include <utility>

#include "circuit/io/text/input_error.h"

namespace disinhibit {
namespace {

OfferedPair
read_pair(TableReader& row, const ShotSources& sources, const std::vector<OfferedPair>& former) {
    OfferedPair pair;
    pair.id = row.id("id");
    if (std::ranges::find(former, pair.id, &OfferedPair::id) != former.end() ||
        sources.library.scenarios.contains(pair.id)) {
        row.fail_quoting("id", pair.id, "an id that no other pair and no scenario has");
    }
    pair.name = row.text("name");
    pair.shot = read_row_runs(row, sources);
    read_row_looks(row, pair.shot);
    if (!pair.shot.b || pair.shot.layout == CompareLayout::off) {
        row.fail("b", "missing", "a second side");
    }
    row.finish();
    return pair;
}

} // namespace

OfferedPairs
read_pairs(const std::filesystem::path& file, const ShotSources& sources, FieldLog* log) {
    OfferedPairs offered;
    const auto attempt = [&](const auto& read) {
        try {
            read();
        } catch (const InputError& error) {
            offered.remark = offered.remark.empty() ? error.what() : offered.remark;
        }
    };
    attempt([&] {
        const TomlDocument document = parse_toml(file);
        ReadContext context;
        context.log = log;
        TableReader root(document, context, "pairs");
        check_rows_version(root);
        std::vector<TableReader> rows = read_shot_rows(root, "pair");
        root.finish();
        for (TableReader& row : rows) {
            attempt([&] { offered.pairs.push_back(read_pair(row, sources, offered.pairs)); });
        }
    });
    return offered;
}

} // namespace disinhibit
