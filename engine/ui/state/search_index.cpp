#include "engine/ui/state/search_index.h"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <utility>

namespace disinhibit {
namespace {

constexpr std::size_t shortest_scattered = 3;

/// What is compared: small letters, and those that few keyboards have as they are spelled.
std::string typed_letters(const std::string& text, const Spelling& spelling) {
    std::string result;
    for (std::size_t i = 0; i < text.size();) {
        const std::string_view rest = std::string_view(text).substr(i);
        const auto letter = std::ranges::find_if(
            spelling, [&](const auto& row) { return rest.starts_with(row.first); });
        if (letter != spelling.end()) {
            result += letter->second;
            i += letter->first.size();
        } else {
            const char c = text[i++];
            result += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        }
    }
    return result;
}

/// The parts of a text between blanks.
std::vector<std::string> parts_of(const std::string& text) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : text + ' ') {
        if (c != ' ') {
            word += c;
        } else if (!word.empty()) {
            words.push_back(word);
            word.clear();
        }
    }
    return words;
}

bool parts_words(char c) {
    return c == ' ' || c == '-' || c == '_' || c == '.' || c == ',' || c == ':' || c == '(';
}

bool starts_a_word(const std::string& text, const std::string& word) {
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
        if (at == 0 || parts_words(text[at - 1])) {
            return true;
        }
    }
    return false;
}

bool holds_scattered(const std::string& text, const std::string& word) {
    std::size_t at = 0;
    for (const char c : word) {
        at = text.find(c, at);
        if (at == std::string::npos) {
            return false;
        }
        ++at;
    }
    return word.size() >= shortest_scattered;
}

int word_score(const std::string& name, const std::string& path, const std::string& word) {
    if (name.starts_with(word)) {
        return 0;
    }
    if (starts_a_word(name, word)) {
        return 1;
    }
    if (starts_a_word(path, word)) {
        return 2;
    }
    if (name.find(word) != std::string::npos) {
        return 3;
    }
    if (path.find(word) != std::string::npos) {
        return 4;
    }
    return holds_scattered(name, word) ? 6 : -1;
}

} // namespace

std::string to_text(FoundKind kind) {
    switch (kind) {
    case FoundKind::node:
        return "node";
    case FoundKind::term:
        return "term";
    case FoundKind::substance:
        return "substance";
    case FoundKind::parameter:
        return "parameter";
    case FoundKind::signal:
        return "signal";
    case FoundKind::scenario:
        return "scenario";
    case FoundKind::command:
        return "command";
    }
    return "";
}

std::vector<SearchEntry> make_search_index(const EntityTable& entities,
                                           const ParameterTable& parameters,
                                           const SignalTable& signals,
                                           const Library& library,
                                           const std::vector<Term>& glossary) {
    std::vector<SearchEntry> entries;
    for (const Entity& row : entities.rows) {
        const bool substance = row.kind == EntityKind::substance;
        entries.push_back(
            {substance ? FoundKind::substance : FoundKind::node, row.id, row.name, row.id});
    }
    for (const Parameter& row : parameters.rows) {
        entries.push_back({FoundKind::parameter, row.path, row.label, row.entity});
    }
    for (const Signal& row : signals.rows) {
        entries.push_back({FoundKind::signal, row.path, row.label + ", " + row.unit, row.entity});
    }
    for (const auto& [id, scenario] : library.scenarios) {
        entries.push_back({FoundKind::scenario, id, scenario.name, ""});
    }
    for (const Term& term : glossary) {
        const auto has_it = std::ranges::find_if(entities.rows, [&](const Entity& row) {
            return !meanings_in({term}, row.name).empty();
        });
        std::string other_names;
        for (const std::string& name : term.names) {
            other_names += (other_names.empty() ? "" : " ") + name;
        }
        entries.push_back({FoundKind::term,
                           other_names,
                           term.names.front(),
                           has_it != entities.rows.end() ? has_it->id : "",
                           term.meaning});
    }
    return entries;
}

std::vector<SearchEntry> command_entries(const std::vector<Command>& commands, const Texts& texts) {
    std::vector<SearchEntry> entries;
    for (const Command& command : commands) {
        std::string keys;
        for (const std::string& key : shown_keys(command, texts)) {
            keys += (keys.empty() ? "" : ", ") + key;
        }
        entries.push_back({FoundKind::command, command.id, words_of(command, texts), "", keys});
    }
    return entries;
}

Spelling spelling_of(const Texts& texts) {
    const std::vector<std::string> parts = parts_of(texts.get("search.letters"));
    Spelling spelling;
    for (std::size_t i = 0; i + 1 < parts.size(); i += 2) {
        spelling.emplace_back(parts[i], parts[i + 1]);
    }
    return spelling;
}

int search_score(const SearchEntry& entry, const std::string& query, const Spelling& spelling) {
    const std::string name = typed_letters(entry.name, spelling);
    const std::string path = typed_letters(entry.path, spelling);
    int total = 0;
    for (const std::string& word : parts_of(typed_letters(query, spelling))) {
        const int score = word_score(name, path, word);
        if (score < 0) {
            return -1;
        }
        total += score;
    }
    return total;
}

std::vector<int> search(const std::vector<SearchEntry>& entries,
                        const std::string& query,
                        std::size_t most,
                        const Spelling& spelling) {
    struct Found {
        int score;
        int index;
    };
    std::vector<Found> found;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const int score = search_score(entries[i], query, spelling);
        if (score >= 0) {
            found.push_back({score, static_cast<int>(i)});
        }
    }
    const auto rank = [&](const Found& row) {
        const SearchEntry& entry = entries[static_cast<std::size_t>(row.index)];
        return std::make_tuple(
            row.score, entry.kind, entry.name.size(), std::cref(entry.name), row.index);
    };
    std::sort(found.begin(), found.end(), [&](const Found& a, const Found& b) {
        return rank(a) < rank(b);
    });
    std::vector<int> result;
    for (const Found& row : found) {
        if (result.size() < most) {
            result.push_back(row.index);
        }
    }
    return result;
}

} // namespace disinhibit
