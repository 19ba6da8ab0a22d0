"""The console of the simulated gateway in a real browser: what a tester sees, clicks and types."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from selenium.webdriver import Remote
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import Select, WebDriverWait

from kiosk.domain.checkin import SendKind
from kiosk.domain.failures import FailureCode
from kiosk.domain.insurance import Eligibility
from simulators.gateway import Endpoint, FaultKind, SimulatedGateway
from simulators.gateway.faults import kinds_at
from tests.e2e.browser import browser
from tests.unit.gateway.support import PERSON, ManualClock, make_check_in, make_client, make_gateway


class Console:
    """The page as its user meets it."""

    def __init__(self, driver: Remote) -> None:
        self.driver = driver

    def until(self, seen: Callable[[], object]) -> None:
        WebDriverWait(self.driver, 30, 0.05).until(lambda _: seen())

    def at(self, name: str) -> WebElement:
        return self.driver.find_element(By.ID, name)

    def text(self, name: str) -> str:
        return self.at(name).text

    def click(self, name: str) -> None:
        self.at(name).click()

    def type(self, name: str, text: str) -> None:
        self.at(name).clear()
        self.at(name).send_keys(text)

    def run(self, script: str) -> Any:  # noqa: ANN401 - whatever the script gives
        return self.driver.execute_script(script)

    def rows(self, table: str) -> list[list[str]]:
        cells = "row => [...row.cells].map(cell => cell.innerText)"
        return list(self.run(f"return [...document.getElementById('{table}').rows].map({cells})"))


@pytest.fixture(scope="module")
def driver() -> Iterator[Remote]:
    with browser() as opened:
        yield opened


@pytest.fixture
def gateway() -> Iterator[SimulatedGateway]:
    with make_gateway(ManualClock()) as running:
        yield running


@pytest.fixture
def console(driver: Remote, gateway: SimulatedGateway) -> Iterator[Console]:
    console = Console(driver)
    driver.get(gateway.console_url)
    console.until(lambda: console.text("requests-total") == "0")
    yield console
    # Nothing of what a browser writes to its console: errors of the page, broken policy, files that are not there.
    assert console.run("return document.body.dataset.broken ?? ''") == ""
    loaded = set(console.run("return performance.getEntriesByType('resource').map(entry => entry.name)"))
    own = {f"{gateway.console_url}/console.{kind}" for kind in ("css", "js")}
    assert own <= loaded
    others = loaded - own - {f"{gateway.console_url}/icon.svg"}
    assert [name for name in others if not name.startswith(f"{gateway.base_url}/control/")] == []
    driver.get("about:blank")


def test_what_a_client_does_is_seen(console: Console, gateway: SimulatedGateway) -> None:
    client = make_client(gateway, ManualClock())
    client.look_up(PERSON)
    client.check_in(make_check_in())
    client.check_in(make_check_in())
    console.until(lambda: console.text("requests-total") == "4")
    assert [row[1:] for row in console.rows("requests")] == [
        ["check_in", "200", "200"],
        ["check_in", "200", "200"],
        ["lookup", "200", "000"],
        ["token", "200", "200"],
    ]
    assert console.rows("requests")[0][0] == "08:30:00"  # Vietnam's clock
    (held,) = console.rows("check-ins")
    assert held[:4] == ["01234-K1-20261122-000001", "Nguyễn V. M.", "2", "GD20261122000001"]
    show = console.at("check-ins").find_element(By.TAG_NAME, "button")
    show.click()
    console.until(lambda: len(console.rows("check-ins")) == 2)
    assert show.get_attribute("aria-expanded") == "true"
    fields = console.rows("check-ins")[1][0]
    assert "TEN_DICH_VU\nKhám Nội" in fields
    assert "SO_CCCD\n…2345" in fields
    shown = console.run("return document.documentElement.outerHTML")
    assert not [personal for personal in ("001190012345", "19900517", "Văn Mẫu") if personal in shown]


def test_a_fault_that_is_set_here_is_met_and_cleared(console: Console, gateway: SimulatedGateway) -> None:
    client = make_client(gateway, ManualClock())
    Select(console.at("kind-lookup")).select_by_value("code")
    assert console.at("parameter-lookup").get_attribute("value") == "101"
    console.type("parameter-lookup", "110")
    console.type("times-lookup", "2")
    console.click("set-lookup")
    console.until(lambda: console.text("now-lookup") == "code, code 110, times 2")
    assert console.text("done") == "Fault set at lookup."
    assert client.look_up(PERSON).gateway_code == "110"
    console.until(lambda: console.text("now-lookup") == "code, code 110, times 1")
    Select(console.at("kind-check_in")).select_by_value("server_error")
    console.type("parameter-check_in", "503")
    console.click("set-check_in")
    console.until(lambda: console.text("now-check_in") == "server_error, status 503")
    assert client.check_in(make_check_in()).kind is SendKind.AMBIGUOUS
    console.click("clear-lookup")
    console.until(lambda: console.text("now-lookup") == "none")
    assert client.look_up(PERSON).eligibility is Eligibility.ELIGIBLE
    console.click("clear")
    console.until(lambda: console.text("now-check_in") == "none")
    assert client.check_in(make_check_in()).kind is SendKind.ACCEPTED


def test_every_fault_of_every_door_can_be_set(console: Console, gateway: SimulatedGateway) -> None:
    set_all = """
        const done = arguments[arguments.length - 1];
        (async () => {
          const seen = [];
          for (const select of document.querySelectorAll("select[id^=kind-]")) {
            const door = select.id.slice(5);
            for (const option of select.options) {
              select.value = option.value;
              select.dispatchEvent(new Event("change"));
              document.getElementById("set-" + door).click();
              const cell = document.getElementById("now-" + door);
              while (!cell.textContent.startsWith(option.value)) await new Promise(requestAnimationFrame);
              seen.push([door, cell.textContent.split(",")[0]]);
            }
          }
          done(seen);
        })();
    """
    console.driver.set_script_timeout(60)
    seen = console.driver.execute_async_script(set_all)
    assert sorted(seen) == sorted([endpoint, kind] for endpoint in Endpoint for kind in kinds_at(endpoint))
    assert set(gateway.plan.faults) == set(Endpoint)
    assert FaultKind.DUPLICATE in {fault.kind for fault in gateway.plan.faults.values()}


def test_limit_codes_and_tokens(console: Console, gateway: SimulatedGateway) -> None:
    client = make_client(gateway, ManualClock())
    client.look_up(PERSON)
    console.until(lambda: console.text("tokens") == "1")
    console.click("revoke")
    console.until(lambda: console.text("tokens") == "0")
    assert client.look_up(PERSON).eligibility is Eligibility.ELIGIBLE  # with a new token, after one 401
    console.until(lambda: ["lookup", "401", "401"] in [row[1:] for row in console.rows("requests")])
    Select(console.at("person")).select_by_visible_text("NGUYỄN V. M. (…2345)")
    console.type("code", "010")
    console.click("code")
    console.at("code").send_keys(Keys.ENTER)
    console.until(lambda: console.text("codes") == "1")
    console.until(lambda: "010" in console.text("person"))
    assert client.look_up(PERSON).gateway_code == "010"
    console.type("limit", "1")
    console.at("limit").send_keys(Keys.ENTER)
    console.until(lambda: console.text("limit-now") == "1")
    client.look_up(PERSON)
    assert client.look_up(PERSON).failure is FailureCode.GATEWAY_FAULT


def test_what_is_wrong_is_said_and_changes_nothing(console: Console, gateway: SimulatedGateway) -> None:
    Select(console.at("kind-token")).select_by_value("server_error")
    console.type("parameter-token", "200")
    console.click("set-token")
    console.until(lambda: "Not done. 400" in console.text("done"))
    assert "a number from 400 to 599 is needed" in console.text("done")
    assert gateway.plan.faults == {}


def test_a_gateway_that_is_gone_is_told(console: Console, gateway: SimulatedGateway) -> None:
    gateway.stop()
    console.until(lambda: console.at("trouble").is_displayed())
    assert "does not answer" in console.text("trouble")
    assert console.at("trouble").get_attribute("role") == "alert"
    gateway.start()
    console.until(lambda: not console.at("trouble").is_displayed())


def test_keys_alone_will_do(console: Console, gateway: SimulatedGateway) -> None:
    reached: list[str] = []
    console.run("document.body.focus()")
    while "set-token" not in reached:
        assert len(reached) < 40, reached
        console.driver.switch_to.active_element.send_keys(Keys.TAB)
        reached.append(str(console.run("return document.activeElement.id")))
        if reached[-1] == "kind-token":
            console.driver.switch_to.active_element.send_keys(Keys.ARROW_DOWN)
    outline = console.run("return getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    console.driver.switch_to.active_element.send_keys(Keys.ENTER)
    console.until(lambda: gateway.plan.faults)
    assert reached.index("revoke") < reached.index("clear") < reached.index("kind-token") < reached.index("set-token")


_CONTRASTS = """
    const channel = (v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
    const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
    const colour = (text) => text.match(/[0-9.]+/g).map(Number);
    const ground = (node) => {
      for (let at = node; at; at = at.parentElement) {
        const found = colour(getComputedStyle(at).backgroundColor);
        if (found.length < 4 || found[3] > 0) return found;
      }
      return [255, 255, 255];
    };
    document.getElementById("trouble").hidden = false;
    return [...document.querySelectorAll("body *")].filter((node) => !["SCRIPT"].includes(node.tagName)).map((node) => {
      const [one, two] = [light(colour(getComputedStyle(node).color)), light(ground(node))].sort((a, b) => b - a);
      return [node.tagName + "#" + node.id, (one + 0.05) / (two + 0.05)];
    });
"""


def test_everybody_can_read_and_name_it(console: Console) -> None:
    assert console.run("return document.documentElement.lang") == "en"
    assert console.driver.title.startswith("SIMULATED")
    assert "SIMULATED" in console.driver.find_element(By.TAG_NAME, "h1").text
    for control in console.driver.find_elements(By.CSS_SELECTOR, "input, select, button"):
        assert control.accessible_name, control.get_attribute("outerHTML")
    for table in console.driver.find_elements(By.TAG_NAME, "table"):
        assert table.find_element(By.TAG_NAME, "caption").text
        assert all(head.get_attribute("scope") for head in table.find_elements(By.TAG_NAME, "th"))
    levels = [head.tag_name for head in console.driver.find_elements(By.CSS_SELECTOR, "h1, h2, h3")]
    assert levels == ["h1", *["h2"] * 5]
    controls = "[...document.querySelectorAll('button, input, select')]"
    for width, height in console.run(f"return {controls}.map(e => [e.offsetWidth, e.offsetHeight])"):
        assert 44 <= width < 1100
        assert 44 <= height < 60  # one line
    assert console.run("return document.documentElement.scrollWidth <= innerWidth")
    faint = [(name, ratio) for name, ratio in console.run(_CONTRASTS) if ratio < 7]
    # A parameter that the chosen kind does not have may be faint: it cannot be used.
    assert [(name, ratio) for name, ratio in faint if not name.startswith("INPUT#parameter-")] == []


_ATTACK = """
    const done = arguments[arguments.length - 1], base = arguments[0];
    const outcome = (asked) => asked.then((answer) => answer.type, () => "refused");
    const json = { "Content-Type": "application/json" };
    const fault = JSON.stringify({ lookup: { kind: "html" } });
    Promise.all([
      outcome(fetch(base + "/control/faults", { method: "PUT", headers: json, body: fault })),
      outcome(fetch(base + "/control/faults", { method: "PATCH", headers: json, body: fault })),
      outcome(fetch(base + "/control/tokens", { method: "DELETE" })),
      outcome(fetch(base + "/control/state")),
      outcome(fetch(base + "/control/faults", { method: "POST", mode: "no-cors", body: fault })),
      outcome(fetch(base + "/control/check-ins", { mode: "no-cors" })),
    ]).then(done);
"""


def test_another_page_of_the_same_browser_can_do_nothing(driver: Remote, gateway: SimulatedGateway) -> None:
    client = make_client(gateway, ManualClock())
    client.look_up(PERSON)
    with make_gateway(ManualClock()) as foreign:
        driver.get(foreign.base_url + "/nothing-here")  # a page of another origin, without the console's policy
        outcomes = driver.execute_async_script(_ATTACK, gateway.base_url)
    assert outcomes[:4] == ["refused"] * 4
    assert set(outcomes[4:]) <= {"refused", "opaque"}  # sent, but neither heard nor let tell
    assert gateway.plan.faults == {}
    assert client.look_up(PERSON).eligibility is Eligibility.ELIGIBLE
    assert [(row.endpoint, row.status) for row in gateway.requests] == [
        (Endpoint.TOKEN, 200),
        (Endpoint.LOOKUP, 200),
        (Endpoint.LOOKUP, 200),
    ]


def test_it_answers_by_the_name_localhost_too(driver: Remote, gateway: SimulatedGateway) -> None:
    port = gateway.base_url.rsplit(":", 1)[1]
    driver.get(f"http://localhost:{port}/console")
    console = Console(driver)
    console.until(lambda: console.text("requests-total") == "0")
