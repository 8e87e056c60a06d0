#pragma once

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
#include "circuit/io/read/field_rules.h"
#include "circuit/io/read/written_quantity.h"
#include "circuit/io/text/field_reader.h"

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

/// Reads a table of the science: also names that are defined elsewhere, and quantities.
class TableReader : public FieldReader {
  public:
    TableReader(const toml::table& table,
                std::string path,
                std::string file,
                ReadContext& context,
                std::string form);
    /// The top of a file.
    TableReader(const TomlDocument& document, ReadContext& context, std::string form);

    /// A name defined elsewhere, checked later. Empty if absent and optional.
    std::string reference(std::string_view key, std::string_view kind);
    std::string reference_or_none(std::string_view key, std::string_view kind);

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

    // As those of FieldReader, of tables of the science.
    TableReader table(std::string_view key);
    std::optional<TableReader> optional_table(std::string_view key);
    std::vector<TableReader> tables(std::string_view key);
    std::vector<std::pair<std::string, TableReader>> all_tables();

    ReadContext& context() const { return *context_; }

  private:
    TableReader(FieldReader reader, ReadContext& context)
        : FieldReader(std::move(reader)), context_(&context) {}
    void read_provenance(TableReader& inner, std::string_view key, Quantity& quantity) const;

    ReadContext* context_;
};

} // namespace disinhibit
