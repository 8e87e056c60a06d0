#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "engine/core/texts.h"
#include "engine/core/theme.h"
#include "engine/scene/builder.h"
#include "engine/scene/stage/file.h"

/// The shipped textbook stage with hand-made snapshots: a moment at rest and one after a drink.
namespace disinhibit {

/// Every character is 0.55 of the type size wide, so that tests do not depend on installed fonts.
class EvenMeasure final : public TextMeasure {
  public:
    float width_px(const std::string& text, float size_px, TextWeight) const override {
        int letters = 0;
        for (const char c : text) {
            letters += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
        }
        return 0.55f * size_px * static_cast<float>(letters);
    }
};

class SceneFixture {
  public:
    explicit SceneFixture(const std::string& theme_id = "dark")
        : stage(load_stage(assets() / "stages/textbook.toml")),
          theme(load_theme(assets() / "themes" / (theme_id + ".toml"))),
          texts(load_texts(assets() / "texts/en.toml")) {
        circuit.id = "textbook";
        const std::map<std::string, double> at_rest{{"arcuate.rate", 2.0},
                                                    {"glutamate.rate", 5.0},
                                                    {"glutamate.rate.percent", 100.0},
                                                    {"vta_gaba.rate", 19.0},
                                                    {"vta_dopamine.rate", 4.5},
                                                    {"vta_dopamine.burst_share", 35.0},
                                                    {"mu_vta_gaba.occupancy.beta_endorphin", 6.0},
                                                    {"mu_vta_gaba.occupancy.naltrexone", 0.0},
                                                    {"mu_vta_gaba.occupancy.naltrexol_6b", 0.0},
                                                    {"mu_vta_gaba.occupied", 6.0},
                                                    {"mu_vta_gaba.blocked", 0.0},
                                                    {"mu_brain.blocked", 0.0},
                                                    {"endorphin_vta.concentration", 1.0},
                                                    {"endorphin_vta.concentration.percent", 100.0},
                                                    {"dopamine_nac.concentration", 4.2},
                                                    {"dopamine_nac.concentration.percent", 100.0},
                                                    {"ethanol.brain", 0.0}};
        for (const auto& [path, value] : at_rest) {
            Signal signal;
            signal.path = path;
            signal.unit = path.ends_with(".rate") ? "Hz" : "%";
            signals.rows.push_back(signal);
            baseline.values.push_back(value);
        }
        circuit.receptor_sites.emplace_back();
        circuit.receptor_sites.back().id = "mu_vta_gaba";
        circuit.receptor_sites.back().type = "mu";
        add_ligand("beta_endorphin", "endorphin", true, 1.0, 0.005);
        add_ligand("naltrexone", "naltrexone", false, 0.0, 0.0058);
        add_ligand("naltrexol_6b", "naltrexone", false, 0.0, 0.0058);
        now = baseline;
        input.now = &now;
        input.baseline = &baseline;
        input.size = {1440.0f, 848.0f};
        input.playback_speed = 60.0;
        input.display_time_s = 7.3;
    }
    void add_ligand(
        const char* id, const char* role, bool endogenous, double efficacy, double k_off_per_s) {
        Substance substance;
        substance.id = id;
        substance.name = id;
        substance.role = role;
        substance.endogenous = endogenous;
        substance.bindings.emplace_back();
        substance.bindings.back().receptor = "mu";
        substances[id] = substance;
        for (const auto& [name, value] :
             {std::pair{".efficacy", efficacy}, std::pair{".k_off", k_off_per_s}}) {
            Parameter parameter;
            parameter.path = std::string(id) + ".binding.mu" + name;
            parameter.quantity.value = value;
            parameters.rows.push_back(parameter);
        }
    }
    SceneFixture(const SceneFixture&) = delete;
    SceneFixture& operator=(const SceneFixture&) = delete;

    static std::filesystem::path assets() {
        return std::filesystem::path(DISINHIBIT_SOURCE_DIR) / "assets";
    }
    void set(const std::string& path, double value) {
        now.values.at(static_cast<std::size_t>(signals.index(path))) = value;
    }
    void drink() {
        set("arcuate.rate", 2.7);
        set("vta_gaba.rate", 12.2);
        set("vta_dopamine.rate", 5.9);
        set("vta_dopamine.burst_share", 46.0);
        set("mu_vta_gaba.occupancy.beta_endorphin", 31.0);
        set("mu_vta_gaba.occupied", 31.0);
        set("endorphin_vta.concentration", 1.9);
        set("endorphin_vta.concentration.percent", 190.0);
        set("dopamine_nac.concentration", 5.5);
        set("dopamine_nac.concentration.percent", 131.0);
        set("ethanol.brain", 13.0);
    }
    StageModel model() const { return {circuit, signals, parameters, substances}; }
    StageBuilder builder() const { return StageBuilder(stage, model(), theme, texts, measure); }
    DrawList draw() const {
        DrawList list;
        builder().build(input, list);
        return list;
    }

    Stage stage;
    CircuitDescription circuit;
    SignalTable signals;
    ParameterTable parameters;
    std::map<std::string, Substance> substances;
    Theme theme;
    Texts texts;
    EvenMeasure measure;
    Snapshot now;
    Snapshot baseline;
    StageInput input;
};

/// All shapes, texts of the moving part, in drawing order.
inline std::vector<Shape2D> moving_shapes(const DrawList& list) {
    std::vector<Shape2D> shapes;
    for (const DrawBlock& block : list.moving) {
        shapes.insert(shapes.end(), block.shapes.begin(), block.shapes.end());
    }
    return shapes;
}

inline std::vector<TextRun> all_texts(const DrawList& list) {
    std::vector<TextRun> texts;
    for (const auto* blocks : {&list.still, &list.moving}) {
        for (const DrawBlock& block : *blocks) {
            texts.insert(texts.end(), block.texts.begin(), block.texts.end());
        }
    }
    return texts;
}

} // namespace disinhibit
