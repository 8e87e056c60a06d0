#pragma once

#include "engine/app/command/invocation.h"
#include "engine/app/window/program_data.h"

namespace disinhibit {

/// `disinhibit film`: a stretch of a scenario or shot, frame by frame, as a film or as a folder of pictures. What a frame
/// shows depends on its number alone. Ctrl-C ends the film with the frame that is there. Throws InputError, OutputError or
/// std::runtime_error.
void run_film(ProgramData& data, const Invocation& invocation);

} // namespace disinhibit
