#include "engine/scene/bodies.h"

#include <cmath>

#include "engine/scene/parts/scenery.h"

namespace disinhibit {
namespace {

constexpr float activity_steps =
    32.0f; ///< between none and all: one step changes a colour by one percent

float stepped_activity(const StageMoment& moment, const SignalHandle& handle) {
    return std::round(exact_activity(moment, handle) * activity_steps) / activity_steps;
}

CellShade shade_of(const StageMoment& moment, const std::string& role, const SignalHandle& handle) {
    return make_cell_shade(*moment.layout->view.theme, role, stepped_activity(moment, handle));
}

void draw_all_axons(const StageMoment& moment,
                    const std::vector<AxonLook>& looks,
                    DrawBlock& block) {
    for (const std::vector<std::size_t>& members : moment.layout->axon_families) {
        std::vector<AxonLook> family;
        for (const std::size_t i : members) {
            family.push_back(looks[i]);
        }
        draw_axons(family, moment.layout->view, block);
    }
}

void draw_nodes(const StageMoment& moment, DrawBlock& block) {
    for (std::size_t i = 0; i < moment.stage->nodes.size(); ++i) {
        const StageNode& node = moment.stage->nodes[i];
        if (!node.left_out) {
            const CellShade shade = shade_of(moment, node.role, moment.signals->nodes[i]);
            draw_node(node, shade, moment.layout->view, block);
        }
    }
}

void draw_cells(const StageMoment& moment, std::vector<DrawBlock>& blocks) {
    for (std::size_t i = 0; i < moment.stage->neurons.size(); ++i) {
        const StageNeuron& neuron = moment.stage->neurons[i];
        if (!neuron.left_out) {
            draw_neuron(moment.layout->neurons[i],
                        shade_of(moment, neuron.role, moment.signals->neurons[i]),
                        moment.layout->view.scale,
                        blocks);
            if (moment.layout->labels.neuron_letters[i]) {
                blocks.back().texts.push_back(
                    neuron_letter(neuron, moment.layout->neurons[i].center, moment.layout->view));
            }
        }
    }
}

} // namespace

float exact_activity(const StageMoment& moment, const SignalHandle& handle) {
    return activity_of(moment.reader.now(handle), moment.reader.rest(handle));
}

std::vector<AxonLook> looks_of_axons(const StageMoment& moment) {
    std::vector<AxonLook> looks(moment.stage->axons.size());
    for (std::size_t i = 0; i < looks.size(); ++i) {
        const StageAxon& axon = moment.stage->axons[i];
        if (!axon.left_out) {
            looks[i] = {&axon,
                        &moment.layout->axons[i],
                        shade_of(moment, axon.role, moment.signals->axons[i])};
        }
    }
    return looks;
}

std::vector<float> body_activities(const StageMoment& moment) {
    std::vector<float> activities;
    for (const auto* handles :
         {&moment.signals->nodes, &moment.signals->axons, &moment.signals->neurons}) {
        for (const SignalHandle& handle : *handles) {
            activities.push_back(stepped_activity(moment, handle));
        }
    }
    return activities;
}

void draw_bodies(const StageMoment& moment, std::vector<DrawBlock>& blocks) {
    if (moment.grades == nullptr) {
        draw_all_axons(moment, looks_of_axons(moment), blocks.emplace_back());
    }
    draw_nodes(moment, blocks.emplace_back());
    draw_cells(moment, blocks);
}

} // namespace disinhibit
