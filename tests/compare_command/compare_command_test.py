#!/usr/bin/env python3
"""The comparison from files to every form of output, with the real program. usage: compare_command_test.py CLAUSEBOOK REPOSITORY [CLASS...]"""
import collections, csv, io, itertools, json, os, re, shutil, subprocess, sys, tempfile, unittest, zipfile
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

PROGRAM, REPOSITORY = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
SAMPLES = REPOSITORY / "corpus" / "protocols"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
FEW = [option for key in ("response-time", "need-to-know-decider", "party-business", "courtesy", "ceremonial") for option in ("--provision", key)]

ASHBY = """Ashby District Council
Protocol for Member/Officer Relations

1. Information
1.1 Officers will answer a member's enquiry within 5 working days of receiving it.
1.2 Members and officers must treat each other with courtesy and respect.
2. Group meetings
2.1 Officers must not be present when a political group discusses party business.
2.2 =HYPERLINK("http://example.org") is what the CLT shows on its first slide.
"""
BEECH = ASHBY.replace("Ashby District", "Beech Borough").replace("5 working days", "10 working days").replace("the CLT", "the Corporate Leadership Team")
CEDAR = """Cedar Town Council
Protocol for Councillors and Staff

1. Enquiries
1.1 The time for a reply to a councillor's enquiry is that of the Member Enquiry Protocol.
1.2 Councillors and staff will be polite to one another and show respect.
"""
STANDARD = """Cedar Town Council
Member Enquiry Protocol

1. Replies
1.1 Officers will reply to a councillor's enquiry within 3 working days of receiving it.
"""


COUNCILS = {"ashby": "Ashby District Council", "beech": "Beech Borough Council", "cedar": "Cedar Town Council"}
FAULTY = """Dale District Council
Member and Officer Protocol

1. Information
1.1 Officers will answer a member's enquiry within 5 working days of receiving it.
1.2 A member's request for information will be answered by officers within 10 working days of its receipt.
1.3 Officers will reply to letters from members as soon as possible.
2. Conduct
2.1 Complaints about members are dealt with as section 9.4 says.
2.2 Serious breaches are referred to the Standards Board for England.
2.2 The Section 151 Officer signs the accounts. The Chief Finance Officer advises members on them.
2.4 Personal information is handled under the Data Protection Act 1998.
2.5 The budget follows the MTFS.
"""


def squeezed(text):
    return " ".join(text.split())


def said_in_quotes(shown):
    """Of a row of the CSV: the answer is the first quote."""
    return shown["exact words"].split("\n")[0] == "“" + shown["answer"].lstrip("'") + "”"


def beside_quotes(shown):
    return "see the exact words" if said_in_quotes(shown) else shown["answer"].lstrip("'")


class Page(HTMLParser):
    """What a page holds: cells by section and row, and what its accessibility rests on."""

    def __init__(self, text):
        super().__init__()
        self.ids, self.links, self.headings, self.tables, self.outside, self.lang, self.captions, self.scopes = [], [], [], [], [], None, 0, []
        self.open, self.cell = [], None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        at = dict(attributes)
        if "id" in at:
            self.ids.append(at["id"])
        if tag == "html":
            self.lang = at.get("lang")
        if tag == "a":
            self.links.append(at.get("href", ""))
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag == "table":
            self.tables.append([])
        if tag == "caption":
            self.captions += 1
        if tag == "tr":
            self.tables[-1].append([])
        if tag == "th":
            self.scopes.append(at.get("scope"))
        if tag in ("td", "th"):
            self.tables[-1][-1].append("")
            self.cell = True
        if at.get("src") or tag in ("link", "script", "iframe", "object"):
            self.outside.append(tag)
        if tag not in ("meta", "br", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open and self.open[-1] == tag, f"</{tag}> closes {self.open[-1:]}"
        self.open.pop()
        if tag in ("td", "th"):
            self.cell = None

    def handle_data(self, data):
        if self.cell:
            self.tables[-1][-1][-1] += data


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="clausebook-compare-"))
        self.book = self.folder / "book"
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def run_program(self, *arguments, status=0, book=None):
        run = subprocess.run([PROGRAM, "--book", book or self.book, "--today", "2026-11-22", *arguments], capture_output=True, cwd=self.folder, timeout=600)
        self.assertEqual(run.returncode, status, f"{arguments}: {run.stderr.decode()}")
        return run.stdout

    def add(self, *names, book=None):
        texts = {"ashby": ASHBY, "beech": BEECH, "cedar": CEDAR, "standard": STANDARD, "faulty": FAULTY}
        paths = []
        for name in names:
            paths.append(self.folder / f"{name}.txt")
            paths[-1].write_text(texts[name], encoding="utf-8")
        self.run_program("add", *paths, book=book)

    def cells(self, *options, **more):
        """{(provision, column): row of the CSV}"""
        text = self.run_program("compare", *options, "--format", "csv", **more).decode("utf-8-sig")
        return {(row["provision"], row["column"]): row for row in csv.DictReader(io.StringIO(text)) if row["status"]}

    def sheet(self, xml):
        return [["".join(t.text or "" for t in cell.iter(SHEET + "t")) for cell in line.findall(SHEET + "c")] for line in ElementTree.fromstring(xml).iter(SHEET + "row")]

    def word_tables(self, package):
        """The tables of a Word file: lists of rows of cells, a cell's paragraphs as lines."""
        document = ElementTree.fromstring(self.parts(package)["word/document.xml"])
        return [[["\n".join("".join(t.text or "" for t in p.iter(WORD + "t")) for p in cell.iter(WORD + "p")) for cell in line.findall(WORD + "tc")]
                 for line in table.findall(WORD + "tr")] for table in document.iter(WORD + "tbl")]

    def parts(self, package):
        with zipfile.ZipFile(io.BytesIO(package)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}


class Compare(Case):
    def test_all_forms_carry_the_same_cells(self):
        self.add("ashby", "beech", "cedar")
        cells = self.cells(*FEW)
        columns = list(COUNCILS)
        ids = {council: name for name, council in COUNCILS.items()}
        self.assertEqual(len(cells), 15)
        self.assertEqual({row["status"] for row in cells.values()}, {"found", "silent", "deferred"})
        rows = json.loads(self.run_program("compare", *FEW, "--format", "json"))["rows"]
        questions = {row["provision"]: row["question"] for row in rows}
        for row in rows:
            for cell in row["cells"]:
                shown = cells[row["provision"], cell["document"]]
                self.assertEqual(shown["status"], cell["status"])
                self.assertEqual(squeezed(shown["exact words"]), squeezed(" ".join(f"“{quote['text']}”" for quote in cell["quotes"][:3])))
                if cell["value"]:
                    self.assertEqual(shown["answer"].lstrip("'"), cell["value"])
        page = Page(self.run_program("compare", *FEW, "--format", "html").decode())
        for (key, table) in zip(questions, page.tables):
            for line in table[1:]:
                shown = cells[key, ids[line[0]]]
                self.assertTrue(squeezed(line[1]).startswith(squeezed(beside_quotes(shown))), (line, shown))
                for quote in shown["exact words"].split("\n"):
                    self.assertIn(squeezed(quote), squeezed(line[2]))
                self.assertEqual(squeezed(line[3]), squeezed(shown["note"]))
        markdown = re.sub(r"\\(.)", r"\1", self.run_program("compare", *FEW, "--format", "md").decode())
        text = squeezed(self.run_program("compare", *FEW).decode())
        for (key, column), shown in cells.items():
            answer = squeezed(shown["answer"].lstrip("'"))
            self.assertIn(f"| **{COUNCILS[column]}** | {beside_quotes(shown)} |", markdown)
            self.assertIn(answer, text)
        sheets = self.parts(self.run_program("compare", *FEW, "--format", "xlsx"))
        grid = self.sheet(sheets["xl/worksheets/sheet1.xml"])
        for r, key in enumerate(questions):
            for c, column in enumerate(columns):
                self.assertEqual(grid[r + 1][c + 3], cells[key, column]["answer"].lstrip("'"))
        for layout in ("matrix", "lists"):
            tables = self.word_tables(self.run_program("compare", *FEW, "--format", "docx", "--layout", layout))
            for r, key in enumerate(questions):
                for c, column in enumerate(columns):
                    cell = tables[0][r + 1][c + 1] if layout == "matrix" else tables[r][c + 1][1]
                    shown = cells[key, column]
                    first = beside_quotes(shown) if layout == "lists" or not said_in_quotes(shown) else shown["exact words"].split("\n")[0]
                    self.assertEqual(cell.split("\n")[0], first)

    def test_cells_of_a_workbook_lead_to_their_evidence(self):
        self.add("ashby", "beech")
        sheets = self.parts(self.run_program("compare", "--format", "xlsx"))
        answers, evidence = self.sheet(sheets["xl/worksheets/sheet1.xml"]), self.sheet(sheets["xl/worksheets/sheet2.xml"])
        keys = [row["provision"] for row in json.loads(self.run_program("compare", "--format", "json"))["rows"]]
        links = ElementTree.fromstring(sheets["xl/worksheets/sheet1.xml"]).findall(f"{SHEET}hyperlinks/{SHEET}hyperlink")
        self.assertEqual([link.get("ref") for link in links if link.get("ref")[0] == "C"], [f"C{row + 2}" for row in range(len(keys))])
        short = 0
        for link in links:
            column, row = ord(link.get("ref")[0]) - ord("A"), int(link.get("ref")[1:])
            target = evidence[int(link.get("location").removeprefix("Evidence!A")) - 1]
            self.assertEqual(target[0], keys[row - 2])
            if column == 2:
                self.assertEqual(target[1], "ashby")
            else:
                short += 1
                self.assertEqual((COUNCILS[target[1]], target[2]), (answers[0][column], answers[row - 1][column]))
        self.assertGreater(short, len(keys))
        self.assertTrue({"Checked by", "Corrected", "Note"} <= set(evidence[0]))

    def test_what_begins_like_a_formula_is_inert(self):
        self.add("ashby")
        rows = csv.reader(io.StringIO(self.run_program("compare", "--format", "csv").decode("utf-8-sig")))
        for row in rows:
            for field in row:
                self.assertNotIn(field[:1], list("=+-@"))
        for part, xml in self.parts(self.run_program("compare", "--format", "xlsx")).items():
            if "worksheets" in part:
                self.assertNotIn(b"<f>", xml)

    def test_the_order_of_adding_changes_nothing(self):
        outputs = set()
        for number, order in enumerate(itertools.permutations(["ashby", "beech", "cedar"])):
            book = self.folder / f"book{number}"
            for name in order:
                self.add(name, book=book)
            made = [self.run_program("compare", "--format", form, book=book) for form in ("json", "csv", "docx")]
            made += [self.run_program("align", "beech", "1.1", "--format", "json", book=book), self.run_program("check", "ashby", "--format", "json", book=book)]
            outputs.add(b"".join(made))
        self.assertEqual(len(outputs), 1)

    def test_a_limit_may_be_left_to_what_is_not_named(self):
        for words, instrument in (("Officers respond to members' enquiries in line with the Customer Care Charter.", "Customer Care Charter"),
                                  ("Enquiries from members are dealt with in accordance with the authority's correspondence standards.",
                                   "authority's correspondence standards"),
                                  ("Members can expect officers to reply to their letters under the Council's response procedures.", "Council's response procedures")):
            path = self.folder / "elm.txt"
            path.write_text(ASHBY.replace("Ashby", "Elm").replace("Officers will answer a member's enquiry within 5 working days of receiving it.", words))
            self.run_program("add", path)
            asked = ["--provision", "response-time", "--document", "elm"]
            cell = json.loads(self.run_program("compare", *asked, "--format", "json", status=1))["rows"][0]["cells"][0]
            self.assertEqual((cell["status"], cell["refers_to"]), ("deferred", instrument))
            self.assertEqual(cell["quotes"][0]["text"], words)

    def test_a_deferral_is_followed_into_the_book(self):
        self.add("cedar")
        asked = ["--provision", "response-time"]
        cell = json.loads(self.run_program("compare", *asked, "--format", "json", status=1))["rows"][0]["cells"][0]
        self.assertEqual((cell["status"], cell["refers_to"]), ("deferred", "Member Enquiry Protocol"))
        self.assertIn("add it", self.cells(*asked, status=1)["response-time", "cedar"]["note"])
        self.add("standard")
        for chosen in ([], ["--document", "cedar"]):
            cells = json.loads(self.run_program("compare", *asked, *chosen, "--format", "json"))["rows"][0]["cells"]
            self.assertEqual((cells[0]["status"], cells[0]["followed"], cells[0]["value"]), ("found", "standard", "3 working days"))
            self.assertEqual([quote["document"] for quote in cells[0]["quotes"]], ["standard", "cedar"])

    def test_drafts_of_one_text_make_a_family(self):
        self.add("ashby", "beech", "cedar")
        matches = json.loads(self.run_program("align", "ashby", "1.1", "--format", "json"))["matches"]
        beech = next(match for match in matches if match["document"] == "beech")
        self.assertEqual((beech["unit"], beech["family"]), ("1.1", 0))
        changed = [piece["text"].strip() for piece in beech["words"] if piece["kind"] != "same"]
        self.assertEqual(changed, ["5", "10"])

    def test_a_review_tells_every_kind_of_fault_with_its_place(self):
        self.add("faulty", "ashby", "beech")
        self.run_program("set", "faulty", "--review", "2020-03-31", "--type", "district", "--nation", "england")
        self.run_program("set", "ashby", "--nation", "england")
        self.run_program("set", "beech", "--type", "district", "--nation", "england")
        findings = json.loads(self.run_program("check", "faulty", "--format", "json"))["findings"]
        told = {finding["code"]: (finding["ours"] and finding["ours"][0]["unit"], finding["message"]) for finding in reversed(findings)}  # of a kind the first
        places = {"provision-missing": None, "limit-vague": "1.3", "limits-contradict": "1.1", "reference-dangling": "2.1", "term-lapsed": "2.2",
                  "reference-repealed": "2.4", "term-undefined": "2.5", "post-variants": "2.2#2", "numbering": "2.2#2", "review-overdue": []}
        self.assertLessEqual(set(places), set(told))
        for code, place in places.items():
            if place is not None:
                self.assertEqual(told[code][0], place, code)
        for finding in findings:
            if finding["code"] == "provision-missing":
                self.assertEqual((finding["share"], finding["peers"], len(finding["theirs"])), (2, 2, 2))
                self.assertIn("2 of 2 peers", finding["message"])
        text = self.run_program("check", "faulty").decode()
        page = self.run_program("check", "faulty", "--format", "html").decode()
        words = self.parts(self.run_program("check", "faulty", "--format", "docx"))["word/document.xml"].decode()
        for heading in ("Time limits that contradict each other", "Bodies and terms that no longer exist", "One post under several names"):
            for shown in (text, page, words):
                self.assertIn(heading, shown)
        self.assertIn("Decision", words)

    def test_an_abbreviation_that_nothing_explains_is_told(self):
        self.add("ashby", "beech")
        check = lambda name, status: json.loads(self.run_program("check", name, "--format", "json", status=status))["findings"]
        told = {name: [f["message"] for f in check(name, status) if f["code"] == "term-undefined"] for name, status in (("ashby", 0), ("beech", 1))}
        self.assertEqual(len(told["ashby"]), 1)
        self.assertIn("CLT", told["ashby"][0])
        self.assertEqual(told["beech"], [])

    def test_a_template_lends_its_styles(self):
        self.add("ashby")
        parts = self.parts(self.run_program("compare", *FEW, "--format", "docx"))
        styles = parts["word/styles.xml"].decode().replace('w:styleId="Heading1"', 'w:styleId="berschrift1"').replace("Arial", "Gill Sans")
        template = self.folder / "house.docx"
        with zipfile.ZipFile(template, "w") as archive:
            for name, content in parts.items():
                archive.writestr(name, styles if name == "word/styles.xml" else content)
        made = self.parts(self.run_program("compare", *FEW, "--format", "docx", "--template", template))
        self.assertIn(b"Gill Sans", made["word/styles.xml"])
        self.assertIn(b'w:val="berschrift1"', made["word/document.xml"])
        (self.folder / "no.docx").write_text("no zip")
        run = subprocess.run([PROGRAM, "--book", self.book, "compare", "--format", "docx", "--template", "no.docx"], capture_output=True, cwd=self.folder)
        self.assertEqual(run.returncode, 2)
        self.assertEqual(len(run.stderr.decode().splitlines()), 1)

    def test_pages_stand_alone_and_are_accessible(self):
        self.add("ashby", "beech", "cedar")
        self.run_program("export", "--site", "site.html")
        site = (self.folder / "site.html").read_text(encoding="utf-8")
        for page in (Page(self.run_program("compare", "--format", "html").decode()), Page(site)):
            self.assertEqual(page.open, [])
            self.assertEqual(page.outside, [])
            self.assertEqual(page.lang, "en-GB")
            self.assertEqual(len(page.ids), len(set(page.ids)))
            self.assertEqual([link for link in page.links if not link.startswith("#") or link[1:] not in page.ids], [])
            self.assertEqual(page.headings.count(1), 1)
            self.assertTrue(all(b - a <= 1 for a, b in zip(page.headings, page.headings[1:])), page.headings)
            self.assertEqual(page.captions, len(page.tables))
            self.assertEqual(set(page.scopes), {"col", "row"})
        self.assertIn("Members and officers must treat each other with courtesy and respect.", site)
        self.assertNotIn("<script", site)


class Own(Case):
    def test_a_provision_of_ones_own_changes_no_other_cell(self):
        self.add("ashby", "beech", "cedar")
        before = json.loads(self.run_program("compare", "--format", "json"))
        shutil.copy(REPOSITORY / "corpus" / "acknowledgement-time.example.xml", self.book / "provisions.xml")
        after = json.loads(self.run_program("compare", "--format", "json"))
        own = [row for row in after["rows"] if row["untested"]]
        self.assertEqual(len(own), 1)
        self.assertEqual(before["rows"], [row for row in after["rows"] if not row["untested"]])
        self.assertEqual(before["documents"], after["documents"])


@unittest.skipUnless(shutil.which("soffice"), "LibreOffice is not there")
class Office(Case):
    def convert(self, path, form):
        subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{self.folder}/profile", "--convert-to", form, "--outdir", self.folder / "made", path],
                       check=True, capture_output=True, timeout=600)
        return self.folder / "made" / (path.stem + "." + form.split(":")[0])

    def test_a_workbook_opens_and_holds_the_same_cells(self):
        self.add("ashby", "beech", "cedar")
        self.run_program("compare", "--format", "xlsx", "-o", "table.xlsx")
        shown = self.cells()
        rows = list(csv.reader(self.convert(self.folder / "table.xlsx", "csv").open(encoding="utf-8")))
        keys = list(dict.fromkeys(key for key, _ in shown))
        self.assertEqual(rows[0][3:], list(COUNCILS.values()))
        self.assertEqual(len(rows), len(keys) + 1)
        for key, row in zip(keys, rows[1:]):
            self.assertEqual([squeezed(cell) for cell in row[3:]], [squeezed(shown[key, name]["answer"].lstrip("'")) for name in COUNCILS])

    def test_a_word_file_opens_and_holds_the_same_cells(self):
        self.add("ashby", "beech", "cedar")
        for layout in ("matrix", "lists"):
            self.run_program("compare", *FEW, "--format", "docx", "--layout", layout, "-o", f"{layout}.docx")
            made = self.convert(self.folder / f"{layout}.docx", "docx")
            self.assertEqual(self.word_tables(made.read_bytes()), self.word_tables((self.folder / f"{layout}.docx").read_bytes()))

    def missing_on_paper(self, path, written):
        """How many of the words that were written are not on the printed pages."""
        pages = subprocess.run(["pdftotext", self.convert(path, "pdf"), "-"], check=True, capture_output=True).stdout.decode()
        count = lambda text: collections.Counter(re.findall(r"[^\W\d_]{3,}", text))
        # A word that a line's end parts is two words on paper.
        return (count(written) - count(pages)).total() / count(written).total()

    def test_eleven_documents_on_paper(self):
        names = []
        for number in range(11):
            path = self.folder / f"council{number:02}.txt"
            path.write_text([ASHBY, BEECH, CEDAR][number % 3].replace(" Council", f" Council {number}"), encoding="utf-8")
            names.append(path)
        self.run_program("add", *names, SAMPLES / "sallowfield.docx-auto.docx")
        keys = ["response-time", "holding-reply", "need-to-know-test", "need-to-know-decider", "party-business", "courtesy", "instructing-officers", "gifts"]
        asked = [option for key in keys for option in ("--provision", key)]
        chosen = [option for path in names[1:] for option in ("--document", path.stem)] + ["--document", "sallowfield"]
        self.run_program("compare", *asked, *chosen, "--format", "docx", "-o", "paper.docx")
        document = ElementTree.fromstring(self.parts((self.folder / "paper.docx").read_bytes())["word/document.xml"])
        narrowest = min(int(column.get(WORD + "w")) for column in document.iter(WORD + "gridCol"))
        self.assertGreaterEqual(narrowest / 56.7, 25)  # twentieths of a point in a millimetre
        written = "".join("".join(t.text or "" for t in p.iter(WORD + "t")) + " " for p in document.iter(WORD + "p"))
        self.assertLess(self.missing_on_paper(self.folder / "paper.docx", written), 0.01)
        self.run_program("compare", *asked, *chosen, "--format", "xlsx", "-o", "paper.xlsx")
        sheets = {name: xml for name, xml in self.parts((self.folder / "paper.xlsx").read_bytes()).items() if "worksheets" in name}
        # A column's width counts digits of 7 pixels, of which 96 make an inch.
        widths = [float(column.get("width")) for xml in sheets.values() for column in ElementTree.fromstring(xml).iter(SHEET + "col")]
        self.assertGreaterEqual((min(widths) * 7 + 5) / 96 * 25.4, 25)
        written = " ".join(cell for xml in sheets.values() for row in self.sheet(xml) for cell in row)
        self.assertLess(self.missing_on_paper(self.folder / "paper.xlsx", written), 0.01)


class Mission(Case):
    def test_the_examples_come_out_right(self):
        reference = Path(os.environ.get("CLAUSEBOOK_REFERENCE", REPOSITORY.parent / "shared")) / "protocols"
        files = [reference / f"{name}.txt" for name in ("county", "hyndburn", "district", "town", "tdc")]
        if not all(file.exists() for file in files):
            self.skipTest("the reference protocols are not there")
        self.run_program("add", *files)
        keys = ["response-time", "holding-reply", "need-to-know-decider", "need-to-know-dispute"]
        rows = json.loads(self.run_program("compare", *[o for k in keys for o in ("--provision", k)], "--format", "json"))["rows"]
        said = {row["provision"]: {cell["document"]: cell for cell in row["cells"]} for row in rows}
        value = lambda key, name: (said[key][name]["value"] or "").lower()
        self.assertTrue(value("response-time", "county").startswith("2 working days"))
        self.assertIn("where possible", value("response-time", "county"))
        self.assertEqual(value("response-time", "hyndburn"), "5 working days, usually")
        self.assertEqual(said["holding-reply"]["hyndburn"]["status"], "found")
        self.assertIn("without delay", value("response-time", "district"))
        self.assertIn("timely", value("response-time", "town"))
        self.assertIn("chief officer", value("need-to-know-decider", "hyndburn"))
        for body in ("committee", "cabinet"):
            self.assertIn(body, value("need-to-know-dispute", "hyndburn"))
        self.assertIn("service manager", value("need-to-know-decider", "district"))
        self.assertIn("standards committee", value("need-to-know-dispute", "district"))
        self.assertEqual(said["response-time"]["tdc"]["status"], "deferred")
        self.assertIn("procedures", said["response-time"]["tdc"]["refers_to"])
        for name in ("county", "town", "tdc"):
            self.assertNotEqual(said["need-to-know-decider"][name]["status"], "found")


if __name__ == "__main__":
    wanted = sys.argv[3:]
    suite = unittest.TestSuite(unittest.defaultTestLoader.loadTestsFromTestCase(globals()[name]) for name in wanted or ["Compare", "Own", "Office", "Mission"])
    result = unittest.TextTestRunner(verbosity=2).run(suite)
    ran = result.testsRun - len(result.skipped)
    sys.exit(0 if result.wasSuccessful() and ran else 77 if result.wasSuccessful() else 1)
