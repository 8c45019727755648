"""Starts the real server on a free port, and speaks HTTP with it over bare sockets."""
import re, signal, socket, subprocess, time
from pathlib import Path


class Answer:
    def __init__(self, raw):
        head, _, self.body = raw.partition(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        self.status = int(lines[0].split(" ")[1]) if raw else 0
        self.headers = {}
        for line in lines[1:]:
            name, _, value = line.partition(":")
            self.headers.setdefault(name.lower(), []).append(value.strip())
        self.text = self.body.decode("utf-8", "replace")

    def header(self, name):
        return ", ".join(self.headers.get(name.lower(), []))


class RunningServer:
    def __init__(self, build, book, *options):
        self.process = subprocess.Popen([Path(build) / "clausebook", "--book", book, "serve", "--port", "0", *options],
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", line)
        if not found:
            raise RuntimeError(line + self.process.stderr.read())
        self.port = int(found.group(1))
        self.host = f"127.0.0.1:{self.port}"

    def connect(self, timeout=30):
        return socket.create_connection(("127.0.0.1", self.port), timeout=timeout)

    def send(self, raw, timeout=30):
        """Sends bytes as they are and reads until the server closes or the announced body has come."""
        with self.connect(timeout) as client:
            try:
                client.sendall(raw)
            except (BrokenPipeError, ConnectionResetError):
                pass
            return self.receive(client)

    @staticmethod
    def receive(client):
        got = b""
        while True:
            try:
                piece = client.recv(65536)
            except (ConnectionResetError, socket.timeout):
                break
            if not piece:
                break
            got += piece
            head, blank, body = got.partition(b"\r\n\r\n")
            length = re.search(rb"(?i)content-length: *(\d+)", head)
            if blank and length and len(body) >= int(length.group(1)):
                break
        return Answer(got)

    def get(self, path, host=None, headers=(), method="GET"):
        lines = [f"{method} {path} HTTP/1.1", f"Host: {host or self.host}", "Connection: close", *headers]
        return self.send(("\r\n".join(lines) + "\r\n\r\n").encode("latin-1") if isinstance(path, str) and path.isascii() else
                         "\r\n".join(lines).encode("utf-8") + b"\r\n\r\n")

    def post(self, path, body, kind="application/x-www-form-urlencoded", host=None, headers=()):
        body = body if isinstance(body, bytes) else body.encode()
        lines = [f"POST {path} HTTP/1.1", f"Host: {host or self.host}", "Connection: close", f"Content-Type: {kind}",
                 f"Content-Length: {len(body)}", *headers]
        return self.send("\r\n".join(lines).encode() + b"\r\n\r\n" + body)

    def token(self):
        return re.search(r'name="token" value="([0-9a-f]{32})"', self.get("/add").text).group(1)

    def upload(self, files, fields=(), **options):
        """files: (name as it stands in the header, bytes)."""
        edge = "edge-of-a-part"
        body = b""
        for name, value in [("token", self.token()), *fields]:
            body += f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, content in files:
            body += f'--{edge}\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\nContent-Type: application/octet-stream\r\n\r\n'.encode()
            body += content + b"\r\n"
        body += f"--{edge}--\r\n".encode()
        return self.post("/add", body, f"multipart/form-data; boundary={edge}", **options)

    def added(self, answer):
        """The report of an upload, when it is there."""
        for _ in range(600):
            page = self.get(answer.header("Location"))
            if "Look again" not in page.text:
                return page
            time.sleep(0.1)
        raise TimeoutError("the files were not added")

    def memory(self):
        """Resident bytes of the server's own process, in MB."""
        return int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{self.process.pid}/status").read_text()).group(1)) / 1024

    def stop(self, by=signal.SIGTERM):
        self.process.send_signal(by)
        self.process.communicate(timeout=30)
        return self.process.returncode
