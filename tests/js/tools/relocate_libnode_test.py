# SPDX-License-Identifier: BSD-3-Clause
"""tools/relocate_libnode on a library of our own that has every kind of symbol."""

import pathlib
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[3]
TOOL = ROOT / "tools/relocate_libnode"

LIBRARY = """
#include <cstring>
#include <string>
#include <vector>
int Plus(int a, int b) { return a + b; }
int numbers[4] = {1, 2, 3, 4};
int* third = &numbers[2];            // an address within a symbol
int (*function)(int, int) = Plus;    // … of a function
struct Base { virtual ~Base() = default; virtual int Value() { return 7; } };
struct Derived : Base { int Value() override { return 11; } };
inline int Next() { static int next = 100; return next++; }  // a unique symbol
thread_local int local = 13;
static int Resolved() { return 17; }
extern "C" int (*Resolve())() { return Resolved; }
int Indirect() __attribute__((ifunc("Resolve")));
Base* Make() { return new Derived; }
int NextOfLibrary() { return Next(); }
int Local() { return local; }
std::string Join(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += word;
  return all;
}
int Check() {
  Base* made = Make();
  const int value = made->Value();
  delete made;
  return Plus(*third, function(1, 1)) + value + Indirect() + Local() +
         static_cast<int>(strlen(Join({"a", "bc"}).c_str()));
}
"""

PROGRAM = """
#include <cstdio>
struct Base { virtual ~Base() = default; virtual int Value() { return 7; } };
inline int Next() { static int next = 100; return next++; }
int Check();
int NextOfLibrary();
Base* Make();
int main() {
  Base* made = Make();
  std::printf("%d %d", Check(), made->Value());
  // One variable in the process, whoever increments it.
  std::printf(" %d", Next());
  std::printf(" %d", NextOfLibrary());
  std::printf(" %d\\n", Next());
  delete made;
}
"""

EXPECTED = "49 11 100 101 102\n"


def relocate(*arguments):
    return subprocess.run([sys.executable, TOOL, *arguments], capture_output=True, text=True)


@unittest.skipIf(platform.machine() != "x86_64", "x86-64 only")
class RelocateLibnodeTest(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def build(self, *options):
        library, program = self.folder / "libcheck.so", self.folder / "program"
        (self.folder / "library.cc").write_text(LIBRARY)
        (self.folder / "program.cc").write_text(PROGRAM)
        subprocess.run(["g++", "-std=c++17", "-fPIC", "-shared", "-Wl,--build-id", *options,
                        "-o", library, self.folder / "library.cc"], check=True)
        subprocess.run(["g++", "-std=c++17", "-o", program, self.folder / "program.cc",
                        library, f"-Wl,-rpath,{self.folder}"], check=True)
        return library, program

    def test_resolves_what_is_its_own(self):
        library, program = self.build("-Wl,-z,now")
        run = lambda: subprocess.run([program], capture_output=True, text=True)
        self.assertEqual(run().stdout, EXPECTED)
        result = relocate(library, library)
        self.assertEqual((result.returncode, result.stderr), (0, ""))
        counts = re.match(r"libcheck\.so: (\d+) of (\d+) lookups .* (\d+) left \(build ID "
                          r"[0-9a-f]{40}\)\n$", result.stdout)
        self.assertTrue(counts, result.stdout)
        resolved, lookups, left = map(int, counts.groups())
        self.assertEqual(resolved + left, lookups)
        self.assertGreater(resolved, 10)
        self.assertEqual(run().stdout, EXPECTED)
        # Nothing is left to do, and what is left is as it was.
        again = relocate(library, library)
        self.assertIn(f": 0 of {left} lookups", again.stdout)
        self.assertEqual(run().stdout, EXPECTED)
        sections = subprocess.run(["readelf", "-rW", library], capture_output=True, text=True)
        self.assertEqual(sections.stderr, "")
        self.assertNotRegex(sections.stdout, r"R_X86_64_\w+ +[0-9a-f]+ _Z4Plusii")
        self.assertRegex(sections.stdout, r"R_X86_64_\w+ +[0-9a-f]+ _ZZ4NextvE4next")

    def test_bound_lazily(self):
        library, program = self.build("-Wl,-z,lazy")
        result = relocate(library, library)
        self.assertIn("looks its functions up when they are first called", result.stderr)
        self.assertEqual(subprocess.run([program], capture_output=True, text=True).stdout,
                         EXPECTED)

    def test_what_is_no_library(self):
        text = self.folder / "text"
        text.write_text("not a library")
        result = relocate(text, self.folder / "out")
        self.assertEqual(result.returncode, 1)
        self.assertEqual(result.stderr, f"tools/relocate_libnode: {text} isn't an ELF file\n")
        self.assertFalse((self.folder / "out").exists())

    def test_another_machine(self):
        library, _ = self.build()
        data = bytearray(library.read_bytes())
        data[18] = 183  # AArch64
        library.write_bytes(data)
        result = relocate(library, self.folder / "out")
        self.assertIn("isn't for x86-64, and nothing else is supported", result.stderr)

    def test_a_program(self):
        (self.folder / "program.c").write_text("int main() {}")
        program = self.folder / "program"
        subprocess.run(["gcc", "-no-pie", "-o", program, self.folder / "program.c"], check=True)
        result = relocate(program, self.folder / "out")
        self.assertIn("isn't a shared library", result.stderr)


if __name__ == "__main__":
    unittest.main()
