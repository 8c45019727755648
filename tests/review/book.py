"""A book in a temporary folder, worked on by the real program."""
import json, shutil, subprocess, tempfile, unittest
from pathlib import Path

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

3. Complaints

3.1 A member who is dissatisfied with the conduct of an officer should raise the matter with the Head of Service.
"""


class Book:
    def __init__(self, program, folder=None):
        self.program = program
        self.folder = Path(folder or tempfile.mkdtemp(prefix="clausebook-review-"))
        self.book = self.folder / "book"

    def file(self, name, text=TEXT):
        path = self.folder / name
        path.write_text(text)
        return path

    def run(self, *arguments, status=0):
        run = subprocess.run([self.program, "--book", self.book, *map(str, arguments)], capture_output=True, cwd=self.folder, timeout=300)
        if status is not None and run.returncode != status:
            raise AssertionError(f"{arguments}: {run.returncode}: {run.stdout.decode()}{run.stderr.decode()}")
        return run.stdout.decode()

    def json(self, *arguments, status=0):
        return json.loads(self.run(*arguments, "--format", "json", status=status))

    def decide(self, *arguments, who="A. Officer", status=0):
        out = self.run("review", *arguments, "--who", who, "--format", "json", status=status)
        return json.loads(out)["decision"] if status == 0 else None

    def cells(self, *arguments):
        table = self.json("compare", *arguments, status=None)
        return {(cell["document"], row["provision"]): cell for row in table["rows"] for cell in row["cells"]}

    def cell(self, document, key, *arguments):
        return self.cells("--document", document, "--provision", key, *arguments)[document.split("@")[0], key]

    def log(self):
        return self.json("review", "log", status=None)["decisions"]

    def close(self):
        shutil.rmtree(self.folder, ignore_errors=True)
