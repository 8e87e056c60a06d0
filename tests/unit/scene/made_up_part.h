#pragma once

#include <glm/vec2.hpp>
#include <string>
#include <vector>

#include "engine/scene/stage/label_placer.h"
#include "engine/scene/stage/layout.h"
#include "engine/scene/stage/moment.h"
#include "engine/scene/stage/row.h"
#include "engine/scene/stage/table.h"
#include "engine/scene/stage/thing_list.h"

namespace disinhibit {

/// A part that no stage has, as whoever invents one writes it: a disc that is as large as its signal.
struct StageBeacon : StageRow {
    SignalSum signal;
    glm::vec2 center{0.0f};
    float radius_at_rest = 0.0f; ///< design px

    static constexpr const char* key = "beacon";
    using Signals = SignalHandle;
    using Label = LabelPlace;
    static constexpr LabelRank label_rank = LabelRank::fixed;

    void read(StageTable& table) {
        signal = table.signal("signal", false);
        center = table.point("center");
        radius_at_rest = table.number("radius_at_rest");
    }
    SignalHandle resolve(const SignalFinder& finder) const { return finder.find(signal, key); }
    void keep_free(const LaidPart& here, std::vector<KeptFree>& boxes) const {
        const StageView& view = here.view();
        boxes.push_back(keep_disc(view.at(center), view.px(radius_at_rest), body_weight, true));
    }
    static void
    place_labels(LabelPlacing& placing, const LaidStage& laid, std::vector<LabelPlace>& places) {
        for (const StageBeacon& beacon : laid.stage.of<StageBeacon>()) {
            const glm::vec2 at = laid.view().at(beacon.center);
            places.push_back(placing.take_near(square_around(at, 20.0f), 400.0f));
        }
    }
    void list_things(const LaidPart& here, ThingList& things) const {
        const StageView& view = here.view();
        things.disc(entity_of_signal(signal), view.at(center), view.px(radius_at_rest));
    }
    void draw(MovingLayer layer, const LivePart& here, std::vector<DrawBlock>& blocks) const {
        if (layer == MovingLayer::marks) {
            const double percent = here.reader().percent(here.signals_of(*this));
            Shape2D disc;
            disc.center = here.view().at(center);
            disc.half_size =
                glm::vec2(here.view().px(radius_at_rest) * static_cast<float>(percent / 100.0));
            disc.fill = here.view().theme->color("text");
            blocks.back().shapes.push_back(disc);
        }
    }
};

} // namespace disinhibit
