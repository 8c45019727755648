#!/usr/bin/env python3
"""The .deb on a clean Debian 12. usage: package_test.py BUILD REPOSITORY; ends with 77 where no fresh root can be made (superuser, debootstrap, network)."""
import json, os, shutil, subprocess, sys, tempfile, time, unittest, urllib.request
from pathlib import Path

BUILD, REPOSITORY = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
SAMPLES = REPOSITORY / "corpus" / "protocols"
MIRROR = "http://deb.debian.org/debian"
PORT = 18765


def run(*words, **options):
    return subprocess.run([str(word) for word in words], capture_output=True, text=True, timeout=1200, **options)


def fresh_root(folder):
    """A minimal Debian 12; None where it cannot be made."""
    if os.geteuid() != 0 or not shutil.which("debootstrap"):
        return None
    root = folder / "root"
    if run("debootstrap", "--variant=minbase", "bookworm", root, MIRROR).returncode != 0:
        return None
    return root if run("mount", "-t", "proc", "proc", root / "proc").returncode == 0 else None


class Package(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix="clausebook-package-"))
        made = run("cpack", "-G", "DEB", "--config", BUILD / "CPackConfig.cmake", "-B", cls.folder)
        assert made.returncode == 0, made.stdout + made.stderr
        cls.package = next(cls.folder.glob("*.deb"))
        cls.root = ROOT
        shutil.copy(cls.package, cls.root / "tmp")
        shutil.copytree(SAMPLES, cls.root / "tmp" / "protocols")
        installed = cls.inside("apt-get", "install", "-y", "-q", "--no-install-recommends", f"/tmp/{cls.package.name}")
        assert installed.returncode == 0, installed.stdout[-2000:] + installed.stderr[-2000:]

    @classmethod
    def inside(cls, *words):
        environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root", "LANG": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive"}
        return run("chroot", cls.root, *words, env=environment)

    def test_1_it_reads_compares_and_answers(self):
        added = self.inside("clausebook", "add", "/tmp/protocols", "--format", "json")
        self.assertEqual(added.returncode, 0, added.stderr)
        self.assertEqual({file["outcome"] for file in json.loads(added.stdout)["files"] if not file["path"].endswith(".md")}, {"added"})
        table = self.inside("clausebook", "compare", "--provision", "need-to-know-decider")
        self.assertIn("Town Clerk", table.stdout)
        answer = self.inside("clausebook", "ask", "Who decides whether I need to know?")
        self.assertIn("The Town Clerk will decide whether the need has been shown.", " ".join(answer.stdout.split()))
        self.assertEqual(self.inside("clausebook", "verify").returncode, 0)

    def test_2_pages_are_served(self):
        environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root"}
        server = subprocess.Popen([shutil.which("chroot"), self.root, "clausebook", "serve", "--port", str(PORT)], env=environment, stdout=subprocess.PIPE)
        try:
            server.stdout.readline()
            page = urllib.request.urlopen(f"http://127.0.0.1:{PORT}/", timeout=20).read().decode()
        finally:
            server.terminate()
            server.wait(20)
            server.stdout.close()
        self.assertIn("Hollinbeck", page)

    def test_3_manual_completions_and_examples_are_there(self):
        for file in ("man/man1/clausebook.1", "man/man1/clausebook-compare.1", "bash-completion/completions/clausebook",
                     "zsh/vendor-completions/_clausebook", "fish/vendor_completions.d/clausebook.fish", "doc/clausebook/copyright",
                     "doc/clausebook/examples/clausebook.service", "doc/clausebook/examples/nginx.conf"):
            # A minimal root may be told to leave manuals and documents out: the package itself must hold them.
            self.assertIn(f"./usr/share/{file}", run("dpkg-deb", "--contents", self.package).stdout)

    def test_4_the_unit_is_sound(self):
        if not shutil.which("systemd-analyze"):
            self.skipTest("systemd-analyze is not installed")
        checked = run("systemd-analyze", "verify", f"--root={self.root}", "--man=no",
                      self.root / "usr/share/doc/clausebook/examples/clausebook.service")
        self.assertNotIn("clausebook.service:", checked.stderr)

    def test_5_it_leaves_nothing_but_the_book(self):
        removed = self.inside("apt-get", "remove", "-y", "-q", "clausebook")
        self.assertEqual(removed.returncode, 0, removed.stderr)
        self.assertFalse((self.root / "usr/share/clausebook").exists())
        self.assertTrue((self.root / "root/.local/share/clausebook/book/book.json").exists() or
                        any((self.root / "root/.local/share/clausebook/book").iterdir()))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="clausebook-root-") as name:
        ROOT = fresh_root(Path(name))
        if ROOT is None:
            print("no fresh root can be made: superuser, debootstrap or the network is missing")
            sys.exit(77)
        try:
            done = unittest.main(argv=sys.argv[:1], exit=False)
        finally:
            run("umount", ROOT / "proc")
    sys.exit(0 if done.result.wasSuccessful() else 1)
