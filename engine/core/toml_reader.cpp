#include "engine/core/toml_reader.h"

#include <fmt/format.h>

#include "circuit/io/text/input_error.h"
#include "circuit/io/text/toml_document.h"

namespace disinhibit {

toml::table parse_toml_file(const std::filesystem::path& file) {
    return parse_toml(file).root;
}

void throw_toml_error(const std::filesystem::path& file,
                      const toml::node* node,
                      const std::string& key,
                      const std::string& message) {
    const auto line = node != nullptr ? node->source().begin.line : 0;
    // A value that was included knows its own file.
    const bool included = node != nullptr && node->source().path != nullptr;
    const std::string name = included ? *node->source().path : file.string();
    throw InputError(fmt::format("{}:{}: {}: {}", name, line, key, message));
}

} // namespace disinhibit
