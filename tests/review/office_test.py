#!/usr/bin/env python3
"""A table goes to LibreOffice, is edited and saved there, and comes back: exactly the edited cells change. usage: office_test.py CLAUSEBOOK REPOSITORY"""
import re, shutil, subprocess, sys
from pathlib import Path
from book import Book

PROGRAM, REPOSITORY = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
if not shutil.which("soffice"):
    print("LibreOffice is not installed")
    sys.exit(77)

book = Book(PROGRAM)


def convert(path, form):
    subprocess.run(["soffice", f"-env:UserInstallation=file://{book.folder}/office", "--headless", "--convert-to", form, "--outdir", book.folder / form, path],
                   check=True, capture_output=True, timeout=300)
    return book.folder / form / (path.stem + "." + form)


book.run("add", *sorted((REPOSITORY / "corpus" / "protocols").glob("[hmp]*.txt"))[:3], *[p for p in (REPOSITORY / "corpus" / "protocols").glob("*.docx")][:1],
         status=None)
before = book.cells()
table = book.folder / "table.xlsx"
book.run("compare", "--format", "xlsx", "-o", table)

# Flat XML, which LibreOffice writes and reads, stands in for a person at the keyboard.
flat = convert(table, "fods")
text = flat.read_text()
sheet = text.index('table:name="Evidence"')
found = [at for at, cell in before.items() if cell["status"] == "found" and len(cell["quotes"]) == 1]
silent = [at for at, cell in before.items() if cell["status"] == "silent"]
corrected, confirmed, noted = found[0], silent[0], found[-1]
rows = [(m.start(), m.end()) for m in re.finditer(r"<table:table-row\b.*?</table:table-row>", text[sheet:], re.S)]


def row_of(at):
    document, key = at
    for begin, end in rows:
        row = text[sheet + begin:sheet + end]
        if f"<text:p>{key}</text:p>" in row and f"<text:p>{document}</text:p>" in row:
            return sheet + begin, sheet + end
    raise AssertionError(at)


def cells_of(row):
    """The row's cells, repeated ones written out."""
    cells = []
    for cell in re.findall(r"<table:table-cell\b(?:[^>]*/>|.*?</table:table-cell>)", row, re.S):
        repeated = re.search(r' table:number-columns-repeated="(\d+)"', cell)
        cells += [cell.replace(repeated.group(0), "") if repeated else cell] * min(int(repeated.group(1)) if repeated else 1, 20)
    return cells


def edit(at, column, words):
    global text
    begin, end = row_of(at)
    row = text[begin:end]
    cells = cells_of(row)
    cells[column] = f'<table:table-cell office:value-type="string" calcext:value-type="string"><text:p>{words}</text:p></table:table-cell>'
    head = re.match(r"<table:table-row\b[^>]*>", row).group(0)
    text = text[:begin] + head + "".join(cells) + "</table:table-row>" + text[end:]


for at, column, words in sorted([(corrected, 8, "as corrected"), (confirmed, 7, "B. Reader"), (noted, 9, "see the minutes")], key=lambda e: -row_of(e[0])[0]):
    edit(at, column, words)
flat.write_text(text)
edited = convert(flat, "xlsx")
done = book.json("review", "import", edited, "--who", "C. Clerk")
assert done["conflicts"] == [], done["conflicts"]
after = book.cells()
changed = {at for at in after if after[at] != before[at]}
assert changed == {corrected, confirmed, noted}, changed
assert (after[corrected]["value"], after[corrected]["checked"], after[corrected]["checked_by"]) == ("as corrected", "corrected", "C. Clerk"), after[corrected]
assert (after[confirmed]["checked"], after[confirmed]["checked_by"]) == ("yes", "B. Reader")
assert "see the minutes" in after[noted]["notes"][0]
report = convert(table, "xlsx")
checked = book.json("verify", report, status=None)
assert {quote["state"] for quote in checked["quotes"]} == {"stands"}, [q for q in checked["quotes"] if q["state"] != "stands"]
book.close()
print(f"{len(changed)} of {len(after)} cells changed")
