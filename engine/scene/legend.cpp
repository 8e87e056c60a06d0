#include "engine/scene/legend.h"

#include <algorithm>

#include "engine/scene/stage/part_kind.h"

namespace disinhibit {

std::vector<LegendSign> legend_of(const Stage& stage,
                                  const StageSignals& signals,
                                  const SignalReader& reader,
                                  const Looks& looks) {
    LegendSigns signs(stage, signals, reader, looks);
    for (const PartKind* part : stage.parts) {
        part->list_signs(signs);
    }
    return signs.take();
}

std::vector<std::string> legend_labels(const Stage& stage) {
    std::vector<std::string> keys;
    for (const PartKind* part : stage.parts) {
        for (const std::string& key : part->label_keys(stage)) {
            if (!key.empty() && std::ranges::find(keys, key) == keys.end()) {
                keys.push_back(key);
            }
        }
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
