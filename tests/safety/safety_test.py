#!/usr/bin/env python3
"""Kills writers, lets disks fail and changes bytes, and asks each time what is left of the book.

usage: safety_test.py CLAUSEBOOK FAILING_DISK REPOSITORY --few|--all [TEST...]

--few tries some places of failure; --all every write, fsync and rename of each kind of change, and 200 kills.
"""
import errno, hashlib, json, os, random, re, shutil, signal, subprocess, sys, tempfile, time, unittest
from pathlib import Path

PROGRAM, SHIM, REPOSITORY, ALL = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve(), Path(sys.argv[3]).resolve(), sys.argv[4] == "--all"
KILLS = 200 if ALL else 10
MEMORY = Path("/dev/shm")  # a folder in memory waits for no disk; what is lost with the power is not looked at here
FOLDER = MEMORY if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > 1 << 30 else None

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
        self.folder = Path(tempfile.mkdtemp(prefix="clausebook-safety-", dir=FOLDER))
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

    def index(self):
        """The files of the index that the manifest names."""
        generation = json.loads((self.book / "manifest.json").read_text())["index_generation"]
        return {path.name: path for path in sorted((self.book / "xapian" / str(generation)).iterdir())}

    def ids(self):
        return {d["id"] for d in self.json("list", status=(0, 1))["documents"]}  # 1: none yet

    def decisions(self):
        return {d["id"] for d in self.json("review", "log")["decisions"]}

    def texts(self):
        """The words of each document, by the commands that show them."""
        return {name: self.json("show", name) for name in sorted(self.ids())}

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


def change_manifest(book, change):
    """Writes the manifest otherwise, with the hash that it ends with made anew."""
    path = book / "manifest.json"
    manifest = json.loads(path.read_text())
    del manifest["sum"]
    change(manifest)
    body = json.dumps(manifest, indent=1, ensure_ascii=False)[:-2]
    path.write_text(body + ',\n "sum": "' + hashlib.sha256(body.encode()).hexdigest() + '"\n}\n')


class RandomKills(Case):
    def test_of_an_add(self):
        """Killed again and again: progress is told by the program on standard error, document by document."""
        rng = random.Random(1)
        folder = self.files(20)
        begin = time.monotonic()
        self.assertEqual(self.run_program("add", folder).returncode, 0)
        whole = time.monotonic() - begin
        for _ in range(KILLS):
            shutil.rmtree(self.book) if rng.random() < 0.2 else None
            if (self.book / "manifest.json").exists() and rng.random() < 0.5:
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

    def test_of_a_review(self):
        """Every decision that was reported stays; one that was not may be there or not."""
        rng = random.Random(4)
        self.assertEqual(self.run_program("add", self.files(3)).returncode, 0)
        arguments = ["review", "note", "council-01", "--who", "A", "--format", "json"]
        begin = time.monotonic()
        reported = [json.loads(self.run_program(*arguments, "the first").stdout)["decision"]["id"]]
        whole = time.monotonic() - begin
        for number in range(KILLS):
            run = subprocess.Popen([PROGRAM, "--book", self.book, *arguments, f"remark {number}"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
            time.sleep(rng.random() * 1.2 * whole)
            run.kill()
            told = run.communicate()[0]
            if run.returncode == 0:
                reported.append(json.loads(told)["decision"]["id"])
            self.assertLessEqual(set(reported), self.decisions())
            self.whole({"council-00", "council-01", "council-02"})
        self.assertLess(len(reported), KILLS + 1)
        self.assertEqual(self.run_program(*arguments, "the last").returncode, 0)
        self.assertEqual(self.json("verify")["behind"], [])


class EachPlace(Case):
    """Each change of a file, in turn: killed there, refused once, and refused from there on."""

    def each_place(self, arguments, environment, after, killed=False):
        """Runs a command on copies of the book as it is; after(run) looks at what is left."""
        start = self.folder / "start"
        shutil.copytree(self.book, start)
        base = {"LD_PRELOAD": str(SHIM), "FAILING_DISK_FOLDER": str(self.book), "FAILING_DISK_COUNT": str(self.folder / "calls"), **environment}
        run = self.run_program(*arguments, environment={**base, "FAILING_DISK_CALL": "0"})
        self.assertEqual(run.returncode, 0, run.stderr)
        calls = int((self.folder / "calls").read_text())
        self.assertGreater(calls, 5)
        places = range(1, calls + 1) if ALL else sorted(random.Random(2).sample(range(1, calls + 1), 1))
        for place in places:
            with self.subTest(call=place, of=calls):
                shutil.rmtree(self.book)
                shutil.copytree(start, self.book)
                run = self.run_program(*arguments, environment={**base, "FAILING_DISK_CALL": str(place)})
                if killed:
                    self.assertEqual(run.returncode, -9, f"call {place}: {run.stderr}")
                else:
                    self.assertIn(run.returncode, (0, 2), run.stderr)  # 0: the call may fail without harm
                    self.assertEqual(len(run.stderr.decode().splitlines()), 1 if run.returncode else 0, run.stderr)
                after(run)

    def each_failure(self, arguments, after):
        kept = self.folder / "kept"
        shutil.copytree(self.book, kept)
        for name, environment, killed in (("killed", {"FAILING_DISK_KILL": "1"}, True), ("refused once", {"FAILING_DISK_ERROR": str(errno.EIO)}, False),
                                          ("full", {"FAILING_DISK_ERROR": str(errno.ENOSPC), "FAILING_DISK_REST": "1"}, False)):
            with self.subTest(name):
                shutil.rmtree(self.book)
                shutil.copytree(kept, self.book)
                shutil.rmtree(self.folder / "start", ignore_errors=True)
                self.each_place(arguments, environment, after, killed)

    def test_of_an_add(self):
        self.assertEqual(self.run_program("add", self.files(2, "first")).returncode, 0)
        folder = self.files(3, "second")

        def after(run):
            self.whole({"first-00", "first-01"})
            self.complete(folder)

        self.each_failure(["add", folder, "--workers", "1"], after)

    def test_of_a_removal(self):
        self.assertEqual(self.run_program("add", self.files(3)).returncode, 0)

        def after(run):
            held = self.whole({"council-00", "council-02"})
            self.assertNotIn("council-01", held if run.returncode == 0 else ())
            self.complete(self.folder / "in")

        self.each_failure(["remove", "council-01"], after)

    def test_of_a_rebuilding(self):
        self.assertEqual(self.run_program("add", self.files(2)).returncode, 0)

        def after(run):
            self.whole({"council-00", "council-01"})
            self.complete(self.folder / "in")

        self.each_failure(["rebuild"], after)

    def test_of_reading_the_sources_again(self):
        """What is made anew never stands under the name of what it replaces before the manifest says so."""
        self.assertEqual(self.run_program("add", self.files(2)).returncode, 0)
        # As if the program had read the source of one otherwise when it was added: another source, read by this program, stands in its place.
        source = TEXT.format(council="council1", days=14).encode()
        name = hashlib.sha256(source).hexdigest()
        (self.book / "sources" / name).write_bytes(source)
        change_manifest(self.book, lambda manifest: manifest["documents"][1]["versions"][0].update(source_hash=name))
        self.assertEqual(self.run_program("rebuild").returncode, 0)
        self.whole({"council-00", "council-01"})
        before = self.texts()

        def after(run):
            self.whole({"council-00", "council-01"})
            self.assertIn(self.texts(), (before, after_all) if run.returncode != 0 else (after_all,))
            self.assertEqual(self.run_program("rebuild", "--reread").returncode, 0)
            self.whole()
            self.assertEqual(self.texts(), after_all)
            self.assertEqual(len(list((self.book / "text").iterdir())), 2)

        kept = self.folder / "kept-before"
        shutil.copytree(self.book, kept)
        self.assertEqual(self.run_program("rebuild", "--reread").returncode, 0)
        after_all = self.texts()
        self.assertNotEqual(before, after_all)
        shutil.rmtree(self.book)
        shutil.copytree(kept, self.book)
        self.each_failure(["rebuild", "--reread"], after)

    def test_of_classifying_again(self):
        """A book that another model classified: the next add makes all answers anew."""
        self.assertEqual(self.run_program("add", self.files(2)).returncode, 0)
        akn = self.book / "akn" / "council-01@1.xml"
        other = re.sub(rb"\(\+0\.", b"(+9.", akn.read_bytes(), count=1)
        self.assertNotEqual(other, akn.read_bytes())
        akn.write_bytes(other)

        def change(manifest):
            manifest["model_hash"] = "0" * 16
            manifest["documents"][1]["versions"][0]["akn_hash"] = hashlib.sha256(other).hexdigest()

        change_manifest(self.book, change)
        self.assertEqual(self.run_program("rebuild").returncode, 0)
        self.whole({"council-00", "council-01"})

        def after(run):
            self.whole({"council-00", "council-01"})
            self.complete(self.folder / "in")
            # Who was killed between naming the new files and deleting the old ones leaves these to the next rebuilding.
            self.assertEqual(self.run_program("rebuild").returncode, 0)
            self.assertEqual(len(list((self.book / "akn").iterdir())), 2)
            self.assertNotIn("(+9.", "".join(path.read_text() for path in (self.book / "akn").iterdir()))

        self.each_failure(["add", self.folder / "in", "--workers", "1"], after)

    def test_of_a_review(self):
        self.assertEqual(self.run_program("add", self.files(2)).returncode, 0)
        first = self.json("review", "note", "council-00", "the first", "--who", "A")["decision"]["id"]

        def after(run):
            self.whole({"council-00", "council-01"})
            held = self.decisions()
            self.assertIn(first, held)
            if run.returncode == 0:
                self.assertIn(json.loads(run.stdout)["decision"]["id"], held)
            third = self.json("review", "note", "council-00", "the third", "--who", "A")["decision"]["id"]
            self.assertLessEqual(held | {third}, self.decisions())
            told = self.json("verify")
            self.assertEqual((told["damage"], told["behind"]), ([], []))

        self.each_failure(["review", "note", "council-01", "the second", "--who", "A", "--format", "json"], after)


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
            run = self.run_program("verify")
            if run.returncode != 0:
                self.assertIn("was changed while it was read", run.stderr.decode(), run.stdout)
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


    def test_a_crash_is_told_in_one_line(self):
        """A signal from outside stands for one from within."""
        writer = subprocess.Popen([PROGRAM, "--book", self.book, "add", self.files(20)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        while not (self.book / "lock").exists():
            self.assertIsNone(writer.poll())
        writer.send_signal(signal.SIGSEGV)
        told = writer.communicate()[1].decode()
        self.assertEqual(writer.returncode, 2)
        self.assertEqual(len(told.splitlines()), 1)
        self.assertIn("clausebook rebuild", told)
        self.complete(self.folder / "in")


class Verifying(Case):
    def test_a_flipped_byte_in_any_file_is_named(self):
        self.assertEqual(self.run_program("add", self.files(2)).returncode, 0)
        rng = random.Random(3)
        for path in sorted(p for part in ("sources", "text", "akn") for p in (self.book / part).iterdir()) + [self.book / "manifest.json"]:
            kept = path.read_bytes()
            size = len(kept)
            few = 6 if path.name == "manifest.json" else 3
            for at in range(0, size, max(1, size // 4000)) if ALL else rng.sample(range(size), few):
                bad = bytearray(kept)
                bad[at] ^= 1 << rng.randrange(8)
                path.write_bytes(bad)
                run = self.run_program("verify", "--format", "json")
                self.assertEqual(run.returncode, 2, f"{path.name}, byte {at} of {size}: {kept[max(0, at - 20):at + 20]}")
                self.assertIn(path.name.split("@")[0], (run.stdout + run.stderr).decode())
            path.write_bytes(kept)
        self.assertEqual(self.run_program("verify").returncode, 0)

    def test_decisions_that_were_cut_off_are_named(self):
        """Wherever the end of the file goes missing: whole lines, parts of a line, all of it."""
        self.assertEqual(self.run_program("add", self.files(1)).returncode, 0)
        for words in ("one", "two", "three"):
            self.json("review", "note", "council-00", words, "--who", "A")
        path = self.book / "review.jsonl"
        kept = path.read_bytes()
        lines = kept.splitlines(keepends=True)
        self.assertEqual(len(lines), 3)
        ends = {0, len(lines[0]), len(lines[0] + lines[1])}
        for length in sorted(ends | set(range(len(kept) - 1) if ALL else range(7, len(kept) - 1, 211))):
            path.write_bytes(kept[:length])
            damage = self.json("verify", status=(2,))["damage"]
            self.assertTrue(any("review.jsonl" in d["file"] and "missing" in d["what"] for d in damage), f"{length}: {damage}")
        path.unlink()
        self.assertEqual(self.run_program("verify").returncode, 2)
        # A decision more does not hide the loss; the copy that is put back ends it, and so does taking the file as it is.
        path.write_bytes(lines[0])
        self.json("review", "note", "council-00", "four", "--who", "A")
        self.assertEqual(self.run_program("verify").returncode, 2)
        self.assertEqual(self.run_program("rebuild").returncode, 0)
        self.assertEqual(self.json("verify")["damage"], [])
        path.write_bytes(lines[0])
        self.assertEqual(self.run_program("verify").returncode, 2)

    def test_an_altered_text_is_mended_by_reading_its_source_again(self):
        self.assertEqual(self.run_program("add", self.files(1)).returncode, 0)
        for part in ("text", "akn"):
            (path,) = (self.book / part).iterdir()
            path.write_bytes(path.read_bytes()[:-3])
        self.assertEqual(self.run_program("verify").returncode, 2)
        self.assertEqual(self.run_program("rebuild", "--reread").returncode, 0)
        self.whole({"council-00"})

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

    def flip_bits_of_the_index(self, names, places):
        """Flips bits, one at a time: verify never crashes and tells them, or no command says anything else; and no command ends without a word. Blocks have bytes
        that nothing reads: what they say is no difference. Gives how many were told."""
        questions = [["search", "reply"], ["search", '"holding reply"'], ["search", "council:council1 dispute"], ["search", "repply"],
                     ["ask", "who decides in a dispute"], ["compare"]]

        def answers():
            return [self.run_program(*question, "--format", "json") for question in questions]

        def said(runs):
            return [(run.returncode, run.stdout) for run in runs]

        before = said(answers())
        told = 0
        for name in names:
            path = self.index()[name]
            kept = path.read_bytes()
            for place in places(8 * len(kept)):
                at, bit = divmod(place, 8)
                bad = bytearray(kept)
                bad[at] ^= 1 << bit
                path.write_bytes(bad)
                with self.subTest(file=name, byte=at, bit=bit):
                    run = self.run_program("verify", "--format", "json")
                    self.assertIn(run.returncode, (0, 2), run.stderr)
                    now = answers()
                    if run.returncode == 0:
                        self.assertEqual(said(now), before)
                    else:
                        told += 1
                        self.assertEqual({d["file"] for d in json.loads(run.stdout)["damage"]}, {"index"})
                    for question, answer in zip(questions, now):
                        self.assertIn(answer.returncode, (0, 1, 2), question)
                        self.assertEqual(bool(answer.stderr), answer.returncode == 2, question)
            path.write_bytes(kept)
        self.assertEqual(self.run_program("verify").returncode, 0)
        return told

    def test_every_bit_that_tells_where_the_tables_begin(self):
        self.assertEqual(self.run_program("add", self.files(3)).returncode, 0)
        self.assertGreater(self.flip_bits_of_the_index(["iamglass"], lambda bits: range(0, bits, 1 if ALL else 87)), 0)

    def test_a_flipped_bit_of_the_index_is_told_or_changes_no_answer(self):
        rng = random.Random(5)
        self.assertEqual(self.run_program("add", self.files(3)).returncode, 0)
        tables = [name for name, path in self.index().items() if name != "iamglass" and path.stat().st_size > 0]
        self.assertEqual(len(tables), 5)
        self.assertGreater(self.flip_bits_of_the_index(tables, lambda bits: rng.choices(range(bits), k=300 if ALL else 1)), 0)


class OldBooks(Case):
    def test_a_book_of_the_first_format_is_read(self):
        """Stored as the program wrote it when its format was new; its index is of an older schema."""
        shutil.copytree(REPOSITORY / "tests" / "safety" / "book-1", self.book)
        self.assertEqual(self.json("verify")["versions"], 1)
        self.assertIn("5 working days", self.run_program("show", "old", "2.1").stdout.decode())
        self.assertIn("5 working days", self.run_program("compare", "--provision", "response-time").stdout.decode())
        for command in (["search", "holding reply"], ["ask", "How quickly must officers reply?"]):
            run = self.run_program(*command)
            self.assertEqual(run.returncode, 2)
            self.assertEqual(len(run.stderr.decode().splitlines()), 1)
            self.assertIn("clausebook rebuild", run.stderr.decode())
        kept = self.folder / "kept"
        shutil.copytree(self.book, kept)
        for change in (["rebuild"], ["add", self.files(1)], ["set", "old", "--status", "in-force"], ["review", "note", "old", "read again", "--who", "A"]):
            shutil.rmtree(self.book)
            shutil.copytree(kept, self.book)
            self.assertEqual(self.run_program(*change).returncode, 0)
            self.assertEqual(self.json("verify")["damage"], [])
            self.assertIn("old", {hit["document"] for hit in self.json("search", "holding reply")["hits"]})

    def test_a_book_that_calls_itself_older_than_it_is_is_damaged(self):
        self.assertEqual(self.run_program("add", self.files(1)).returncode, 0)
        path = self.book / "manifest.json"
        kept = path.read_text()
        path.write_text(re.sub(r'"format": \d', '"format": 1', kept, count=1))
        self.assertNotEqual(path.read_text(), kept)
        run = self.run_program("verify")
        self.assertEqual(run.returncode, 2)
        self.assertIn("was altered", run.stderr.decode())

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
