# SPDX-License-Identifier: GPL-3.0-or-later
"""The hub as a web server: static releases, the long poll, hostile requests, rest and stop."""
import concurrent.futures
import hashlib
import json
import signal
import socket
import ssl
import subprocess
import threading
import time
import urllib.request
from pathlib import Path

import pytest

from hub_help import Published, ask, org, request, write


def timestamp(hub, **headers):
    return request(hub.url + "/tuf/main/metadata/timestamp.json", headers={k.replace("_", "-"): v for k, v in headers.items()})


def test_hello_and_the_page_for_people(shared_hub):
    status, hello = ask(shared_hub.url + "/v1/hello")
    assert (status, hello["torget"]) == (200, 1) and hello["hub"] and hello["time"]
    status, headers, body = request(shared_hub.url + "/")
    assert status == 200 and headers["Content-Type"].startswith("text/html") and b"Torget" in body


def test_the_repository_is_served_as_it_lies_in_the_folder(serving_hub, tmp_path):
    serving_hub.run("import", write(tmp_path, "x.json", [org("a")]))
    serving_hub.publish()
    root = serving_hub.data / "public"
    files = [path for path in root.rglob("*") if path.is_file()]
    assert len(files) > 6
    for path in files:
        status, headers, body = request(f"{serving_hub.url}/{path.relative_to(root)}")
        assert (status, body) == (200, path.read_bytes()), path
        assert headers["ETag"].strip('"') == hashlib.sha256(body).hexdigest()
        moving = path.name in ("timestamp.json", "root.json")
        assert ("immutable" in headers["Cache-Control"]) != moving and ("no-cache" in headers["Cache-Control"]) == moving
        status, again, body = request(f"{serving_hub.url}/{path.relative_to(root)}", headers={"If-None-Match": headers["ETag"]})
        assert (status, body, again["ETag"]) == (304, b"", headers["ETag"])
        status, head, body = request(f"{serving_hub.url}/{path.relative_to(root)}", method="HEAD")
        assert (status, body, head["Content-Length"]) == (200, b"", str(path.stat().st_size))


RANGES = [("bytes=0-9", 206, slice(0, 10)), ("bytes=5-", 206, slice(5, None)), ("bytes=-7", 206, slice(-7, None)),
          ("bytes=0-99999999", 206, slice(0, None)), ("bytes=9-3", 200, slice(None)), ("bytes=0-1,4-5", 200, slice(None)),
          ("lines=1-2", 200, slice(None)), ("bytes=99999999-", 416, slice(0, 0)), ("bytes=-0", 416, slice(0, 0)),
          ("bytes=99999999999999999999-", 200, slice(None)), ("bytes=a-b", 200, slice(None)), ("bytes=-", 200, slice(None))]


@pytest.mark.parametrize("asked,status,part", RANGES)
def test_parts_of_target_files(shared_hub, asked, status, part):
    path = Published(shared_hub).path("content/1.zst")
    whole, url = path.read_bytes(), f"{shared_hub.url}/tuf/main/targets/content/{path.name}"
    got, headers, body = request(url, headers={"Range": asked})
    assert (got, body) == (status, whole[part])
    if status == 206:
        assert headers["Content-Range"].endswith(f"/{len(whole)}")
    tag = request(url)[1]["ETag"]
    assert request(url, headers={"Range": "bytes=0-9", "If-Range": tag})[0] == 206
    assert request(url, headers={"Range": "bytes=0-9", "If-Range": '"other"'})[0] == 200


PATHS = ["/tuf/main/metadata/../../../hub.db", "/tuf/main/metadata/%2e%2e/%2e%2e/hub.db", "/tuf/../keys/root.json", "/tuf/main/metadata/",
         "/tuf/main/metadata", "/tuf/main", "/tuf/", "/tuf", "/tuf/main/other/x.json", "/tuf/MAIN/metadata/root.json", "/tuf/main/metadata//root.json",
         "/tuf/main/metadata/.hidden.json", "/tuf/main/targets/content/1.zst", "/tuf/main/metadata/9.root.json", "/nothing", "//", "/v1", "/v1/",
         "/tuf/main/metadata/root.json/x", "/tuf/main/targets/../metadata/root.json", "/" + "a" * 3000, "/tuf/main/metadata/root.json\x7f"]


@pytest.mark.parametrize("path", PATHS, ids=range(len(PATHS)))
def test_what_is_not_public_is_not_there(shared_hub, path):
    with socket.create_connection(("127.0.0.1", shared_hub.port)) as raw:
        raw.sendall(f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
        answer = b"".join(iter(lambda: raw.recv(65536), b""))
    head, _, body = answer.partition(b"\r\n\r\n")
    assert head.split()[1] == b"404" and b"application/problem+json" in head
    problem = json.loads(body)
    assert problem["status"] == 404 and problem["title"] and problem["detail"] and problem["code"] and problem["type"]


def test_a_push_is_seen_at_once_by_those_who_wait(serving_hub, tmp_path):
    tag = timestamp(serving_hub)[1]["ETag"]
    begun = time.monotonic()
    with concurrent.futures.ThreadPoolExecutor(20) as pool:
        waiting = [pool.submit(timestamp, serving_hub, If_None_Match=tag, Prefer="wait=50") for _ in range(20)]
        time.sleep(1)
        assert not any(future.done() for future in waiting)
        assert timestamp(serving_hub)[0] == 200, "those who wait hold nobody up"
        serving_hub.run("import", write(tmp_path, "x.json", [org("a")]))
        time.sleep(0.3)
        assert not any(future.done() for future in waiting), "an import is no release"
        serving_hub.publish()
        published = time.monotonic()
        answers = [future.result(timeout=5) for future in waiting]
    assert time.monotonic() - published < 1 and published - begun < 20
    newest = (serving_hub.data / "public/tuf/main/metadata/timestamp.json").read_bytes()
    assert all((status, body) == (200, newest) for status, _, body in answers)


def test_a_wait_ends_with_304(shared_hub):
    tag = timestamp(shared_hub)[1]["ETag"]
    begun = time.monotonic()
    status, headers, _ = timestamp(shared_hub, If_None_Match=tag, Prefer="wait=1")
    assert (status, headers["ETag"]) == (304, tag) and 0.9 < time.monotonic() - begun < 3
    for prefer in ("wait=0", "wait=-5", "wait=x", "respond-async", ""):
        begun = time.monotonic()
        assert timestamp(shared_hub, If_None_Match=tag, Prefer=prefer)[0] == 304 and time.monotonic() - begun < 0.5


def test_a_stop_answers_those_who_wait(serving_hub):
    tag = timestamp(serving_hub)[1]["ETag"]
    with concurrent.futures.ThreadPoolExecutor(5) as pool:
        waiting = [pool.submit(timestamp, serving_hub, If_None_Match=tag, Prefer="wait=50") for _ in range(5)]
        time.sleep(0.5)
        process, begun = serving_hub.process, time.monotonic()
        serving_hub.stop(signal.SIGTERM)
        assert process.returncode == 0 and time.monotonic() - begun < 4
        assert [future.result(timeout=5)[0] for future in waiting] == [304] * 5


METHODS = [("POST", "/v1/hello", 405), ("DELETE", "/v1/status", 405), ("GET", "/v1/enrol", 405), ("PUT", "/tuf/main/metadata/root.json", 405),
           ("HEAD", "/v1/pair/ABCDEF", 405), ("NONSENSE", "/", 405), ("OPTIONS", "/nothing", 404)]


@pytest.mark.parametrize("method,path,status", METHODS)
def test_methods(shared_hub, method, path, status):
    got, headers, body = request(shared_hub.url + path, method=method)
    assert got == status and (status != 405 or headers["Allow"])
    assert method == "HEAD" or json.loads(body)["status"] == status


BODIES = [(b"", 400), (b"{", 400), (b"[]", 400), (b"null", 400), (b"\xff\xfe", 400), (b"[" * 10000, 400), (b'{"token": 5}', 403), (b'{"a": 1, "a": 2}', 400),
          (b'{"token": "' + b"x" * 500000 + b'"}', 403), (b"x" * (1 << 20), 400), (b'{"facts": []}', 400)]


@pytest.mark.parametrize("body,status", BODIES, ids=range(len(BODIES)))
def test_bad_bodies_are_refused_in_words(shared_hub, body, status):
    got, headers, answer = request(shared_hub.url + "/v1/enrol", body)
    assert got == status and headers["Content-Type"] == "application/problem+json"
    assert json.loads(answer)["status"] == status


def raw(hub, text, wait=5.0):
    with socket.create_connection(("127.0.0.1", hub.port), timeout=wait) as conversation:
        try:
            conversation.sendall(text)
            return b"".join(iter(lambda: conversation.recv(65536), b""))
        except (ConnectionError, TimeoutError, socket.timeout):
            return b""


HOSTILE = [b"\x00\x01\x02\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 5000 + b"\r\n", b"A" * 100000,
           b"POST /v1/enrol HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", b"POST /v1/enrol HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n",
           b"POST /v1/enrol HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + b"fffff\r\n" + b"x" * 0xFFFFF + b"\r\n" + b"fffff\r\n" + b"x" * 0xFFFFF,
           b"GET / HTTP/1.1\r\nHost: x\r\n" + b"A: " + b"b" * 60000 + b"\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
           b"GET /tuf/main/metadata/timestamp.json HTTP/1.1\r\nHost: x\r\nPrefer: wait=50\r\nIf-None-Match: *\r\n"]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_bytes_do_no_harm(shared_hub, text):
    answer = raw(shared_hub, text, 1.0)
    assert answer == b"" or answer.startswith(b"HTTP/1.")
    assert shared_hub.process.poll() is None and ask(shared_hub.url + "/v1/hello")[0] == 200


def test_a_large_body_is_refused_before_it_is_sent(shared_hub):
    answer = raw(shared_hub, b"POST /v1/enrol HTTP/1.1\r\nHost: x\r\nContent-Length: 500000000\r\n\r\n")
    assert answer.split()[1] == b"413" and b"problem+json" in answer


def test_those_who_hang_up_while_waiting_do_no_harm(serving_hub):
    tag = timestamp(serving_hub)[1]["ETag"]
    for _ in range(30):
        conversation = socket.create_connection(("127.0.0.1", serving_hub.port))
        conversation.sendall(f"GET /tuf/main/metadata/timestamp.json HTTP/1.1\r\nHost: x\r\nIf-None-Match: {tag}\r\nPrefer: wait=50\r\n\r\n".encode())
        conversation.close()
    time.sleep(0.3)
    serving_hub.publish()
    assert ask(serving_hub.url + "/v1/hello")[0] == 200


def test_many_at_once_are_all_answered(shared_hub):
    url = shared_hub.url + "/tuf/main/metadata/timestamp.json"
    with concurrent.futures.ThreadPoolExecutor(40) as pool:
        assert set(pool.map(lambda _: request(url)[0], range(800))) == {200}


def test_publishing_goes_on_beside_requests(serving_hub, tmp_path):
    """Whoever reads while releases are made always sees one whole release."""
    stop, faults = threading.Event(), []

    def read():
        while not stop.is_set():
            stamp = json.loads(timestamp(serving_hub)[2])["signed"]
            version = stamp["meta"]["snapshot.json"]["version"]
            status, _, snapshot = request(f"{serving_hub.url}/tuf/main/metadata/{version}.snapshot.json")
            if status != 200 or hashlib.sha256(snapshot).hexdigest() != stamp["meta"]["snapshot.json"]["hashes"]["sha256"]:
                faults.append((version, status))

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    for n in range(8):
        serving_hub.run("import", write(tmp_path, "x.json", [org("a", founded=1990 + n)]))
        serving_hub.publish()
    stop.set()
    for reader in readers:
        reader.join()
    assert faults == [] and Published(serving_hub).content()[0]["version"] == 9


def wakeups(process):
    total = 0
    for task in Path(f"/proc/{process.pid}/task").iterdir():
        for line in (task / "status").read_text().splitlines():
            if "ctxt_switches" in line:
                total += int(line.split()[1])
    return total


def test_at_rest_it_does_nothing(shared_hub):
    time.sleep(1.5)
    before = wakeups(shared_hub.process)
    time.sleep(3)
    assert wakeups(shared_hub.process) - before <= 2


def test_tls(fresh_hub, tmp_path):
    made = subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj",
                           "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", tmp_path / "key.pem", "-out", tmp_path / "cert.pem"],
                          capture_output=True)
    if made.returncode != 0:
        pytest.skip("no openssl to make a certificate with")
    process = subprocess.Popen([fresh_hub.build / "torget-hub", "serve", "--data", fresh_hub.data, "--listen", "127.0.0.1:0", "--tls-cert",
                                tmp_path / "cert.pem", "--tls-key", tmp_path / "key.pem"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        where = json.loads(process.stdout.readline())
        context = ssl.create_default_context(cafile=str(tmp_path / "cert.pem"))
        with urllib.request.urlopen(f"https://127.0.0.1:{where['port']}/v1/hello", context=context, timeout=10) as answer:
            assert answer.status == 200 and where["tls"]
    finally:
        process.terminate()
        assert process.wait(10) == 0


SERVE_FAULTS = [(["--listen", "nonsense"], 1), (["--listen", "127.0.0.1:99999"], 1), (["--tls-cert", "x"], 2), (["--tls-cert", "/none", "--tls-key", "/none"], 1),
                (["extra"], 2)]


@pytest.mark.parametrize("arguments,status", SERVE_FAULTS)
def test_serve_says_what_is_wrong(fresh_hub, arguments, status):
    done = fresh_hub.run("serve", *arguments, check=False)
    assert done.returncode == status and "torget-hub: " in done.stderr


def test_a_taken_port_is_said(shared_hub):
    done = shared_hub.run("serve", "--listen", f"127.0.0.1:{shared_hub.port}", check=False)
    assert done.returncode == 1 and "cannot listen" in done.stderr


def test_settings_come_from_the_folder_too(fresh_hub):
    (fresh_hub.data / "hub.ini").write_text("listen = nonsense\n")
    done = fresh_hub.run("serve", check=False)
    assert done.returncode == 1 and "nonsense" in done.stderr
    (fresh_hub.data / "hub.ini").write_text("liisten = x\n")
    assert fresh_hub.run("serve", check=False).returncode == 2


def test_a_damaged_database_is_said(fresh_hub):
    with open(fresh_hub.data / "hub.db", "r+b") as file:
        file.write(b"not a database at all")
    done = fresh_hub.run("serve", check=False)
    assert done.returncode == 1 and "hub.db" in done.stderr
