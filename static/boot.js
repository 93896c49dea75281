// Starts the page, and says so when the site has another version than this tab.
//
// It is a file of its own, so that the page's policy needs no exception for what is written inline. Trunk says where the
// page's two files are (`pattern_script` in Trunk.toml).

const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
const here = (address) => new URL(address, document.baseURI);

// What comes later of the program is in two more wasm files, which share the memory, the functions and the stack of the first
// (`src/parting`): one comes as soon as the page is touched, the other when somebody turns to what is in it. The names of what
// they take from the others are places in the table of functions.
const later = (name) => ({ file: here(wasm.replace("_bg.", `_${name}.`)), flag: `${name}IsHere` });
const [soon, rest] = ["soon", "rest"].map(later);
const isHere = ({ flag }) => first?.[flag].value === 1;
let first;
let begin;
const begun = new Promise((done) => (begin = done));

function imports(module) {
  const { memory, table, stack } = first;
  const from = { memory, table, stack };
  for (const { name, kind } of WebAssembly.Module.imports(module)) if (kind === "function") from[name] = table.get(Number(name));
  return { first: from };
}

// It may have been brought while it was on its way.
function put(part, module) {
  if (isHere(part)) return;
  new WebAssembly.Instance(module, imports(module));
  first[part.flag].value = 1;
}

async function load(part) {
  if (isHere(part)) return;
  part.way = new AbortController();
  const response = await fetch(part.file, { signal: part.way.signal }).catch(() => { throw "the connection to the server is broken"; });
  if (!response.ok) throw `the server answers ${response.status}`;
  const module = await WebAssembly.compile(await response.arrayBuffer());
  await begun;
  put(part, module);
}

// Once, however many ask; who asks when it has failed has it tried again.
const fetched = (part) => (part.coming ??= load(part).catch((why) => {
  part.coming = undefined;
  if (!isHere(part)) throw why;
}));

// The page stands still meanwhile. What is on its way would have to share the network, and is given up.
function bring(part) {
  if (isHere(part)) return;
  part.way?.abort();
  const request = new XMLHttpRequest();
  request.open("GET", part.file, false);
  request.overrideMimeType("text/plain; charset=x-user-defined");
  try {
    request.send();
  } finally {
    if (request.status !== 200) say("A part of Coppice could not be fetched, and it cannot go on. Your lists are kept.");
  }
  put(part, new WebAssembly.Module(Uint8Array.from(request.responseText, (letter) => letter.charCodeAt(0))));
}

Object.assign(globalThis, {
  beginWith: (exports) => begin((first = exports)),
  fetchWhatComesSoon: () => fetched(soon),
  fetchTheRest: () => Promise.all([fetched(soon), fetched(rest)]),
  // Whoever is quicker than the network waits for it.
  bringWhatComesSoon: () => bring(soon),
  // For what nobody has foreseen.
  bringTheRest() {
    if (!isHere(rest)) console.error("What comes later of the page was called before it was asked for.");
    bring(rest);
  },
});

// Before somebody does something, the pointer moves or a key is on its way.
for (const kind of ["pointermove", "pointerdown", "wheel", "keydown", "focusin", "click", "drop"])
  addEventListener(kind, () => fetched(soon).catch(() => {}), { capture: true, passive: true, once: true });

// What is to be seen meanwhile is painted before the program is fetched: it waits for nothing, and has the connection to
// itself. A hidden tab paints nothing.
const painted = () =>
  new Promise((done) => {
    setTimeout(done, document.hidden ? 0 : 1_000);
    new PerformanceObserver(done).observe({ type: "paint", buffered: true });
  });
await painted();
const program = fetch(here(wasm));
program.catch(() => {});

// Who has been here before finds the page as it was left, and that may need it at once.
const wasHere = () => { try { return localStorage.length > 0; } catch { return true; } };
if (location.hash.length > 1 || wasHere()) fetched(soon).catch(() => {});
const { default: init } = await import(here(js));
await init({ module_or_path: program });

// A tab that outlives an update goes on with the version that it began with: its files have names of their own, and are
// here already. It looks when somebody comes back to it, once a minute at the most.
const BETWEEN_LOOKS_MS = 60_000;
let looked = -BETWEEN_LOOKS_MS;

async function isUpdated() {
  const page = await fetch(document.baseURI, { cache: "no-cache" });
  return page.ok && !(await page.text()).includes(`data-wasm="${wasm}"`);
}

function say(words, ...others) {
  document.querySelector("#updated")?.remove();
  const button = (word, onclick) => Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: word, onclick });
  const notice = Object.assign(document.createElement("div"), { className: "updated", id: "updated" });
  notice.setAttribute("role", "status");
  notice.append(Object.assign(document.createElement("p"), { textContent: words }));
  notice.append(button("Reload", () => location.reload()), ...others.map((word) => button(word, () => notice.remove())));
  document.body.append(notice);
}

document.addEventListener("visibilitychange", async () => {
  if (document.visibilityState !== "visible" || document.querySelector("#updated") || performance.now() - looked < BETWEEN_LOOKS_MS) return;
  looked = performance.now();
  // Whoever is offline has no newer version. Two looks may be under way; it is said once.
  if (!(await isUpdated().catch(() => false)) || document.querySelector("#updated")) return;
  say("Coppice has been updated. This tab goes on with the version that it began with; your lists stay.", "Not now");
});
