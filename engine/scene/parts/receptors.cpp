#include "engine/scene/parts/receptors.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "engine/scene/parts/axon.h"
#include "engine/scene/parts/membrane.h"
#include "engine/scene/parts/neuron.h"
#include "engine/scene/stage/label_placer.h"
#include "engine/scene/stage/label_placing.h"
#include "engine/scene/stage/layout.h"
#include "engine/scene/stage/legend_signs.h"
#include "engine/scene/stage/moment.h"
#include "engine/scene/stage/table.h"
#include "engine/scene/stage/thing_list.h"

namespace disinhibit {
namespace {

constexpr float mouth_px = 11.0f; ///< design px: within it the pointer means the receptor

StageLigand read_ligand(StageTable& table) {
    StageLigand ligand;
    ligand.signal = table.signal("signal", true);
    ligand.glyph = read_glyph(table);
    ligand.role = table.text("role");
    ligand.active = table.flag_or("active", false);
    ligand.exchange = table.text_or("exchange", "");
    table.finish();
    return ligand;
}

/// How the stage draws a ligand: peptides of the body as balls, blockers as caps, other drugs as diamonds.
StageLigand make_ligand(const Substance& substance,
                        const Binding& binding,
                        const std::string& path,
                        const StageModel& model) {
    const std::string stem = substance.id + ".binding." + binding.receptor;
    StageLigand ligand;
    ligand.signal.paths = {path};
    ligand.role = substance.role;
    ligand.name = substance.name;
    ligand.substance = substance.id;
    ligand.efficacy = static_cast<float>(model.parameter(stem + ".efficacy"));
    ligand.active = static_cast<double>(ligand.efficacy) >= least_active_efficacy;
    ligand.exchange = stem + ".k_off";
    ligand.glyph = substance.endogenous ? LigandGlyph::ball
                                        : (ligand.active ? LigandGlyph::diamond : LigandGlyph::cap);
    return ligand;
}

/// At its receptor, or farther inside the cell where the next one is too near.
std::optional<glm::vec2> place_letter(LabelPlacing& placing,
                                      const StageReceptors& row,
                                      const ReceptorRowShape& shape,
                                      std::size_t k) {
    for (const float lines : {0.0f, 0.6f, 1.2f, 1.8f}) {
        TextRun letter = receptor_letter(row, shape, k, placing.view());
        const glm::vec2 shift = -lines * letter.size_px * shape.outwards[k];
        letter.position += shift;
        if (placing.take_letter(letter)) {
            return shift;
        }
    }
    return std::nullopt;
}

/// `ligand`: index of the one that sits in it; -1: none.
Sample receptor_sample(StageReceptors row, int ligand) {
    return [row = std::move(row), ligand](const StageView& view, std::vector<DrawBlock>& blocks) {
        StageReceptors one = row;
        const ReceptorRowShape shape = one_receptor(one, {0.0f, 2.0f}, view);
        ReceptorMoment moment;
        moment.occupancy_percent.assign(row.ligands.size(), 0.0);
        moment.per_s.assign(row.ligands.size(), 0.0);
        moment.exchange.moves = false;
        if (ligand >= 0) {
            moment.occupancy_percent[static_cast<std::size_t>(ligand)] = 100.0;
        }
        DrawBlock block;
        draw_receptor_row(one, shape, moment, view, block);
        append_sample(std::move(block), blocks);
    };
}

} // namespace

void StageReceptors::read(StageTable& table) {
    id = table.text("id");
    membrane = table.text_or("membrane", "");
    axon = table.text_or("axon", "");
    neuron = membrane.empty() && axon.empty() ? table.text("neuron") : "";
    site = table.text_or("site", "");
    size = table.number_or("size", size);
    letter = table.text_or("letter", "");
    count = table.integer_or("count", 1);
    from = table.number("from");
    to = table.number("to");
    seed = table.integer_or("seed", 0);
    for (StageTable& ligand : table.tables("ligand")) {
        ligands.push_back(read_ligand(ligand));
    }
}

void StageReceptors::check(const Stage& stage, const StageTable& root) const {
    if (!neuron.empty() && !has_id(stage.of<StageNeuron>(), neuron)) {
        root.fail(key,
                  fmt::format("found \"{}\" on the neuron \"{}\"", id, neuron),
                  "the id of a [[neuron]]");
    }
    if (!axon.empty() && !has_id(stage.of<StageAxon>(), axon)) {
        root.fail(
            key, fmt::format("found \"{}\" on the axon \"{}\"", id, axon), "the id of an [[axon]]");
    }
    if (!membrane.empty()) {
        check_membrane(root, stage, membrane);
    }
}

void StageReceptors::fit(const StageModel& model) {
    const auto found = std::ranges::find(model.circuit.receptor_sites, site, &ReceptorSite::id);
    if (found == model.circuit.receptor_sites.end()) {
        return;
    }
    for (const auto& [substance_id, substance] : model.substances) {
        const std::string path = site + ".occupancy." + substance_id;
        const auto binding = std::ranges::find(substance.bindings, found->type, &Binding::receptor);
        if (binding != substance.bindings.end() && model.signals.index(path) >= 0) {
            ligands.push_back(make_ligand(substance, *binding, path, model));
        }
    }
    // Peptides of the body first, then drugs that act, then blockers.
    std::ranges::stable_sort(ligands, {}, &StageLigand::glyph_order);
}

bool StageReceptors::is_foreign(const Stage& stage, const StageModel& model) const {
    return (!neuron.empty() && !has_id(stage.of<StageNeuron>(), neuron)) ||
           (!axon.empty() && !has_id(stage.of<StageAxon>(), axon)) ||
           (!site.empty() && !has_id(model.circuit.receptor_sites, site));
}

ReceptorSignals StageReceptors::resolve(const SignalFinder& finder) const {
    ReceptorSignals own;
    for (const StageLigand& ligand : ligands) {
        own.occupancy.push_back(finder.find_live(*this, ligand.signal, key));
        own.exchange_per_s.push_back(finder.model().parameter(ligand.exchange));
    }
    return own;
}

double StageReceptors::fastest_exchange_per_s(const ReceptorSignals& own) {
    return own.exchange_per_s.empty() ? 0.0 : std::ranges::max(own.exchange_per_s);
}

ReceptorRowShape StageReceptors::lay_out(const LaidPart& here) const {
    const StageView& view = here.view();
    if (!membrane.empty()) {
        return make_receptor_row_shape(*this, *here.find_shape<StageMembrane>(membrane), view);
    }
    if (!axon.empty()) {
        // An axon has two sides; receptors stand on its left.
        const MembraneShape side{here.find_shape<StageAxon>(axon)->path.samples(), false};
        return make_receptor_row_shape(*this, side, view);
    }
    return make_receptor_row_shape(*this, *here.find_shape<StageNeuron>(neuron), view);
}

void StageReceptors::keep_free(const LaidPart& here, std::vector<KeptFree>& boxes) const {
    const ReceptorRowShape& shape = here.shape_of(*this);
    for (std::size_t k = 0; k < shape.feet.size(); ++k) {
        boxes.push_back(keep_body(square_around(receptor_mouth(shape, k), 10.0f * shape.scale)));
        boxes.push_back(keep_body(square_around(shape.feet[k], 4.0f * shape.scale)));
    }
}

void StageReceptors::place_labels(LabelPlacing& placing,
                                  const LaidStage& laid,
                                  std::vector<ReceptorLetters>& letters) {
    const std::vector<StageReceptors>& rows = laid.stage.of<StageReceptors>();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const ReceptorRowShape& shape = laid.layout.shapes<StageReceptors>()[i];
        ReceptorLetters shown;
        for (std::size_t k = 0; k < shape.feet.size() && !rows[i].letter.empty(); ++k) {
            shown.push_back(place_letter(placing, rows[i], shape, k));
            if (!shown.back()) {
                placing.fail();
            }
        }
        shown.resize(shape.feet.size());
        letters.push_back(std::move(shown));
    }
}

int StageReceptors::count_shown(const ReceptorLetters& letters) {
    return static_cast<int>(
        std::ranges::count_if(letters, [](const auto& shift) { return shift.has_value(); }));
}

void StageReceptors::list_things(const LaidPart& here, ThingList& things) const {
    if (left_out || ligands.empty()) {
        return;
    }
    const ReceptorRowShape& shape = here.shape_of(*this);
    std::vector<ScreenPoint> points;
    for (std::size_t k = 0; k < shape.feet.size(); ++k) {
        points.push_back(screen_point(receptor_mouth(shape, k)));
    }
    things.add(entity_of_signal(ligands.front().signal),
               ThingShape::dots,
               std::move(points),
               mouth_px * shape.scale);
}

void StageReceptors::draw_still(StillLayer layer,
                                const LaidPart& here,
                                std::vector<DrawBlock>& blocks) const {
    const StageView& view = here.view();
    const ReceptorRowShape& shape = here.shape_of(*this);
    if (layer == StillLayer::left_out && left_out) {
        draw_receptor_outlines(shape, view, blocks.back());
    }
    if (layer != StillLayer::signs) {
        return;
    }
    const ReceptorLetters& letters = here.label_of(*this);
    for (std::size_t k = 0; k < letters.size(); ++k) {
        if (letters[k]) {
            TextRun run = receptor_letter(*this, shape, k, view);
            run.position += *letters[k];
            blocks.back().texts.push_back(std::move(run));
        }
    }
}

void StageReceptors::draw(MovingLayer layer,
                          const LivePart& here,
                          std::vector<DrawBlock>& blocks) const {
    if (layer != MovingLayer::receptors || left_out) {
        return;
    }
    const ReceptorSignals& own = here.signals_of(*this);
    draw_receptor_row(*this,
                      here.shape_of(*this),
                      {here.reader().share_percents(own.occupancy),
                       own.exchange_per_s,
                       here.moment.exchange,
                       here.moment.clock},
                      here.view(),
                      blocks.back());
}

/// An empty receptor, and one for each ligand that sits in receptors of this stage.
void StageReceptors::list_signs(LegendSigns& signs) {
    if (signs.first_left_out<StageReceptors>() != nullptr) {
        signs.add_once(LegendGroup::left_out, "left_out", [](const StageView& view, auto& blocks) {
            StageReceptors one;
            const ReceptorRowShape shape = one_receptor(one, {0.0f, 2.0f}, view);
            draw_receptor_outlines(shape, view, blocks.emplace_back());
        });
    }
    const StageReceptors* any = signs.first<StageReceptors>();
    if (any == nullptr) {
        return;
    }
    signs.add(LegendGroup::receptors, "receptor", receptor_sample(*any, -1));
    std::vector<std::string> seen;
    const std::vector<StageReceptors>& rows = signs.rows<StageReceptors>();
    for (std::size_t r = 0; r < rows.size(); ++r) {
        const StageReceptors& row = rows[r];
        const std::vector<int> held = receptor_counts(
            row, signs.reader().share_percents(signs.signals<StageReceptors>()[r].occupancy));
        for (std::size_t i = 0; i < row.ligands.size() && !row.left_out; ++i) {
            const StageLigand& ligand = row.ligands[i];
            if (held[i] > 0 && std::ranges::find(seen, ligand.name) == seen.end()) {
                seen.push_back(ligand.name);
                const std::string words = ligand.active ? "activates" : "blocks";
                signs.add(LegendGroup::receptors,
                          ligand.name.empty() ? "somebody_" + words : words,
                          receptor_sample(row, static_cast<int>(i)),
                          ligand.name);
            }
        }
    }
}

ReceptorRowShape one_receptor(StageReceptors& row, glm::vec2 foot, const StageView& view) {
    row.count = 1;
    row.from = row.to = 0.5f;
    row.size = 1.1f;
    ReceptorRowShape shape = make_receptor_row_shape(row, level_membrane(foot.y, view), view);
    shape.feet.front() = view.at(foot);
    return shape;
}

} // namespace disinhibit
