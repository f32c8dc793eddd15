# SPDX-License-Identifier: GPL-3.0-or-later
"""What the hub's tests share: small items, HTTP without opinions, the repository as another TUF reader sees it."""
import hashlib
import json
import subprocess
import urllib.error
import urllib.request

KINDS = {"org": "organization"}


def item(id_, title="Titel", **more):
    prefix = id_.split("/")[0]
    return {"id": id_, "kind": KINDS.get(prefix, prefix), "title": {"sv": title}, **more}


def org(name, **more):
    return item(f"org/{name}", legal_form="association", **more)


def service(name, organization, **more):
    return item(f"service/{name}", organization=f"org/{organization}", checked_on="2026-11-01", **more)


def write(folder, name, items):
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(items if isinstance(items, str) else json.dumps(items, ensure_ascii=False), encoding="utf-8")
    return path


def reports(done):
    """The faults and the summary that `import --report json` printed."""
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert lines and lines[-1]["summary"], done.stdout
    return lines[:-1], lines[-1]


def request(url, body=None, headers=None, method=None, timeout=30):
    """(status, headers, bytes); no status is an exception."""
    data = json.dumps(body).encode() if isinstance(body, (dict, list)) else body
    asked = urllib.request.Request(url, data=data, headers=headers or {}, method=method)
    try:
        with urllib.request.urlopen(asked, timeout=timeout) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as answer:
        return answer.code, answer.headers, answer.read()


def ask(url, body=None, token=None, **headers):
    """(status, JSON)"""
    if token:
        headers["Authorization"] = f"Bearer {token}"
    status, _, answer = request(url, body, headers)
    return status, json.loads(answer) if answer else None


def unpack(path):
    """A release file: its head and its lines."""
    text = subprocess.run(["zstd", "-dc", path], capture_output=True, check=True).stdout
    head, *lines = text.decode().splitlines()
    return json.loads(head), lines


class Published:
    """The newest release as it lies in the folder, followed from timestamp.json by hash."""

    def __init__(self, hub, channel="main"):
        self.folder = hub.data / "public" / "tuf" / channel
        self.timestamp = self.read("timestamp.json")
        self.snapshot = self.follow(self.timestamp, "snapshot.json")
        self.targets = self.follow(self.snapshot, "targets.json")

    def read(self, name):
        return json.loads((self.folder / "metadata" / name).read_bytes())["signed"]

    def follow(self, signed, name):
        meta = signed["meta"][name]
        path = self.folder / "metadata" / f"{meta['version']}.{name}"
        assert hashlib.sha256(path.read_bytes()).hexdigest() == meta["hashes"]["sha256"]
        assert path.stat().st_size == meta["length"]
        return json.loads(path.read_bytes())["signed"]

    def path(self, target):
        digest = self.targets["targets"][target]["hashes"]["sha256"]
        folder, name = target.split("/")
        path = self.folder / "targets" / folder / f"{digest}.{name}"
        assert hashlib.sha256(path.read_bytes()).hexdigest() == digest
        return path

    def names(self, folder):
        return sorted(name for name in self.targets["targets"] if name.startswith(folder + "/"))

    def content(self):
        (name,) = self.names("content")
        head, lines = unpack(self.path(name))
        return head, {json.loads(line)["id"]: line for line in lines}

    def apply(self, target, items):
        """`items` (id → line) after a delta."""
        _, lines = unpack(self.path(target))
        after = dict(items)
        for line in lines:
            change = json.loads(line)
            if change.get("withdrawn"):
                del after[change["id"]]
            else:
                after[change["id"]] = line
        return after


def root_hash(items):
    lines = sorted(f"{id_} {hashlib.sha256(line.encode()).hexdigest()}\n".encode() for id_, line in items.items())
    return hashlib.sha256(b"".join(lines)).hexdigest()
