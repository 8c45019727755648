#!/usr/bin/env python3
"""Adds giant files with the real program: each is read, or refused in one clear line, and the file beside it is added all the same.

usage: giant_test.py CLAUSEBOOK SOURCE_DIR
"""
import json, subprocess, sys, tempfile, unittest
from pathlib import Path

PROGRAM, SOURCE = sys.argv[1], Path(sys.argv[2])
SMALL = SOURCE / "corpus" / "protocols" / "penwether.html-site.html"


WORDS = "council member officer report panel agenda minute ward budget notice advice record letter papers chair clerk vote scheme review duty".split()


def section(page):
    return f"{page // 100 + 1}.{page % 100 + 1}"


def clause(page, number):
    """Words that no other page has in this order, so that nothing looks like a running header."""
    chosen = [WORDS[(page * (7 + 2 * k) + number * (k + 3) + page // (k + 2)) % len(WORDS)] for k in range(8)]
    return f"{section(page)}.{number} The {' '.join(chosen)} shall be kept."


def pdf_of(pages):
    """A PDF with one numbered section of seven clauses a page."""
    kids = [4 + 2 * i for i in range(pages)]
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Count {pages} /Kids [{' '.join(f'{k} 0 R' for k in kids)}] >>",
               "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>"]
    for i in range(1, pages + 1):
        lines = [clause(i, n) for n in range(1, 8)]
        words = f"BT /F1 14 Tf 72 720 Td ({section(i)} {' '.join(clause(i, 9).split()[1:5])}) Tj /F1 12 Tf" + "".join(f" 0 -30 Td ({line}) Tj" for line in lines) + " ET"
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects) + 2} 0 R /Resources << /Font << /F1 3 0 R >> >> >>")
        objects.append(f"<< /Length {len(words)} >>\nstream\n{words}\nendstream")
    out, offsets = "%PDF-1.4\n", []
    parts = [out]
    at = len(out)
    for number, body in enumerate(objects, 1):
        part = f"{number} 0 obj\n{body}\nendobj\n"
        offsets.append(at)
        at += len(part)
        parts.append(part)
    parts.append(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(f"{o:010} 00000 n \n" for o in offsets))
    parts.append(f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{at}\n%%EOF\n")
    return "".join(parts).encode("ascii")


class Giant(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def run_on_book(self, *arguments):
        return subprocess.run([PROGRAM, "--book", Path(self.folder.name) / "book", *map(str, arguments)], capture_output=True, text=True)

    def test_a_file_of_200_megabytes_costs_only_itself(self):
        huge = Path(self.folder.name) / "huge.txt"
        with open(huge, "wb") as out:
            for _ in range(205):
                out.write(b"1.1 Members and officers work together.\n\n" * (1024 * 1024 // 41))
                out.write(b" " * (1024 * 1024 % 41))
        run = self.run_on_book("add", huge, SMALL)
        self.assertEqual(run.returncode, 2, run.stderr)
        self.assertEqual(len(run.stderr.strip().splitlines()), 1, run.stderr)
        self.assertIn("huge.txt", run.stderr)
        self.assertIn("1 added, 1 failed", run.stdout)

    def test_five_thousand_pages_are_read_each_on_its_page(self):
        long = Path(self.folder.name) / "constitution.pdf"
        long.write_bytes(pdf_of(5000))
        run = self.run_on_book("add", long)
        self.assertEqual(run.returncode, 0, run.stderr)
        document = json.loads(self.run_on_book("export").stdout)["documents"][0]
        clauses = {unit["num"]: unit for unit in document["units"] if unit["kind"] == "clause"}
        self.assertGreaterEqual(len(clauses), 34900)
        for page in (1, 2500, 5000):
            self.assertEqual(clauses[f"{section(page)}.4"]["pages"], [page])
            self.assertEqual(clauses[f"{section(page)}.4"]["text"], clause(page, 4).partition(" ")[2])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
