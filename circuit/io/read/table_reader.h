#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "circuit/describe/circuit.h"
#include "circuit/describe/quantity.h"
#include "circuit/io/read/field_log.h"
#include "circuit/io/read/field_rules.h"
#include "circuit/io/read/written_quantity.h"
#include "circuit/io/text/input_error.h"
#include "circuit/io/text/toml_document.h"

namespace disinhibit {

struct Model;

/// Names that a file uses but does not define, to be checked once everything that could define them has been read.
class OpenReferences {
  public:
    /// `kind` in words: "substance", "receptor type" ...
    void add(std::string_view kind, const std::string& id, Place place, const std::string& key);
    /// Throws InputError for the first name of `kind` that is not in `known`; forgets the others.
    void check(std::string_view kind, const std::set<std::string>& known);

  private:
    struct Use {
        std::string id;
        Place place;
        std::string key;
    };
    std::map<std::string, std::vector<Use>, std::less<>> uses_;
};

/// What all readers of one run share.
struct ReadContext {
    std::map<std::string, std::string> references; ///< bib key -> citation
    OpenReferences open;
    std::vector<Calibration> calibrations; ///< of the quantities read so far
    /// Models that scenarios needed to know their parameters and signals, by what the models were built from.
    std::map<std::string, std::shared_ptr<const Model>> models;
    FieldLog* log = nullptr; ///< told of every key that is asked for
};

/// Reads the keys of one TOML table and remembers which were asked for, so that `finish` can reject the others.
/// All errors are InputErrors with the line and the full key.
class TableReader {
  public:
    /// `form`: what kind of table it is, for the log of the context.
    TableReader(const toml::table& table,
                std::string path,
                std::string file,
                ReadContext& context,
                std::string form,
                bool is_array = false);

    bool has(std::string_view key) const { return table_->contains(key); }

    std::string text(std::string_view key);
    std::string text_or(std::string_view key, const std::string& otherwise = "");
    /// An array of texts; a single text counts as an array of one. Empty if absent.
    std::vector<std::string> texts(std::string_view key);
    /// An array of numbers. Empty if absent.
    std::vector<double> numbers(std::string_view key);
    /// A name made of a-z, 0-9 and _.
    std::string id(std::string_view key);
    /// A name defined elsewhere, checked later. Empty if absent and optional.
    std::string reference(std::string_view key, std::string_view kind);
    std::string reference_or_none(std::string_view key, std::string_view kind);
    bool flag_or(std::string_view key, bool otherwise);
    int count_or(std::string_view key, int otherwise, int low, int high);
    double number_or(std::string_view key, double otherwise, double low, double high);

    /// One of the words; `otherwise` if the key is absent and a fallback is given.
    template <class Enum>
    Enum choice(std::string_view key,
                std::initializer_list<std::pair<std::string_view, Enum>> words,
                std::optional<Enum> otherwise = std::nullopt);

    /// { value, unit, source, grade, note, calibrated_on, range, cv }, with the rule of the key (or of `rule_name`). With a molar mass
    /// (kg/nmol) masses become moles.
    Quantity
    quantity(std::string_view key, std::string_view rule_name = "", double molar_mass = 0.0);
    std::optional<Quantity> optional_quantity(std::string_view key,
                                              std::string_view rule_name = "",
                                              double molar_mass = 0.0);
    Quantity quantity(std::string_view key, const FieldRule& rule, double molar_mass);

    /// A quantity written as text, "50 mg", in internal units, a time on the clock; `otherwise` if absent.
    double written_value(std::string_view key, const FieldRule& rule);
    double written_value_or(std::string_view key, const FieldRule& rule, double otherwise);

    TableReader table(std::string_view key);
    std::optional<TableReader> optional_table(std::string_view key);
    /// The tables of an array of tables, in order; path "<key>_1", "<key>_2" ...
    std::vector<TableReader> tables(std::string_view key);
    /// Every entry of this table as a sub-table, in the order of the file, with its key.
    std::vector<std::pair<std::string, TableReader>> all_tables();
    /// Every key of this table, in the order of the file.
    std::vector<std::string> keys() const;

    /// Rejects the first key that nobody asked for.
    void finish() const;

    /// The rest of this table is called `name` in messages, e.g. once its id is known.
    void rename(std::string path) { path_ = std::move(path); }
    const std::string& path() const { return path_; }
    const std::string& file() const { return file_; }
    /// The table itself, for readers that make another one of it. Marks nothing as asked for.
    const toml::table& tree() const { return *table_; }
    std::string key_path(std::string_view key) const;
    Place place(std::string_view key) const;
    ReadContext& context() const { return *context_; }
    [[noreturn]] void
    fail(std::string_view key, const std::string& found, const std::string& expected) const;
    /// `found "<text>"`
    [[noreturn]] void
    fail_quoting(std::string_view key, const std::string& text, const std::string& expected) const;

  private:
    /// A key is asked for, for the first time in this table.
    void note(std::string_view key, const std::string& what, bool optional = false);
    TableReader table_of_form(std::string_view key, std::string form);
    const toml::node* find(std::string_view key);
    const toml::node& require(std::string_view key, const std::string& expected);
    const toml::table& require_table(std::string_view key, const toml::node& node) const;
    void read_provenance(TableReader& inner, std::string_view key, Quantity& quantity) const;

    const toml::table* table_;
    std::string path_;
    std::string file_;
    ReadContext* context_;
    std::string form_;
    std::set<std::string, std::less<>> asked_;
};

template <class Enum>
Enum TableReader::choice(std::string_view key,
                         std::initializer_list<std::pair<std::string_view, Enum>> words,
                         std::optional<Enum> otherwise) {
    std::vector<std::string> names;
    for (const auto& [name, value] : words) {
        names.emplace_back(name);
    }
    note(key, "one of " + listed(names), otherwise.has_value());
    if (otherwise && !has(key)) {
        return *otherwise;
    }
    const std::string word = text(key);
    for (const auto& [name, value] : words) {
        if (name == word) {
            return value;
        }
    }
    fail_quoting(key, word, "one of " + listed(names));
}

} // namespace disinhibit
