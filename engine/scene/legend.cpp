#include "engine/scene/legend.h"

#include <algorithm>
#include <utility>

#include "engine/scene/parts/receptor_row.h"
#include "engine/scene/sign_samples.h"

namespace disinhibit {
namespace {

constexpr double least_share = 0.05; ///< of its half-strength: less of a substance shows nowhere

/// Collects the signs of one stage.
class Legend {
  public:
    Legend(const Stage& stage,
           const StageSignals& signals,
           const SignalReader& reader,
           const Looks& looks)
        : stage_(stage), signals_(signals), reader_(reader), looks_(looks) {}

    std::vector<LegendSign> take() {
        cells();
        if (!looks_.confidence) {
            axons();
        }
        clouds();
        receptors();
        terminals();
        marks();
        left_out();
        badges();
        return std::move(signs_);
    }

  private:
    template <class Draw>
    void add(const std::string& words, Draw draw, const std::string& name = "") {
        signs_.push_back({"legend." + words, name, std::move(draw)});
    }

    /// The first row that is part of the hypothesis and meets the condition, or nullptr.
    template <class Row, class Is>
    static const Row* find_row(const std::vector<Row>& rows, const Is& is) {
        const auto found =
            std::ranges::find_if(rows, [&](const Row& row) { return !row.left_out && is(row); });
        return found != rows.end() ? &*found : nullptr;
    }
    template <class Row> static const Row* first(const std::vector<Row>& rows) {
        return find_row(rows, [](const Row&) { return true; });
    }

    void cells() {
        if (const StageNeuron* cell = first(stage_.neurons)) {
            add("cell", neuron_sample(*cell, 1.0f));
        }
        if (const StageNeuron* cell = find_row(
                stage_.neurons, [](const StageNeuron& row) { return !row.sisters.empty(); })) {
            add("sister", neuron_sample(*cell, 0.4f));
        }
        if (const StageNode* node = first(stage_.nodes)) {
            add("node", node_sample(*node));
        }
    }

    void axons() {
        for (const auto& [kind, words] : {std::pair{AxonKind::excitatory, "excites"},
                                          std::pair{AxonKind::inhibitory, "inhibits"},
                                          std::pair{AxonKind::peptide, "peptide"},
                                          std::pair{AxonKind::modulatory, "modulates"}}) {
            const auto of_kind = [wanted = kind](const StageAxon& row) {
                return row.kind == wanted;
            };
            if (const StageAxon* axon = find_row(stage_.axons, of_kind)) {
                const auto ends = [&](const StageAxon& row) {
                    return of_kind(row) && row.ending != AxonEnding::none;
                };
                const StageAxon* whole = find_row(stage_.axons, ends);
                add(words, axon_sample(whole != nullptr ? *whole : *axon));
            }
        }
        if (const StageAxon* axon =
                find_row(stage_.axons, [](const StageAxon& row) { return row.spikes; })) {
            looks_.reduced_motion ? add("chevrons", chevron_sample(*axon))
                                  : add("spike", spike_sample(*axon));
        }
        if (const StageAxon* axon =
                find_row(stage_.axons, [](const StageAxon& row) { return row.releases; })) {
            add("release", release_sample(*axon));
        }
    }

    void clouds() {
        if (const StageCloud* cloud = first(stage_.clouds)) {
            add("cloud", cloud_sample(*cloud));
        }
        if (const StageCleft* cleft = first(stage_.clefts)) {
            add("cleft", cleft_sample(*cleft));
        }
        if (const StageMolecules* molecules = first(stage_.molecules)) {
            add("molecules", molecule_sample(*molecules));
        }
        std::vector<LigandGlyph> drifting;
        for (std::size_t i = 0; i < stage_.drifters.size(); ++i) {
            const StageDrifters& row = stage_.drifters[i];
            const bool drifts = reader_.now(signals_.drifters[i]) > least_share * row.half;
            if (!row.left_out && drifts &&
                std::ranges::find(drifting, row.glyph) == drifting.end()) {
                drifting.push_back(row.glyph);
                add("drifters", drifter_sample(row));
            }
        }
    }

    /// An empty receptor, and one for each ligand that sits in receptors of this stage.
    void receptors() {
        const StageReceptors* any = first(stage_.receptors);
        if (any == nullptr) {
            return;
        }
        add("receptor", receptor_sample(*any, -1));
        std::vector<std::string> seen;
        for (std::size_t r = 0; r < stage_.receptors.size(); ++r) {
            const StageReceptors& row = stage_.receptors[r];
            const std::vector<int> held =
                receptor_counts(row, reader_.share_percents(signals_.receptors[r]));
            for (std::size_t i = 0; i < row.ligands.size() && !row.left_out; ++i) {
                const StageLigand& ligand = row.ligands[i];
                if (held[i] > 0 && std::ranges::find(seen, ligand.name) == seen.end()) {
                    seen.push_back(ligand.name);
                    const std::string words = ligand.active ? "activates" : "blocks";
                    add(ligand.name.empty() ? "somebody_" + words : words,
                        receptor_sample(row, static_cast<int>(i)),
                        ligand.name);
                }
            }
        }
    }

    /// Any of the ligands, whose signals begin at `from`, sits in transporters.
    bool holds(std::size_t row,
               std::size_t from,
               const std::vector<StageTransportLigand>& ligands) const {
        for (std::size_t i = 0; i < ligands.size(); ++i) {
            const double now = reader_.now(signals_.transport_ligands[row][from + i]);
            if (now > least_share * ligands[i].half) {
                return true;
            }
        }
        return false;
    }

    void terminals() {
        for (const auto& [glyph, words] : {std::pair{VesicleGlyph::dense, "vesicle_dense"},
                                           std::pair{VesicleGlyph::clear, "vesicle_clear"}}) {
            const auto of_kind = [wanted = glyph](const StageVesicles& row) {
                return row.glyph == wanted;
            };
            if (const StageVesicles* row = find_row(stage_.vesicles, of_kind)) {
                add(words, vesicle_sample(*row));
            }
        }
        if (const StageTransporters* row = first(stage_.transporters)) {
            add("transporter", transporter_sample(*row, Transport::inwards));
            const auto which = static_cast<std::size_t>(row - stage_.transporters.data());
            if (holds(which, 0, row->blockers)) {
                add("transporter_blocked", transporter_sample(*row, Transport::blocked));
            }
            if (holds(which, row->blockers.size(), row->releasers)) {
                add("transporter_turned", transporter_sample(*row, Transport::outwards));
            }
        }
        if (const StageStop* stop = first(stage_.stops)) {
            add("stop", stop_sample(*stop));
        }
    }

    void marks() {
        const StageMark* plus = nullptr;
        const StageMark* minus = nullptr;
        const StageMark* hollow = nullptr;
        for (std::size_t i = 0; i < stage_.marks.size(); ++i) {
            const StageMark& mark = stage_.marks[i];
            const bool acts = mark_acts(mark, reader_.now(signals_.marks[i]));
            if (mark.left_out || (mark.only_acting && !acts)) {
                continue;
            }
            const bool adds = sign_of(mark, nullptr) == MarkSign::plus;
            const StageMark*& kind = !acts ? hollow : adds ? plus : minus;
            kind = kind == nullptr ? &mark : kind;
        }
        if (plus != nullptr) {
            add("plus", mark_sample(*plus, true));
        }
        if (minus != nullptr) {
            add("minus", mark_sample(*minus, true));
        }
        if (hollow != nullptr) {
            add("hollow", mark_sample(*hollow, false));
        }
        if (const StageChip* chip = first(stage_.chips)) {
            add("chip", chip_sample(*chip));
        }
    }

    void left_out() {
        const auto missing = [](const auto& row) { return row.left_out; };
        const auto axon = std::ranges::find_if(stage_.axons, missing);
        const auto node = std::ranges::find_if(stage_.nodes, missing);
        if (axon != stage_.axons.end()) {
            add("left_out", left_out_sample(*axon));
        } else if (node != stage_.nodes.end()) {
            add("left_out", left_out_sample(*node));
        } else if (std::ranges::any_of(stage_.receptors, missing)) {
            add("left_out", left_out_sample(StageReceptors{}));
        }
    }

    void badges() {
        if (const StageBadge* badge =
                find_row(stage_.badges, [](const StageBadge& row) { return !row.line; })) {
            add("change", badge_sample(*badge, ShapeForm::arrow_up));
            add("bar", badge_sample(*badge, ShapeForm::rounded_box));
        }
    }

    const Stage& stage_;
    const StageSignals& signals_;
    const SignalReader& reader_;
    const Looks& looks_;
    std::vector<LegendSign> signs_;
};

} // namespace

std::vector<LegendSign> legend_of(const Stage& stage,
                                  const StageSignals& signals,
                                  const SignalReader& reader,
                                  const Looks& looks) {
    return Legend(stage, signals, reader, looks).take();
}

std::vector<std::string> legend_labels(const Stage& stage) {
    std::vector<std::string> keys;
    const auto add = [&](const std::string& key) {
        if (!key.empty() && std::ranges::find(keys, key) == keys.end()) {
            keys.push_back(key);
        }
    };
    for (const StageRegion& row : stage.regions) {
        add(row.label);
    }
    for (const StageNeuron& row : stage.neurons) {
        add(row.letter);
    }
    for (const StageReceptors& row : stage.receptors) {
        add(row.letter);
    }
    for (const StageChip& row : stage.chips) {
        add(row.text);
    }
    for (const StageBadge& row : stage.badges) {
        add(row.name);
    }
    for (const StageOccupancyBar& row : stage.bars) {
        add(row.title);
    }
    return keys;
}

void draw_legend(const std::vector<LegendSign>& signs,
                 float scale,
                 const Theme& theme,
                 const Texts& texts,
                 const TextMeasure& measure,
                 DrawList& out) {
    StageView view;
    view.theme = &theme;
    view.texts = &texts;
    view.measure = &measure;
    view.scale = view.type_scale = scale;
    view.size = scale * legend_cell * glm::vec2(1.0f, static_cast<float>(signs.size()));
    out.size = view.size;
    out.background = out.background_glow = theme.color("panel");
    out.multiply_glow = theme.light;
    out.still.clear();
    out.still_version = 1; // nothing but the ground
    out.things.clear();
    out.moving.clear();
    for (std::size_t i = 0; i < signs.size(); ++i) {
        view.origin = scale * legend_cell * glm::vec2(0.5f, static_cast<float>(i) + 0.5f);
        signs[i].draw(view, out.moving);
    }
}

} // namespace disinhibit
