#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "circuit/experiment/knockout.h"
#include "circuit/experiment/protection.h"

namespace disinhibit {

/// What a file of knock-outs was made with: with anything else its trials say nothing.
struct KnockoutHead {
    std::string program;
    std::string science;     ///< Library::content_hash
    std::string experiments; ///< hash_of_experiments
    std::string hypothesis;
    bool parameters = false; ///< numbers were moved; else mechanisms were taken out

    /// True where the trials of both are the same, whatever program ran them.
    bool fits(const KnockoutHead& other) const;
};

/// A table of knock-outs (assets/knockouts/*.toml, `knockouts --out`): a head, then one [[trial]] after the other, so that
/// a run may be cut off anywhere and go on.
struct KnockoutFile {
    KnockoutHead head;
    std::vector<TrialOutcome> trials;
    std::size_t whole_bytes = 0; ///< where the last trial that was written whole ends
};

/// Hash of the files *.toml of a folder of published experiments: their names and all lines that are no comment.
std::string hash_of_experiments(const std::filesystem::path& folder);

/// A change of z as a file says it: two decimals.
double rounded_change(double change);

std::string knockout_head_text(const KnockoutHead& head);
/// One [[trial]], with the empty line that says that it is whole.
///   id, factor (of a parameter)
///   flips = ["row", ...]                 another verdict
///   closest = { row, change }            the largest change of z of a row that does not notice
///   [trial.change] "row" = -1.23         by how much z changes in rows that notice
std::string trial_text(const TrialOutcome& outcome);

/// Throws InputError. What follows the last whole trial is passed over; nothing else is.
KnockoutFile read_knockouts(const std::filesystem::path& file);

/// The file of a hypothesis below the assets: its mechanisms, or its parameters.
std::filesystem::path
knockout_file_of(const std::filesystem::path& assets, const std::string& circuit, bool parameters);

/// True if the trials are the mechanisms of the circuit as it is, one by one.
bool tries_all(const CircuitDescription& circuit, const std::vector<TrialOutcome>& trials);

/// What assets/knockouts says of each circuit; nothing of a circuit without a file. Throws InputError.
Protections load_protections(const std::filesystem::path& assets,
                             const Library& library,
                             const std::vector<ExperimentRow>& rows);

} // namespace disinhibit
