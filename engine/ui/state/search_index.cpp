#include "engine/ui/state/search_index.h"

#include <algorithm>
#include <tuple>

namespace disinhibit {
namespace {

constexpr std::size_t shortest_scattered = 3;

std::string small_letters(const std::string& text) {
    std::string result = text;
    for (char& c : result) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return result;
}

std::vector<std::string> words_of(const std::string& query) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : small_letters(query) + ' ') {
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

int search_score(const SearchEntry& entry, const std::string& query) {
    const std::string name = small_letters(entry.name);
    const std::string path = small_letters(entry.path);
    int total = 0;
    for (const std::string& word : words_of(query)) {
        const int score = word_score(name, path, word);
        if (score < 0) {
            return -1;
        }
        total += score;
    }
    return total;
}

std::vector<int>
search(const std::vector<SearchEntry>& entries, const std::string& query, std::size_t most) {
    struct Found {
        int score;
        int index;
    };
    std::vector<Found> found;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const int score = search_score(entries[i], query);
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
