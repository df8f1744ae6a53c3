// SPDX-License-Identifier: BSD-3-Clause
#include <algorithm>
#include <unordered_map>

#include "bindings/compiler/checks.h"

namespace wsjs::idl {

namespace {

// Calls `visit` with each dictionary that values of `type` can have in them.
template <typename Visit>
void VisitDictionaries(const Type& type, Visit visit) {
  switch (type.kind()) {
    case TypeKind::kDictionary:
      visit(type.dictionary());
      break;
    case TypeKind::kNullable:
    case TypeKind::kSequence:
    case TypeKind::kRecord:
      VisitDictionaries(type.element(), visit);
      break;
    case TypeKind::kUnion:
      for (const Type* member : type.members())
        VisitDictionaries(*member, visit);
      break;
    default:
      break;
  }
}

// The dictionaries as a graph: one points to those that its members, inherited
// ones too, have in them. Two include each other when they are in the same
// strongly connected component: Tarjan's algorithm, with a stack of its own.
class DictionaryGraph final {
 public:
  explicit DictionaryGraph(const Model& model) {
    for (const auto& dictionary : model.dictionaries) {
      if (!nodes_.contains(dictionary.get()))
        VisitFrom(*dictionary);
    }
  }

  bool IncludeEachOther(const Dictionary& a, const Dictionary& b) const {
    return nodes_.at(&a).component == nodes_.at(&b).component;
  }

 private:
  struct Node {
    int index = 0;
    int low_link = 0;
    int component = -1;  // Not known yet.
  };
  // A dictionary that is being visited.
  struct Frame {
    const Dictionary* dictionary;
    std::vector<const Dictionary*> targets;
    size_t next = 0;
  };

  void Push(const Dictionary& dictionary) {
    Frame frame{&dictionary, {}, 0};
    for (const Dictionary* d = &dictionary; d; d = d->inherited) {
      for (const auto& member : d->members) {
        VisitDictionaries(*member->type, [&frame](const Dictionary& target) {
          frame.targets.push_back(&target);
        });
      }
    }
    const int index = static_cast<int>(nodes_.size());
    nodes_[&dictionary] = {index, index, -1};
    open_.push_back(&dictionary);
    frames_.push_back(std::move(frame));
  }

  void Pop() {
    const Dictionary* dictionary = frames_.back().dictionary;
    const Node& node = nodes_[dictionary];
    if (node.low_link == node.index) {
      const Dictionary* member = nullptr;
      do {
        member = open_.back();
        open_.pop_back();
        nodes_[member].component = node.index;
      } while (member != dictionary);
    }
    frames_.pop_back();
    if (!frames_.empty()) {
      Node& parent = nodes_[frames_.back().dictionary];
      parent.low_link = std::min(parent.low_link, node.low_link);
    }
  }

  void VisitFrom(const Dictionary& start) {
    Push(start);
    while (!frames_.empty()) {
      Frame& frame = frames_.back();
      if (frame.next == frame.targets.size()) {
        Pop();
        continue;
      }
      const Dictionary* target = frame.targets[frame.next++];
      const auto found = nodes_.find(target);
      if (found == nodes_.end()) {
        Push(*target);
      } else if (found->second.component < 0) {
        Node& node = nodes_[frame.dictionary];
        node.low_link = std::min(node.low_link, found->second.index);
      }
    }
  }

  std::unordered_map<const Dictionary*, Node> nodes_;
  std::vector<const Dictionary*> open_;  // Without a component.
  std::vector<Frame> frames_;
};

}  // namespace

// "The type of a dictionary member must not include the dictionary it appears
// on. A type includes a dictionary D if at least one of the following is true"
// https://webidl.spec.whatwg.org/#dfn-dictionary-member
void CheckDictionaries(const Model& model, Diagnostics& diagnostics) {
  const DictionaryGraph graph(model);
  for (const auto& dictionary : model.dictionaries) {
    for (const auto& member : dictionary->members) {
      bool includes_itself = false;
      VisitDictionaries(*member->type, [&](const Dictionary& target) {
        includes_itself |= graph.IncludeEachOther(*dictionary, target);
      });
      if (includes_itself) {
        diagnostics.AddError(
            member->location,
            "the type of a dictionary member can't include the dictionary; see "
            "https://webidl.spec.whatwg.org/#dfn-dictionary-member",
            std::max<size_t>(member->name.size(), 1));
      }
    }
  }
}

}  // namespace wsjs::idl
