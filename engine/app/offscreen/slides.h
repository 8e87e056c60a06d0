#pragma once

#include "engine/app/command/invocation.h"
#include "engine/app/window/program_data.h"
#include "engine/view/deck.h"

namespace disinhibit {

/// `disinhibit film DECK --slides FOLDER`: every slide where it begins as a PNG, all of them as slides.pdf, and index.html with
/// captions, notes and descriptions, which needs no server. Throws InputError, OutputError or std::runtime_error.
void write_slides(ProgramData& data, const Invocation& invocation, const Deck& deck);

} // namespace disinhibit
