#include "compare/match_weights.h"

#include <lemon/list_graph.h>
#include <lemon/matching.h>

namespace clausebook {

std::vector<int> heaviest_matching(int lefts, int rights, const std::vector<WeightedPair>& pairs) {
    lemon::ListGraph graph;
    std::vector<lemon::ListGraph::Node> nodes;
    for (int i = 0; i < lefts + rights; ++i) nodes.push_back(graph.addNode());
    lemon::ListGraph::EdgeMap<int> weights(graph);
    for (const WeightedPair& pair : pairs) {
        weights[graph.addEdge(nodes[static_cast<std::size_t>(pair.left)], nodes[static_cast<std::size_t>(lefts + pair.right)])] = pair.weight;
    }
    lemon::MaxWeightedMatching<lemon::ListGraph, lemon::ListGraph::EdgeMap<int>> matching(graph, weights);
    matching.run();
    std::vector<int> partner(static_cast<std::size_t>(lefts), -1);
    for (int i = 0; i < lefts; ++i) {
        const lemon::ListGraph::Node mate = matching.mate(nodes[static_cast<std::size_t>(i)]);
        // Nodes are numbered in the order in which they were added.
        if (mate != lemon::INVALID) partner[static_cast<std::size_t>(i)] = graph.id(mate) - lefts;
    }
    return partner;
}

}  // namespace clausebook
