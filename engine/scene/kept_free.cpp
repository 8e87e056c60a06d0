#include "engine/scene/kept_free.h"

#include <algorithm>
#include <glm/common.hpp>
#include <glm/geometric.hpp>

namespace disinhibit {
namespace {

constexpr float body_weight = 40.0f;
constexpr float cloud_weight = 5.0f;
constexpr float axon_weight = 4.0f;
constexpr float dendrite_weight = 3.0f;
constexpr float molecule_weight = 2.5f;
constexpr float faint_weight = 1.0f; ///< sister cells, what is left out, outlines

Box square(glm::vec2 center, float half) {
    return {center - glm::vec2(half), center + glm::vec2(half)};
}

KeptFree body(const Box& box) {
    return {box, body_weight, true, false};
}

KeptFree disc(glm::vec2 center, float radius, float weight, bool is_body) {
    return {square(center, radius), weight, is_body, true};
}

void keep_axons(const Stage& stage, const StageLayout& layout, std::vector<KeptFree>& boxes) {
    const StageView& view = layout.view;
    const float half = view.px(8.0f);
    for (std::size_t i = 0; i < stage.axons.size(); ++i) {
        const CurvePath& path = layout.axons[i].path;
        const float weight = stage.axons[i].left_out ? faint_weight : axon_weight;
        for (float s = 0.0f; s < path.length(); s += 2.0f * half) {
            boxes.push_back({square(path.point(s), half), weight});
        }
        if (stage.axons[i].left_out) {
            continue;
        }
        // Where its name is asked for (middle_of).
        boxes.push_back({square(path.point(0.5f * path.length()), view.px(14.0f)), 60.0f});
        const AxonEnding ending = stage.axons[i].ending;
        if (ending == AxonEnding::arrow || ending == AxonEnding::plate) {
            boxes.push_back(body(square(path.point(path.length()), view.px(13.0f))));
        }
    }
}

void keep_branches(const NeuronShape& shape,
                   float weight,
                   float step_px,
                   std::vector<KeptFree>& boxes) {
    for (const DendriteBranch& branch : shape.branches) {
        glm::vec2 last(-1e6f);
        for (std::size_t i = 0; i < branch.points.size(); ++i) {
            if (glm::length(branch.points[i] - last) >= step_px) {
                last = branch.points[i];
                boxes.push_back(
                    {square(last, std::max(0.5f * step_px, branch.half_widths[i])), weight});
            }
        }
    }
}

void keep_cells(const Stage& stage, const StageLayout& layout, std::vector<KeptFree>& boxes) {
    const float step = layout.view.px(10.0f);
    for (std::size_t i = 0; i < layout.neurons.size(); ++i) {
        const NeuronShape& shape = layout.neurons[i];
        const bool live = !stage.neurons[i].left_out;
        boxes.push_back(
            disc(shape.center, 1.1f * shape.radius, live ? body_weight : dendrite_weight, live));
        keep_branches(shape, live ? dendrite_weight : faint_weight, step, boxes);
    }
    for (const NeuronShape& sister : layout.sisters) {
        boxes.push_back(disc(sister.center, sister.radius, faint_weight, false));
        keep_branches(sister, faint_weight, step, boxes);
    }
    for (const StageNode& node : stage.nodes) {
        const bool live = !node.left_out;
        boxes.push_back(disc(layout.view.at(node.center),
                             layout.view.px(1.1f * node.radius),
                             live ? body_weight : faint_weight,
                             live));
    }
}

/// The inside of a terminal, in slices.
void keep_inside(const MembraneShape& terminal, float slice_px, std::vector<KeptFree>& boxes) {
    glm::vec2 low(1e9f);
    glm::vec2 high(-1e9f);
    for (const glm::vec2 p : terminal.points) {
        low = glm::min(low, p);
        high = glm::max(high, p);
    }
    for (float y = low.y; y < high.y; y += slice_px) {
        float left = high.x;
        float right = low.x;
        for (const glm::vec2 p : terminal.points) {
            if (p.y >= y - slice_px && p.y <= y + 2.0f * slice_px) {
                left = std::min(left, p.x);
                right = std::max(right, p.x);
            }
        }
        if (left < right) {
            boxes.push_back(body({{left, y}, {right, std::min(high.y, y + slice_px)}}));
        }
    }
}

void keep_membranes(const Stage& stage, const StageLayout& layout, std::vector<KeptFree>& boxes) {
    const StageView& view = layout.view;
    for (std::size_t i = 0; i < layout.membranes.size(); ++i) {
        const MembraneShape& membrane = layout.membranes[i];
        if (stage.membranes[i].terminal) {
            keep_inside(membrane, view.px(8.0f), boxes);
            continue;
        }
        for (const glm::vec2 p : membrane.points) {
            boxes.push_back(body(square(p, view.px(6.0f))));
        }
    }
    for (const StageTransporters& row : stage.transporters) {
        for (std::size_t i = 0; i < stage.membranes.size(); ++i) {
            if (stage.membranes[i].id != row.membrane) {
                continue;
            }
            for (const float share : row.at) {
                boxes.push_back(body(square(layout.membranes[i].point(share), view.px(20.0f))));
            }
        }
    }
    for (const StageOutline& outline : stage.outlines) {
        for (std::size_t i = 1; i < outline.points.size(); ++i) {
            const glm::vec2 a = view.at(outline.points[i - 1]);
            const glm::vec2 b = view.at(outline.points[i]);
            const auto steps = static_cast<int>(glm::length(b - a) / view.px(12.0f)) + 1;
            for (int k = 0; k < steps; ++k) {
                const float t = static_cast<float>(k) / static_cast<float>(steps);
                const Box box = square(glm::mix(a, b, t), view.px(6.0f));
                boxes.push_back(outline.divides ? body(square(glm::mix(a, b, t), 3.0f))
                                                : KeptFree{box, 0.6f * faint_weight});
            }
        }
    }
}

/// Receptors and the molecules on their way to them.
void keep_receptors(const Stage& stage, const StageLayout& layout, std::vector<KeptFree>& boxes) {
    for (std::size_t r = 0; r < layout.receptors.size(); ++r) {
        const ReceptorRowShape& row = layout.receptors[r];
        for (std::size_t i = 0; i < row.feet.size(); ++i) {
            boxes.push_back(body(square(receptor_mouth(row, i), 10.0f * row.scale)));
            boxes.push_back(body(square(row.feet[i], 4.0f * row.scale)));
        }
    }
    for (const StageMolecules& molecules : stage.molecules) {
        glm::vec2 from(0.0f);
        for (std::size_t i = 0; i < stage.axons.size(); ++i) {
            const CurvePath& path = layout.axons[i].path;
            from = stage.axons[i].id == molecules.from ? path.point(path.length()) : from;
        }
        for (std::size_t i = 0; i < stage.membranes.size(); ++i) {
            const MembraneShape& shape = layout.membranes[i];
            from = stage.membranes[i].id == molecules.from ? shape.point(molecules.site) : from;
        }
        for (std::size_t r = 0; r < stage.receptors.size(); ++r) {
            if (stage.receptors[r].id != molecules.to || molecules.left_out) {
                continue;
            }
            const ReceptorRowShape& row = layout.receptors[r];
            for (std::size_t i = 0; i < row.feet.size(); ++i) {
                for (const float t : {0.15f, 0.4f, 0.65f, 0.9f}) {
                    const glm::vec2 p = glm::mix(from, receptor_mouth(row, i), t);
                    boxes.push_back({square(p, layout.view.px(16.0f)), molecule_weight});
                }
            }
        }
    }
}

void keep_fluids(const Stage& stage, const StageView& view, std::vector<KeptFree>& boxes) {
    for (const StageCloud& cloud : stage.clouds) {
        boxes.push_back(
            disc(view.at(cloud.center), 1.2f * view.px(cloud.radius_at_rest), cloud_weight, false));
    }
    for (const StageCleft& cleft : stage.clefts) {
        const glm::vec2 half = view.px(1.0f) * cleft.radii;
        boxes.push_back({{view.at(cleft.center) - half, view.at(cleft.center) + half},
                         cloud_weight,
                         false,
                         true});
    }
    for (const StageMark& mark : stage.marks) {
        const glm::vec2 half = view.px(1.0f) * glm::vec2(13.0f, 19.0f);
        const bool always = !mark.only_acting && !mark.left_out;
        boxes.push_back({{view.at(mark.center) - half, view.at(mark.center) + half},
                         always ? body_weight : faint_weight,
                         always,
                         false});
    }
}

} // namespace

std::vector<KeptFree> kept_free(const Stage& stage, const StageLayout& layout) {
    std::vector<KeptFree> boxes;
    keep_cells(stage, layout, boxes);
    keep_receptors(stage, layout, boxes);
    keep_membranes(stage, layout, boxes);
    keep_fluids(stage, layout.view, boxes);
    keep_axons(stage, layout, boxes);
    return boxes;
}

} // namespace disinhibit
