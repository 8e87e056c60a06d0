#include "engine/ui/commands/table.h"

#include <algorithm>

#include "engine/ui/commands/rows.h"

namespace disinhibit {
namespace {

/// A panel at the side opens and closes, unless its row says how.
void complete(Command& command) {
    if (command.panel == nullptr || command.run) {
        return;
    }
    command.on = [id = command.id](const CommandContext& context) {
        return context.state.side == id;
    };
    command.run = [id = command.id](const CommandContext& context) {
        context.state.side = context.state.side == id ? no_side : id;
    };
}

} // namespace

std::vector<Command> make_commands(const std::vector<DoseCard>& cards) {
    std::vector<Command> table;
    for (const Commands& group : {time_commands(),
                                  dose_commands(cards),
                                  run_commands(),
                                  session_commands(),
                                  look_commands(),
                                  plot_commands(),
                                  panel_commands(),
                                  scoreboard_commands(),
                                  talk_commands()}) {
        table.insert(table.end(), group.begin(), group.end());
    }
    std::ranges::for_each(table, complete);
    return table;
}

void write_keys(Texts& texts, const std::vector<Command>& table) {
    const std::string opening = "{key:";
    for (auto& [name, text] : texts.entries) {
        for (std::size_t at = text.find(opening); at != std::string::npos;
             at = text.find(opening, at)) {
            const std::size_t end = text.find('}', at);
            const std::size_t begin = at + opening.size();
            const auto named =
                end == std::string::npos
                    ? table.end()
                    : std::ranges::find(table, text.substr(begin, end - begin), &Command::id);
            if (named == table.end() || named->keys.empty()) {
                at = begin;
                continue;
            }
            const std::string key = to_text(named->keys.front(), texts);
            text.replace(at, end + 1 - at, key);
            at += key.size();
        }
    }
}

} // namespace disinhibit
