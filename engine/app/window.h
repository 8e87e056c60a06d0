#pragma once

#include "engine/app/command/invocation.h"
#include "engine/app/window/program_data.h"

namespace disinhibit {

/// Opens the window and runs until it is closed. False if there is no display to open it on.
/// Throws InputError.
///
/// Environment, for tests: DISINHIBIT_WIDGET_LOG=FILE keeps a file of where the widgets are.
bool run_window(ProgramData& data, const Invocation& invocation);

} // namespace disinhibit
