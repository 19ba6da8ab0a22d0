"use strict";

// The page asks for the state once a second and after each action. Texts go in as text, never as markup.
const POLL_MS = 1000;
const SHOWN_REQUESTS = 200;
const at = (id) => document.getElementById(id);

let known = 0; // requests already in the table
let poll = null;
let turn = Promise.resolve();
let heldShown = "";
let codesShown = null;

function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in made) made[name] = value;
    else made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

const row = (...cells) => element("tr", {}, ...cells.map((cell) => element("td", {}, cell)));

function trouble(text) {
  if (document.body.dataset.broken) return;
  at("trouble").textContent = text;
  at("trouble").hidden = text === "";
}

async function call(method, path, body) {
  const options = { method, headers: {}, cache: "no-store" };
  if (body !== undefined) {
    options.headers["Content-Type"] = "application/json";
    options.body = JSON.stringify(body);
  }
  const answer = await fetch(path, options);
  if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
  return answer.status === 204 ? null : answer.json();
}

async function act(method, path, body, done) {
  try {
    await call(method, path, body);
    at("done").textContent = done;
    await refresh();
  } catch (error) {
    at("done").textContent = `Not done. ${error.message}`;
  }
}

// Vietnam's clock, whatever this machine's is: as the gateway's own thoiGianTiepNhan.
const clock = new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Ho_Chi_Minh", timeStyle: "medium" });
const time = (text) => element("time", { dateTime: text, textContent: clock.format(new Date(text)) });

function told(fault) {
  if (!fault) return "none";
  const rest = Object.entries(fault).filter(([name]) => name !== "kind");
  return [fault.kind, ...rest.map(([name, value]) => `${name} ${value}`)].join(", ");
}

function faultRow({ endpoint, kinds }) {
  const kind = element("select", { id: `kind-${endpoint}`, ariaLabel: `Kind of fault for ${endpoint}` });
  kind.append(...kinds.map((one) => element("option", { value: one.kind, textContent: `${one.kind}: ${one.words}` })));
  const times = element("input", { id: `times-${endpoint}`, type: "number", min: 1, ariaLabel: `How many times at ${endpoint}` });
  const parameter = element("input", { id: `parameter-${endpoint}`, type: "text", autocomplete: "off" });
  const set = element("button", { id: `set-${endpoint}`, type: "button", textContent: "Set", ariaLabel: `Set fault at ${endpoint}` });
  const clear = element("button", { id: `clear-${endpoint}`, type: "button", textContent: "Clear", ariaLabel: `Clear fault at ${endpoint}` });
  const chosen = () => kinds.find((one) => one.kind === kind.value);
  const choose = () => {
    const { parameter: name, default: value } = chosen();
    parameter.disabled = name === null;
    parameter.value = value ?? "";
    parameter.ariaLabel = name === null ? `No parameter at ${endpoint}` : `${name} at ${endpoint}`;
    parameter.placeholder = name ?? "";
  };
  kind.addEventListener("change", choose);
  choose();
  set.addEventListener("click", () => {
    const fault = { kind: kind.value };
    const { parameter: name, default: value } = chosen();
    if (times.value !== "") fault.times = Number(times.value);
    if (name !== null) fault[name] = typeof value === "number" ? Number(parameter.value) : parameter.value;
    act("PATCH", "/control/faults", { [endpoint]: fault }, `Fault set at ${endpoint}.`);
  });
  clear.addEventListener("click", () => act("PATCH", "/control/faults", { [endpoint]: null }, `Fault cleared at ${endpoint}.`));
  const now = element("td", { id: `now-${endpoint}`, textContent: "none" });
  const cells = [kind, times, parameter].map((one) => element("td", {}, one));
  return element("tr", {}, element("th", { scope: "row", textContent: endpoint }), now, ...cells, element("td", {}, set, " ", clear));
}

async function showPersons(codes) {
  codesShown = codes;
  const select = at("person");
  const before = select.value;
  const persons = await call("GET", "/control/persons");
  select.replaceChildren(
    ...persons.map(({ person, name, numbers, code }) =>
      element("option", { value: person, textContent: `${name} (${numbers.join(", ")})${code === null ? "" : `: ${code}`}` }),
    ),
  );
  if (before !== "") select.value = before;
}

function showRequests(rows) {
  const table = at("requests");
  for (const one of rows) {
    const status = one.status === 0 ? "none" : String(one.status);
    table.prepend(row(time(one.at), one.endpoint, status, one.code ?? "–"));
  }
  while (table.rows.length > SHOWN_REQUESTS) table.deleteRow(-1);
}

function checkInRow({ key, person, times, receipt, received_at }) {
  const id = `fields-${key}`;
  const button = element("button", { type: "button" });
  button.dataset.key = key;
  name(button, false);
  button.addEventListener("click", () => toggleFields(button, id).catch((error) => trouble(error.message)));
  return row(key, person, String(times), receipt, time(received_at), button);
}

function name(button, open) {
  button.textContent = open ? "Hide" : "Show";
  button.ariaLabel = `${button.textContent} fields of ${button.dataset.key}`;
  button.setAttribute("aria-expanded", String(open));
}

async function toggleFields(button, id) {
  const open = at(id);
  if (open) {
    open.remove();
  } else {
    const fields = await call("GET", `/control/check-ins/${encodeURIComponent(button.dataset.key)}`);
    const list = element("dl", {}, ...fields.flatMap(([name, value]) => [
      element("dt", { textContent: name }),
      element("dd", { textContent: value === "" ? "–" : value }),
    ]));
    button.closest("tr").after(element("tr", { id }, element("td", { colSpan: 6 }, list)));
  }
  name(button, !open);
}

function showHeld(held) {
  const text = JSON.stringify(held);
  if (text === heldShown) return;
  heldShown = text;
  const focused = document.activeElement?.dataset.key;
  const open = [...at("check-ins").querySelectorAll("[aria-expanded=true]")].map((button) => button.dataset.key);
  at("check-ins").replaceChildren(...held.toReversed().map(checkInRow));
  for (const button of at("check-ins").querySelectorAll("button")) {
    if (open.includes(button.dataset.key)) button.click();
    if (button.dataset.key === focused) button.focus();
  }
}

// One after the other: the clock's and an action's would show the same requests twice.
function refresh() {
  clearTimeout(poll);
  turn = turn.then(refreshOnce);
  return turn;
}

async function refreshOnce() {
  try {
    const state = await call("GET", `/control/state?after=${known}`);
    if (state.requests_total < known) {
      // Another gateway has taken the place of the one that was shown.
      location.reload();
      return;
    }
    at("address").textContent = state.address;
    at("account").textContent = state.account;
    at("tokens").textContent = state.tokens;
    at("requests-total").textContent = state.requests_total;
    at("check-ins-total").textContent = state.check_ins.length;
    at("limit-now").textContent = state.requests_a_minute ?? "no limit";
    at("codes").textContent = state.codes;
    for (const cell of at("faults").querySelectorAll("[id^=now-]")) {
      cell.textContent = told(state.faults[cell.id.slice("now-".length)]);
    }
    showRequests(state.requests);
    known = state.requests_total;
    showHeld(state.check_ins);
    if (state.codes !== codesShown) await showPersons(state.codes);
    trouble("");
  } catch (error) {
    trouble(`The gateway does not answer. ${error.message}`);
  }
  clearTimeout(poll);
  poll = setTimeout(refresh, POLL_MS);
}

async function start() {
  at("faults").append(...(await call("GET", "/control/kinds")).map(faultRow));
  at("revoke").addEventListener("click", () => act("DELETE", "/control/tokens", undefined, "All tokens revoked."));
  at("clear").addEventListener("click", () => act("DELETE", "/control/faults", undefined, "Faults, limit and codes cleared."));
  at("limit-form").addEventListener("submit", (event) => {
    event.preventDefault();
    const limit = at("limit").value;
    act("PATCH", "/control/faults", { requests_a_minute: limit === "" ? null : Number(limit) }, "Limit set.");
  });
  at("person-form").addEventListener("submit", (event) => {
    event.preventDefault();
    codesShown = null; // a code may change without their number changing
    const code = at("code").value;
    act("PUT", `/control/persons/${at("person").value}`, { code: code === "" ? null : code }, "Code set.");
  });
  await refresh();
}

for (const kind of ["error", "unhandledrejection", "securitypolicyviolation"]) {
  addEventListener(kind, (event) => {
    trouble(`This page failed: ${event.message ?? event.reason ?? event.violatedDirective}`);
    document.body.dataset.broken = kind;
  });
}
start().catch((error) => trouble(`The gateway does not answer. ${error.message}`));
