// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_COMPILER_EXTENDED_ATTRIBUTE_TABLE_H_
#define WSJS_BINDINGS_COMPILER_EXTENDED_ATTRIBUTE_TABLE_H_

#include <string_view>
#include <vector>

#include "bindings/compiler/ast.h"
#include "bindings/compiler/diagnostic.h"
#include "bindings/compiler/extended_attribute.h"
#include "bindings/compiler/type.h"

namespace wsjs::idl {

// The constructs that an extended attribute can be on, as bits.
enum ExtendedAttributePlace : unsigned {
  kOnInterface = 1 << 0,
  kOnPartialInterface = 1 << 1,
  kOnMixin = 1 << 2,
  kOnCallbackInterface = 1 << 3,
  kOnNamespace = 1 << 4,
  kOnDictionary = 1 << 5,
  kOnDictionaryMember = 1 << 6,
  kOnEnumeration = 1 << 7,
  kOnCallbackFunction = 1 << 8,
  kOnTypedef = 1 << 9,
  kOnIncludes = 1 << 10,
  kOnConstant = 1 << 11,
  kOnAttribute = 1 << 12,
  kOnOperation = 1 << 13,
  kOnConstructor = 1 << 14,
  kOnIterable = 1 << 15,
  kOnStringifier = 1 << 16,
  kOnArgument = 1 << 17,
  kOnType = 1 << 18,
};

struct ExtendedAttributeTableEntry {
  ExtendedAttributeKind kind;
  std::string_view name;
  unsigned places;
  // Bits 1 << ExtendedAttributeNode::Form.
  unsigned forms;
  std::string_view anchor;  // Where it is defined.
};

const ExtendedAttributeTableEntry& EntryOf(ExtendedAttributeKind kind);

// Null when there is no such extended attribute.
const ExtendedAttributeTableEntry* FindExtendedAttribute(std::string_view name);

// Checks the nodes against the table; what is unknown, malformed or misplaced
// is reported and left out. Extended attributes that are applicable to types
// (on an argument or a dictionary member) go to `annotations`, which may be
// null where `place` has no type.
ExtendedAttributes ResolveExtendedAttributes(
    const ExtendedAttributeNodes& nodes,
    ExtendedAttributePlace place,
    TypeAnnotations* annotations,
    Diagnostics& diagnostics);

}  // namespace wsjs::idl

#endif  // WSJS_BINDINGS_COMPILER_EXTENDED_ATTRIBUTE_TABLE_H_
