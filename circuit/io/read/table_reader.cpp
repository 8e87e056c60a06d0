#include "circuit/io/read/table_reader.h"

#include <fmt/format.h>

#include "circuit/io/text/printable.h"

namespace disinhibit {
namespace {

std::string
expected_name(std::string_view kind, const std::string& found, const std::set<std::string>& known) {
    constexpr std::size_t longest_list = 20;
    if (known.empty()) {
        return fmt::format("a {}, but there is none", kind);
    }
    if (known.size() <= longest_list) {
        return fmt::format("a {}: {}", kind, listed(known));
    }
    const std::string nearest = nearest_name(found, known);
    return nearest.empty() ? fmt::format("a {}", kind) : fmt::format("\"{}\"", nearest);
}

} // namespace

void OpenReferences::add(std::string_view kind,
                         const std::string& id,
                         Place place,
                         const std::string& key) {
    uses_[std::string(kind)].push_back({id, std::move(place), key});
}

void OpenReferences::check(std::string_view kind, const std::set<std::string>& known) {
    const auto found = uses_.find(kind);
    if (found == uses_.end()) {
        return;
    }
    for (const Use& use : found->second) {
        if (!known.contains(use.id)) {
            const std::string expected = expected_name(kind, use.id, known);
            throw InputError(
                use.place, use.key, fmt::format("found \"{}\"", one_line(use.id)), expected);
        }
    }
    uses_.erase(found);
}

TableReader::TableReader(const toml::table& table,
                         std::string path,
                         std::string file,
                         ReadContext& context,
                         std::string form)
    : FieldReader(table, std::move(path), std::move(file), std::move(form), context.log),
      context_(&context) {}

TableReader::TableReader(const TomlDocument& document, ReadContext& context, std::string form)
    : FieldReader(document, std::move(form), context.log), context_(&context) {}

std::string TableReader::reference(std::string_view key, std::string_view kind) {
    note(key, fmt::format("the id of a {}", kind));
    const std::string name = text(key);
    context_->open.add(kind, name, place(key), key_path(key));
    return name;
}

std::string TableReader::reference_or_none(std::string_view key, std::string_view kind) {
    note(key, fmt::format("the id of a {}", kind), true);
    return has(key) ? reference(key, kind) : "";
}

TableReader TableReader::table(std::string_view key) {
    return {FieldReader::table(key), *context_};
}

std::optional<TableReader> TableReader::optional_table(std::string_view key) {
    std::optional<FieldReader> found = FieldReader::optional_table(key);
    return found ? std::optional(TableReader(std::move(*found), *context_)) : std::nullopt;
}

std::vector<TableReader> TableReader::tables(std::string_view key) {
    std::vector<TableReader> readers;
    for (FieldReader& reader : FieldReader::tables(key)) {
        readers.push_back({std::move(reader), *context_});
    }
    return readers;
}

std::vector<std::pair<std::string, TableReader>> TableReader::all_tables() {
    std::vector<std::pair<std::string, TableReader>> readers;
    for (auto& [name, reader] : FieldReader::all_tables()) {
        readers.emplace_back(name, TableReader(std::move(reader), *context_));
    }
    return readers;
}

} // namespace disinhibit
