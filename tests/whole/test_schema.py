# SPDX-License-Identifier: GPL-3.0-or-later
"""assets/schema/ against the field tables of app/core/, by their rows and by what both say about good and bad items."""
import copy
import datetime
import hashlib
import json
import os
import pathlib
import subprocess

import jsonschema
import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCHEMAS = {path.name: json.loads(path.read_text()) for path in sorted((ROOT / "assets/schema").glob("*.json"))}
KINDS = [name[:-5] for name in SCHEMAS if name != "common.json"]
ITEMS = {path.stem: json.loads(path.read_text()) for path in sorted((ROOT / "tests/data/items").glob("*.json"))}

# Rules that a schema cannot say; an item that breaks one of them alone is good to the schema.
# References between items (a place that is in no file) are checked by the import and not here.
BEYOND = {
    "order",  # start before end, from before until
    "zone",  # the name is in the IANA list
    "rrule",  # what goes with what in RFC 5545 3.3.10
    "duplicate",  # the same id twice in a list of objects; "sv" and "SV" in one text
}


def item_check(*arguments, lines=()):
    program = ROOT / os.environ.get("BUILD", "build") / "tests" / "item_check"
    done = subprocess.run([program, *arguments], input="".join(json.dumps(line) + "\n" for line in lines),
                          capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


FORMATS = jsonschema.FormatChecker(formats=["date"])


@FORMATS.checks("date-time", raises=ValueError)
def is_time(value):
    if isinstance(value, str):
        datetime.date.fromisoformat(value[:10])
    return True


def validator(kind):
    resolver = jsonschema.RefResolver("", SCHEMAS[kind + ".json"], store=SCHEMAS)
    return jsonschema.Draft202012Validator(SCHEMAS[kind + ".json"], resolver=resolver, format_checker=FORMATS)


VALIDATORS = {kind: validator(kind) for kind in KINDS}
FIELDS = item_check("--fields")[0]


def follow(schema):
    """The schema with what it refers to put in, its own words last."""
    whole = {}
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[1]
        whole.update(follow(SCHEMAS["common.json"]["$defs"][name]))
    whole.update(schema)
    return whole


def compare(rows, schema, where):
    properties = schema["properties"]
    assert sorted(rows) == sorted(properties), where
    assert sorted(name for name, row in rows.items() if row["required"]) == sorted(schema.get("required", [])), where
    assert schema["additionalProperties"] is False, where
    for name, row in rows.items():
        compare_row(row, follow(properties[name]), where + "/" + name)


def compare_row(row, field, where):
    inner = follow(field.get("items", {}))
    if "members" in row:
        compare(row["members"], inner if "items" in field else field, where)
    if "words" in row:
        assert row["words"] == (field.get("enum") or inner.get("enum")), where
    if field.get("type") == "array":
        assert (row["min"], row["max"]) == (field.get("minItems", 0), field.get("maxItems", 0)), where
        if row["each"]:
            assert inner["additionalProperties"]["maxLength"] == row["each"], where
    elif field.get("type") in ("integer", "number"):
        assert (row["min"], row["max"]) == (field["minimum"], field["maximum"]), where
    elif where.endswith("/synonyms"):
        words = follow(field["additionalProperties"])
        assert (row["max"], row["each"]) == (words["maxItems"], words["items"]["maxLength"]), where
    elif "propertyNames" in field:
        assert field["additionalProperties"]["maxLength"] == row["max"], where


@pytest.mark.parametrize("kind", KINDS)
def test_every_row_of_the_tables_is_in_the_schema_and_the_other_way_round(kind):
    jsonschema.Draft202012Validator.check_schema(SCHEMAS[kind + ".json"])
    compare({**FIELDS["common"], **FIELDS[kind]}, SCHEMAS[kind + ".json"], kind)


def test_every_kind_has_a_schema_and_an_example_with_all_its_members():
    assert sorted(KINDS + ["common"]) == sorted(FIELDS)
    for kind in KINDS:
        assert sorted(ITEMS[kind]) == sorted(SCHEMAS[kind + ".json"]["properties"])


# ---- Bad items, made from good ones ----------------------------------------------------------------

ODD = [None, True, 0, -1, 1.5, 10**6, "", " ", "x", "X y", [], {}, ["x"], {"sv": "x"}, [None], "2026-02-30", "25:00",
       "2026-02-30T10:00:00+01:00", "2026-12-01T10:00:00", "a" * 9000]
ODD_TEXTS = ["<b>fet</b>", "a &amp; b", "a < b & c", "a\tb", "a\nb", "\u202eb", "a\u2067b\u2069", "å" * 121, "a" * 401,
             "\u0085"]


def places(value, path=()):
    """Every place in an item: its path from the root."""
    yield path
    if isinstance(value, dict):
        for name in value:
            yield from places(value[name], path + (name,))
    elif isinstance(value, list):
        for i, member in enumerate(value):
            yield from places(member, path + (i,))


def at(item, path):
    for step in path:
        item = item[step]
    return item


def changed(item, path, value):
    item = copy.deepcopy(item)
    at(item, path[:-1])[path[-1]] = value
    return item


def without(item, path):
    item = copy.deepcopy(item)
    del at(item, path[:-1])[path[-1]]
    return item


def mutations(item):
    for path in places(item):
        value = at(item, path)
        if isinstance(value, dict):
            yield changed(item, path + ("unknown",), 1)
            yield changed(item, path + ("x-",), {"sv": "x"})
        if isinstance(value, list):
            yield changed(item, path, value + value[:1])
            yield changed(item, path, value * 100)
        if not path or path == ("kind",):
            continue
        yield without(item, path)
        for odd in ODD + (ODD_TEXTS if isinstance(value, str) else []):
            yield changed(item, path, odd)
        if isinstance(value, str):
            yield changed(item, path, value + " ")
            yield changed(item, path, value.upper())
            yield changed(item, path, value + "a" * 60)
        if isinstance(value, int):
            yield from (changed(item, path, value * factor) for factor in (10, 100, 1000, -1))


def is_good(kind, item):
    return VALIDATORS[kind].is_valid(item)


def judged(kind, items):
    """Those on which schema and code disagree, beyond what the schema cannot say."""
    for item, verdict in zip(items, item_check(lines=items)):
        errors = {fault["rule"] for fault in verdict["faults"] if fault["severity"] == "error"}
        good = is_good(kind, item)
        if verdict["ok"] and not good:
            yield item, [error.message for error in VALIDATORS[kind].iter_errors(item)]
        elif good and errors - BEYOND:
            yield item, verdict["faults"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_example_is_good_to_both(kind):
    assert item_check(lines=[ITEMS[kind]])[0] == {"ok": True, "faults": []}
    VALIDATORS[kind].validate(ITEMS[kind])


@pytest.mark.parametrize("kind", KINDS)
def test_schema_and_code_judge_alike(kind):
    items = list(mutations(ITEMS[kind]))
    disagreements = list(judged(kind, items))
    assert not disagreements, f"{len(disagreements)} of {len(items)}, first: {disagreements[0]}"


def test_the_demo_items_are_good_to_both():
    for path in sorted((ROOT / "assets/demo").glob("*.json")):
        items = json.loads(path.read_text())
        if isinstance(items, dict):
            continue
        for picture in (picture for item in items for picture in item.get("pictures", ())):
            data = (path.parent / picture.pop("file")).read_bytes()  # as the importer does
            picture.update(sha256=hashlib.sha256(data).hexdigest(), type="image/webp", bytes=len(data), width=1200, height=800)
        for item, verdict in zip(items, item_check(lines=items)):
            errors = [fault for fault in verdict["faults"] if fault["severity"] == "error"]
            assert not errors, f"{path.name}: {item['id']}: {errors[0]}"
            VALIDATORS[item["kind"]].validate(item)
