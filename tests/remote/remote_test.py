#!/usr/bin/env python3
"""Several books read as one, two of them over the network. usage: remote_test.py CLAUSEBOOK REPOSITORY [TEST...]"""
import json, shutil, socket, subprocess, sys, tempfile, time, unittest
from pathlib import Path

PROGRAM, REPOSITORY = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
SAMPLES = REPOSITORY / "corpus" / "protocols"
PARTS = [["merrowshire.pdf-writer.pdf", "hollinbeck.pdf-groff.pdf"], ["penwether.html-site.html"], ["sallowfield.docx-auto.docx"]]
QUERIES = ["information about a planning application", "respon*", '"chief executive"', "council:penwether", "limit:<=10wd", "heading:media OR dispute",
           "member officer", "decides:monit*", "who settles a dispute between a member and an officer", "9(b)"]


def run(*arguments, status=(0, 1)):
    done = subprocess.run([PROGRAM, *arguments], capture_output=True, timeout=120)
    if done.returncode not in status:
        raise AssertionError(f"{arguments}: {done.returncode} {done.stderr.decode()}")
    return done


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port):
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            break
        except OSError:
            time.sleep(0.05)


class Shards(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix="clausebook-remote-"))
        cls.whole = cls.folder / "whole"
        run("--book", cls.whole, "add", *[SAMPLES / name for part in PARTS for name in part], status=(0,))
        cls.local = cls.folder / "part-0"
        cls.servers, cls.places = [], []
        for number, part in enumerate(PARTS):
            book = cls.folder / f"part-{number}"
            run("--book", book, "add", *[SAMPLES / name for name in part], status=(0,))
            if number == 0:
                continue
            port = free_port()
            index = next((book / "xapian").iterdir())
            cls.servers.append(subprocess.Popen(["xapian-tcpsrv", "--port", str(port), "--interface", "127.0.0.1", "--quiet", index], stderr=subprocess.DEVNULL))
            cls.places.append(f"tcp:127.0.0.1:{port}")
        for place in cls.places:
            wait_for(int(place.rsplit(":", 1)[1]))
        cls.shelf = ["--book", cls.local, *[word for place in cls.places for word in ("--book", place)]]

    @classmethod
    def tearDownClass(cls):
        for server in cls.servers:
            server.kill()
            server.wait()
        shutil.rmtree(cls.folder, ignore_errors=True)

    def both(self, *command):
        answers = [json.loads(run(*books, *command, "--format", "json").stdout) for books in (["--book", self.whole], self.shelf)]
        return answers

    def test_the_same_hits_in_the_same_order(self):
        for query in QUERIES:
            one, many = self.both("search", query, "--limit", "50")
            keep = ("document", "unit", "snippet", "score")
            self.assertEqual([[h[k] for k in keep] for h in one["hits"]], [[h[k] for k in keep] for h in many["hits"]], query)
            self.assertEqual(one["total"], many["total"], query)
            self.assertTrue(one["hits"], query)
            for hit in many["hits"]:
                self.assertEqual(hit.get("remote", ""), {"penwether": self.places[0], "sallowfield": self.places[1]}.get(hit["document"], ""))

    def test_the_same_answers_table_and_equivalents(self):
        one, many = self.both("ask", "How quickly must officers reply to a member?")
        remote = [quote.pop("remote", None) for answer in many["answers"] for quote in answer["quotes"]]
        self.assertTrue(any(remote))
        self.assertEqual(one, many)
        one, many = self.both("compare")
        for row in many["rows"]:
            for cell in row["cells"]:
                marked = "remote" in cell["doubts"]
                self.assertEqual(marked, any(q["document"] in ("penwether", "sallowfield") for q in cell["quotes"]))
                cell["doubts"] = [d for d in cell["doubts"] if d != "remote"]
        self.assertEqual(one, many)
        place = next(h["unit"] for h in self.both("search", "officer", "--document", "merrowshire")[0]["hits"])
        self.assertEqual(*self.both("align", "merrowshire", place))
        self.assertEqual(*self.both("list"))

    def test_a_shard_that_is_dead_is_told_and_the_rest_answers(self):
        dead = f"tcp:127.0.0.1:{free_port()}"
        done = run(*self.shelf, "--book", dead, "search", "dispute", "--format", "json")
        self.assertEqual(json.loads(done.stdout)["unreached"], [dead])
        self.assertTrue(json.loads(done.stdout)["hits"])
        self.assertEqual(len(done.stderr.decode().splitlines()), 1)
        self.assertIn(dead, done.stderr.decode())
        alone = run("--book", dead, "search", "dispute", status=(2,))
        self.assertEqual(len(alone.stderr.decode().splitlines()), 1)

    def test_a_shard_that_takes_the_call_and_says_nothing_is_left_out_in_time(self):
        with socket.socket() as silent:
            silent.bind(("127.0.0.1", 0))
            silent.listen()
            place = f"tcp:127.0.0.1:{silent.getsockname()[1]}"
            begin = time.monotonic()
            done = run("--book", self.local, "--book", place, "search", "dispute", "--format", "json", status=(0,))
            self.assertLess(time.monotonic() - begin, 15)
        self.assertEqual(json.loads(done.stdout)["unreached"], [place])
        self.assertTrue(json.loads(done.stdout)["hits"])

    def test_a_shard_of_another_version_is_named(self):
        old = self.folder / "old"
        shutil.copytree(REPOSITORY / "tests" / "safety" / "book-1", old)
        port = free_port()
        server = subprocess.Popen(["xapian-tcpsrv", "--port", str(port), "--interface", "127.0.0.1", "--quiet", old / "xapian" / "1"], stderr=subprocess.DEVNULL)
        self.addCleanup(server.wait)
        self.addCleanup(server.kill)
        wait_for(port)
        told = run(*self.shelf, "--book", f"tcp:127.0.0.1:{port}", "search", "dispute", status=(2,)).stderr.decode()
        self.assertIn(f"tcp:127.0.0.1:{port}: the index was made by another version", told)

    def test_what_cannot_be_read_as_one_is_refused(self):
        for books, words in ((["--book", self.whole, "--book", self.local], "two of the books"), (["--book", "tcp:nowhere"], "HOST:PORT")):
            error = run(*books, "list", status=(2,)).stderr.decode()
            self.assertEqual(len(error.splitlines()), 1, error)
            self.assertIn(words, error)
        error = run(*self.shelf, "remove", "merrowshire", status=(2,)).stderr.decode()
        self.assertIn("only one book", error)


if __name__ == "__main__":
    if shutil.which("xapian-tcpsrv") is None:
        print("xapian-tcpsrv is not installed")
        sys.exit(77)
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
