# SPDX-License-Identifier: GPL-3.0-or-later
"""A TUF repository in memory and the web server in front of it, for test_tuf.py."""
import hashlib
import json
import threading
from datetime import datetime, timedelta, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote

from nacl.signing import SigningKey

ROLES = ["root", "timestamp", "snapshot", "targets"]
NOW = datetime(2026, 11, 21, 12, 0, 0, tzinfo=timezone.utc)


def date(days):
    return (NOW + timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%SZ")


def canonical(value):
    """OLPC canonical JSON, as securesystemslib writes it."""
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if value is None or isinstance(value, (bool, int)):
        return json.dumps(value)
    if isinstance(value, list):
        return "[" + ",".join(canonical(v) for v in value) + "]"
    return "{" + ",".join(canonical(k) + ":" + canonical(value[k]) for k in sorted(value)) + "}"


class Key:
    def __init__(self, **more):
        self.secret = SigningKey.generate()
        self.public = {"keytype": "ed25519", "scheme": "ed25519",
                       "keyval": {"public": self.secret.verify_key.encode().hex()}, **more}
        self.id = hashlib.sha256(canonical(self.public).encode()).hexdigest()

    def sign(self, signed):
        return {"keyid": self.id, "sig": self.secret.sign(canonical(signed).encode()).signature.hex()}


class Repository:
    """Change the members of `signed` as a test needs, then publish(role, …); what was published before stays."""

    def __init__(self, consistent=True, hashes=False):
        self.hashes = hashes
        self.keys = {role: [Key()] for role in ROLES}  # who signs
        self.signed = {role: {"_type": role, "spec_version": "1.0.34", "version": 0, "expires": date(30)} for role in ROLES}
        self.signed["root"] |= {"consistent_snapshot": consistent, "keys": {}, "roles": {}}
        self.signed["timestamp"]["meta"] = {"snapshot.json": {"version": 1}}
        self.signed["snapshot"]["meta"] = {"targets.json": {"version": 1}}
        self.signed["targets"]["targets"] = {}
        self.files = {}      # path below the test's URL: bytes, or (status, bytes)
        self.latest = {}     # role: bytes
        self.requests = []
        for role in ROLES:
            self.trust(role, self.keys[role])
        self.publish("targets", "snapshot", "timestamp", "root")

    @property
    def root(self):
        return self.signed["root"]

    def trust(self, role, keys, threshold=1):
        """Names the role's keys in root (published with the next root) and signs with them."""
        self.keys[role] = list(keys)
        self.root["keys"] |= {key.id: key.public for key in keys}
        self.root["roles"][role] = {"keyids": [key.id for key in keys], "threshold": threshold}

    def publish(self, *roles):
        for role in roles:
            self.signed[role]["version"] += 1
            self.put(role, self.wrap(role))

    def wrap(self, role):
        signed = self.signed[role]
        return json.dumps({"signatures": [key.sign(signed) for key in self.keys[role]], "signed": signed}, indent=1).encode()

    def put(self, role, data):
        version = self.signed[role]["version"]
        prefixed = role == "root" or (self.root["consistent_snapshot"] and role != "timestamp")
        self.files[f"/metadata/{version}.{role}.json" if prefixed else f"/metadata/{role}.json"] = data
        self.latest[role] = data
        entry = {"version": version}
        if self.hashes:
            entry |= {"length": len(data), "hashes": {"sha256": hashlib.sha256(data).hexdigest()}}
        if role == "targets":
            self.signed["snapshot"]["meta"]["targets.json"] = entry
        if role == "snapshot":
            self.signed["timestamp"]["meta"]["snapshot.json"] = entry

    def release(self):
        self.publish("targets", "snapshot", "timestamp")

    def add_target(self, path, data, algorithms=("sha256",)):
        hashes = {name: hashlib.new(name, data).hexdigest() for name in algorithms}
        self.signed["targets"]["targets"][path] = {"length": len(data), "hashes": hashes}
        for value in hashes.values():
            folder, slash, name = path.rpartition("/")
            self.files[f"/targets/{folder}{slash}{value}.{name}" if self.root["consistent_snapshot"] else f"/targets/{path}"] = data


class Server:
    """One web server for all tests; repositories by name."""

    def __init__(self):
        server = self
        self.repositories = {}

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                _, name, path = self.path.split("/", 2)
                server.answer(self, server.repositories[name], "/" + path)

            def log_message(self, *arguments):
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.http.server_address[1]}"
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    def answer(self, handler, repository, path):
        repository.requests.append(path)
        answer = repository.files.get(unquote(path), (404, b"<html>There is no such page.</html>"))
        if callable(answer):
            return answer(handler)
        status, body = answer if isinstance(answer, tuple) else (200, answer)
        handler.send_response(status)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    def close(self):
        self.http.shutdown()
        self.http.server_close()
