#pragma once

#include <toml++/toml.h>

#include <string>
#include <utility>
#include <vector>

namespace disinhibit {

/// A key that a reader asked for.
struct AskedField {
    std::string key;
    std::string what;      ///< that it may hold, in words
    std::string example;   ///< as the files at hand write it; empty: none does
    int asked = 0;         ///< in how many tables
    bool optional = false; ///< something stands for it where it is not written

    /// Every table of this form must hold it. Else, where it is not optional, what else the table says decides.
    bool is_required(int tables) const { return !optional && asked == tables; }
};

/// Tables of one form: where they stand, "substance.kinetics.<name>", and their keys as they were asked for.
struct AskedTable {
    std::string form;
    int count = 0;
    bool is_array = false; ///< [[...]]
    std::vector<AskedField> fields;
};

/// What readers ask for while they read: the formats of the files, written down by those who read them.
class FieldLog {
  public:
    /// Another table of this form is read.
    void begin(const std::string& form, bool is_array);
    /// `node`: what the table holds there, or nullptr.
    void ask(const std::string& form,
             std::string_view key,
             const std::string& what,
             bool optional,
             const toml::node* node);

    /// In the order in which they were met first.
    const std::vector<AskedTable>& tables() const { return tables_; }

  private:
    AskedTable& table(const std::string& form);

    std::vector<AskedTable> tables_;
};

} // namespace disinhibit
