import { HEIGHT_MAX, HEIGHT_MIN, limiter, OPTIONS, type Options, type Tells, type Told, VERSION } from "./protocol.ts";

declare const WORDS: Readonly<Record<string, { readonly title: string; readonly silent: string; readonly help: string }>>;

/** How long the frame may say nothing before the page says so. */
const SILENT_MS = 5_000;
const NEAR = "600px";

/** Puts a frame after an anchor that bears the options as `data-` attributes; `from` is the address of a file beside `embed.html`. */
export function embed(anchor: HTMLElement, from: string): void {
  const { dataset, ownerDocument } = anchor;
  const locale = (): string => dataset["locale"] || anchor.closest("[lang]")?.getAttribute("lang") || navigator.language;
  const words = WORDS[/^zh/i.test(locale()) ? "zh-CN" : "en"] as (typeof WORDS)[string];
  const nonce = Array.from(crypto.getRandomValues(new Uint32Array(4)), (n) => n.toString(36)).join("");
  const frame = ownerDocument.createElement("iframe");
  frame.title = words.title;
  frame.setAttribute("sandbox", "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals");
  frame.allow = "clipboard-write";
  frame.referrerPolicy = "no-referrer";
  Object.assign(frame.style, { display: "block", width: "100%", border: "0", height: `${dataset["height"] ?? 720}px`, colorScheme: "normal" });
  const options = (): Options => Object.fromEntries(OPTIONS.flatMap((name) => (dataset[name] === undefined ? [] : [[name, dataset[name]]])));
  const calls = new Map<number, { readonly resolve: (value: unknown) => void; readonly reject: (error: Error) => void }>();
  let port: MessagePort | null = null;
  let last = 0;
  let notice: HTMLElement | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = (message: Told): void => port?.postMessage(message);
  const hear = (said: Tells): void => {
    if (said.type === "hello" && said.version === VERSION) {
      clearTimeout(timer);
      notice?.remove();
      tell({ type: "options", options: { locale: locale(), ...options() } });
    } else if (said.type === "height" && said.height > 0) {
      frame.style.height = `${Math.min(HEIGHT_MAX, Math.max(HEIGHT_MIN, said.height))}px`;
    } else if (said.type === "event" && /^tuiqun-[a-z]+$/.test(said.name)) {
      frame.dispatchEvent(new CustomEvent(said.name, { detail: said.detail, bubbles: true }));
    } else if (said.type === "done" || said.type === "refused") {
      const waiting = calls.get(said.id);
      calls.delete(said.id);
      if (said.type === "done") waiting?.resolve(said.value);
      else waiting?.reject(Object.assign(new Error(said.code), { name: "TuiqunError", code: said.code }));
    }
  };
  frame.addEventListener("load", () => {
    if (!frame.src.includes(nonce)) return;
    port?.close();
    const channel = new MessageChannel();
    const may = limiter(() => performance.now());
    port = channel.port1;
    port.onmessage = ({ data }: MessageEvent<Tells | null>) => may() && data && hear(data);
    // The frame has no origin: only the handshake goes to any, with the secret that its address bears and nothing else.
    frame.contentWindow?.postMessage({ tuiqun: VERSION, nonce }, "*", [channel.port2]);
  });
  const begin = (): void => {
    const at = new URL("embed.html", from);
    at.hash = `${VERSION},${nonce},${encodeURIComponent(ownerDocument.defaultView?.origin ?? "null")}`;
    frame.src = at.href;
    timer = setTimeout(() => {
      notice = ownerDocument.createElement("p");
      notice.setAttribute("role", "alert");
      notice.textContent = `${words.silent} ${words.help}`;
      frame.before(notice);
    }, SILENT_MS);
  };
  Object.assign(frame, {
    tuiqun: (name: Extract<Told, { type: "call" }>["name"], ...args: readonly unknown[]) =>
      new Promise((resolve, reject) => {
        last += 1;
        calls.set(last, { resolve, reject });
        tell({ type: "call", id: last, name, args });
      }),
  });
  new MutationObserver(() => tell({ type: "options", options: { locale: locale(), ...options() } })).observe(anchor, { attributes: true });
  anchor.after(frame);
  const near = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      near.disconnect();
      begin();
    },
    { rootMargin: NEAR },
  );
  near.observe(frame);
}
