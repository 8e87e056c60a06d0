#include "engine/app/offscreen/pictures.h"

#include <fmt/format.h>

#include <cmath>

#include "circuit/io/text/input_error.h"
#include "circuit/io/text/standard_output.h"
#include "circuit/io/text/write_file.h"
#include "engine/app/offscreen/offscreen.h"
#include "engine/core/toml_fields.h"
#include "engine/core/version.h"

namespace disinhibit {
namespace {

constexpr PixelSize moment_size{1920, 1080};

struct Moment {
    std::string scenario;
    std::string at;
};

/// What assets/pictures.toml asks for.
struct Gallery {
    std::vector<Moment> moments;
    Moment sized; ///< drawn in all sizes
    std::vector<std::string> windows;
    std::vector<double> text_scales; ///< percent
};

Moment read_moment(const TomlFields& fields) {
    return {fields.text("scenario"), fields.text("at")};
}

Gallery load_gallery(const std::filesystem::path& file) {
    const toml::table root = parse_toml_file(file);
    const TomlFields fields(file, root, "");
    fields.only({"moment", "sizes"});
    Gallery gallery;
    for (const TomlFields& moment : fields.tables("moment")) {
        moment.only({"scenario", "at"});
        gallery.moments.push_back(read_moment(moment));
    }
    const auto sizes = fields.table_or_none("sizes");
    if (!sizes) {
        fields.fail("sizes", "a table");
    }
    sizes->only({"scenario", "at", "windows", "text_scales"});
    gallery.sized = read_moment(*sizes);
    gallery.windows = sizes->texts_or_none("windows");
    gallery.text_scales = sizes->numbers_or_none("text_scales");
    return gallery;
}

/// Draws pictures into a folder and notes them for the page that shows them.
class Exhibition {
  public:
    Exhibition(ProgramData& data, std::filesystem::path folder)
        : data_(data), folder_(std::move(folder)) {}

    void heading(const std::string& text) {
        page_ += fmt::format("<h2>{}</h2>\n", markup_text(text));
    }

    void hang(const Moment& moment, const Invocation& looks) {
        if (!data_.library.scenarios.contains(moment.scenario)) {
            throw InputError({"pictures.toml"},
                             "scenario",
                             "found \"" + moment.scenario + "\"",
                             "an id of the library"); // it becomes part of a file's name
        }
        Invocation picture = looks;
        picture.scenario = moment.scenario;
        picture.at_s = parse_time_s(moment.at, "at");
        const std::string name = fmt::format("{}-{}-{}-{}x{}-{:.0f}.png",
                                             moment.scenario,
                                             name_of(*looks.level),
                                             looks.theme,
                                             looks.size->width,
                                             looks.size->height,
                                             100.0f * looks.text_scale);
        picture.out = folder_ / name;
        write_picture(data_, picture);
        print_out("{}\n", picture.out.string());
        page_ += fmt::format("<figure><a href=\"{0}\"><img src=\"{0}\" loading=\"lazy\"></a>"
                             "<figcaption>{1}, {2}: {3}, {4}, {5} x {6}, text {7:.0f} %"
                             "</figcaption></figure>\n",
                             markup_text(name),
                             markup_text(moment.scenario),
                             markup_text(moment.at),
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

} // namespace

void run_pictures(ProgramData& data, const Invocation& invocation) {
    const Gallery gallery = load_gallery(data.folders.assets / "pictures.toml");
    std::filesystem::create_directories(invocation.out);
    Exhibition exhibition(data, invocation.out);
    Invocation looks;
    looks.size = moment_size;
    looks.text_scale = data.defaults.text_scale;
    for (const Moment& moment : gallery.moments) {
        exhibition.heading(fmt::format("{}, {}", moment.scenario, moment.at));
        for (const std::string& theme : data.theme_ids) {
            for (const StageLevel level : stage_levels) {
                const bool wanted = (invocation.theme.empty() || invocation.theme == theme) &&
                                    invocation.level.value_or(level) == level;
                looks.theme = theme;
                looks.level = level;
                if (wanted) {
                    exhibition.hang(moment, looks);
                }
            }
        }
    }
    exhibition.heading("Sizes of window and text");
    looks.theme = invocation.theme.empty() ? data.defaults.theme : invocation.theme;
    looks.level = invocation.level.value_or(StageLevel::circuit);
    for (const std::string& window : gallery.windows) {
        looks.size = parse_size(window, "sizes.windows");
        for (const double percent : gallery.text_scales) {
            looks.text_scale = static_cast<float>(percent / 100.0);
            exhibition.hang(gallery.sized, looks);
        }
    }
    exhibition.write_page();
}

} // namespace disinhibit
