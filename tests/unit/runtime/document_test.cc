// SPDX-License-Identifier: BSD-3-Clause
#include <gmock/gmock.h>

#include "tests/unit/runtime/page_test.h"

// What a page's scripts see of its document.
namespace wsjs {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class DocumentTest : public PageTest {
 protected:
  // What `script`, the body's only one, prints in a page that has `head`.
  std::string Print(const std::string& script, const std::string& head = "") {
    std::string printed;
    for (const std::string& line :
         Run("<head>" + head +
             "</head><body><p id=p title='a b'>c<b>d</b>"
             "<!--e--></p><script>" +
             script + "</script>")) {
      printed += (printed.empty() ? "" : "|") + line;
    }
    EXPECT_THAT(Errors(), IsEmpty());
    return printed;
  }
};

TEST_F(DocumentTest, ExistsInPagesOnly) {
  {
    TestRuntime test;
    test.RunScript(
        "console.log(typeof document, typeof Document, typeof Node,"
        " typeof parent, typeof UIEvent, 'document' in self)");
    EXPECT_THAT(test.lines,
                ElementsAre("undefined undefined undefined undefined "
                            "undefined false"));
  }
  EXPECT_EQ(Print("console.log(typeof document, typeof Document, typeof Node,"
                  " typeof parent, typeof UIEvent, 'document' in self)"),
            "object function function object function true");
}

TEST_F(DocumentTest, WindowIsATopLevelBrowsingContext) {
  EXPECT_EQ(Print("console.log(window === self, parent === self, top === self,"
                  " frames === self, opener, length,"
                  " document.defaultView === self)"),
            "true true true true null 0 true");
  EXPECT_EQ(Print("opener = 1; parent = 2; console.log(opener, parent)"),
            "1 2");
}

TEST_F(DocumentTest, UrlOriginAndSecureContextAreThePages) {
  EXPECT_EQ(Print("console.log(document.URL === location.href,"
                  " document.documentURI, document.baseURI, origin,"
                  " isSecureContext, new URL('x', document.baseURI).href)"),
            std::string("true ") + kUrl + " " + kUrl +
                " https://page.example true https://page.example/folder/x");
}

TEST_F(DocumentTest, TitleIsStrippedAndCollapsed) {
  EXPECT_EQ(Print("console.log(`[${document.title}]`);"
                  "document.title = ' new  title ';"
                  "console.log(`[${document.title}]`,"
                  " document.getElementsByTagName('title')[0].text)",
                  "<title>\n a  b\t</title>"),
            "[a b]|[new title]  new  title ");
  EXPECT_EQ(Print("console.log(`[${document.title}]`); document.title = 'x';"
                  "console.log(document.head.lastChild.firstChild.data)"),
            "[]|x");
}

TEST_F(DocumentTest, TreeCanBeWalked) {
  EXPECT_EQ(
      Print("const p = document.getElementById('p');"
            "console.log(p.nodeType, p.nodeName, p.localName, p.tagName,"
            " p.namespaceURI, p.isConnected, p.ownerDocument === document);"
            "console.log(p.firstChild.data, p.firstChild.nextSibling.localName,"
            " p.lastChild.data, p.lastChild.nodeType, p.lastChild.nodeName,"
            " p.lastChild.previousSibling === p.firstChild.nextSibling);"
            "console.log(p.textContent, p.parentNode === document.body,"
            " p.parentElement.tagName, p.hasChildNodes());"
            "console.log(document.nodeType, document.nodeName,"
            " document.firstChild === document.documentElement,"
            " document.parentNode, document.textContent,"
            " document.ownerDocument)"),
      "1 P p P http://www.w3.org/1999/xhtml true true|"
      "c b e 8 #comment true|cd true BODY true|"
      "9 #document true null null null");
}

TEST_F(DocumentTest, AttributesCanBeReadAndSet) {
  EXPECT_EQ(
      Print(
          "const p = document.getElementById('p');"
          "console.log(p.id, p.getAttribute('TITLE'), p.getAttribute('x'),"
          " p.hasAttribute('title'), p.getAttributeNames().join());"
          "p.setAttribute('DATA-X', 1); p.id = 'q'; p.removeAttribute('title');"
          "console.log(p.getAttributeNames().join(), p.getAttribute('data-x'),"
          " document.getElementById('q') === p);"
          "try { p.setAttribute('a b', 1) } catch (e) { console.log(e.name) }"),
      "p a b null true id,title|id,data-x 1 true|InvalidCharacterError");
}

TEST_F(DocumentTest, ElementsHaveTheInterfaceOfTheirName) {
  EXPECT_EQ(
      Print("for (const name of ['a', 'body', 'head', 'html', 'meta', 'SCRIPT',"
            " 'title', 'div', 'my-element', 'nothing', 'iframe', 'image'])"
            "  console.log(document.createElement(name).constructor.name)"),
      "HTMLAnchorElement|HTMLBodyElement|HTMLHeadElement|HTMLHtmlElement|"
      "HTMLMetaElement|HTMLScriptElement|HTMLTitleElement|HTMLElement|"
      "HTMLElement|HTMLUnknownElement|HTMLElement|HTMLUnknownElement");
  EXPECT_EQ(Print("for (const name of ['', '1', 'a b', 'a>']) {"
                  "  try { document.createElement(name) }"
                  "  catch (e) { console.log(e.name) } }"),
            "InvalidCharacterError|InvalidCharacterError|InvalidCharacterError|"
            "InvalidCharacterError");
}

TEST_F(DocumentTest, AnchorsAreTheirUrls) {
  EXPECT_EQ(Print("const a = document.createElement('a');"
                  "console.log(`[${a.href}]`); a.href = '../x y';"
                  "console.log(a.href, String(a), a.getAttribute('href'));"
                  "a.href = 'ws://host/chat'; console.log(String(a));"
                  "a.href = 'http://['; console.log(a.href)"),
            "[]|https://page.example/x%20y https://page.example/x%20y ../x y|"
            "ws://host/chat|http://[");
}

TEST_F(DocumentTest, MetaAndScriptReflectTheirAttributes) {
  EXPECT_EQ(Print("const [a, b] = document.getElementsByTagName('META');"
                  "console.log(a.name, a.content, a.httpEquiv, b.httpEquiv);"
                  "const [s] = document.getElementsByTagName('script');"
                  "console.log(s.src, s.type, s.defer, s.async, s.noModule,"
                  " s.text, HTMLScriptElement.supports('module'),"
                  " HTMLScriptElement.supports('x'))",
                  "<meta name=timeout content=long><meta http-equiv=x>"
                  "<script src=s.js defer type=text/x>y</script>"),
            "timeout long  x|https://page.example/folder/s.js text/x true "
            "false false y true false");
}

TEST_F(DocumentTest, ElementsByTagName) {
  EXPECT_EQ(Print("console.log(document.getElementsByTagName('*').length,"
                  " document.getElementsByTagName('B')[0].textContent,"
                  " document.getElementsByTagName('nothing').length)"),
            "6 d 0");
}

TEST_F(DocumentTest, CreateEventGivesUninitialisedEvents) {
  EXPECT_EQ(
      Print("for (const name of ['Event', 'events', 'HTMLEvents', 'UIEvent',"
            " 'uievents', 'CustomEvent', 'MessageEvent'])"
            "  console.log(document.createEvent(name).constructor.name);"
            "try { document.createEvent('MouseEvents') }"
            "catch (e) { console.log(e.name) }"),
      "Event|Event|Event|UIEvent|UIEvent|CustomEvent|MessageEvent|"
      "NotSupportedError");
  EXPECT_EQ(
      Print("const event = document.createEvent('Event');"
            "console.log(`[${event.type}]`, event.isTrusted);"
            "try { dispatchEvent(event) } catch (e) { console.log(e.name) }"
            "event.initEvent('x', true, true);"
            "addEventListener('x', e => console.log(e.type, e.bubbles));"
            "console.log(dispatchEvent(event))"),
      "[] false|InvalidStateError|x true|true");
}

TEST_F(DocumentTest, UiEvents) {
  EXPECT_EQ(
      Print("const event = document.createEvent('UIEvents');"
            "console.log(event.view, event.detail);"
            "event.initUIEvent('open', false, true, window, 5);"
            "console.log(event.type, event.cancelable, event.view === window,"
            " event.detail, event instanceof Event);"
            "const other = new UIEvent('x', {view: window, detail: 7});"
            "console.log(other.view === self, other.detail);"
            "try { new UIEvent('x', {view: {}}) }"
            "catch (e) { console.log(e.name) }"),
      "null 0|open true true 5 true|true 7|TypeError");
}

TEST_F(DocumentTest, CookiesAreThoseOfTheJarButHttpOnlyOnes) {
  cookie_jar().SetCookie(kUrl, {}, "a=1; Path=/");
  cookie_jar().SetCookie(kUrl, {}, "b=2; HttpOnly; Path=/");
  cookie_jar().SetCookie("https://other.example/", {}, "c=3");
  EXPECT_EQ(Print("document.cookie = 'd=4; Path=/';"
                  "document.cookie = 'e=5; HttpOnly';"
                  "document.cookie = 'b=6; Path=/';"
                  "console.log(document.cookie)"),
            "a=1; d=4");
  EXPECT_EQ(cookie_jar().CookieHeader("wss://page.example/", {}),
            "a=1; b=2; d=4");
}

TEST_F(DocumentTest, NodesLiveAsLongAsOneOfTheirTree) {
  EXPECT_EQ(Print("let node = document.createElement('title');"
                  "node.text = 'x'; node = node.firstChild;"
                  "const filler = []; for (let i = 0; i < 1e6; ++i)"
                  "  filler[i % 100] = {i};"
                  "console.log(node.parentNode.localName,"
                  " node.parentNode.ownerDocument === document);"
                  "const parent = node.parentNode; parent.text = '';"
                  "console.log(node.parentNode, parent.firstChild, node.data)"),
            "title true|null null x");
}

}  // namespace
}  // namespace wsjs
