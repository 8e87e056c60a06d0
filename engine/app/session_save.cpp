#include "engine/app/session_save.h"

#include <fmt/format.h>

#include "circuit/io/text/write_file.h"
#include "circuit/io/write_scenario.h"

namespace disinhibit {

std::filesystem::path save_session(const Scenario& scenario,
                                   const Library& library,
                                   const std::filesystem::path& folder) {
    std::filesystem::path file;
    for (int number = 1; file.empty() || is_taken(file); ++number) {
        file = folder / fmt::format("{}-session-{}.toml", scenario.id, number);
    }
    write_scenario(scenario, library, file);
    return file;
}

} // namespace disinhibit
