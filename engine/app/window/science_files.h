#pragma once

#include <filesystem>
#include <map>
#include <utility>
#include <vector>

#include "circuit/describe/circuit.h"
#include "circuit/experiment/experiment.h"
#include "circuit/experiment/protection.h"

namespace disinhibit {

/// What the assets say of the science.
struct Science {
    Library library;
    std::vector<ExperimentRow> experiments; ///< published, assets/reference
    Protections protections;                ///< by those, assets/knockouts
};

/// Throws InputError.
Science load_science(const std::filesystem::path& assets);

/// Notices that any of the files that load_science reads was written, added or removed.
class ScienceWatch {
  public:
    /// Looks at the files as they are now.
    explicit ScienceWatch(const std::filesystem::path& assets);
    /// True if they differ from when they were last looked at.
    bool changed();

  private:
    using Look =
        std::map<std::filesystem::path, std::pair<std::filesystem::file_time_type, std::uintmax_t>>;
    Look look() const;

    std::filesystem::path assets_;
    Look seen_;
};

} // namespace disinhibit
