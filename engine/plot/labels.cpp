#include "engine/plot/labels.h"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace disinhibit {
namespace {

float height_of(const std::vector<PlacedLabel>& labels, const LabelLines& heights) {
    float sum = 0.0f;
    for (const PlacedLabel& label : labels) {
        sum += heights.height(label.lines);
    }
    return sum;
}

int most_lines(const std::vector<PlacedLabel>& labels) {
    int most = 1;
    for (const PlacedLabel& label : labels) {
        most = std::max(most, label.lines);
    }
    return most;
}

} // namespace

std::vector<PlacedLabel> place_labels(const std::vector<LabelWish>& wishes,
                                      const LabelLines& heights,
                                      float top,
                                      float bottom) {
    std::vector<PlacedLabel> labels;
    for (std::size_t i = 0; i < wishes.size(); ++i) {
        labels.push_back({i, wishes[i].center, std::max(1, wishes[i].lines)});
    }
    const float room = bottom - top;
    for (int lines = most_lines(labels); lines > 1 && height_of(labels, heights) > room; --lines) {
        for (PlacedLabel& label : labels) {
            label.lines = std::min(label.lines, lines - 1);
        }
    }
    while (!labels.empty() && height_of(labels, heights) > room) {
        labels.erase(std::min_element(
            labels.begin(), labels.end(), [&](const PlacedLabel& a, const PlacedLabel& b) {
                return wishes[a.wish].weight < wishes[b.wish].weight;
            }));
    }
    std::vector<float> centers;
    std::vector<float> sizes;
    for (const PlacedLabel& label : labels) {
        centers.push_back(label.center);
        sizes.push_back(heights.height(label.lines));
    }
    centers = spread_labels(centers, sizes, top, bottom);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        labels[i].center = centers[i];
    }
    return labels;
}

std::vector<float> spread_labels(std::vector<float> centers,
                                 const std::vector<float>& heights,
                                 float top,
                                 float bottom) {
    assert(centers.size() == heights.size());
    std::vector<std::size_t> order(centers.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return centers[a] < centers[b];
    });
    float edge = top;
    for (const std::size_t i : order) {
        centers[i] = std::max(centers[i], edge + heights[i] / 2.0f);
        edge = centers[i] + heights[i] / 2.0f;
    }
    edge = bottom;
    for (auto i = order.rbegin(); i != order.rend(); ++i) {
        centers[*i] = std::min(centers[*i], edge - heights[*i] / 2.0f);
        edge = centers[*i] - heights[*i] / 2.0f;
    }
    return centers;
}

} // namespace disinhibit
