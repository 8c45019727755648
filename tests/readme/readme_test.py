#!/usr/bin/env python3
"""Runs the examples of README.md with the program just built and compares what it prints, letter for letter.

usage: readme_test.py CLAUSEBOOK SOURCE_DIR
An example is a ```console block: lines that begin with "$ clausebook" are run, one after another, on a book of the sample corpus; what follows each is
what it must print.
"""
import os, re, shlex, subprocess, sys, tempfile
from pathlib import Path

program, source = sys.argv[1], Path(sys.argv[2])
readme = (source / "README.md").read_text(encoding="utf-8")
blocks = re.findall(r"^```console\n(.*?)^```", readme, flags=re.S | re.M)
examples = [part for block in blocks for part in re.split(r"^\$ (?=clausebook )", block, flags=re.M) if part.strip()]
if len(examples) < 4:
    sys.exit("README.md has lost its examples")
faults = 0
with tempfile.TemporaryDirectory() as folder:
    surroundings = os.environ | {"CLAUSEBOOK_BOOK": str(Path(folder) / "book")}
    for example in examples:
        command, _, wanted = example.partition("\n")
        run = subprocess.run([program, *shlex.split(command)[1:]], cwd=source, env=surroundings, capture_output=True, text=True)
        if run.returncode not in (0, 1) or run.stdout != wanted:
            faults += 1
            print(f"$ {command}\n--- README.md\n{wanted}--- printed (status {run.returncode})\n{run.stdout}{run.stderr}")
print(f"{len(examples)} examples, {faults} differ")
sys.exit(1 if faults else 0)
