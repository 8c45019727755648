#!/usr/bin/env python3
"""nginx in front, configured as docs/examples/nginx.conf. usage: nginx_test.py BUILD REPOSITORY; ends with 77 where nginx or openssl is not installed."""
import base64, http.client, re, shutil, socket, ssl, subprocess, sys, tempfile, time, unittest
from pathlib import Path
from running_server import RunningServer

BUILD, REPOSITORY = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
NAME = "clauses.example.gov.uk"


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Front(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix="clausebook-nginx-test-"))
        cls.folder.chmod(0o755)  # nginx reads as another user
        cls.server = RunningServer(BUILD, cls.folder / "book", "--public-url", f"https://{NAME}", "--user-header", "X-Clausebook-User")
        run = lambda *words: subprocess.run(words, check=True, capture_output=True, text=True).stdout
        run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME}",
            "-keyout", cls.folder / "key.pem", "-out", cls.folder / "certificate.pem")
        (cls.folder / "users").write_text("ann:" + run("openssl", "passwd", "-apr1", "secret"))
        cls.tls, cls.plain = free_port(), free_port()
        shown = (REPOSITORY / "docs" / "examples" / "nginx.conf").read_text()
        for old, new in [("443 ssl", f"127.0.0.1:{cls.tls} ssl"), ("listen 80;", f"listen 127.0.0.1:{cls.plain};"), ("127.0.0.1:8765", cls.server.host),
                         ("/etc/ssl/certs/clausebook.pem", f"{cls.folder}/certificate.pem"), ("/etc/ssl/private/clausebook.key", f"{cls.folder}/key.pem"),
                         ("/etc/nginx/clausebook.users", f"{cls.folder}/users")]:
            assert old in shown, old
            shown = shown.replace(old, new)
        temporary = "".join(f"{kind}_temp_path {cls.folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        (cls.folder / "nginx.conf").write_text(f"daemon off; pid {cls.folder}/pid; error_log {cls.folder}/errors; events {{}}\nhttp {{ {temporary}\n{shown} }}\n")
        cls.nginx = subprocess.Popen([NGINX, "-c", cls.folder / "nginx.conf", "-p", cls.folder], stderr=subprocess.PIPE)
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", cls.tls), timeout=1).close()
                break
            except OSError:
                time.sleep(0.1)

    @classmethod
    def tearDownClass(cls):
        cls.nginx.terminate()
        cls.nginx.communicate()
        cls.server.stop()
        shutil.rmtree(cls.folder, ignore_errors=True)

    def ask(self, method="GET", path="/", body=None, user="ann:secret", **headers):
        context = ssl.create_default_context(cafile=str(self.folder / "certificate.pem"))
        raw = context.wrap_socket(socket.create_connection(("127.0.0.1", self.tls), timeout=20), server_hostname=NAME)
        client = http.client.HTTPConnection(NAME)
        client.sock = raw
        given = {"Host": NAME, **{name.replace("_", "-"): value for name, value in headers.items()}}
        if user:
            given["Authorization"] = "Basic " + base64.b64encode(user.encode()).decode()
        client.request(method, path, body, given)
        answer = client.getresponse()
        return answer.status, answer.headers, answer.read().decode()

    def test_only_who_signs_in_sees_the_pages_under_his_own_name(self):
        self.assertEqual(self.ask(user=None)[0], 401)
        self.assertEqual(self.ask(user="ann:wrong")[0], 401)
        status, headers, text = self.ask(X_Clausebook_User="somebody-else")
        self.assertEqual(status, 200)
        self.assertIn("Signed in as ann.", text)
        self.assertNotIn("somebody-else", text)
        self.assertIn("max-age", headers["Strict-Transport-Security"])

    def test_files_are_added_through_it_and_forged_forms_are_not(self):
        token = re.search(r'name="token" value="(\w+)"', self.ask(path="/add")[2]).group(1)
        body = (f'--edge\r\nContent-Disposition: form-data; name="token"\r\n\r\n{token}\r\n--edge\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'
                "Protocol\n\n1. One\n\n1.1 Members must reply.\n\r\n--edge--\r\n")
        kind = {"Content_Type": "multipart/form-data; boundary=edge"}
        self.assertEqual(self.ask("POST", "/add", body, Origin="https://evil.example", **kind)[0], 403)
        status, headers, _ = self.ask("POST", "/add", body, Origin=f"https://{NAME}", **kind)
        self.assertEqual(status, 303)
        self.assertTrue(headers["Location"].startswith("/add/"))

    def test_plain_http_is_sent_on_to_tls(self):
        with socket.create_connection(("127.0.0.1", self.plain)) as client:
            client.sendall(f"GET /search?q=a HTTP/1.1\r\nHost: {NAME}\r\nConnection: close\r\n\r\n".encode())
            answer = client.recv(4096).decode()
        self.assertIn("301", answer.split("\r\n")[0])
        self.assertIn(f"https://{NAME}/search?q=a", answer)


if __name__ == "__main__":
    if not NGINX or not shutil.which("openssl"):
        print("nginx or openssl is not installed")
        sys.exit(77)
    unittest.main(argv=sys.argv[:1])
