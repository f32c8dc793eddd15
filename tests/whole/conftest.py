# SPDX-License-Identifier: GPL-3.0-or-later
"""A real hub for each test that asks for one."""
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from programs import ROOT, Hub  # noqa: E402


@pytest.fixture
def fresh_hub():
    """Initialised, empty, not serving."""
    with Hub() as hub:
        yield hub


@pytest.fixture
def serving_hub():
    """Empty, published once, serving."""
    with Hub() as hub:
        hub.publish()
        yield hub.serve()


@pytest.fixture(scope="module")
def shared_hub():
    """The same for a whole file: for tests that leave nothing behind."""
    with Hub() as hub:
        hub.publish()
        yield hub.serve()


@pytest.fixture(scope="module")
def hub():
    """The demo town, serving; the same for a whole file: for tests of kiosks."""
    with Hub() as hub:
        hub.run("import", ROOT / "assets/demo")
        hub.publish()
        yield hub.serve()


@pytest.fixture(scope="session")
def demo_items():
    return ROOT / "assets" / "demo"
