#pragma once

#include "engine/app/command/invocation.h"
#include "engine/app/window/program_data.h"

namespace disinhibit {

/// True for --plot, and for a shot that is a figure.
bool asks_for_figure(const ProgramData& data, const Invocation& invocation);

/// `disinhibit render SCENARIO --plot ROW --out FILE`, or a figure again from its shot: one plot as a figure, of both sides
/// where there are two (--against, or a shot of A | B); needs neither display nor GPU. FILE ends in
/// .svg, .png or .csv, or in none of them: then all three are written. Throws InputError or
/// std::runtime_error if the run fails or a file cannot be written.
void run_render_plot(const ProgramData& data, const Invocation& invocation);

} // namespace disinhibit
