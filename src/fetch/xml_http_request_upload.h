// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_FETCH_XML_HTTP_REQUEST_UPLOAD_H_
#define WSJS_SRC_FETCH_XML_HTTP_REQUEST_UPLOAD_H_

#include "src/fetch/xml_http_request_event_target.h"

namespace wsjs {

// https://xhr.spec.whatwg.org/#xmlhttprequestupload
class XMLHttpRequestUpload final : public XMLHttpRequestEventTarget {
 public:
  static constexpr int kEdgeCount = XMLHttpRequestEventTarget::kEdgeCount;
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  explicit XMLHttpRequestUpload(bindings::Realm& realm)
      : XMLHttpRequestEventTarget(realm) {}
};

}  // namespace wsjs

#endif  // WSJS_SRC_FETCH_XML_HTTP_REQUEST_UPLOAD_H_
