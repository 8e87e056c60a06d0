#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <string>
#include <vector>

#include "engine/core/color.h"

/// How colours look to people whose eyes lack one kind of cone, and how far two of them lie apart.
namespace disinhibit {

using Vector3 = std::array<double, 3>;
using Matrix3 = std::array<Vector3, 3>;

struct Vision {
    std::string name;
    Matrix3 matrix; ///< on linear sRGB
};

/// Machado, Oliveira & Fernandes, "A physiologically-based model for simulation of color vision deficiency", IEEE
/// Transactions on Visualization and Computer Graphics 15 (2009) 1291-1298, severity 1.0.
inline const std::vector<Vision>& visions() {
    static const std::vector<Vision> all{
        {"normal", {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}},
        {"protanopia",
         {{{0.152286, 1.052583, -0.204868},
           {0.114503, 0.786281, 0.099216},
           {-0.003882, -0.048116, 1.051998}}}},
        {"deuteranopia",
         {{{0.367322, 0.860646, -0.227968},
           {0.280085, 0.672501, 0.047413},
           {-0.011820, 0.042940, 0.968881}}}},
        {"tritanopia",
         {{{1.255528, -0.076749, -0.178779},
           {-0.078411, 0.930809, 0.147602},
           {0.004733, 0.691367, 0.303900}}}},
    };
    return all;
}

inline Vector3 times(const Matrix3& matrix, const Vector3& v) {
    Vector3 product{};
    for (std::size_t row = 0; row < 3; ++row) {
        product[row] = matrix[row][0] * v[0] + matrix[row][1] * v[1] + matrix[row][2] * v[2];
    }
    return product;
}

inline double linear_light(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

/// CIE L*a*b* (D65) of a colour as `vision` sees it.
inline Vector3 lab_of(const Color& color, const Vision& vision) {
    Vector3 rgb =
        times(vision.matrix, {linear_light(color.r), linear_light(color.g), linear_light(color.b)});
    for (double& channel : rgb) {
        channel = std::clamp(channel, 0.0, 1.0);
    }
    const Matrix3 to_xyz{{{0.4124564, 0.3575761, 0.1804375},
                          {0.2126729, 0.7151522, 0.0721750},
                          {0.0193339, 0.1191920, 0.9503041}}};
    const Vector3 xyz = times(to_xyz, rgb);
    const auto f = [](double t) {
        return t > 216.0 / 24389.0 ? std::cbrt(t) : (24389.0 / 27.0 * t + 16.0) / 116.0;
    };
    const double x = f(xyz[0] / 0.95047);
    const double y = f(xyz[1]);
    const double z = f(xyz[2] / 1.08883);
    return {116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)};
}

/// CIEDE2000: Sharma, Wu & Dalal, "The CIEDE2000 color-difference formula", Color Research and Application 30 (2005) 21-30.
inline double ciede2000(const Vector3& one, const Vector3& two) {
    constexpr double pi = std::numbers::pi;
    const auto degrees = [](double angle) { return angle * pi / 180.0; };
    const auto seventh = [](double c) {
        return std::sqrt(std::pow(c, 7) / (std::pow(c, 7) + std::pow(25.0, 7)));
    };
    const double mean_c = (std::hypot(one[1], one[2]) + std::hypot(two[1], two[2])) / 2.0;
    const double g = 0.5 * (1.0 - seventh(mean_c));
    const double a1 = one[1] * (1.0 + g);
    const double a2 = two[1] * (1.0 + g);
    const double c1 = std::hypot(a1, one[2]);
    const double c2 = std::hypot(a2, two[2]);
    const auto hue = [&](double a, double b) {
        const double h = std::atan2(b, a);
        return h < 0.0 ? h + 2.0 * pi : h;
    };
    const double h1 = hue(a1, one[2]);
    const double h2 = hue(a2, two[2]);
    const bool grey = c1 * c2 == 0.0;
    double dh = grey ? 0.0 : h2 - h1;
    dh += dh > pi ? -2.0 * pi : dh < -pi ? 2.0 * pi : 0.0;
    const double dl = two[0] - one[0];
    const double dc = c2 - c1;
    const double d_hue = 2.0 * std::sqrt(c1 * c2) * std::sin(dh / 2.0);
    const double l = (one[0] + two[0]) / 2.0;
    const double c = (c1 + c2) / 2.0;
    double h = (h1 + h2) / 2.0;
    if (grey) {
        h = h1 + h2;
    } else if (std::abs(h1 - h2) > pi) {
        h += h1 + h2 < 2.0 * pi ? pi : -pi;
    }
    const double t = 1.0 - 0.17 * std::cos(h - degrees(30)) + 0.24 * std::cos(2 * h) +
                     0.32 * std::cos(3 * h + degrees(6)) - 0.20 * std::cos(4 * h - degrees(63));
    const double from_50 = (l - 50.0) * (l - 50.0);
    const double s_l = 1.0 + 0.015 * from_50 / std::sqrt(20.0 + from_50);
    const double s_c = 1.0 + 0.045 * c;
    const double s_h = 1.0 + 0.015 * c * t;
    const double turn = (h - degrees(275)) / degrees(25);
    const double r_t = -2.0 * seventh(c) * std::sin(degrees(60) * std::exp(-turn * turn));
    const double l_part = dl / s_l;
    const double c_part = dc / s_c;
    const double h_part = d_hue / s_h;
    return std::sqrt(l_part * l_part + c_part * c_part + h_part * h_part + r_t * c_part * h_part);
}

/// How far two colours lie apart for this vision, CIEDE2000.
inline double distance_seen(const Color& a, const Color& b, const Vision& vision) {
    return ciede2000(lab_of(a, vision), lab_of(b, vision));
}

} // namespace disinhibit
