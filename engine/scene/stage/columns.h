#pragma once

#include <any>
#include <map>
#include <typeindex>
#include <vector>

namespace disinhibit {

/// Lists of different types, one for each kind of part: of its rows, or of what belongs to each row.
class Columns {
  public:
    template <typename Row, typename Item = Row> std::vector<Item>& of() {
        std::any& column = columns_[typeid(Row)];
        if (!column.has_value()) {
            column = std::vector<Item>();
        }
        return *std::any_cast<std::vector<Item>>(&column);
    }
    /// Empty if there is none of that kind.
    template <typename Row, typename Item = Row> const std::vector<Item>& of() const {
        static const std::vector<Item> none;
        const auto found = columns_.find(typeid(Row));
        return found == columns_.end() ? none : *std::any_cast<std::vector<Item>>(&found->second);
    }

  private:
    std::map<std::type_index, std::any> columns_;
};

} // namespace disinhibit
