#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "circuit/io/text/field_reader.h"

namespace disinhibit {

/// One ready-made dose on a card, e.g. a tablet.
struct DosePreset {
    std::string id; ///< its label is the text "dose.<card id>.preset.<preset id>"
    std::string route;
    double amount = 0.0;
    std::string unit; ///< "mg", "mg/kg", "g/kg" ...
};

/// A drink of a given volume fraction.
struct DoseStrength {
    std::string id; ///< text "dose.<card id>.strength.<id>"
    double fraction = 0.0;
};

/// One card of the dose strip (a [[card]] table of assets/defaults.toml). Amounts stay in the unit they are written in;
/// whoever makes the dose converts.
struct DoseCard {
    std::string id; ///< texts "dose.<id>.title", "dose.<id>.take", "dose.<id>.take_short"
    std::string substance;
    std::string key; ///< one letter: shortcut that takes the chosen dose; may be empty
    /// Slider cards: the first of these that the subject's species has is used. Empty on cards with presets.
    std::vector<std::string> routes;
    std::string unit; ///< slider cards: unit of the numbers below
    double low = 0.0, high = 0.0, step = 0.0, initial = 0.0;
    std::vector<double> ticks;
    int decimals = 0;
    bool count_drinks = false;           ///< also shown in the subject's standard drinks
    std::vector<DoseStrength> strengths; ///< may be empty
    int initial_strength = 0;
    std::vector<DosePreset> presets; ///< not empty: buttons instead of a slider

    bool has_slider() const { return presets.empty(); }
};

/// Reads every [[card]] of the whole file. Throws InputError naming file, line, key, what was found and what was expected.
std::vector<DoseCard> read_dose_cards(FieldReader& root);
std::vector<DoseCard> load_dose_cards(const std::filesystem::path& file);

} // namespace disinhibit
