#!/usr/bin/env python3
"""Random histories of a reviewed book, its programs killed at random instants: no decision that was reported is lost, none is applied to words that it was
not made for. usage: histories_test.py CLAUSEBOOK COUNT [FIRST-SEED]"""
import random, re, signal, subprocess, sys, time
from pathlib import Path
from book import TEXT, Book

PROGRAM, COUNT = Path(sys.argv[1]).resolve(), int(sys.argv[2])
FIRST = int(sys.argv[3]) if len(sys.argv) > 3 else 1
KEYS = ["response-time", "courtesy", "gifts", "complaint-about-officer", "need-to-know-dispute"]
UNITS = ["1.1", "1.2", "2.1", "2.1(a)", "2.1(b)", "3.1"]
WORDS = [("5 working", "10 working"), ("should reply", "must reply"), ("respect", "courtesy"), ("Chief Executive", "Town Clerk"), ("must be sent", "may be sent"),
         ("guides", "advises"), ("apply:", "do not apply:"), ("Head of Service", "Chief Officer")]


def folded(text):
    return " ".join(re.sub(r"[-–—]", " ", text.lower()).split())


class History:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.book = Book(PROGRAM)
        self.text = TEXT
        self.path = self.book.file("protocol.txt", self.text)
        self.book.run("add", self.path)
        self.reported, self.made_for, self.count = set(), {}, 0

    def run(self, *arguments):
        """The output, or none where the program was killed or refused."""
        process = subprocess.Popen([PROGRAM, "--book", self.book.book, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if self.random.random() < 0.35:
            time.sleep(self.random.random() ** 2 * 0.6)
            process.send_signal(signal.SIGKILL)
        out, error = process.communicate(timeout=300)
        assert process.returncode in (0, 1, 2, -signal.SIGKILL), (arguments, process.returncode, error)
        return out.decode() if process.returncode == 0 else None

    def decide(self):
        self.count += 1
        value = f"value {self.count}"
        key = self.random.choice(KEYS)
        what = self.random.choice(["set", "set", "set", "confirm", "note", "undo"])
        if what == "undo":
            if not self.reported:
                return
            words = ["undo", self.random.choice(sorted(self.reported))]
        elif what == "set":
            unit = self.random.choice(UNITS)
            self.made_for[value] = {folded(u["text"]) for u in self.book.json("show", "protocol")["units"] if u["citation"].endswith(unit)}
            words = ["set", "protocol", key, "--unit", unit, "--value", value]
        elif what == "note":
            words = ["note", "protocol", value, "--on", self.random.choice(UNITS)]
        else:
            words = ["confirm", "protocol", key]
        out = self.run("review", *words, "--who", self.random.choice("AB"), "--format", "json")
        if out:
            self.reported.add(re.search(r'"id": "([0-9a-f]{16})"', out).group(1))

    def change(self):
        old, new = self.random.choice(WORDS)
        if self.random.random() < 0.3:
            old, new = "3. Complaints", "3. Duties\n\n3.0 Officers keep records.\n\n4. Complaints"
        self.text = self.text.replace(old, new) if old in self.text else self.text.replace(new, old)
        self.book.file("protocol.txt", self.text)
        self.run("add", self.path)

    def check(self):
        log = {decision["id"] for decision in self.book.log()}
        assert self.reported <= log, f"lost: {self.reported - log}"
        for version in {d["version"] for d in self.book.json("history", "protocol")["versions"]}:
            texts = {unit["id"]: folded(unit["text"]) for unit in self.book.json("show", f"protocol@{version}")["units"]}
            for (document, key), cell in self.book.cells("--document", f"protocol@{version}").items():
                words = self.made_for.get(cell["value"])
                if words is not None:
                    assert texts[cell["units"][0]] in words, (version, key, cell, words)
        verified = self.book.json("verify")
        assert verified["damage"] == [], verified

    def live(self):
        for _ in range(10):
            step = self.random.random()
            if step < 0.55:
                self.decide()
            elif step < 0.75:
                self.change()
            elif step < 0.85:
                self.run("rebuild")
            elif step < 0.92:
                self.run("add", self.path)
            else:
                self.run("rebuild", "--reread")
        self.check()
        self.book.close()


for seed in range(FIRST, FIRST + COUNT):
    history = History(seed)
    try:
        history.live()
    except BaseException:
        print(f"history {seed} in {history.book.folder}", file=sys.stderr)
        raise
print(f"{COUNT} histories")
