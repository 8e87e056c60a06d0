#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "circuit/describe/circuit.h"
#include "engine/study/study.h"

namespace disinhibit {

/// What stands beside the table of a study.
struct Manifest {
    std::string scenario_text; ///< of the whole protocol, as it was understood
    std::uint64_t courses = 0, failed = 0;
    std::vector<std::filesystem::path> inputs;  ///< files that the study named
    std::vector<std::filesystem::path> results; ///< the files that were written
};

/// The study, then a table [made]: program with its commit, science hash, hash of the protocol, courses, and name and hash of
/// every input and result. A study file that makes the same results again. Throws InputError for a file that cannot be read.
std::string manifest_text(const Study& study, const Library& library, const Manifest& manifest);

/// What the rows of a study hang on, in one line: its text, its protocol and inputs, the science and the program.
/// Throws InputError for an input that cannot be read.
std::string study_key(const Study& study, const Library& library, const Manifest& manifest);

} // namespace disinhibit
