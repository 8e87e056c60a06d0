#include "engine/app/window/science_files.h"

#include <array>
#include <system_error>

#include "circuit/io/read/experiment.h"
#include "circuit/io/read/load_library.h"
#include "circuit/io/report/knockout_file.h"

namespace disinhibit {
namespace {

namespace fs = std::filesystem;

constexpr std::array kScienceFolders{
    "circuits", "knockouts", "reference", "scenarios", "subjects", "substances"};
constexpr const char* kBibliography = "references.bib";

} // namespace

Science load_science(const fs::path& assets) {
    Science science;
    science.library = load_library(assets);
    science.experiments = read_experiments(assets / "reference", science.library);
    science.protections = load_protections(assets, science.library, science.experiments);
    return science;
}

ScienceWatch::ScienceWatch(const fs::path& assets) : assets_(assets), seen_(look()) {}

bool ScienceWatch::changed() {
    Look now = look();
    const bool differs = now != seen_;
    seen_ = std::move(now);
    return differs;
}

/// What cannot be looked at counts as not there: reading it says why.
ScienceWatch::Look ScienceWatch::look() const {
    Look look;
    const auto note = [&look](const fs::path& file) {
        std::error_code unseen;
        const fs::file_time_type time = fs::last_write_time(file, unseen);
        const std::uintmax_t bytes = unseen ? 0 : fs::file_size(file, unseen);
        if (!unseen) {
            look[file] = {time, bytes};
        }
    };
    note(assets_ / kBibliography);
    for (const char* folder : kScienceFolders) {
        std::error_code unseen;
        fs::recursive_directory_iterator files(assets_ / folder, unseen);
        for (; !unseen && files != fs::recursive_directory_iterator(); files.increment(unseen)) {
            if (files->path().extension() == ".toml") {
                note(files->path());
            }
        }
    }
    return look;
}

} // namespace disinhibit
