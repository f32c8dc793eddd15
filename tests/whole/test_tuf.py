# SPDX-License-Identifier: GPL-3.0-or-later
"""The TUF client as a program, with the command line of tuf-conformance, against a repository that attacks it."""
import hashlib
import json
import os
import subprocess
from pathlib import Path

import pytest

from tuf_repository import NOW, ROLES, Key, Repository, Server, canonical, date

KIOSK = os.environ.get("TORGET_KIOSK", str(Path(__file__).parents[2] / "build/torget-kiosk"))


@pytest.fixture(scope="module")
def server():
    server = Server()
    yield server
    server.close()


class Client:
    def __init__(self, server, folder):
        self.url = f"{server.url}/{folder.name}"
        self.metadata, self.targets = folder / "metadata", folder / "targets"
        self.now, self.errors = date(0), ""

    def run(self, *arguments, **more):
        done = subprocess.run([KIOSK, "tuf", "--metadata-dir", self.metadata, *arguments], stderr=subprocess.PIPE,
                              text=True, timeout=60, **more)
        self.errors = done.stderr
        assert done.returncode in (0, 1), done.stderr
        return done.returncode

    def init(self, root):
        file = self.metadata.parent / "initial.json"
        file.write_bytes(root)
        return self.run("init", file)

    def refresh(self, url=None):
        return self.run("--metadata-url", (url or self.url) + "/metadata/", "--now", self.now, "refresh")

    def download(self, *names):
        named = [word for name in names for word in ("--target-name", name)]
        return self.run("--metadata-url", self.url + "/metadata", "--target-dir", self.targets, "--target-base-url",
                        self.url + "/targets", "--now", self.now, *named, "download")

    def refused(self, verdict):
        """The next refresh fails, and says why in these words."""
        assert self.refresh() == 1
        assert f": {verdict}: " in self.errors, self.errors

    def versions(self):
        files = sorted(self.metadata.glob("*.json"))
        return {file.stem: json.loads(file.read_bytes())["signed"]["version"] for file in files}

    def downloaded(self):
        return sorted(file.read_bytes() for file in self.targets.rglob("*") if file.is_file())


@pytest.fixture
def folder(tmp_path):
    return tmp_path


def start(server, folder, initialise=True, **how):
    repository, client = Repository(**how), Client(server, folder)
    server.repositories[folder.name] = repository
    if initialise:
        assert client.init(repository.latest["root"]) == 0
    return repository, client


# ---- the plain course ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("hashes", [False, True])
def test_a_refresh_asks_once_for_each_and_keeps_the_very_bytes(server, folder, hashes):
    repository, client = start(server, folder, hashes=hashes)
    assert client.refresh() == 0
    assert repository.requests == [f"/metadata/{n}.json" for n in ("2.root", "timestamp", "1.snapshot", "1.targets")]
    for role in ROLES:
        assert (client.metadata / f"{role}.json").read_bytes() == repository.latest[role]
    repository.requests.clear()
    assert client.refresh() == 0
    assert repository.requests == ["/metadata/2.root.json", "/metadata/timestamp.json"]


def test_init_asks_for_nothing(server, folder):
    repository, client = start(server, folder)
    assert repository.requests == []
    assert client.versions() == {"root": 1}


@pytest.mark.parametrize("spoil", [lambda r: r["signed"].pop("version"), lambda r: r["signatures"].clear(),
                                   lambda r: r["signatures"][0].update(sig="3045022100ee44"), lambda r: r.pop("signed")])
def test_a_bad_first_root_fails_without_a_request(server, folder, spoil):
    repository, client = start(server, folder, initialise=False)
    root = json.loads(repository.latest["root"])
    spoil(root)
    client.init(json.dumps(root).encode())
    assert client.refresh() == 1
    assert repository.requests == []


def test_plain_names_without_consistent_snapshots(server, folder):
    repository, client = start(server, folder, consistent=False)
    repository.add_target("a/b.txt", b"plain")
    repository.release()
    assert client.download("a/b.txt") == 0
    assert repository.requests == ["/metadata/2.root.json", "/metadata/timestamp.json", "/metadata/snapshot.json",
                                   "/metadata/targets.json", "/targets/a/b.txt"]
    assert client.downloaded() == [b"plain"]


def test_a_repository_on_a_stick(server, folder):
    repository, client = start(server, folder)
    repository.add_target("content/1.zst", b"on a stick")
    repository.release()
    for path, data in repository.files.items():
        file = folder / "stick é" / path[1:]
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    client.url = (folder / "stick é").as_uri()
    assert client.download("content/1.zst") == 0
    assert client.downloaded() == [b"on a stick"]
    assert repository.requests == []


# ---- signatures ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role,kept", [("root", {"root": 1}), ("timestamp", {"root": 2}), ("snapshot", {"root": 2, "timestamp": 2}),
                                       ("targets", {"root": 2, "timestamp": 2, "snapshot": 2})])
def test_a_role_signed_by_a_stranger_is_refused(server, folder, role, kept):
    repository, client = start(server, folder)
    repository.keys[role] = [Key()]
    repository.publish("root", "targets", "snapshot", "timestamp")
    client.refused("wrong-signature")
    assert client.versions() == kept


def test_too_few_signatures_are_refused(server, folder):
    repository, client = start(server, folder)
    repository.trust("snapshot", [Key(), Key(), Key()], threshold=3)
    repository.publish("root", "snapshot", "timestamp")
    assert client.refresh() == 0
    repository.keys["snapshot"].pop()
    repository.publish("snapshot", "timestamp")
    client.refused("threshold")
    assert client.versions()["snapshot"] == 2


def test_the_same_keyid_twice_is_refused(server, folder):
    repository, client = start(server, folder)
    envelope = json.loads(repository.latest["snapshot"])
    envelope["signatures"] *= 2
    repository.put("snapshot", json.dumps(envelope).encode())
    client.refused("duplicate-signature")


def test_one_key_named_many_times_is_one_key(server, folder):
    repository, client = start(server, folder)
    key = Key()
    repository.trust("timestamp", [key] * 9, threshold=2)
    repository.keys["timestamp"] = [key]
    repository.publish("root", "timestamp")
    client.refused("threshold")


def test_one_key_under_two_keyids_is_one_key(server, folder):
    repository, client = start(server, folder)
    one, twin = Key(), Key()
    twin.secret, twin.public = one.secret, {**one.public, "x-owner": "the same"}
    twin.id = hashlib.sha256(canonical(twin.public).encode()).hexdigest()
    repository.trust("timestamp", [one, twin], threshold=2)
    repository.publish("root", "timestamp")
    client.refused("threshold")


@pytest.mark.parametrize("change", [{"keytype": "rsa", "scheme": "rsassa-pss-sha256"}, {"keytype": "ecdsa", "scheme": "ecdsa-sha2-nistp256"},
                                    {"scheme": "ecdsa-sha2-nistp256"}, {"keytype": "rsa"}])
def test_keys_of_other_kinds_count_for_nothing(server, folder, change):
    repository, client = start(server, folder)
    key = Key(**change)
    repository.trust("timestamp", [key])
    repository.publish("root", "timestamp")
    client.refused("wrong-signature")
    repository.trust("timestamp", [key, Key()])
    repository.publish("root", "timestamp")
    assert client.refresh() == 0


def test_a_keyid_that_is_not_the_keys_counts_for_nothing(server, folder):
    repository, client = start(server, folder)
    key = Key()
    key.id = "ab" * 32
    repository.trust("timestamp", [key])
    repository.publish("root", "timestamp")
    client.refused("wrong-signature")


def test_a_bad_signature_beside_enough_good_ones_does_not_matter(server, folder):
    repository, client = start(server, folder)
    repository.trust("timestamp", [Key(), Key()])
    repository.publish("root", "timestamp")
    for sig in ("00" * 64, ""):
        repository.publish("timestamp")
        envelope = json.loads(repository.latest["timestamp"])
        envelope["signatures"][0]["sig"] = sig
        repository.put("timestamp", json.dumps(envelope).encode())
        assert client.refresh() == 0


def test_unknown_members_are_tolerated_and_signed(server, folder):
    repository, client = start(server, folder)
    repository.trust("timestamp", [Key(keyid_hash_algorithms=["md5"], x={"a": 1, "b": [None, True, "å\"\\\n"]})])
    repository.root["custom-field"] = "value"
    repository.root["roles"]["root"]["another"] = "value"
    repository.signed["timestamp"]["x-torget-issued"] = date(0)
    repository.publish("root", "timestamp")
    assert client.refresh() == 0
    assert client.versions()["root"] == 2


# ---- root ----------------------------------------------------------------------------------------------------------

# (keys, threshold, signers) of each root in turn, and whether the last is taken
ROTATIONS = {
    "a key replaced": ([("a", 1, "a"), ("b", 1, "ba"), ("b", 1, "b")], True),
    "with strangers": ([("a", 1, "xay"), ("b", 1, "xbay"), ("b", 1, "xby")], True),
    "other signers each time": ([("abcde", 3, "ace"), ("abcde", 3, "aeb"), ("abcde", 3, "abd")], True),
    "one of five replaced": ([("abcde", 3, "ace"), ("abdef", 3, "aeb")], True),
    "all replaced": ([("abcde", 3, "ace"), ("fghij", 3, "acefgh"), ("fghij", 3, "fgh")], True),
    "the threshold rises": ([("abc", 1, "a"), ("abc", 2, "ab")], True),
    "the threshold falls": ([("abc", 2, "ab"), ("abc", 1, "ab"), ("abc", 1, "a")], True),
    "not signed by the old": ([("a", 1, "a"), ("b", 1, "bxy")], False),
    "not signed by the new": ([("a", 1, "a"), ("b", 1, "axy")], False),
    "too few of the new": ([("abcde", 3, "ace"), ("abdef", 3, "ace")], False),
    "too few of the old": ([("abcde", 3, "ace"), ("abdef", 3, "aef")], False),
    "the risen threshold missed": ([("abc", 1, "a"), ("abc", 2, "b")], False),
    "the old threshold missed": ([("abc", 2, "ab"), ("abc", 1, "a")], False),
}


@pytest.mark.parametrize("roots,taken", ROTATIONS.values(), ids=ROTATIONS.keys())
def test_root_rotation(server, folder, roots, taken):
    repository, client = start(server, folder, initialise=False)
    keys = {letter: Key() for letter in "abcdefghijxy"}
    repository.root["version"] = 0
    published = []
    for names, threshold, signers in roots:
        repository.trust("root", [keys[name] for name in names], threshold)
        repository.keys["root"] = [keys[name] for name in signers]
        repository.publish("root")
        published.append(repository.latest["root"])
    assert client.init(published[0]) == 0
    assert client.refresh() == (0 if taken else 1)
    assert (client.metadata / "root.json").read_bytes() == published[-1 if taken else -2]


@pytest.mark.parametrize("version,verdict", [(1, "rollback"), (3, "version"), (2**53 - 1, "version"), (2**63 - 1, "version"), (2**64, "syntax"), (0, "version")])
def test_a_root_that_is_not_the_next_is_refused(server, folder, version, verdict):
    repository, client = start(server, folder)
    repository.root["version"] = version
    repository.files["/metadata/2.root.json"] = repository.wrap("root")
    client.refused(verdict)
    assert client.versions() == {"root": 1}


def test_a_missing_root_between_is_the_end(server, folder):
    repository, client = start(server, folder)
    repository.root["version"] = 2
    repository.publish("root")
    assert client.refresh() == 0
    assert client.versions()["root"] == 1


def test_an_expired_root_is_kept_but_ends_the_refresh(server, folder):
    repository, client = start(server, folder)
    assert client.refresh() == 0
    repository.root["expires"] = date(-1)
    repository.publish("root")
    repository.release()
    client.refused("expired")
    assert client.versions() == {"root": 2, "timestamp": 1, "snapshot": 1, "targets": 1}
    repository.root["expires"] = date(30)
    repository.publish("root")
    assert client.refresh() == 0


# ---- freeze, rollback, fast-forward, mix-and-match -----------------------------------------------------------------


@pytest.mark.parametrize("role", ["timestamp", "snapshot", "targets"])
def test_expired_metadata_is_refused(server, folder, role):
    repository, client = start(server, folder)
    assert client.refresh() == 0
    repository.signed[role]["expires"] = date(-5)
    repository.release()
    client.refused("expired")
    assert client.versions()[role] == 1


def test_a_frozen_repository_is_noticed(server, folder):
    repository, client = start(server, folder)
    assert client.refresh() == 0
    client.now = date(29)
    assert client.refresh() == 0
    repository.root["expires"] = date(60)
    repository.publish("root")
    client.now = date(31)
    client.refused("expired")


def test_expired_kept_metadata_can_be_updated(server, folder):
    repository, client = start(server, folder)
    repository.signed["timestamp"]["expires"] = date(7)
    repository.publish("timestamp")
    assert client.refresh() == 0
    repository.signed["timestamp"]["expires"] = date(21)
    repository.release()
    client.now = date(18)
    assert client.refresh() == 0
    assert client.versions() == {"root": 1, "timestamp": 3, "snapshot": 2, "targets": 2}


def test_now_counts_in_seconds_too(server, folder):
    repository, client = start(server, folder)
    client.now = str(int(NOW.timestamp()) + 40 * 86400)
    client.refused("expired")


def test_timestamp_rollback(server, folder):
    repository, client = start(server, folder)
    repository.publish("timestamp")
    assert client.refresh() == 0
    repository.signed["timestamp"]["version"] = 0
    repository.publish("timestamp")
    client.refused("rollback")
    assert client.versions()["timestamp"] == 2
    assert repository.requests[-1] == "/metadata/timestamp.json"


def test_another_timestamp_of_the_same_version_changes_nothing(server, folder):
    repository, client = start(server, folder)
    assert client.refresh() == 0
    repository.signed["timestamp"]["version"] = 0
    repository.signed["timestamp"]["meta"]["snapshot.json"]["version"] = 100
    kept = (client.metadata / "timestamp.json").read_bytes()
    repository.publish("timestamp")
    assert client.refresh() == 0
    assert repository.requests[-1] == "/metadata/timestamp.json"
    assert (client.metadata / "timestamp.json").read_bytes() == kept


@pytest.mark.parametrize("hashes", [False, True])
def test_snapshot_rollback(server, folder, hashes):
    repository, client = start(server, folder, hashes=hashes)
    repository.publish("snapshot", "timestamp")
    assert client.refresh() == 0
    repository.signed["snapshot"]["version"] = 0
    repository.publish("snapshot", "timestamp")
    client.refused("rollback")
    assert client.versions()["timestamp"] == 2 and client.versions()["snapshot"] == 2
    assert repository.requests[-1] == "/metadata/timestamp.json"


@pytest.mark.parametrize("hashes", [False, True])
def test_targets_rollback(server, folder, hashes):
    repository, client = start(server, folder, hashes=hashes)
    repository.release()
    assert client.refresh() == 0
    repository.signed["targets"]["version"] = 0
    repository.release()
    client.refused("rollback")
    assert client.versions() == {"root": 1, "timestamp": 3, "snapshot": 2, "targets": 2}


def test_a_role_cannot_leave_the_snapshot(server, folder):
    repository, client = start(server, folder)
    repository.signed["snapshot"]["meta"]["extra.json"] = {"version": 1}
    repository.publish("snapshot", "timestamp")
    assert client.refresh() == 0
    del repository.signed["snapshot"]["meta"]["extra.json"]
    repository.publish("snapshot", "timestamp")
    client.refused("rollback")


@pytest.mark.parametrize("roles", [["timestamp"], ["snapshot"], ["timestamp", "snapshot"]])
def test_fast_forward_recovery(server, folder, roles):
    repository, client = start(server, folder)
    for role in ("targets", "snapshot", "timestamp"):
        repository.signed[role]["version"] = 99999
    repository.release()
    assert client.refresh() == 0
    for role in ("targets", "snapshot", "timestamp"):
        repository.signed[role]["version"] = 0
    repository.release()
    client.refused("rollback")
    for role in roles:
        repository.trust(role, [Key()])
    repository.publish("root")
    repository.release()
    assert client.refresh() == 0
    assert client.versions() == {"root": 2, "timestamp": 2, "snapshot": 2, "targets": 2}


def test_mixed_files_with_hashes(server, folder):
    repository, client = start(server, folder, hashes=True)
    older = repository.latest["targets"]
    repository.release()
    repository.files["/metadata/2.targets.json"] = older
    assert client.refresh() == 1
    assert ": hash: " in client.errors or ": length: " in client.errors
    assert "targets" not in client.versions()


@pytest.mark.parametrize("role,kept", [("snapshot", {"root": 1, "timestamp": 2}), ("targets", {"root": 1, "timestamp": 2, "snapshot": 2})])
def test_mixed_files_without_hashes(server, folder, role, kept):
    repository, client = start(server, folder)
    older = repository.latest[role]
    repository.release()
    repository.files[f"/metadata/2.{role}.json"] = older
    client.refused("mixed")
    assert client.versions() == kept


@pytest.mark.parametrize("role", ["snapshot", "targets"])
def test_a_missing_file_stops_behind_what_is_trusted(server, folder, role):
    repository, client = start(server, folder)
    assert client.refresh() == 0
    repository.release()
    del repository.files[f"/metadata/2.{role}.json"]
    client.refused("missing")
    assert client.versions()[role] == 1 and client.versions()["timestamp"] == 2
    repository.put(role, repository.latest[role])
    assert client.refresh() == 0


def test_another_roles_metadata_is_refused(server, folder):
    repository, client = start(server, folder)
    repository.trust("snapshot", repository.keys["timestamp"])
    repository.signed["snapshot"]["meta"]["snapshot.json"] = {"version": 1}
    repository.publish("root", "snapshot")
    repository.files["/metadata/timestamp.json"] = repository.latest["snapshot"]
    client.refused("type")
    assert client.versions() == {"root": 2}


# ---- endless, broken, foreign --------------------------------------------------------------------------------------


def endless(handler):
    handler.send_response(200)
    handler.end_headers()
    try:
        while True:
            handler.wfile.write(b"x" * 65536)
    except OSError:
        pass


@pytest.mark.parametrize("path", ["2.root", "timestamp", "1.snapshot", "1.targets"])
def test_endless_data_is_cut_off(server, folder, path):
    repository, client = start(server, folder)
    repository.files[f"/metadata/{path}.json"] = endless
    client.refused("too-large")


@pytest.mark.parametrize("path", ["2.root", "timestamp", "1.snapshot", "1.targets"])
def test_a_login_page_with_status_200_is_refused_and_forgotten(server, folder, path):
    repository, client = start(server, folder)
    good = repository.files.get(f"/metadata/{path}.json", (404, b""))
    repository.files[f"/metadata/{path}.json"] = b"<!DOCTYPE html><html><title>Log in to Guest Wi-Fi</title></html>"
    client.refused("syntax")
    repository.files[f"/metadata/{path}.json"] = good
    assert client.refresh() == 0


@pytest.mark.parametrize("spoil", [lambda d: d[:len(d) // 2], lambda d: d[:200] + bytes([d[200] ^ 1]) + d[201:], lambda d: b"",
                                   lambda d: d.replace(b'"version"', b'"version": 1, "version"', 1), lambda d: d + b"{}",
                                   lambda d: b"[" * 100000, lambda d: d.replace(b'"1.0.34"', b'"2.0.0"'), lambda d: b"\xff\xfe" + d])
def test_a_spoilt_file_is_refused(server, folder, spoil):
    repository, client = start(server, folder)
    assert client.refresh() == 0
    repository.release()
    repository.files["/metadata/timestamp.json"] = spoil(repository.latest["timestamp"])
    assert client.refresh() == 1
    assert client.versions()["timestamp"] == 1


@pytest.mark.parametrize("status", [301, 304, 400, 500, 503])
def test_a_failing_server_ends_the_refresh(server, folder, status):
    repository, client = start(server, folder)
    repository.files["/metadata/2.root.json"] = (status, b"")
    assert client.refresh() == 1
    assert repository.requests == ["/metadata/2.root.json"] or status == 301


def test_no_server_at_all(server, folder):
    _, client = start(server, folder)
    assert client.refresh("http://127.0.0.1:1") == 1
    assert ": network: " in client.errors


def test_a_connection_that_breaks_off(server, folder):
    repository, client = start(server, folder)

    def cut(handler):
        handler.send_response(200)
        handler.send_header("Content-Length", "5000")
        handler.end_headers()
        handler.wfile.write(b"{" * 100)

    repository.files["/metadata/timestamp.json"] = cut
    client.refused("network")


def test_delegations_are_refused(server, folder):
    repository, client = start(server, folder)
    key = Key()
    repository.signed["targets"]["delegations"] = {"keys": {key.id: key.public}, "roles": [
        {"name": "other", "keyids": [key.id], "threshold": 1, "paths": ["*"], "terminating": False}]}
    repository.release()
    client.refused("delegations")
    assert client.download("anything") == 1
    assert "targets" not in client.versions()


# ---- target files --------------------------------------------------------------------------------------------------


def test_a_target_is_downloaded_once(server, folder):
    repository, client = start(server, folder)
    repository.add_target("path/to/a file?.txt", b"contents")
    repository.release()
    assert client.download("path/to/a file?.txt") == 0
    assert client.downloaded() == [b"contents"]
    asked = len(repository.requests)
    assert client.download("path/to/a file?.txt") == 0
    assert [path for path in repository.requests[asked:] if path.startswith("/targets")] == []


def test_a_changed_target_takes_the_place_of_the_old_one(server, folder):
    repository, client = start(server, folder)
    for text in (b"one", b"two, longer", b""):
        repository.add_target("file", text)
        repository.release()
        assert client.download("file") == 0
        assert client.downloaded() == [text]


@pytest.mark.parametrize("bad", [b"malicious data, of another length", b"CONTENTS", b"", b"contents and more"])
def test_a_substituted_target_is_not_kept(server, folder, bad):
    repository, client = start(server, folder)
    repository.add_target("file", b"contents")
    repository.release()
    path = next(path for path in repository.files if path.startswith("/targets"))
    repository.files[path] = bad
    assert client.download("file") == 1
    assert not client.targets.exists() or client.downloaded() == []
    repository.files[path] = b"contents"
    assert client.download("file") == 0


def test_an_endless_target_is_cut_off(server, folder):
    repository, client = start(server, folder)
    repository.add_target("file", b"contents")
    repository.release()
    repository.files[next(path for path in repository.files if path.startswith("/targets"))] = endless
    assert client.download("file") == 1
    assert client.downloaded() == []


def test_targets_are_taken_in_order_and_the_first_failure_ends_it(server, folder):
    repository, client = start(server, folder)
    for name in "abc":
        repository.add_target(name, name.encode())
    repository.release()
    assert client.download("b", "missing", "a") == 1
    assert client.downloaded() == [b"b"]
    assert client.download("c", "a", "b") == 0
    asked = [path[-1] for path in repository.requests if path.startswith("/targets")]
    assert asked == ["b", "c", "a"]


def test_a_target_that_is_not_there(server, folder):
    repository, client = start(server, folder)
    assert client.download("nonexistent") == 1
    assert ": no-target: " in client.errors
    assert client.versions() == {role: 1 for role in ROLES}


@pytest.mark.parametrize("algorithms", [["sha256"], ["sha512"], ["sha256", "sha512"]])
def test_hash_algorithms(server, folder, algorithms):
    repository, client = start(server, folder)
    repository.add_target("file", b"contents", algorithms)
    repository.release()
    assert client.download("file") == 0
    assert client.downloaded() == [b"contents"]


def test_an_unknown_hash_algorithm_alone_is_refused(server, folder):
    repository, client = start(server, folder)
    repository.add_target("file", b"contents", ["md5"])
    repository.release()
    assert client.download("file") == 1


@pytest.mark.parametrize("name", ["../../outside", "/outside", "..", "a/../../outside"])
def test_no_target_leaves_the_folder(server, folder, name):
    repository, client = start(server, folder)
    repository.add_target(name, b"contents")
    repository.release()
    client.download(name)
    assert not (folder / "outside").exists() and not (folder.parent / "outside").exists()
    assert [file for file in folder.rglob("*") if file.is_file() and file.read_bytes() == b"contents"
            and file.parent != client.targets] == []


# ---- the command line ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("arguments", [[], ["refresh"], ["--metadata-dir", "/tmp/x"], ["--metadata-dir", "/tmp/x", "init"],
                                       ["--metadata-dir", "/tmp/x", "refresh"], ["--unknown", "x"], ["--metadata-dir"],
                                       ["--metadata-dir", "/tmp/x", "--metadata-url", "http://x", "--now", "soon", "refresh"],
                                       ["--metadata-dir", "/tmp/x", "--metadata-url", "http://x", "download"]])
def test_wrong_usage_is_status_2(arguments):
    done = subprocess.run([KIOSK, "tuf", *arguments], capture_output=True, text=True, timeout=20)
    assert done.returncode == 2
    assert "usage: " in done.stderr


def test_options_may_stand_anywhere_and_carry_an_equals_sign(server, folder):
    repository, client = start(server, folder)
    assert subprocess.run([KIOSK, "tuf", "refresh", f"--now={client.now}", f"--metadata-url={client.url}/metadata",
                           f"--metadata-dir={client.metadata}"], timeout=20).returncode == 0
