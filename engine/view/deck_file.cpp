#include "engine/view/deck_file.h"

#include <fmt/format.h>

#include "circuit/describe/units.h"
#include "circuit/io/read/table_reader.h"
#include "circuit/io/read/written_quantity.h"
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
    return slide;
}

} // namespace

bool is_deck(const std::string& text) {
    try {
        const TomlDocument document = parse_toml("deck", text);
        return document.root.contains("slide");
    } catch (const InputError&) {
        return false;
    }
}

std::string deck_title(const std::string& text) {
    try {
        return parse_toml("deck", text).root["title"].value_or(std::string());
    } catch (const InputError&) {
        return "";
    }
}

Deck read_deck(const std::filesystem::path& file,
               const std::string& text,
               const ShotSources& sources) {
    const TomlDocument document = parse_toml(file, text);
    ReadContext context;
    TableReader root(document.root, "", document.file, context, "deck");
    std::vector<TableReader> rows = read_shot_rows(root, "slide");
    Deck deck;
    deck.id = one_line(file.stem().string());
    deck.title = root.text("title");
    root.finish();
    for (TableReader& row : rows) {
        deck.slides.push_back(read_slide(row, sources));
    }
    return deck;
}

} // namespace disinhibit
