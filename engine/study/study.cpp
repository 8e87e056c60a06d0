#include "engine/study/study.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <utility>

#include "circuit/io/report/json.h"
#include "circuit/io/text/field_reader.h"

namespace disinhibit {
namespace {

constexpr double most_courses = 1e15;
constexpr std::uint64_t most_exact_seed = 1ULL << 53U; ///< as a number of TOML

/// Each key with its words, as files and command line have it.
class StudyReader {
  public:
    explicit StudyReader(FieldReader& root) : root_(root) {}

    Study read() {
        study_.kind = root_.choice<StudyKind>("study",
                                              {{"population", StudyKind::population},
                                               {"sweep", StudyKind::sweep},
                                               {"sensitivity", StudyKind::sensitivity},
                                               {"fit", StudyKind::fit}});
        read_protocol();
        if (study_.kind == StudyKind::fit) {
            read_fit();
        } else {
            read_tables();
        }
        root_.optional_table("made");
        root_.finish();
        return study_;
    }

  private:
    /// What all but a fit say of their tables.
    void read_tables() {
        study_.signals = listed_texts("signals");
        study_.thresholds = root_.texts("threshold");
        if (study_.kind == StudyKind::population) {
            read_population();
        } else {
            study_.over = root_.texts("over");
            study_.summaries = root_.texts("summaries");
        }
        if (study_.kind == StudyKind::sensitivity) {
            read_sensitivity();
        } else {
            study_.tidy = root_.choice<bool>("shape", {{"wide", false}, {"tidy", true}}, false);
        }
    }

    void read_fit() {
        study_.data = root_.text("data");
        study_.over = root_.texts("over");
        study_.error = root_.choice<ErrorModel>(
            "error",
            {{"proportional", ErrorModel::proportional}, {"constant", ErrorModel::constant}},
            study_.error);
        study_.samples = whole_number_or("samples", 0.0, 1.0, most_courses);
        read_seed();
    }

    void read_protocol() {
        study_.scenario = root_.text("scenario");
        study_.hypothesis = root_.text_or("hypothesis");
        study_.subject = root_.text_or("subject");
        study_.assignments = root_.texts("set");
        study_.doses = root_.texts("dose");
        study_.beyond = root_.flag_or("beyond", false);
        study_.duration = root_.text_or("duration");
        study_.tolerance = root_.number_or("tolerance", 0.0, 1e-12, 1e-2);
    }

    /// Several texts as one with commas between them.
    std::string listed_texts(const char* key) {
        std::string all;
        for (const std::string& text : root_.texts(key)) {
            all += (all.empty() ? "" : ",") + text;
        }
        return all;
    }

    double whole_number_or(const char* key, double otherwise, double low, double high) {
        const double number = root_.number_or(key, otherwise, low, high);
        if (number != std::floor(number)) {
            root_.fail(key, fmt::format("found {}", number), "a whole number");
        }
        return number;
    }

    /// A whole number, or a text of one, since numbers of TOML are not large enough for all of them.
    void read_seed() {
        const toml::node* node = root_.tree().get("seed");
        if (node == nullptr || !node->is_string()) {
            study_.seed = static_cast<std::uint64_t>(
                whole_number_or("seed", 0.0, 0.0, static_cast<double>(most_exact_seed)));
            return;
        }
        const std::string text = root_.text("seed");
        const char* const end = text.data() + text.size();
        const auto [rest, fault] = std::from_chars(text.data(), end, study_.seed);
        if (fault != std::errc{} || rest != end) {
            root_.fail_quoting("seed", text, "a whole number from 0 to 18446744073709551615");
        }
    }

    void read_population() {
        study_.people = whole_number_or("people", study_.people, 1.0, most_courses);
        read_seed();
        study_.every = root_.text_or("every");
        study_.percentiles = root_.numbers("percentiles");
    }

    void read_sensitivity() {
        study_.method = root_.choice<SensitivityMethod>(
            "method",
            {{"morris", SensitivityMethod::morris}, {"sobol", SensitivityMethod::sobol}},
            study_.method);
        study_.samples = whole_number_or("samples", 0.0, 2.0, most_courses);
        read_seed();
    }

    FieldReader& root_;
    Study study_;
};

/// Lines "key = value" of what is not as usual.
class StudyWriter {
  public:
    void text(const char* key, const std::string& value) {
        if (!value.empty()) {
            line(key, json_string(value));
        }
    }
    void texts(const char* key, const std::vector<std::string>& values) {
        std::string list;
        for (const std::string& value : values) {
            list += (list.empty() ? "" : ", ") + json_string(value);
        }
        if (!values.empty()) {
            line(key, "[" + list + "]");
        }
    }
    void number(const char* key, double value, double usual) {
        if (value != usual) {
            line(key, format_number(value));
        }
    }
    void line(const char* key, const std::string& value) {
        text_ += fmt::format("{} = {}\n", key, value);
    }
    std::string take() { return std::move(text_); }

  private:
    std::string text_;
};

} // namespace

const char* word_of(StudyKind kind) {
    switch (kind) {
    case StudyKind::population:
        return "population";
    case StudyKind::sweep:
        return "sweep";
    case StudyKind::sensitivity:
        return "sensitivity";
    case StudyKind::fit:
        return "fit";
    }
    return "";
}

const char* word_of(ErrorModel error) {
    return error == ErrorModel::proportional ? "proportional" : "constant";
}

const char* word_of(SensitivityMethod method) {
    return method == SensitivityMethod::morris ? "morris" : "sobol";
}

Study read_study(const std::filesystem::path& file, FieldLog* log) {
    const TomlDocument document = parse_toml(file);
    FieldReader root(document, "study", log);
    return StudyReader(root).read();
}

std::string study_text(const Study& study) {
    const Study usual;
    StudyWriter out;
    out.text("study", word_of(study.kind));
    out.text("scenario", study.scenario);
    out.text("hypothesis", study.hypothesis);
    out.text("subject", study.subject);
    out.texts("set", study.assignments);
    out.texts("dose", study.doses);
    if (study.beyond) {
        out.line("beyond", "true");
    }
    out.text("duration", study.duration);
    out.number("tolerance", study.tolerance, 0.0);
    out.text("signals", study.signals);
    out.texts("threshold", study.thresholds);
    if (study.kind == StudyKind::population) {
        out.line("people", fmt::format("{:.0f}", study.people));
        out.text("every", study.every);
        std::string list;
        for (const double percentile : study.percentiles) {
            list += (list.empty() ? "" : ", ") + format_number(percentile);
        }
        if (!list.empty()) {
            out.line("percentiles", "[" + list + "]");
        }
    } else {
        out.texts("over", study.over);
        out.texts("summaries", study.summaries);
    }
    out.text("data", study.data);
    if (study.kind == StudyKind::fit) {
        out.text("error", word_of(study.error));
    }
    if (study.kind == StudyKind::sensitivity) {
        out.text("method", word_of(study.method));
    }
    out.number("samples", study.samples, 0.0);
    if (study.tidy) {
        out.text("shape", "tidy");
    }
    if (study.kind != StudyKind::sweep) {
        const std::string seed = std::to_string(study.seed);
        study.seed > most_exact_seed ? out.text("seed", seed) : out.line("seed", seed);
    }
    return out.take();
}

} // namespace disinhibit
