#pragma once

#include "engine/app/command/invocation.h"
#include "engine/app/window/program_data.h"

namespace disinhibit {

/// `bench --soak`: as many frames as so much playing at 60 Hz has, of which every twelfth is drawn, and the memory of the
/// process before, between and after. Prints JSON. Throws InputError.
void run_soak_bench(ProgramData& data, const Invocation& invocation);

/// `bench --empty`: the memory of a process that draws nothing but a ground of this size, to compare the above with.
/// Throws InputError.
void run_empty_bench(const Invocation& invocation);

/// `bench --drag`: moves the first dose of the scenario again and again, as a hand does, and times every frame, and how
/// long it takes until the new course shows and until it is complete. Prints JSON. Throws InputError.
void run_drag_bench(ProgramData& data, const Invocation& invocation);

} // namespace disinhibit
