#include "circuit/io/report/write_scenario.h"

#include <fmt/format.h>

#include <memory>

#include "circuit/io/read/dose_amount.h"
#include "circuit/io/read/parameter_value.h"
#include "circuit/io/report/json.h"
#include "circuit/io/text/write_file.h"
#include "circuit/model.h"

namespace disinhibit {
namespace {

std::string line(const char* key, const std::string& text) {
    return fmt::format("{} = {}\n", key, json_string(text));
}

/// Puts the parts of a scenario one after the other.
class ScenarioWriter {
  public:
    ScenarioWriter(const Scenario& scenario, const Library& library, const std::string& path)
        : scenario_(scenario), library_(library), path_(path) {}

    std::string text() {
        text_ += line("name", scenario_.name);
        if (!scenario_.text.empty()) {
            text_ += line("text", scenario_.text);
        }
        if (!scenario_.group.empty()) {
            text_ += line("group", scenario_.group);
        }
        text_ += line("subject", scenario_.subject) + line("circuit", scenario_.circuit);
        text_ += line("duration", exact_time_text(scenario_.duration_s));
        text_ += line("report_every", exact_time_text(scenario_.report_every_s));
        text_ += line("open_at", exact_time_text(scenario_.open_at_s));
        for (const Dose& dose : scenario_.doses) {
            add(dose);
        }
        for (const Removal& removal : scenario_.removals) {
            text_ += row("removal") + line("substance", removal.substance) +
                     line("at", exact_time_text(removal.at_s));
            text_ += removal.everywhere ? "everywhere = true\n" : "";
        }
        for (const ParameterChange& change : scenario_.changes) {
            text_ += row("change") + line("path", change.path) +
                     line("value", parameter_text(change.path, change.value));
            text_ += change.beyond_range ? "beyond_range = true\n" : "";
            add_window(change.at_s, change.until_s);
        }
        for (const Clamp& clamp : scenario_.clamps) {
            text_ += row("clamp") + line("signal", clamp.signal) +
                     line("value", signal_text(clamp.signal, clamp.value));
            add_window(clamp.at_s, clamp.until_s);
            text_ += clamp.if_present ? "if_present = true\n" : "";
        }
        for (const PulseTrain& train : scenario_.pulses) {
            add(train);
        }
        return text_;
    }

  private:
    std::string row(const char* name) const { return fmt::format("\n[[{}{}]]\n", path_, name); }

    void add(const Dose& dose) {
        text_ += row("dose") + line("substance", dose.substance);
        const std::string amount = exact_amount_text(dose, library_);
        text_ += line(dose.to_level_nM > 0.0 ? "to_level" : "amount", amount);
        text_ +=
            amount == dose.written || !says_the_same(dose) ? "" : line("written", dose.written);
        text_ += line("route", dose.route) + line("at", exact_time_text(dose.at_s));
        text_ += dose.over_s > 0.0 ? line("over", exact_time_text(dose.over_s)) : "";
        if (dose.strength_fraction > 0.0) {
            text_ += line("strength", exact_strength_text(dose));
        }
        if (dose.every_s > 0.0) {
            text_ += line("every", exact_time_text(dose.every_s)) +
                     fmt::format("count = {}\n", dose.count);
        }
    }

    /// Only words that the reader understands as this amount ("2 drinks") are worth writing.
    bool says_the_same(const Dose& dose) const {
        Dose said;
        try {
            read_amount(dose.written,
                        library_.substances.at(dose.substance),
                        library_.subjects.at(scenario_.subject),
                        said,
                        {},
                        "written");
        } catch (const InputError&) {
            return false;
        }
        return said.mass_kg == dose.mass_kg && said.amount_nmol == dose.amount_nmol &&
               said.basis == dose.basis;
    }

    void add(const PulseTrain& train) {
        text_ += row("pulses") + line("path", train.path) +
                 line("height", parameter_text(train.path, train.height)) +
                 line("at", exact_time_text(train.at_s)) +
                 line("frequency", format_number(train.frequency_hz) + " Hz") +
                 line("width", exact_time_text(train.width_s)) +
                 fmt::format("count = {}\n", train.count);
    }

    void add_window(double at_s, double until_s) {
        text_ += line("at", exact_time_text(at_s));
        text_ += until_s > at_s ? line("until", exact_time_text(until_s)) : "";
    }

    std::string parameter_text(const std::string& path, double value) {
        const Parameter& row = require_parameter(model().parameters, path, {}, "path");
        return exact_parameter_text(value, row, library_);
    }

    std::string signal_text(const std::string& path, double value) {
        const Signal& row = require_signal(model().signals, path, {}, "signal");
        return exact_signal_text(value, row, library_);
    }

    const Model& model() {
        if (!model_) {
            model_ = make_model(library_, scenario_);
        }
        return *model_;
    }

    const Scenario& scenario_;
    const Library& library_;
    const std::string& path_;
    std::shared_ptr<const Model> model_;
    std::string text_;
};

} // namespace

std::string
scenario_text(const Scenario& scenario, const Library& library, const std::string& path) {
    return ScenarioWriter(scenario, library, path).text();
}

void write_scenario(const Scenario& scenario,
                    const Library& library,
                    const std::filesystem::path& file) {
    write_file(file, scenario_text(scenario, library));
}

} // namespace disinhibit
