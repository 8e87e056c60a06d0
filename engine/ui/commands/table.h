#pragma once

#include <vector>

#include "engine/core/dose_card.h"
#include "engine/ui/state/command.h"

namespace disinhibit {

/// Everything that can be told to the program, with one command for each dose card.
std::vector<Command> make_commands(const std::vector<DoseCard>& cards);

/// Texts name keys by what they do, "{key:noun.verb}": from now on the first key of that command stands there. Texts that
/// name no command stay as they are.
void write_keys(Texts& texts, const std::vector<Command>& table);

} // namespace disinhibit
