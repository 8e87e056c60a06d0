#pragma once

#include <cstddef>
#include <string>

#include "engine/ui/gui/bare_window.h"
#include "engine/ui/gui/paint.h"
#include "engine/ui/state/panel_context.h"

/// What stands over everything, and keeps mouse and keyboard to itself: search, files, help.
namespace disinhibit {

/// A window over the whole of the other panels, from construction to destruction; a veil in the colour of the ground lies
/// over what is below.
class Cover {
  public:
    Cover(const CommandContext& below, const std::string& name, float veil);

    /// To draw into it.
    const PanelContext& panel() const { return panel_; }

  private:
    BareWindow window_; ///< begins before the context of it is made
    PanelContext panel_;
};

/// The plate that everything stands on; noted as `name`.
void draw_sheet_plate(const PanelContext& panel, const Rect& sheet, const std::string& name);

/// A part of a sheet that scrolls where its content of `content_px` is higher, from construction to destruction.
class ScrollingPart {
  public:
    ScrollingPart(const PanelContext& outer,
                  const Rect& rect,
                  const std::string& name,
                  float content_px);
    ~ScrollingPart();
    ScrollingPart(const ScrollingPart&) = delete;
    ScrollingPart& operator=(const ScrollingPart&) = delete;

    /// To draw into it, from (x, y) down.
    const PanelContext& panel() const { return panel_; }
    float x() const { return x_; }
    float y() const { return y_; }
    /// What its bar needs at the right.
    static float bar_px();

  private:
    PanelContext panel_;
    float x_, y_, width_px_, content_px_;
};

struct SheetFieldLook {
    std::string hint; ///< while it is empty
    TextStyle style = TextStyle::body;
    std::size_t longest = 256; ///< bytes
};
/// The only field of a sheet: it has the keyboard as long as the sheet is there. True when something was typed into it.
bool sheet_field(const PanelContext& panel,
                 const Rect& rect,
                 const std::string& name,
                 const SheetFieldLook& look,
                 SheetField& field);

/// A line of a list that can be chosen by key (`chosen`) or clicked: what it is on the left, its kind on the right.
struct SheetRow {
    std::string name, kind;
    std::string aside = {}; ///< after the name, quiet, if there is room
    bool enabled = true;
    bool chosen = false;
};
/// True if it was clicked.
bool sheet_row(const PanelContext& panel,
               const Rect& rect,
               const std::string& widget,
               const SheetRow& row);

/// The first of `visible` lines that are shown, so that the chosen one is seen.
int first_row_shown(int chosen, int visible);

} // namespace disinhibit
