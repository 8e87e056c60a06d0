#include "circuit/io/text/field_log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "circuit/io/read/load_library.h"
#include "circuit/io/text/input_error.h"
#include "tests/support/small_assets.h"
#include "tests/support/temporary_folder.h"

/// The formats of the files as their readers ask for them.
namespace disinhibit {
namespace field_log_test {

namespace fs = std::filesystem;

const AskedTable& table_of(const FieldLog& log, const std::string& form) {
    const auto found = std::ranges::find(log.tables(), form, &AskedTable::form);
    EXPECT_NE(found, log.tables().end()) << form;
    return *found;
}

const AskedField& field_of(const AskedTable& table, const std::string& key) {
    const auto found = std::ranges::find(table.fields, key, &AskedField::key);
    EXPECT_NE(found, table.fields.end()) << table.form << " " << key;
    return *found;
}

TEST(FieldLog, says_what_a_key_may_hold_whether_it_must_be_there_and_how_it_is_written) {
    FieldLog log;
    load_library(small_assets(), &log);
    const AskedTable& substance = table_of(log, "substance");
    const AskedField& name = field_of(substance, "name");
    EXPECT_TRUE(name.is_required(substance.count));
    EXPECT_THAT(name.example, testing::StartsWith("\""));
    EXPECT_TRUE(field_of(substance, "density").optional);
    EXPECT_THAT(field_of(substance, "molar_mass").what, testing::HasSubstr("g/mol"));
    EXPECT_THAT(field_of(substance, "molar_mass").example, testing::HasSubstr("unit = "));
    const AskedTable& binding = table_of(log, "substance.binding");
    EXPECT_TRUE(binding.is_array);
    EXPECT_GT(binding.count, 0);
    // Which of its numbers a loss has hangs on its kind.
    const AskedTable& loss = table_of(log, "substance.kinetics.<name>.elimination");
    const AskedField& clearance = field_of(loss, "clearance");
    EXPECT_FALSE(clearance.optional);
    EXPECT_FALSE(clearance.is_required(loss.count));
    EXPECT_THAT(field_of(loss, "kind").what, testing::HasSubstr("michaelis_menten"));
}

/// Without the line that sets `key` at the top of a file.
std::string without_key(const std::string& text, const std::string& key) {
    std::istringstream lines(text);
    std::string rest;
    bool top = true;
    for (std::string line; std::getline(lines, line);) {
        top = top && !line.starts_with('[');
        if (!(top && (line.starts_with(key + " ") || line.starts_with(key + "=")))) {
            rest += line + '\n';
        }
    }
    return rest;
}

TEST(FieldLog, what_it_calls_required_cannot_be_left_out) {
    FieldLog log;
    load_library(small_assets(), &log);
    TemporaryFolder folder;
    const fs::path assets = folder.path() / "assets";
    fs::copy(small_assets(), assets, fs::copy_options::recursive);
    int tried = 0;
    for (const char* kind : {"substance", "scenario", "circuit"}) {
        const AskedTable& table = table_of(log, kind);
        for (const AskedField& field : table.fields) {
            if (!field.is_required(table.count) || field.example.empty()) {
                continue;
            }
            for (const auto& entry : fs::directory_iterator(assets / (std::string(kind) + "s"))) {
                const std::string good = read_bytes(entry.path());
                const std::string bad = without_key(good, field.key);
                if (!entry.is_regular_file() || bad.size() == good.size()) {
                    continue;
                }
                write_bytes(entry.path(), bad);
                EXPECT_THROW(load_library(assets), InputError)
                    << entry.path() << " without " << field.key;
                write_bytes(entry.path(), good);
                tried += 1;
                break;
            }
        }
    }
    EXPECT_GT(tried, 10);
}

} // namespace field_log_test
} // namespace disinhibit
