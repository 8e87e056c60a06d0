#include "engine/app/window/stage_painter.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "circuit/describe/units.h"
#include "circuit/explain/causes.h"
#include "engine/core/number_text.h"
#include "engine/ui/timeline/dose_offer.h"
#include "engine/ui/widgets/time_text.h"
#include "engine/view/alarm_text.h"

namespace disinhibit {
namespace {

/// "Preview of [label] = 1000 nM/s where it does most, after 45 min".
std::string
parameter_preview(const ProgramData& data, const SeenRun& seen, const std::string& after) {
    constexpr int digits = 3;
    const std::string& path = seen.preview->parameter;
    const ParameterTable& table = seen.course.parameters();
    const std::vector<ParameterChange>& changes = seen.course.scenario().changes;
    const int index = table.index(path);
    const auto tried =
        std::ranges::find(changes.rbegin(), changes.rend(), path, &ParameterChange::path);
    if (index < 0 || tried == changes.rend()) {
        return data.texts.get("stage.preview.any", {{"after", after}});
    }
    const Parameter& row = table.rows[static_cast<std::size_t>(index)];
    const std::string unit = unit_behind(row.quantity.unit);
    return data.texts.get(
        "stage.preview.parameter",
        {{"name", row.label},
         {"value", significant_text(tried->value / row.quantity.internal_per_unit, digits) + unit},
         {"after", after}});
}

/// "Preview of 0.5 g/kg ethanol at its peak, after 45 min"; empty for the present.
std::string preview_text(const ProgramData& data, const SeenRun& seen) {
    if (seen.preview == nullptr) {
        return "";
    }
    const double minute_s = internal_per("min");
    const double exact_s = seen.snapshot.t_s - seen.preview->from_s;
    const double grain_s = exact_s < minute_s ? 1.0 : minute_s;
    const double later_s = std::round(exact_s / grain_s) * grain_s;
    const bool brief = later_s < internal_per("h");
    const std::string after = brief ? duration_text(later_s) : clock_text(later_s, minute_s);
    if (!seen.preview->parameter.empty()) {
        return parameter_preview(data, seen, after);
    }
    const std::vector<Dose>& doses = seen.course.scenario().doses;
    const auto tried =
        std::ranges::find(doses.rbegin(), doses.rend(), seen.preview->from_s, &Dose::at_s);
    if (tried == doses.rend()) {
        return data.texts.get("stage.preview.any", {{"after", after}});
    }
    const auto substance = data.library.substances.find(tried->substance);
    const std::string name =
        substance != data.library.substances.end() ? substance->second.name : tried->substance;
    return data.texts.get("stage.preview.dose",
                          {{"dose", dose_text(*tried) + " " + name}, {"after", after}});
}

} // namespace

bool StagePainter::load(const std::filesystem::path& stages_folder,
                        const std::string& circuit,
                        const std::string& species) {
    if (circuit == circuit_ && species == species_) {
        return false;
    }
    stages_ = load_stage_set(stages_folder, circuit, species);
    built_.clear();
    circuit_ = circuit;
    species_ = species;
    given_up_ = false;
    return true;
}

void StagePainter::give_up(const std::string& circuit, const std::string& species) {
    circuit_ = circuit;
    species_ = species;
    built_.clear();
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

std::string StagePainter::headline_signal(StageLevel level) const {
    const std::vector<std::string>& paths = stages_.at(level).headline.about.paths;
    return given_up_ || paths.empty() ? "" : paths.front();
}

StageLevels& StagePainter::levels_of(const ProgramData& data,
                                     const Trajectory& course,
                                     const Theme& theme,
                                     const TextMeasure& measure) {
    constexpr std::size_t most_built = 2;
    const SignalTable& signals = course.signals();
    const auto found = std::ranges::find_if(built_, [&](const Built& built) {
        return std::ranges::equal(signals.rows, built.signals, {}, &Signal::path);
    });
    if (found != built_.end()) {
        std::rotate(built_.begin(), found, found + 1);
        return built_.front().levels;
    }
    Built built{{},
                StageLevels(stages_,
                            StageModel{data.library.circuits.at(circuit_),
                                       signals,
                                       course.parameters(),
                                       data.library.substances,
                                       protection_of(data.protections, circuit_)},
                            theme,
                            data.texts,
                            measure)};
    for (const Signal& row : signals.rows) {
        built.signals.push_back(row.path);
    }
    built_.insert(built_.begin(), std::move(built));
    if (built_.size() > most_built) {
        built_.pop_back();
    }
    return built_.front().levels;
}

double StagePainter::largest_cloud_percent(const ProgramData& data,
                                           const Session& session,
                                           const StageLook& look,
                                           const TextMeasure& measure) {
    if (given_up_) {
        return 0.0;
    }
    const SeenRun seen = session.seen();
    return levels_of(data, seen.course, *look.theme, measure)
        .largest_cloud_percent(look.camera, seen.snapshot, seen.course.baseline());
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
    const SeenRun seen = session.seen();
    StageInput input;
    input.now = &seen.snapshot;
    input.baseline = &seen.course.baseline();
    const CauseReader causes(
        data.library, entities_for(data, seen.course.scenario()), seen.course, input.now->t_s);
    input.causes = &causes;
    input.preview = preview_text(data, seen);
    input.display_time_s = session.clock().display_s();
    input.playback_speed = session.clock().speed();
    input.size = {static_cast<float>(viewport.width), static_cast<float>(viewport.height)};
    input.type_scale = look.type_scale;
    input.looks = look.looks;
    input.presenting = look.presenting;
    input.camera = look.camera;
    const std::vector<Beyond> all = beyond_data(seen.course);
    const Beyond* beyond = gravest_at(all, input.now->t_s);
    input.beyond = beyond != nullptr;
    input.alarm = alarm_at(beyond, seen.course.signals(), *input.now, data.texts);
    input.side = look.side;
    input.side_caption = look.caption;
    input.active_side = look.active_side;
    input.beside_percent = look.beside_percent;
    levels_of(data, seen.course, *look.theme, renderer.measure()).build(input, list_);
    list_.background.a = look.ground ? 1.0f : 0.0f;
    renderer.draw(list_, viewport);
}

} // namespace disinhibit
