#include "engine/ui/widgets/time_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "circuit/describe/units.h"
#include "engine/core/number_text.h"

namespace disinhibit {
namespace {

const double minute = internal_per("min");
const double hour = internal_per("h");
const double day = internal_per("d");
const double week = 7.0 * day;

/// Round speeds between the slowest and the fastest stop.
const std::vector<double>& speed_ladder() {
    static const std::vector<double> ladder{
        0.01, 0.02,     0.05,     0.1,       0.2,        0.5,        1.0,         2.0,
        5.0,  10.0,     20.0,     minute,    2 * minute, 5 * minute, 10 * minute, 20 * minute,
        hour, 2 * hour, 6 * hour, 12 * hour, day,        2 * day,    4 * day,     week};
    return ladder;
}

/// At most three significant digits, no trailing zeros.
std::string short_number(double value) {
    return short_text(value, 3);
}

} // namespace

std::string clock_text(double t_s, double speed) {
    const double shown_s = std::max(t_s, 0.0);
    const auto whole = [](double value) { return static_cast<long>(std::floor(value + 1e-9)); };
    const long days = whole(shown_s / day);
    const long hours = whole((shown_s - static_cast<double>(days) * day) / hour);
    const long minutes = whole(std::fmod(shown_s, hour) / minute) % 60;
    if (speed >= 3.0 * hour) {
        return fmt::format("{} d {} h", days, hours);
    }
    const std::string day_part = days > 0 ? fmt::format("{} d ", days) : "";
    if (speed >= 0.5 * minute) {
        return fmt::format("{}{} h {:02} min", day_part, hours, minutes);
    }
    const double seconds = std::fmod(shown_s, minute);
    const std::string long_part =
        days > 0 || hours > 0 ? fmt::format("{}{} h ", day_part, hours) : "";
    if (speed >= 0.5) {
        return fmt::format("{}{} min {:02} s", long_part, minutes, whole(seconds));
    }
    const double cut = std::floor(seconds * 100.0 + 1e-6) / 100.0;
    return fmt::format("{}{} min {:05.2f} s", long_part, minutes, cut);
}

std::string duration_text(double t_s) {
    const double length = std::abs(t_s);
    if (length < minute) {
        return short_number(t_s) + " s";
    }
    if (length < hour) {
        return short_number(t_s / minute) + " min";
    }
    if (length < 2.0 * day) {
        return short_number(t_s / hour) + " h";
    }
    return short_number(t_s / day) + " d";
}

std::string moment_text(const Texts& texts, double t_s) {
    return t_s == 0.0 ? texts.get("time.at_start")
                      : texts.get("time.at", {{"time", duration_text(t_s)}});
}

std::string speed_text(double speed, const std::string& real_time, const std::string& day_word) {
    if (std::abs(speed - 1.0) < 5e-3) {
        return real_time;
    }
    if (speed < 1.0) {
        return "×" + fmt::format("{:.2g}", speed);
    }
    const auto per_second = [](double value, const std::string& unit) {
        return fmt::format("{:.2g} {}/s", value, unit);
    };
    if (speed < 0.995 * minute) {
        return per_second(speed, "s");
    }
    if (speed < 0.995 * hour) {
        return per_second(speed / minute, "min");
    }
    if (speed < 0.995 * day) {
        return per_second(speed / hour, "h");
    }
    return per_second(speed / day, day_word);
}

const std::vector<double>& speed_stops() {
    static const std::vector<double> stops{0.01, 1.0, minute, hour, day, week};
    return stops;
}

double speed_position(double speed) {
    const auto& stops = speed_stops();
    const double bounded = std::clamp(speed, stops.front(), stops.back());
    const std::size_t last = stops.size() - 1;
    std::size_t i = 0;
    while (i + 1 < last && bounded > stops[i + 1]) {
        ++i;
    }
    const double share = std::log(bounded / stops[i]) / std::log(stops[i + 1] / stops[i]);
    return (static_cast<double>(i) + share) / static_cast<double>(last);
}

double speed_at(double position, double snap) {
    const auto& stops = speed_stops();
    const double last = static_cast<double>(stops.size() - 1);
    const double place = std::clamp(position, 0.0, 1.0) * last;
    const double nearest = std::round(place);
    if (std::abs(place - nearest) <= snap * last) {
        return stops[static_cast<std::size_t>(nearest)];
    }
    const std::size_t i = static_cast<std::size_t>(std::min(std::floor(place), last - 1.0));
    const double share = place - static_cast<double>(i);
    return stops[i] * std::pow(stops[i + 1] / stops[i], share);
}

double next_speed(double speed, int direction) {
    const auto& ladder = speed_ladder();
    if (direction > 0) {
        const auto above = std::upper_bound(ladder.begin(), ladder.end(), speed * 1.001);
        return above == ladder.end() ? ladder.back() : *above;
    }
    const auto below = std::lower_bound(ladder.begin(), ladder.end(), speed * 0.999);
    return below == ladder.begin() ? ladder.front() : *(below - 1);
}

} // namespace disinhibit
