#pragma once

#include <string>
#include <utility>
#include <vector>

#include "circuit/describe/circuit.h"
#include "circuit/describe/entities.h"
#include "circuit/describe/parameters.h"
#include "circuit/describe/signals.h"
#include "engine/core/glossary.h"
#include "engine/ui/state/command.h"

namespace disinhibit {

/// What a search finds. The order breaks ties.
enum class FoundKind { node, term, substance, parameter, signal, scenario, command };

/// The kind as the key of a text below "search.kind".
std::string to_text(FoundKind kind);

/// Something that can be found by its name or by its path (an id for nodes, substances, scenarios and commands).
struct SearchEntry {
    FoundKind kind = FoundKind::node;
    std::string path;
    std::string name;
    std::string
        entity; ///< whose panel explains it; empty for what is no part, and a term that no part has
    std::string said = {}; ///< stands behind the name; empty: the path
};

/// Everything with a name: the entities of the circuit, its parameters and signals, the scenarios, and the terms, each with
/// what it means and the first entity that has it in its name.
std::vector<SearchEntry> make_search_index(const EntityTable& entities,
                                           const ParameterTable& parameters,
                                           const SignalTable& signals,
                                           const Library& library,
                                           const std::vector<Term>& glossary);

/// Every command by what it does; its keys stand behind it.
std::vector<SearchEntry> command_entries(const std::vector<Command>& commands, const Texts& texts);

/// Letters that few keyboards have, each with how it is typed: found by both.
using Spelling = std::vector<std::pair<std::string, std::string>>;
/// As the catalogue has it: a letter, a blank, what is typed, a blank ...
Spelling spelling_of(const Texts& texts);

/// How well an entry fits, the lower the better; -1: not at all. Every word of the query has to be found: at the start
/// of the name (0), at the start of a word of the name (1) or of the path (2), inside the name (3) or the path (4), or
/// with its letters in this order in the name (6; words of three letters and more). Capitals do not matter.
int search_score(const SearchEntry& entry, const std::string& query, const Spelling& spelling = {});

/// Indices of the entries that fit, best first, at most `most`; ties by kind, then by length, then by name.
std::vector<int> search(const std::vector<SearchEntry>& entries,
                        const std::string& query,
                        std::size_t most,
                        const Spelling& spelling = {});

} // namespace disinhibit
