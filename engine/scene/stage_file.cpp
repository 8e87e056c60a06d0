#include "engine/scene/stage_file.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/core/toml_reader.h"
#include "engine/scene/stage_table.h"

namespace disinhibit {
namespace {

StageRegion read_region(StageTable table) {
    StageRegion region;
    region.label = table.text("label");
    region.sub = table.text_or("sub", "");
    region.center = table.point("center");
    region.radii = table.point("radii");
    region.seed = table.integer_or("seed", 0);
    region.label_at = table.point("label_at");
    region.align = table.text_or("align", "left");
    region.left_out = table.flag_or("left_out", false);
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
    neuron.id = table.text("id");
    neuron.role = table.text("role");
    neuron.left_out = table.flag_or("left_out", false);
    if (!neuron.left_out) {
        neuron.signal = table.signal("signal", false);
    }
    neuron.center = table.point("center");
    neuron.radius = table.number("radius");
    neuron.seed = table.integer_or("seed", 0);
    neuron.letter = table.text_or("letter", "");
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
    axon.id = table.text("id");
    axon.role = table.text("role");
    axon.kind = table.one_of<AxonKind>("kind",
                                       {{"excitatory", AxonKind::excitatory},
                                        {"inhibitory", AxonKind::inhibitory},
                                        {"peptide", AxonKind::peptide},
                                        {"modulatory", AxonKind::modulatory}});
    axon.left_out = table.flag_or("left_out", false);
    if (!axon.left_out) {
        axon.signal = table.signal("signal", false);
        axon.burst = table.signal_or_none("burst", false);
    }
    axon.trunk = table.text_or("trunk", "");
    axon.path = table.points("path");
    axon.width = table.number("width");
    axon.varicosity = std::max(8.0f, table.number_or("varicosity", 52.0f));
    axon.ending = table.one_of<AxonEnding>("ending",
                                           {{"none", AxonEnding::none},
                                            {"arrow", AxonEnding::arrow},
                                            {"plate", AxonEnding::plate},
                                            {"open", AxonEnding::open}});
    axon.spikes = table.flag_or("spikes", true);
    axon.releases = table.flag_or("releases", false);
    axon.seed = table.integer_or("seed", 0);
    axon.entity = table.text_or("entity", "");
    axon.evidence = table.text_or("evidence", "");
    table.finish();
    return axon;
}

LigandGlyph read_glyph(StageTable& table) {
    return table.one_of<LigandGlyph>("glyph",
                                     {{"ball", LigandGlyph::ball},
                                      {"cap", LigandGlyph::cap},
                                      {"diamond", LigandGlyph::diamond}});
}

StageLigand read_ligand(StageTable table) {
    StageLigand ligand;
    ligand.signal = table.signal("signal", true);
    ligand.glyph = read_glyph(table);
    ligand.role = table.text("role");
    ligand.active = table.flag_or("active", false);
    ligand.exchange_per_s = table.number_or("exchange_per_s", 0.0f);
    table.finish();
    return ligand;
}

StageReceptors read_receptors(StageTable table) {
    StageReceptors row;
    row.id = table.text("id");
    row.neuron = table.text("neuron");
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
    molecules.signal = table.signal("signal", false);
    molecules.role = table.text("role");
    molecules.from = table.text("from");
    molecules.to = table.text("to");
    molecules.count_at_rest = table.number_or("count_at_rest", 6.0f);
    molecules.radius = table.number_or("radius", 4.0f);
    molecules.seed = table.integer_or("seed", 0);
    table.finish();
    return molecules;
}

StageCloud read_cloud(StageTable table) {
    StageCloud cloud;
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
    mark.sign = table.one_of<const char*>("sign", {{"plus", "plus"}, {"minus", "minus"}});
    mark.left_out = table.flag_or("left_out", false);
    if (!mark.left_out) {
        mark.signal = table.signal("signal", true);
        mark.half = table.number("half");
        if (!(mark.half > 0.0f)) {
            table.fail("half", "expected a number above 0");
        }
    }
    mark.center = table.point("center");
    mark.entity = table.text_or("entity", "");
    table.finish();
    return mark;
}

StageChip read_chip(StageTable table) {
    StageChip chip{table.text("text"),
                   table.text("role"),
                   table.point("center"),
                   table.flag_or("left_out", false),
                   table.text_or("entity", "")};
    table.finish();
    return chip;
}

StageBadge read_badge(StageTable table) {
    StageBadge badge;
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
    table.finish();
    return badge;
}

StageNote read_note(StageTable table) {
    StageNote note{table.text("text"),
                   table.point("at"),
                   table.text_or("align", "left"),
                   table.flag_or("left_out", false)};
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
        table.fail("above", "missing, expected \"above\" or \"below\"");
    }
    return condition;
}

StageSentence read_sentence(StageTable table) {
    StageSentence sentence;
    sentence.text = table.text("text");
    for (StageTable row : table.tables("when")) {
        sentence.when.push_back(read_condition(row));
        row.finish();
    }
    for (StageTable row : table.tables("word")) {
        StageWord word;
        word.name = row.text("name");
        word.signal = row.signal("signal", false);
        word.up = row.text("up");
        word.down = row.text("down");
        word.steady = row.text("steady");
        word.threshold = row.number_or("threshold", 3.0f);
        row.finish();
        sentence.words.push_back(word);
    }
    table.finish();
    return sentence;
}

StageWarning read_warning(StageTable table) {
    StageWarning warning;
    warning.text = table.text("text");
    warning.role = table.text("role");
    warning.glyph = read_glyph(table);
    warning.when = read_condition(table);
    table.finish();
    return warning;
}

template <typename Rows> bool has_id(const Rows& rows, const std::string& id) {
    return std::any_of(rows.begin(), rows.end(), [&](const auto& row) { return row.id == id; });
}

void check_references(const StageTable& root, const Stage& stage) {
    for (auto axon = stage.axons.begin(); axon != stage.axons.end(); ++axon) {
        const bool earlier = std::any_of(stage.axons.begin(), axon, [&](const StageAxon& other) {
            return other.id == axon->trunk;
        });
        if (!axon->trunk.empty() && !earlier) {
            root.fail("axon",
                      fmt::format("\"{}\" needs its trunk \"{}\" above it", axon->id, axon->trunk));
        }
    }
    for (const StageReceptors& row : stage.receptors) {
        if (!has_id(stage.neurons, row.neuron)) {
            root.fail("receptors",
                      fmt::format("\"{}\" sits on the unknown neuron \"{}\"", row.id, row.neuron));
        }
    }
    for (const StageMolecules& molecules : stage.molecules) {
        if (!has_id(stage.axons, molecules.from)) {
            root.fail("molecules",
                      fmt::format("come from the unknown axon \"{}\"", molecules.from));
        }
        if (!has_id(stage.receptors, molecules.to)) {
            root.fail("molecules", fmt::format("go to the unknown receptors \"{}\"", molecules.to));
        }
    }
}

template <typename Row, typename Read>
void read_rows(StageTable& root, const char* key, std::vector<Row>& rows, Read read) {
    for (const StageTable& table : root.tables(key)) {
        rows.push_back(read(table));
    }
}

} // namespace

Stage load_stage(const std::filesystem::path& file) {
    const toml::table parsed = parse_toml_file(file);
    StageTable root(file, parsed, "");
    Stage stage;
    stage.id = file.stem().string();
    stage.circuit = root.text("circuit");
    stage.footnote = root.text("footnote");
    stage.footnote_short = root.text("footnote_short");
    stage.footnote_fast = root.text("footnote_fast");
    stage.not_medical = root.text("not_medical");
    stage.burst_rate_hz = root.number_or("burst_rate_hz", stage.burst_rate_hz);
    if (!(stage.burst_rate_hz > 0.0f)) {
        root.fail("burst_rate_hz", "expected a number above 0");
    }
    stage.burst_spikes = std::max(1, root.integer_or("burst_spikes", stage.burst_spikes));
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
    read_rows(root, "sentence", stage.sentences, read_sentence);
    read_rows(root, "warning", stage.warnings, read_warning);
    root.finish();
    check_references(root, stage);
    return stage;
}

} // namespace disinhibit
