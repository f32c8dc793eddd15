# SPDX-License-Identifier: GPL-3.0-or-later
"""The public pages in a real browser: contrast, sizes, nothing past the edge, and that the browser finds nothing to complain of. Needs
chromium, chromium-driver and python3-selenium (make deps-browser); with TORGET_SHOTS=DIR it leaves a picture of each page."""
import itertools
import os
from pathlib import Path

import pytest

from programs import Hub

webdriver = pytest.importorskip("selenium.webdriver", reason="python3-selenium is not installed: make deps-browser")
from selenium.webdriver.chrome.service import Service  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
DRIVER = "/usr/bin/chromedriver"
pytestmark = pytest.mark.skipif(not Path(DRIVER).exists(), reason="chromium-driver is not installed: make deps-browser")
PROBE = (Path(__file__).parent / "browser.js").read_text(encoding="utf-8")
PAGES = {"home": "/{}", "needs": "/needs/{}", "need": "/needs/food/{}", "events": "/events/{}", "calls": "/calls/{}", "search": "/search/{}?q=mat",
         "say": "/say/{}", "organizations": "/organizations/{}", "service": "/i/service/lunch-kok-och-kruka/{}", "event": "/i/event/morgonpromenad/{}",
         "call": "/i/call/bar-in-brodet/{}", "organization": "/i/org/kvarnby-hemtjanst/{}", "place": "/i/place/kvarnby-bibliotek/{}",
         "guide": "/i/guide/starta-forening/{}", "story": "/i/story/coopartner/{}", "survey": "/i/survey/vad-behover-ni-kunna/{}",
         "commitment": "/i/commitment/gbg-kunskap-i-staden/{}", "nothing": "/nothing/{}"}
SIZES = {"phone": (360, 740), "desk": (1280, 900), "small": (320, 568)}


@pytest.fixture(scope="module")
def hub():
    with Hub() as hub:
        hub.run("import", "--format", "items", ROOT / "assets/demo")
        hub.publish()
        hub.serve("--public-url", "https://torget.example.org")
        yield hub


@pytest.fixture(scope="module")
def browser():
    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    browser = webdriver.Chrome(service=Service(DRIVER), options=options)
    yield browser
    browser.quit()


def look(browser, size, theme):
    width, height = SIZES[size]
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600})
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": theme}]})


def picture(browser, name, size):
    folder = os.environ.get("TORGET_SHOTS")
    if not folder:
        return
    width, height = SIZES[size]
    full = min(browser.execute_script("return document.documentElement.scrollHeight"), 3000)
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {"width": width, "height": full, "deviceScaleFactor": 1, "mobile": width < 600})
    Path(folder).mkdir(parents=True, exist_ok=True)
    browser.save_screenshot(str(Path(folder) / f"{name}.png"))


@pytest.mark.parametrize("size,lang,theme", [*itertools.product(["phone", "desk"], ["sv", "ar"], ["light", "dark"]), ("small", "sv", "light"),
                                             ("small", "ar", "dark")])
def test_pages_can_be_read_and_pressed(hub, browser, size, lang, theme):
    faults = []
    for name, path in PAGES.items():
        look(browser, size, theme)
        browser.get(hub.url + path.format(lang))
        said = [entry["message"] for entry in browser.get_log("browser") if "404 (Not Found)" not in entry["message"]]
        faults += [f"{name}: {fault}" for fault in [*browser.execute_script(PROBE), *said]]
        picture(browser, f"{name}-{lang}-{size}-{theme}", size)
    assert not faults, "\n".join(faults)


def test_languages_open_without_a_script(hub, browser):
    look(browser, "phone", "light")
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.get(hub.url + "/sv")
        browser.find_element("css selector", "summary").click()
        arabic = browser.find_element("css selector", ".languages a[lang=ar]")
        assert arabic.is_displayed() and arabic.size["height"] >= 44
        arabic.click()
        assert browser.current_url.endswith("/ar") and browser.find_element("css selector", "html").get_attribute("dir") == "rtl"
        browser.find_element("css selector", "input[name=q]").send_keys("خبز\n")
        assert "/search/ar?q=" in browser.current_url
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_a_service_prints_on_one_page(hub, browser):
    import base64
    browser.get(hub.url + "/i/service/lunch-kok-och-kruka/sv")
    pdf = base64.b64decode(browser.execute_cdp_cmd("Page.printToPDF", {"paperWidth": 8.27, "paperHeight": 11.69})["data"])
    assert pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") + pdf.count(b"/Type /Page/") == 1
