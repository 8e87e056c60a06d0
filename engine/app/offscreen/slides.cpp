#include "engine/app/offscreen/slides.h"

#include <fmt/format.h>

#include <string>
#include <vector>

#include "circuit/course/simulate.h"
#include "circuit/io/text/printable.h"
#include "circuit/io/text/standard_output.h"
#include "circuit/io/text/write_file.h"
#include "engine/app/command/progress.h"
#include "engine/app/offscreen/offscreen.h"
#include "engine/core/version.h"
#include "engine/record/pdf.h"
#include "engine/run/description.h"
#include "engine/scene/labels/sentence.h"

namespace disinhibit {
namespace {

/// What the slide shows to those who do not see it: the courses of its sides in words.
std::string description(const ProgramData& data, const Shot& shot) {
    std::string text;
    const bool two = shot.b && shot.layout != CompareLayout::off;
    const auto add = [&](const char* letter, const Scenario& scenario) {
        text += two ? data.texts.get(letter) + ": " : "";
        Trajectory course = start_trajectory(data.library, scenario);
        for (const std::string& line : describe_course(data.library, course, data.texts)) {
            text += line + "\n";
        }
    };
    add("compare.a", shot.a.scenario);
    if (two) {
        add("compare.b", shot.b->scenario);
    }
    return text;
}

/// Plain HTML that fits screens, phones and paper, in the colours of whoever reads it.
constexpr const char* style =
    "body{font:18px/1.5 sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem;"
    "color-scheme:light dark}"
    "img{width:100%;height:auto;border:1px solid #8888}"
    "section{margin:3rem 0;break-inside:avoid}"
    "details{white-space:pre-line}.notes{white-space:pre-line}";

std::string
page_of(const ProgramData& data, const Deck& deck, const std::vector<std::string>& files) {
    std::string page = fmt::format("<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n"
                                   "<meta name=\"viewport\" content=\"width=device-width\">\n"
                                   "<meta name=\"generator\" content=\"{}\">\n"
                                   "<title>{}</title>\n<style>{}</style>\n<h1>{}</h1>\n",
                                   markup_text(full_stamp(data.library.content_hash)),
                                   markup_text(deck.title),
                                   style,
                                   markup_text(deck.title));
    for (std::size_t i = 0; i < deck.slides.size(); ++i) {
        const Slide& slide = deck.slides[i];
        const std::string caption = plain_sentence(slide.shot.view.caption);
        const std::string told = description(data, slide.shot);
        page += fmt::format("<section>\n<h2>{}. {}</h2>\n<img src=\"{}\" alt=\"{}\">\n"
                            "<p class=\"notes\">{}</p>\n"
                            "<details><summary>{}</summary>{}</details>\n</section>\n",
                            i + 1,
                            markup_text(caption),
                            files[i],
                            markup_text(caption + " " + told),
                            markup_text(slide.notes),
                            markup_text(data.texts.get("slides.description")),
                            markup_text(told));
    }
    return page +
           fmt::format("<p>{}</p>\n<p>{}</p>\n",
                       markup_text(data.texts.get("stage.not_medical")),
                       markup_text(data.texts.get(
                           "slides.made_by", {{"stamp", full_stamp(data.library.content_hash)}})));
}

} // namespace

void write_slides(ProgramData& data, const Invocation& invocation, const Deck& deck) {
    const std::filesystem::path& folder = invocation.slides;
    make_folder(folder, "--slides", "a folder");
    OffscreenFrame offscreen(data, invocation, invocation.size.value_or(default_size));
    if (invocation.alpha) {
        offscreen.frame().leave_ground_out();
    }
    std::vector<PixelImage> pictures;
    std::vector<std::string> files;
    ProgressLine progress("slides", static_cast<int>(deck.slides.size()));
    SessionSettings settings;
    settings.playing = false;
    for (const Slide& slide : deck.slides) {
        SessionPair session(data.library, slide.shot.a.scenario, settings);
        Shot shot = slide.shot;
        shot.playing = false;
        session.open(shot);
        offscreen.frame().look(shot.view);
        offscreen.draw(session, true);
        files.push_back(fmt::format("{:02}.png", files.size() + 1));
        write_file(folder / files.back(), offscreen.png(data, session, true, invocation.alpha));
        pictures.push_back(offscreen.read());
        progress(static_cast<int>(files.size()));
    }
    progress.end();
    if (!invocation.alpha) {
        write_file(folder / "slides.pdf", pdf_of_pictures(pictures, deck.title));
    } else {
        print_out("No slides.pdf: a page of a PDF has a ground. Without --alpha there is one.\n");
    }
    write_file(folder / "index.html", page_of(data, deck, files));
    print_out("{}\n{} slides\n", (folder / "index.html").string(), files.size());
}

} // namespace disinhibit
