#pragma once

#include <glm/vec2.hpp>
#include <optional>
#include <string>
#include <vector>

#include "engine/picture/draw_list.h"
#include "engine/scene/parts/ligand_glyph.h"
#include "engine/scene/parts/receptor_row.h"
#include "engine/scene/stage/row.h"
#include "engine/scene/stage/signal_reader.h"

namespace disinhibit {

/// What may sit in a receptor.
struct StageLigand {
    SignalSum signal; ///< occupancy, % of all receptors
    LigandGlyph glyph = LigandGlyph::ball;
    std::string role;
    bool active = false;   ///< signal dots
    float efficacy = 1.0f; ///< 0..1; from a half on an active one glows
    std::string
        exchange;     ///< path of the parameter that is its rate of dissociation, 1/s; empty: stays
    std::string name; ///< for people
    std::string substance; ///< id; empty for a made-up one

    int glyph_order() const {
        return glyph == LigandGlyph::ball ? 0 : (glyph == LigandGlyph::diamond ? 1 : 2);
    }
};

/// Per ligand: its occupancy and its rate of dissociation.
struct ReceptorSignals {
    std::vector<SignalHandle> occupancy;
    std::vector<double> exchange_per_s;
};

/// How far each letter is moved, screen px; none: no room.
using ReceptorLetters = std::vector<std::optional<glm::vec2>>;

/// Receptors on an arc around a soma, along a membrane or along an axon.
struct StageReceptors : StageRow {
    std::string neuron;   ///< id, or empty
    std::string membrane; ///< id, or empty
    std::string axon;     ///< id, or empty
    std::string site; ///< receptor site of the circuit whose ligands sit here (fit_stage), or empty
    int count = 0;
    float from =
        0.0f; ///< degrees around the soma, or shares 0..1 of the length of the membrane or axon
    float to = 0.0f;
    float size = 1.0f;  ///< of the glyphs
    std::string letter; ///< text key written behind each receptor, or empty
    int seed = 0;
    std::vector<StageLigand> ligands;

    static constexpr const char* key = "receptors";
    using Signals = ReceptorSignals;
    using Shape = ReceptorRowShape;
    using Label = ReceptorLetters;
    static constexpr bool outlined = true;
    static constexpr LabelRank label_rank = LabelRank::fixed;
    void read(StageTable& table);
    void check(const Stage& stage, const StageTable& root) const;
    /// Seats every ligand that the model lets compete at the site.
    void fit(const StageModel& model);
    bool is_foreign(const Stage& stage, const StageModel& model) const;
    ReceptorSignals resolve(const SignalFinder& finder) const;
    static double fastest_exchange_per_s(const ReceptorSignals& own);
    ReceptorRowShape lay_out(const LaidPart& here) const;
    void keep_free(const LaidPart& here, std::vector<KeptFree>& boxes) const;
    static void place_labels(LabelPlacing& placing,
                             const LaidStage& laid,
                             std::vector<ReceptorLetters>& letters);
    static int count_shown(const ReceptorLetters& letters);
    void list_things(const LaidPart& here, ThingList& things) const;
    void draw_still(StillLayer layer, const LaidPart& here, std::vector<DrawBlock>& blocks) const;
    void draw(MovingLayer layer, const LivePart& here, std::vector<DrawBlock>& blocks) const;
    static void list_signs(LegendSigns& signs);
    std::string label_key() const { return letter; }
};

/// One receptor of the row, which becomes that one, whose foot stands at `foot`, its mouth up; design px of a cell of the legend.
ReceptorRowShape one_receptor(StageReceptors& row, glm::vec2 foot, const StageView& view);

} // namespace disinhibit
