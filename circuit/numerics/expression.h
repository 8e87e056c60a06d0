#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <tuple>
#include <vector>

namespace disinhibit {

/// What is computed from at most three earlier results a, b, c.
enum class Operation : unsigned char {
    literal,
    constant, ///< a number that changes seldom: a coefficient
    variable, ///< a number that changes always: a state
    add,
    subtract,
    multiply,
    divide,
    negate,
    exponential,
    logarithm,
    root,
    hill,             ///< hill(a, b, c) of mathematics.h
    hill_slope,       ///< its slope along a
    power,            ///< regular_power(a, b, c)
    power_slope,      ///< its slope along a
    multiply_and_add, ///< a b + c, rounded twice
    raise,            ///< power(a, b) of elementary.h; only of what does not vary
    choose,           ///< a > 0 ? b : c; only of what does not vary
};
inline constexpr std::size_t operation_count = 18;

/// One result: an operation on earlier ones, by index. Of a constant or a variable `a` is its number.
struct Expression {
    Operation operation = Operation::literal;
    int a = -1, b = -1, c = -1;
    double number = 0.0; ///< of a literal
    bool varies = false; ///< depends on a variable
};

inline constexpr std::array<int Expression::*, 3> expression_parts{
    &Expression::a, &Expression::b, &Expression::c};

/// Made of no other expressions.
inline bool is_leaf(const Expression& expression) {
    return expression.operation == Operation::literal ||
           expression.operation == Operation::constant ||
           expression.operation == Operation::variable;
}

/// Calls use(part) for the indices of the expressions that one needs.
template <class Use> void for_each_part(const Expression& expression, Use use) {
    for (const auto part : expression_parts) {
        if (!is_leaf(expression) && expression.*part >= 0) {
            use(static_cast<std::size_t>(expression.*part));
        }
    }
}

/// What some results need, themselves included; by index.
std::vector<char> needed_for(const std::vector<Expression>& all, const std::vector<int>& wanted);

/// A calculation written down: every expression once, after those it needs. Nothing is simplified but what leaves every
/// number as it is (x + 0, x 1), the sign of a zero aside.
class ExpressionList {
  public:
    int literal(double number);
    int constant(int index);
    int variable(int index);
    int add(int a, int b);
    int subtract(int a, int b);
    int multiply(int a, int b);
    int divide(int a, int b);
    int negate(int a);
    int apply(Operation operation, int a, int b = -1, int c = -1);

    const std::vector<Expression>& all() const { return all_; }

  private:
    bool is(int index, double number) const;
    int find_or_add(Expression expression);

    std::vector<Expression> all_;
    std::map<std::tuple<Operation, int, int, int, double>, int> known_;
};

/// The number that an expression stands for, from those of the expressions before it.
double evaluate(const Expression& expression,
                const double* numbers,
                const double* constants,
                const double* variables);

} // namespace disinhibit
