#!/usr/bin/env python3
"""People's decisions, by the real program. usage: review_test.py CLAUSEBOOK REPOSITORY [TEST...]"""
import hashlib, re, shutil, subprocess, sys, unittest, zipfile
from pathlib import Path
from book import TEXT, Book

PROGRAM, REPOSITORY = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
KEY, ABSENT = "response-time", "gifts"


class Case(unittest.TestCase):
    def setUp(self):
        self.book = Book(PROGRAM)
        self.addCleanup(self.book.close)
        self.path = self.book.file("protocol.txt")
        self.book.run("add", self.path)

    def units(self, name="protocol"):
        return {unit["id"]: unit for unit in self.book.json("show", name)["units"]}

    def new_version(self, text):
        self.book.file("protocol.txt", text)
        self.book.run("add", self.path)


class Cells(Case):
    def test_a_correction_is_seen_by_every_command(self):
        self.assertEqual(self.book.cell("protocol", KEY)["checked"], "no")
        self.book.decide("set", "protocol", KEY, "--value", "5 working days, by every officer", "--reason", "read it aloud")
        cell = self.book.cell("protocol", KEY)
        self.assertEqual((cell["value"], cell["checked"], cell["checked_by"]), ("5 working days, by every officer", "corrected", "A. Officer"))
        self.assertIn("within 5 working days", cell["quotes"][0]["text"])
        answers = self.book.json("ask", "How quickly must officers reply?")["answers"]
        self.assertEqual(answers[0]["value"], "5 working days, by every officer")
        exported = self.book.json("export", "protocol")["documents"][0]
        self.assertEqual(exported["provisions"][KEY]["value"], "5 working days, by every officer")
        self.assertEqual(self.book.cell("protocol", KEY, "--as-read")["checked"], "no")
        self.assertNotEqual(self.book.cell("protocol", KEY, "--as-read")["value"], cell["value"])

    def test_other_clauses_and_absences_are_chosen(self):
        self.book.decide("set", "protocol", KEY, "--unit", "1.2", "--value", "with respect")
        cell = self.book.cell("protocol", KEY)
        self.assertEqual((cell["units"], cell["quotes"][0]["text"]), (["1.2"], "Members must treat officers with respect."))
        self.book.decide("set", "protocol", KEY, "--absent")
        cell = self.book.cell("protocol", KEY)
        self.assertEqual((cell["status"], cell["quotes"], cell["checked"]), ("silent", [], "corrected"))
        self.assertEqual(self.book.json("ask", "How quickly must officers reply?", "--document", "protocol", status=1)["answered"], False)
        self.book.decide("set", "protocol", ABSENT, "--value", "yes", status=2)  # without words
        self.assertEqual(len(self.book.log()), 2)

    def test_an_absence_is_silence_once_a_person_says_so(self):
        self.assertNotIn("unchecked", self.book.run("compare", "--provision", ABSENT, status=1))
        self.book.decide("confirm", "protocol", KEY)
        self.assertIn("not found (unchecked)", self.book.run("compare", "--provision", ABSENT, status=1))
        self.book.decide("confirm", "protocol", ABSENT)
        out = self.book.run("compare", "--provision", ABSENT, status=1)
        self.assertIn("silent", out)
        self.assertNotIn("unchecked", out)
        self.new_version(TEXT + "\n3.2 Officers keep a register of visits.\n")
        self.assertEqual(self.book.cell("protocol", ABSENT)["checked"], "recheck")
        self.assertEqual(self.book.cell("protocol@1", ABSENT)["checked"], "yes")

    def test_undo_brings_back_what_stood_before(self):
        first = self.book.decide("set", "protocol", KEY, "--value", "first")
        second = self.book.decide("set", "protocol", KEY, "--value", "second")
        self.assertEqual(second["replaces"], [first["id"]])
        undo = self.book.decide("undo", second["id"][:8])
        self.assertEqual(self.book.cell("protocol", KEY)["value"], "first")
        self.book.decide("undo", undo["id"])
        self.assertEqual(self.book.cell("protocol", KEY)["value"], "second")
        self.assertEqual([d["kind"] for d in self.book.log()], ["set", "set", "undo", "undo"])

    def test_notes_and_the_list(self):
        self.book.decide("note", "protocol", "ask the Monitoring Officer", "--on", KEY)
        self.book.decide("note", "protocol", "a misprint?", "--on", "2.1(a)")
        self.assertIn("ask the Monitoring Officer", self.book.cell("protocol", KEY)["notes"][0])
        self.assertIn("a misprint? (A. Officer", self.book.run("show", "protocol"))
        items = {item["provision"]: item for item in self.book.json("review", "list")["items"] if item["provision"]}
        self.assertIn(items[KEY]["state"], ("unchecked", "doubtful"))
        self.book.decide("confirm", "protocol", KEY)
        items = {item["provision"] for item in self.book.json("review", "list")["items"]}
        self.assertNotIn(KEY, items)
        for line in self.book.run("review", "list").splitlines() + self.book.run("review", "log").splitlines():
            self.assertLessEqual(len(line), 80, line)


class Versions(Case):
    def test_the_same_words_carry_over_and_changed_ones_are_rechecked(self):
        self.book.decide("set", "protocol", KEY, "--value", "five")
        self.book.decide("confirm", "protocol", "1.2")
        self.new_version("Foreword\n\nWelcome to all.\n\n" + TEXT.replace("2.1 An", "2.4 An").replace("guides", "advises"))
        cell = self.book.cell("protocol", KEY)
        self.assertEqual((cell["value"], cell["checked"], cell["from_version"]), ("five", "corrected", 1))
        self.new_version(TEXT.replace("5 working days", "10 working days"))
        cell = self.book.cell("protocol", KEY)
        self.assertEqual(cell["checked"], "recheck")
        self.assertNotEqual(cell["value"], "five")
        self.assertIn("'five' by A. Officer", cell["remark"])
        self.assertEqual(self.book.cell("protocol@1", KEY)["value"], "five")
        states = {item["provision"]: item["state"] for item in self.book.json("review", "list")["items"]}
        self.assertEqual(states[KEY], "recheck")
        self.book.decide("confirm", "protocol", KEY)
        self.assertEqual(self.book.cell("protocol", KEY)["checked"], "yes")
        self.assertEqual(self.book.cell("protocol@1", KEY)["value"], "five")

    def test_words_that_another_sentence_introduces_are_others(self):
        self.book.decide("set", "protocol", KEY, "--unit", "2.1(a)", "--value", "a holding reply")
        self.new_version(TEXT.replace("The following apply:", "The following do not apply:"))
        self.assertEqual(self.book.cell("protocol", KEY)["checked"], "recheck")

    def test_a_document_taken_out_and_added_again_has_its_decisions(self):
        self.book.decide("set", "protocol", KEY, "--value", "five")
        self.book.run("remove", "protocol")
        self.assertEqual(self.book.json("review", "list")["items"][0]["message"], "the library does not hold the document")
        self.book.run("add", self.path)
        self.assertEqual(self.book.cell("protocol", KEY)["value"], "five")
        self.book.run("rebuild")
        self.book.run("rebuild", "--reread")
        self.assertEqual(self.book.cell("protocol", KEY)["value"], "five")


class Units(Case):
    def check_akn(self):
        akn = self.book.folder / "out.xml"
        self.book.run("export", "protocol", "--format", "akn", "-o", akn)
        schema = REPOSITORY / "tests" / "schemas" / "akomantoso30.xsd"
        if schema.exists() and shutil.which("xmllint"):
            subprocess.run(["xmllint", "--nonet", "--noout", "--schema", schema, akn], check=True, capture_output=True)
        self.book.run("verify")

    def test_a_clause_is_cut_in_two_and_joined_again(self):
        before = self.units()
        self.book.decide("split", "protocol", "2.1", "--at", "The following apply:")
        units = self.units()
        self.assertEqual(units["2.1"]["text"], "An officer should reply within 5 working days.")
        new = [u for u in units.values() if u["text"] == "The following apply:"]
        self.assertEqual(len(new), 1)
        self.assertEqual([u["text"] for u in units.values() if u["parent"] == new[0]["id"]],
                         ["a holding reply must be sent;", "the Chief Executive decides in a dispute."])
        self.assertEqual(self.book.json("search", '"following apply"')["hits"][0]["unit"], new[0]["id"])
        self.check_akn()
        self.book.decide("join", "protocol", new[0]["id"])
        self.assertEqual(self.units(), before)
        self.assertNotEqual([u["id"] for u in self.book.json("show", "protocol")["units"]], [])
        self.check_akn()

    def test_numbers_and_places_are_corrected(self):
        self.book.decide("relabel", "protocol", "2.1(a)", "(i)")
        self.assertIn("2.1/(i)", self.units())
        self.check_akn()
        self.book.decide("reparent", "protocol", "2.1(b)", "--under", "2")
        unit = [u for u in self.units().values() if "Chief Executive" in u["text"]][0]
        self.assertEqual(unit["parent"], "2")
        self.book.decide("reparent", "protocol", unit["id"], "--under", "3.1", status=2)
        self.check_akn()
        answer = self.book.json("ask", "How quickly must officers reply?")
        self.assertTrue(answer["answers"] and answer["answers"][0]["quotes"])
        self.assertEqual(answer["diagnostics"], [])
        self.assertIn("2.1/(a)", {u["id"] for u in self.book.json("show", "protocol", "--as-read")["units"]})

    def test_text_that_was_left_out_comes_back(self):
        page = "<html><body><nav>Skip to the members area</nav><h1>Protocol</h1><h2>1. Aim</h2><p>{}</p></body></html>"
        self.book.run("add", self.book.file("page.html", page.format("Members and officers act with courtesy. " * 20)))
        if "Skip to the members area" in self.book.run("show", "page"):
            self.skipTest("nothing was left out")
        self.book.decide("restore", "page", "Skip to the members", "--after", "1")
        self.assertIn("Skip to the members area", self.book.run("show", "page"))
        self.assertEqual(self.book.json("search", '"members area"')["hits"][0]["document"], "page")


class Files(Case):
    def lines(self):
        return (self.book.book / "review.jsonl").read_bytes()

    def test_without_decisions_nothing_is_other_than_it_was(self):
        commands = [["compare"], ["compare", "--format", "json"], ["compare", "--format", "csv"], ["export"], ["show", "protocol"], ["review", "list"],
                    ["ask", "How quickly must officers reply?", "--format", "json"], ["search", "reply", "--format", "json"], ["check", "protocol"]]
        before = [self.book.run(*command, status=None) for command in commands]
        decision = self.book.decide("set", "protocol", KEY, "--value", "five")
        self.assertNotEqual([self.book.run(*command, status=None) for command in commands], before)
        self.assertEqual([self.book.run(*command, "--as-read", status=None) for command in commands if command[0] in ("show", "export")],
                         [out for command, out in zip(commands, before) if command[0] in ("show", "export")])
        (self.book.book / "review.jsonl").unlink()
        self.book.run("rebuild")
        self.assertEqual([self.book.run(*command, status=None) for command in commands], before)

    def test_a_half_written_line_is_told_once_and_kept(self):
        first = self.book.decide("set", "protocol", KEY, "--value", "five")
        whole = self.lines()
        manifest = (self.book.book / "manifest.json").read_bytes()
        self.book.decide("confirm", "protocol", "1.2")
        torn = self.lines()[: len(whole) + 50]
        (self.book.book / "review.jsonl").write_bytes(torn)
        (self.book.book / "manifest.json").write_bytes(manifest)
        self.assertEqual([d["id"] for d in self.book.log()], [first["id"]])
        self.assertIn("cut off", self.book.json("verify")["behind"][0]["what"])
        run = subprocess.run([PROGRAM, "--book", self.book.book, "review", "confirm", "protocol", "1.1", "--who", "B"], capture_output=True)
        self.assertIn(b"cut off", run.stderr)
        self.assertTrue(self.lines().startswith(torn))
        self.assertEqual(len(self.book.log()), 2)
        self.assertEqual(self.book.json("verify")["behind"], [])

    def test_flipped_bytes_and_lost_lines_are_found(self):
        for key in (KEY, ABSENT):
            self.book.decide("confirm", "protocol", key)
        self.book.decide("note", "protocol", "a note")
        whole = self.lines()
        for at in range(0, len(whole) - 1, 97):
            flipped = bytearray(whole)
            flipped[at] ^= 1
            (self.book.book / "review.jsonl").write_bytes(flipped)
            verified = self.book.json("verify", status=None)
            self.assertTrue(verified["damage"] or verified["behind"], at)
        lines = whole.splitlines(keepends=True)
        (self.book.book / "review.jsonl").write_bytes(lines[0] + lines[2])
        self.assertIn("lost or moved", self.book.json("verify", status=2)["damage"][0]["what"])

    def test_two_copies_are_merged_into_the_union(self):
        copy = Book(PROGRAM)
        self.addCleanup(copy.close)
        shutil.copytree(self.book.book, copy.book)
        self.book.decide("set", "protocol", KEY, "--value", "five", who="A")
        copy.decide("set", "protocol", KEY, "--value", "5 days", who="B")
        copy.decide("confirm", "protocol", ABSENT, who="B")
        merged = self.book.json("review", "merge", copy.book)
        self.assertEqual(len(merged["added"]), 2)
        self.assertEqual({c["provision"] for c in merged["conflicts"]}, {KEY})
        copy.json("review", "merge", self.book.book)
        self.assertEqual({d["id"] for d in self.book.log()}, {d["id"] for d in copy.log()})
        self.assertEqual(self.book.cells(), copy.cells())
        self.assertEqual(self.book.cell("protocol", KEY)["checked"], "recheck")
        self.assertEqual(self.book.cell("protocol", ABSENT)["checked"], "yes")
        self.book.decide("set", "protocol", KEY, "--value", "5 days", who="C")
        self.assertEqual(self.book.cell("protocol", KEY)["checked"], "corrected")
        self.book.run("review", "merge", copy.book, status=1)


class Tables(Case):
    def edited(self, edits):
        """The exported table with cells of the Evidence sheet set: {(key, column letter): text}."""
        exported, out = self.book.folder / "table.xlsx", self.book.folder / "edited.xlsx"
        self.book.run("compare", "--format", "xlsx", "-o", exported, status=None)
        with zipfile.ZipFile(exported) as source, zipfile.ZipFile(out, "w") as target:
            for name in source.namelist():
                part = source.read(name).decode()
                if name == "xl/worksheets/sheet2.xml":
                    for (key, column), text in edits.items():
                        row = re.search(r'r="A(\d+)"[^>]*><is><t[^>]*>' + re.escape(key) + "<", part).group(1)
                        cell = re.compile(rf'<c r="{column}{row}"[^>]*?(/>|>.*?</c>)', re.S)
                        new = f'<c r="{column}{row}" t="inlineStr"><is><t>{text}</t></is></c>'
                        self.assertTrue(cell.search(part), (column, row))
                        part = cell.sub(lambda m: new, part, count=1)
                target.writestr(name, part)
        return out

    def test_exactly_the_edited_cells_change(self):
        before = self.book.cells()
        table = self.edited({(KEY, "H"): "B. Reader", (KEY, "I"): "5 days", (ABSENT, "H"): "C. Clerk"})
        done = self.book.json("review", "import", table)
        self.assertEqual((len(done["added"]), done["conflicts"]), (2, []))
        after = self.book.cells()
        self.assertEqual({at for at in after if after[at] != before[at]}, {("protocol", KEY), ("protocol", ABSENT)})
        self.assertEqual((after["protocol", KEY]["value"], after["protocol", KEY]["checked_by"]), ("5 days", "B. Reader"))
        self.assertEqual((after["protocol", ABSENT]["checked"], after["protocol", ABSENT]["checked_by"]), ("yes", "C. Clerk"))
        again = self.book.json("review", "import", table, status=1)
        self.assertEqual((len(again["added"]), len(again["conflicts"])), (0, 2))
        self.assertEqual(self.book.json("review", "import", self.edited({}), status=1)["added"], [])

    def test_what_changed_meanwhile_is_a_conflict(self):
        table = self.edited({(KEY, "I"): "5 days"})
        self.book.decide("set", "protocol", KEY, "--value", "five")
        done = self.book.json("review", "import", table, status=1)
        self.assertEqual((done["added"], len(done["conflicts"])), ([], 1))
        self.assertEqual(self.book.cell("protocol", KEY)["value"], "five")

    def test_reports_name_who_checked_and_are_verified(self):
        self.book.decide("confirm", "protocol", KEY)
        for form in ("xlsx", "docx"):
            report = self.book.folder / ("report." + form)
            self.book.run("compare", "--format", form, "-o", report)
            checked = self.book.json("verify", report)
            self.assertTrue(checked["same_library"])
            self.assertEqual({q["state"] for q in checked["quotes"]}, {"stands"})
        out = self.book.run("compare", "--format", "md")
        self.assertIn("Checked: protocol (A. Officer, ", out)
        self.new_version(TEXT.replace("5 working days", "10 working days"))
        for form in ("xlsx", "docx"):
            checked = self.book.json("verify", self.book.folder / ("report." + form), status=2)
            self.assertFalse(checked["same_library"])
            fallen = [q for q in checked["quotes"] if q["state"] != "stands"]
            self.assertTrue(fallen and all("5 working days" in q["text"] and q["state"] == "superseded" for q in fallen), fallen)

    def test_hostile_workbooks_are_refused_in_one_line(self):
        for content in (b"", b"PK\x03\x04 nothing", b"\xd0\xcf\x11\xe0" + bytes(600), Path(sys.executable).resolve().read_bytes()[:5000]):
            path = self.book.folder / "hostile.xlsx"
            path.write_bytes(content)
            for command in (["review", "import", path], ["verify", path]):
                run = subprocess.run([PROGRAM, "--book", self.book.book, *command], capture_output=True, timeout=60)
                self.assertEqual((run.returncode, len(run.stderr.splitlines())), (2, 1), run.stderr)
        with zipfile.ZipFile(path, "w") as out:
            out.writestr("_rels/.rels", '<!DOCTYPE x [<!ENTITY a "b">]><Relationships/>')
        self.book.run("review", "import", path, status=2)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[3:])
