#include "engine/app/offscreen/pictures.h"

#include <fmt/format.h>

#include <optional>
#include <vector>

#include "circuit/io/read/table_reader.h"
#include "circuit/io/read/written_quantity.h"
#include "circuit/io/text/input_error.h"
#include "circuit/io/text/printable.h"
#include "circuit/io/text/read_file.h"
#include "circuit/io/text/standard_output.h"
#include "circuit/io/text/toml_document.h"
#include "circuit/io/text/write_file.h"
#include "engine/app/offscreen/offscreen.h"
#include "engine/app/window/asked_shot.h"
#include "engine/core/version.h"
#include "engine/view/shot_row.h"

namespace disinhibit {
namespace {

constexpr PixelSize moment_size{1920, 1080};

Picture read_picture(TableReader& row, const ProgramData& data) {
    Picture picture;
    picture.one_level = row.has("level");
    picture.one_theme = row.has("theme");
    picture.shot = read_row_runs(row, sources_of(data));
    read_row_looks(row, picture.shot);
    picture.id = row.has("id") ? row.id("id") : picture.shot.a.scenario.id;
    if (!is_id(picture.id)) {
        row.fail_quoting("id", picture.id, "a name made of a-z, 0-9 and _");
    }
    for (const std::string& size : row.texts("windows")) {
        try {
            picture.windows.push_back(parse_size(size, "windows"));
        } catch (const InputError& error) {
            row.fail_quoting("windows", size, error.expected());
        }
    }
    picture.text_scales = row.numbers("text_scales");
    if (picture.windows.empty() != picture.text_scales.empty()) {
        row.fail("windows", "found one without the other", "`windows` and `text_scales`");
    }
    row.finish();
    return picture;
}

/// Draws pictures into a folder and notes them for the page that shows them.
class Exhibition {
  public:
    Exhibition(ProgramData& data, std::filesystem::path folder)
        : data_(data), folder_(std::move(folder)) {}

    void heading(const std::string& text) {
        page_ += fmt::format("<h2>{}</h2>\n", markup_text(text));
    }

    void hang(const Picture& row, const Invocation& looks) {
        Invocation picture = looks;
        const std::string name = fmt::format("{}-{}-{}-{}x{}-{:.0f}.png",
                                             row.id,
                                             name_of(*looks.level),
                                             looks.theme,
                                             looks.size->width,
                                             looks.size->height,
                                             100.0f * looks.text_scale);
        picture.out = folder_ / name;
        write_picture(data_, picture, [&] {
            return still_of_shot(data_, AskedShot{row.shot, {}}, picture);
        });
        print_out("{}\n", picture.out.string());
        page_ += fmt::format("<figure><a href=\"{0}\"><img src=\"{0}\" loading=\"lazy\"></a>"
                             "<figcaption>{1}, {2}: {3}, {4}, {5} x {6}, text {7:.0f} %"
                             "</figcaption></figure>\n",
                             markup_text(name),
                             row.id,
                             exact_time_text(row.shot.time_s),
                             name_of(*looks.level),
                             markup_text(looks.theme),
                             looks.size->width,
                             looks.size->height,
                             100.0f * looks.text_scale);
    }

    void write_page() const {
        const std::filesystem::path file = folder_ / "index.html";
        write_file(
            file,
            "<!doctype html><meta charset=\"utf-8\"><meta name=\"generator\" content=\"" +
                markup_text(full_stamp(data_.library.content_hash)) +
                "\"><title>Pictures</title>\n"
                "<style>body{font-family:sans-serif;background:#777;margin:16px}"
                "figure{display:inline-block;width:31%;margin:0 1% 16px 0;vertical-align:top}"
                "img{width:100%}</style>\n" +
                page_);
        print_out("{}\n", file.string());
    }

  private:
    ProgramData& data_;
    std::filesystem::path folder_;
    std::string page_;
};

/// At every level in every theme, unless the row or the command line says one.
void hang_levels(Exhibition& exhibition,
                 const Picture& picture,
                 const ProgramData& data,
                 const Invocation& asked) {
    Invocation looks;
    looks.size = moment_size;
    looks.text_scale = data.defaults.text_scale;
    const std::string one_theme = picture.one_theme ? picture.shot.view.theme : asked.theme;
    const std::optional<StageLevel> one_level =
        picture.one_level ? picture.shot.view.level : asked.level;
    for (const std::string& theme : data.theme_ids) {
        for (const StageLevel level : stage_levels) {
            if ((one_theme.empty() || one_theme == theme) && one_level.value_or(level) == level) {
                looks.theme = theme;
                looks.level = level;
                exhibition.hang(picture, looks);
            }
        }
    }
}

/// In every size of window and text.
void hang_sizes(Exhibition& exhibition,
                const Picture& picture,
                const ProgramData& data,
                const Invocation& asked) {
    Invocation looks;
    looks.theme = !asked.theme.empty() ? asked.theme
                  : picture.one_theme  ? picture.shot.view.theme
                                       : data.defaults.theme;
    looks.level = asked.level.value_or(picture.shot.view.level);
    for (const PixelSize& window : picture.windows) {
        looks.size = window;
        for (const double percent : picture.text_scales) {
            looks.text_scale = static_cast<float>(percent / 100.0);
            exhibition.hang(picture, looks);
        }
    }
}

} // namespace

std::vector<Picture> read_pictures(const std::filesystem::path& file, const ProgramData& data) {
    const TomlDocument document = parse_toml(file);
    ReadContext context;
    TableReader root(document, context, "pictures");
    check_rows_version(root);
    std::vector<TableReader> rows = read_shot_rows(root, "picture");
    root.finish();
    std::vector<Picture> pictures;
    for (TableReader& row : rows) {
        pictures.push_back(read_picture(row, data));
    }
    return pictures;
}

void run_pictures(ProgramData& data, const Invocation& invocation) {
    const std::vector<Picture> gallery = read_pictures(data.folders.assets / "pictures.toml", data);
    make_folder(invocation.out, "--out", "a folder");
    Exhibition exhibition(data, invocation.out);
    for (const Picture& picture : gallery) {
        const bool sized = !picture.windows.empty();
        exhibition.heading(picture.id + ", " + exact_time_text(picture.shot.time_s) +
                           (sized ? ": sizes of window and text" : ""));
        (sized ? hang_sizes : hang_levels)(exhibition, picture, data, invocation);
    }
    exhibition.write_page();
}

} // namespace disinhibit
