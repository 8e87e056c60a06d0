#include "circuit/numerics/lane_work.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "circuit/numerics/elementary_pack.h"
#include "circuit/numerics/mathematics_pack.h"
#include "circuit/numerics/pack.h"
#include "circuit/numerics/rosenbrock_coefficients.h"

namespace disinhibit {
namespace {

/// The numbers of a step in packs of width W.
template <int W> struct Lanes {
    using P = Pack<W>;

    [[gnu::always_inline]] static P at(const Packs& packs, std::size_t i) {
        return P::load(packs.data() + i * W);
    }
    [[gnu::always_inline]] static void put(Packs& packs, std::size_t i, const P& pack) {
        pack.store(packs.data() + i * W);
    }

    using Instruction = LaneProgram::Instruction;
    using Operations = LaneProgram::Run;

    /// A file of registers, and the exponents that all lanes share.
    struct Registers {
        double* numbers;
        const double* common;
        [[gnu::always_inline]] P operator[](int i) const {
            return P::load(numbers + static_cast<std::size_t>(i) * W);
        }
    };

    template <Operation Kind>
    [[gnu::always_inline]] static inline P result(const Instruction& i, const Registers& r) {
        if constexpr (Kind == Operation::add) {
            return r[i.a] + r[i.b];
        } else if constexpr (Kind == Operation::subtract) {
            return r[i.a] - r[i.b];
        } else if constexpr (Kind == Operation::multiply) {
            return r[i.a] * r[i.b];
        } else if constexpr (Kind == Operation::multiply_and_add) {
            return r[i.a] * r[i.b] + r[i.c];
        } else if constexpr (Kind == Operation::divide) {
            return r[i.a] / r[i.b];
        } else if constexpr (Kind == Operation::negate) {
            return -r[i.a];
        } else if constexpr (Kind == Operation::root) {
            return root(r[i.a]);
        } else if constexpr (Kind == Operation::exponential) {
            return exponential(r[i.a]);
        } else if constexpr (Kind == Operation::logarithm) {
            return logarithm(r[i.a]);
        } else if constexpr (Kind == Operation::hill) {
            return hill_in_lanes(r[i.a], r[i.b], r[i.c], r.common[i.c]).value;
        } else if constexpr (Kind == Operation::hill_slope) {
            return hill_in_lanes(r[i.a], r[i.b], r[i.c], r.common[i.c]).slope;
        } else if constexpr (Kind == Operation::power) {
            return power_in_lanes(r[i.a], r[i.b], r[i.c], r.common[i.b]).value;
        } else {
            static_assert(Kind == Operation::power_slope);
            return power_in_lanes(r[i.a], r[i.b], r[i.c], r.common[i.b]).slope;
        }
    }

    template <Operation Kind>
    [[gnu::always_inline]] static inline void
    repeat(const Instruction* next, const Instruction* end, const Registers& r) {
        for (; next != end; ++next) {
            result<Kind>(*next, r).store(r.numbers + static_cast<std::size_t>(next->to) * W);
        }
    }

    [[gnu::always_inline]] static inline void run(const LaneProgram& program, LaneWork& work) {
        const Registers r{work.registers.data(), work.common.data()};
        const Instruction* next = program.instructions.data();
        for (const Operations& operations : program.runs) {
            const Instruction* const end = program.instructions.data() + operations.end;
            switch (operations.operation) {
            case Operation::add:
                repeat<Operation::add>(next, end, r);
                break;
            case Operation::subtract:
                repeat<Operation::subtract>(next, end, r);
                break;
            case Operation::multiply:
                repeat<Operation::multiply>(next, end, r);
                break;
            case Operation::multiply_and_add:
                repeat<Operation::multiply_and_add>(next, end, r);
                break;
            case Operation::divide:
                repeat<Operation::divide>(next, end, r);
                break;
            case Operation::negate:
                repeat<Operation::negate>(next, end, r);
                break;
            case Operation::root:
                repeat<Operation::root>(next, end, r);
                break;
            case Operation::exponential:
                repeat<Operation::exponential>(next, end, r);
                break;
            case Operation::logarithm:
                repeat<Operation::logarithm>(next, end, r);
                break;
            case Operation::hill:
                repeat<Operation::hill>(next, end, r);
                break;
            case Operation::hill_slope:
                repeat<Operation::hill_slope>(next, end, r);
                break;
            case Operation::power:
                repeat<Operation::power>(next, end, r);
                break;
            case Operation::power_slope:
                repeat<Operation::power_slope>(next, end, r);
                break;
            case Operation::literal:
            case Operation::constant:
            case Operation::variable:
            case Operation::raise:
            case Operation::choose:
                break;
            }
            next = end;
        }
    }

    /// What a program leaves in its registers, and what the regimes add to it.
    [[gnu::always_inline]] static inline void
    collect_derivative(const LaneProgram& program, LaneWork& work, double* slope) {
        const std::size_t n = work.plan.pattern.size;
        for (std::size_t i = 0; i < n; ++i) {
            at(work.registers, program.outputs[i]).store(slope + i * W);
        }
        for (const LaneWork::Inflow& inflow : work.inflows) {
            slope[inflow.state * W + inflow.lane] += inflow.rate;
        }
        for (const LaneWork::Hold& hold : work.holds) {
            slope[hold.state * W + hold.lane] = 0.0;
        }
    }

    [[gnu::always_inline]] static inline void differentiate(LaneWork& work) {
        const SparsityPattern& pattern = work.plan.pattern;
        const LaneProgram& program = work.plan.programs.programs[1];
        std::copy(work.start.begin(), work.start.end(), work.registers.begin());
        run(program, work);
        collect_derivative(program, work, work.slope.data());
        for (std::size_t e = 0; e < pattern.columns.size(); ++e) {
            put(work.jacobian, e, at(work.registers, program.outputs[pattern.size + e]));
        }
        for (const LaneWork::Hold& hold : work.holds) {
            for (int e = pattern.row_start[hold.state]; e < pattern.row_start[hold.state + 1];
                 ++e) {
                work.jacobian[e * W + hold.lane] = 0.0;
            }
        }
    }

    /// As SparseLu::factorise; 1 for each lane with sound pivots, else 0.
    [[gnu::always_inline]] static inline P factorise(LaneWork& work, const P& shift) {
        const LuPlan& lu = work.plan.lu;
        const std::size_t off_diagonal = lu.substitutions.size();
        std::fill(work.factors.begin(), work.factors.begin() + off_diagonal * W, 0.0);
        for (int i = 0; i < lu.size; ++i) {
            put(work.factors, off_diagonal + i, shift);
        }
        for (std::size_t e = 0; e < lu.entry_target.size(); ++e) {
            const int target = lu.entry_target[e];
            put(work.factors, target, at(work.factors, target) - at(work.jacobian, e));
        }
        std::size_t elimination = 0;
        std::size_t upper = 0;
        P sound = 1.0;
        for (int p = 0; p < lu.size; ++p) {
            const LuPlan::Row& row = lu.rows[p];
            for (; elimination < static_cast<std::size_t>(row.eliminations_end); ++elimination) {
                const LuPlan::Elimination& step = lu.eliminations[elimination];
                put(work.factors,
                    step.target,
                    at(work.factors, step.target) -
                        at(work.factors, step.lower) * at(work.factors, step.upper));
            }
            const P pivot = at(work.factors, off_diagonal + p);
            const P inverse = 1.0 / pivot;
            put(work.inverse_diagonal, row.caller_row, inverse);
            for (; upper < static_cast<std::size_t>(row.upper_end); ++upper) {
                const int value = lu.upper_of_row[upper];
                put(work.factors, value, at(work.factors, value) * inverse);
            }
            sound = sound * is_sound(work, row, pivot, shift);
        }
        for (int e = 0; e < lu.lower_count; ++e) {
            put(work.factors,
                e,
                at(work.factors, e) * at(work.inverse_diagonal, lu.substitutions[e].row));
        }
        return sound;
    }

    [[gnu::always_inline]] static inline P
    is_sound(const LaneWork& work, const LuPlan::Row& row, const P& pivot, const P& shift) {
        const P entry = row.diagonal_entry < 0 ? P(0.0) : at(work.jacobian, row.diagonal_entry);
        const P least = cancelled_pivot * (magnitude(shift) + magnitude(entry));
        const P size = magnitude(pivot);
        const P one = 1.0;
        const P none = 0.0;
        const P above(size.lanes > least.lanes ? one.lanes : none.lanes);
        return P(size.lanes <= std::numeric_limits<double>::max() ? above.lanes : none.lanes);
    }

    [[gnu::always_inline]] static inline void solve(const LaneWork& work, double* b) {
        const LuPlan& lu = work.plan.lu;
        for (int i = 0; i < lu.size; ++i) {
            (P::load(b + i * W) * at(work.inverse_diagonal, i)).store(b + i * W);
        }
        std::size_t value = 0;
        for (const LuPlan::Substitution& step : lu.substitutions) {
            double* const row = b + static_cast<std::size_t>(step.row) * W;
            const P column = P::load(b + static_cast<std::size_t>(step.column) * W);
            (P::load(row) - at(work.factors, value) * column).store(row);
            ++value;
        }
    }

    template <int Stage> [[gnu::always_inline]] static inline void compute_stage(LaneWork& work) {
        const std::size_t n = work.plan.pattern.size;
        const double* const u = work.increments.data();
        double* const target = work.increments.data() + Stage * n * W;
        if constexpr (Stage == 0) {
            std::copy(work.slope.begin(), work.slope.end(), target);
        } else {
            compute_argument<Stage>(work);
            const LaneProgram& program = work.plan.programs.programs[0];
            run(program, work);
            collect_derivative(program, work, target);
            const P per_step = 1.0 / P::load(work.step_s.data());
            for (std::size_t i = 0; i < n; ++i) {
                P sum = 0.0;
                for (std::size_t j = 0; j < Stage; ++j) {
                    sum = sum + Rodas5P::c[Stage][j] * P::load(u + (j * n + i) * W);
                }
                (P::load(target + i * W) + per_step * sum).store(target + i * W);
            }
        }
        solve(work, target);
    }

    /// Into the states of the registers: y + sum_j a_ij u_j.
    template <int Stage>
    [[gnu::always_inline]] static inline void compute_argument(LaneWork& work) {
        const std::size_t n = work.plan.pattern.size;
        const double* const u = work.increments.data();
        for (std::size_t i = 0; i < n; ++i) {
            if constexpr (Stage >= Rodas5P::full_arguments) {
                put(work.registers,
                    i,
                    at(work.registers, i) + P::load(u + ((Stage - 1) * n + i) * W));
            } else {
                P sum = at(work.start, i);
                for (std::size_t j = 0; j < Stage; ++j) {
                    sum = sum + Rodas5P::a[Stage][j] * P::load(u + (j * n + i) * W);
                }
                put(work.registers, i, sum);
            }
        }
    }

    [[gnu::always_inline]] static inline void attempt(LaneWork& work) {
        const std::size_t n = work.plan.pattern.size;
        const P step = P::load(work.step_s.data());
        const P sound = factorise(work, 1.0 / (step * Rodas5P::gamma));
        compute_stage<0>(work);
        compute_stage<1>(work);
        compute_stage<2>(work);
        compute_stage<3>(work);
        compute_stage<4>(work);
        compute_stage<5>(work);
        compute_stage<6>(work);
        compute_stage<7>(work);
        static_assert(Rodas5P::stages == 8);
        const double* const last = work.increments.data() + (Rodas5P::stages - 1) * n * W;
        for (std::size_t i = 0; i < n; ++i) {
            put(work.registers, i, at(work.registers, i) + P::load(last + i * W));
        }
        judge(work, step, sound);
    }

    /// As Integrator::judge.
    [[gnu::always_inline]] static inline void judge(LaneWork& work, const P& step, const P& sound) {
        const std::size_t n = work.plan.pattern.size;
        const double* const estimate = work.increments.data() + (Rodas5P::stages - 1) * n * W;
        P largest = 0.0;
        P sum = 0.0;
        P fit = sound;
        const P none = 0.0;
        for (std::size_t i = 0; i < n; ++i) {
            const P after = at(work.registers, i);
            const P size = larger(magnitude(at(work.start, i)), magnitude(after));
            const P scale = larger(size, at(work.floor, i));
            const int entry = work.plan.diagonal[i];
            const P forgetting = entry < 0 ? none : magnitude(at(work.jacobian, entry));
            const P share = 3.0 * step * forgetting;
            const P least = P(share.lanes < 0.1 ? P(0.1).lanes : share.lanes);
            const P clamped = P(least.lanes > 1.0 ? P(1.0).lanes : least.lanes);
            const P ratio = magnitude(P::load(estimate + i * W)) / (scale * clamped);
            sum = sum + (ratio + magnitude(after));
            largest = P(ratio.lanes > largest.lanes ? ratio.lanes : largest.lanes);
            fit = P(after.lanes < at(work.lowest, i).lanes ? none.lanes : fit.lanes);
        }
        fit =
            P(magnitude(sum).lanes <= std::numeric_limits<double>::max() ? fit.lanes : none.lanes);
        const P error = largest / work.plan.relative_tolerance;
        const P endless = std::numeric_limits<double>::infinity();
        P(fit.lanes > 0.0 ? error.lanes : endless.lanes).store(work.error.data());
    }
};

template <int W> LaneCode plain_code() {
    return {[](LaneWork& work) { Lanes<W>::differentiate(work); },
            [](LaneWork& work) { Lanes<W>::attempt(work); }};
}

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)

[[gnu::target("avx512f,avx512dq,prefer-vector-width=512"), gnu::flatten]] void
differentiate_8(LaneWork& work) {
    Lanes<8>::differentiate(work);
}
[[gnu::target("avx512f,avx512dq,prefer-vector-width=512"), gnu::flatten]] void
attempt_8(LaneWork& work) {
    Lanes<8>::attempt(work);
}
[[gnu::target("avx2"), gnu::flatten]] void differentiate_4(LaneWork& work) {
    Lanes<4>::differentiate(work);
}
[[gnu::target("avx2"), gnu::flatten]] void attempt_4(LaneWork& work) {
    Lanes<4>::attempt(work);
}

bool has_8() {
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq");
}
bool has_4() {
    return __builtin_cpu_supports("avx2");
}
LaneCode code_8() {
    return has_8() ? LaneCode{differentiate_8, attempt_8} : plain_code<8>();
}
LaneCode code_4() {
    return has_4() ? LaneCode{differentiate_4, attempt_4} : plain_code<4>();
}

#else

bool has_8() {
    return false;
}
bool has_4() {
    return false;
}
LaneCode code_8() {
    return plain_code<8>();
}
LaneCode code_4() {
    return plain_code<4>();
}

#endif

} // namespace

LaneWork::LaneWork(const LanePlan& the_plan, int how_many) : plan(the_plan), lanes(how_many) {
    const auto width = static_cast<std::size_t>(lanes);
    const auto n = static_cast<std::size_t>(plan.pattern.size);
    registers.assign(plan.programs.registers * width, 0.0);
    common.assign(plan.programs.variables + plan.programs.constants.size(),
                  std::numeric_limits<double>::quiet_NaN());
    for (Packs* const packs : {&start, &slope, &inverse_diagonal, &floor, &lowest}) {
        packs->assign(n * width, 0.0);
    }
    jacobian.assign(plan.pattern.columns.size() * width, 0.0);
    increments.assign(Rodas5P::stages * n * width, 0.0);
    factors.assign(plan.lu.value_count() * width, 0.0);
    step_s.assign(width, 1.0);
    error.assign(width, 0.0);
}

LaneCode lane_code(int lanes) {
    switch (lanes) {
    case 2:
        return plain_code<2>();
    case 4:
        return code_4();
    case 8:
        return code_8();
    default:
        throw std::invalid_argument("lanes are 2, 4 or 8");
    }
}

int fastest_lanes() {
    return has_8() ? 8 : (has_4() ? 4 : 2);
}

} // namespace disinhibit
