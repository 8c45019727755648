#!/usr/bin/env python3
"""Kills writers, lets disks fail and changes bytes, and asks each time what is left of the book.

usage: safety_test.py CLAUSEBOOK FAILING_DISK REPOSITORY --few|--all [TEST...]

--few tries some places of failure; --all every write, fsync, rename of an add, and 200 kills.
"""
import errno, json, os, random, shutil, subprocess, sys, tempfile, time, unittest
from pathlib import Path

PROGRAM, SHIM, REPOSITORY, ALL = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve(), Path(sys.argv[3]).resolve(), sys.argv[4] == "--all"
KILLS = 200 if ALL else 10

TEXT = """Protocol for Member/Officer Relations

{council} Borough Council

1. Introduction

1.1 This protocol guides members and officers of {council}.

2. Information

2.1 An officer should reply within {days} working days. The following apply:

(a) a holding reply must be sent;

(b) the Chief Executive decides in a dispute.
"""


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="clausebook-safety-"))
        self.book = self.folder / "book"
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def run_program(self, *arguments, environment=None, **options):
        return subprocess.run([PROGRAM, "--book", self.book, *arguments], capture_output=True, timeout=120, env={**os.environ, **(environment or {})}, **options)

    def json(self, *arguments, status=(0,)):
        run = self.run_program(*arguments, "--format", "json")
        self.assertIn(run.returncode, status, f"{arguments}: {run.stdout.decode()}{run.stderr.decode()}")
        return json.loads(run.stdout)

    def files(self, count, name="council"):
        folder = self.folder / "in"
        folder.mkdir(exist_ok=True)
        for i in range(count):
            (folder / f"{name}-{i:02}.txt").write_text(TEXT.format(council=f"{name}{i}", days=2 + i))
        return folder

    def ids(self):
        return {d["id"] for d in self.json("list", status=(0, 1))["documents"]}  # 1: none yet

    def whole(self, reported=()):
        """The book opens, verifies, holds what was reported, and finds nothing that it does not hold."""
        damage = self.json("verify", status=(0, 2))["damage"]
        self.assertEqual(damage, [])
        held = self.ids()
        self.assertLessEqual(set(reported), held)
        hits = self.json("search", "reply", "--limit", "1000", status=(0, 1))["hits"]
        self.assertLessEqual({h["document"] for h in hits}, held)
        return held

    def complete(self, folder):
        """The next add makes up for what is missing: files, index and all."""
        run = self.run_program("add", folder)
        self.assertEqual(run.returncode, 0, run.stderr)
        wanted = {p.stem for p in folder.iterdir()}
        self.assertEqual(self.whole(wanted) & wanted, wanted)
        hits = self.json("search", "holding reply", "--limit", "1000")["hits"]
        self.assertLessEqual(wanted, {h["document"] for h in hits if "holding" in h["snippet"]})


class Killed(Case):
    def test_at_random_instants_of_an_add(self):
        """Killed again and again, from the same start: progress is told by the program on standard error, document by document."""
        rng = random.Random(1)
        folder = self.files(20)
        begin = time.monotonic()
        self.assertEqual(self.run_program("add", folder).returncode, 0)
        whole = time.monotonic() - begin
        for _ in range(KILLS):
            shutil.rmtree(self.book) if rng.random() < 0.2 else None
            if self.book.exists() and rng.random() < 0.5:
                self.run_program("remove", *rng.sample(sorted(self.ids()), 1)) if self.ids() else None
            victim = rng.choice(sorted(folder.iterdir()))
            victim.write_text(victim.read_text() + f"\n3. More\n\n3.1 A further clause, number {rng.random()}.\n")
            run = subprocess.Popen([PROGRAM, "--book", self.book, "add", folder], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
            time.sleep(rng.random() * whole)
            before = self.ids() if (self.book / "manifest.json").exists() else set()  # readers need no lock
            run.kill()
            run.wait()
            if (self.book / "manifest.json").exists():
                self.whole(before)
        self.complete(folder)

    def test_at_every_change_of_a_file(self):
        """Killed at a chosen write, fsync, rename: what the disk holds then is what it held."""
        self.each_place({"FAILING_DISK_KILL": "1"}, killed=True)

    def each_place(self, environment, killed=False):
        start = self.folder / "start"
        first = self.files(2, "first")
        self.assertEqual(self.run_program("add", first).returncode, 0)
        shutil.copytree(self.book, start)
        folder = self.files(3, "second")
        base = {"LD_PRELOAD": str(SHIM), "FAILING_DISK_FOLDER": str(self.book), "FAILING_DISK_COUNT": str(self.folder / "calls"), **environment}
        run = self.run_program("add", folder, "--workers", "1", environment={**base, "FAILING_DISK_CALL": "0"})
        self.assertEqual(run.returncode, 0, run.stderr)
        calls = int((self.folder / "calls").read_text())
        self.assertGreater(calls, 20)
        places = range(1, calls + 1) if ALL else sorted(random.Random(2).sample(range(1, calls + 1), 4))
        for place in places:
            with self.subTest(call=place, of=calls):
                shutil.rmtree(self.book)
                shutil.copytree(start, self.book)
                run = self.run_program("add", folder, "--workers", "1", environment={**base, "FAILING_DISK_CALL": str(place)})
                if killed:
                    self.assertEqual(run.returncode, -9, f"call {place}: {run.stderr}")
                else:
                    self.assertIn(run.returncode, (0, 2), run.stderr)  # 0: the call may fail without harm
                    self.assertEqual(len(run.stderr.decode().splitlines()), 1 if run.returncode else 0, run.stderr)
                self.whole({"first-00", "first-01"})
                self.complete(folder)


class Failing(Killed):
    """Each change of a file refused in turn."""
    test_at_random_instants_of_an_add = None
    test_at_every_change_of_a_file = None

    def test_each_call_refused_once(self):
        self.each_place({"FAILING_DISK_ERROR": str(errno.EIO)})

    def test_disk_full_from_some_call_on(self):
        self.each_place({"FAILING_DISK_ERROR": str(errno.ENOSPC), "FAILING_DISK_REST": "1"})


class Together(Case):
    def test_readers_read_while_a_writer_writes(self):
        first = self.files(4, "first")
        self.assertEqual(self.run_program("add", first).returncode, 0)
        folder = self.files(40, "second")
        writer = subprocess.Popen([PROGRAM, "--book", self.book, "add", folder], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        rounds = 0
        while writer.poll() is None:
            found = {h["document"] for h in self.json("search", "holding reply", "--limit", "1000")["hits"]}
            self.assertLessEqual({f"first-{i:02}" for i in range(4)}, found)
            rounds += 1
        self.assertEqual(writer.returncode, 0)
        self.assertGreater(rounds, 1)

    def test_a_second_writer_is_told_who_holds_the_lock(self):
        import fcntl
        self.assertEqual(self.run_program("add", self.files(1)).returncode, 0)
        with open(self.book / "lock", "r+") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            lock.truncate(0)
            lock.write(str(os.getpid()))
            lock.flush()
            run = self.run_program("add", self.folder / "in")
        self.assertEqual(run.returncode, 2)
        self.assertIn(f"process {os.getpid()}", run.stderr.decode())


class Verifying(Case):
    def test_a_flipped_byte_in_any_file_is_named(self):
        self.assertEqual(self.run_program("add", self.files(2)).returncode, 0)
        rng = random.Random(3)
        for path in sorted(p for part in ("sources", "text", "akn") for p in (self.book / part).iterdir()) + [self.book / "manifest.json"]:
            kept = path.read_bytes()
            size = len(kept)
            for at in range(size) if ALL else rng.sample(range(size), 6 if path.name == "manifest.json" else 3):
                bad = bytearray(kept)
                bad[at] ^= 1 << rng.randrange(8)
                path.write_bytes(bad)
                run = self.run_program("verify", "--format", "json")
                self.assertEqual(run.returncode, 2, f"{path.name}, byte {at} of {size}: {kept[max(0, at - 20):at + 20]}")
                self.assertIn(path.name.split("@")[0], (run.stdout + run.stderr).decode())
            path.write_bytes(kept)
        self.assertEqual(self.run_program("verify").returncode, 0)

    def test_an_index_that_differs_from_the_files_is_named(self):
        """The index of another state of the book: a clause that is missing, one too many, one with other words."""
        folder = self.files(3)
        self.assertEqual(self.run_program("add", folder).returncode, 0)
        kept = self.folder / "kept"
        shutil.copytree(self.book / "xapian", kept)
        self.assertEqual(self.run_program("remove", "council-01").returncode, 0)
        (folder / "council-02.txt").write_text(TEXT.format(council="other", days=28))
        self.assertEqual(self.run_program("add", folder / "council-02.txt").returncode, 0)
        shutil.rmtree(self.book / "xapian")
        shutil.copytree(kept, self.book / "xapian")
        told = self.json("verify", status=(2,))
        self.assertEqual([(d["document"], d["file"]) for d in told["damage"]], [("council-02@2", "index")])
        self.assertEqual([(d["document"], d["file"]) for d in told["behind"]], [("council-01@1", "index")])
        self.assertEqual(self.run_program("rebuild").returncode, 0)
        self.assertEqual(self.json("verify")["damage"], [])


class OldBooks(Case):
    def test_a_book_of_the_first_format_is_read(self):
        """Stored as the program wrote it when its format was new; its index is of an older schema."""
        shutil.copytree(REPOSITORY / "tests" / "safety" / "book-1", self.book)
        self.assertEqual(self.json("verify")["versions"], 1)
        self.assertIn("5 working days", self.run_program("show", "old", "2.1").stdout.decode())
        self.assertEqual(self.run_program("rebuild").returncode, 0)
        self.assertEqual(self.json("verify")["damage"], [])
        self.assertTrue(self.json("search", "holding reply")["hits"])

    def test_a_book_of_a_later_format_is_refused_in_one_line(self):
        self.assertEqual(self.run_program("add", self.files(1)).returncode, 0)
        manifest = json.loads((self.book / "manifest.json").read_text())
        manifest["format"] = 99
        (self.book / "manifest.json").write_text(json.dumps(manifest))
        run = self.run_program("list")
        self.assertEqual(run.returncode, 2)
        self.assertEqual(len(run.stderr.decode().splitlines()), 1)
        self.assertIn("newer version", run.stderr.decode())


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[5:]])
