// Starts the page, and says so when the site has another version than this tab.
//
// It is a file of its own, so that the page's policy needs no exception for what is written inline. Trunk says where the
// page's two files are (`pattern_script` in Trunk.toml).

const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
const here = (address) => new URL(address, document.baseURI);

// What comes later of the program is a second wasm file, which shares the memory, the functions and the stack of the first
// (`src/parting`). The names of what it takes from the first are places in the table of functions.
const rest = here(wasm.replace("_bg.wasm", "_rest.wasm"));
let first;

function imports(module) {
  const { memory, table, stack } = first;
  const from = { memory, table, stack };
  for (const { name, kind } of WebAssembly.Module.imports(module)) if (kind === "function") from[name] = table.get(Number(name));
  return { first: from };
}

async function fetchTheRest() {
  if (first.restIsHere.value) return;
  const response = await fetch(rest).catch(() => { throw "the connection to the server is broken"; });
  if (!response.ok) throw `the server answers ${response.status}`;
  const module = await WebAssembly.compile(await response.arrayBuffer());
  await WebAssembly.instantiate(module, imports(module));
  first.restIsHere.value = 1;
}

// For what nobody has foreseen: the page stands still meanwhile.
function bringTheRest() {
  if (first.restIsHere.value) return;
  console.error("What comes later of the page was called before it was asked for.");
  const request = new XMLHttpRequest();
  request.open("GET", rest, false);
  request.overrideMimeType("text/plain; charset=x-user-defined");
  request.send();
  const module = new WebAssembly.Module(Uint8Array.from(request.responseText, (letter) => letter.charCodeAt(0)));
  new WebAssembly.Instance(module, imports(module));
  first.restIsHere.value = 1;
}

Object.assign(globalThis, { beginWith: (exports) => (first = exports), fetchTheRest, bringTheRest });

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

function say() {
  const button = (word, onclick) => Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: word, onclick });
  const notice = Object.assign(document.createElement("div"), { className: "updated", id: "updated" });
  notice.setAttribute("role", "status");
  const words = "Coppice has been updated. This tab goes on with the version that it began with; your lists stay.";
  notice.append(Object.assign(document.createElement("p"), { textContent: words }));
  notice.append(button("Reload", () => location.reload()), button("Not now", () => notice.remove()));
  document.body.append(notice);
}

document.addEventListener("visibilitychange", async () => {
  if (document.visibilityState !== "visible" || document.querySelector("#updated") || performance.now() - looked < BETWEEN_LOOKS_MS) return;
  looked = performance.now();
  // Whoever is offline has no newer version. Two looks may be under way; it is said once.
  if ((await isUpdated().catch(() => false)) && !document.querySelector("#updated")) say();
});
