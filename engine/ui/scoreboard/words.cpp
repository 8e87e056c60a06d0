#include "engine/core/number_text.h"
#include "engine/ui/scoreboard/panel.h"

namespace disinhibit {

std::string scoreboard_value(const PanelContext& panel, const ExperimentRow& row, double value) {
    if (row.kind != RowKind::sign) {
        return short_text(value, scoreboard_digits);
    }
    if (row.statement) {
        return panel.text(value > 0.5 ? "scoreboard.yes" : "scoreboard.no");
    }
    return value > 0.5 ? "+" : value < -0.5 ? "−" : "0";
}

std::string scoreboard_role(const PanelContext& panel, const ExperimentRow& row) {
    const Standing standing = standing_of(row);
    const bool apart = standing == Standing::loose || standing == Standing::superseded;
    return apart ? panel.text("scoreboard.standing." + to_text(standing))
                 : panel.text("scoreboard.role." + to_text(row.role));
}

std::string interval_text(const PanelContext& panel, const HitInterval& interval) {
    const std::string low = short_text(interval.low, scoreboard_digits);
    return is_open_above(interval.high)
               ? panel.text("scoreboard.band_open", {{"low", low}})
               : panel.text("scoreboard.band",
                            {{"low", low}, {"high", short_text(interval.high, scoreboard_digits)}});
}

std::string first_sight_text(const PanelContext& panel, const ExperimentRow& row) {
    if (!row.first_seen) {
        return "";
    }
    const FirstSight& first = *row.first_seen;
    const std::string unit = row.kind == RowKind::sign ? "" : " " + row.unit;
    return first.value ? panel.text("scoreboard.first_value",
                                    {{"value", scoreboard_value(panel, row, *first.value) + unit},
                                     {"science", first.science.substr(0, 8)}})
                       : panel.text("scoreboard.first_none", {{"reason", first.reason}});
}

std::string standing_text(const PanelContext& panel, const RowResult& result) {
    if (result.standing == Standing::counted) {
        return "";
    }
    return panel.text("scoreboard.apart_because." + to_text(result.standing),
                      {{"row", result.superseded_by}});
}

} // namespace disinhibit
