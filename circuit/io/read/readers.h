#pragma once

#include <string>
#include <vector>

#include "circuit/describe/circuit.h"
#include "circuit/io/read/table_reader.h"

/// One reader per kind of asset file. `id` is the stem of the file. Names of things in other files go to
/// `context.open` and are checked by load_library. All throw InputError.
namespace disinhibit {

Substance read_substance(const TomlDocument& document, const std::string& id, ReadContext& context);

/// What a subject file says; `inherits` names the subject whose values stand where this file is silent.
/// Override values stay in the unit of their dimension until load_library has checked their paths.
Subject read_subject(const TomlDocument& document,
                     const std::string& id,
                     const Subject* inherited,
                     const std::map<std::string, Substance>& substances,
                     ReadContext& context);

/// The id in `inherits`, or "".
std::string inherited_subject(const TomlDocument& document, ReadContext& context);

/// Parameter path -> value, for subjects and circuits. Paths are checked later, as "parameter" in `context.open`.
std::map<std::string, Quantity> read_overrides(TableReader& table,
                                               const std::map<std::string, Substance>& substances);

/// `parts`: the files that circuits are made of, by id.
CircuitDescription read_circuit(const TomlDocument& document,
                                const std::map<std::string, TomlDocument>& parts,
                                const std::string& id,
                                const std::map<std::string, Substance>& substances,
                                ReadContext& context);

/// Needs the finished library: routes, paths, units of parameters and signals are all checked at once.
Scenario read_scenario(const TomlDocument& document,
                       const std::string& id,
                       const Library& library,
                       ReadContext& context);

/// The same for a scenario that stands in a table of another file.
Scenario read_scenario(TableReader table, const std::string& id, const Library& library);

/// BibTeX: key -> "Author. Title. Journal, year."
std::map<std::string, std::string> read_references(const std::string& file,
                                                   const std::string& text);

} // namespace disinhibit
