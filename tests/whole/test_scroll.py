# SPDX-License-Identifier: GPL-3.0-or-later
"""What a finger leaves on the screen is what would be painted afresh."""
import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from programs import run_script  # noqa: E402


@pytest.mark.parametrize("size,lang", [("1080x1920", "sv"), ("1920x1080", "ar")])
def test_a_list_that_a_finger_moved_is_painted_as_if_it_were_new(hub, tmp_path, size, lang):
    w, h = map(int, size.split("x"))
    drag = f"drag {w // 2},{h * 7 // 10} {w // 2},{h * 3 // 10}"
    back = f"drag {w // 2},{h * 4 // 10} {w // 2},{h * 6 // 10}"
    script = f"""motion off
wait sync
lang {lang}
tap #welcome.begin
tap #home.calls
tap #time.item.curious
{drag} 400ms
{drag} 300ms
{back} 250ms
shot {tmp_path}/moved.png
theme dark
theme light
shot {tmp_path}/anew.png
"""
    done = run_script(script, hub=hub, size=size, more=["--verbose"])
    assert done.returncode == 0, done.stderr[-3000:]
    assert (tmp_path / "moved.png").read_bytes() == (tmp_path / "anew.png").read_bytes()
    frames = re.findall(r"moved: screen=calls .* runs=(\d+)/(\d+)/\d+ texts=(\d+)/\d+/\d+", done.stderr)
    assert len(frames) > 30, "a frame for each step of the finger"
    hits, misses = sum(int(f[0]) for f in frames), sum(int(f[1]) for f in frames)
    assert hits >= 19 * misses, f"{hits} runs were kept, {misses} were not"
    assert sum(f[2] == "0" for f in frames) > 30, "nothing is laid out anew while a finger moves"
