// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_DOCUMENT_HTML_PARSER_H_
#define WSJS_SRC_DOCUMENT_HTML_PARSER_H_

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace wsjs {

// https://html.spec.whatwg.org/#parsing
// Parses an HTML document, with scripting enabled, and tells the nodes of its
// tree in tree order. There is no document.write(), so that the whole text is
// parsed when the first node is asked for; script that runs meanwhile still
// finds what is before it only.
class HtmlParser final {
 public:
  enum class NodeNamespace : uint8_t { kHtml, kSvg, kMathMl };

  struct Step {
    enum class Kind : uint8_t {
      kStartElement,
      kEndElement,  // of the element that was started last and not ended
      kText,
      kComment,
      kEndDocument,
    };
    Kind kind = Kind::kEndDocument;
    // Of a kStartElement:
    NodeNamespace element_namespace = NodeNamespace::kHtml;
    std::string local_name = {};
    std::vector<std::pair<std::string, std::string>> attributes = {};
    // Of kText and kComment:
    std::string data = {};
    // Where a kText begins, from 1.
    int line = 1;
    int column = 1;
  };

  // `text` is UTF-8.
  explicit HtmlParser(std::string text);
  ~HtmlParser();
  HtmlParser(const HtmlParser&) = delete;
  HtmlParser& operator=(const HtmlParser&) = delete;

  // kEndDocument is the last one.
  [[nodiscard]] Step Next();

 private:
  class Tree;

  std::string text_;
  std::unique_ptr<Tree> tree_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_DOCUMENT_HTML_PARSER_H_
