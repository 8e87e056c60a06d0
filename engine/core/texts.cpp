#include "engine/core/texts.h"

#include "circuit/io/text/field_reader.h"

namespace disinhibit {
namespace {

void flatten(FieldReader table, std::map<std::string, std::string>& entries) {
    for (const std::string& key : table.keys()) {
        if (table.is_table(key)) {
            flatten(table.table(key), entries);
        } else {
            entries[table.key_path(key)] = table.text(key);
        }
    }
}

} // namespace

std::string Texts::get(const std::string& key,
                       std::initializer_list<std::pair<const char*, std::string>> values) const {
    std::map<std::string, std::string> named;
    for (const auto& [placeholder, value] : values) {
        named[placeholder] = value;
    }
    return fill(key, named);
}

std::string Texts::fill(const std::string& key,
                        const std::map<std::string, std::string>& values) const {
    const auto found = entries.find(key);
    if (found == entries.end()) {
        return "<" + key + ">";
    }
    // One pass over the template, so that a value may itself contain braces.
    const std::string& pattern = found->second;
    std::string text;
    for (std::size_t i = 0; i < pattern.size();) {
        const std::size_t close = pattern[i] == '{' ? pattern.find('}', i) : std::string::npos;
        if (close == std::string::npos) {
            text += pattern[i++];
            continue;
        }
        const std::string name = pattern.substr(i + 1, close - i - 1);
        const auto value = values.find(name);
        text += value == values.end() ? pattern.substr(i, close - i + 1) : value->second;
        i = close + 1;
    }
    return text;
}

Texts load_texts(const std::filesystem::path& file) {
    Texts texts;
    const TomlDocument document = parse_toml(file);
    flatten(FieldReader(document, "texts"), texts.entries);
    return texts;
}

} // namespace disinhibit
