#include "engine/scene/general.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <string>
#include <utility>
#include <vector>

#include "engine/scene/labels/badge.h"
#include "engine/scene/parts/axon.h"
#include "engine/scene/parts/neuron.h"
#include "engine/scene/stage/part_kind.h"

namespace disinhibit {
namespace {

// Of what gets a place by itself, design px.
constexpr float cell_radius = 30.0f;
constexpr float cell_reach = 70.0f; ///< with its dendrites
constexpr glm::vec2 badge_from_cell{40.0f, 26.0f};
constexpr float axon_width = 6.0f;
constexpr float gap_at_ending = 14.0f;
// Cells stand inside these margins of the picture, on a grid.
constexpr glm::vec2 margins{110.0f, 150.0f};
constexpr float grid = 20.0f;
constexpr float edge_axon = 150.0f; ///< length of one whose cell is not on the picture

std::string rate_of(const std::string& population) {
    return population + ".rate";
}

/// What is not of this circuit, and what hung on it.
void drop_foreign_rows(Stage& stage, const StageModel& model) {
    bool dropped = true;
    while (dropped) {
        dropped = false;
        for (const PartKind* part : stage.parts) {
            dropped = part->drop_foreign(stage, model) || dropped;
        }
    }
}

std::vector<Obstacle> obstacles_of(const Stage& stage) {
    std::vector<Obstacle> obstacles;
    for (const PartKind* part : stage.parts) {
        part->take_room(stage, obstacles);
    }
    return obstacles;
}

/// The point of the grid that lies farthest from everything.
glm::vec2 freest_place(const std::vector<Obstacle>& obstacles) {
    glm::vec2 best = margins;
    float widest = -1e9f;
    const glm::vec2 high = stage_design_size - margins;
    for (float y = margins.y; y <= high.y; y += grid) {
        for (float x = margins.x; x <= high.x; x += grid) {
            float free = 1e9f;
            for (const Obstacle& obstacle : obstacles) {
                free = std::min(free, glm::distance(obstacle.center, {x, y}) - obstacle.radius);
            }
            if (free > widest) {
                widest = free;
                best = {x, y};
            }
        }
    }
    return best;
}

const StageNeuron* neuron_of(const Stage& stage, const std::string& population) {
    const auto found =
        std::ranges::find_if(stage.of<StageNeuron>(), [&](const StageNeuron& neuron) {
            return std::ranges::find(neuron.signal.paths, rate_of(population)) !=
                   neuron.signal.paths.end();
        });
    return found != stage.of<StageNeuron>().end() ? &*found : nullptr;
}

/// On purpose.
bool is_left_out(const Stage& stage, const std::string& population) {
    return std::ranges::find(stage.not_drawn, population) != stage.not_drawn.end();
}

/// A population that only sends axons from outside into the picture needs none.
bool needs_cell(const Stage& stage,
                const CircuitDescription& circuit,
                const std::string& population) {
    if (neuron_of(stage, population) != nullptr) {
        return false;
    }
    const std::string path = rate_of(population);
    const bool from_outside =
        std::ranges::any_of(stage.of<StageAxon>(), [&](const StageAxon& axon) {
            return std::ranges::find(axon.signal.paths, path) != axon.signal.paths.end();
        });
    return !from_outside || std::ranges::any_of(circuit.projections, [&](const Projection& one) {
        return one.to == population;
    });
}

void add_cell(Stage& stage, const Population& population, std::vector<Obstacle>& obstacles) {
    const glm::vec2 center = freest_place(obstacles);
    StageNeuron cell;
    cell.id = population.id;
    cell.role = population.role;
    cell.signal.paths = {rate_of(population.id)};
    cell.center = center;
    cell.radius = cell_radius;
    cell.seed = static_cast<int>(stage.of<StageNeuron>().size()) + 1;
    for (const float angle : {-150.0f, -40.0f, 110.0f}) {
        cell.dendrites.push_back({angle, 40.0f, 8.0f});
    }
    stage.of<StageNeuron>().push_back(std::move(cell));
    StageBadge badge;
    badge.id = population.id;
    badge.words = population.name;
    badge.sub = "stage.badge.no_place";
    badge.role = population.role;
    badge.signal.paths = {rate_of(population.id)};
    badge.at = center + badge_from_cell;
    badge.has_thing = true;
    badge.points_at = center;
    obstacles.push_back({center, cell_reach});
    badge.take_room(obstacles);
    stage.of<StageBadge>().push_back(std::move(badge));
}

/// A straight axon between the cells of a projection, from outside if its cell is not on the picture.
void add_axon(Stage& stage, const CircuitDescription& circuit, const Projection& projection) {
    const StageNeuron* to = neuron_of(stage, projection.to);
    const StageNeuron* from = neuron_of(stage, projection.from);
    const auto sender = std::ranges::find(circuit.populations, projection.from, &Population::id);
    if (to == nullptr || to == from || sender == circuit.populations.end()) {
        return;
    }
    const bool outside = from == nullptr;
    StageAxon axon;
    axon.id = projection.id;
    axon.entity = projection.id;
    axon.role = sender->role;
    axon.kind = projection.excitatory ? AxonKind::excitatory : AxonKind::inhibitory;
    axon.ending = projection.excitatory ? AxonEnding::arrow : AxonEnding::plate;
    axon.signal.paths = {rate_of(projection.from)};
    axon.width = axon_width;
    axon.from_outside = outside;
    axon.seed = static_cast<int>(stage.of<StageAxon>().size()) + 1;
    const glm::vec2 begin =
        outside ? to->center - (edge_axon + to->radius) * glm::vec2(0.8f, 0.6f) : from->center;
    const float length = glm::distance(begin, to->center);
    const glm::vec2 way = (to->center - begin) / std::max(length, 1.0f);
    const glm::vec2 start = outside ? begin : begin + from->radius * way;
    const glm::vec2 end = to->center - (to->radius + gap_at_ending) * way;
    // A slight bow keeps the ways there and back apart.
    const glm::vec2 bow = 0.08f * length * glm::vec2(-way.y, way.x);
    axon.path = {start, start + (end - start) / 3.0f + bow, end - (end - start) / 3.0f + bow, end};
    stage.of<StageAxon>().push_back(std::move(axon));
}

bool shows(const Stage& stage, const Projection& projection) {
    return std::ranges::any_of(stage.of<StageAxon>(), [&](const StageAxon& axon) {
        return axon.entity == projection.id || axon.id == projection.id ||
               axon.evidence == projection.id;
    });
}

} // namespace

void fit_general_plan(Stage& stage, const StageModel& model) {
    drop_foreign_rows(stage, model);
    if (!stage.places_the_rest) {
        return;
    }
    std::vector<Obstacle> obstacles = obstacles_of(stage);
    for (const Population& population : model.circuit.populations) {
        if (!is_left_out(stage, population.id) && needs_cell(stage, model.circuit, population.id)) {
            add_cell(stage, population, obstacles);
        }
    }
    for (const Projection& projection : model.circuit.projections) {
        if (!is_left_out(stage, projection.from) && !is_left_out(stage, projection.to) &&
            !shows(stage, projection)) {
            add_axon(stage, model.circuit, projection);
        }
    }
}

} // namespace disinhibit
