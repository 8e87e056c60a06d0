#include "circuit/io/read/point.h"

#include <algorithm>

namespace disinhibit {
namespace {

constexpr int kMostSubjects = 1'000'000;

const ExperimentArm&
arm_of(const TableReader& table, const ExperimentRow& row, const std::string& name) {
    std::set<std::string> names;
    for (const ExperimentArm& arm : row.arms) {
        const bool usable = arm.axes.empty() && !arm.members.front().doses.empty();
        if (usable && arm.name == name) {
            return arm;
        }
        if (usable) {
            names.insert(arm.name);
        }
    }
    table.fail_quoting("arm", name, "an arm with doses and without sweeps: " + listed(names));
}

void read_time(TableReader& table, PublishedPoint& point) {
    const bool stretch = table.has("from") || table.has("to");
    if (stretch) {
        point.from_s = table.written_value("from", moment_rule);
        point.to_s = table.written_value("to", moment_rule);
        if (!(point.from_s < point.to_s)) {
            table.fail("to", "found a time that is not after `from`", "from before to");
        }
    }
    if (stretch && !table.has("at")) {
        point.at_s = 0.5 * (point.from_s + point.to_s);
        return;
    }
    point.at_s = table.written_value("at", moment_rule);
    if (!stretch) {
        point.from_s = point.to_s = point.at_s;
    } else if (point.at_s < point.from_s || point.at_s > point.to_s) {
        table.fail("at", "found a time outside", "a time between `from` and `to`");
    }
}

void read_value(TableReader& table, PublishedPoint& point) {
    const double none = largest_number * 2.0;
    point.value = table.number_or("value", none, -largest_number, largest_number);
    if (point.value == none) {
        table.fail("value", "missing", "the measured value");
    }
    point.low = point.high = point.value;
    if (!table.has("low") && !table.has("high") && !table.has("error")) {
        return;
    }
    point.low = table.number_or("low", none, -largest_number, largest_number);
    point.high = table.number_or("high", none, -largest_number, largest_number);
    point.error = table.text("error");
    if (point.low == none || point.high == none || point.low > point.value ||
        point.high < point.value) {
        table.fail("low", "found no error bar around the value", "low <= value <= high");
    }
}

} // namespace

void check_source(const TableReader& table, const std::string& source, const Library& library) {
    for (std::size_t start = 0; start < source.size();) {
        const std::size_t end = std::min(source.find("; ", start), source.size());
        const std::string key = source.substr(start, end - start);
        if (!library.references.contains(key)) {
            table.fail_quoting("source", key, "a key of references.bib");
        }
        start = end + 2;
    }
}

PublishedPoint read_point(TableReader& table, const ExperimentRow& row, const Library& library) {
    PublishedPoint point;
    point.arm = table.text("arm");
    const ExperimentArm& arm = arm_of(table, row, point.arm);
    point.signal = table.text("signal");
    point.unit = table.text("unit");
    read_time(table, point);
    read_value(table, point);
    point.count = table.count_or("n", 0, 1, kMostSubjects);
    const std::string own_species = library.subjects.at(arm.members.front().subject).species;
    point.species = table.text_or("species", own_species);
    point.route = table.text_or("route");
    if (table.has("relative_to")) {
        point.relative_to_s = table.written_value("relative_to", moment_rule);
    }
    point.source = table.text_or("source", row.source);
    check_source(table, point.source, library);
    point.note = table.text_or("note");
    table.finish();
    return point;
}

} // namespace disinhibit
