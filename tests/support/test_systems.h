#pragma once

#include <cmath>
#include <vector>

namespace disinhibit {

/// The parts every small test system shares: a size, equal error floors, no state bound to be positive.
class PlainSystem {
  public:
    explicit PlainSystem(int size, double floor = 1.0, char non_negative = 0)
        : floor_(static_cast<std::size_t>(size), floor),
          non_negative_(static_cast<std::size_t>(size), non_negative) {}
    int size() const { return static_cast<int>(floor_.size()); }
    const std::vector<double>& error_floor() const { return floor_; }
    const std::vector<char>& non_negative() const { return non_negative_; }

  protected:
    std::vector<double> floor_;
    std::vector<char> non_negative_;
};

/// Robertson's reaction (Hairer & Wanner 1996, section IV.1): rate constants from 0.04 to 3e7 per s.
class Robertson : public PlainSystem {
  public:
    Robertson() : PlainSystem(3) { floor_ = {1e-8, 1e-13, 1e-8}; }
    template <class T> void derivative(const T* y, T* dydt) const {
        const T first = 0.04 * y[0] - 1e4 * y[1] * y[2];
        const T second = 3e7 * y[1] * y[1];
        dydt[0] = -first;
        dydt[1] = first - second;
        dydt[2] = second;
    }
};

/// dy_i/dt = sum_j c_ij y_j^2: a full Jacobian.
class AllToAll : public PlainSystem {
  public:
    explicit AllToAll(int size) : PlainSystem(size) {}
    static double coefficient(int i, int j) { return 1.0 + 0.1 * i - 0.01 * j * j; }
    template <class T> void derivative(const T* y, T* dydt) const {
        for (int i = 0; i < size(); ++i) {
            T sum = 0.0;
            for (int j = 0; j < size(); ++j) {
                sum += coefficient(i, j) * y[j] * y[j];
            }
            dydt[i] = sum;
        }
    }
};

/// A level that follows an oscillation fast upwards and slowly downwards, and remembers hundreds of its bends.
class UnevenFollower : public PlainSystem {
  public:
    UnevenFollower() : PlainSystem(3) {}
    template <class T> void derivative(const T* y, T* dydt) const {
        using std::sqrt;
        constexpr double up = 1e-2;
        constexpr double down = 1e-3;
        const T difference = y[0] - y[2];
        const T rising = 0.5 * (1.0 + difference / sqrt(difference * difference + 1e-4));
        dydt[0] = y[1];
        dydt[1] = -y[0];
        dydt[2] = (down + (up - down) * rising) * difference;
    }
};

/// Van der Pol's oscillator y_0' = y_1, y_1' = (damping (1 - y_0^2) y_1 - y_0 + input), non-linear and mildly stiff.
class SwitchedOscillator : public PlainSystem {
  public:
    SwitchedOscillator() : PlainSystem(2, 0.1) {}
    double damping = 5.0;
    double input = 0.0;
    template <class T> void derivative(const T* y, T* dydt) const {
        dydt[0] = y[1];
        dydt[1] = damping * ((1.0 - y[0] * y[0]) * y[1]) - y[0] + input;
    }
};

/// An amount removed by a saturable process, dy/dt = -y / (0.001 + y): nearly empties in finite time.
class SmoothSink : public PlainSystem {
  public:
    SmoothSink() : PlainSystem(1, 1e-3, 1) {}
    template <class T> void derivative(const T* y, T* dydt) const {
        dydt[0] = -y[0] / (0.001 + y[0]);
    }
};

/// y_0 rests, y_1 is drained at 1 per s whatever is left: an impossible model.
class ConstantDrain : public PlainSystem {
  public:
    ConstantDrain() : PlainSystem(2, 1e-2, 1) {}
    template <class T> void derivative(const T* y, T* dydt) const {
        dydt[0] = 0.0 * y[0];
        dydt[1] = 0.0 * y[1] - 1.0;
    }
};

/// y_1' = y_1^2 becomes infinite in finite time.
class BlowUp : public PlainSystem {
  public:
    BlowUp() : PlainSystem(2) {}
    template <class T> void derivative(const T* y, T* dydt) const {
        dydt[0] = -y[0];
        dydt[1] = y[1] * y[1];
    }
};

/// y_1' = log(y_0 - 1): not a number for y_0 < 1.
class LogarithmOfState : public PlainSystem {
  public:
    LogarithmOfState() : PlainSystem(2) {}
    template <class T> void derivative(const T* y, T* dydt) const {
        dydt[0] = -y[0];
        dydt[1] = logarithm(y[0] - 1.0);
    }
};

} // namespace disinhibit
