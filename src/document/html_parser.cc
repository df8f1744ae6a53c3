// SPDX-License-Identifier: BSD-3-Clause
#include "src/document/html_parser.h"

#include <gumbo.h>

#include <algorithm>
#include <cstddef>
#include <memory_resource>
#include <string_view>

#include "src/base/check.h"

namespace wsjs {
namespace {

using Step = HtmlParser::Step;

std::string_view ToView(const GumboStringPiece& piece) {
  return {piece.data ? piece.data : "", piece.length};
}

const GumboVector* ChildrenOf(const GumboNode& node) {
  switch (node.type) {
    case GUMBO_NODE_DOCUMENT:
      return &node.v.document.children;
    case GUMBO_NODE_ELEMENT:
      return &node.v.element.children;
    case GUMBO_NODE_TEMPLATE:
      // What is in it belongs to another document, where no script runs.
      // FIXME: HTMLTemplateElement's content.
    case GUMBO_NODE_TEXT:
    case GUMBO_NODE_CDATA:
    case GUMBO_NODE_COMMENT:
    case GUMBO_NODE_WHITESPACE:
      return nullptr;
  }
  NOTREACHED();
}

std::string LocalNameOf(const GumboElement& element) {
  GumboStringPiece original = element.original_tag;
  gumbo_tag_from_original_text(&original);
  if (element.tag_namespace == GUMBO_NAMESPACE_SVG && original.length > 0) {
    if (const char* name = gumbo_normalize_svg_tagname(&original))
      return name;
  }
  if (element.tag != GUMBO_TAG_UNKNOWN)
    return gumbo_normalized_tagname(element.tag);
  // https://html.spec.whatwg.org/#tag-name-state
  std::string name(ToView(original));
  std::ranges::transform(name, name.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  });
  return name;
}

std::string NameOf(const GumboAttribute& attribute) {
  switch (attribute.attr_namespace) {
    case GUMBO_ATTR_NAMESPACE_NONE:
      return attribute.name;
    case GUMBO_ATTR_NAMESPACE_XLINK:
      return std::string("xlink:") + attribute.name;
    case GUMBO_ATTR_NAMESPACE_XML:
      return std::string("xml:") + attribute.name;
    case GUMBO_ATTR_NAMESPACE_XMLNS:
      return std::string_view(attribute.name) == "xmlns"
                 ? "xmlns"
                 : std::string("xmlns:") + attribute.name;
  }
  NOTREACHED();
}

Step StartElement(const GumboElement& element) {
  Step step{.kind = Step::Kind::kStartElement};
  switch (element.tag_namespace) {
    case GUMBO_NAMESPACE_HTML:
      step.element_namespace = HtmlParser::NodeNamespace::kHtml;
      break;
    case GUMBO_NAMESPACE_SVG:
      step.element_namespace = HtmlParser::NodeNamespace::kSvg;
      break;
    case GUMBO_NAMESPACE_MATHML:
      step.element_namespace = HtmlParser::NodeNamespace::kMathMl;
      break;
  }
  step.local_name = LocalNameOf(element);
  for (unsigned int i = 0; i < element.attributes.length; ++i) {
    const auto& attribute =
        *static_cast<const GumboAttribute*>(element.attributes.data[i]);
    step.attributes.emplace_back(NameOf(attribute), attribute.value);
  }
  return step;
}

Step CharacterData(Step::Kind kind, const GumboText& text) {
  return {.kind = kind,
          .data = text.text,
          .line = static_cast<int>(text.start_pos.line),
          .column = static_cast<int>(text.start_pos.column)};
}

}  // namespace

// The library's tree, and the way through it.
class HtmlParser::Tree final {
 public:
  explicit Tree(const std::string& text) {
    GumboOptions options = kGumboDefaultOptions;
    // All of the tree is in memory of our own: the library frees recursively.
    options.userdata = &memory_;
    options.allocator = [](void* memory, size_t size) {
      return static_cast<std::pmr::memory_resource*>(memory)->allocate(
          size, alignof(std::max_align_t));
    };
    options.deallocator = [](void*, void*) {};
    options.max_errors = 0;
    const GumboOutput* const output =
        gumbo_parse_with_options(&options, text.data(), text.size());
    path_.push_back({output->document});
  }

  Step Next() {
    if (path_.empty())
      return {};
    Position& position = path_.back();
    const GumboVector* const children = ChildrenOf(*position.node);
    if (!children || position.next_child >= children->length) {
      path_.pop_back();
      return {.kind = path_.empty() ? Step::Kind::kEndDocument
                                    : Step::Kind::kEndElement};
    }
    const auto* const child =
        static_cast<const GumboNode*>(children->data[position.next_child++]);
    switch (child->type) {
      case GUMBO_NODE_ELEMENT:
      case GUMBO_NODE_TEMPLATE:
        path_.push_back({child});
        return StartElement(child->v.element);
      case GUMBO_NODE_TEXT:
      case GUMBO_NODE_CDATA:
      case GUMBO_NODE_WHITESPACE:
        return CharacterData(Step::Kind::kText, child->v.text);
      case GUMBO_NODE_COMMENT:
        return CharacterData(Step::Kind::kComment, child->v.text);
      case GUMBO_NODE_DOCUMENT:
        break;
    }
    NOTREACHED();
  }

 private:
  // A node whose children are being told.
  struct Position {
    const GumboNode* node;
    unsigned int next_child = 0;
  };

  std::pmr::monotonic_buffer_resource memory_;
  std::vector<Position> path_;
};

HtmlParser::HtmlParser(std::string text) : text_(std::move(text)) {}

HtmlParser::~HtmlParser() = default;

Step HtmlParser::Next() {
  if (!tree_)
    tree_ = std::make_unique<Tree>(text_);
  return tree_->Next();
}

}  // namespace wsjs
