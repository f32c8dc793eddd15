# SPDX-License-Identifier: GPL-3.0-or-later
"""How a kiosk gets its seat, and what it may then do: tokens, pairing codes, credentials, status, the outbox."""
import concurrent.futures
import json
import sqlite3
import time
import uuid

import pytest

from hub_help import ask, item, request, write


def enrolment(hub, *arguments):
    return json.loads(hub.run("enrol", *arguments).stdout)


def enrol(hub, token, **facts):
    return ask(hub.url + "/v1/enrol", {"token": token, "facts": facts})


def status(hub, credential):
    return ask(hub.url + "/v1/status", {"release": 1}, credential)


def table(hub, name):
    with sqlite3.connect(f"file:{hub.data}/hub.db?mode=ro", uri=True) as db:
        db.row_factory = sqlite3.Row
        return [dict(row) for row in db.execute(f"SELECT * FROM {name}")]


@pytest.fixture
def kiosk(serving_hub):
    """(hub, credential)"""
    _, identity = enrol(serving_hub, enrolment(serving_hub)["token"])
    return serving_hub, identity["credential"]


def test_a_token_gives_a_credential_and_the_hubs_identity(serving_hub, tmp_path):
    serving_hub.run("import", write(tmp_path, "x.json", [item("place/library")]))
    made = enrolment(serving_hub, "--place", "library", "--channel", "main")
    assert set(made) >= {"token", "channel", "place", "expires"} and made["place"] == "place/library"
    code, identity = enrol(serving_hub, made["token"], model="qemu")
    assert code == 200 and len(identity["credential"]) >= 43
    assert (identity["channel"], identity["place"], identity["kiosk"], identity["settings"]) == ("main", "place/library", made["kiosk"], {})
    hub = identity["hub"]
    assert hub["id"] == ask(serving_hub.url + "/v1/hello")[1]["hub"] and len(bytes.fromhex(hub["seal"])) == 32
    assert hub["root"] == json.loads((serving_hub.data / "public/tuf/main/metadata/root.json").read_bytes())
    code, answer = status(serving_hub, identity["credential"])
    assert (code, answer["channel"], answer["place"], answer["settings"]) == (200, "main", "place/library", {})


def test_secrets_are_not_in_the_database(kiosk):
    hub, credential = kiosk
    token = enrolment(hub)["token"]
    hub.stop()
    stored = b"".join(path.read_bytes() for path in hub.data.glob("hub.db*"))
    assert credential.encode() not in stored and token.encode() not in stored


def test_a_token_works_until_its_credential_was_used(serving_hub):
    token = enrolment(serving_hub)["token"]
    _, first = enrol(serving_hub, token)
    _, second = enrol(serving_hub, token)
    assert first["credential"] != second["credential"]
    assert status(serving_hub, first["credential"])[0] == 401, "a repeat takes the place of what was lost"
    assert status(serving_hub, second["credential"])[0] == 200
    code, problem = enrol(serving_hub, token)
    assert (code, problem["code"]) == (403, "denied")
    assert status(serving_hub, second["credential"])[0] == 200


WRONG = ["", "x", "A" * 43, "ä" * 43, "A" * 100000]


@pytest.mark.parametrize("token", WRONG, ids=range(len(WRONG)))
def test_wrong_tokens_and_credentials(shared_hub, token):
    assert enrol(shared_hub, token)[0] == 403
    code, headers, body = request(shared_hub.url + "/v1/status", {"a": 1}, {"Authorization": f"Bearer {token[:200]}".encode("utf-8").decode("latin-1")})
    assert (code, headers["WWW-Authenticate"], json.loads(body)["code"]) == (401, "Bearer", "denied")
    assert ask(shared_hub.url + "/v1/outbox", {"messages": []})[0] == 401


def test_new_hardware_takes_the_seat_with_its_first_use(serving_hub):
    made = enrolment(serving_hub, "--place", "Foajén")
    _, old = enrol(serving_hub, made["token"])
    assert status(serving_hub, old["credential"])[0] == 200
    again = enrolment(serving_hub, "--kiosk", made["kiosk"])
    assert (again["kiosk"], again["place"]) == (made["kiosk"], "Foajén")
    _, new = enrol(serving_hub, again["token"])
    assert status(serving_hub, old["credential"])[0] == 200, "the old one works until the new one does"
    assert status(serving_hub, new["credential"])[0] == 200
    code, problem = status(serving_hub, old["credential"])
    assert (code, problem["code"]) == (403, "revoked")
    assert new["hardware"] != old["hardware"] and new["kiosk"] == old["kiosk"]


def test_an_old_token_is_no_use(serving_hub):
    token = enrolment(serving_hub)["token"]
    serving_hub.stop()
    with sqlite3.connect(serving_hub.data / "hub.db") as db:
        db.execute("UPDATE enrolment SET expires_s = 1000")
    serving_hub.serve()
    assert enrol(serving_hub, token)[0] == 403


ENROL_FAULTS = [(["--kiosk", "none"], 1), (["--place", "place/none"], 1), (["--channel", "NO"], 1), (["--nonsense"], 2), (["extra"], 2)]


@pytest.mark.parametrize("arguments,code", ENROL_FAULTS)
def test_enrol_says_what_is_wrong(shared_hub, arguments, code):
    done = shared_hub.run("enrol", *arguments, check=False)
    assert done.returncode == code and done.stderr and not done.stdout


def pair(hub):
    code, answer = ask(hub.url + "/v1/pair", {"facts": {"model": "rpi4", "size": "1080x1920"}})
    assert code == 201 and len(answer["code"]) == 6 and not set(answer["code"]) & set("0O1IL") and answer["expires_in"] == 600
    return answer


def poll(hub, pairing, **headers):
    return ask(f"{hub.url}/v1/pair/{pairing['code']}", token=pairing["poll_secret"], **headers)


def test_a_code_on_the_screen_is_confirmed_by_an_administrator(serving_hub):
    pairing = pair(serving_hub)
    assert poll(serving_hub, pairing)[1]["state"] == "waiting"
    done = serving_hub.run("pair", "--code", pairing["code"].lower(), "--place", "Entrén", "--channel", "main")
    confirmed = json.loads(done.stdout)
    assert confirmed["facts"] == {"model": "rpi4", "size": "1080x1920"} and confirmed["address"] == "127.0.0.1"
    code, identity = poll(serving_hub, pairing)
    assert (code, identity["state"], identity["place"], identity["kiosk"]) == (200, "confirmed", "Entrén", confirmed["kiosk"])
    _, again = poll(serving_hub, pairing)
    assert again["credential"] != identity["credential"], "a lost answer costs nothing"
    assert status(serving_hub, again["credential"])[0] == 200
    code, problem = poll(serving_hub, pairing)
    assert (code, problem["code"]) == (410, "taken")
    assert serving_hub.run("pair", "--code", pairing["code"], check=False).returncode == 1, "a code works once"


def test_a_kiosk_that_waits_is_told_at_once(serving_hub):
    pairing = pair(serving_hub)
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(poll, serving_hub, pairing, Prefer="wait=30")
        time.sleep(0.5)
        assert not waiting.done()
        serving_hub.run("pair", "--code", pairing["code"])
        assert waiting.result(timeout=3)[1]["state"] == "confirmed"


def test_only_who_knows_the_secret_learns_anything(serving_hub):
    pairing = pair(serving_hub)
    url = f"{serving_hub.url}/v1/pair/{pairing['code']}"
    assert ask(url)[0] == ask(url, token="A" * 43)[0] == ask(serving_hub.url + "/v1/pair/AAAAAA", token="A" * 43)[0] == 404


def test_codes_end_after_ten_minutes(serving_hub):
    pairing = pair(serving_hub)
    serving_hub.stop()
    with sqlite3.connect(serving_hub.data / "hub.db") as db:
        db.execute("UPDATE pairing SET expires_s = expires_s - 601")
    serving_hub.serve()
    code, problem = poll(serving_hub, pairing)
    assert (code, problem["code"]) == (410, "expired")
    done = serving_hub.run("pair", "--code", pairing["code"], check=False)
    assert done.returncode == 1 and "ten minutes" in done.stderr


def test_pairing_is_rate_limited(serving_hub):
    answers = [request(serving_hub.url + "/v1/pair", {"facts": {}}) for _ in range(40)]
    codes = [code for code, _, _ in answers]
    assert codes[0] == 201 and 429 in codes
    assert 1 <= int(next(headers for code, headers, _ in answers if code == 429)["Retry-After"]) <= 60
    assert ask(serving_hub.url + "/v1/hello")[0] == 200


@pytest.mark.parametrize("code", ["", "ABC", "ABCDEFG", "ABC0DE", "åäö"])
def test_pair_wants_a_code(shared_hub, code):
    assert shared_hub.run("pair", "--code", code, check=False).returncode == 2


def test_measurements_are_kept_newest_only(kiosk):
    hub, credential = kiosk
    ask(hub.url + "/v1/status", {"release": 1, "outbox": 0}, credential)
    ask(hub.url + "/v1/status", {"release": 2, "outbox": 3}, credential)
    (row,) = table(hub, "hardware")
    assert json.loads(row["status"]) == {"release": 2, "outbox": 3} and row["seen_s"] > 0
    assert ask(hub.url + "/v1/status", {"x": "y" * 20000}, credential)[0] == 413


def message(**more):
    return {"uuid": str(uuid.uuid4()), "sealed": "ab" * 100, **more}


def test_each_message_is_taken_once(kiosk):
    hub, credential = kiosk
    messages = [message(), message()]
    code, first = ask(hub.url + "/v1/outbox", {"messages": messages}, credential)
    assert code == 200 and first["results"] == [{"uuid": m["uuid"], "state": "received"} for m in messages]
    changed = [{**messages[0], "sealed": "cd" * 100}, message()]
    code, second = ask(hub.url + "/v1/outbox", {"messages": changed}, credential)
    assert code == 200 and second["results"][0] == first["results"][0]
    rows = {row["uuid"]: row["sealed"].hex() for row in table(hub, "outbox")}
    assert rows[messages[0]["uuid"]] == "ab" * 100 and len(rows) == 3


def test_the_same_message_twice_in_one_request(kiosk):
    hub, credential = kiosk
    one = message()
    code, answer = ask(hub.url + "/v1/outbox", {"messages": [one, one]}, credential)
    assert code == 200 and answer["results"][0] == answer["results"][1] and len(table(hub, "outbox")) == 1


def test_what_people_left_has_an_end(kiosk):
    hub, credential = kiosk
    wanted = ["2099-01-01T00:00:00Z", None, "2026-01-01T00:00:00Z"]
    messages = [message(**({"delete_after": when} if when else {})) for when in wanted]
    ask(hub.url + "/v1/outbox", {"messages": messages}, credential)
    now, year = time.time(), 365 * 86400
    ends = [next(r for r in table(hub, "outbox") if r["uuid"] == m["uuid"])["delete_after_s"] for m in messages]
    assert abs(ends[0] - now - year) < 100 and abs(ends[1] - now - year) < 100 and ends[2] <= now + 100
    hub.stop()
    with sqlite3.connect(hub.data / "hub.db") as db:
        db.execute("UPDATE outbox SET delete_after_s = 1000 WHERE uuid = ?", (messages[1]["uuid"],))
    time.sleep(1.1)
    hub.serve()
    time.sleep(0.3)
    assert [row["uuid"] for row in table(hub, "outbox")] == [messages[0]["uuid"]]


BAD = [{}, {"messages": {}}, {"messages": []}, {"messages": [{}]}, {"messages": ["x"]}, {"messages": [message(uuid="x")]}, {"messages": [message(uuid="A" * 36)]},
       {"messages": [message(sealed="xyz")]}, {"messages": [message(sealed="ab")]}, {"messages": [message(sealed="ab" * 70000)]},
       {"messages": [message(), message(uuid="../../../../../../../etc/passwd....")]}, {"messages": [message() for _ in range(101)]}]


@pytest.mark.parametrize("body", BAD, ids=range(len(BAD)))
def test_bad_messages_are_refused_whole(kiosk, body):
    hub, credential = kiosk
    code, problem = ask(hub.url + "/v1/outbox", body, credential)
    assert code == 400 and problem["code"] == "invalid" and table(hub, "outbox") == []


def test_a_message_that_was_acknowledged_survives_a_kill(kiosk):
    hub, credential = kiosk
    one = message()
    assert ask(hub.url + "/v1/outbox", {"messages": [one]}, credential)[0] == 200
    hub.process.kill()
    hub.process.wait()
    hub.serve()
    assert [row["uuid"] for row in table(hub, "outbox")] == [one["uuid"]]
    assert ask(hub.url + "/v1/outbox", {"messages": [one]}, credential)[0] == 200
