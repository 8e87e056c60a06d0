#include "engine/scene/stage/general.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <string>
#include <utility>
#include <vector>

namespace disinhibit {
namespace {

// Of what gets a place by itself, design px.
constexpr float cell_radius = 30.0f;
constexpr float cell_reach = 70.0f;  ///< with its dendrites
constexpr float badge_reach = 46.0f; ///< around the middle of a badge
constexpr glm::vec2 badge_from_cell{40.0f, 26.0f};
constexpr glm::vec2 badge_middle{60.0f, 20.0f}; ///< from its corner
constexpr float axon_width = 6.0f;
constexpr float gap_at_ending = 14.0f;
// Cells stand inside these margins of the picture, on a grid.
constexpr glm::vec2 margins{110.0f, 150.0f};
constexpr float grid = 20.0f;
constexpr float edge_axon = 150.0f; ///< length of one whose cell is not on the picture

std::string rate_of(const std::string& population) {
    return population + ".rate";
}

bool lacks(const SignalSum& sum, const StageModel& model) {
    return !sum.may_be_absent && std::ranges::any_of(sum.paths, [&](const std::string& path) {
        return model.signals.index(path) < 0;
    });
}

template <typename Rows> void drop_unknown(Rows& rows, const StageModel& model) {
    std::erase_if(rows, [&](const auto& row) { return !row.left_out && lacks(row.signal, model); });
}

template <typename Rows> bool has_row(const Rows& rows, const std::string& id) {
    return std::ranges::any_of(rows, [&](const auto& row) { return row.id == id; });
}

/// What is not of this circuit, and what hung on it.
void drop_unknown_rows(Stage& stage, const StageModel& model) {
    drop_unknown(stage.nodes, model);
    drop_unknown(stage.neurons, model);
    drop_unknown(stage.axons, model);
    drop_unknown(stage.molecules, model);
    drop_unknown(stage.clouds, model);
    drop_unknown(stage.vesicles, model);
    drop_unknown(stage.clefts, model);
    drop_unknown(stage.transporters, model);
    drop_unknown(stage.stops, model);
    drop_unknown(stage.drifters, model);
    drop_unknown(stage.badges, model);
    drop_unknown(stage.chips, model);
    std::erase_if(stage.vesicles, [&](const StageVesicles& row) {
        return lacks(row.store, model) || lacks(row.burst, model);
    });
    for (StageAxon& axon : stage.axons) {
        axon.burst = lacks(axon.burst, model) ? SignalSum{} : axon.burst;
        if (!axon.trunk.empty() && !has_row(stage.axons, axon.trunk)) {
            axon.trunk.clear();
            axon.from_outside = true;
        }
    }
    for (StageBadge& badge : stage.badges) {
        if (lacks(badge.sub_signal, model)) {
            badge.sub_signal = {};
            badge.sub.clear();
            badge.short_sub.clear();
        }
    }
    std::erase_if(stage.receptors, [&](const StageReceptors& row) {
        const bool on_nothing = (!row.neuron.empty() && !has_row(stage.neurons, row.neuron)) ||
                                (!row.axon.empty() && !has_row(stage.axons, row.axon));
        return on_nothing ||
               (!row.site.empty() && !has_row(model.circuit.receptor_sites, row.site));
    });
    std::erase_if(stage.bars, [&](const StageOccupancyBar& row) {
        return !has_row(stage.receptors, row.receptors);
    });
    std::erase_if(stage.molecules, [&](const StageMolecules& row) {
        return !has_row(stage.receptors, row.to) ||
               !(has_row(stage.axons, row.from) || has_row(stage.membranes, row.from));
    });
}

/// Something that a new cell keeps away from.
struct Obstacle {
    glm::vec2 center;
    float radius;
};

/// Cubic Bezier, control points p, share 0..1.
glm::vec2 bezier(const glm::vec2* p, float share) {
    const float rest = 1.0f - share;
    return rest * rest * rest * p[0] + 3.0f * rest * rest * share * p[1] +
           3.0f * rest * share * share * p[2] + share * share * share * p[3];
}

std::vector<Obstacle> obstacles_of(const Stage& stage) {
    std::vector<Obstacle> obstacles;
    for (const StageNeuron& neuron : stage.neurons) {
        obstacles.push_back({neuron.center, 1.8f * neuron.radius});
        for (const StageSister& sister : neuron.sisters) {
            obstacles.push_back({sister.center, sister.radius});
        }
    }
    for (const StageAxon& axon : stage.axons) {
        for (std::size_t piece = 0; piece + 3 < axon.path.size(); piece += 3) {
            for (float share = 0.0f; share <= 1.0f; share += 0.125f) {
                obstacles.push_back({bezier(&axon.path[piece], share), axon.width});
            }
        }
    }
    for (const StageBadge& badge : stage.badges) {
        const float side = badge.anchor == "right" ? -1.0f : 1.0f;
        obstacles.push_back({badge.at + glm::vec2(side, 1.0f) * badge_middle, badge_reach});
    }
    for (const StageCloud& cloud : stage.clouds) {
        obstacles.push_back({cloud.center, cloud.radius_at_rest});
    }
    for (const StageMark& mark : stage.marks) {
        obstacles.push_back({mark.center, grid});
    }
    for (const StageChip& chip : stage.chips) {
        obstacles.push_back({chip.center, 2.0f * grid});
    }
    for (const StageNote& note : stage.notes) {
        obstacles.push_back({note.at, 2.0f * grid});
    }
    for (const StageRegion& region : stage.regions) {
        obstacles.push_back({region.label_at, 3.0f * grid});
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
    const auto found = std::ranges::find_if(stage.neurons, [&](const StageNeuron& neuron) {
        return std::ranges::find(neuron.signal.paths, rate_of(population)) !=
               neuron.signal.paths.end();
    });
    return found != stage.neurons.end() ? &*found : nullptr;
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
    const bool from_outside = std::ranges::any_of(stage.axons, [&](const StageAxon& axon) {
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
    cell.seed = static_cast<int>(stage.neurons.size()) + 1;
    for (const float angle : {-150.0f, -40.0f, 110.0f}) {
        cell.dendrites.push_back({angle, 40.0f, 8.0f});
    }
    stage.neurons.push_back(std::move(cell));
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
    obstacles.push_back({badge.at + badge_middle, badge_reach});
    stage.badges.push_back(std::move(badge));
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
    axon.seed = static_cast<int>(stage.axons.size()) + 1;
    const glm::vec2 begin =
        outside ? to->center - (edge_axon + to->radius) * glm::vec2(0.8f, 0.6f) : from->center;
    const float length = glm::distance(begin, to->center);
    const glm::vec2 way = (to->center - begin) / std::max(length, 1.0f);
    const glm::vec2 start = outside ? begin : begin + from->radius * way;
    const glm::vec2 end = to->center - (to->radius + gap_at_ending) * way;
    // A slight bow keeps the ways there and back apart.
    const glm::vec2 bow = 0.08f * length * glm::vec2(-way.y, way.x);
    axon.path = {start, start + (end - start) / 3.0f + bow, end - (end - start) / 3.0f + bow, end};
    stage.axons.push_back(std::move(axon));
}

bool shows(const Stage& stage, const Projection& projection) {
    return std::ranges::any_of(stage.axons, [&](const StageAxon& axon) {
        return axon.entity == projection.id || axon.id == projection.id ||
               axon.evidence == projection.id;
    });
}

} // namespace

void fit_general_plan(Stage& stage, const StageModel& model) {
    drop_unknown_rows(stage, model);
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
