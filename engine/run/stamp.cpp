#include "engine/run/stamp.h"

#include <fmt/format.h>

#include "circuit/io/read/load_library.h"
#include "circuit/io/report/json.h"
#include "engine/core/paths.h"
#include "engine/core/plain_words.h"
#include "engine/core/version.h"

namespace disinhibit {

std::string json_head(const Library& library) {
    return fmt::format("{{\"program\": {}, \"science\": {}, ",
                       json_string("disinhibit " + program_stamp()),
                       json_string(library.content_hash));
}

std::string version_text() {
    try {
        return full_stamp(load_library(find_folders().assets).content_hash);
    } catch (const std::exception& error) {
        return full_stamp("unknown: " + plain_words(error));
    }
}

} // namespace disinhibit
