#include <algorithm>
#include <utility>

#include "circuit/io/text/input_error.h"
#include "circuit/io/text/printable.h"
#include "circuit/io/text/write_file.h"
#include "engine/app/window/asked_deck.h"
#include "engine/app/window/asked_shot.h"
#include "engine/app/window/folder_list.h"
#include "engine/app/window/frame.h"
#include "engine/run/save.h"
#include "engine/ui/commands/table.h"
#include "engine/ui/gui/clipboard.h"
#include "engine/ui/gui/fonts.h"
#include "engine/ui/gui/style.h"
#include "engine/ui/state/file_rows.h"
#include "engine/view/shot_text.h"

/// The files that a frame shows: which are wanted, and what happens when one is faulty, missing or changed. The last good
/// version stays, and the message bar says what is wrong until it is mended.
namespace disinhibit {

std::filesystem::path Frame::texts_file() const {
    return data_.folders.assets / "texts" / "en.toml";
}

std::filesystem::path Frame::theme_file(const std::string& id) const {
    return data_.folders.assets / "themes" / (id + ".toml");
}

std::filesystem::path Frame::plots_file(const std::string& circuit) const {
    return data_.folders.assets / "stages" / (circuit + ".plots.toml");
}

void Frame::load_stages_of(SessionPair& session) {
    load_stage(Side::a, session.side(Side::a));
    if (session.comparing()) {
        load_stage(Side::b, session.side(Side::b));
    }
    tell_of_general_plan(session);
    load_plots(session.side(Side::a).scenario().circuit);
}

/// Said as long as it is so, or until somebody puts it away.
void Frame::tell_of_general_plan(const SessionPair& session) {
    const bool b = session.comparing() && painter(Side::b).general();
    if (!painter(Side::a).general() && !b) {
        faults_.settle("plan");
        return;
    }
    const std::string& circuit = painter(b ? Side::b : Side::a).circuit();
    const auto file = data_.folders.assets / "stages" / (circuit + ".toml");
    faults_.remark("plan", data_.texts.get("window.general_plan", {{"file", file.string()}}));
}

void Frame::load_stage(Side side, const Session& session) {
    const Scenario& scenario = session.scenario();
    const Subject& subject = data_.library.subjects.at(scenario.subject);
    const auto stages = data_.folders.assets / "stages";
    try {
        if (painter(side).load(stages, scenario.circuit, subject.species)) {
            faults_.settle("stage");
            files_.add(stages / (scenario.circuit + ".toml"));
            for (const std::filesystem::path& file : painter(side).files()) {
                files_.add(file);
            }
        }
    } catch (const InputError& error) {
        painter(side).give_up(scenario.circuit, subject.species);
        files_.add(stages / (scenario.circuit + ".toml"));
        faults_.tell("stage", error.what());
    }
}

void Frame::load_plots(const std::string& circuit) {
    if (circuit == plots_circuit_) {
        return;
    }
    plots_circuit_ = circuit;
    const std::filesystem::path own = plots_file(circuit);
    files_.add(own);
    try {
        const std::filesystem::path file = plots_file_of(data_.folders.assets / "stages", circuit);
        ui_assets_.plots = load_plot_set(file);
        if (file == own) {
            faults_.settle("plan of plots");
        } else {
            faults_.remark("plan of plots",
                           data_.texts.get("window.general_plots", {{"file", own.string()}}));
        }
        plot_files_ = ui_assets_.plots.files;
        for (const std::filesystem::path& part : plot_files_) {
            files_.add(part);
        }
        faults_.settle("plots");
    } catch (const InputError& error) {
        ui_assets_.plots = {};
        faults_.tell("plots", error.what());
    }
}

void Frame::choose_theme() {
    if (theme_.id == looks_.theme) {
        return;
    }
    try {
        theme_ = load_theme_by_id(data_, looks_.theme);
        faults_.settle("theme");
        files_.add(theme_file(theme_.id));
        style_scale_ = 0.0f;
        forget_builders();
    } catch (const InputError& error) {
        looks_.theme = theme_.id;
        faults_.tell("theme", error.what());
    }
}

void Frame::choose_fonts(float scale) {
    if (scale == style_scale_) {
        return;
    }
    style_scale_ = scale;
    try {
        if (set_up_imgui(theme_, scale)) {
            imgui_.renew_font_texture();
        }
        faults_.settle("fonts");
    } catch (const InputError& error) {
        // The letters that were baked before go on being used.
        if (!fonts_ready()) {
            throw;
        }
        faults_.tell("fonts", error.what());
    }
}

void Frame::choose_looks(const FrameTarget& target) {
    constexpr float hall_scale = 1.6f; ///< of plots on 1920 x 1080, for the back row
    const float share = std::min(static_cast<float>(target.width_px) / 1920.0f,
                                 static_cast<float>(target.height_px) / 1080.0f);
    choose_theme();
    choose_fonts(looks_.text_scale *
                 (looks_.presenting ? std::max(0.5f, hall_scale * share) : target.pixel_ratio));
}

void Frame::act_on(const CopyShot& /*act*/, SessionPair& session) {
    copy_text(shot_text(shot(session), data_.library));
    tell(data_.texts.get("window.copied"));
}

void Frame::act_on(const OpenShotText& act, SessionPair& session) {
    open(read_shot(data_.texts.get("window.clipboard"), act.text, data_.library),
         session,
         data_.texts.get("window.pasted"));
}

void Frame::act_on(const OpenFile& act, SessionPair& session) {
    const std::string file = typed_path(act.file).string();
    if (is_deck_file(file)) {
        (void)find_deck(data_, file); // what is wrong with it is told while somebody asks for it
        actions_.push_back(StartPresenting{file});
        remember_file(file);
        return;
    }
    std::optional<AskedShot> asked = read_asked_shot(data_, file);
    if (!asked) {
        // A scenario says nothing of how it is looked at.
        asked.emplace();
        asked->shot.a.scenario = make_scenario(data_.library, file, {});
        asked->shot.time_s = asked->shot.a.scenario.open_at_s;
        asked->shot.speed = session.clock().speed();
        asked->shot.view = shot(session).view;
        asked->shot.view.window = {};
        asked->shot.view.explained.clear();
    }
    open(std::move(asked->shot),
         session,
         data_.texts.get("window.opened", {{"file", one_line(file, 80)}}));
    remember_file(file);
}

void Frame::act_on(const AskForFile& act, SessionPair& session) {
    std::vector<std::string>& recent = view_.files.recent;
    std::erase_if(recent, [](const std::string& file) {
        std::error_code fault;
        return !std::filesystem::exists(typed_path(file), fault);
    });
    const bool saves = act.purpose == FilePurpose::save;
    const std::filesystem::path last = saves            ? saved_file_
                                       : recent.empty() ? std::filesystem::path()
                                                        : typed_path(recent.front());
    const std::filesystem::path folder = last.empty() ? save_folder_ : last.parent_path();
    ui_state_.search = {};
    ui_state_.files = {};
    ui_state_.files.purpose = act.purpose;
    ui_state_.files.path.text =
        saves ? shown_path(free_session_file(shot(session), folder)) : shown_path(folder / "");
    view_.files.folder = "\n"; // whatever it was, it is looked at afresh
}

void Frame::act_on(const SaveShotAs& act, SessionPair& session) {
    const std::filesystem::path file = typed_path(act.file);
    FilePanelState& panel = ui_state_.files;
    if (panel.open() && !act.replace && file.has_filename()) {
        const std::filesystem::path written =
            file.has_extension() ? file : std::filesystem::path(file).replace_extension(".toml");
        if (is_taken(written)) {
            panel.warned = act.file;
            panel.fault = data_.texts.get("files.replace",
                                          {{"file", one_line(written.filename().string(), 80)}});
            return;
        }
    }
    saved_file_ = save_shot_as(shot(session), data_.library, file);
    remember_file(saved_file_);
    tell(data_.texts.get("window.saved", {{"file", shown_path(saved_file_)}}));
}

void Frame::remember_file(const std::filesystem::path& file) {
    put_first(view_.files.recent, file);
    ui_state_.files = {};
}

void Frame::describe_files() {
    if (ui_state_.files.open()) {
        const std::string folder = folder_of_path(ui_state_.files.path.text);
        if (folder != view_.files.folder) {
            list_folder(folder, view_.files);
        }
    }
}

void Frame::open(Shot shot, SessionPair& session, const std::string& notice) {
    const std::string remark = drop_what_is_not_here(shot, data_);
    shot.view.presenting = false; // a window stays one
    session.open_another(shot);
    look(shot.view);
    tell(remark.empty() ? notice : remark);
}

void Frame::reload_shaders() {
    const gl::ReloadResult shaders = renderer_.reload_changed_shaders();
    if (!shaders.error.empty()) {
        faults_.tell("shaders", shaders.error);
    } else if (shaders.reloaded > 0) {
        faults_.settle("shaders");
    }
}

void Frame::reload_texts() {
    if (files_.changed(texts_file())) {
        data_.texts = load_texts(texts_file());
        write_keys(data_.texts, ui_assets_.commands);
        forget_builders();
        faults_.settle("texts");
    }
}

void Frame::reload_theme() {
    if (files_.changed(theme_file(theme_.id))) {
        theme_ = load_theme(theme_file(theme_.id));
        style_scale_ = 0.0f;
        forget_builders();
        faults_.settle("theme");
    }
}

void Frame::reload_stages() {
    const auto stages = data_.folders.assets / "stages";
    bool plots_changed = files_.changed(plots_file(plots_circuit_));
    for (const std::filesystem::path& file : plot_files_) {
        plots_changed = files_.changed(file) || plots_changed;
    }
    if (plots_changed) {
        plots_circuit_.clear();
    }
    for (StagePainter& stage : painters_) {
        bool changed = files_.changed(stages / (stage.circuit() + ".toml"));
        for (const std::filesystem::path& file : stage.files()) {
            changed = files_.changed(file) || changed;
        }
        if (changed) {
            stage.check_files(stages);
            stage.forget_stage();
            faults_.settle("stage");
        }
    }
}

void Frame::reload_science(SessionPair& session) {
    if (!science_.changed()) {
        return;
    }
    try {
        exchange_science(session);
        faults_.settle("science");
        tell(data_.texts.get("window.science"));
    } catch (const InputError& error) {
        faults_.tell("science", error.what());
    }
}

/// Throws InputError and changes nothing.
void Frame::exchange_science(SessionPair& session) {
    Science fresh = load_science(data_.folders.assets);
    // Whatever looks at the science that goes: a table that is being computed, and what the last frame showed.
    scoreboard_.reset();
    view_ = {};
    why_ = {};
    entities_of_.clear();
    matched_ = {};
    matched_compared_ = {};
    const auto exchange = [&] {
        std::swap(data_.library, fresh.library);
        std::swap(data_.experiments, fresh.experiments);
        std::swap(data_.protections, fresh.protections);
    };
    std::string fault;
    try {
        session.renew(exchange);
    } catch (const InputError& error) {
        fault = error.what();
    }
    scoreboard_.emplace(data_.library, data_.experiments);
    for (StagePainter& stage : painters_) {
        stage.forget_stage();
    }
    if (!fault.empty()) {
        throw InputError(fault);
    }
    offer_pairs(data_);
    session.offer(data_.offered.pairs);
}

void Frame::reload_changed_files() {
    const auto attempt = [&](const char* subject, void (Frame::*reload)()) {
        try {
            (this->*reload)();
        } catch (const InputError& error) {
            faults_.tell(subject, error.what());
        }
    };
    attempt("shaders", &Frame::reload_shaders);
    attempt("texts", &Frame::reload_texts);
    attempt("theme", &Frame::reload_theme);
    attempt("stage", &Frame::reload_stages);
}

} // namespace disinhibit
