#pragma once

#include "engine/app/command/invocation.h"
#include "engine/app/window/program_data.h"

namespace disinhibit {

/// `disinhibit render SCENARIO --plot ROW --out FILE`: one plot as a figure, of both sides where there are two (--against, or
/// a shot of A | B); needs neither display nor GPU. FILE ends in
/// .svg, .png or .csv, or in none of them: then all three are written. Throws InputError or
/// std::runtime_error if the run fails or a file cannot be written.
void run_render_plot(const ProgramData& data, const Invocation& invocation);

} // namespace disinhibit
