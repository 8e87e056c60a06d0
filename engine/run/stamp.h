#pragma once

#include <string>

#include "circuit/describe/circuit.h"

/// Every output says what made it: the program, its commit and the hash of the data that it has read.
namespace disinhibit {

/// How every JSON output begins: an object with program and science, open for what follows.
std::string json_head(const Library& library);

/// What --version prints: full_stamp, or why the data cannot be read.
std::string version_text();

} // namespace disinhibit
