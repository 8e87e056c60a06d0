#include "engine/app/session_save.h"

#include <fmt/format.h>

#include <ostream>

#include "circuit/io/text_file.h"
#include "circuit/io/write_scenario.h"
#include "engine/core/version.h"

namespace disinhibit {

std::filesystem::path save_session(const Scenario& scenario,
                                   const Library& library,
                                   const std::filesystem::path& folder) {
    std::filesystem::path file;
    for (int number = 1; file.empty() || std::filesystem::exists(file); ++number) {
        file = folder / fmt::format("{}-session-{}.toml", scenario.id, number);
    }
    const std::string origin =
        fmt::format("# disinhibit {}, science {}\n", program_stamp(), library.content_hash);
    write_text_file(file,
                    [&](std::ostream& out) { out << origin << scenario_text(scenario, library); });
    return file;
}

} // namespace disinhibit
