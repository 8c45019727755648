#!/usr/bin/env python3
"""The web pages through the real server on the sample documents. usage: serve_test.py BUILD REPOSITORY [TEST...]"""
import re, shutil, signal, subprocess, sys, tempfile, threading, time, unittest
from pathlib import Path
from running_server import RunningServer

BUILD, REPOSITORY = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
SAMPLES = sorted(path for path in (REPOSITORY / "corpus" / "protocols").iterdir() if path.name != "README.md")

SCRIPT = '<script>alert(1)</script>'
HOSTILE = f"""Protocol {SCRIPT} for Relations

Example {SCRIPT} Borough Council

1. Introduction "quoted" <img src=x onerror=alert(1)>

1.1 This protocol {SCRIPT} guides members. An officer must reply within 5 working days {SCRIPT} as section 1 says.
""".encode()


class Case(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix="clausebook-serve-test-"))
        cls.book = cls.folder / "book"
        subprocess.run([BUILD / "clausebook", "--book", cls.book, "add", *SAMPLES], check=True, capture_output=True)
        cls.server = RunningServer(BUILD, cls.book)

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()
        shutil.rmtree(cls.folder, ignore_errors=True)

    def page(self, path, status=200):
        answer = self.server.get(path)
        self.assertEqual(answer.status, status, path)
        return answer.text

    def still_answers(self):
        self.assertEqual(self.server.get("/").status, 200)


class Pages(Case):
    def test_home_shows_the_library(self):
        text = self.page("/")
        self.assertIn("Hollinbeck Borough Council", text)
        self.assertIn("Merrowshire", text)

    def test_search_finds_clauses_and_marks_the_words(self):
        text = self.page("/search?q=inspect+documents")
        self.assertRegex(text, r"<mark>[^<]*inspect")
        self.assertRegex(text, r'<span id="cite-1">[^<]+</span>')
        one = re.search(r'name="doc" type="checkbox" value="([^"]+)"', text).group(1)
        narrowed = self.page(f"/search?q=inspect+documents&doc={one}")
        self.assertEqual({one}, set(re.findall(r'app-hit__title"><a class="govuk-link" href="/documents/([^@%]+)', narrowed)))
        self.assertGreater(len(re.findall(r'name="doc" type="checkbox"', narrowed)), 1, "the others can still be chosen")

    def test_a_search_without_result_and_an_unreadable_one_explain_themselves(self):
        self.assertIn("No clause fits", self.page("/search?q=zyxwvut"))
        self.assertIn("cannot be understood", self.page("/search?q=limit:%3Cxx", 400))

    def test_document_with_tree_facts_and_the_lines_on_the_page(self):
        text = self.page("/documents/hollinbeck")
        self.assertIn("app-contents__list", text)
        self.assertIn("app-fact--limit", text)
        clause = re.search(r'href="(/documents/hollinbeck%40\d+\?clause=[^"#]+)#c\d+" aria-label="Open [^"]+">\d', text).group(1)
        opened = self.page(clause.replace("&amp;", "&"))
        self.assertIn('class="app-page__line"', opened)
        self.assertIn("Similar clauses elsewhere", opened)
        picture = self.server.get(re.search(r'<image href="([^"]+)"', opened).group(1))
        self.assertEqual((picture.status, picture.header("Content-Type"), picture.body[:8]), (200, "image/png", b"\x89PNG\r\n\x1a\n"))

    def test_the_highlight_lies_on_the_clauses_words(self):
        import json
        shown = json.loads(subprocess.run([BUILD / "clausebook", "--book", self.book, "show", "hollinbeck", "--format", "json"], check=True,
                                          capture_output=True).stdout)
        unit = next(u for u in shown["units"] if u.get("pages") and len(u.get("text", "")) > 60)
        opened = self.page("/documents/hollinbeck?clause=" + unit["id"])
        width, height = map(float, re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', opened).groups())
        lines = [tuple(map(float, line)) for line in re.findall(r'app-page__line" x="([\d.-]+)" y="([\d.-]+)" width="([\d.]+)" height="([\d.]+)"', opened)]
        self.assertTrue(lines)
        for x, y, w, h in lines:
            self.assertTrue(0 <= x < width and 0 <= y < height and x + w <= width and y + h <= height, (x, y, w, h))

    def test_similar_clauses_are_listed_with_reasons(self):
        text = self.page("/documents/hollinbeck/similar?clause=1")
        self.assertTrue("Why:" in text or "alike enough" in text)

    def test_a_file_is_added_shown_changed_and_taken_out(self):
        sent = self.server.upload([("example.txt", b"Example Protocol\n\n1. One\n\n1.1 Members must reply within 3 working days.\n"), ("empty.pdf", b"%PDF-1.4 nothing")])
        self.assertEqual(sent.status, 303)
        report = self.server.added(sent).text
        self.assertIn("Added", report)
        self.assertIn("Not added", report)
        self.assertNotIn("/tmp", report)
        path = "/documents/example%401"
        token = self.server.token()
        wrong = self.server.post(path + "/details", f"token={token}&adopted=yesterday")
        self.assertEqual(wrong.status, 400)
        self.assertIn("is no date", wrong.text)
        saved = self.server.post(path + "/details", f"token={token}&authority=Example+Council&adopted=16+May+2023&home=yes")
        self.assertEqual(saved.status, 303)
        self.assertIn('value="2023-05-16"', self.page(path + "/details"))
        self.assertIn("Example Council", self.page("/"))
        again = self.server.added(self.server.upload([("other.txt", b"Example Protocol\n\n1. One\n\n1.1 Members must reply within 3 working days.\n")]))
        self.assertIn("Already there", again.text)
        self.assertEqual(self.server.post(path + "/take-out", f"token={token}").status, 400)
        self.assertEqual(self.server.post(path + "/take-out", f"token={token}&sure=yes").status, 303)
        self.page("/documents/example", 404)

    def test_a_clause_is_corrected_in_place_and_the_correction_taken_back(self):
        self.server.added(self.server.upload([("mistaken.txt", b"A Protocol\n\n1. One\n\n1.1 Members must reply. Officers may reply within 3 working days.\n\n1.2 Last.\n")]))
        path, token = "/documents/mistaken%401", self.server.token()
        self.assertIn("Cut it in two", self.page(path + "?clause=1.1"))
        refused = self.server.post(path + "/correct", f"token={token}&what=split&clause=1.1&value=words+that+are+not+there")
        self.assertEqual(refused.status, 400)
        self.assertEqual(self.server.post(path + "/correct", f"token={token}&what=paint&clause=1.1").status, 400)
        before = self.page(path).count('class="app-unit ')
        done = self.server.post(path + "/correct", f"token={token}&what=split&clause=1.1&value=Officers+may")
        self.assertEqual(done.status, 303)
        corrected = self.page(path)
        self.assertEqual(corrected.count('class="app-unit '), before + 1)
        self.assertIn("cut in two", corrected)
        undone = self.server.post(path + "/correct", f"token={token}&what=undo&id=" + re.search(r'name="id" value="([0-9a-f]+)"', corrected).group(1))
        self.assertEqual(undone.status, 303)
        self.assertEqual(self.page(path).count('class="app-unit '), before)
        self.server.post(path + "/take-out", f"token={token}&sure=yes")

    def test_an_original_file_is_always_saved_and_never_shown(self):
        answer = self.server.get("/documents/penwether/source")
        self.assertEqual(answer.header("Content-Type"), "application/octet-stream")
        self.assertIn("attachment", answer.header("Content-Disposition"))

    def test_changes_made_by_the_command_line_are_seen_at_once(self):
        subprocess.run([BUILD / "clausebook", "--book", self.book, "set", "hollinbeck", "--title", "Renamed Protocol"], check=True, capture_output=True)
        self.assertIn("Renamed Protocol", self.page("/"))
        subprocess.run([BUILD / "clausebook", "--book", self.book, "set", "hollinbeck", "--title", ""], check=True, capture_output=True)


class Hostile(Case):
    def test_every_response_is_guarded(self):
        for path in ["/", "/nothing", "/assets/library.css", "/assets/nothing", "/documents/hollinbeck/source"]:
            answer = self.server.get(path)
            policy = answer.header("Content-Security-Policy")
            self.assertIn("default-src 'none'", policy)
            self.assertNotIn("unsafe", policy)
            self.assertEqual(answer.header("X-Content-Type-Options"), "nosniff")
            self.assertEqual(answer.header("Referrer-Policy"), "same-origin")

    def test_pages_hold_no_inline_script_or_style_and_ask_nobody_else(self):
        for path in ["/", "/search?q=documents", "/documents/hollinbeck?clause=1", "/add", "/documents/hollinbeck/details", "/nothing"]:
            text = self.server.get(path).text
            self.assertNotRegex(text, r"<style|\sstyle=|\son[a-z]+=|javascript:", path)
            self.assertNotRegex(text, r"<script(?! src=\"/assets/[a-z.]+\" type=\"module\"></script>)", path)
            self.assertNotRegex(text, r'(src|<link[^>]*href|<image href)="(?!/)', path)

    def test_paths_that_climb_open_nothing(self):
        secret = self.book / "manifest.json"
        for path in ["/assets/../templates/layout.mustache", "/assets/..%2f..%2f..%2fprovisions.xml", "/assets/%2e%2e/%2e%2e/roles.xml", "/assets//etc/passwd",
                     "/../../../../etc/passwd", "/documents/..%2f..%2fmanifest.json", "/documents/hollinbeck/pages/..%2f1", "/documents/%00",
                     f"/assets/{secret}", "/documents/hollinbeck/pages/99999", "/documents/hollinbeck/pages/-1", "/documents/hollinbeck/pages/1e9"]:
            answer = self.server.get(path)
            self.assertIn(answer.status, (400, 404), path)
            self.assertNotIn("root:", answer.text)
            self.assertNotIn("format_version", answer.text)

    def test_script_in_names_titles_queries_and_documents_stays_text(self):
        report = self.server.added(self.server.upload([(f"x{SCRIPT}.txt", HOSTILE), ("..\\\\..\\\\evil/../../up.txt", HOSTILE + b"\n1.2 More.\n")]))
        self.assertNotIn("<script>a", report.text)
        ids = set(re.findall(r'href="/documents/([^"@%]+)%40', report.text))
        self.assertEqual(len(ids), 2)
        token = self.server.token()
        for one in ids:
            self.server.post(f"/documents/{one}/details", f"token={token}&title=%3Cscript%3Ealert(1)%3C/script%3E&authority=%22%3E%3Cscript%3Ealert(2)%3C/script%3E"
                                                          f"&url=javascript:alert(1)")
            for path in [f"/documents/{one}", f"/documents/{one}?clause=1.1", f"/documents/{one}?clause=%3Cscript%3Ealert(1)", f"/documents/{one}/details",
                         f"/documents/{one}/similar?clause=1.1", "/", f"/search?q=%3Cscript%3Ealert(1)&doc={one}", "/search?q=%22%3E%3Cscript%3Ealert(1)", "/add"]:
                text = self.server.get(path).text
                self.assertNotIn("<script>a", text, path)
                self.assertNotIn("<img src=x", text, path)
                self.assertNotIn('href="javascript:', text, path)
        self.assertFalse((self.folder / "up.txt").exists() or Path("/tmp/up.txt").exists())
        for one in ids:
            self.server.post(f"/documents/{one}/take-out", f"token={token}&sure=yes")

    def test_hosts_that_are_not_ours_are_refused(self):
        for host in ["evil.example", f"evil.example:{self.server.port}", "127.0.0.1", f"127.0.0.1.evil.example:{self.server.port}", ""]:
            raw = f"GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode()
            self.assertIn(self.server.send(raw).status, (400, 421), host)
        self.assertEqual(self.server.send(b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n").status, 400)
        twice = f"GET / HTTP/1.1\r\nHost: {self.server.host}\r\nHost: evil.example\r\nConnection: close\r\n\r\n".encode()
        self.assertEqual(self.server.send(twice).status, 400)
        self.assertEqual(self.server.get("/", host=f"localhost:{self.server.port}").status, 200)
        self.assertIn(self.server.send(f"GET http://evil.example/ HTTP/1.1\r\nHost: {self.server.host}\r\nConnection: close\r\n\r\n".encode()).status, (400, 404))

    def test_changes_from_other_sites_are_not_made(self):
        token = self.server.token()
        body = f"token={token}&authority=Forged"
        ours = f"Origin: http://{self.server.host}"
        for headers in [["Origin: http://evil.example"], ["Origin: null"], ["Sec-Fetch-Site: cross-site"], ["Sec-Fetch-Site: none"], [ours, "Sec-Fetch-Site: same-site"],
                        [f"Origin: https://{self.server.host}"], ["Origin: http://evil.example", ours]]:
            answer = self.server.post("/documents/merrowshire/details", body, headers=headers)
            self.assertEqual(answer.status, 403, headers)
        for wrong in ["", "token=", "token=0", f"token={token}0", f"token={'0' * 32}"]:
            self.assertEqual(self.server.post("/documents/merrowshire/details", wrong + "&authority=Forged", headers=[ours]).status, 400)
        self.assertNotIn("Forged", self.page("/"))
        self.assertEqual(self.server.get("/documents/merrowshire/take-out").status, 405)

    def test_bodies_that_are_too_large_are_refused_whether_announced_or_not(self):
        token = self.server.token()
        announced = f"POST /documents/merrowshire/details HTTP/1.1\r\nHost: {self.server.host}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 999999999999\r\n\r\n"
        self.assertEqual(self.server.send(announced.encode()).status, 413)
        before = self.server.memory()
        with self.server.connect() as client:
            client.sendall(f"POST /documents/merrowshire/details HTTP/1.1\r\nHost: {self.server.host}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                           f"Transfer-Encoding: chunked\r\n\r\n".encode())
            piece = b"10000\r\n" + b"x" * 65536 + b"\r\n"
            sent = 0
            try:
                client.sendall(f"{len(token) + 8:x}\r\ntoken={token}&a\r\n".encode())
                for _ in range(3200):  # 200 MB
                    client.sendall(piece)
                    sent += 65536
                client.sendall(b"0\r\n\r\n")
            except (BrokenPipeError, ConnectionResetError):
                pass
        self.assertLess(sent, 100 << 20, "the server goes on listening")
        self.assertLess(self.server.memory() - before, 60)
        little = b"token=" + token.encode() + b"&title=" + b"x" * (300 << 10)
        self.assertEqual(self.server.post("/documents/merrowshire/details", little).status, 413)
        self.still_answers()

    def test_giant_heads_and_addresses_are_refused(self):
        for raw in [f"GET / HTTP/1.1\r\nHost: {self.server.host}\r\nX: {'y' * 200000}\r\n\r\n", f"GET /{'a' * 200000} HTTP/1.1\r\nHost: {self.server.host}\r\n\r\n",
                    f"GET / HTTP/1.1\r\nHost: {self.server.host}\r\n" + "".join(f"X{i}: y\r\n" for i in range(20000)) + "\r\n"]:
            self.assertIn(self.server.send(raw.encode()).status, (0, 400, 413, 414, 431))
        self.still_answers()

    def test_what_is_no_http_is_refused(self):
        for raw in [b"\x00\x01\x02\x03\r\n\r\n", b"GET\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", b"GET / HTTP/9.9\r\nHost: x\r\n\r\n",
                    b"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: -5\r\n\r\n", b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nZZZZ\r\n"]:
            with self.server.connect(5) as client:
                client.sendall(raw)
                client.shutdown(1)
                self.assertNotEqual(self.server.receive(client).status, 200)
        self.still_answers()

    def test_unknown_addresses_and_methods(self):
        self.page("/nothing", 404)
        self.page("/documents/nobody", 404)
        for method in ["PUT", "DELETE", "TRACE", "CONNECT", "BREW"]:
            self.assertIn(self.server.get("/", method=method).status, (400, 404, 405, 501), method)
        self.assertEqual(self.server.post("/", "a=b").status, 405)
        head = self.server.get("/", method="HEAD")
        self.assertEqual((head.status, head.body), (200, b""))

    def test_bad_encodings_are_refused(self):
        for path in ["/search?q=%ff%fe", "/search?q=%c0%ae", "/%ff", "/search?%ff=1", "/search?q=a%00b"]:
            self.assertEqual(self.server.get(path).status, 400, path)
        self.assertEqual(self.server.post("/documents/merrowshire/details", f"token={self.server.token()}&title=%ff").status, 400)
        self.assertEqual(self.server.post("/documents/merrowshire/details", "{}", "application/json").status, 415)
        self.assertIn(self.server.post("/add", b"--x\r\nrubbish", "multipart/form-data; boundary=x").status, (400, 415, 303))
        self.still_answers()

    def test_two_hundred_requests_at_once(self):
        wrong = []

        def ask(number):
            answer = self.server.get(["/", "/search?q=documents", "/documents/hollinbeck", "/assets/library.css"][number % 4])
            if answer.status != 200:
                wrong.append((number, answer.status, answer.text[:80]))

        threads = [threading.Thread(target=ask, args=(i,)) for i in range(200)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(wrong, [])
        self.assertLess(self.server.memory(), 400)

    def test_slow_clients_hold_up_nobody(self):
        clients = [self.server.connect() for _ in range(60)]
        for client in clients:
            client.sendall(b"GET / HTTP/1.1\r\nHost: ")
        started = time.monotonic()
        self.still_answers()
        self.assertLess(time.monotonic() - started, 5)
        for client in clients:
            client.close()
        self.still_answers()

    def test_nothing_asked_is_stored_or_printed(self):
        self.page("/search?q=zebracrossing")
        for path in self.book.rglob("*"):
            if path.is_file():
                self.assertNotIn(b"zebracrossing", path.read_bytes(), path)


class Slow(Case):
    def test_a_byte_now_and_then_keeps_no_connection_open_beyond_its_time(self):
        client = self.server.connect()
        client.sendall(b"GET / HTTP/1.1\r\nHost: ")
        deadline = time.monotonic() + 60
        ended = False
        while not ended and time.monotonic() < deadline:
            time.sleep(1)
            try:
                client.sendall(b"x")
            except (BrokenPipeError, ConnectionResetError):
                ended = True
        client.close()
        self.assertTrue(ended, "a client that sends a byte a second is kept")
        self.still_answers()


class Life(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="clausebook-serve-test-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def test_an_empty_library_says_what_to_do(self):
        server = RunningServer(BUILD, self.folder / "new" / "book")
        self.addCleanup(server.stop)
        self.assertIn("The library is empty", server.get("/").text)
        self.assertIn("library is empty", server.get("/search").text)

    def test_it_ends_with_either_signal_and_answers_what_is_under_way(self):
        for by in (signal.SIGINT, signal.SIGTERM):
            server = RunningServer(BUILD, self.folder / "book")
            self.assertEqual(server.get("/").status, 200)
            self.assertEqual(server.stop(by), 0)

    def test_a_port_that_is_taken_is_said_in_one_line(self):
        server = RunningServer(BUILD, self.folder / "book")
        self.addCleanup(server.stop)
        second = subprocess.run([BUILD / "clausebook-serve", "--book", self.folder / "book", "--port", str(server.port)], capture_output=True, text=True, timeout=30)
        self.assertEqual(second.returncode, 2)
        self.assertEqual(len(second.stderr.strip().splitlines()), 1)
        self.assertIn("--port", second.stderr)

    def test_behind_a_server_the_users_name_is_shown_and_only_its_host_opens_the_pages(self):
        server = RunningServer(BUILD, self.folder / "book", "--public-url", "https://clauses.example.gov.uk", "--user-header", "X-User")
        self.addCleanup(server.stop)
        answer = server.get("/", host="clauses.example.gov.uk", headers=["X-User: Ann <b>Officer"])
        self.assertIn("Signed in as Ann &lt;b&gt;Officer", answer.text)
        self.assertNotIn("on this computer only", answer.text)
        token = server.token()
        forged = server.post("/add", f"token={token}", host="clauses.example.gov.uk", headers=["Origin: https://evil.example"])
        self.assertEqual(forged.status, 403)
        ours = server.post("/add", f"token={token}", host="clauses.example.gov.uk", headers=["Origin: https://clauses.example.gov.uk"])
        self.assertEqual(ours.status, 400)  # no file
        alone = subprocess.run([BUILD / "clausebook-serve", "--book", self.folder / "book", "--user-header", "X-User"], capture_output=True, timeout=30)
        self.assertEqual(alone.returncode, 2)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]], verbosity=1)
