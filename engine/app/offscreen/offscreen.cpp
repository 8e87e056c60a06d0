#include "engine/app/offscreen/offscreen.h"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <stdexcept>

#include "circuit/io/read/written_quantity.h"
#include "circuit/io/report/csv.h"
#include "circuit/io/text/input_error.h"
#include "circuit/io/text/standard_output.h"
#include "circuit/io/text/write_file.h"
#include "engine/app/window/foreign_letters.h"
#include "engine/core/log.h"
#include "engine/core/version.h"
#include "engine/record/file_format.h"
#include "engine/record/png.h"
#include "engine/view/shot_text.h"

namespace disinhibit {
namespace {

Appearance looks_of(const Invocation& invocation) {
    Appearance looks;
    looks.theme = invocation.theme;
    looks.text_scale = invocation.text_scale;
    looks.reduced_motion = invocation.reduced_motion;
    looks.camera = LevelCamera(invocation.level.value_or(StageLevel::circuit));
    return looks;
}

SessionPair stand_still(const ProgramData& data, const Scenario& scenario) {
    SessionSettings settings;
    settings.speed = data.defaults.speed;
    settings.playing = false;
    return {data.library, scenario, settings};
}

/// What is asked for on the command line, else what `view` says, else the defaults.
View view_as_asked(const ProgramData& data, const Invocation& invocation, View view) {
    if (!invocation.theme.empty() || view.theme.empty()) {
        view.theme = invocation.theme.empty() ? data.defaults.theme : invocation.theme;
    }
    if (invocation.text_scale > 0.0f || view.text_scale <= 0.0f) {
        view.text_scale = invocation.text_scale > 0.0f ? invocation.text_scale
                          : view.presenting            ? 1.0f
                                            : text_scale_of_still(invocation.size, data.defaults);
    }
    view.clock |= invocation.clock;
    view.caption = invocation.caption.empty() ? view.caption : invocation.caption;
    view.reduced_motion |= invocation.reduced_motion;
    view.level = invocation.level.value_or(view.level);
    view.panels &= !invocation.stage_only;
    return view;
}

Still still_of_scenario(const ProgramData& data, const Invocation& invocation) {
    const Scenario scenario = make_scenario(data.library, invocation.scenario, invocation.changes);
    SessionPair session = stand_still(data, scenario);
    session.carry_out(SeekTo{invocation.at_s.value_or(scenario.open_at_s)});
    compare_as_asked(session, data, invocation);
    return {std::move(session),
            view_as_asked(data, invocation, {}),
            invocation.size.value_or(default_size)};
}

Still still_of_asked_shot(const ProgramData& data, const Invocation& invocation) {
    AskedShot asked = find_shot(data, invocation.shot);
    if (const std::string line = drop_what_is_not_here(asked.shot, data); !line.empty()) {
        log_warning(line);
    }
    return still_of_shot(data, asked, invocation);
}

/// How the runs of both sides and the moment came about.
Recipe recipe_of(const ProgramData& data, SessionPair& session) {
    const Trajectory& a = session.side(Side::a).trajectory();
    Recipe recipe =
        session.comparing()
            ? make_recipe(data.library, a, session.side(Side::b).trajectory(), program_stamp())
            : make_recipe(data.library, a, program_stamp());
    recipe.emplace_back("at", exact_time_text(session.side(Side::a).clock().now_s()));
    return recipe;
}

/// The picture as a PNG that says how it came about.
std::string draw_still(ProgramData& data, const Invocation& invocation, Still still) {
    Invocation looks = invocation;
    looks.theme = still.view.theme;
    looks.text_scale = still.view.text_scale;
    OffscreenFrame offscreen(data, looks, still.size);
    offscreen.frame().look(still.view);
    if (invocation.alpha) {
        offscreen.frame().leave_ground_out();
    }
    offscreen.draw(still.session, still.view.panels);
    const std::vector<std::string> texts = texts_of(still.session.side(Side::a).scenario());
    if (const std::string line = foreign_letters(data.fonts, texts); !line.empty()) {
        log_warning(line);
    }
    return offscreen.png(data, still.session, still.view.panels, invocation.alpha);
}

} // namespace

float text_scale_of_still(const std::optional<PixelSize>& size, const StartDefaults& defaults) {
    constexpr float largest = 2.5f;
    const PixelSize picture = size.value_or(default_size);
    const float growth =
        std::min(static_cast<float>(picture.width) / static_cast<float>(default_size.width),
                 static_cast<float>(picture.height) / static_cast<float>(default_size.height));
    return std::clamp(defaults.text_scale * growth, defaults.text_scale, largest);
}

OffscreenFrame::OffscreenFrame(ProgramData& data, const Invocation& invocation, PixelSize size)
    : context_(gl::make_offscreen_context()), picture_(size.width, size.height),
      frame_(data, context_, nullptr, looks_of(invocation)) {}

FrameTarget OffscreenFrame::target() const {
    return {picture_.framebuffer(), picture_.width(), picture_.height(), 1.0f};
}

void OffscreenFrame::draw_once(SessionPair& session, bool panels) {
    if (panels) {
        frame_.draw(session, target(), 0.0f);
    } else {
        frame_.draw_stage_only(session, target());
    }
}

void OffscreenFrame::draw(SessionPair& session, bool panels) {
    // Dear ImGui places its windows in the first frame and shows them in the second; the first also says
    // which signals the plots want.
    draw_once(session, panels);
    draw_on(session, panels);
}

void OffscreenFrame::draw_on(SessionPair& session, bool panels) {
    session.settle();
    draw_once(session, panels);
    // A window goes on with a fault and tells it; a picture with a fault in it is none.
    if (const std::string remark = frame_.faults().remark_line(); remark != remarked_) {
        remarked_ = remark;
        if (!remark.empty()) {
            log_warning(remark);
        }
    }
    if (const std::string fault = frame_.faults().line(); !fault.empty()) {
        throw InputError(fault);
    }
    for (const Side side : {Side::a, session.comparing() ? Side::b : Side::a}) {
        const RunStatus& status = session.side(side).trajectory().status();
        if (!status.ok()) {
            throw std::runtime_error(status.sentence());
        }
    }
}

std::string
OffscreenFrame::png(const ProgramData& data, SessionPair& session, bool panels, bool alpha) {
    Shot shot = frame_.shot(session);
    shot.view.panels = panels;
    return png_bytes(read(),
                     recipe_of(data, session),
                     shot_text(shot, data.library),
                     alpha ? Ground::none : Ground::opaque);
}

PixelImage OffscreenFrame::read() const {
    return gl::read_pixels(picture_.framebuffer(), 0, 0, picture_.width(), picture_.height());
}

std::vector<std::uint8_t> OffscreenFrame::read_rows(std::vector<std::uint8_t> memory) const {
    gl::read_rows(picture_.framebuffer(), picture_.width(), picture_.height(), memory);
    return memory;
}

void compare_as_asked(SessionPair& session, const ProgramData& data, const Invocation& invocation) {
    if (invocation.against.empty()) {
        return;
    }
    ScenarioChanges changes = invocation.changes;
    changes.doses.clear();
    changes.circuit = invocation.against_circuit;
    session.put_on_b(make_scenario(data.library, invocation.against, changes));
    session.carry_out(
        SetCompareLayout{invocation.overlay ? CompareLayout::overlay : CompareLayout::split});
}

Still still_of_shot(const ProgramData& data, const AskedShot& asked, const Invocation& invocation) {
    SessionPair session = stand_still(data, asked.shot.a.scenario);
    session.open(asked.shot);
    if (invocation.at_s) {
        session.carry_out(SeekTo{*invocation.at_s});
    }
    return {std::move(session),
            view_as_asked(data, invocation, asked.shot.view),
            invocation.size.value_or(asked.size.value_or(default_size))};
}

Still make_still(const ProgramData& data, const Invocation& invocation) {
    return invocation.shot.empty() ? still_of_scenario(data, invocation)
                                   : still_of_asked_shot(data, invocation);
}

void write_picture(ProgramData& data,
                   const Invocation& invocation,
                   const std::function<Still()>& make) {
    require_picture_name(invocation.out);
    OutputFile output(invocation.out);
    output.stream() << draw_still(data, invocation, make());
    output.finish();
}

void write_picture(ProgramData& data, const Invocation& invocation) {
    write_picture(data, invocation, [&] { return make_still(data, invocation); });
}

void run_render(ProgramData& data, const Invocation& invocation) {
    write_picture(data, invocation);
    print_out("{}\n", invocation.out.string());
}

void run_without_display(ProgramData& data, const Invocation& invocation) {
    const Scenario scenario = make_scenario(data.library, invocation.scenario, invocation.changes);
    const std::filesystem::path picture = scenario.id + ".png";
    const std::filesystem::path table = scenario.id + ".csv";
    print_out("No display: writing {} and {} in the current folder instead.\n",
              picture.string(),
              table.string());
    write_file(picture, draw_still(data, invocation, still_of_scenario(data, invocation)));
    const Trajectory trajectory = simulate(data.library, scenario);
    write_csv(table, trajectory, make_recipe(data.library, trajectory, program_stamp()));
    print_out("{}\n{}\n",
              std::filesystem::absolute(picture).string(),
              std::filesystem::absolute(table).string());
}

} // namespace disinhibit
