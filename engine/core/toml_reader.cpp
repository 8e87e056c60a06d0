#include "engine/core/toml_reader.h"

#include <fmt/format.h>

#include "circuit/io/text/input_error.h"
#include "circuit/io/text/read_file.h"

namespace disinhibit {

toml::table parse_toml_file(const std::filesystem::path& file) {
    const std::string text = read_file(file);
    try {
        return toml::parse(text, file.string());
    } catch (const toml::parse_error& error) {
        throw InputError(fmt::format(
            "{}:{}: {}", file.string(), error.source().begin.line, error.description()));
    }
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
