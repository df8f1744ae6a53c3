// SPDX-License-Identifier: BSD-3-Clause
#include "src/document/node.h"

#include "src/base/check.h"
#include "src/document/character_data.h"
#include "src/document/document.h"
#include "src/document/element.h"

namespace wsjs {

void Node::DidAttachWrapper() {
  if (document_)
    SetEdge(kDocumentOfNode, document_->ToScriptValue());
}

// https://dom.spec.whatwg.org/#dom-node-baseuri
std::string Node::baseURI() const {
  const auto& document =
      document_ ? *document_ : *static_cast<const Document*>(this);
  return document.base_url();
}

// https://dom.spec.whatwg.org/#connected
bool Node::isConnected() const {
  const Node* root = this;
  while (root->parent_)
    root = root->parent_;
  return root->type_ == Type::kDocument;
}

// https://dom.spec.whatwg.org/#dom-node-parentelement
Element* Node::parentElement() const {
  return parent_ && parent_->type_ == Type::kElement
             ? static_cast<Element*>(parent_)
             : nullptr;
}

// https://dom.spec.whatwg.org/#dom-node-textcontent
std::optional<std::u16string> Node::textContent() const {
  // "Element: the descendant text content of this." A Document has none.
  if (type_ == Type::kDocument)
    return std::nullopt;
  std::u16string text;
  for (const Node* node = NextInTree(*this); node;
       node = node->NextInTree(*this)) {
    if (node->type_ == Type::kText)
      text += static_cast<const Text*>(node)->data();
  }
  return text;
}

// https://dom.spec.whatwg.org/#dom-node-textcontent
void Node::setTextContent(const std::optional<std::u16string>& text) {
  if (type_ == Type::kDocument)
    return;
  // https://dom.spec.whatwg.org/#string-replace-all
  // 1.-2. Let node be null. If string is not the empty string, then set node to
  //       a new Text node.
  // 3. Replace all with node within parent.
  RemoveAllChildren();
  if (text && !text->empty()) {
    Append(bindings::New(std::make_unique<Text>(realm(), document_, *text)));
  }
}

// https://dom.spec.whatwg.org/#concept-tree-following
Node* Node::NextInTree(const Node& root) const {
  if (first_child_)
    return first_child_;
  for (const Node* node = this; node != &root; node = node->parent_) {
    if (node->next_)
      return node->next_;
  }
  return nullptr;
}

void Node::Append(Node& child) {
  DCHECK(!child.parent_);
  child.previous_ = last_child_;
  if (last_child_) {
    last_child_->Link(kNextSibling, last_child_->next_, &child);
  } else {
    Link(kFirstChild, first_child_, &child);
  }
  last_child_ = &child;
  child.Link(kParent, child.parent_, this);
}

void Node::RemoveAllChildren() {
  Node* child = first_child_;
  while (child) {
    // Nothing is collected meanwhile: handles of this scope hold them.
    Node* const next = child->next_;
    child->Link(kParent, child->parent_, nullptr);
    child->Link(kNextSibling, child->next_, nullptr);
    child->previous_ = nullptr;
    child = next;
  }
  Link(kFirstChild, first_child_, nullptr);
  last_child_ = nullptr;
}

std::u16string Node::ChildTextContent() const {
  std::u16string text;
  for (const Node* child = first_child_; child; child = child->next_) {
    if (child->type_ == Type::kText)
      text += static_cast<const Text*>(child)->data();
  }
  return text;
}

void Node::Link(Edge edge, Node*& member, Node* node) {
  member = node;
  SetEdge(edge, node ? node->ToScriptValue()
                     : bindings::ScriptValue::Undefined(realm()));
}

}  // namespace wsjs
