# SPDX-License-Identifier: GPL-3.0-or-later
"""The speech helper alone: lines in, frames out (app/base/speech_wire.h)."""
import array
import contextlib
import math
import os
import re
import select
import signal
import struct
import subprocess
import time
import wave
from pathlib import Path

import pytest

from programs import ROOT, build_folder

VOICE, FORMAT, WORD, PCM, END, FAILED = range(1, 7)
LINE_MAX = 8192
TEXTS = {  # what each voice of the language table reads; a language more needs a line more
    "sv": "Åsa går på fika, 18:30 på torget.", "en-gb": "It isn't far, well-known places.", "fi": "Tervetuloa torille tänään.",
    "smj": "Buoris boahtem tårgåj.", "ar": "مرحبا بكم، في الساحة.", "fa": "سلام، به میدان خوش آمدید.", "ku": "Tu bi xêr hatî meydanê.",
    "tr": "İstanbul'da ışık var.", "pl": "Źdźbło w żółtej trawie.", "bs": "Dobro došli na trg.", "hr": "Dobro došli na trg.",
    "sr": "Добро дошли на трг.", "uk": "Ласкаво просимо, на площу.", "ru": "Добро пожаловать на площадь.",
    "es": "¿Qué hay? Está aquí.", "th": "สวัสดีครับ ยินดีต้อนรับ",
}


def voices():
    """The voices of the language table, NULL left out."""
    rows = re.findall(r'DIR_\w+, [\d.]+f, ("[^"]+"|NULL)', (ROOT / "app/text/lang.c").read_text(encoding="utf-8"))
    assert len(rows) > 20
    return sorted({row.strip('"') for row in rows} - {"NULL"})


class Helper:
    def __init__(self):
        self.process = subprocess.Popen([build_folder() / "torget-speech"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.bytes = b""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            with contextlib.suppress(BrokenPipeError):
                pipe.close()

    def send(self, line):
        self.process.stdin.write(line if isinstance(line, bytes) else line.encode() + b"\n")
        self.process.stdin.flush()

    def read(self, n, seconds=10):
        until = time.monotonic() + seconds
        while len(self.bytes) < n:
            ready, _, _ = select.select([self.process.stdout], [], [], max(0, until - time.monotonic()))
            assert ready, "no answer"
            more = os.read(self.process.stdout.fileno(), 1 << 16)
            assert more, f"the helper ended: {self.process.wait()}"
            self.bytes += more
        taken, self.bytes = self.bytes[:n], self.bytes[n:]
        return taken

    def frame(self):
        magic, kind, zero, id_, length = struct.unpack("=2sBBII", self.read(12))
        assert (magic, zero) == (b"SP", 0) and VOICE <= kind <= FAILED and length <= 8192
        return kind, id_, self.read(length)

    def answer(self, line):
        """(rate, samples, words) or what it failed of; words are (sample, from, to)."""
        self.send(line)
        id_, rate, pcm, words = int(line.split()[1]), 0, bytearray(), []
        while True:
            kind, to, payload = self.frame()
            assert to == id_
            if kind == FORMAT:
                rate = struct.unpack("=I", payload)[0]
            elif kind == WORD:
                words.append(struct.unpack("=III", payload))
            elif kind == PCM:
                pcm += payload
            else:
                return payload.decode() if kind == FAILED else (rate, array.array("h", bytes(pcm)), words)

    def has_voice(self, lang):
        self.send(f"voice 1 {lang}")
        kind, _, payload = self.frame()
        assert kind == VOICE
        return payload == b"\1\0\0\0"


@pytest.fixture
def helper():
    with Helper() as helper:
        yield helper


def loudness(samples):
    return math.sqrt(sum(s * s for s in samples) / len(samples))


@pytest.mark.parametrize("lang", voices())
def test_every_voice_of_the_language_table_speaks_and_marks_its_words(helper, lang):
    assert helper.has_voice(lang)
    text = TEXTS[lang]
    rate, samples, words = helper.answer(f"say 7 {lang} 175 {text}")
    assert rate == 22050 and len(samples) > rate / 2 and loudness(samples) > 500
    spoken = [text.encode()[start:end].decode() for _, start, end in words]
    assert spoken == [word.strip(".,،؟?¿") for word in text.split()]
    places = [sample for sample, _, _ in words]
    assert places == sorted(places) and places[-1] < len(samples)


def test_a_language_without_a_voice_of_its_own_is_refused(helper):
    assert helper.has_voice("sv")
    for lang in ("so", "ti", "fit", "se", "sma", "ckb", "yi", "rmy", "sv-simple", "ar-xb", "xx"):
        assert not helper.has_voice(lang)
        assert helper.answer(f"say 2 {lang} 175 Soo dhawoow") == "no such voice"
    assert helper.has_voice("en-gb")


def test_the_rate_is_kept(helper):
    lengths = [len(helper.answer(f"say 1 sv {rate} {TEXTS['sv'] * 3}")[1]) for rate in (80, 175, 350)]
    assert lengths[0] > 1.6 * lengths[1] > 2.4 * lengths[2]


def test_what_looks_like_a_command_of_the_synthesiser_is_text(helper):
    plain = helper.answer("say 1 sv 175 Hej på dig.")[1]
    helper.answer("say 2 sv 175 <prosody rate='x-slow'>Hej [[hEj]] &lt; %s %n {x}")
    helper.send(b"say 3 sv 175 \x01450S hej\n")
    assert helper.frame() == (FAILED, 0, b"the line is not understood")
    again = helper.answer("say 4 sv 175 Hej på dig.")[1]
    assert abs(len(again) - len(plain)) < 22050 / 20 and 0.9 < loudness(again) / loudness(plain) < 1.1


def test_garbage_is_answered_with_an_error_not_with_an_end(helper):
    for garbage in (b"\n", b"garbage\n", b"say\n", b"say 1 sv 175 \xff\xfe\n", b"say 1 sv 175 a\0b\n", bytes(range(11, 256)) + b"\n", b"say 99999999999 sv 175 x\n"):
        helper.send(garbage)
        assert helper.frame() == (FAILED, 0, b"the line is not understood")
    assert helper.has_voice("sv")


def test_a_line_of_more_than_8_kB_is_refused_whole(helper):
    helper.send("say 1 sv 350 " + "a" * (LINE_MAX - 13))
    assert helper.frame() == (FAILED, 0, b"the line is too long")
    helper.send(b"x" * 10_000_000 + b"\n")
    assert helper.frame() == (FAILED, 0, b"the line is too long")
    _, samples, words = helper.answer("say 2 sv 350 " + "hej " * 2000)
    assert len(words) == 2000 and len(samples) > 22050 * 100


def sanitized():
    return b"__asan_init" in (build_folder() / "torget-speech").read_bytes()


def test_odd_texts_are_said_or_refused(helper):
    # espeak-ng 1.51 reads freed memory where one word has many alphabets: seen by a sanitizer, else without effect
    many = "".join(chr(c) for c in range(0xA0, 0x600) if chr(c).isprintable())
    for text in ("a" * 8000, "é" * 4000, "e" + "\u0301" * 3000, "😀" * 1500, "ก" * 2500, "1" * 8000, "." * 8000, "\u202e\u2066\u200f" * 800, "ﷺ" * 500,
                 "мир مرحبا hello สวัสดี Åsa", *([] if sanitized() else [many])):
        for lang in ("sv", "ar"):
            rate, _, words = helper.answer(f"say 1 {lang} 350 {text}")
            assert rate == 22050 and all(start < end <= len(text.encode()) for _, start, end in words)
    assert helper.has_voice("sv")


def write_wave(path, seconds, channels=1, rate=22050):
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(rate)
        tone = array.array("h", (int(20000 * math.sin(i * 2 * math.pi * 440 / rate)) for i in range(int(seconds * rate)) for _ in range(channels)))
        file.writeframes(tone.tobytes())
    return tone[::channels]


def test_recordings_are_played_in_mono_at_their_rate(helper, tmp_path):
    tone = write_wave(tmp_path / "a b.wav", 1, channels=2, rate=48000)
    rate, samples, words = helper.answer(f"play 1 {tmp_path}/a b.wav")
    assert (rate, samples, words) == (48000, tone, [])


def test_an_opus_recording_is_played(helper):
    rate, samples, _ = helper.answer(f"play 1 {ROOT}/tests/data/speech/tone.opus")
    crossings = sum(a < 0 <= b for a, b in zip(samples, samples[1:]))
    assert rate == 48000 and abs(len(samples) - 48000) < 2000 and abs(crossings - 440) < 10


def test_what_is_no_recording_fails(helper, tmp_path):
    write_wave(tmp_path / "short.wav", 1)
    whole = (tmp_path / "short.wav").read_bytes()
    (tmp_path / "empty.wav").write_bytes(b"")
    (tmp_path / "noise.wav").write_bytes(os.urandom(4096))
    (tmp_path / "slow.wav").write_bytes(whole[:24] + struct.pack("<I", 10) + whole[28:])
    os.mkfifo(tmp_path / "fifo.wav")
    for name in ("absent.wav", "empty.wav", "noise.wav", "slow.wav", "fifo.wav", "."):
        assert isinstance(helper.answer(f"play 1 {tmp_path}/{name}"), str), name
    assert isinstance(helper.answer("play 1 /dev/zero"), str)
    for cut in range(0, 200, 7):  # cut short: what is there, or nothing
        (tmp_path / "cut.wav").write_bytes(whole[:cut])
        helper.answer(f"play 1 {tmp_path}/cut.wav")
    assert helper.has_voice("sv")


def status(process):
    return dict(line.split(":", 1) for line in open(f"/proc/{process.pid}/status", encoding="ascii"))


def test_it_has_given_up_what_it_does_not_need(helper):
    assert helper.has_voice("sv")
    limits = open(f"/proc/{helper.process.pid}/limits", encoding="ascii").read()
    assert re.search(r"Max core file size +0 +0 ", limits) and re.search(r"Max file size +0 +0 ", limits)
    open_files = {os.readlink(f"/proc/{helper.process.pid}/fd/{fd}") for fd in os.listdir(f"/proc/{helper.process.pid}/fd")}
    assert not any("socket" in name for name in open_files), "espeak has called the sound server"
    if sanitized():
        return  # a sanitizer needs what follows
    assert re.search(rf"Max address space +{512 << 20} +{512 << 20} ", limits)
    assert status(helper.process)["Seccomp"].strip() == "2" and status(helper.process)["NoNewPrivs"].strip() == "1"
    assert int(status(helper.process)["VmRSS"].split()[0]) < 32_000


def test_it_ends_with_its_input_and_when_nobody_listens():
    with Helper() as helper:
        assert helper.has_voice("sv")
        helper.process.stdin.close()
        assert helper.process.wait(5) == 0
    with Helper() as helper:
        helper.process.stdout.close()
        helper.send("say 1 sv 175 Hej på dig.")
        assert helper.process.wait(5) in (0, -signal.SIGPIPE)


def is_gone(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] == "Z"
    except OSError:
        return True


def test_it_dies_with_the_kiosk(tmp_path):
    parent = subprocess.Popen(["/usr/bin/python3", "-c", f"""
import subprocess, time
child = subprocess.Popen([{str(build_folder() / 'torget-speech')!r}], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
child.stdin.write(b'voice 1 sv\\n'); child.stdin.flush(); child.stdout.read(16)
print(child.pid, flush=True); time.sleep(60)"""], stdout=subprocess.PIPE, text=True)
    pid = int(parent.stdout.readline())
    held = os.open(f"/proc/{parent.pid}/fd", os.O_RDONLY)  # nothing else tells the helper
    parent.kill()
    parent.communicate()
    os.close(held)
    until = time.monotonic() + 5
    while time.monotonic() < until and not is_gone(pid):
        time.sleep(0.01)
    assert is_gone(pid)


def test_it_speaks_much_faster_than_it_is_heard(helper):
    helper.has_voice("sv")
    begun = time.monotonic()
    seconds = sum(len(helper.answer(f"say 1 sv 175 {TEXTS['sv'] * 10}")[1]) for _ in range(5)) / 22050
    assert seconds / (time.monotonic() - begun) > 50


def test_usage():
    run = [build_folder() / "torget-speech"]
    assert subprocess.run(run + ["--version"], capture_output=True, text=True).stdout.startswith("torget-speech ")
    assert subprocess.run(run + ["--help"], capture_output=True).returncode == 0
    assert subprocess.run(run + ["--nonsense"], capture_output=True).returncode == 2
