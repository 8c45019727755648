#!/usr/bin/env python3
"""A kernel without Landlock: a filter of system calls stands in for one. usage: kernel_test.py CLAUSEBOOK"""
import ctypes, ctypes.util, errno, json, platform, shutil, subprocess, sys, tempfile, unittest
from pathlib import Path

PROGRAM = Path(sys.argv[1]).resolve()
ALLOW, FAIL_WITH = 0x7FFF0000, 0x00050000  # seccomp.h
CREATE_RULESET = 444  # the same number on all machines (asm-generic/unistd.h)
TEXT = "Protocol on Officers\n\n1. Scope\n\n1.{} Officers advise all members alike.\n"


def without_landlock():
    seccomp = ctypes.CDLL(ctypes.util.find_library("seccomp"))
    seccomp.seccomp_init.restype = ctypes.c_void_p
    rules = ctypes.c_void_p(seccomp.seccomp_init(ctypes.c_uint32(ALLOW)))
    if seccomp.seccomp_rule_add(rules, ctypes.c_uint32(FAIL_WITH | errno.ENOSYS), CREATE_RULESET, 0) != 0 or seccomp.seccomp_load(rules) != 0:
        raise OSError("no filter of system calls can be set")


class WithoutLandlock(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="clausebook-kernel-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.given = self.folder / "given"
        self.given.mkdir()
        for i in range(3):
            (self.given / f"part-{i}.txt").write_text(TEXT.format(i))

    def run_there(self, *arguments):
        return subprocess.run([PROGRAM, "--book", self.folder / "book", *arguments], capture_output=True, text=True, timeout=120, preexec_fn=without_landlock)

    def test_it_says_so_once_and_reads(self):
        run = self.run_there("add", self.given)
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertEqual(len(run.stderr.splitlines()), 1, run.stderr)
        self.assertIn("no Landlock", run.stderr)
        for command in (["rebuild", "--reread"], ["verify", "--reread"]):
            run = self.run_there(*command)
            self.assertEqual(run.returncode, 0, run.stderr)
            self.assertEqual(run.stderr.count("no Landlock"), 1, command)
        self.assertEqual(self.run_there("search", "officers").stderr, "")

    def test_asked_to_it_refuses(self):
        run = self.run_there("--require-sandbox", "add", self.given, "--format", "json")
        self.assertEqual(run.returncode, 2)
        self.assertEqual([f["outcome"] for f in json.loads(run.stdout)["files"]], ["failed"] * 3)
        for line in run.stderr.splitlines():
            self.assertIn("it has no Landlock", line)
            self.assertIn("/part-", line)
        self.assertEqual(len(run.stderr.splitlines()), 3)


if __name__ == "__main__":
    if platform.system() != "Linux" or ctypes.util.find_library("seccomp") is None:
        print("there is no libseccomp to take Landlock away with")
        sys.exit(77)
    unittest.main(argv=[sys.argv[0], *sys.argv[2:]])
