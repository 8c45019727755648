#!/usr/bin/env python3
"""Asks the real program questions over the sample corpus. usage: ask_test.py CLAUSEBOOK REPOSITORY [TEST...]
With --reference in the place of tests: proves the quotes of all answers over the five reference protocols (in $CLAUSEBOOK_REFERENCE, else ../shared) as PDFs; ends with 77
where they are absent."""
import json, os, re, shutil, subprocess, sys, tempfile, unicodedata, unittest, zipfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

PROGRAM, REPOSITORY = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
REFERENCE = Path(os.environ.get("CLAUSEBOOK_REFERENCE", REPOSITORY.parent / "shared"))
ON_REFERENCE = "--reference" in sys.argv
SAMPLES = [REPOSITORY / "corpus" / "protocols" / name
           for name in ("merrowshire.txt-wrapped.txt", "penwether.html-site.html", "sallowfield.docx-auto.docx", "hollinbeck.pdf-groff.pdf")]
FILES = sorted((REFERENCE / "protocols" / "rendered").glob("*.pdf-writer.pdf")) if ON_REFERENCE else SAMPLES

PAGES = {}  # the words of a file's page, for comparison

# Two or three questions in one, with a provision that each part asks for; None: something that no protocol of this kind says.
COMPOUND = [
    ("How quickly must officers reply to a member's enquiry, and who decides when a need to know is disputed?", ["response-time", "need-to-know-dispute"]),
    ("May an officer attend a party group meeting, and what is the mileage rate for driving to training?", ["party-group-attendance", None]),
    ("Can a councillor accept hospitality from an officer? When is this protocol next reviewed?", ["gifts", "review"]),
    ("Who do I complain to about an officer, and who does an officer complain to about a councillor?", ["complaint-about-officer", "complaint-about-member"]),
    ("May I use the council's photocopier for election leaflets; who may speak to the press for the council?", ["facilities", "media"]),
    ("What happens if somebody breaches the protocol? Who interprets it?", ["breach", "interpretation"]),
    ("Must ward members be told of a consultation in their ward? May letters between a councillor and an officer be copied to others?", ["ward-members", "correspondence"]),
    ("What must a member show to see documents under the need to know, and who decides it in the first place?", ["need-to-know-test", "need-to-know-decider"]),
    ("Which posts are politically restricted, and must officers be politically neutral?", ["restricted-posts", "political-neutrality"]),
    ("What time do the bins get emptied, and how should councillors and officers treat each other with courtesy?", [None, "courtesy"]),
    ("May a member take part in the appointment of staff? What is the role of the monitoring officer and the section 151 officer?", ["appointments", "statutory-officers"]),
    ("Can I criticise an officer in public? May I give an officer instructions?", ["public-criticism", "instructing-officers"]),
    ("How must I treat confidential information, and for what may I use information that the council gave me?", ["confidentiality", "use-of-information"]),
    ("What additional access to documents do scrutiny members have, and what may officers be asked when giving evidence to scrutiny?", ["scrutiny-access", "scrutiny-evidence"]),
    ("What may officers expect of members? What may members expect of officers?", ["expect-of-members", "expect-of-officers"]),
    ("Must a close personal relationship between a councillor and an officer be declared, and is bullying of staff forbidden?", ["declaring-relationships", "bullying"]),
    ("Does a party group's decision bind officers, and must officers keep confidential what a party group discusses?", ["party-group-decisions", "party-group-confidentiality"]),
    ("How are councillors and officers to address each other at formal meetings? What is the purpose of the protocol?", ["forms-of-address", "purpose"]),
    ("Can a single councillor take a decision on the council's behalf, and what does a planning application cost?", ["decision-power", None]),
    ("What support do officers give members on outside bodies? Who represents the council at ceremonial events? What is the chief executive paid?", ["outside-bodies", "ceremonial", None]),
]


class Ask(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix="clausebook-ask-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)
        cls.run_program("add", *FILES)
        cls.exported = {d["id"]: d for d in cls.json("export")["documents"]}
        cls.texts = {d: (cls.folder / "book" / "text" / f"{d}@1.txt").read_bytes() for d in cls.exported}

    @classmethod
    def run_program(cls, *arguments, allowed=(0,)):
        run = subprocess.run([PROGRAM, "--book", cls.folder / "book", *arguments], capture_output=True, timeout=120)
        assert run.returncode in allowed, f"{arguments}: exit {run.returncode}: {run.stderr.decode()}"
        return run.stdout

    @classmethod
    def json(cls, *arguments):
        return json.loads(cls.run_program(*arguments, "--format", "json", allowed=(0, 1)))

    def test_every_part_of_a_compound_question_is_answered_or_named_as_unanswered(self):
        wrong = []
        for question, wanted in COMPOUND:
            answer = self.json("ask", question)
            for number, part in enumerate(answer["parts"]):
                has_answer = any(a["part"] == number for a in answer["answers"])
                self.assertTrue(has_answer or not part["provisions"] or answer["silent"] or len(answer["answers"]) < len(self.exported) * len(answer["parts"]))
            found = [part["provisions"] for part in answer["parts"]]
            known = {key for keys in found for key in keys}
            missed = [key for key in wanted if key is not None and key not in known]
            unknown = sum(not keys for keys in found)
            if missed or unknown < wanted.count(None):
                wrong.append((question, found))
        self.assertLessEqual(len(wrong), 1, wrong)

    @staticmethod
    def bare(text):
        """Letters and digits alone: lines, ligatures, blanks and hyphens differ between readers."""
        return re.sub(r"[^a-z0-9]", "", unicodedata.normalize("NFKC", text).casefold())

    def check_pages(self, quote):
        if not quote["pages"] or not shutil.which("pdftotext"):
            return
        file = next(file for file in FILES if file.name.startswith(quote["document"] + "."))
        if file.suffix != ".pdf":
            return
        pages = []
        for number in quote["pages"]:
            if (file, number) not in PAGES:
                PAGES[file, number] = self.bare(subprocess.run(["pdftotext", "-f", str(number), "-l", str(number), file, "-"], capture_output=True, check=True).stdout.decode())
            pages.append(PAGES[file, number])
        words = self.bare(quote["text"])
        if len(pages) == 1:
            self.assertIn(words, pages[0], quote)
        elif len(pages) == 2:  # up to some letter on the one, from there on the other
            self.assertTrue(any(words[:at] in pages[0] and words[at:] in pages[1] for at in range(len(words) + 1)), quote)
        else:
            self.assertIn(words[:15], pages[0], quote)
            self.assertIn(words[-15:], pages[-1], quote)

    def test_every_quote_stands_letter_for_letter_in_its_unit(self):
        catalogue = ElementTree.parse(REPOSITORY / "corpus" / "provisions.xml").getroot()
        questions = [q for q, _ in COMPOUND] + [" ".join(p.findtext("question").split()) for p in catalogue.iter("provision")]
        reference = REFERENCE / "gold" / "questions.json"
        if reference.exists():
            questions += [q["text"] for q in json.loads(reference.read_text()) if q["kind"] == "question"]
        quotes = introduced = 0
        for question in questions:
            answer = self.json("ask", question)
            self.assertEqual(answer["diagnostics"], [])
            documents = [a["document"] for a in answer["answers"]]
            self.assertEqual(set(documents) | set(answer["silent"]), set(self.exported))
            self.assertFalse(set(documents) & set(answer["silent"]))
            self.assertEqual(answer["answered"], bool(documents))
            for one in answer["answers"]:
                self.assertTrue(one["quotes"], one)
                for quote in one["quotes"]:
                    opening = quote["introduction"]
                    if opening:
                        begin, end = opening["span"]
                        self.assertEqual(self.texts[quote["document"]][begin:end].decode(), opening["text"])
                        self.assertEqual(opening["text"][-1], ":")
                        introduced += 1
                    begin, end = quote["span"]
                    unit = next(u for u in self.exported[quote["document"]]["units"] if u["id"] == quote["unit"])
                    self.assertEqual(self.texts[quote["document"]][begin:end].decode(), quote["text"])
                    self.assertLessEqual(unit["span"][0], begin)
                    self.assertLessEqual(end, unit["span"][1])
                    self.check_pages(quote)
                    quotes += 1
        self.assertGreater(quotes, 50)
        self.assertGreater(introduced, 5)

    def test_a_clause_is_found_by_its_number_in_every_written_form(self):
        forms = ["{n}{l} {d}", "para {n}{l} of {d}", "{d} {n}{l}", "clause {n} {s} {d}", "section {n}{l}, {d}", "s.{n}{l} {d}", "s {n} {s} {D}", "\u00a7{n}{l} {d}", "{n} {s} {D}",
                 "paragraph {n}{l} in the {d} protocol", "cl. {n}{l} {d}", "{n}{L} {d}", "Clause {n} {b} {d}", "{u} {d}", "para. {n} {b} of {d}", "{o}"]
        wrong, tried = [], 0
        for document, exported in self.exported.items():
            for unit in exported["units"]:
                label = re.fullmatch(r"(\d+(?:\.\d+)*)((?:/\(?[a-z]+\)?)*)", unit["id"])
                if not label or "." not in label[1] and not label[2] or re.search(r"/[bpt]\d", unit["id"]) or not unit["num"]:
                    continue
                letters = re.findall(r"[a-z]+", label[2])
                form = forms[tried % len(forms)]
                written = form.format(n=label[1], l="".join(f"({x})" for x in letters), s=" ".join(f"({x})" for x in letters), b=" ".join(letters), d=document, D=document.upper(),
                                      L="".join(f"({x.upper()})" for x in letters), u=unit["id"],
                                      o=" of ".join([f"({x})" for x in reversed(letters)] + [f"section {label[1]}"]) + " " + document)
                written = re.sub(r" +", " ", written)
                hits = self.json("search", "--limit", "1", written)["hits"]
                tried += 1
                if not hits or (hits[0]["document"], hits[0]["unit"]) != (document, unit["id"]):
                    wrong.append((written, unit["id"], [(h["document"], h["unit"]) for h in hits]))
        self.assertGreater(tried, 100)
        self.assertLessEqual(len(wrong), 0.02 * tried, wrong)

    def test_spellings_and_signs_make_no_difference(self):
        plain = [(h["document"], h["unit"]) for h in self.json("search", "need to know")["hits"]]
        for written in ["need-to-know", "Need\u00a0to know", "\u2018need to know\u2019", "NEED\u2011TO\u2011KNOW"]:
            self.assertEqual([(h["document"], h["unit"]) for h in self.json("search", written)["hits"]], plain, written)
        self.assertEqual(self.json("search", "confidental reports")["corrected"], "confidential reports")
        self.assertTrue(self.json("search", '"confidential gifts"')["nearest"])

    def test_a_snippet_cuts_no_word(self):
        for query in ["information", "members", "decision", "political group"]:
            for hit in self.json("search", "--limit", "50", query)["hits"]:
                unit = next(u for u in self.exported[hit["document"]]["units"] if u["id"] == hit["unit"])
                whole = f" {unit['text'] or unit['heading']} "
                self.assertIn(" " + hit["snippet"].removeprefix("\u2026 ").removesuffix(" \u2026") + " ", whole)

    def test_what_no_protocol_says_has_no_answer(self):
        answer = self.json("ask", "What is the mileage rate for driving to a conference?")
        self.assertEqual((answer["answered"], answer["answers"]), (False, []))
        self.assertEqual(set(answer["silent"]), set(self.exported))
        self.assertIn(b"No document in this library", self.run_program("ask", "What is the mileage rate for driving to a conference?", allowed=(1,)))

    def test_our_own_council_comes_first_and_documents_can_be_named(self):
        question = "How quickly must officers reply to a member?"
        last = self.json("ask", question)["answers"][-1]["document"]
        self.run_program("set", "home", last)
        self.assertEqual(self.json("ask", question)["answers"][0]["document"], last)
        only = self.json("ask", "--document", last, question)
        self.assertEqual({a["document"] for a in only["answers"]} | set(only["silent"]), {last})

    def test_a_quote_that_does_not_stand_in_the_text_is_withheld(self):
        question = "How quickly must officers reply to a member?"
        first = self.json("ask", question)["answers"][0]
        file = self.folder / "book" / "text" / f"{first['document']}@1.txt"
        whole = file.read_bytes()
        begin = first["quotes"][0]["span"][0]
        try:
            file.write_bytes(whole[:begin] + b"#" + whole[begin + 1:])
            answer = self.json("ask", question)
        finally:
            file.write_bytes(whole)
        self.assertEqual([d["code"] for d in answer["diagnostics"]][:1], ["quote-unproven"])
        self.assertNotIn(first["quotes"][0], [q for a in answer["answers"] for q in a["quotes"]])

    def test_a_reply_quotes_and_cites_in_every_form(self):
        question = COMPOUND[0][0]
        quote = self.json("ask", question)["answers"][0]["quotes"][0]
        text = " ".join(self.run_program("ask", "--reply", question).decode().split())
        self.assertIn(quote["text"], text)
        self.assertIn(quote["cite"], text)
        self.assertIn("> ", self.run_program("ask", "--format", "md", question).decode())
        word = self.folder / "reply.docx"
        self.run_program("ask", "--format", "docx", "-o", word, question)
        with zipfile.ZipFile(word) as package:
            self.assertIn("Dear Councillor", package.read("word/document.xml").decode())

    def test_json_has_the_form_that_is_documented(self):
        documented = json.loads(re.search(r"```json\n(.*?)```", (REPOSITORY / "docs" / "json.md").read_text().split("## ask")[1], re.S).group(1))
        made = self.json("ask", "How quickly must officers reply?")
        self.assertEqual(list(made), list(documented))
        self.assertEqual(list(made["parts"][0]), list(documented["parts"][0]))
        self.assertEqual(list(made["parts"][0]["asked"][0]), list(documented["parts"][0]["asked"][0]))
        self.assertEqual(list(made["answers"][0]), list(documented["answers"][0]))
        self.assertEqual(list(made["answers"][0]["quotes"][0]), list(documented["answers"][0]["quotes"][0]))

    def test_a_period_that_is_taken_for_granted_is_compared_with_what_is_quoted(self):
        for said, quantity in [("the five-day rule", r"5|five"), ("the 40-day rule", r"40|forty")]:
            answer = self.json("ask", f"What does {said} say about how quickly officers must reply to a member's enquiry?")
            [premise] = [p for part in answer["parts"] for p in part["premises"]]
            self.assertEqual(premise["text"], said.removeprefix("the "))
            sets = {a["document"] for a in answer["answers"] if not a["step"] for q in a["quotes"]
                    if re.search(rf"\b({quantity})\b(?: \((?:{quantity})\))? (?:working |clear )?days?\b", q["text"], re.I)}
            self.assertEqual(set(premise["stands_in"]), sets)
            text = " ".join(self.run_program("ask", f"What does {said} say about how quickly officers must reply to a member's enquiry?").decode().split())
            self.assertIn("The question speaks of", text)
            self.assertEqual("no clause quoted here sets such a period" in text, not sets)
        told = self.json("ask", "I wrote to the housing officers eight days ago and have had no reply: how quickly must they answer a member's enquiry?")
        self.assertEqual([p for part in told["parts"] for p in part["premises"]], [])

    def test_steps_of_one_rule_come_together_and_other_routes_stay_apart(self):
        routes = {p.get("key"): set((p.get("routes") or "").split()) for p in ElementTree.parse(REPOSITORY / "corpus" / "provisions.xml").getroot().iter("provision")}
        answer = self.json("ask", "What must a member show to see documents under the need to know?")
        self.assertEqual(answer["provisions"], ["need-to-know-test"])
        steps = [a for a in answer["answers"] if a["step"]]
        self.assertIn("need-to-know-decider", {a["provision"] for a in steps})
        for one in steps:
            self.assertIn("need-to-know", routes[one["provision"]])
            self.assertTrue(any(a["document"] == one["document"] and not a["step"] for a in answer["answers"]))
        shared = self.json("ask", "Who reviews a refusal of information?")
        self.assertEqual([a for a in shared["answers"] if a["step"]], [])
        self.assertIn("Steps of the same rule:", self.run_program("ask", "What must a member show to see documents under the need to know?").decode())

    def test_an_absence_that_somebody_has_checked_is_told_as_silence(self):
        catalogue = ElementTree.parse(REPOSITORY / "corpus" / "provisions.xml").getroot()
        for provision in catalogue.iter("provision"):
            question = " ".join(provision.findtext("question").split())
            answer = self.json("ask", question)
            silent = [d for d in answer["silent"] if d not in answer["deferred"]]
            if answer["provisions"] == [provision.get("key")] and silent and answer["answers"]:
                break
        self.assertEqual(answer["checked"], [])
        self.assertIn(b"Not found in:", self.run_program("ask", question))
        self.run_program("--today", "2026-03-31", "review", "confirm", silent[0], provision.get("key"), "--who", "A. Officer")
        checked = self.json("ask", question)
        text = " ".join(self.run_program("ask", question).decode().split())
        letter = " ".join(self.run_program("ask", "--reply", question).decode().split())
        self.assertEqual([(c["document"], c["provision"], c["by"]) for c in checked["checked"]], [(silent[0], provision.get("key"), "A. Officer")])
        self.assertEqual(checked["silent"], answer["silent"])
        self.assertIn(f"Silent: {silent[0]} (checked by A. Officer on 31 March 2026)", text)
        self.assertIn("checked by A. Officer on 31 March 2026", letter)

    def test_an_empty_question_is_refused(self):
        self.run_program("ask", "  ", allowed=(2,))


if __name__ == "__main__":
    if ON_REFERENCE and not FILES:
        sys.exit(77)
    tests = ["Ask.test_every_quote_stands_letter_for_letter_in_its_unit"] if ON_REFERENCE else sys.argv[3:]
    unittest.main(argv=[sys.argv[0], *tests])
