// How much a visitor downloads before the page stands: every file of `dist/` that the page asks for by itself, as brotli
// packs it. More than the budget is a failure, and then it is told whose the bytes are.
//
//   node tests/size.mjs            # after `make page`
//   node tests/size.mjs --whose    # whose the bytes are, within the budget too

import { readdirSync, readFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";

// In bytes. To be lowered when the page has become smaller by more than a tenth.
const BUDGET = 480_000;
// What is fetched later, when somebody turns to it.
const LATER = /^(library\.ex|course\.json|.*_(soon|rest)\.wasm)$/;

const packed = (bytes) =>
  brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  }).length;
const thousands = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ",").padStart(11);

/** The numbers and the text of a wasm file, one after the other. */
class Reader {
  constructor(bytes, at = 0) {
    [this.bytes, this.at] = [bytes, at];
  }

  number() {
    for (let number = 0, factor = 1; ; factor *= 128) {
      const byte = this.bytes[this.at++];
      number += (byte & 127) * factor;
      if (byte < 128) return number;
    }
  }

  text() {
    const length = this.number();
    this.at += length;
    return this.bytes.toString("utf8", this.at - length, this.at);
  }
}

/** The name and the size of every function that is not imported (WebAssembly, binary format, and its name section). */
function functions(bytes) {
  const [names, sizes] = [new Map(), []];
  let imported = 0;
  for (let at = 8; at < bytes.length; ) {
    const reader = new Reader(bytes, at + 1);
    const end = reader.number() + reader.at;
    const kind = bytes[at];
    if (kind === 2) {
      for (let left = reader.number(); left > 0; left--) imported += importsFunction(reader);
    } else if (kind === 10) {
      for (let left = reader.number(); left > 0; left--) {
        const size = reader.number();
        sizes.push(size);
        reader.at += size;
      }
    } else if (kind === 0 && reader.text() === "name") {
      while (reader.at < end) {
        const part = bytes[reader.at++];
        const behind = reader.number() + reader.at;
        if (part === 1) for (let left = reader.number(); left > 0; left--) names.set(reader.number(), reader.text());
        reader.at = behind;
      }
    }
    at = end;
  }
  return sizes.map((size, number) => [path(names.get(imported + number) ?? "without a name"), size]);
}

function importsFunction(reader) {
  reader.text();
  reader.text();
  const kind = reader.bytes[reader.at++];
  if (kind === 0) reader.number();
  else if (kind === 3) reader.at += 2;
  else {
    if (kind === 1) reader.at++;
    const bounded = reader.bytes[reader.at++] & 1;
    reader.number();
    if (bounded) reader.number();
  }
  return kind === 0 ? 1 : 0;
}

/** A path without what tells crates of one name apart: `core[c5930c85a12de822]::fmt`. */
const path = (name) => name.replace(/\[[0-9a-f]{9,16}\]/g, "");

/** `<coppice::ui::stage::Stage as …>::run` is `coppice::ui::stage`'s. */
function owner(name) {
  const within = name.replace(/^[<&]+(mut )?/, "").split("::");
  const parts = within[0].startsWith("coppice") ? 3 : 2;
  return within.slice(0, parts).map((part) => part.split("<")[0]).join("::");
}

function whose() {
  const target = process.env.CARGO_TARGET_DIR ?? "target";
  // As wasm-bindgen has left it: both parts in one, with names.
  const all = functions(readFileSync(`${target}/wasm-bindgen/release/coppice-page_bg.wasm`));
  const owners = new Map();
  for (const [name, size] of all) owners.set(owner(name), (owners.get(owner(name)) ?? 0) + size);
  const largest = (pairs, most) => [...pairs].sort((one, other) => other[1] - one[1]).slice(0, most);
  console.log("\nThe code of both parts, before it is packed, by module:");
  for (const [name, size] of largest(owners, 40)) console.log(`${thousands(size)}  ${name}`);
  console.log("\nThe largest functions:");
  for (const [name, size] of largest(all, 25)) console.log(`${thousands(size)}  ${name.slice(0, 140)}`);
}

let sum = 0;
for (const file of readdirSync("dist")) {
  const size = packed(readFileSync(`dist/${file}`));
  const later = LATER.test(file);
  if (!later) sum += size;
  console.log(`${thousands(size)}  ${file}${later ? " (later)" : ""}`);
}
console.log(`${thousands(sum)}  of ${thousands(BUDGET).trim()} bytes on first load`);
if (sum > BUDGET || process.argv.includes("--whose")) whose();
if (sum > BUDGET) {
  console.log(`\nThe first load is ${thousands(sum - BUDGET).trim()} bytes above its budget. Much of that may be code that a first visit does not run: \`make cold\` finds out which.`);
  process.exit(1);
}
