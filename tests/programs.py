# SPDX-License-Identifier: GPL-3.0-or-later
"""The real programs, started by tests, pictures and benchmarks: a hub in a folder of its own, kiosks that run scripts."""
import json
import os
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def build_folder():
    return Path(os.environ.get("TORGET_BUILD", ROOT / "build")).resolve()


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Hub:
    """with Hub() as hub: hub.run("import", …); hub.run("publish"); hub.serve()"""

    def __init__(self, build=None, init=()):
        self.build = Path(build or build_folder())
        self.folder = tempfile.TemporaryDirectory(prefix="torget-hub-")
        self.data = Path(self.folder.name) / "hub"
        self.process = None
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.first = self.run("init", *init)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()
        self.folder.cleanup()

    def run(self, command, *arguments, check=True):
        done = subprocess.run([self.build / "torget-hub", command, "--data", self.data, *map(str, arguments)],
                              capture_output=True, text=True, timeout=300)
        if check and done.returncode != 0:
            raise AssertionError(f"torget-hub {command}: {done.returncode}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}")
        return done

    def publish(self, *arguments):
        return json.loads(self.run("publish", *arguments).stdout)

    def enrol(self, *arguments):
        return json.loads(self.run("enrol", *arguments).stdout)["token"]

    def serve(self, *arguments):
        self.log = open(Path(self.folder.name) / "serve.log", "ab")
        self.process = subprocess.Popen([self.build / "torget-hub", "serve", "--data", self.data, "--listen",
                                         f"127.0.0.1:{self.port}", *map(str, arguments)], stdout=self.log, stderr=self.log)
        for _ in range(600):
            try:
                urllib.request.urlopen(self.url + "/", timeout=1).read()
                return self
            except urllib.error.HTTPError as answer:
                if answer.code != 503:  # the pages are being made
                    return self
                time.sleep(0.05)
            except OSError:
                assert self.process.poll() is None, (Path(self.folder.name) / "serve.log").read_text()
                time.sleep(0.05)
        raise AssertionError("the hub does not answer")

    def stop(self, how=signal.SIGTERM):
        if self.process:
            self.process.send_signal(how)
            self.process.wait(20)
            self.process = None
            self.log.close()


def kiosk_command(data, hub=None, place=None, size="1080x1920", panel=None, more=()):
    build = hub.build if isinstance(hub, Hub) else build_folder()
    command = [build / "torget-kiosk", "--data", data, "--size", size]
    if panel:
        command += ["--panel-mm", panel]
    if isinstance(hub, Hub):
        command += ["--hub", hub.url]
        if not (Path(data) / "identity.json").exists():
            command += ["--enrol", hub.enrol(*(["--place", place] if place else []))]
    elif hub:
        command += ["--hub", hub]
    return [*map(str, command), *map(str, more)]


def run_script(script, hub=None, data=None, place=None, size="1080x1920", panel=None, more=(), timeout=120, env=None):
    """Runs `script` (text) to its end in a kiosk without a display; the CompletedProcess."""
    with tempfile.TemporaryDirectory(prefix="torget-kiosk-") as folder:
        command = kiosk_command(data or folder, hub, place, size, panel, [*more, "--script", "-"])
        clean = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
        return subprocess.run(command, input=script, capture_output=True, text=True, timeout=timeout, env={**clean, **(env or {})})
