#include "engine/ui/panels/change_list.h"

#include <algorithm>

namespace disinhibit {
namespace {

/// The value of a parameter just before a change of it: that of the change before, else that of the files.
double value_before(const Trajectory& course, std::size_t index) {
    const std::vector<ParameterChange>& changes = course.scenario().changes;
    const ParameterChange& change = changes[index];
    const int row = course.parameters().index(change.path);
    double value =
        row < 0 ? 0.0 : course.parameters().rows[static_cast<std::size_t>(row)].quantity.value;
    double latest_s = -1.0;
    for (std::size_t i = 0; i < changes.size(); ++i) {
        const ParameterChange& other = changes[i];
        const bool earlier = other.at_s < change.at_s || (other.at_s == change.at_s && i < index);
        const bool lasts = other.until_s <= other.at_s || other.until_s > change.at_s;
        if (i != index && other.path == change.path && earlier && lasts && other.at_s >= latest_s) {
            latest_s = other.at_s;
            value = other.value;
        }
    }
    return value;
}

template <class Rows, class Make>
void append(const Rows& rows, std::vector<ChangeRow>& changes, const Make& make) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        ChangeRow row = make(rows[i], i);
        row.index = static_cast<int>(i);
        row.at_s = rows[i].at_s;
        changes.push_back(std::move(row));
    }
}

} // namespace

std::string to_text(ChangeRow::Kind kind) {
    switch (kind) {
    case ChangeRow::Kind::circuit:
        return "circuit";
    case ChangeRow::Kind::subject:
        return "subject";
    case ChangeRow::Kind::parameter:
        return "parameter";
    case ChangeRow::Kind::dose:
        return "dose";
    case ChangeRow::Kind::clamp:
        return "clamp";
    case ChangeRow::Kind::pulses:
        return "pulses";
    case ChangeRow::Kind::removal:
        return "removal";
    }
    return "";
}

Action ChangeRow::undo(const Scenario& standard) const {
    switch (kind) {
    case Kind::circuit:
        return ChooseCircuit{standard.circuit};
    case Kind::subject:
        return ChooseSubject{standard.subject};
    case Kind::parameter:
        return RemoveFromScenario{ScenarioPart::change, index};
    case Kind::dose:
        return DeleteDose{index};
    case Kind::clamp:
        return RemoveFromScenario{ScenarioPart::clamp, index};
    case Kind::pulses:
        return RemoveFromScenario{ScenarioPart::pulses, index};
    case Kind::removal:
        return RemoveFromScenario{ScenarioPart::removal, index};
    }
    return Undo{};
}

std::vector<ChangeRow> list_changes(const Trajectory& course, const Scenario& standard) {
    using Kind = ChangeRow::Kind;
    const Scenario& scenario = course.scenario();
    std::vector<ChangeRow> rows;
    if (scenario.circuit != standard.circuit) {
        rows.push_back({Kind::circuit, scenario.circuit});
    }
    if (scenario.subject != standard.subject) {
        rows.push_back({Kind::subject, scenario.subject});
    }
    const auto whole = static_cast<std::ptrdiff_t>(rows.size());
    append(scenario.changes, rows, [&](const ParameterChange& change, std::size_t i) {
        return ChangeRow{Kind::parameter,
                         change.path,
                         0,
                         value_before(course, i),
                         change.value,
                         0.0,
                         change.until_s};
    });
    append(scenario.doses, rows, [](const Dose& dose, std::size_t) {
        return ChangeRow{Kind::dose, dose.substance};
    });
    append(scenario.clamps, rows, [](const Clamp& clamp, std::size_t) {
        return ChangeRow{Kind::clamp, clamp.signal, 0, 0.0, clamp.value, 0.0, clamp.until_s};
    });
    append(scenario.pulses, rows, [](const PulseTrain& pulses, std::size_t) {
        return ChangeRow{Kind::pulses, pulses.path, 0, 0.0, pulses.height};
    });
    append(scenario.removals, rows, [](const Removal& removal, std::size_t) {
        return ChangeRow{Kind::removal, removal.substance};
    });
    std::stable_sort(rows.begin() + whole, rows.end(), [](const ChangeRow& a, const ChangeRow& b) {
        return a.at_s < b.at_s;
    });
    return rows;
}

} // namespace disinhibit
