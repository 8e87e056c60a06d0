#pragma once

#include <string>
#include <vector>

#include "circuit/describe/circuit.h"
#include "circuit/experiment/experiment.h"
#include "circuit/experiment/protection.h"
#include "engine/core/defaults.h"
#include "engine/core/fonts.h"
#include "engine/core/paths.h"
#include "engine/core/texts.h"
#include "engine/core/theme.h"
#include "engine/view/pair_file.h"

namespace disinhibit {

/// Everything that is read once when the program starts.
struct ProgramData {
    Folders folders;
    StartDefaults defaults;
    Library library;
    std::vector<ExperimentRow> experiments; ///< published, assets/reference
    Protections protections;                ///< by those, assets/knockouts
    Texts texts;
    FontFiles fonts;
    std::vector<std::string> theme_ids;
    OfferedPairs offered; ///< pairs for A | B
};

/// Throws InputError.
ProgramData load_program_data();

/// Reads the pairs of the assets by what the library says now.
void offer_pairs(ProgramData& data);

/// A theme by id. Throws InputError that lists the ids.
Theme load_theme_by_id(const ProgramData& data, const std::string& id);

} // namespace disinhibit
