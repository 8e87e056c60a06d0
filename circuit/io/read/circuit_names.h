#pragma once

#include <map>
#include <string>
#include <vector>

#include "circuit/describe/circuit.h"
#include "circuit/io/read/table_reader.h"

namespace disinhibit {

/// The names of one circuit: which entities there are, and who refers to whom. References are followed once everything
/// has been read, so that the order of a file does not matter.
class CircuitNames {
  public:
    /// False if the id is taken.
    bool add(const std::string& id, const std::string& kind) {
        return kinds_.emplace(id, kind).second;
    }
    /// Kind of the entity that a path starts with, or "".
    std::string kind_of(const std::string& path) const;
    /// Reads a name. `kind`: a kind of entity, "entity" (any), "signal" or "port".
    std::string refer(TableReader& table, const char* key, const std::string& kind);
    /// Throws InputError for the first name that leads nowhere.
    void follow(const std::map<std::string, Substance>& substances) const;

  private:
    struct Use {
        std::string kind, name;
        Place place;
        std::string key;
    };
    bool is_good(const Use& use, const std::map<std::string, Substance>& substances) const;
    std::string expectation(const std::string& kind) const;

    std::map<std::string, std::string> kinds_; ///< id -> kind of entity
    std::vector<Use> uses_;
};

/// What a signal is measured in, by the last part of its path; shares and levels are numbers.
Dimension signal_dimension(const std::string& path);

} // namespace disinhibit
