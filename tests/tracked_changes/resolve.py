#!/usr/bin/python3
"""Opens Word files in LibreOffice, accepts or rejects all tracked changes, and writes the paragraphs that remain.

resolve.py FILE.docx... : beside each file FILE.docx.accepted and FILE.docx.rejected, one paragraph a line.
Ends with 77 where LibreOffice or its Python bridge is not installed.
"""
import os
import shutil
import subprocess
import sys
import tempfile
import time

try:
    import uno
    from com.sun.star.beans import PropertyValue
except ImportError:
    sys.exit(77)
office = shutil.which("soffice")
if not office:
    sys.exit(77)


def connect(pipe, process):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(240):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            if process.poll() is not None:
                sys.exit("LibreOffice ended early")
            time.sleep(0.5)
    sys.exit("LibreOffice did not answer")


def paragraphs(document):
    lines = []
    walk = document.Text.createEnumeration()
    while walk.hasMoreElements():
        lines.append(walk.nextElement().getString().replace("\n", "\v"))
    return lines


with tempfile.TemporaryDirectory() as profile:
    pipe = f"clausebook-{os.getpid()}"
    process = subprocess.Popen([office, "--headless", "--norestore", "--nologo", f"-env:UserInstallation=file://{profile}", f"--accept=pipe,name={pipe};urp;"],
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    context = connect(pipe, process)
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    dispatcher = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
    hidden = PropertyValue("Hidden", 0, True, 0)
    for path in sys.argv[1:]:
        for command, name in (("AcceptAll", "accepted"), ("RejectAll", "rejected")):
            document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(os.path.abspath(path)), "_blank", 0, (hidden,))
            dispatcher.executeDispatch(document.CurrentController.Frame, f".uno:{command}TrackedChanges", "", 0, ())
            with open(f"{path}.{name}", "w", encoding="utf-8") as out:
                out.write("\n".join(paragraphs(document)))
            document.close(True)
    try:
        desktop.terminate()
    except Exception:
        pass
    process.wait(timeout=60)
