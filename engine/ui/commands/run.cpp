#include "engine/ui/commands/rows.h"

/// The run on the stage, those that it was before, and the one beside it.
namespace disinhibit {
namespace {

bool lists_ghosts(const CommandContext& context) {
    return context.state.ghosts_open;
}

void list_ghosts(const CommandContext& context) {
    context.state.ghosts_open = !context.state.ghosts_open;
}

void next_compare_layout(const CommandContext& context) {
    context.actions.push_back(SetCompareLayout{next_layout(context.view.compare.layout)});
}

bool compares(const CommandContext& context) {
    return context.view.compare.on();
}

void swap_sides(const CommandContext& context) {
    context.actions.push_back(ChooseSide{other_side(context.view.compare.active)});
}

/// The circuit that has a key of its own, or from there the one that was shown before; empty: there is no other.
std::string other_circuit(const CommandContext& context) {
    const auto& circuits = context.view.library->circuits;
    const std::string& now = context.scenario().circuit;
    const std::string& keyed = context.assets.keyed_circuit;
    std::string next = now == keyed ? context.state.former_circuit : keyed;
    for (const auto& [id, circuit] : circuits) {
        next = next.empty() && id != now ? id : next;
    }
    return next != now && circuits.contains(next) ? next : "";
}

void switch_circuit(const CommandContext& context) {
    const std::string next = other_circuit(context);
    if (context.scenario().circuit != context.assets.keyed_circuit) {
        context.state.former_circuit = context.scenario().circuit;
    }
    context.actions.push_back(ChooseCircuit{next});
}

bool has_other_circuit(const CommandContext& context) {
    return !other_circuit(context).empty();
}

} // namespace

Commands run_commands() {
    return {
        {.id = "ghosts.keep", .keys = {key(SDLK_g)}, .run = wish(KeepGhost{})},
        {.id = "ghosts.list",
         .keys = {ctrl(SDLK_g)},
         .menu = MenuPart::history,
         .on = lists_ghosts,
         .run = list_ghosts},
        {.id = "compare.layout", .keys = {key(SDLK_b)}, .on = compares, .run = next_compare_layout},
        {.id = "compare.swap",
         .keys = {key(SDLK_a)},
         .cannot = only_if(compares, "command.not.one_side"),
         .run = swap_sides},
        {.id = "circuit.other",
         .keys = {key(SDLK_h)},
         .cannot = only_if(has_other_circuit, "command.not.one_circuit"),
         .run = switch_circuit},
    };
}

} // namespace disinhibit
