#include "engine/run/scoreboard.h"

#include <algorithm>
#include <sstream>

#include "circuit/io/report/report.h"

namespace disinhibit {

Scoreboard::Scoreboard(const Library& library, const std::vector<ExperimentRow>& rows)
    : library_(library), rows_(rows) {
    for (const auto& [id, circuit] : library_.circuits) {
        circuits_.push_back(id);
        results_[id] = {};
    }
}

bool Scoreboard::complete(const std::string& circuit) const {
    const auto found = results_.find(circuit);
    return found != results_.end() && found->second.size() == rows_.size();
}

std::string Scoreboard::next_circuit() const {
    const auto to_do = [this](const std::string& circuit) {
        return !complete(circuit) && !given_up_.contains(circuit);
    };
    if (to_do(shown_)) {
        return shown_;
    }
    const auto next = std::find_if(circuits_.begin(), circuits_.end(), to_do);
    return next != circuits_.end() ? *next : std::string();
}

void Scoreboard::start_next() {
    const std::string next = next_circuit();
    if (running_ != nullptr && (running_->circuit() == next || !complete(running_->circuit()))) {
        // A table that has been begun is finished first: that takes seconds, and nothing is thrown away.
        return;
    }
    running_.reset();
    if (!next.empty()) {
        results_[next].clear();
        running_ = std::make_unique<BackgroundEvaluation>(library_, rows_, next);
    }
}

void Scoreboard::compare() {
    std::vector<std::vector<RowResult>> tables;
    for (const std::string& circuit : circuits_) {
        tables.push_back(results_[circuit]);
    }
    separations_ = separate(tables);
    const bool all_complete = std::all_of(
        circuits_.begin(), circuits_.end(), [&](const auto& id) { return complete(id); });
    if (all_complete) {
        std::ostringstream text;
        write_scores(text, circuits_, tables);
        scores_ = text.str();
    }
}

void Scoreboard::take_over() {
    if (running_ == nullptr) {
        return;
    }
    std::vector<RowResult>& table = results_[running_->circuit()];
    const std::size_t before = table.size();
    running_->collect(table);
    if (table.size() != before) {
        compare();
    }
    if (std::string fault = running_->fault(); !fault.empty()) {
        fault_ = running_->circuit() + ": " + fault;
        given_up_.insert(running_->circuit());
        running_.reset();
    }
}

void Scoreboard::update(const std::string& shown_circuit) {
    if (shown_circuit != shown_) {
        given_up_.clear();
        fault_.clear();
    }
    shown_ = shown_circuit;
    take_over();
    start_next();
    if (complete(shown_) && summarized_ != shown_) {
        std::ostringstream text;
        write_summary(text, summarize(results_.at(shown_)));
        summary_ = text.str();
        summarized_ = shown_;
    }
}

void Scoreboard::describe(ScoreboardView& view) const {
    view.rows = &rows_;
    view.circuit = shown_;
    view.results = &results_;
    view.separations = &separations_;
    view.separated = circuits_;
    view.scores = scores_;
    view.summary = summarized_ == shown_ && complete(shown_) ? summary_ : std::string();
}

} // namespace disinhibit
