#!/usr/bin/env python3
"""Help, manual pages and completions say what the program does. usage: manual_test.py BUILD REPOSITORY"""
import re, shlex, shutil, subprocess, sys, tempfile, unittest
from pathlib import Path

BUILD, REPOSITORY = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
PROGRAM, MANUAL = BUILD / "clausebook", BUILD / "manual"
SAMPLES = REPOSITORY / "corpus" / "protocols"


def run(*words, cwd=None, given=None):
    return subprocess.run([str(word) for word in words], capture_output=True, text=True, cwd=cwd, input=given, timeout=120)


def help_of(*command):
    shown = run(PROGRAM, *command, "--help")
    assert shown.returncode == 0, shown.stderr
    return shown.stdout


def commands(*of):
    block = re.search(r"\nCommands:\n(.*?)\n\n", help_of(*of), re.S)
    return re.findall(r"^  (\S+)", block.group(1), re.M) if block else []


ALL = [(name,) for name in commands() if name != "serve"] + [("review", name) for name in commands("review")]


class Help(unittest.TestCase):
    def test_is_read_in_eighty_columns(self):
        self.assertGreater(len(ALL), 25)
        for command in [(), *ALL]:
            for line in help_of(*command).splitlines():
                self.assertLessEqual(len(line), 80, f"{command}: {line}")

    def test_every_example_runs(self):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "protocols").mkdir()
            shutil.copy(SAMPLES / "penwether.html-site.html", folder / "protocols")
            for copied, sample in {"constitution": "merrowshire.pdf-writer", "adopted": "hollinbeck.pdf-groff", "draft": "hollinbeck-2026.pdf-chromium"}.items():
                shutil.copy(SAMPLES / f"{sample}.pdf", folder / f"{copied}.pdf")
            (folder / "details.csv").write_text("file,authority\npenwether.html-site.html,Penwether Town Council\n")
            book = folder / "book"
            for words in (["hollinbeck.pdf-groff.pdf", "merrowshire.pdf-writer.pdf", "penwether.html-site.html"],
                          ["hollinbeck-2026.pdf-chromium.pdf", "--version-of", "hollinbeck"]):
                added = run(PROGRAM, "--book", book, "add", *words, cwd=SAMPLES)
                self.assertEqual(added.returncode, 0, added.stderr)
            examples = []
            for command in ALL:
                examples += re.findall(r"^  (clausebook " + command[0] + r"\b.*)$", help_of(*command), re.M)
            self.assertGreater(len(examples), 30)
            for i, example in enumerate(examples):
                own = folder / f"book-{i}"
                shutil.copytree(book, own)
                done = run(PROGRAM, "--book", own, *shlex.split(example)[1:], cwd=folder)
                self.assertIn(done.returncode, (0, 1), f"{example}: {done.stderr}")
                self.assertEqual(done.stderr, "", example)
                shutil.rmtree(own)


class Pages(unittest.TestCase):
    def test_there_is_one_for_each_command(self):
        pages = {page.name for page in (MANUAL / "man1").iterdir()}
        self.assertEqual(pages, {"clausebook.1", "clausebook-serve.1"} | {f"clausebook-{name}.1" for name in commands()})

    @unittest.skipUnless(shutil.which("groff"), "groff is not installed")
    def test_groff_has_nothing_to_say(self):
        for page in (MANUAL / "man1").iterdir():
            checked = run("groff", "-man", "-Tutf8", "-ww", "-z", page)
            self.assertEqual(checked.stderr, "", page.name)

    def test_options_stand_in_them(self):
        page = (MANUAL / "man1" / "clausebook-compare.1").read_text()
        self.assertIn("\\-\\-provision KEY", page)
        self.assertIn("clausebook compare \\-\\-provision response\\-time", page)
        self.assertNotIn(str(Path.home()), "".join(p.read_text() for p in (MANUAL / "man1").iterdir() if str(Path.home()) != "/"))


# What is offered behind these words, the last of which has been begun.
OFFERED = {
    ("com",): {"compare"},
    ("compare", "--form"): {"--format"},
    ("compare", "--format", "x"): {"xlsx"},
    ("--book", "BOOK", "review", "con"): {"confirm"},
    ("review", "set", "--abs"): {"--absent"},
    ("--book", "BOOK", "show", "pen"): {"penwether"},
}


class Completions(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp())
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        added = run(PROGRAM, "--book", cls.folder / "book", "add", SAMPLES / "penwether.html-site.html")
        assert added.returncode == 0, added.stderr

    def lines(self):
        for words, offered in OFFERED.items():
            yield [str(self.folder / "book") if word == "BOOK" else word for word in words], offered

    def test_bash(self):
        for words, offered in self.lines():
            line = " ".join(shlex.quote(word) for word in [str(PROGRAM), *words])
            script = f"source {MANUAL}/completions/clausebook.bash; COMP_WORDS=({line}); COMP_CWORD={len(words)}; _clausebook; printf '%s\\n' \"${{COMPREPLY[@]}}\""
            done = run("bash", "-c", script)
            self.assertEqual((set(done.stdout.split()), done.stderr), (offered, ""), line)

    @unittest.skipUnless(shutil.which("fish"), "fish is not installed")
    def test_fish(self):
        for words, offered in self.lines():
            line = " ".join(["clausebook", *words])
            done = run("fish", "-c", f"set PATH {BUILD} $PATH; source {MANUAL}/completions/clausebook.fish; complete -C '{line}'")
            self.assertEqual(({one.split("\t")[0] for one in done.stdout.splitlines()}, done.stderr), (offered, ""), line)

    @unittest.skipUnless(shutil.which("zsh"), "zsh is not installed")
    def test_zsh(self):
        """A zsh on a terminal of its own is given the line and a tab; its screen then holds what was completed."""
        for words, offered in self.lines():
            line = " ".join(["clausebook", *words])
            script = (f"zmodload zsh/zpty; zpty shell 'PATH={BUILD}:$PATH zsh -f -i'; zpty -w shell 'fpath=({MANUAL}/completions $fpath); "
                      f"autoload -U compinit; compinit -u -D; PS1=; print -n rea; print dy'; zpty -r -m shell all '*ready*'; "
                      f"zpty -n -w shell '{line}\t; print -n en; print ded\n'; zpty -r -m shell all '*ended*'; print -r -- $all")
            done = run("zsh", "-f", "-c", script)
            for word in offered:
                shown = re.sub(r"\x1b\[[?\d;]*[A-Za-z]|\x08", "", done.stdout)
                self.assertRegex(shown, re.escape(word) + r"\s*;", line)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
