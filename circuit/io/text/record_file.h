#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace disinhibit {

/// Rows of numbers, all equally many, that are added to a plain file one by one and stay whatever ends the program. Each
/// carries a check sum: what is cut off or damaged at the end is no row, and is written again. One run at a time.
/// The numbers are those of the machine: the file is of use where it was made.
class RecordFile {
  public:
    /// `key`: what the rows belong to, in one line. Makes the file, or goes on with one that has this key and as many
    /// numbers. With an empty path the file has no name and ends with its holder. Throws InputError for a place that cannot be
    /// written, a file of something else, and one that another run is writing.
    RecordFile(const std::filesystem::path& file, const std::string& key, std::size_t numbers);
    RecordFile(const RecordFile&) = delete;
    RecordFile& operator=(const RecordFile&) = delete;
    ~RecordFile();

    std::uint64_t rows() const { return rows_; }
    std::size_t numbers() const { return numbers_; }
    /// Appends a row. Throws OutputError.
    void add(const std::vector<double>& row);
    /// The numbers from `first` on of a row, as many as `out` takes. Throws OutputError.
    void read(std::uint64_t row, std::size_t first, std::span<double> out) const;
    /// Takes the file away: its rows have become something better.
    void remove();

    /// Bytes of a file with so many rows.
    static double size_bytes(double rows, double numbers);

  private:
    void open_unnamed();
    void open_named();
    /// Writes the head, or checks it.
    void begin(const std::string& head);
    void count_whole_rows();
    std::size_t row_bytes() const { return (numbers_ + 1) * sizeof(double); }
    std::size_t place_of(std::uint64_t row) const { return head_bytes_ + row * row_bytes(); }
    void write(std::size_t place, const void* bytes, std::size_t count);
    /// False where the file ends before.
    bool read_bytes(std::size_t place, void* bytes, std::size_t count) const;

    std::filesystem::path file_;
    std::size_t numbers_;
    std::size_t head_bytes_ = 0;
    std::uint64_t rows_ = 0;
    int descriptor_ = -1;
};

} // namespace disinhibit
