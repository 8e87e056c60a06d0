#include "circuit/io/read/experiment.h"
#include "circuit/io/read/field_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "circuit/io/read/point.h"
#include "circuit/io/read/protocol.h"
#include "circuit/io/text/read_file.h"

namespace disinhibit {
namespace {

constexpr const char* kPublished = "published experiment";

PublishedExperiment read_published(TableReader table) {
    PublishedExperiment published;
    published.species = table.text("species");
    published.route = table.text("route");
    published.dose = table.text("dose");
    published.given = table.text("given");
    published.measured = table.text("measured");
    table.finish();
    return published;
}

std::optional<FirstSight> read_first_sight(TableReader& table) {
    std::optional<TableReader> seen = table.optional_table("first_seen");
    if (!seen) {
        return std::nullopt;
    }
    FirstSight first;
    if (seen->has("value")) {
        first.value = seen->number_or("value", 0.0, -largest_number, largest_number);
    } else {
        first.reason = seen->text("reason");
    }
    first.science = seen->text("science");
    seen->finish();
    return first;
}

/// scatter, scatter_kind, scatter_source, count, scale, no_change, first_seen, supersedes.
void read_scoring(TableReader& table, const Library& library, ExperimentRow& row) {
    if (table.has("scatter")) {
        row.scatter = table.number_or("scatter", 0.0, 0.0, largest_number);
        row.scatter_kind =
            table.choice<ScatterKind>("scatter_kind",
                                      {{"SEM", ScatterKind::standard_error},
                                       {"SD", ScatterKind::standard_deviation},
                                       {"between studies", ScatterKind::between_studies}});
    }
    row.scatter_source = table.text_or("scatter_source");
    check_source(table, row.scatter_source, library);
    row.count = table.count_or("count", 0, 0, 1000000);
    const bool positive = row.value > 0.0 && row.low >= 0.0;
    row.scale = table.choice<ScoreScale>("scale",
                                         {{"level", ScoreScale::level},
                                          {"response", ScoreScale::response},
                                          {"difference", ScoreScale::difference}},
                                         positive ? ScoreScale::level : ScoreScale::difference);
    row.no_change = table.number_or("no_change", 0.0, -largest_number, largest_number);
    if (row.scale == ScoreScale::level && row.value <= 0.0 && row.kind != RowKind::sign) {
        table.fail("scale",
                   "found \"level\" of a value that is not positive",
                   "\"response\" or \"difference\"");
    }
    row.first_seen = read_first_sight(table);
    row.supersedes = table.text_or("supersedes");
    if (!row.supersedes.empty()) {
        table.context().open.add(
            kPublished, row.supersedes, table.place("supersedes"), table.key_path("supersedes"));
    }
}

void read_target(TableReader& table, const Library& library, ExperimentRow& row) {
    row.id = table.text("id");
    table.rename(row.id);
    row.title = table.text("title");
    row.kind = table.choice<RowKind>(
        "kind", {{"hard", RowKind::hard}, {"soft", RowKind::soft}, {"sign", RowKind::sign}});
    row.role = table.choice<RowRole>("role",
                                     {{"identity", RowRole::identity},
                                      {"built_in", RowRole::built_in},
                                      {"calibrated", RowRole::calibrated},
                                      {"predicted", RowRole::predicted}});
    row.quantity = table.text("quantity");
    row.unit = table.text("unit");
    const double none = largest_number * 2.0;
    row.value = table.number_or("value", none, -largest_number, largest_number);
    row.low = table.number_or("low", none, -largest_number, largest_number);
    row.high = table.number_or("high", none, -largest_number, largest_number);
    if (row.value == none || row.low == none || row.high == none || row.low > row.high) {
        table.fail("value", "found no band", "value, low and high, with low <= high");
    }
    row.dead_band = table.number_or("deadband", 0.0, 0.0, largest_number);
    row.dead_band_unit = table.text_or("deadband_unit");
    if (row.kind == RowKind::sign && row.dead_band_unit.empty()) {
        table.fail("deadband_unit", "missing", "deadband and deadband_unit of a sign");
    }
    read_scoring(table, library, row);
    row.source = table.text("source");
    check_source(table, row.source, library);
    row.url = table.text_or("url");
    row.grade = table.text("grade");
    row.optional_module = table.flag_or("optional", false);
    row.contested = table.flag_or("contested", false);
    row.note = table.text_or("note");
    row.published = read_published(table.table("published"));
}

/// Names that the row's recipes use must exist, in order.
void check_names(const TableReader& table, const ExperimentRow& row) {
    std::set<std::string> arms, series, metrics;
    const auto require =
        [&](const std::set<std::string>& known, const std::string& name, const char* key) {
            if (!known.contains(name)) {
                table.fail_quoting(key, name, "one of " + listed(known));
            }
        };
    for (const ExperimentArm& arm : row.arms) {
        arms.insert(arm.name);
    }
    for (const SeriesRecipe& recipe : row.series) {
        require(arms, recipe.arm, "arm");
        if (!recipe.minus_arm.empty()) {
            require(arms, recipe.minus_arm, "minus_arm");
        }
        series.insert(recipe.name);
    }
    for (const MetricRecipe& recipe : row.metrics) {
        if (recipe.kind == MetricKind::parameter) {
            require(arms, recipe.arm, "arm");
        }
        for (const std::string& name : recipe.of) {
            require(is_time_metric(recipe.kind) ? series : metrics, name, "of");
        }
        for (const std::string& name : {recipe.at_metric, recipe.level_metric}) {
            if (!name.empty()) {
                require(metrics, name, "metric");
            }
        }
        metrics.insert(recipe.name);
    }
}

/// Of the arms that the whole file shares a row keeps those it names.
void keep_used_arms(ExperimentRow& row, std::size_t own_arms) {
    std::set<std::string> used;
    for (const SeriesRecipe& recipe : row.series) {
        used.insert({recipe.arm, recipe.minus_arm});
    }
    for (const MetricRecipe& recipe : row.metrics) {
        used.insert(recipe.arm);
    }
    for (const PublishedPoint& point : row.points) {
        used.insert(point.arm);
    }
    const auto shared = row.arms.begin() + static_cast<std::ptrdiff_t>(own_arms);
    row.arms.erase(
        std::remove_if(shared,
                       row.arms.end(),
                       [&](const ExperimentArm& arm) { return !used.contains(arm.name); }),
        row.arms.end());
}

ExperimentRow
read_row(TableReader& table, const std::vector<ExperimentArm>& shared, const Library& library) {
    ExperimentRow row;
    read_target(table, library, row);
    row.reason = table.text_or("reason");
    row.protocol_note = table.text_or("protocol_note");
    row.statement = table.flag_or("statement", false);
    row.over = table.text_or("over");
    for (TableReader& arm : table.tables("arm")) {
        row.arms.push_back(read_arm(arm, library));
    }
    for (TableReader& recipe : table.tables("series")) {
        row.series.push_back(read_series(recipe));
    }
    for (TableReader& recipe : table.tables("metric")) {
        row.metrics.push_back(read_metric(recipe, row.dead_band));
    }
    std::vector<TableReader> points = table.tables("point");
    table.finish();
    if (row.has_protocol() != row.reason.empty()) {
        table.fail("reason",
                   row.has_protocol() ? "found a reason" : "missing",
                   "a reason exactly where there is no [[row.metric]]");
    }
    const std::size_t own_arms = row.arms.size();
    row.arms.insert(row.arms.end(), shared.begin(), shared.end());
    for (TableReader& point : points) {
        row.points.push_back(read_point(point, row, library));
    }
    keep_used_arms(row, own_arms);
    check_names(table, row);
    return row;
}

void read_rows(const std::filesystem::path& file,
               const Library& library,
               ReadContext& context,
               std::set<std::string>& ids,
               std::vector<ExperimentRow>& rows) {
    const TomlDocument document = parse_toml(file);
    TableReader root(document, context, "reference");
    root.count_or("schema", 1, 1, 1);
    std::vector<ExperimentArm> shared;
    for (TableReader& table : root.tables("arm")) {
        shared.push_back(read_arm(table, library));
    }
    for (TableReader& table : root.tables("row")) {
        rows.push_back(read_row(table, shared, library));
        if (!ids.insert(rows.back().id).second) {
            table.fail_quoting("id", rows.back().id, "an id that occurs once");
        }
    }
    root.finish();
}

/// A superseded row learns which row took its place.
void link_superseded(std::vector<ExperimentRow>& rows) {
    for (const ExperimentRow& row : rows) {
        for (ExperimentRow& earlier : rows) {
            if (earlier.id == row.supersedes) {
                earlier.superseded_by = row.id;
            }
        }
    }
}

} // namespace

std::vector<ExperimentRow>
read_experiments(const std::filesystem::path& folder, const Library& library, FieldLog* log) {
    ReadContext context;
    context.log = log;
    std::set<std::string> ids;
    std::vector<ExperimentRow> rows;
    for (const std::filesystem::path& file : toml_files_in(folder)) {
        read_rows(file, library, context, ids, rows);
    }
    for (const Calibration& use : library.calibrations) {
        context.open.add(kPublished, use.row, {use.file, use.line}, use.key);
    }
    context.open.check(kPublished, ids);
    link_superseded(rows);
    return rows;
}

} // namespace disinhibit
