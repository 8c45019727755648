#!/usr/bin/env python3
"""Runs the real program in temporary folders. usage: cli_test.py CLAUSEBOOK REPOSITORY [TEST...]"""
import json, os, shutil, signal, subprocess, sys, tempfile, time, unittest
from pathlib import Path

PROGRAM, REPOSITORY = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
SAMPLES = REPOSITORY / "corpus" / "protocols"
NOBODY = 65534

TEXT = """Protocol for Member/Officer Relations

Example Borough Council

Adopted by the Council on 14 May 2024.

1. Introduction

1.1 This protocol guides members and officers.

1.2 Members must treat officers with respect.

2. Information

2.1 An officer should reply within 5 working days. The following apply:

(a) a holding reply must be sent;

(b) the Chief Executive decides in a dispute.
"""


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="clausebook-test-"))
        self.book = self.folder / "book"
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def run_program(self, *arguments, status=0, cwd=None, plain_user=False):
        """`plain_user`: where this is the superuser, whom no permission stops, the program runs as nobody."""
        user = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if plain_user and os.geteuid() == 0 else {}
        run = subprocess.run([PROGRAM, "--book", self.book, *arguments], capture_output=True, cwd=cwd or self.folder, timeout=120, **user)
        self.assertEqual(run.returncode, status, f"{arguments}: {run.stdout.decode()}{run.stderr.decode()}")
        return run.stdout.decode(), run.stderr.decode()

    def json(self, *arguments, status=0):
        answer = json.loads(self.run_program(*arguments, "--format", "json", status=status)[0])
        self.assertEqual(answer["format"], "clausebook/1")
        return answer

    def file(self, name, content=TEXT):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def outcomes(self, *arguments, status=0):
        return {Path(f["path"]).name: f["outcome"] for f in self.json("add", *arguments, status=status)["files"]}

    def ids(self):
        return [(d["id"], d["version"]) for d in self.json("list")["documents"]]

    def one_line(self, error, *words):
        lines = [line for line in error.splitlines() if line]
        self.assertEqual(len(lines), 1, error)
        for word in words:
            self.assertIn(word, lines[0])


class Adding(Case):
    def test_a_second_add_changes_nothing_and_says_so(self):
        self.file("in/one.txt")
        self.file("in/two.html", f"<html><body><h1>Protocol</h1><p>{'Words of the page. ' * 20}</p></body></html>")
        self.assertEqual(self.outcomes("in"), {"one.txt": "added", "two.html": "added"})
        before = {p: p.read_bytes() for p in self.book.rglob("*") if p.is_file() and "xapian" not in p.parts and p.name != "lock"}
        out, _ = self.run_program("add", "in")
        self.assertIn("nothing was changed", out)
        self.assertEqual(before, {p: p.read_bytes() for p in before})

    def test_a_changed_file_becomes_a_version(self):
        path = self.file("protocol.txt")
        self.run_program("add", path)
        self.file("protocol.txt", TEXT.replace("5 working", "10 working"))
        self.assertEqual(self.outcomes(path), {"protocol.txt": "new version"})
        self.assertEqual(self.ids(), [("protocol", 2)])
        self.assertIn("10 working days", self.run_program("show", "protocol", "2.1")[0])
        self.assertIn("5 working days", self.run_program("show", "protocol@1", "2.1")[0])
        hits = self.json("search", "working days")["hits"]
        self.assertEqual({h["version"] for h in hits}, {2})

    def test_same_names_from_two_folders_are_two_documents(self):
        self.file("a/protocol.txt")
        self.file("b/protocol.txt", TEXT.replace("respect", "courtesy"))
        self.run_program("add", "a", "b")
        ids = [i for i, _ in self.ids()]
        self.assertEqual(ids[0], "protocol")
        self.assertRegex(ids[1], r"^protocol-[0-9a-f]{6}$")

    def test_version_of_and_id(self):
        self.file("old.txt")
        self.file("new.txt", TEXT.replace("14 May 2024", "19 May 2026"))
        self.run_program("add", "old.txt", "--id", "example")
        self.run_program("add", "new.txt", "--version-of", "example")
        self.assertEqual(self.ids(), [("example", 2)])
        self.one_line(self.run_program("add", "old.txt", "new.txt", "--id", "x", status=2)[1], "one file")

    def test_details_from_text_options_and_table(self):
        self.file("one.txt")
        self.run_program("add", "one.txt", "--type", "district", "--review", "May 2027")
        row = self.json("list")["documents"][0]
        self.assertEqual(row["title"], "Protocol for Member/Officer Relations")
        self.assertEqual(row["authority"], "Example Borough Council")
        self.assertEqual((row["adopted"], row["review"], row["authority_type"], row["nation"]), ("2024-05-14", "2027-05", "district", None))
        self.file("two.txt", "1. Aims\n\n1.1 Members and officers work together.\n")
        self.file("details.csv", 'file,id,authority,status\ntwo.txt,second,"Other, Council",draft\n')
        self.run_program("add", "two.txt", "--details", "details.csv")
        rows = {d["id"]: d for d in self.json("list")["documents"]}
        self.assertEqual(rows["second"]["authority"], "Other, Council")
        self.assertEqual(rows["second"]["status"], "draft")
        self.assertEqual(self.json("search", '"work together"', status=1)["hits"], [])  # drafts only when named
        self.assertEqual(len(self.json("search", '"work together"', "--document", "second")["hits"]), 1)
        self.assertEqual(len(self.json("search", "--document", "second", '"work together"')["hits"]), 1)
        self.one_line(self.run_program("add", "two.txt", "--adopted", "someday", status=2)[1], "someday", "2023-05-16")
        self.file("bad.csv", "file,colour\ntwo.txt,red\n")
        self.one_line(self.run_program("add", "two.txt", "--details", "bad.csv", status=2)[1], "bad.csv", "line 2", "colour")

    def test_the_samples(self):
        self.run_program("add", SAMPLES)
        self.assertEqual(len(self.ids()), 6)
        self.assertEqual(self.json("verify")["damage"], [])
        self.assertEqual(self.json("verify", "--reread")["drift"], [])
        akn = self.folder / "out.xml"
        self.run_program("export", "hollinbeck", "--format", "akn", "-o", str(akn))
        if shutil.which("xmllint"):
            schema = REPOSITORY / "tests/schemas/akomantoso30.xsd"
            run = subprocess.run(["xmllint", "--noout", "--nonet", "--schema", schema, akn], capture_output=True)
            self.assertEqual(run.returncode, 0, run.stderr.decode()[:500])
        twice = [self.run_program("export")[0] for _ in range(2)]
        self.assertEqual(twice[0], twice[1])
        for document in json.loads(twice[0])["documents"]:
            text = (self.book / "text" / f"{document['id']}@1.txt").read_bytes()
            for unit in document["units"]:
                begin, end = unit["span"]
                words = " ".join(filter(None, (unit["num"], unit["heading"], unit["text"])))
                self.assertEqual("".join(text[begin:end].decode().split()), "".join(words.split()))


class BadInput(Case):
    def add_beside_good(self, path, *words, options=(), plain_user=False):
        """One clear line for the bad file; the good one is still added."""
        good = self.file("good.txt")
        self.folder.chmod(0o777)
        _, error = self.run_program("add", path, good, *options, status=2, plain_user=plain_user)
        self.one_line(error, path.name, *words)
        self.assertIn(("good", 1), self.ids())

    def test_empty_file(self):
        self.add_beside_good(self.file("bad.txt", b""))

    def test_binary_as_text(self):
        self.add_beside_good(self.file("bad.txt", bytes(range(256)) * 40))

    def test_truncated_pdf(self):
        self.add_beside_good(self.file("bad.pdf", (SAMPLES / "merrowshire.pdf-writer.pdf").read_bytes()[:300]))

    def test_formats_to_be_saved_as_another(self):
        self.add_beside_good(self.file("bad.rtf", b"{\\rtf1\\ansi Some words}"), ".docx")

    def test_missing_file(self):
        self.add_beside_good(self.folder / "nothing.txt", "no such file")

    def test_folder_without_documents(self):
        empty = self.folder / "empty"
        empty.mkdir()
        self.add_beside_good(empty, "no document")

    def test_unreadable_file(self):
        path = self.file("bad.txt")
        path.chmod(0)
        self.add_beside_good(path, "permission", plain_user=True)

    def test_a_pipe_is_no_file(self):
        path = self.folder / "bad.txt"
        os.mkfifo(path)
        self.add_beside_good(path, "regular file")

    def test_terminal_orders_in_names_are_not_obeyed(self):
        path = self.file("bad\x1b[2Jname.txt", b"")
        good = self.file("good.txt")
        out, error = self.run_program("add", path, good, status=2)
        self.assertNotIn("\x1b", out + error)

    def test_invalid_utf8_is_read(self):
        path = self.file("latin.txt", TEXT.replace("respect", "caf\u00e9 manners").encode("latin-1"))
        self.run_program("add", path)
        self.assertIn("caf\u00e9", self.run_program("show", "latin", "1.2")[0])

    def test_book_that_is_no_folder(self):
        self.book = self.file("book-file")
        self.one_line(self.run_program("add", self.file("good.txt"), status=2)[1], "book-file")

    def test_read_only_book(self):
        self.run_program("add", self.file("good.txt"))
        for folder in [self.book, *self.book.rglob("*")]:
            folder.chmod(0o555 if folder.is_dir() else 0o444)
        self.folder.chmod(0o755)
        self.assertIn("respect", self.run_program("search", "respect", plain_user=True)[0])
        error = self.run_program("add", self.file("other.txt"), status=2, plain_user=True)[1]
        for folder in [self.book, *self.book.rglob("*")]:
            folder.chmod(0o755 if folder.is_dir() else 0o644)
        self.one_line(error, "book")

    def test_full_disk(self):
        """A limit on the size of files stands in for a full disk: writing fails in the middle of a file."""
        self.run_program("add", self.file("good.txt"))
        big = self.file("big.txt", TEXT + "".join(f"\n\n3.{i} Clause number {i} of many, about members and officers.\n" for i in range(1, 3000)))
        before = self.run_program("export")[0]
        run = subprocess.run(["bash", "-c", 'trap "" XFSZ; ulimit -f 60; exec "$0" "$@"', PROGRAM, "--book", self.book, "add", big], capture_output=True, timeout=120)
        self.assertEqual(run.returncode, 2, run.stderr)
        self.one_line(run.stderr.decode())
        self.assertEqual(self.run_program("export")[0], before)
        self.assertEqual(self.json("verify")["damage"], [])
        self.assertEqual(self.outcomes(big), {"big.txt": "added"})
        self.assertTrue(self.json("search", '"Clause number 2999"')["hits"])

    def test_full_output(self):
        self.run_program("add", self.file("good.txt"))
        self.one_line(self.run_program("export", "-o", "/dev/full", status=2)[1], "/dev/full", "full")
        self.one_line(self.run_program("export", "-o", "nowhere/out.json", status=2)[1], "nowhere/out.json")

    def test_commands_say_what_is_wrong_in_one_line(self):
        self.one_line(self.run_program("list", status=2)[1], "no book")
        self.one_line(self.run_program("rebuild", status=2)[1], "no book")
        self.run_program("add", self.file("good.txt"))
        self.one_line(self.run_program("show", "nobody", status=2)[1], "nobody", "list")
        self.one_line(self.run_program("show", "good@7", status=2)[1], "good@7")
        self.one_line(self.run_program("show", "good", "2.1(z)", status=2)[1], "2.1(z)", "nearest")
        self.one_line(self.run_program("list", "--format", "xlsx", status=2)[1], "xlsx", "json")
        self.one_line(self.run_program("search", "limit:soon", status=2)[1], "limit:soon")
        self.one_line(self.run_program("nonsense", status=2)[1], "nonsense")
        self.one_line(self.run_program("set", "good", "--status", "fine", status=2)[1], "fine", "draft")
        self.one_line(self.run_program("add", "good.txt", "--pages", "9-3", status=2)[1], "9-3")


class Reading(Case):
    def setUp(self):
        super().setUp()
        self.run_program("add", self.file("example.txt"))

    def test_a_clause_by_every_written_form(self):
        for written in (["2.1(b)"], ["2.1", "(b)"], ["para", "2.1(b)"], ["clause", "2.1(b)"], ["s", "2.1", "b)"], ["2.1/(b)"]):
            answer = self.json("show", "example", *written)
            self.assertEqual(answer["units"][0]["text"], "the Chief Executive decides in a dispute.")
        out, _ = self.run_program("show", "example", "2.1(b)")
        self.assertIn("Example Borough Council", out)
        self.assertIn("should reply within 5 working days", out)  # the context
        self.assertNotIn("holding reply", out)
        self.assertLessEqual(max(map(len, out.splitlines())), 80)

    def test_search(self):
        answer = self.json("search", "holding reply")
        hit = answer["hits"][0]
        self.assertEqual((hit["document"], hit["unit"]), ("example", "2.1/(a)"))
        begin, end = hit["marks"][0]
        self.assertEqual(hit["snippet"].encode()[begin:end], b"holding")
        self.assertIn("*holding reply*", self.run_program("search", "holding reply")[0])
        self.assertEqual(self.json("search", "zebra", status=1)["hits"], [])
        self.assertIn("parsed", self.json("search", "reply", "--explain"))
        self.assertEqual(len(self.json("search", "doc:example", "--limit", "2")["hits"]), 2)
        self.assertEqual(self.json("search", "type:district", status=1)["total"], 0)
        self.run_program("set", "example", "--type", "district")
        self.assertGreater(self.json("search", "type:district")["total"], 5)

    def test_home_groups_and_details(self):
        self.run_program("add", self.file("other.txt", TEXT.replace("Example", "Other")))
        self.run_program("set", "home", "example")
        self.run_program("set", "group", "neighbours", "other")
        rows = {d["id"]: d for d in self.json("list")["documents"]}
        self.assertTrue(rows["example"]["home"])
        self.assertEqual(rows["other"]["groups"], ["neighbours"])
        self.assertEqual({h["document"] for h in self.json("search", "reply", "--group", "neighbours")["hits"]}, {"other"})
        self.assertEqual([d["id"] for d in self.json("export", "--group", "neighbours")["documents"]], ["other"])
        self.run_program("set", "other", "--status", "superseded")
        self.assertEqual([d["id"] for d in self.json("export")["documents"]], ["example"])
        self.one_line(self.run_program("export", "--group", "nobody", status=2)[1], "nobody", "set group")

    def test_removed_is_gone_and_rebuild_purges_the_bytes(self):
        self.run_program("add", self.file("secret.txt", TEXT.replace("respect", "zyxwvut manners")))
        self.run_program("remove", "secret")
        self.assertEqual(self.ids(), [("example", 1)])
        self.assertEqual(self.json("search", "zyxwvut", status=1)["hits"], [])
        self.run_program("rebuild")
        left = [p for p in self.book.rglob("*") if p.is_file() and b"zyxwvut" in p.read_bytes()]
        self.assertEqual(left, [])
        self.assertTrue(self.json("search", "respect")["hits"])

    def test_verify_tells_of_every_changed_byte(self):
        for part, name in (("text", "example@1.txt"), ("akn", "example@1.xml"), ("sources", None)):
            path = self.book / part / name if name else next((self.book / part).iterdir())
            kept = path.read_bytes()
            path.write_bytes(kept.replace(b"dispute", b"diskute"))
            damage = self.json("verify", status=2)["damage"]
            self.assertTrue(damage and damage[0]["document"] == "example@1", part)
            path.write_bytes(kept)
        self.assertEqual(self.json("verify")["damage"], [])

    def test_an_index_that_is_lost_is_made_anew(self):
        before = self.json("search", "reply")
        shutil.rmtree(self.book / "xapian")
        self.one_line(self.run_program("search", "reply", status=2)[1], "rebuild")
        self.run_program("rebuild")
        self.assertEqual(self.json("search", "reply"), before)

    def test_two_writers(self):
        others = [self.file(f"w{i}.txt", TEXT.replace("Example", f"Writer {i}")) for i in range(4)]
        runs = [subprocess.Popen([PROGRAM, "--book", self.book, "add", path], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) for path in others]
        for run in runs:
            _, error = run.communicate(timeout=120)
            self.assertEqual(run.returncode, 0, error)
        self.assertEqual(len(self.ids()), 5)
        self.assertEqual(self.json("verify")["damage"], [])

    def test_killed_at_any_moment_the_book_opens(self):
        many = self.folder / "many"
        for i in range(24):
            self.file(f"many/m{i:02}.txt", TEXT.replace("Example", f"Number {i}"))
        for delay in (0.02, 0.05, 0.1, 0.2, 0.3, 0.5):
            run = subprocess.Popen([PROGRAM, "--book", self.book, "add", many], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
            time.sleep(delay)
            os.killpg(run.pid, signal.SIGKILL)
            run.wait()
            self.assertEqual(self.json("verify")["damage"], [])
            held = {d["id"] for d in self.json("export")["documents"]}
            self.assertIn("example", held)
            self.assertLessEqual({h["document"] for h in self.json("search", "reply", "--limit", "100")["hits"]}, held)
        self.run_program("add", many)
        self.assertEqual(len(self.ids()), 25)
        self.assertEqual({h["document"] for h in self.json("search", "doc:m* holding", "--limit", "100")["hits"]}, {f"m{i:02}" for i in range(24)})


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
