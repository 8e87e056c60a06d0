#include "engine/view/deck_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "circuit/course/simulate.h"
#include "circuit/describe/model_error.h"
#include "circuit/describe/units.h"
#include "circuit/io/read/table_reader.h"
#include "circuit/io/report/dose_text.h"
#include "circuit/io/text/input_error.h"
#include "circuit/io/text/printable.h"

namespace disinhibit {
namespace {

constexpr std::size_t longest_notes = 20'000; ///< bytes

const FieldRule hold{"hold", {Dimension::time}, 0.0, internal_per("h"), true, false};
const FieldRule glide{"glide", {Dimension::time}, 0.0, internal_per("min"), true, false};

/// A dose of a slide comes when it is asked for: its sentence says no time.
Dose read_dose(TableReader& table,
               const std::string& sentence,
               const Library& library,
               const Scenario& scenario) {
    try {
        return parse_dose(sentence, library, library.subjects.at(scenario.subject));
    } catch (const InputError& error) {
        table.fail("doses",
                   fmt::format("found \"{}\" ({})", one_line(sentence), error.what()),
                   "doses such as \"AMOUNT SUBSTANCE ROUTE over TIME\"");
    }
}

/// Throws InputError unless both sides can be run.
void check_runs(const TableReader& table, const Shot& shot, const Library& library) {
    try {
        start_trajectory(library, shot.a.scenario);
        if (shot.b) {
            start_trajectory(library, shot.b->scenario);
        }
    } catch (const ModelError& error) {
        table.fail(table.has("a") ? "a" : "shot",
                   fmt::format("found a run of {} with \"{}\"", error.where, one_line(error.found)),
                   error.expected);
    }
}

Slide read_slide(TableReader& table, const ShotSources& sources) {
    Slide slide;
    slide.shot = read_row_runs(table, sources);
    Shot& shot = slide.shot;
    shot.view.theme.clear();  // that of the hall, unless the slide says another
    shot.view.traces = false; // a hall reads the picture; a slide that wants plots says so
    shot.playing = true;
    const double former_s = shot.time_s;
    read_row_looks(table, shot);
    shot.motion_s = shot.time_s == former_s ? shot.motion_s : 0.0;
    shot.view.presenting = true;
    shot.view.panels = true;
    slide.notes = table.text_or("notes");
    if (slide.notes.size() > longest_notes) {
        table.fail("notes",
                   fmt::format("found {} bytes", slide.notes.size()),
                   fmt::format("at most {}", longest_notes));
    }
    slide.hold_s = table.written_value_or("hold", hold, slide.hold_s);
    slide.glide_s = table.written_value_or("glide", glide, slide.glide_s);
    const Scenario& given_to =
        shot.active == Side::b && shot.b ? shot.b->scenario : shot.a.scenario;
    for (const std::string& sentence : table.texts("doses")) {
        slide.doses.push_back(read_dose(table, sentence, sources.library, given_to));
    }
    table.finish();
    check_runs(table, shot, sources.library);
    return slide;
}

constexpr const char* slide_header = "\n[[slide]]";

/// Where a line begins, counted from 1; the end for none.
std::size_t line_start(const std::string& text, int line) {
    std::size_t at = 0;
    for (int i = 1; i < line && at < text.size(); ++i) {
        at = std::min(text.find('\n', at), text.size() - 1) + 1;
    }
    return line > 0 ? at : text.size();
}

/// As much of a deck as can be parsed: the slides before a fault, which is put into `fault`. Throws InputError where there
/// are none.
TomlDocument
parse_beginning(const std::filesystem::path& file, std::string text, std::string& fault) {
    constexpr int most_tries = 16; // a text left open hides the headers that follow it
    for (int i = 0; i < most_tries; ++i) {
        try {
            return parse_toml(file, text);
        } catch (const InputError& error) {
            fault = fault.empty() ? error.what() : fault;
            const std::size_t line = line_start(text, error.line());
            const std::size_t end = line > 0 ? text.rfind(slide_header, line - 1) : 0;
            if (end == std::string::npos || end == 0 || text.find(slide_header) == end) {
                throw InputError(fault);
            }
            text.resize(end + 1);
        }
    }
    throw InputError(fault);
}

/// What `read` throws about the file, in one line; empty: nothing.
template <class Read> std::string fault_of(const Read& read) {
    try {
        read();
    } catch (const InputError& error) {
        return error.what();
    }
    return "";
}

/// In the place of a slide that cannot be shown: somebody at rest, who stands still, under the line that says why. A hall
/// need not know in which folder.
Slide faulty_slide(const std::filesystem::path& file,
                   const std::string& fault,
                   const ShotSources& sources) {
    constexpr std::size_t longest_line = 300;
    const std::string path = file.string();
    Slide slide;
    slide.fault = fault;
    slide.notes = fault;
    slide.shot = shot_of_scenario(sources.library.scenarios.at(sources.library.default_scenario),
                                  sources.speed);
    View& view = slide.shot.view;
    view.presenting = true;
    view.traces = false;
    view.caption = one_line(
        fault.starts_with(path) ? file.filename().string() + fault.substr(path.size()) : fault,
        longest_line);
    std::ranges::replace(view.caption, '|', '/'); // no colours
    return slide;
}

} // namespace

bool is_deck(const std::string& text) {
    try {
        const TomlDocument document = parse_toml("deck", text);
        return FieldReader(document, "deck").has("slide");
    } catch (const InputError&) {
        return ("\n" + text).find(slide_header + std::string("\n")) != std::string::npos;
    }
}

std::string deck_title(const std::string& text) {
    try {
        const TomlDocument document = parse_toml("deck", text);
        return FieldReader(document, "deck").text_or("title");
    } catch (const InputError&) {
        return "";
    }
}

Deck read_deck(const std::filesystem::path& file,
               const std::string& text,
               const ShotSources& sources,
               FieldLog* log) {
    std::string cut_off;
    const TomlDocument document = parse_beginning(file, text, cut_off);
    ReadContext context;
    context.log = log;
    TableReader root(document, context, "deck");
    Deck deck;
    deck.id = deck.title = one_line(file.stem().string());
    std::vector<TableReader> rows = read_shot_rows(root, "slide");
    deck.fault = fault_of([&] {
        check_rows_version(root);
        deck.title = root.text("title");
        root.finish();
    });
    for (TableReader& row : rows) {
        Slide slide;
        const std::string fault = fault_of([&] { slide = read_slide(row, sources); });
        deck.slides.push_back(fault.empty() ? std::move(slide)
                                            : faulty_slide(file, fault, sources));
    }
    if (!cut_off.empty()) {
        deck.slides.push_back(faulty_slide(file, cut_off, sources));
    }
    std::size_t bad = 0;
    for (const Slide& slide : deck.slides) {
        deck.fault = deck.fault.empty() ? slide.fault : deck.fault;
        bad += slide.fault.empty() ? 0 : 1;
    }
    if (bad == deck.slides.size()) {
        throw InputError(deck.fault);
    }
    return deck;
}

} // namespace disinhibit
