// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_ENCODING_INDEX_H_
#define WSJS_SRC_ENCODING_INDEX_H_

#include <cstddef>
#include <vector>

namespace wsjs {

// An index of a multi-byte encoding: its code points, by their pointer. Made
// when it is first asked for, and kept for the process; any thread may read it.
// ICU's tables are where they come from, corrected where these aren't the
// standard's.
// https://encoding.spec.whatwg.org/#indexes
class Index {
 public:
  static const Index& Big5();
  static const Index& EucKr();
  static const Index& Gb18030();
  static const Index& Jis0208();
  static const Index& Jis0212();

  // https://encoding.spec.whatwg.org/#index-code-point
  // 0: pointer isn't in this.
  char32_t CodePoint(size_t pointer) const {
    return pointer < code_points_.size() ? code_points_[pointer] : 0;
  }

 private:
  explicit Index(std::vector<char32_t> code_points);

  const std::vector<char32_t> code_points_;
};

// https://encoding.spec.whatwg.org/#index-gb18030-ranges-code-point
// 0: there is none.
[[nodiscard]] char32_t IndexGb18030RangesCodePoint(size_t pointer);

}  // namespace wsjs

#endif  // WSJS_SRC_ENCODING_INDEX_H_
