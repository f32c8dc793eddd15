# SPDX-License-Identifier: GPL-3.0-or-later
"""Content that is not in the visitor's language: which one is shown instead, and that the screen says so."""
import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from hub_help import org, service, write  # noqa: E402
from programs import Hub, run_script  # noqa: E402

BOTH = {"sv": "Läxhjälp", "so": "Caawimaad"}
THINGS = [
    org("a"),
    service("both", "a", summary={"sv": "På svenska.", "so": "Af Soomaali."}) | {"title": BOTH},
    service("mixed", "a", summary={"sv": "Billig mat.", "en": "Cheap food."}, states={"summary": {"en": "machine"}}, cost="fee",
            cost_note={"sv": "50 kr"}) | {"title": {"sv": "Matkasse", "en": "Food bag"}},
    service("stale", "a", states={"title": {"en": "stale"}}) | {"title": {"sv": "Simning", "en": "Swimming"}},
]


@pytest.fixture(scope="module")
def hub(tmp_path_factory):
    with Hub() as made:
        made.run("import", write(tmp_path_factory.mktemp("items"), "x.json", THINGS))
        made.publish()
        yield made.serve()


def seen(hub, langs, lang, name, tmp_path):
    """The texts on the screen of a service, as (language, words); the first holds from the screen on down."""
    tree = tmp_path / "tree.json"
    script = f"motion off\nwait sync\nlang {lang}\ntap #welcome.language.{lang}\ntap #home.needs\ntap #needs.all\n" \
             f"expect screen services\nshot {tmp_path}/list.png\ntap #services.item.service/{name}\nexpect screen detail\ntree {tree}\n"
    done = run_script(script, hub=hub, more=["--langs", langs])
    assert done.returncode == 0, done.stderr
    return json.loads(tree.read_text(encoding="utf-8"))


def words(tree):
    return [node.get("label", "").translate({i: None for i in range(0x2066, 0x206A)}) for node in tree["nodes"]]


@pytest.mark.parametrize("langs,shown,note", [
    ("en,sv,so", "Läxhjälp", "In Swedish, also in Somali"),
    ("en,so,sv", "Caawimaad", "In Somali, also in Swedish"),
    ("en,sv", "Läxhjälp", "In Swedish"),
    ("en,so", "Caawimaad", "In Somali"),
    ("en", "Caawimaad", "In Somali"),  # none of the site's: the first there is
])
def test_the_sites_own_order_decides_what_stands_in(hub, tmp_path, langs, shown, note):
    said = words(seen(hub, langs, "en", "both", tmp_path))
    assert shown in said and note in said, said


def test_parts_that_are_not_in_the_language_or_not_checked_are_told_by_themselves(hub, tmp_path):
    said = words(seen(hub, "sv,en", "en", "mixed", tmp_path))
    assert "Not all of this is in English · Some of this is translated by machine, not checked" in said
    assert said.index("Cheap food.") < said.index("Translated by machine, not checked")
    assert said.index("50 kr") < said.index("In Swedish")


def test_a_translation_that_fell_behind_says_so(hub, tmp_path):
    assert "May be out of date: the Swedish text has changed since" in words(seen(hub, "sv,en", "en", "stale", tmp_path))


def test_in_swedish_nothing_needs_saying(hub, tmp_path):
    for name in ("both", "mixed", "stale"):
        assert not [word for word in words(seen(hub, "sv,en", "sv", name, tmp_path)) if "svenska" in word and "På" not in word]
