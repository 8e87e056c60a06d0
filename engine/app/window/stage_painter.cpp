#include "engine/app/window/stage_painter.h"

#include <algorithm>

#include "circuit/explain/causes.h"
#include "engine/view/alarm_text.h"

namespace disinhibit {

bool StagePainter::load(const std::filesystem::path& stages_folder,
                        const std::string& circuit,
                        const std::string& species) {
    if (circuit == circuit_ && species == species_) {
        return false;
    }
    stages_ = load_stage_set(stages_folder, circuit, species);
    builder_.reset();
    circuit_ = circuit;
    species_ = species;
    given_up_ = false;
    return true;
}

void StagePainter::give_up(const std::string& circuit, const std::string& species) {
    circuit_ = circuit;
    species_ = species;
    builder_.reset();
    given_up_ = true;
}

void StagePainter::draw_nothing(const Theme& theme,
                                const Viewport& viewport,
                                StageRenderer& renderer) {
    const auto version = list_.still_version;
    list_ = {};
    list_.still_version = version + 1;
    list_.size = {static_cast<float>(viewport.width), static_cast<float>(viewport.height)};
    list_.background = theme.color("bg");
    list_.background_glow = theme.color("bg_glow");
    renderer.draw(list_, viewport);
}

void StagePainter::check_files(const std::filesystem::path& stages_folder) const {
    if (!circuit_.empty()) {
        load_stage_set(stages_folder, circuit_, species_);
    }
}

void StagePainter::build(const ProgramData& data,
                         const Session& session,
                         const Theme& theme,
                         const TextMeasure& measure) {
    const SignalTable& signals = session.trajectory().signals();
    const bool same_signals =
        std::ranges::equal(signals.rows, signals_, {}, [](const Signal& row) { return row.path; });
    if (builder_ && same_signals) {
        return;
    }
    signals_.clear();
    for (const Signal& row : signals.rows) {
        signals_.push_back(row.path);
    }
    builder_.emplace(stages_,
                     StageModel{data.library.circuits.at(circuit_),
                                signals,
                                session.trajectory().parameters(),
                                data.library.substances,
                                protection_of(data.protections, circuit_)},
                     theme,
                     data.texts,
                     measure);
}

double StagePainter::largest_cloud_percent(const ProgramData& data,
                                           const Session& session,
                                           const StageLook& look,
                                           const TextMeasure& measure) {
    if (given_up_) {
        return 0.0;
    }
    build(data, session, *look.theme, measure);
    return builder_->largest_cloud_percent(
        look.camera, session.snapshot(), session.trajectory().baseline());
}

const EntityTable& StagePainter::entities_for(const ProgramData& data, const Scenario& scenario) {
    const std::string key = scenario.circuit + " " + scenario.subject;
    if (key != entities_of_) {
        entities_ = make_entity_table(data.library,
                                      data.library.circuits.at(scenario.circuit),
                                      data.library.subjects.at(scenario.subject));
        entities_of_ = key;
    }
    return entities_;
}

void StagePainter::draw(const ProgramData& data,
                        const Session& session,
                        const StageLook& look,
                        const Viewport& viewport,
                        StageRenderer& renderer) {
    if (viewport.width <= 0 || viewport.height <= 0) {
        return;
    }
    if (given_up_) {
        draw_nothing(*look.theme, viewport, renderer);
        return;
    }
    build(data, session, *look.theme, renderer.measure());
    StageInput input;
    input.now = &session.snapshot();
    input.baseline = &session.trajectory().baseline();
    const CauseReader causes(
        data.library, entities_for(data, session.scenario()), session.trajectory(), input.now->t_s);
    input.causes = &causes;
    input.display_time_s = session.clock().display_s();
    input.playback_speed = session.clock().speed();
    input.size = {static_cast<float>(viewport.width), static_cast<float>(viewport.height)};
    input.type_scale = look.type_scale;
    input.looks = look.looks;
    input.presenting = look.presenting;
    input.camera = look.camera;
    const std::vector<Beyond> all = beyond_data(session.trajectory());
    const Beyond* beyond = gravest_at(all, input.now->t_s);
    input.beyond = beyond != nullptr;
    input.alarm = alarm_at(beyond, session.trajectory().signals(), *input.now, data.texts);
    input.side = look.side;
    input.side_caption = look.caption;
    input.active_side = look.active_side;
    input.beside_percent = look.beside_percent;
    builder_->build(input, list_);
    list_.background.a = look.ground ? 1.0f : 0.0f;
    renderer.draw(list_, viewport);
}

} // namespace disinhibit
