#!/usr/bin/env python3
"""What the facts of a protocol are good for, from the command line: filters of the search, references to a clause, the export.
usage: facts_test.py CLAUSEBOOK REPOSITORY"""
import json, re, shutil, subprocess, sys, tempfile, unittest
from pathlib import Path

PROGRAM, REPOSITORY = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()

TEXT = """Protocol on Member and Officer Relations

Example Parish Council

1. Information

1.1 Officers must answer a written enquiry from a member within 5 working days.

1.2 Reports for the committee should be sent out four weeks before the meeting.

1.3 Members may inspect documents as the Local Government Act 1972 allows.

2. Disputes

2.1 A disagreement is settled as follows:

(a) the Clerk and the member shall try to agree;

(b) if they cannot agree, the Chief Executive decides.

2.2 The decision under paragraph 2.1(b) is final. See also paragraph 9.9.

2.3 A breach of the Localism Act 2011 is referred to the Monitoring Officer without delay.
"""


class Facts(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix="clausebook-facts-"))
        (cls.folder / "example.txt").write_text(TEXT, encoding="utf-8")
        cls.run_program("add", cls.folder / "example.txt", "--nation", "england")

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder, ignore_errors=True)

    @classmethod
    def run_program(cls, *arguments, status=0):
        run = subprocess.run([PROGRAM, "--book", cls.folder / "book", *arguments], capture_output=True, text=True, timeout=120)
        if run.returncode != status:
            raise AssertionError(f"{arguments}: {run.returncode} {run.stdout}{run.stderr}")
        return run.stdout

    def json(self, *arguments, status=0):
        return json.loads(self.run_program(*arguments, "--format", "json", status=status))

    def found(self, query):
        answer = self.json("search", query, status=0)
        return sorted(hit["unit"] for hit in answer["hits"])

    def test_time_limits_are_filters(self):
        self.assertEqual(self.found("limit:any"), ["1.1", "1.2", "2.3"])
        self.assertEqual(self.found("limit:<=5wd"), ["1.1"])
        self.assertEqual(self.found("limit:>2w"), ["1.2"])
        self.assertEqual(self.found("limit:<=5wd enquiry"), ["1.1"])

    def test_who_decides_is_a_filter(self):
        self.assertEqual(self.found('decides:"chief executive"'), ["2.1/(b)"])
        self.assertEqual(self.found("stage:dispute"), ["2.1/(b)"])
        self.assertEqual(self.found("stage:report-to"), ["2.3"])

    def test_modality_is_a_filter(self):
        self.assertEqual(self.found("modality:must enquiry"), ["1.1"])
        self.assertEqual(self.found("modality:may documents"), ["1.3"])

    def test_what_is_cited_is_a_filter(self):
        self.assertEqual(self.found('cites:"Localism Act 2011"'), ["2.3"])
        self.assertEqual(self.found('cites:"Local Government Act 1972"'), ["1.3"])

    def test_what_refers_to_a_clause_is_a_filter(self):
        self.assertEqual(self.found("refers:2.1(b)"), ["2.2"])
        self.assertEqual(self.json("search", "refers:1.1", status=1)["hits"], [])

    def test_refs_says_what_points_at_a_clause(self):
        answer = self.json("refs", "example", "--to", "2.1(b)")
        self.assertEqual([(r["unit"], r["text"], r["state"], r["target_unit"]) for r in answer["references"]], [("2.2", "paragraph 2.1(b)", "resolved", "2.1/(b)")])
        self.assertIn("1 reference to", self.run_program("refs", "example", "--to", "2.1(b)"))
        self.assertEqual(self.json("refs", "example", "--to", "1.1", status=1)["references"], [])
        self.run_program("refs", "--to", "9.9", "example", status=2)

    def test_refs_tells_states_apart(self):
        rows = {r["text"]: r for r in self.json("refs", "example")["references"]}
        self.assertEqual(rows["See also paragraph 9.9"]["state"], "dangling")
        self.assertIsNone(rows["See also paragraph 9.9"]["target"])
        self.assertEqual(rows["Localism Act 2011"]["identifier"], "ukpga/2011/20")

    def test_a_parish_protocol_means_the_principal_councils_monitoring_officer(self):
        document = self.json("export")["documents"][0]
        functions = {d["role"]: d["function"] for d in document["deciders"]}
        self.assertEqual(functions["Monitoring Officer"], "principal-monitoring-officer")
        self.assertEqual(functions["Chief Executive"], "chief-executive")

    def test_every_fact_stands_in_its_unit(self):
        document = self.json("export")["documents"][0]
        units = {u["id"]: u for u in document["units"]}
        for kind in ("time_limits", "deciders", "references"):
            self.assertTrue(document[kind])
            for fact in document[kind]:
                self.assertIn(fact["text"], (units[fact["unit"]]["heading"] or "") + " " + units[fact["unit"]]["text"])
                self.assertTrue(fact["rule"])

    def test_the_examples_of_the_documentation(self):
        """docs/json.md names no field that is not printed, and every field that is."""
        text = (REPOSITORY / "docs" / "json.md").read_text(encoding="utf-8")
        refs = re.search(r"## refs\n.*?```json\n(.*?)```", text, re.S)
        example, printed = json.loads(refs[1]), self.json("refs", "example")
        self.assertEqual(set(example), set(printed))
        documented = set(re.findall(r"`(\w+)`", re.search(r"## refs\n(.*?)```json", text, re.S)[1]))
        for row in printed["references"] + example["references"]:
            self.assertLessEqual(set(row), documented)
        facts = re.search(r"## Facts in the export\n.*?```json\n(.*?)```", text, re.S)
        example, document = json.loads(facts[1]), self.json("export")["documents"][0]
        for kind in ("time_limits", "deciders", "references"):
            self.assertEqual(set(example[kind][0]), set(document[kind][0]), kind)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
