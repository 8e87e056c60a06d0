#include "engine/scene/stage/file.h"

#include <algorithm>

#include "circuit/io/text/toml_include.h"
#include "engine/scene/stage/part_kind.h"
#include "engine/scene/stage/table.h"

namespace disinhibit {
namespace {

void read_headline(StageTable& root, Stage& stage) {
    for (StageTable table : root.tables("headline")) {
        StageHeadline& headline = stage.headline;
        headline.about = table.signal("about", false);
        headline.about_text = table.text("about_text");
        headline.beside = table.signal_or_none("beside", false);
        headline.beside_text = headline.beside.paths.empty() ? "" : table.text("beside_text");
        headline.site = table.text_or("site", "");
        headline.receptors = table.text_or("receptors", "");
        if (!headline.receptors.empty() && !stage.has("receptors", headline.receptors)) {
            table.fail_quoting("receptors", headline.receptors, "the id of [[receptors]]");
        }
        headline.rest_text = table.text("rest_text");
        headline.longest = table.text("longest");
        table.finish();
    }
}

} // namespace

bool Stage::has(const std::string& key, const std::string& row) const {
    return std::ranges::any_of(
        parts, [&](const PartKind* part) { return part->key() == key && part->has(*this, row); });
}

Stage load_stage(const std::filesystem::path& file, FieldLog* log, const PartList& parts) {
    const TomlSource source = parse_toml_with_includes(file);
    StageTable root(FieldReader(source, "stage", log));
    Stage stage;
    stage.parts = parts;
    stage.id = file.stem().string();
    stage.files = source.files;
    stage.circuit = root.text("circuit");
    stage.not_drawn = root.signal_or_none("not_drawn", true).paths;
    stage.places_the_rest = root.flag_or("places_the_rest", false);
    stage.zoom_at = root.point_or("zoom_at", stage.zoom_at);
    stage.zoom_width = root.number_or("zoom_width", stage.zoom_width);
    stage.sentence_right = root.number_or("sentence_right", stage.sentence_right);
    stage.sentence_wide_right = root.number_or("sentence_wide_right", stage.sentence_wide_right);
    stage.lines_right = root.number_or("lines_right", stage.lines_right);
    stage.lines_left = root.number_or("lines_left", stage.lines_left);
    stage.floor = root.number_or("floor", stage.floor);
    stage.footnote = root.text("footnote");
    stage.footnote_short = root.text("footnote_short");
    stage.footnote_fast = root.text("footnote_fast");
    stage.not_medical = root.text("not_medical");
    stage.burst_rate_hz = root.positive_or("burst_rate_hz", stage.burst_rate_hz);
    stage.burst_spikes = std::max(1, root.integer_or("burst_spikes", stage.burst_spikes));
    for (const PartKind* part : parts) {
        part->read(root, stage);
    }
    read_headline(root, stage);
    root.finish();
    for (const PartKind* part : parts) {
        part->check(root, stage);
    }
    return stage;
}

} // namespace disinhibit
