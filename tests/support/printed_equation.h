#pragma once

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>
#include <vector>

#include "circuit/describe/units.h"

/// Reads equations as people see them: "J = 0.42 Hz/Hz × 1 × 19.0 Hz = 7.98 Hz".
namespace disinhibit {

/// What a printed number can stand for: everything that is rounded to it.
struct Interval {
    double low = 0.0, high = 0.0;
    bool meets(const Interval& other, double slack) const {
        return low <= other.high + slack && other.low <= high + slack;
    }
};

/// Arithmetic on printed numbers with units, in internal units. Throws std::runtime_error where the text cannot be read.
class PrintedExpression {
  public:
    /// `rounded`: numbers with four digits stand for all that is rounded to them; else they are exact.
    PrintedExpression(std::string text, bool rounded) : text_(std::move(text)), rounded_(rounded) {}

    Interval value() {
        const Interval result = sum();
        skip();
        if (at_ != text_.size()) {
            fail();
        }
        return result;
    }

  private:
    [[noreturn]] void fail() const {
        throw std::runtime_error("cannot read \"" + text_ + "\" from \"" + text_.substr(at_) +
                                 "\"");
    }
    void skip() {
        while (at_ < text_.size() && text_[at_] == ' ') {
            ++at_;
        }
    }
    bool take(const std::string& word) {
        skip();
        if (text_.compare(at_, word.size(), word) != 0) {
            return false;
        }
        at_ += word.size();
        return true;
    }

    static Interval over(const Interval& a, const Interval& b, double (*f)(double, double)) {
        const double values[] = {
            f(a.low, b.low), f(a.low, b.high), f(a.high, b.low), f(a.high, b.high)};
        return {*std::min_element(std::begin(values), std::end(values)),
                *std::max_element(std::begin(values), std::end(values))};
    }

    Interval sum() {
        Interval left = product();
        for (;;) {
            if (take("+")) {
                left = over(left, product(), [](double a, double b) { return a + b; });
            } else if (take("−")) {
                left = over(left, product(), [](double a, double b) { return a - b; });
            } else {
                return left;
            }
        }
    }

    Interval product() {
        Interval left = power();
        for (;;) {
            if (take("×")) {
                left = over(left, power(), [](double a, double b) { return a * b; });
            } else if (take("/")) {
                left = over(left, power(), [](double a, double b) { return a / b; });
            } else {
                return left;
            }
        }
    }

    Interval power() {
        const Interval base = factor();
        if (take("²")) {
            const double squares[] = {base.low * base.low, base.high * base.high};
            const bool spans_zero = base.low < 0.0 && base.high > 0.0;
            return {spans_zero ? 0.0 : std::min(squares[0], squares[1]),
                    std::max(squares[0], squares[1])};
        }
        if (take("^")) {
            return over(base, factor(), [](double a, double b) {
                return std::pow(b == std::floor(b) ? a : std::max(a, 0.0), b);
            });
        }
        return base;
    }

    Interval factor() {
        if (take("−")) {
            const Interval value = factor();
            return {-value.high, -value.low};
        }
        if (take("√(")) {
            const Interval inside = bracket();
            return {std::sqrt(std::max(inside.low, 0.0)), std::sqrt(inside.high)};
        }
        if (take("exp(")) {
            const Interval inside = bracket();
            return {std::exp(inside.low), std::exp(inside.high)};
        }
        if (take("max(")) {
            const Interval left = sum();
            if (!take(",")) {
                fail();
            }
            const Interval right = bracket();
            return {std::max(left.low, right.low), std::max(left.high, right.high)};
        }
        if (take("(")) {
            return bracket();
        }
        return number();
    }

    Interval bracket() {
        const Interval inside = sum();
        if (!take(")")) {
            fail();
        }
        return inside;
    }

    Interval number() {
        skip();
        std::size_t end = at_;
        while (end < text_.size() && (std::isdigit(text_[end]) != 0 || text_[end] == '.' ||
                                      (!rounded_ && is_exponent(end)))) {
            ++end;
        }
        if (end == at_) {
            fail();
        }
        const std::string digits = text_.substr(at_, end - at_);
        at_ = end;
        const double value = std::stod(digits);
        const double half = rounded_ ? half_of_last_digit(digits) : 0.0;
        const double power = power_of_ten();
        const double factor = power * unit();
        return {(value - half) * factor, (value + half) * factor};
    }

    /// Numbers are printed with as many digits as they need, at most `most_digits`: fewer are exact, as is the 1 of a law.
    static double half_of_last_digit(const std::string& digits) {
        constexpr std::ptrdiff_t most_digits = 4;
        const auto first =
            std::find_if(digits.begin(), digits.end(), [](char c) { return c > '0' && c <= '9'; });
        const auto dot = std::find(digits.begin(), digits.end(), '.');
        const std::ptrdiff_t significant =
            digits.end() - first - (first < dot && dot != digits.end());
        const std::ptrdiff_t decimals = dot == digits.end() ? 0 : digits.end() - dot - 1;
        return significant < most_digits ? 0.0
                                         : 0.5 * std::pow(10.0, -static_cast<double>(decimals));
    }

    bool is_exponent(std::size_t i) const {
        const char c = text_[i];
        return c == 'e' || ((c == '-' || c == '+') && i > 0 && text_[i - 1] == 'e');
    }

    double power_of_ten() {
        static const std::string times_ten = "·10";
        if (text_.compare(at_, times_ten.size(), times_ten) != 0) {
            return 1.0; // the space before a unit stays
        }
        at_ += times_ten.size();
        static const std::vector<std::string> signs{
            "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
        const bool negative = take("⁻");
        int exponent = 0;
        for (bool found = true; found;) {
            found = false;
            for (std::size_t i = 0; i < signs.size(); ++i) {
                if (text_.compare(at_, signs[i].size(), signs[i]) == 0) {
                    at_ += signs[i].size();
                    exponent = 10 * exponent + static_cast<int>(i);
                    found = true;
                    break;
                }
            }
        }
        return std::pow(10.0, negative ? -exponent : exponent);
    }

    /// The longest unit that follows a space: "nM/s", "1/h".
    double unit() {
        if (at_ >= text_.size() || text_[at_] != ' ') {
            return 1.0;
        }
        std::size_t end = at_ + 1;
        while (end < text_.size() && text_[end] != ' ' && text_[end] != ')') {
            ++end;
        }
        const std::string name = text_.substr(at_ + 1, end - at_ - 1);
        const auto parsed = name == "/" ? std::nullopt : parse_unit(name);
        if (!parsed) {
            return 1.0;
        }
        at_ = end;
        return parsed->internal_per_unit;
    }

    std::string text_;
    bool rounded_;
    std::size_t at_ = 0;
};

/// The last two sides of "a = b = c".
inline std::pair<std::string, std::string> last_sides(const std::string& equation) {
    const std::size_t last = equation.rfind('=');
    const std::size_t before = equation.rfind('=', last - 1);
    const std::size_t from = before == std::string::npos ? 0 : before + 1;
    return {equation.substr(from, last - from), equation.substr(last + 1)};
}

} // namespace disinhibit
