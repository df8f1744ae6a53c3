// SPDX-License-Identifier: BSD-3-Clause
#include "src/document/encoding_sniffer.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>

#include "src/base/check.h"
#include "src/base/utf.h"
#include "src/encoding/decode.h"

namespace wsjs {
namespace {

// "The user agent may … use … the first 1024 bytes", which authors have to put
// the declaration into.
constexpr size_t kPrescanBytes = 1024;

constexpr std::string_view kWhitespace = "\t\n\f\r ";
constexpr std::string_view kWhitespaceOrSlash = "\t\n\f\r /";
constexpr std::string_view kHttpWhitespace = " \t\r\n";

char ToLower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

bool IsAsciiAlpha(char c) {
  return ToLower(c) >= 'a' && ToLower(c) <= 'z';
}

bool IsOneOf(char c, std::string_view set) {
  return set.find(c) != std::string_view::npos;
}

std::string Lowercase(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), ToLower);
  return result;
}

std::string_view Trim(std::string_view text, std::string_view set) {
  const size_t begin = text.find_first_not_of(set);
  if (begin == std::string_view::npos)
    return {};
  return text.substr(begin, text.find_last_not_of(set) - begin + 1);
}

struct PrescanAttribute {
  std::string name;
  std::string value;
};

// The bytes that a prescan goes through, and its position in them.
class Prescan final {
 public:
  explicit Prescan(std::string_view bytes) : rest_(bytes) {}

  const Encoding* Run();

 private:
  const Encoding* ProcessMeta();
  std::optional<PrescanAttribute> GetAttribute();
  std::string GetAttributeValue();

  bool StartsWithIgnoringCase(std::string_view lower) const {
    return Lowercase(rest_.substr(0, lower.size())) == lower;
  }
  void Skip(size_t count) {
    rest_.remove_prefix(std::min(count, rest_.size()));
  }
  void SkipAll(std::string_view set) { Skip(rest_.find_first_not_of(set)); }
  bool IsAtTag() const {
    const size_t name = rest_.starts_with("</") ? 2 : 1;
    return rest_.starts_with('<') && rest_.size() > name &&
           IsAsciiAlpha(rest_[name]);
  }

  std::string_view rest_;
};

// https://html.spec.whatwg.org/#prescan-a-byte-stream-to-determine-its-encoding
const Encoding* Prescan::Run() {
  // 2. Loop:
  for (; !rest_.empty(); Skip(1)) {
    if (rest_.starts_with("<!--")) {
      // "Advance the position pointer so that it points at the first 0x3E byte
      // which is preceded by two 0x2D bytes … and comes after the 0x3C byte
      // that was found. (The two 0x2D bytes can be the same as those in the
      // '<!--' sequence.)"
      Skip(2);
      Skip(rest_.find("-->"));
      Skip(2);
    } else if (StartsWithIgnoringCase("<meta") && rest_.size() > 5 &&
               IsOneOf(rest_[5], kWhitespaceOrSlash)) {
      Skip(5);
      if (const Encoding* encoding = ProcessMeta())
        return encoding;
    } else if (IsAtTag()) {
      // "Advance the position pointer so that it points at the next 0x09 …,
      // 0x20 (SP), or 0x3E (>) byte. Repeatedly get an attribute until no
      // further attributes can be found".
      Skip(rest_.find_first_of("\t\n\f\r >"));
      while (GetAttribute()) {
      }
    } else if (rest_.starts_with("<!") || rest_.starts_with("</") ||
               rest_.starts_with("<?")) {
      Skip(rest_.find('>'));
    }
  }
  return nullptr;
}

// "A sequence of bytes starting with: 0x3C, 0x4D or 0x6D, …": what is done for
// a <meta>.
const Encoding* Prescan::ProcessMeta() {
  std::set<std::string> names;
  bool got_pragma = false;
  std::optional<bool> need_pragma;
  const Encoding* charset = nullptr;
  bool is_charset_known = false;
  while (const std::optional<PrescanAttribute> attribute = GetAttribute()) {
    if (!names.insert(attribute->name).second)
      continue;
    if (attribute->name == "http-equiv") {
      got_pragma |= attribute->value == "content-type";
    } else if (attribute->name == "content" && !is_charset_known) {
      charset = ExtractEncodingFromMeta(attribute->value);
      if (charset) {
        is_charset_known = true;
        need_pragma = true;
      }
    } else if (attribute->name == "charset") {
      charset = EncodingFromLabel(attribute->value);
      is_charset_known = true;
      need_pragma = false;
    }
  }
  // The bytes ended inside of it.
  if (rest_.empty())
    return nullptr;
  // "If need pragma is null, … if need pragma is true but got pragma is false,
  // … if charset is failure, then jump to the step below labeled next byte."
  if (!need_pragma || (*need_pragma && !got_pragma) || !charset)
    return nullptr;
  // "If charset is UTF-16BE/LE, then set charset to UTF-8. If charset is
  // x-user-defined, then set charset to windows-1252."
  if (charset->kind == Encoding::Kind::kUtf16LittleEndian ||
      charset->kind == Encoding::Kind::kUtf16BigEndian) {
    return EncodingFromLabel("utf-8");
  }
  if (charset->kind == Encoding::Kind::kXUserDefined)
    return EncodingFromLabel("windows-1252");
  return charset;
}

// https://html.spec.whatwg.org/#concept-get-attributes-when-sniffing
std::optional<PrescanAttribute> Prescan::GetAttribute() {
  // 1. If the byte at position is one of 0x09, 0x0A, 0x0C, 0x0D, 0x20, or 0x2F,
  //    then advance position to the next byte and redo this step.
  SkipAll(kWhitespaceOrSlash);
  // 2. If the byte at position is 0x3E (>), then abort: there isn't one.
  if (rest_.empty() || rest_.front() == '>')
    return std::nullopt;
  // 3.-5. Otherwise, the byte at position is the start of the attribute name.
  //       Process the byte at position.
  PrescanAttribute attribute;
  while (true) {
    if (rest_.empty())
      return std::nullopt;
    const char c = rest_.front();
    if (c == '=' && !attribute.name.empty()) {
      Skip(1);
      attribute.value = GetAttributeValue();
      return attribute;
    }
    if (IsOneOf(c, kWhitespace))
      break;
    if (c == '/' || c == '>')
      return attribute;
    attribute.name += ToLower(c);
    Skip(1);
  }
  // 6. Spaces: If the byte at position is one of 0x09, …, then advance position
  //    to the next byte, then, repeat this step.
  SkipAll(kWhitespace);
  // 7. If the byte at position is not 0x3D (=), abort. The attribute's name is
  //    the value of attribute name, its value is the empty string.
  if (!rest_.starts_with('='))
    return attribute;
  // 8. Advance position past the 0x3D (=) byte.
  Skip(1);
  attribute.value = GetAttributeValue();
  return attribute;
}

// Steps 9 to 12 of the above. Bytes after the last one count as the end.
std::string Prescan::GetAttributeValue() {
  // 9. Value: If the byte at position is one of 0x09, …, then advance position
  //    to the next byte, then, repeat this step.
  SkipAll(kWhitespace);
  std::string_view value;
  if (rest_.starts_with('"') || rest_.starts_with('\'')) {
    // 10. If it is 0x22 (") or 0x27 ('), then: quote loop.
    const size_t end = rest_.find(rest_.front(), 1);
    value = rest_.substr(1, end == std::string_view::npos ? end : end - 1);
    Skip(end == std::string_view::npos ? end : end + 1);
  } else {
    // 10.-12. "If it is one of 0x09, …, or 0x3E (>), then abort".
    value = rest_.substr(0, rest_.find_first_of("\t\n\f\r >"));
    Skip(value.size());
  }
  return Lowercase(value);
}

}  // namespace

// https://html.spec.whatwg.org/#encoding-sniffing-algorithm
const Encoding& SniffEncoding(ByteSpan bytes, std::string_view content_type) {
  // 1. If the result of BOM sniffing is an encoding, return that encoding with
  //    confidence certain.
  if (const Encoding* encoding = BomSniff(bytes))
    return *encoding;
  // 4. If the transport layer specifies a character encoding, and it is
  //    supported, return that encoding with the confidence certain.
  if (const Encoding* encoding = EncodingOfMimeType(content_type))
    return *encoding;
  // 5. Optionally, prescan the byte stream to determine its encoding.
  if (const Encoding* encoding = PrescanForEncoding(bytes))
    return *encoding;
  // 9. Otherwise, return an implementation-defined or user-specified default
  //    character encoding: windows-1252 for all locales but a few.
  const Encoding* const fallback = EncodingFromLabel("windows-1252");
  CHECK(fallback);
  return *fallback;
}

const Encoding* PrescanForEncoding(ByteSpan bytes) {
  return Prescan(AsStringView(bytes).substr(0, kPrescanBytes)).Run();
}

// https://html.spec.whatwg.org/#algorithm-for-extracting-a-character-encoding-from-a-meta-element
const Encoding* ExtractEncodingFromMeta(std::string_view content) {
  const std::string text = Lowercase(content);
  std::string_view rest = text;
  while (true) {
    // 2. Loop: Find the first seven characters in s after position that are an
    //    ASCII case-insensitive match for the word "charset".
    const size_t found = rest.find("charset");
    if (found == std::string_view::npos)
      return nullptr;
    rest.remove_prefix(found + std::string_view("charset").size());
    // 3. Skip any ASCII whitespace that immediately follow.
    rest =
        rest.substr(std::min(rest.find_first_not_of(kWhitespace), rest.size()));
    // 4. If the next character is not a U+003D (=), then move position to point
    //    just before that next character, and jump back to loop.
    if (rest.starts_with('='))
      break;
  }
  // 5. Skip any ASCII whitespace that immediately follow the equals sign.
  rest.remove_prefix(1);
  rest =
      rest.substr(std::min(rest.find_first_not_of(kWhitespace), rest.size()));
  // 6. Process the next character as follows:
  if (rest.empty())
    return nullptr;
  if (rest.front() == '"' || rest.front() == '\'') {
    const size_t end = rest.find(rest.front(), 1);
    // "If it is an unmatched quotation mark: return nothing."
    return end == std::string_view::npos
               ? nullptr
               : EncodingFromLabel(rest.substr(1, end - 1));
  }
  return EncodingFromLabel(rest.substr(0, rest.find_first_of("\t\n\f\r ;")));
}

// https://mimesniff.spec.whatwg.org/#parse-a-mime-type
const Encoding* EncodingOfMimeType(std::string_view mime_type) {
  size_t position = mime_type.find(';');
  while (position != std::string_view::npos) {
    // 11.1.-11.3. Advance position by 1, skip HTTP whitespace, let
    //             parameterName be what comes before U+003B (;) or U+003D (=).
    std::string_view rest = mime_type.substr(position + 1);
    const size_t name_end = rest.find_first_of(";=");
    if (name_end == std::string_view::npos)
      return nullptr;
    const std::string name =
        Lowercase(Trim(rest.substr(0, name_end), kHttpWhitespace));
    position += 1 + name_end;
    if (rest[name_end] == ';')
      continue;
    rest.remove_prefix(name_end + 1);
    ++position;
    std::string value;
    size_t value_end = 0;
    if (rest.starts_with('"')) {
      // 11.8. Collect an HTTP quoted string, then code points that are not ';'.
      for (value_end = 1; value_end < rest.size() && rest[value_end] != '"';
           ++value_end) {
        if (rest[value_end] == '\\' && value_end + 1 < rest.size())
          ++value_end;
        value += rest[value_end];
      }
      value_end = std::min(rest.find(';', value_end), rest.size());
    } else {
      value_end = std::min(rest.find(';'), rest.size());
      value = Trim(rest.substr(0, value_end), kHttpWhitespace);
    }
    // 11.10. The first parameter of a name counts.
    if (name == "charset")
      return EncodingFromLabel(value);
    position = value_end == rest.size() ? std::string_view::npos
                                        : position + value_end;
  }
  return nullptr;
}

const Encoding* EncodingFromLabel(std::string_view label) {
  if (!IsAscii(AsBytes(label)))
    return nullptr;
  return Encoding::Get(std::u16string(label.begin(), label.end()));
}

}  // namespace wsjs
