#include "engine/run/worker.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <utility>

#include "engine/core/plain_words.h"

namespace disinhibit {
namespace {

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
        if (orders == *orders_) {
            return;
        }
        auto fresh = std::make_shared<const std::vector<LaneOrder>>(orders);
        for (const LaneOrder& wanted : orders) {
            const LaneOrder* former = newest_order(wanted.lane);
            complete_[wanted.lane] =
                former != nullptr && *former == wanted && complete_[wanted.lane];
        }
        orders_ = std::move(fresh);
        ordered_ = true;
        std::erase_if(complete_,
                      [&](const auto& entry) { return newest_order(entry.first) == nullptr; });
    }
    something_to_do_.notify_all();
}

const LaneOrder* SessionWorker::newest_order(int lane) const {
    const auto found = std::find_if(orders_->begin(),
                                    orders_->end(),
                                    [lane](const LaneOrder& order) { return order.lane == lane; });
    return found != orders_->end() ? &*found : nullptr;
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

template <class Work> void SessionWorker::attempt(const LaneOrder& order, const Work& work) {
    try {
        work();
    } catch (const std::exception& error) {
        give_up(order, plain_words(error));
    }
}

bool SessionWorker::work_on_next(double budget_s) {
    bool fresh = false;
    {
        const std::lock_guard lock(mutex_);
        fresh = std::exchange(ordered_, false);
        if (fresh) {
            obeyed_ = orders_;
        }
    }
    if (fresh) {
        obey();
    }
    Lane* lane = next_lane();
    if (lane == nullptr) {
        return false;
    }
    const LaneOrder order = lane->order();
    attempt(order, [&] { publish(*lane, lane->work(budget_s)); });
    return true;
}

Lane* SessionWorker::next_lane() {
    const std::lock_guard lock(mutex_);
    for (const LaneOrder& order : *obeyed_) {
        const auto lane = lanes_.find(order.lane);     // not there: given up
        const auto known = complete_.find(order.lane); // not there: no longer wanted
        if (lane != lanes_.end() && known != complete_.end() && !known->second) {
            return &lane->second;
        }
    }
    return nullptr;
}

void SessionWorker::obey() {
    std::erase_if(lanes_, [this](const auto& entry) {
        return std::none_of(obeyed_->begin(), obeyed_->end(), [&](const LaneOrder& wanted) {
            return wanted.lane == entry.first;
        });
    });
    // Before the course takes its new order: new lanes begin where it is.
    for (const LaneOrder& wanted : *obeyed_) {
        if (lanes_.contains(wanted.lane)) {
            continue;
        }
        attempt(wanted, [&] {
            published_[wanted.lane] = -1;
            const auto course = lanes_.find(course_lane);
            lanes_.emplace(wanted.lane,
                           course != lanes_.end() ? course->second.fork() : Lane(library_));
        });
    }
    for (const LaneOrder& wanted : *obeyed_) {
        const auto lane = lanes_.find(wanted.lane);
        if (lane != lanes_.end() && !(lane->second.order() == wanted)) {
            attempt(wanted, [&] { lane->second.take(wanted); });
        }
    }
}

void SessionWorker::give_up(const LaneOrder& order, const std::string& fault) {
    lanes_.erase(order.lane);
    const std::lock_guard lock(mutex_);
    const LaneOrder* newest = newest_order(order.lane);
    if (newest == nullptr || !(*newest == order)) {
        return; // what it was asked for since may go well
    }
    complete_[order.lane] = true;
    LaneNews& news = news_[order.lane];
    if (news.scenario != order.scenario) {
        news = {};
    }
    news.lane = order.lane;
    news.scenario = order.scenario;
    news.complete = true;
    news.fault = fault;
    something_done_.notify_all();
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
    auto peak = complete && !lane.order().peak.signal.empty() ? lane.peak() : nullptr;
    const std::lock_guard lock(mutex_);
    memory_bytes_ = bytes;
    const LaneOrder* newest = newest_order(id);
    if (newest == nullptr) {
        return;
    }
    const bool still_wanted = *newest == lane.order();
    LaneNews& news = news_[id];
    if (news.scenario != lane.order().scenario) {
        news = {};
    }
    news.lane = id;
    news.fault.clear();
    news.scenario = lane.order().scenario;
    news.reached_s = lane.reached_s();
    news.complete = complete && still_wanted;
    news.peak = std::move(peak);
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
