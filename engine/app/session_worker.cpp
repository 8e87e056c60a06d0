#include "engine/app/session_worker.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <utility>

namespace disinhibit {
namespace {

constexpr int course_lane = 0;
// How long one lane works before others and new orders are looked at.
constexpr double turn_s = 0.002;

} // namespace

SessionWorker::SessionWorker(const Library& library, bool threaded) : library_(library) {
    if (threaded) {
        thread_ = std::thread([this] { run(); });
    }
}

SessionWorker::~SessionWorker() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    something_to_do_.notify_all();
    if (thread_.joinable()) {
        thread_.join();
    }
}

void SessionWorker::order(const std::vector<LaneOrder>& orders) {
    {
        const std::lock_guard lock(mutex_);
        if (orders == orders_) {
            return;
        }
        for (const LaneOrder& wanted : orders) {
            const auto same = std::find(orders_.begin(), orders_.end(), wanted);
            complete_[wanted.lane] = same != orders_.end() && complete_[wanted.lane];
        }
        orders_ = orders;
        ordered_ = true;
        std::erase_if(complete_, [&](const auto& entry) {
            return std::none_of(orders.begin(), orders.end(), [&](const LaneOrder& wanted) {
                return wanted.lane == entry.first;
            });
        });
    }
    something_to_do_.notify_all();
}

std::vector<LaneNews> SessionWorker::take_news() {
    const std::lock_guard lock(mutex_);
    std::vector<LaneNews> taken;
    taken.reserve(news_.size());
    for (auto& [lane, news] : news_) {
        taken.push_back(std::move(news));
    }
    news_.clear();
    return taken;
}

void SessionWorker::help(double budget_s) {
    const auto begin = std::chrono::steady_clock::now();
    if (threaded()) {
        std::unique_lock lock(mutex_);
        something_done_.wait_for(lock, std::chrono::duration<double>(budget_s), [this] {
            return complete_[course_lane];
        });
        return;
    }
    double left_s = budget_s;
    while (left_s > 0.0 && work_on_next(std::min(left_s, turn_s))) {
        left_s = budget_s -
                 std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    }
}

void SessionWorker::settle() {
    if (threaded()) {
        std::unique_lock lock(mutex_);
        something_done_.wait(lock, [this] { return all_complete(); });
        return;
    }
    while (work_on_next(std::numeric_limits<double>::infinity())) {
    }
}

std::size_t SessionWorker::memory_bytes() {
    const std::lock_guard lock(mutex_);
    return memory_bytes_;
}

bool SessionWorker::all_complete() const {
    return std::all_of(
        complete_.begin(), complete_.end(), [](const auto& entry) { return entry.second; });
}

void SessionWorker::run() {
    for (;;) {
        {
            std::unique_lock lock(mutex_);
            something_to_do_.wait(lock,
                                  [this] { return stopping_ || ordered_ || !all_complete(); });
            if (stopping_) {
                return;
            }
        }
        work_on_next(turn_s);
    }
}

bool SessionWorker::work_on_next(double budget_s) {
    std::vector<LaneOrder> fresh;
    int next = -1;
    {
        const std::lock_guard lock(mutex_);
        if (ordered_) {
            fresh = orders_;
            ordered_ = false;
        }
    }
    if (!fresh.empty()) {
        obey(fresh);
    }
    {
        const std::lock_guard lock(mutex_);
        const auto waiting = std::find_if(turns_.begin(), turns_.end(), [this](int lane) {
            const auto known = complete_.find(lane); // not there: no longer wanted
            return known != complete_.end() && !known->second;
        });
        if (waiting == turns_.end()) {
            return false;
        }
        next = *waiting;
    }
    Lane& lane = lanes_.at(next);
    const bool complete = lane.work(budget_s);
    publish(lane, complete);
    return true;
}

void SessionWorker::obey(const std::vector<LaneOrder>& orders) {
    turns_.clear();
    // Before the course takes its new order: new lanes begin where it is.
    for (const LaneOrder& wanted : orders) {
        turns_.push_back(wanted.lane);
        if (lanes_.contains(wanted.lane)) {
            continue;
        }
        const auto course = lanes_.find(course_lane);
        lanes_.emplace(wanted.lane,
                       course != lanes_.end() ? course->second.fork() : Lane(library_));
        published_[wanted.lane] = -1;
    }
    std::erase_if(lanes_, [&](const auto& entry) {
        return std::find(turns_.begin(), turns_.end(), entry.first) == turns_.end();
    });
    for (const LaneOrder& wanted : orders) {
        Lane& lane = lanes_.at(wanted.lane);
        if (!(lane.order() == wanted)) {
            lane.take(wanted);
        }
    }
}

void SessionWorker::publish(Lane& lane, bool complete) {
    const int id = lane.order().lane;
    // A growing curve is shown for the course and a preview; a ghost has its old picture until the new one is whole.
    const bool may_grow = id == course_lane || id < 0;
    std::size_t bytes = 0;
    for (const auto& [other, each] : lanes_) {
        bytes += each.memory_bytes();
    }
    auto part = id == course_lane ? lane.new_part() : nullptr;
    const std::lock_guard lock(mutex_);
    memory_bytes_ = bytes;
    const auto ordered = std::find_if(orders_.begin(),
                                      orders_.end(),
                                      [id](const LaneOrder& wanted) { return wanted.lane == id; });
    if (ordered == orders_.end()) {
        return;
    }
    const bool still_wanted = *ordered == lane.order();
    LaneNews& news = news_[id];
    if (news.scenario != lane.order().scenario) {
        news = {};
    }
    news.lane = id;
    news.scenario = lane.order().scenario;
    news.reached_s = lane.reached_s();
    news.complete = complete && still_wanted;
    const bool worth_telling = complete || (may_grow && lane.traces_up_to_date() && !news.sampled);
    if (worth_telling && lane.revision() != published_[id]) {
        news.traces = {lane.order().signals, lane.traces()};
        news.sampled = true;
        published_[id] = lane.revision();
    }
    if (part) {
        news.parts.push_back(std::move(part));
    }
    if (complete && still_wanted) {
        complete_[id] = true;
        something_done_.notify_all();
    }
}

} // namespace disinhibit
