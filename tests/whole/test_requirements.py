# SPDX-License-Identifier: GPL-3.0-or-later
"""Every requirement of accessibility, A01 to A32, has a test that begins with its id and is run."""
import re
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]
IDS = [f"A{n:02}" for n in range(1, 33)]


def unit_tests():
    """{id: names} of the cmocka tests that a table of tests names; one that is written and not named there is not run."""
    for path in sorted((TESTS / "unit").glob("test_*.c")):
        for name in re.findall(r"\bcmocka_unit_test\w*\((A\d\d_\w+)", path.read_text(encoding="utf-8")):
            yield name


def whole_tests():
    for path in sorted((TESTS / "whole").glob("test_*.py")):
        yield from re.findall(r"^def test_(A\d\d_\w+)\(", path.read_text(encoding="utf-8"), re.M)


def by_id():
    found = {}
    for name in [*unit_tests(), *whole_tests()]:
        found.setdefault(name[:3], []).append(name)
    return found


def test_every_requirement_has_a_test():
    found = by_id()
    missing = [id_ for id_ in IDS if id_ not in found]
    assert not missing, "no test begins with " + ", ".join(missing)


def test_no_test_has_the_id_of_no_requirement():
    assert sorted(set(by_id()) - set(IDS)) == []


@pytest.mark.parametrize("path", sorted((TESTS / "unit").glob("test_*.c")), ids=lambda path: path.stem)
def test_what_is_written_for_a_requirement_is_run(path):
    source = path.read_text(encoding="utf-8")
    written = set(re.findall(r"^static void (A\d\d_\w+)\(", source, re.M)) | set(re.findall(r"^HELD\((A\d\d_\w+)", source, re.M))
    named = set(re.findall(r"\bcmocka_unit_test\w*\((A\d\d_\w+)", source))
    assert sorted(written - named) == []
