#include "circuit/io/text/record_file.h"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <vector>

#include "circuit/io/text/input_error.h"
#include "tests/support/temporary_folder.h"

/// Rows that outlive whatever ends the program.
namespace disinhibit {
namespace record_file_test {

std::vector<double> row_of(const RecordFile& file, std::uint64_t row) {
    std::vector<double> numbers(file.numbers());
    file.read(row, 0, numbers);
    return numbers;
}

std::filesystem::path with_three_rows(const TemporaryFolder& folder) {
    const std::filesystem::path path = folder.path() / "x.rows";
    RecordFile file(path, "one study", 2);
    file.add({1.0, 2.0});
    file.add({3.0, std::nan("")});
    file.add({5.0, 6.0});
    return path;
}

TEST(RecordFile, KeepsItsRows) {
    const TemporaryFolder folder;
    RecordFile file(with_three_rows(folder), "one study", 2);
    ASSERT_EQ(file.rows(), 3u);
    EXPECT_EQ(row_of(file, 0), (std::vector<double>{1.0, 2.0}));
    EXPECT_TRUE(std::isnan(row_of(file, 1)[1]));
    double last = 0.0;
    file.read(2, 1, {&last, 1});
    EXPECT_EQ(last, 6.0);
    file.add({7.0, 8.0});
    EXPECT_EQ(row_of(file, 3), (std::vector<double>{7.0, 8.0}));
    file.remove();
    EXPECT_TRUE(names_in(folder.path()).empty());
}

/// Cut anywhere, and gone on with, it is the same file.
TEST(RecordFile, GoesOnAfterTheLastWholeRow) {
    const TemporaryFolder folder;
    const std::filesystem::path path = with_three_rows(folder);
    const std::string whole = read_bytes(path);
    for (std::size_t size = 0; size < whole.size(); size += 3) {
        write_bytes(path, whole.substr(0, size));
        RecordFile file(path, "one study", 2);
        ASSERT_LT(file.rows(), 3u) << size;
        const std::vector<std::vector<double>> rows{{1.0, 2.0}, {3.0, std::nan("")}, {5.0, 6.0}};
        for (std::uint64_t row = file.rows(); row < 3; ++row) {
            file.add(rows[row]);
        }
        EXPECT_EQ(read_bytes(path), whole) << size;
    }
}

TEST(RecordFile, TakesNoDamagedRowForOne) {
    const TemporaryFolder folder;
    const std::filesystem::path path = with_three_rows(folder);
    std::string bytes = read_bytes(path);
    bytes[bytes.size() - 30] ^= 1; // inside of the second row or the third
    write_bytes(path, bytes);
    EXPECT_LT(RecordFile(path, "one study", 2).rows(), 3u);
}

TEST(RecordFile, RefusesWhatIsNotItsOwn) {
    const TemporaryFolder folder;
    const std::filesystem::path path = with_three_rows(folder);
    const std::string before = read_bytes(path);
    EXPECT_THROW(RecordFile(path, "another study", 2), InputError);
    EXPECT_THROW(RecordFile(path, "one study", 3), InputError);
    EXPECT_THROW(RecordFile(folder.path(), "one study", 2), InputError);
    EXPECT_THROW(RecordFile(folder.path() / "no" / "x.rows", "one study", 2), InputError);
    {
        const RecordFile first(path, "one study", 2);
        EXPECT_THROW(RecordFile(path, "one study", 2), InputError) << "one run at a time";
    }
    EXPECT_EQ(read_bytes(path), before);
}

TEST(RecordFile, NeedsNoName) {
    RecordFile file({}, "one study", 1);
    file.add({4.0});
    EXPECT_EQ(row_of(file, 0).front(), 4.0);
    EXPECT_EQ(RecordFile::size_bytes(3.0, 2.0), 72.0);
}

} // namespace record_file_test
} // namespace disinhibit
