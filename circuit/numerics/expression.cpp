#include "circuit/numerics/expression.h"

#include <algorithm>
#include <cmath>

#include "circuit/numerics/elementary.h"
#include "circuit/numerics/mathematics.h"

namespace disinhibit {

int ExpressionList::find_or_add(Expression expression) {
    const auto [known, is_new] = known_.try_emplace(
        {expression.operation, expression.a, expression.b, expression.c, expression.number},
        static_cast<int>(all_.size()));
    if (is_new) {
        all_.push_back(expression);
    }
    return known->second;
}

bool ExpressionList::is(int index, double number) const {
    const Expression& expression = all_[static_cast<std::size_t>(index)];
    return expression.operation == Operation::literal && expression.number == number;
}

int ExpressionList::literal(double number) {
    return find_or_add({Operation::literal, -1, -1, -1, number, false});
}

int ExpressionList::constant(int index) {
    return find_or_add({Operation::constant, index, -1, -1, 0.0, false});
}

int ExpressionList::variable(int index) {
    return find_or_add({Operation::variable, index, -1, -1, 0.0, true});
}

int ExpressionList::add(int a, int b) {
    if (is(a, 0.0)) {
        return b;
    }
    return is(b, 0.0) ? a : apply(Operation::add, std::min(a, b), std::max(a, b));
}

int ExpressionList::subtract(int a, int b) {
    if (is(b, 0.0)) {
        return a;
    }
    return is(a, 0.0) ? negate(b) : apply(Operation::subtract, a, b);
}

int ExpressionList::multiply(int a, int b) {
    if (is(a, 1.0)) {
        return b;
    }
    if (is(b, 1.0)) {
        return a;
    }
    if (is(a, -1.0)) {
        return negate(b);
    }
    return is(b, -1.0) ? negate(a) : apply(Operation::multiply, std::min(a, b), std::max(a, b));
}

int ExpressionList::divide(int a, int b) {
    return apply(Operation::divide, a, b);
}

int ExpressionList::negate(int a) {
    const Expression& expression = all_[static_cast<std::size_t>(a)];
    return expression.operation == Operation::negate ? expression.a : apply(Operation::negate, a);
}

int ExpressionList::apply(Operation operation, int a, int b, int c) {
    Expression expression{operation, a, b, c, 0.0, false};
    for (const int part : {a, b, c}) {
        expression.varies =
            expression.varies || (part >= 0 && all_[static_cast<std::size_t>(part)].varies);
    }
    return find_or_add(expression);
}

std::vector<char> needed_for(const std::vector<Expression>& all, const std::vector<int>& wanted) {
    std::vector<char> needed(all.size(), 0);
    for (const int index : wanted) {
        needed[static_cast<std::size_t>(index)] = 1;
    }
    for (std::size_t i = all.size(); i-- > 0;) { // an expression stands after its parts
        if (needed[i]) {
            for_each_part(all[i], [&](std::size_t part) { needed[part] = 1; });
        }
    }
    return needed;
}

double evaluate(const Expression& expression,
                const double* numbers,
                const double* constants,
                const double* variables) {
    const auto a = [&] { return numbers[expression.a]; };
    const auto b = [&] { return numbers[expression.b]; };
    const auto c = [&] { return numbers[expression.c]; };
    switch (expression.operation) {
    case Operation::literal:
        return expression.number;
    case Operation::constant:
        return constants[expression.a];
    case Operation::variable:
        return variables[expression.a];
    case Operation::add:
        return a() + b();
    case Operation::subtract:
        return a() - b();
    case Operation::multiply:
        return a() * b();
    case Operation::divide:
        return a() / b();
    case Operation::negate:
        return -a();
    case Operation::exponential:
        return disinhibit::exponential(a());
    case Operation::logarithm:
        return disinhibit::logarithm(a());
    case Operation::root:
        return std::sqrt(a());
    case Operation::hill:
        return hill(a(), b(), c());
    case Operation::hill_slope:
        return hill_at(a(), b(), c()).slope;
    case Operation::power:
        return regular_power(a(), b(), c());
    case Operation::power_slope:
        return regular_power_at(a(), b(), c()).slope;
    case Operation::multiply_and_add:
        return a() * b() + c();
    case Operation::raise:
        return disinhibit::power(a(), b());
    case Operation::choose:
        return a() > 0.0 ? b() : c();
    }
    return 0.0;
}

} // namespace disinhibit
