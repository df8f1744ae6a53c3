// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_DOCUMENT_NODE_H_
#define WSJS_SRC_DOCUMENT_NODE_H_

#include <cstdint>
#include <optional>
#include <string>

#include "src/dom/event_target.h"

namespace wsjs {

class Document;
class Element;

// https://dom.spec.whatwg.org/#interface-node
// Edges keep a tree together: a node holds its parent, its first child, its
// next sibling and its document, so that whoever has one node has all of the
// tree. The other pointers are to nodes that these hold.
class Node : public EventTarget {
 public:
  static constexpr int kEdgeCount = EventTarget::kEdgeCount + 4;
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  enum class Type : uint8_t {
    kElement = 1,
    kText = 3,
    kComment = 8,
    kDocument = 9
  };

  void DidAttachWrapper();

  uint16_t nodeType() const { return static_cast<uint16_t>(type_); }
  virtual std::u16string nodeName() const = 0;
  std::string baseURI() const;
  bool isConnected() const;
  // https://dom.spec.whatwg.org/#dom-node-ownerdocument
  Document* ownerDocument() const { return document_; }
  Node* parentNode() const { return parent_; }
  Element* parentElement() const;
  bool hasChildNodes() const { return first_child_ != nullptr; }
  Node* firstChild() const { return first_child_; }
  Node* lastChild() const { return last_child_; }
  Node* previousSibling() const { return previous_; }
  Node* nextSibling() const { return next_; }
  virtual std::optional<std::u16string> nodeValue() const {
    return std::nullopt;
  }
  virtual void setNodeValue(const std::optional<std::u16string>&) {}
  virtual std::optional<std::u16string> textContent() const;
  virtual void setTextContent(const std::optional<std::u16string>& text);

  Type type() const { return type_; }

  // https://dom.spec.whatwg.org/#concept-tree-order
  // The node after this one in the tree below `root`; null at its end.
  Node* NextInTree(const Node& root) const;

  // https://dom.spec.whatwg.org/#concept-node-append
  // `child` has no parent.
  void Append(Node& child);
  // https://dom.spec.whatwg.org/#concept-node-replace-all
  void RemoveAllChildren();

  // https://dom.spec.whatwg.org/#concept-child-text-content
  std::u16string ChildTextContent() const;

 protected:
  // `document` is the node document, null for a document itself.
  Node(bindings::Realm& realm, Type type, Document* document)
      : EventTarget(realm), type_(type), document_(document) {}

 private:
  enum Edge {
    kParent = EventTarget::kEdgeCount,
    kFirstChild,
    kNextSibling,
    kDocumentOfNode,
  };

  // With its edge.
  void Link(Edge edge, Node*& member, Node* node);

  const Type type_;
  Document* const document_;
  Node* parent_ = nullptr;
  Node* first_child_ = nullptr;
  Node* last_child_ = nullptr;  // no edge
  Node* previous_ = nullptr;    // no edge
  Node* next_ = nullptr;
};

}  // namespace wsjs

#endif  // WSJS_SRC_DOCUMENT_NODE_H_
