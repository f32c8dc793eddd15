# SPDX-License-Identifier: GPL-3.0-or-later
"""A table that an association keeps in a spreadsheet: one row an item."""
import json

import pytest
from hub_help import item, reports, write
from programs import ROOT

FORENING = ROOT / "tests/data/csv/forening.csv"


def table(hub, *arguments, status=0):
    done = hub.run("import", "--format", "csv", "--report", "json", *arguments, check=False)
    assert done.returncode == status, done.stdout[-3000:] + done.stderr[-3000:]
    return reports(done)


def stored(hub):
    return {thing["id"]: thing for thing in json.loads(hub.run("export").stdout)}


@pytest.fixture
def with_terms(fresh_hub, tmp_path):
    terms = [item(f"term/{name}", scheme="need") for name in ("papers", "money", "food", "company")]
    fresh_hub.run("import", write(tmp_path / "terms", "terms.json", terms))
    return fresh_hub


def test_a_spreadsheet_as_swedes_save_it(with_terms):
    faults, summary = table(with_terms, FORENING)
    assert (summary["added"], summary["refused"]) == (5, 0), faults
    things = stored(with_terms)
    assert things["org/kvarnby-hjalpgrupp"]["phone"] == "+46739571123"
    assert things["org/kvarnby-hjalpgrupp"]["languages"] == ["sv", "ar"]
    assert (things["place/gamla-stallet"]["lat"], things["place/gamla-stallet"]["lon"]) == (58.4108, 15.6214)
    service = things["service/rad-pa-torget"]
    assert (service["organization"], service["place"]) == ("org/kvarnby-hjalpgrupp", "place/gamla-stallet")
    assert service["hours"] == [{"days": ["mo", "tu", "we", "th"], "opens": "09:00", "closes": "16:00"},
                                {"days": ["sa"], "opens": "10:00", "closes": "14:00"}]
    assert service["how"] == ["drop-in", "phone"] and service["terms"] == ["term/papers", "term/money"]
    assert '"Kom som du är"; ingen tid' in service["summary"]["sv"]
    event = things["event/sopplunch"]
    assert (event["start"], event["end"]) == ("2026-12-01T12:00:00+01:00", "2026-12-01T13:30:00+01:00")
    assert event["summary"]["sv"] == "Soppa och bröd.\nAlla är välkomna." and event["audience"] == {"tags": ["kvarnby"]}
    call = things["call/duka-fram"]
    assert [(s["id"], s["start"], s["places"]) for s in call["shifts"]] == [
        ("2026-12-01-1100", "2026-12-01T11:00:00+01:00", 4), ("2026-12-08-1100", "2026-12-08T11:00:00+01:00", 4)]
    assert call["skills"] == [{"sv": "Bära stolar"}, {"sv": "Tycka om folk"}]


def test_again_changes_nothing(with_terms):
    table(with_terms, FORENING)
    _, summary = table(with_terms, FORENING)
    assert summary["unchanged"] == 5


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found(fresh_hub, tmp_path, separator):
    text = separator.join(["id", "title", "legal_form"]) + "\r\n" + separator.join(["org/a", "Å", "association"])
    table(fresh_hub, "--lang", "fi", write(tmp_path, "x.csv", text))
    assert stored(fresh_hub)["org/a"]["title"] == {"fi": "Å"}


HEAD = "id,kind,title.sv,legal_form,phone,founded,start,end,organization,all_day,member_of,cost,hours\n"
ROWS = [  # a row, pointer, rule; None: it is taken
    ("org/a,,A,association", None, None),
    ("a,organization,A,association", None, None),
    ("a,,A,association", "/kind", "missing"),
    ("a,thing,A,association", "/kind", "enum"),
    (",organization,A,association", "", "missing"),
    ("org/a,,,association", "", "missing"),
    ("org/a,,<b>A</b>,association", "/title/sv", "html"),
    ("org/a,,A,club", "/legal_form", "enum"),
    ("org/a,,A,association,call us", "/phone", None),
    ("org/a,,A,association,070-174 06 05", None, None),
    ("org/a,,A,association,0046 70 174 06 05", None, None),
    ("org/a,,A,association,+46 (0)70 174 06 05", None, None),
    ("org/a,,A,association,,last year", "/founded", "type"),
    ("org/a,,A,association,,,2026-12-01", "/start", "unknown-member"),
    ("org/a,,A,association,,,,,,,org/nobody", "/member_of/0", "reference"),
    ("org/a,,A,association,,,,,,,nobody;", "/member_of/0", "reference"),
    ("event/a,,A,,,,2026-12-01 14:00,2026-12-01 15:00,org/x", None, None),
    ("event/a,,A,,,,2026-12-01T14:00:00+01:00,2026-12-01 15:00:00,x", None, None),
    ("event/a,,A,,,,2026-12-01,2026-12-02,x,ja", None, None),
    ("event/a,,A,,,,1 December,2026-12-01 15:00,x", "/start", "date"),
    ("event/a,,A,,,,2026-12-01 25:00,2026-12-01 15:00,x", "/start", "date"),
    ("event/a,,A,,,,2026-02-30 10:00,2026-03-01 15:00,x", "/start", "date"),
    ("event/a,,A,,,,2026-12-01 14:00,2026-12-01 13:00,x", "/end", "order"),
    ("event/a,,A,,,,2026-12-01 14:00,2026-12-01 15:00,x,perhaps", "/all_day", "type"),
    ("service/a,,A,,,,,,x,,,free,mo-fr 9-16", None, None),
    ("service/a,,A,,,,,,x,,,free,mo-fr nine to four", "/hours", "type"),
    ("service/a,,A,,,,,,x,,,free,mo-fr 9-16; zz 9-10", "/hours", "type"),
    ("service/a,,A,,,,,,x,,,free,sö-mån 22:30–24:00;holiday 10-12", None, None),
    ('org/a,,"A,association', "", "syntax"),
    ('org/a,,"A"b,association', "", "syntax"),
    ("org/a,,A" + "," * 401, "", "limit"),
    ("org/a,," + "A" * 300_000, "", "limit"),
]


@pytest.mark.parametrize("row,pointer,rule", ROWS, ids=range(len(ROWS)))
def test_each_row_is_taken_or_refused_by_line_and_column(shared_hub, tmp_path, row, pointer, rule):
    path = write(tmp_path, "x.csv", HEAD + "org/x,,X,association\n" + row + "\n")
    faults, summary = table(shared_hub, "--dry-run", path, status=0 if pointer is None else 1)
    errors = [fault for fault in faults if fault["severity"] == "error"]
    if pointer is None:
        assert not errors and summary["added"] == 2
    else:
        (error,) = errors
        assert error["pointer"] == pointer and rule in (None, error["rule"]) and error["message"]
        assert error["line"] == 3 and error["record"]


ENCODINGS = [("utf-16", "UTF-16"), ("latin-1", "UTF-8"), ("cp1252", "UTF-8")]


@pytest.mark.parametrize("encoding,said", ENCODINGS)
def test_other_encodings_are_refused_by_name(shared_hub, tmp_path, encoding, said):
    (tmp_path / "x.csv").write_bytes((HEAD + "org/a,,Å,association\n").encode(encoding))
    (fault,), summary = table(shared_hub, tmp_path / "x.csv", status=1)
    assert fault["rule"] == "encoding" and said in fault["message"] and not summary["imported"]


def test_columns_that_nothing_knows_are_said_once(fresh_hub, tmp_path):
    text = "id,title.sv,legal_form,colour,#mine,title.klingonska\n" + "".join(f"org/{n},A,other,red,x,y\n" for n in "abc")
    faults, summary = table(fresh_hub, write(tmp_path, "x.csv", text))
    said = [f["message"] for f in faults if f["rule"] == "unknown-member"]
    assert len(said) == 2 and "colour" in said[0] and summary["added"] == 3


def test_the_good_rows_are_taken_and_the_refused_named(fresh_hub, tmp_path):
    path = write(tmp_path, "x.csv", HEAD + "org/a,,A,association\norg/b,,B,club\norg/c,,C,other\n")
    table(fresh_hub, path, status=1)
    assert stored(fresh_hub) == {}
    faults, summary = table(fresh_hub, "--keep-going", path, status=1)
    assert sorted(stored(fresh_hub)) == ["org/a", "org/c"]
    assert [(f["record"], f["line"]) for f in faults if f["severity"] == "error"] == [("org/b", 3)]


def test_whose_the_rows_are_can_be_said_for_all(fresh_hub, tmp_path):
    text = "id,title.sv,organization,legal_form,street\norg/x,X,,other,\nservice/a,A,,,\nplace/a,A,,,Storgatan 1\n"
    table(fresh_hub, "--organization", "org/x", write(tmp_path, "x.csv", text))
    assert stored(fresh_hub)["service/a"]["organization"] == "org/x"


def test_a_gigabyte_in_one_line_is_refused(shared_hub, tmp_path):
    with open(tmp_path / "line.csv", "wb") as f:
        f.write(b"id,title.sv\n")
        f.truncate(1 << 30)
    (fault,), _ = table(shared_hub, tmp_path / "line.csv", status=1)
    assert fault["rule"] == "limit"
