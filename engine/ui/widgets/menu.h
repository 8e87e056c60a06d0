#pragma once

#include <string>
#include <utility>
#include <vector>

#include "engine/ui/gui/style.h"
#include "engine/ui/widgets/widgets.h"

/// Lists that open below a control, and menus. Every line is noted in the widget log.
namespace disinhibit {

/// A button and the list that it opens, from construction to destruction; true while the list is open:
///     if (const OpenList list{panel, rect, "top.more", label, look}) { ... its lines ... }
/// The list stands below the button, or above it in the lower half of the window, and scrolls if it is too long.
class OpenList {
  public:
    OpenList(const PanelContext& panel,
             const Rect& rect,
             const std::string& name,
             const std::string& label,
             const ButtonLook& look);
    ~OpenList();
    OpenList(const OpenList&) = delete;
    OpenList& operator=(const OpenList&) = delete;
    explicit operator bool() const { return open_; }

  private:
    ScopedFont font_;
    bool open_;
};

/// A list that opens where the mouse is: with the right button, `over` what it belongs to.
class ContextList {
  public:
    ContextList(const std::string& name, bool over);
    ~ContextList();
    ContextList(const ContextList&) = delete;
    ContextList& operator=(const ContextList&) = delete;
    explicit operator bool() const { return open_; }

  private:
    ScopedFont font_;
    bool open_;
};

struct LineLook {
    bool on = false; ///< marked
    bool enabled = true;
    std::string keys = {}; ///< at the right
};

/// The lines of an open list. Each is noted as the name of the menu, a dot and its own.
class Menu {
  public:
    Menu(const PanelContext& panel, std::string name) : panel_(panel), name_(std::move(name)) {}

    /// A line. True when it was chosen.
    bool line(const std::string& name, const std::string& label, const LineLook& look = {}) const;
    /// A line as wide and high as `rect`, which the caller paints. `rect` is given its place.
    bool bare_line(const std::string& name, Rect& rect) const;
    /// What the line that was made last says while the mouse is on it, also if it cannot be chosen.
    void explain(const std::string& words) const;
    /// Small and quiet, cannot be chosen.
    void heading(const std::string& name, const std::string& words) const;
    void separator() const;

  private:
    friend class SubMenu;
    void note(const std::string& name) const;

    const PanelContext& panel_;
    std::string name_;
};

/// A list that opens beside a line of a menu, from construction to destruction; true while it is open.
class SubMenu {
  public:
    SubMenu(const Menu& menu, const std::string& name, const std::string& label);
    ~SubMenu();
    SubMenu(const SubMenu&) = delete;
    SubMenu& operator=(const SubMenu&) = delete;
    explicit operator bool() const { return open_; }

  private:
    bool open_;
};

/// A button that opens a list. The index chosen in this frame, or -1.
int drop_down(const PanelContext& panel,
              const Rect& rect,
              const std::string& name,
              const std::string& label,
              const std::vector<std::string>& items,
              int chosen,
              const ButtonLook& look);

} // namespace disinhibit
