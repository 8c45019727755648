#!/usr/bin/env python3
"""Adds hostile files with the real program and its confined reader: each is read, or refused in one line that names it, and what stands behind it in
the same call is added. usage: hostile_test.py CLAUSEBOOK [GROUP...]"""
import json, shutil, subprocess, sys, tempfile, unittest
from pathlib import Path

import hostile_files

PROGRAM = Path(sys.argv[1]).resolve()
GROUPS = [name for name in sys.argv[2:] if name in hostile_files.GROUPS] or list(hostile_files.GROUPS)
GOOD = "Protocol on Officers\n\n1. Scope\n\n1.1 Officers advise all members alike.\n"


class Hostile(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="clausebook-hostile-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def run_on_book(self, *arguments):
        return subprocess.run([PROGRAM, "--book", self.folder / "book", *arguments], capture_output=True, timeout=1500)

    def check_group(self, group):
        files = hostile_files.GROUPS[group]()
        given = self.folder / "given"
        given.mkdir()
        for name, (content, _) in files.items():
            (given / name).write_bytes(content)
        (given / "zz-good.txt").write_text(GOOD)
        run = self.run_on_book("add", given, "--format", "json")
        outcomes = {Path(f["path"]).name: f["outcome"] for f in json.loads(run.stdout)["files"]}
        self.assertEqual(set(outcomes), {*files, "zz-good.txt"})
        self.assertEqual(outcomes["zz-good.txt"], "added")
        refused = {name for name, outcome in outcomes.items() if outcome == "failed"}
        lines = run.stderr.decode().splitlines()
        self.assertEqual(run.returncode, 2 if refused else 0)
        self.assertEqual(len(lines), len(refused), run.stderr)
        for name in refused:
            told = [line for line in lines if f"/{name}" in line]
            self.assertEqual(len(told), 1, f"{name}: {lines}")
            self.assertNotIn("crashed", told[0])
        documents = {Path(d["source"]).name: d for d in json.loads(self.run_on_book("export").stdout)["documents"]}
        for name, (_, want) in files.items():
            with self.subTest(name):
                if want is False:
                    self.assertIn(name, refused)
                elif want is not None:
                    self.assertIn(name, documents)
                    self.assertIn(want, " ".join(unit["text"] for unit in documents[name]["units"]))
        self.assertNotIn("secret words of the attachment", json.dumps(list(documents.values())))
        self.assertEqual(self.run_on_book("verify").returncode, 0)


for name in GROUPS:
    setattr(Hostile, f"test_{name}", lambda self, group=name: self.check_group(group))

if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
