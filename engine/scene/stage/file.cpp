#include "engine/scene/stage/file.h"

#include <fmt/format.h>

#include <algorithm>

#include "circuit/io/text/toml_include.h"
#include "engine/scene/stage/synapse_file.h"
#include "engine/scene/stage/table.h"

namespace disinhibit {
namespace {

/// The signal of a row that is not left out.
SignalSum live_signal(StageTable& table, const StageRow& row, bool may_be_absent) {
    return row.left_out ? table.signal_or_none("signal", may_be_absent)
                        : table.signal("signal", may_be_absent);
}

StageOutline read_outline(StageTable table) {
    StageOutline outline;
    table.row(outline);
    outline.closed = table.flag_or("closed", false);
    outline.points = table.point_list("points", outline.closed ? 3 : 2);
    outline.fill = table.number_or("fill", outline.fill);
    outline.line = table.number_or("line", outline.line);
    outline.width = table.number_or("width", outline.width);
    outline.divides = table.flag_or("divides", false);
    table.finish();
    return outline;
}

StageNode read_node(StageTable table) {
    StageNode node;
    table.row(node);
    node.id = table.text("id");
    node.role = table.text("role");
    node.signal = live_signal(table, node, false);
    node.center = table.point("center");
    node.radius = table.number_or("radius", node.radius);
    table.finish();
    return node;
}

StageRegion read_region(StageTable table) {
    StageRegion region;
    region.label = table.text_or("label", "");
    region.sub = table.text_or("sub", "");
    region.short_label = table.text_or("short_label", "");
    region.center = table.point("center");
    region.radii = table.point("radii");
    region.seed = table.integer_or("seed", 0);
    region.label_at = table.point_or("label_at", region.center);
    region.align = table.text_or("align", "left");
    table.row(region);
    table.finish();
    return region;
}

StageDendrite read_dendrite(StageTable table) {
    StageDendrite dendrite{table.number("angle"), table.number("length"), table.number("width")};
    table.finish();
    return dendrite;
}

StageSister read_sister(StageTable table) {
    StageSister sister{table.point("center"), table.number("radius"), table.number_or("turn", 0)};
    table.finish();
    return sister;
}

StageNeuron read_neuron(StageTable table) {
    StageNeuron neuron;
    neuron.role = table.text("role");
    table.row(neuron);
    neuron.id = table.text("id");
    neuron.signal = live_signal(table, neuron, false);
    neuron.center = table.point("center");
    neuron.radius = table.number("radius");
    neuron.seed = table.integer_or("seed", 0);
    neuron.letter = table.text_or("letter", "");
    neuron.spiny = table.flag_or("spiny", false);
    for (const StageTable& row : table.tables("dendrite")) {
        neuron.dendrites.push_back(read_dendrite(row));
    }
    for (const StageTable& row : table.tables("sister")) {
        neuron.sisters.push_back(read_sister(row));
    }
    table.finish();
    return neuron;
}

StageAxon read_axon(StageTable table) {
    StageAxon axon;
    table.row(axon);
    axon.id = table.text("id");
    axon.role = table.text("role");
    axon.kind = table.choice<AxonKind>("kind",
                                       {{"excitatory", AxonKind::excitatory},
                                        {"inhibitory", AxonKind::inhibitory},
                                        {"peptide", AxonKind::peptide},
                                        {"modulatory", AxonKind::modulatory}});
    axon.signal = live_signal(table, axon, false);
    axon.burst = table.signal_or_none("burst", false);
    axon.trunk = table.text_or("trunk", "");
    axon.path = table.points("path");
    axon.width = table.number("width");
    axon.varicosity = std::max(8.0f, table.number_or("varicosity", 52.0f));
    axon.ending = table.choice<AxonEnding>("ending",
                                           {{"none", AxonEnding::none},
                                            {"arrow", AxonEnding::arrow},
                                            {"plate", AxonEnding::plate},
                                            {"open", AxonEnding::open}});
    axon.spikes = table.flag_or("spikes", true);
    axon.from_outside = table.flag_or("from_outside", false);
    axon.releases = table.flag_or("releases", false);
    axon.seed = table.integer_or("seed", 0);
    axon.entity = table.text_or("entity", "");
    axon.evidence = table.text_or("evidence", "");
    table.finish();
    return axon;
}

StageLigand read_ligand(StageTable table) {
    StageLigand ligand;
    ligand.signal = table.signal("signal", true);
    ligand.glyph = read_glyph(table);
    ligand.role = table.text("role");
    ligand.active = table.flag_or("active", false);
    ligand.exchange = table.text_or("exchange", "");
    table.finish();
    return ligand;
}

StageReceptors read_receptors(StageTable table) {
    StageReceptors row;
    table.row(row);
    row.id = table.text("id");
    row.membrane = table.text_or("membrane", "");
    row.axon = table.text_or("axon", "");
    row.neuron = row.membrane.empty() && row.axon.empty() ? table.text("neuron") : "";
    row.site = table.text_or("site", "");
    row.size = table.number_or("size", row.size);
    row.letter = table.text_or("letter", "");
    row.count = table.integer_or("count", 1);
    row.from = table.number("from");
    row.to = table.number("to");
    row.seed = table.integer_or("seed", 0);
    for (const StageTable& ligand : table.tables("ligand")) {
        row.ligands.push_back(read_ligand(ligand));
    }
    table.finish();
    return row;
}

StageMolecules read_molecules(StageTable table) {
    StageMolecules molecules;
    table.row(molecules);
    molecules.signal = table.signal("signal", false);
    molecules.role = table.text("role");
    molecules.from = table.text("from");
    molecules.site = table.number_or("site", molecules.site);
    molecules.to = table.text("to");
    molecules.count_at_rest = table.number_or("count_at_rest", 6.0f);
    molecules.radius = table.number_or("radius", 4.0f);
    molecules.seed = table.integer_or("seed", 0);
    table.finish();
    return molecules;
}

StageCloud read_cloud(StageTable table) {
    StageCloud cloud;
    table.row(cloud);
    cloud.signal = table.signal("signal", false);
    cloud.role = table.text("role");
    cloud.center = table.point("center");
    cloud.radius_at_rest = table.number("radius_at_rest");
    cloud.dots_per_percent = table.number_or("dots_per_percent", 2.2f);
    cloud.scale_text = table.text("scale_text");
    cloud.scale_text_at = table.point("scale_text_at");
    cloud.seed = table.integer_or("seed", 0);
    table.finish();
    return cloud;
}

StageMark read_mark(StageTable table) {
    StageMark mark;
    mark.role = table.text("role");
    mark.sign = table.choice<const char*>("sign", {{"plus", "plus"}, {"minus", "minus"}});
    table.row(mark);
    mark.signal = live_signal(table, mark, true);
    mark.half = mark.left_out ? table.positive_or("half", 1.0f) : table.positive("half");
    mark.center = table.point("center");
    mark.entity = table.text_or("entity", "");
    mark.only_acting = table.flag_or("only_acting", false);
    table.finish();
    return mark;
}

StageChip read_chip(StageTable table) {
    StageChip chip;
    table.row(chip);
    chip.text = table.text("text");
    chip.role = table.text("role");
    chip.center = table.point("center");
    chip.signal = table.signal_or_none("signal", true);
    chip.entity = table.text_or("entity", "");
    table.finish();
    return chip;
}

StageBadge read_badge(StageTable table) {
    StageBadge badge;
    table.row(badge);
    badge.name = table.text("name");
    badge.unit = table.text_or("unit", "");
    badge.role = table.text("role");
    badge.signal = table.signal("signal", false);
    badge.decimals = table.integer_or("decimals", 1);
    badge.sub_signal = table.signal_or_none("sub_signal", false);
    badge.sub = table.text_or("sub", "");
    badge.sub_decimals = table.integer_or("sub_decimals", 0);
    badge.at = table.point("at");
    badge.anchor = table.text_or("anchor", "left");
    badge.bar = table.number_or("bar", 118.0f);
    badge.presenting = table.flag_or("presenting", true);
    badge.line = table.flag_or("line", false);
    badge.arrow = table.flag_or("arrow", false);
    badge.minor = table.flag_or("minor", false);
    if (table.has("or_at")) {
        badge.or_at = table.point_list("or_at", 1);
    }
    badge.has_leader = table.has("points_at");
    badge.points_at = table.point_or("points_at", badge.at);
    badge.has_second_point = table.has("points_at_too");
    badge.points_at_too = table.point_or("points_at_too", badge.points_at);
    if (table.has("thing_at")) {
        badge.has_thing = true;
        badge.points_at = table.point("thing_at");
    }
    badge.short_name = table.text_or("short_name", "");
    badge.short_sub = table.text_or("short_sub", "");
    badge.short_line = table.text_or("short_line", "");
    table.finish();
    return badge;
}

StageNote read_note(StageTable table) {
    StageNote note;
    table.row(note);
    note.text = table.text("text");
    note.at = table.point("at");
    note.align = table.text_or("align", "left");
    note.arrow = table.flag_or("arrow", false);
    table.finish();
    return note;
}

StageCondition read_condition(StageTable& table) {
    StageCondition condition;
    condition.signal = table.signal("signal", true);
    condition.has_above = table.has("above");
    condition.above = table.number_or("above", 0.0f);
    condition.has_below = table.has("below");
    condition.below = table.number_or("below", 0.0f);
    if (!condition.has_above && !condition.has_below) {
        table.fail("above", "missing", "\"above\" or \"below\"");
    }
    return condition;
}

template <typename Rows> bool has_id(const Rows& rows, const std::string& id) {
    return std::any_of(rows.begin(), rows.end(), [&](const auto& row) { return row.id == id; });
}

void read_headline(StageTable& root, Stage& stage) {
    for (StageTable table : root.tables("headline")) {
        StageHeadline& headline = stage.headline;
        headline.about = table.signal("about", false);
        headline.about_text = table.text("about_text");
        headline.beside = table.signal_or_none("beside", false);
        headline.beside_text = headline.beside.paths.empty() ? "" : table.text("beside_text");
        headline.site = table.text_or("site", "");
        headline.receptors = table.text_or("receptors", "");
        if (!headline.receptors.empty() && !has_id(stage.receptors, headline.receptors)) {
            table.fail_quoting("receptors", headline.receptors, "the id of [[receptors]]");
        }
        headline.rest_text = table.text("rest_text");
        headline.longest = table.text("longest");
        table.finish();
    }
}

StageWarning read_warning(StageTable table) {
    StageWarning warning;
    table.row(warning);
    warning.text = table.text("text");
    warning.role = table.text("role");
    warning.glyph = read_glyph(table);
    warning.when = read_condition(table);
    table.finish();
    return warning;
}

void check_references(const StageTable& root, const Stage& stage) {
    for (auto axon = stage.axons.begin(); axon != stage.axons.end(); ++axon) {
        const bool earlier = std::any_of(stage.axons.begin(), axon, [&](const StageAxon& other) {
            return other.id == axon->trunk;
        });
        if (!axon->trunk.empty() && !earlier) {
            root.fail("axon",
                      fmt::format("found \"{}\" of the trunk \"{}\"", axon->id, axon->trunk),
                      "its trunk above it");
        }
    }
    for (const StageReceptors& row : stage.receptors) {
        if (!row.neuron.empty() && !has_id(stage.neurons, row.neuron)) {
            root.fail("receptors",
                      fmt::format("found \"{}\" on the neuron \"{}\"", row.id, row.neuron),
                      "the id of a [[neuron]]");
        }
    }
    for (const StageReceptors& row : stage.receptors) {
        if (!row.axon.empty() && !has_id(stage.axons, row.axon)) {
            root.fail("receptors",
                      fmt::format("found \"{}\" on the axon \"{}\"", row.id, row.axon),
                      "the id of an [[axon]]");
        }
    }
    for (const StageMolecules& molecules : stage.molecules) {
        if (!has_id(stage.axons, molecules.from) && !has_id(stage.membranes, molecules.from)) {
            root.fail("molecules",
                      fmt::format("found some from \"{}\"", molecules.from),
                      "the id of an [[axon]] or a [[membrane]]");
        }
        if (!has_id(stage.receptors, molecules.to)) {
            root.fail("molecules",
                      fmt::format("found some to \"{}\"", molecules.to),
                      "the id of [[receptors]]");
        }
    }
}

} // namespace

Stage load_stage(const std::filesystem::path& file, FieldLog* log) {
    const TomlSource source = parse_toml_with_includes(file);
    StageTable root(FieldReader(source, "stage", log));
    Stage stage;
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
    read_rows(root, "outline", stage.outlines, read_outline);
    read_rows(root, "node", stage.nodes, read_node);
    read_rows(root, "region", stage.regions, read_region);
    read_rows(root, "neuron", stage.neurons, read_neuron);
    read_rows(root, "axon", stage.axons, read_axon);
    read_rows(root, "receptors", stage.receptors, read_receptors);
    read_rows(root, "molecules", stage.molecules, read_molecules);
    read_rows(root, "cloud", stage.clouds, read_cloud);
    read_rows(root, "mark", stage.marks, read_mark);
    read_rows(root, "chip", stage.chips, read_chip);
    read_rows(root, "badge", stage.badges, read_badge);
    read_rows(root, "note", stage.notes, read_note);
    read_headline(root, stage);
    read_rows(root, "warning", stage.warnings, read_warning);
    read_synapse_rows(root, stage);
    root.finish();
    check_references(root, stage);
    return stage;
}

} // namespace disinhibit
