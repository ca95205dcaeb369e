/** The simulator in a frame: waits for its host's handshake, then does what the host says through the port. */
import fallback from "virtual:tuiqun-fallback";
import { TuiqunError } from "../engine/errors.ts";
import { EVENTS } from "../page/events.ts";
import { CALLS, limiter, OPTIONS, type Options, type Tells, VERSION } from "./protocol.ts";
import { readTold } from "./told.ts";
import "../define.ts";

/** Heights go out this far apart. */
const HEIGHT_MS = 80;

const [version, nonce, origin] = location.hash.slice(1).split(",").map(decodeURIComponent);
const place = document.querySelector("main");
const element = document.createElement("tui-qun");
element.loading = "eager";

/** What the host said last. */
let said: Options = {};

if (parent === window) show({});
else if (version === `${VERSION}`) addEventListener("message", connect);

/** Takes the one handshake that is meant for this frame. */
function connect(event: MessageEvent<unknown>): void {
  const [port, more] = event.ports;
  const shake = event.data as { readonly tuiqun?: unknown; readonly nonce?: unknown } | null;
  const meant = event.source === parent && event.origin === origin && typeof shake === "object" && shake?.tuiqun === VERSION && shake.nonce === nonce;
  if (!meant || !port || more) return;
  removeEventListener("message", connect);
  const tell = (message: Tells): void => port.postMessage(message);
  const may = limiter(() => performance.now());
  port.onmessage = ({ data }: MessageEvent<unknown>) => {
    const told = may() ? readTold(data) : null;
    if (told?.type === "options") show(told.options);
    else if (told?.type === "call") void call(told.id, told.name, told.args, tell);
  };
  for (const name of EVENTS) {
    element.addEventListener(name, ({ detail }) => tell({ type: "event", name, detail }));
  }
  // The height goes out at most so often, the last one always.
  let waiting = false;
  new ResizeObserver(() => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      tell({ type: "height", height: Math.ceil(document.documentElement.offsetHeight) });
    }, HEIGHT_MS);
  }).observe(document.documentElement);
  tell({ type: "hello", version: VERSION });
}

/** Tells the element what the host says otherwise than before, for a person may have chosen meanwhile; the first time, puts it into the page. */
function show(options: Options): void {
  for (const name of OPTIONS) {
    const value = options[name];
    if (value === said[name]) continue;
    if (value === undefined) element.removeAttribute(name);
    else element.setAttribute(name, value);
  }
  said = options;
  if (element.isConnected || !place) return;
  // What stood there until now is what it shows until it is ready.
  element.append(...place.childNodes);
  place.append(element);
}

async function call(id: number, name: (typeof CALLS)[number], args: readonly unknown[], tell: (message: Tells) => void): Promise<void> {
  try {
    const method = element[name] as (...args: readonly unknown[]) => Promise<unknown>;
    tell({ type: "done", id, value: await method.apply(element, [...args]) });
  } catch (error) {
    tell({ type: "refused", id, code: error instanceof TuiqunError ? error.code : "unexpected" });
  }
}

// What a frame without an origin cannot do, it says, with the way out: the same rehearsal in a window of its own.
const note = document.createElement("p");
const away = document.createElement("a");
note.slot = "after";
note.className = "away";
away.target = "_blank";
away.rel = "noopener";
const simulator = new URL(/* @vite-ignore */ "../index.html", import.meta.url).href;
away.href = simulator;
element.addEventListener("tuiqun-ready", ({ detail }) => {
  const words = fallback[detail.locale]?.frame;
  if (!words) return;
  away.textContent = words.open;
  note.replaceChildren(`${words.note} `, away);
  element.append(note);
});
element.addEventListener("tuiqun-change", () => {
  void element.link().then(
    (link) => (away.href = `${simulator}${link}`),
    () => (away.href = simulator),
  );
});
