#include "engine/view/deck_file.h"

#include <fmt/format.h>

#include "circuit/describe/units.h"
#include "circuit/io/read/table_reader.h"
#include "circuit/io/read/written_quantity.h"
#include "circuit/io/report/dose_text.h"
#include "circuit/io/text/input_error.h"
#include "circuit/io/text/printable.h"
#include "engine/view/shot_text.h"

namespace disinhibit {
namespace {

constexpr int deck_version = 1;
constexpr std::size_t most_slides = 500;
constexpr std::size_t longest_notes = 20'000; ///< bytes

const FieldRule hold{"hold", {Dimension::time}, 0.0, internal_per("h"), true, false};
const FieldRule glide{"glide", {Dimension::time}, 0.0, internal_per("min"), true, false};

void require_known_version(TableReader& table) {
    const int found = table.count_or("version", deck_version, 1, 1'000'000);
    if (found > deck_version) {
        table.fail("version",
                   fmt::format("found {}, made for a newer Disinhibit", found),
                   fmt::format("{}", deck_version));
    }
}

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

Slide read_slide(TableReader& table,
                 const std::filesystem::path& file,
                 const Library& library,
                 const FindShot& find_shot) {
    Slide slide;
    const std::string name = table.text("shot");
    try {
        slide.shot = find_shot(name, file.parent_path());
    } catch (const InputError& error) {
        table.fail("shot",
                   fmt::format("found \"{}\" ({})", one_line(name), error.what()),
                   "the id of a scenario or a comparison, or a file beside the deck");
    }
    Shot& shot = slide.shot;
    shot.view.traces = false; // a hall reads the picture; a slide that wants plots says so
    shot.view = read_view(table, std::move(shot.view));
    shot.view.presenting = true;
    shot.view.panels = true;
    const double former_s = shot.time_s;
    shot.time_s = read_moment_or(table, "time", shot.time_s);
    shot.speed = read_speed_or(table, "speed", shot.speed);
    if (shot.time_s != former_s) {
        shot.motion_s = 0.0;
    }
    shot.playing = table.flag_or("playing", true);
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
        slide.doses.push_back(read_dose(table, sentence, library, given_to));
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
               const Library& library,
               const FindShot& find_shot) {
    const TomlDocument document = parse_toml(file, text);
    ReadContext context;
    TableReader root(document.root, "", document.file, context, "deck");
    require_known_version(root);
    Deck deck;
    deck.id = one_line(file.stem().string());
    deck.title = root.text("title");
    std::vector<TableReader> rows = root.tables("slide");
    if (rows.empty() || rows.size() > most_slides) {
        root.fail("slide",
                  rows.empty() ? "missing" : fmt::format("found {} slides", rows.size()),
                  fmt::format("1 to {} tables [[slide]]", most_slides));
    }
    root.finish();
    for (TableReader& row : rows) {
        deck.slides.push_back(read_slide(row, file, library, find_shot));
    }
    return deck;
}

} // namespace disinhibit
