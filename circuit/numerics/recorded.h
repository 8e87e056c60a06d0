#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "circuit/numerics/expression.h"

/// Numbers that compute nothing but write down what is computed with them: the derivative of a model, evaluated once with
/// them, becomes a list of operations that may be carried out for many people at once.
namespace disinhibit {

/// Where recorded numbers of this thread write, while it lives. One at a time.
class Recording {
  public:
    explicit Recording(ExpressionList& list) { current() = &list; }
    ~Recording() { current() = nullptr; }
    Recording(const Recording&) = delete;
    Recording& operator=(const Recording&) = delete;

    static ExpressionList& list() { return *current(); }

  private:
    static ExpressionList*& current() {
        static thread_local ExpressionList* list = nullptr;
        return list;
    }
};

/// In the place of a double.
class RecordedConstant {
  public:
    RecordedConstant(double number) : index_(Recording::list().literal(number)) {}
    static RecordedConstant of(int index) {
        RecordedConstant result;
        result.index_ = index;
        return result;
    }
    int index() const { return index_; }

    friend RecordedConstant operator+(RecordedConstant a, RecordedConstant b) {
        return of(Recording::list().add(a.index_, b.index_));
    }
    friend RecordedConstant operator-(RecordedConstant a, RecordedConstant b) {
        return of(Recording::list().subtract(a.index_, b.index_));
    }
    friend RecordedConstant operator*(RecordedConstant a, RecordedConstant b) {
        return of(Recording::list().multiply(a.index_, b.index_));
    }
    friend RecordedConstant operator/(RecordedConstant a, RecordedConstant b) {
        return of(Recording::list().divide(a.index_, b.index_));
    }
    friend RecordedConstant logarithm(RecordedConstant a) {
        return of(Recording::list().apply(Operation::logarithm, a.index_));
    }
    friend RecordedConstant power(RecordedConstant a, RecordedConstant b) {
        return of(Recording::list().apply(Operation::raise, a.index_, b.index_));
    }
    friend RecordedConstant
    choose(RecordedConstant a, RecordedConstant above_zero, RecordedConstant otherwise) {
        return of(Recording::list().apply(
            Operation::choose, a.index_, above_zero.index_, otherwise.index_));
    }

  private:
    RecordedConstant() = default;
    int index_ = -1;
};

/// In the place of a Dual: a value and its partial derivatives, those that are not zero by structure. Each operation writes
/// down what the one of Dual computes, in the same order.
class Recorded {
  public:
    /// d value / d (variable), by variable.
    using Slopes = std::vector<std::pair<int, int>>;

    Recorded() = default; ///< to be assigned before it is used
    Recorded(double number) : Recorded(RecordedConstant(number)) {}
    explicit Recorded(RecordedConstant constant) : index_(constant.index()) {}
    static Recorded variable(int number) {
        ExpressionList& list = Recording::list();
        return {list.variable(number), {{number, list.literal(1.0)}}};
    }
    /// f(a), with the value and the slope of f at a.
    static Recorded along(const Recorded& a, int value, int slope) {
        Slopes slopes = a.slopes_;
        for (auto& [variable, index] : slopes) {
            index = Recording::list().multiply(slope, index);
        }
        return {value, std::move(slopes)};
    }

    int index() const { return index_; }
    const Slopes& slopes() const { return slopes_; }

    Recorded& operator+=(const Recorded& b) { return *this = *this + b; }
    Recorded& operator-=(const Recorded& b) { return *this = *this - b; }
    Recorded& operator+=(RecordedConstant b) { return *this = *this + b; }

    friend Recorded operator+(const Recorded& a, const Recorded& b) {
        ExpressionList& list = Recording::list();
        return {list.add(a.index_, b.index_),
                merged(
                    a,
                    b,
                    [&](int x, int y) { return list.add(x, y); },
                    [](int x) { return x; },
                    [](int y) { return y; })};
    }
    friend Recorded operator-(const Recorded& a, const Recorded& b) {
        ExpressionList& list = Recording::list();
        return {list.subtract(a.index_, b.index_),
                merged(
                    a,
                    b,
                    [&](int x, int y) { return list.subtract(x, y); },
                    [](int x) { return x; },
                    [&](int y) { return list.negate(y); })};
    }
    friend Recorded operator*(const Recorded& a, const Recorded& b) {
        return bilinear(Recording::list().multiply(a.index_, b.index_), a, b.index_, b, a.index_);
    }
    friend Recorded operator/(const Recorded& a, const Recorded& b) {
        ExpressionList& list = Recording::list();
        const int quotient = list.divide(a.index_, b.index_);
        const int inverse = list.divide(list.literal(1.0), b.index_);
        return bilinear(quotient, a, inverse, b, list.multiply(list.negate(quotient), inverse));
    }
    friend Recorded operator-(const Recorded& a) {
        ExpressionList& list = Recording::list();
        return along(a, list.negate(a.index_), list.literal(-1.0));
    }

    friend Recorded operator+(const Recorded& a, RecordedConstant b) {
        return {Recording::list().add(a.index_, b.index()), a.slopes_};
    }
    friend Recorded operator+(RecordedConstant a, const Recorded& b) { return b + a; }
    friend Recorded operator-(const Recorded& a, RecordedConstant b) {
        return {Recording::list().subtract(a.index_, b.index()), a.slopes_};
    }
    friend Recorded operator-(RecordedConstant a, const Recorded& b) {
        ExpressionList& list = Recording::list();
        return along(b, list.subtract(a.index(), b.index_), list.literal(-1.0));
    }
    friend Recorded operator*(const Recorded& a, RecordedConstant b) {
        return along(a, Recording::list().multiply(a.index_, b.index()), b.index());
    }
    friend Recorded operator*(RecordedConstant a, const Recorded& b) { return b * a; }
    friend Recorded operator/(const Recorded& a, RecordedConstant b) {
        ExpressionList& list = Recording::list();
        const int inverse = list.divide(list.literal(1.0), b.index());
        return along(a, list.divide(a.index_, b.index()), inverse);
    }
    friend Recorded operator/(RecordedConstant a, const Recorded& b) {
        ExpressionList& list = Recording::list();
        const int quotient = list.divide(a.index(), b.index_);
        return along(b, quotient, list.divide(list.negate(quotient), b.index_));
    }

    friend Recorded operator+(const Recorded& a, double b) { return a + RecordedConstant(b); }
    friend Recorded operator+(double a, const Recorded& b) { return RecordedConstant(a) + b; }
    friend Recorded operator-(const Recorded& a, double b) { return a - RecordedConstant(b); }
    friend Recorded operator-(double a, const Recorded& b) { return RecordedConstant(a) - b; }
    friend Recorded operator*(const Recorded& a, double b) { return a * RecordedConstant(b); }
    friend Recorded operator*(double a, const Recorded& b) { return RecordedConstant(a) * b; }
    friend Recorded operator/(const Recorded& a, double b) { return a / RecordedConstant(b); }
    friend Recorded operator/(double a, const Recorded& b) { return RecordedConstant(a) / b; }

    friend Recorded exponential(const Recorded& a) {
        const int value = Recording::list().apply(Operation::exponential, a.index_);
        return along(a, value, value);
    }
    friend Recorded logarithm(const Recorded& a) {
        ExpressionList& list = Recording::list();
        const int slope = list.divide(list.literal(1.0), a.index_);
        return along(a, list.apply(Operation::logarithm, a.index_), slope);
    }
    friend Recorded sqrt(const Recorded& a) {
        ExpressionList& list = Recording::list();
        const int value = list.apply(Operation::root, a.index_);
        return along(a, value, list.divide(list.literal(0.5), value));
    }
    friend Recorded hill(const Recorded& x, RecordedConstant k, RecordedConstant n) {
        ExpressionList& list = Recording::list();
        return along(x,
                     list.apply(Operation::hill, x.index_, k.index(), n.index()),
                     list.apply(Operation::hill_slope, x.index_, k.index(), n.index()));
    }
    friend Recorded regular_power(const Recorded& x, RecordedConstant n, RecordedConstant width) {
        ExpressionList& list = Recording::list();
        return along(x,
                     list.apply(Operation::power, x.index_, n.index(), width.index()),
                     list.apply(Operation::power_slope, x.index_, n.index(), width.index()));
    }

  private:
    Recorded(int index, Slopes slopes) : index_(index), slopes_(std::move(slopes)) {}

    static Recorded
    bilinear(int value, const Recorded& a, int factor_a, const Recorded& b, int factor_b) {
        ExpressionList& list = Recording::list();
        const auto left = [&](int x) { return list.multiply(factor_a, x); };
        const auto right = [&](int y) { return list.multiply(factor_b, y); };
        return {value,
                merged(
                    a, b, [&](int x, int y) { return list.add(left(x), right(y)); }, left, right)};
    }

    /// Slopes of both, joined where both depend on a variable.
    template <class Both, class Left, class Right>
    static Slopes
    merged(const Recorded& a, const Recorded& b, Both both, Left only_a, Right only_b) {
        Slopes all;
        auto x = a.slopes_.begin();
        auto y = b.slopes_.begin();
        while (x != a.slopes_.end() || y != b.slopes_.end()) {
            if (y == b.slopes_.end() || (x != a.slopes_.end() && x->first < y->first)) {
                all.emplace_back(x->first, only_a(x->second));
                ++x;
            } else if (x == a.slopes_.end() || y->first < x->first) {
                all.emplace_back(y->first, only_b(y->second));
                ++y;
            } else {
                all.emplace_back(x->first, both(x->second, y->second));
                ++x;
                ++y;
            }
        }
        return all;
    }

    int index_ = -1;
    Slopes slopes_; ///< ascending
};

} // namespace disinhibit
