#include "circuit/numerics/lane_program.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <set>
#include <utility>

namespace disinhibit {
namespace {

/// Turns what varies of one list of results into instructions.
class Scheduler {
  public:
    Scheduler(std::vector<Expression> all, std::vector<int> registers, int first_free)
        : all_(std::move(all)), registers_(std::move(registers)), used_(first_free) {}

    LaneProgram make(const std::vector<int>& wanted) {
        open_ = needed_for(all_, wanted);
        for (std::size_t i = 0; i < all_.size(); ++i) {
            open_[i] = open_[i] && registers_[i] < 0;
        }
        is_result_.assign(all_.size(), 0);
        for (const int index : wanted) {
            is_result_[static_cast<std::size_t>(index)] = 1;
        }
        join_products_to_sums();
        count_waiting();
        while (place_longest_run()) {
        }
        for (const int index : wanted) {
            program_.outputs.push_back(registers_[static_cast<std::size_t>(index)]);
        }
        return std::move(program_);
    }
    int used() const { return used_; }

  private:
    /// A product that only one sum reads becomes part of it.
    void join_products_to_sums() {
        std::vector<int> readers(all_.size(), 0);
        for (std::size_t i = 0; i < all_.size(); ++i) {
            if (open_[i]) {
                for_each_part(all_[i], [&](std::size_t part) { ++readers[part]; });
            }
        }
        for (std::size_t i = 0; i < all_.size(); ++i) {
            Expression& sum = all_[i];
            if (!open_[i] || sum.operation != Operation::add || sum.a == sum.b) {
                continue;
            }
            for (const auto& [first, other] : {std::pair{sum.a, sum.b}, std::pair{sum.b, sum.a}}) {
                const auto product = static_cast<std::size_t>(first);
                if (open_[product] && all_[product].operation == Operation::multiply &&
                    readers[product] == 1 && !is_result_[product]) {
                    open_[product] = 0;
                    sum.operation = Operation::multiply_and_add;
                    sum.c = other;
                    sum.a = all_[product].a;
                    sum.b = all_[product].b;
                    break;
                }
            }
        }
    }

    void count_waiting() {
        waits_for_.assign(all_.size(), 0);
        readers_left_.assign(all_.size(), 0);
        readers_.resize(all_.size());
        for (std::size_t i = 0; i < all_.size(); ++i) {
            if (!open_[i]) {
                continue;
            }
            for_each_part(all_[i], [&](std::size_t part) {
                if (open_[part]) {
                    ++waits_for_[i];
                    ++readers_left_[part];
                    readers_[part].push_back(i);
                }
            });
            if (waits_for_[i] == 0) {
                ready(all_[i].operation).push_back(i);
            }
        }
    }

    /// Places everything that one operation can do now; false if nothing is left.
    bool place_longest_run() {
        const auto longest = std::ranges::max_element(ready_, {}, &std::vector<std::size_t>::size);
        const std::vector<std::size_t> run = std::exchange(*longest, {});
        for (const std::size_t i : run) {
            place(i);
        }
        if (!run.empty()) {
            program_.runs.push_back(
                {all_[run.front()].operation, static_cast<int>(program_.instructions.size())});
        }
        for (const std::size_t i : run) {
            for (const std::size_t reader : readers_[i]) {
                if (--waits_for_[reader] == 0) {
                    ready(all_[reader].operation).push_back(reader);
                }
            }
        }
        return !run.empty();
    }

    void place(std::size_t i) {
        if (is_result_[i] || free_.empty()) {
            registers_[i] = used_++;
        } else {
            registers_[i] = free_.back();
            free_.pop_back();
        }
        LaneProgram::Instruction instruction;
        instruction.to = registers_[i];
        const auto read = [&](int part) {
            return part >= 0 ? registers_[static_cast<std::size_t>(part)] : 0;
        };
        instruction.a = read(all_[i].a);
        instruction.b = read(all_[i].b);
        instruction.c = read(all_[i].c);
        program_.instructions.push_back(instruction);
        for_each_part(all_[i], [&](std::size_t part) {
            if (open_[part] && --readers_left_[part] == 0 && !is_result_[part]) {
                free_.push_back(registers_[part]);
            }
        });
    }

    std::vector<std::size_t>& ready(Operation operation) {
        return ready_[static_cast<std::size_t>(operation)];
    }

    std::vector<Expression> all_;
    std::vector<int> registers_; ///< by expression, -1 for what is not yet placed
    int used_;
    std::vector<char> open_, is_result_; ///< by expression
    std::vector<int> waits_for_, readers_left_;
    std::vector<std::vector<std::size_t>> readers_;
    std::array<std::vector<std::size_t>, operation_count> ready_;
    std::vector<int> free_;
    LaneProgram program_;
};

/// Lists what does not vary of what is needed; `place` becomes its position by index, or -1.
void list_constants(const std::vector<Expression>& all,
                    const std::vector<char>& needed,
                    std::vector<int>& place,
                    LanePrograms& result) {
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!needed[i] || all[i].varies) {
            continue;
        }
        place[i] = static_cast<int>(result.constants.size());
        Expression moved = all[i];
        if (!is_leaf(moved)) {
            for (const auto part : expression_parts) {
                moved.*part = moved.*part < 0 ? -1 : place[static_cast<std::size_t>(moved.*part)];
            }
        }
        result.constants.push_back(moved);
    }
    std::set<int> exponents;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Operation operation = all[i].operation;
        if (needed[i] && all[i].varies) {
            if (operation == Operation::hill || operation == Operation::hill_slope) {
                exponents.insert(place[static_cast<std::size_t>(all[i].c)]);
            } else if (operation == Operation::power || operation == Operation::power_slope) {
                exponents.insert(place[static_cast<std::size_t>(all[i].b)]);
            }
        }
    }
    result.exponents.assign(exponents.begin(), exponents.end());
}

} // namespace

LanePrograms make_lane_programs(const ExpressionList& list,
                                int variables,
                                const std::vector<std::vector<int>>& wanted) {
    const std::vector<Expression>& all = list.all();
    LanePrograms result;
    result.variables = variables;
    std::vector<int> everything;
    for (const std::vector<int>& results : wanted) {
        everything.insert(everything.end(), results.begin(), results.end());
    }
    std::vector<int> registers(all.size(), -1);
    list_constants(all, needed_for(all, everything), registers, result);
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].operation == Operation::variable) {
            registers[i] = all[i].a;
        } else if (registers[i] >= 0) {
            registers[i] += variables;
        }
    }
    const int first_free = variables + static_cast<int>(result.constants.size());
    for (const std::vector<int>& results : wanted) {
        Scheduler scheduler(all, registers, first_free);
        result.programs.push_back(scheduler.make(results));
        result.registers = std::max(result.registers, scheduler.used());
    }
    return result;
}

} // namespace disinhibit
