#include "engine/scene/stage/synapse_file.h"

#include <fmt/format.h>

#include <algorithm>

namespace disinhibit {
namespace {

StageMembrane read_membrane(StageTable table) {
    StageMembrane membrane;
    table.row(membrane);
    membrane.id = table.text("id");
    membrane.role = table.text("role");
    membrane.closed = table.flag_or("closed", false);
    membrane.terminal = table.flag_or("terminal", false);
    membrane.points = table.point_list("points", 3);
    table.finish();
    return membrane;
}

StageVesicles read_vesicles(StageTable table) {
    StageVesicles vesicles;
    table.row(vesicles);
    vesicles.membrane = table.text("membrane");
    vesicles.role = table.text("role");
    vesicles.glyph = table.choice<VesicleGlyph>(
        "glyph", {{"dense", VesicleGlyph::dense}, {"clear", VesicleGlyph::clear}});
    vesicles.radius = table.number_or("radius", vesicles.radius);
    vesicles.places = table.point_list("places", 1);
    vesicles.store = table.signal_or_none("store", false);
    vesicles.signal = table.signal("signal", false);
    vesicles.burst = table.signal_or_none("burst", false);
    vesicles.sites = table.numbers("sites", 1);
    vesicles.cargo = table.integer_or("cargo", 0);
    vesicles.seed = table.integer_or("seed", 0);
    table.finish();
    return vesicles;
}

StageCleft read_cleft(StageTable table) {
    StageCleft cleft;
    table.row(cleft);
    cleft.role = table.text("role");
    cleft.signal = table.signal("signal", false);
    cleft.center = table.point("center");
    cleft.radii = table.point("radii");
    cleft.dots_per_percent = table.number_or("dots_per_percent", cleft.dots_per_percent);
    cleft.scale_text = table.text("scale_text");
    cleft.scale_text_at = table.point("scale_text_at");
    cleft.seed = table.integer_or("seed", 0);
    table.finish();
    return cleft;
}

StageTransporters read_transporters(StageTable table) {
    StageTransporters row;
    table.row(row);
    row.membrane = table.text("membrane");
    row.role = table.text("role");
    row.at = table.numbers("at", 1);
    row.signal = table.signal("signal", false);
    row.seed = table.integer_or("seed", 0);
    const auto read = [](StageTable ligand) {
        StageTransportLigand result{
            ligand.signal("signal", true), ligand.positive("half"), ligand.text("role")};
        ligand.finish();
        return result;
    };
    for (const StageTable& ligand : table.tables("blocker")) {
        row.blockers.push_back(read(ligand));
    }
    for (const StageTable& ligand : table.tables("releaser")) {
        row.releasers.push_back(read(ligand));
    }
    table.finish();
    return row;
}

StageStop read_stop(StageTable table) {
    StageStop stop;
    table.row(stop);
    stop.role = table.text("role");
    stop.signal = table.signal("signal", false);
    stop.path = table.point_list("path", 2);
    table.finish();
    return stop;
}

StageDrifters read_drifters(StageTable table) {
    StageDrifters row;
    table.row(row);
    row.signal = table.signal("signal", true);
    row.half = table.positive("half");
    row.most = table.integer_or("most", row.most);
    row.role = table.text("role");
    row.glyph = read_glyph(table);
    row.center = table.point("center");
    row.radii = table.point("radii");
    row.seed = table.integer_or("seed", 0);
    table.finish();
    return row;
}

StageOccupancyBar read_bar(StageTable table) {
    StageOccupancyBar bar;
    table.row(bar);
    bar.receptors = table.text("receptors");
    bar.title = table.text("title");
    bar.note = table.text("note");
    bar.free = table.text("free");
    bar.free_note = table.text("free_note");
    bar.active_note = table.text("active_note");
    bar.blocked_note = table.text("blocked_note");
    bar.at = table.point("at");
    bar.size = table.point("size");
    table.finish();
    return bar;
}

void check_membrane(const StageTable& root, const Stage& stage, const std::string& id) {
    const auto same = [&](const StageMembrane& membrane) { return membrane.id == id; };
    if (std::none_of(stage.membranes.begin(), stage.membranes.end(), same)) {
        root.fail_quoting("membrane", id, "the id of a [[membrane]]");
    }
}

} // namespace

LigandGlyph read_glyph(StageTable& table) {
    return table.choice<LigandGlyph>("glyph",
                                     {{"ball", LigandGlyph::ball},
                                      {"cap", LigandGlyph::cap},
                                      {"diamond", LigandGlyph::diamond}});
}

void read_synapse_rows(StageTable& root, Stage& stage) {
    read_rows(root, "membrane", stage.membranes, read_membrane);
    read_rows(root, "vesicles", stage.vesicles, read_vesicles);
    read_rows(root, "cleft", stage.clefts, read_cleft);
    read_rows(root, "transporters", stage.transporters, read_transporters);
    read_rows(root, "stop", stage.stops, read_stop);
    read_rows(root, "drifters", stage.drifters, read_drifters);
    read_rows(root, "bar", stage.bars, read_bar);
    for (const StageVesicles& row : stage.vesicles) {
        check_membrane(root, stage, row.membrane);
    }
    for (const StageTransporters& row : stage.transporters) {
        check_membrane(root, stage, row.membrane);
    }
    for (const StageReceptors& row : stage.receptors) {
        if (!row.membrane.empty()) {
            check_membrane(root, stage, row.membrane);
        }
    }
    for (const StageOccupancyBar& bar : stage.bars) {
        const auto same = [&](const StageReceptors& row) { return row.id == bar.receptors; };
        if (std::none_of(stage.receptors.begin(), stage.receptors.end(), same)) {
            root.fail("bar",
                      fmt::format("found the receptors \"{}\"", bar.receptors),
                      "the id of [[receptors]]");
        }
    }
}

} // namespace disinhibit
