#pragma once

#include <functional>
#include <string>
#include <vector>

namespace disinhibit {

/// Values of an axis and how many decimals they need.
struct AxisTicks {
    std::vector<double> values;
    int decimals = 0;
};

/// Round numbers (1, 2 or 5 times a power of ten) inside [low, high], at most `most` (>= 2) of them.
AxisTicks round_ticks(double low, double high, int most);
/// Like round_ticks, but if a short step divides the range evenly the ticks include both ends: 0, 40, 80.
AxisTicks even_ticks(double low, double high, int most);

/// Ticks of a logarithmic axis, 0 < low < high: whole powers of ten, with 2 and 5 times them if that stays within `most`.
/// `decimals` is that of the smallest.
AxisTicks log_ticks(double low, double high, int most);

/// The smallest range of round numbers that holds low..high and all of data_low..data_high.
struct AxisRange {
    double low = 0.0, high = 1.0;
};
AxisRange grow_to_round(AxisRange range, double data_low, double data_high, int most);

/// The range of a logarithmic axis that holds range and data: 1, 2 or 5 times powers of ten, at most four decades down
/// from the top. What is zero or negative has no place on it.
AxisRange log_range(AxisRange range, double data_low, double data_high);

/// Ticks of a time axis in the unit that fits the span: ms, s, min, h, d.
struct TimeTicks {
    std::vector<double> times_s;
    std::vector<std::string> labels; ///< number alone; the last one carries the unit
};
TimeTicks time_ticks(double begin_s, double end_s, int most);

/// One pixel column of a curve.
struct ColumnSpan {
    int column = 0;     ///< 0 .. columns-1
    double first = 0.0; ///< first, lowest, highest and last value inside the column
    double low = 0.0, high = 0.0, last = 0.0;
};

/// Decimation to min/max per pixel column: times ascending, `column_of` says where a time lies, 0 .. columns; columns
/// without a sample are left out.
std::vector<ColumnSpan> decimate(const std::vector<double>& times_s,
                                 const std::vector<double>& values,
                                 const std::function<float(double t_s)>& column_of,
                                 int columns);

/// Linear value of a sampled curve at t_s, the nearer end outside.
double value_at(const std::vector<double>& times_s, const std::vector<double>& values, double t_s);

} // namespace disinhibit
