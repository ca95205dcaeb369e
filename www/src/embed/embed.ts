import { CALLS, HEIGHT_MAX, HEIGHT_MIN, limiter, MESSAGE_MAX, OPTIONS, type Options, type Tells, type Told, VERSION } from "./protocol.ts";

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

  // Until the frame listens, what is to be said waits.
  let heard = false;
  let queue: Told[] = [];
  const tell = (message: Told): void => {
    if (heard) port?.postMessage(message);
    else if (message.type === "call") queue = [...queue, message];
  };
  const refuse = (code: string): Error => Object.assign(new Error(code), { name: "TuiqunError", code });
  const hear = (said: Tells): void => {
    if (said.type === "hello" && said.version === VERSION) {
      clearTimeout(timer);
      notice?.remove();
      heard = true;
      tell({ type: "options", options: { locale: locale(), ...options() } });
      queue.forEach(tell);
      queue = [];
    } else if (said.type === "height" && said.height > 0) {
      frame.style.height = `${Math.min(HEIGHT_MAX, Math.max(HEIGHT_MIN, said.height))}px`;
    } else if (said.type === "event" && /^tuiqun-[a-z]+$/.test(said.name)) {
      frame.dispatchEvent(new CustomEvent(said.name, { detail: said.detail, bubbles: true }));
    } else if (said.type === "done" || said.type === "refused") {
      const waiting = calls.get(said.id);
      calls.delete(said.id);
      if (said.type === "done") waiting?.resolve(said.value);
      else waiting?.reject(refuse(said.code));
    }
  };
  frame.addEventListener("load", () => {
    if (!frame.src.includes(nonce)) return;
    port?.close();
    // A frame that loads anew knows nothing of what the old one was asked.
    if (heard) for (const { reject } of calls.values()) reject(refuse("engine/disposed"));
    if (heard) calls.clear();
    heard = false;
    const channel = new MessageChannel();
    const may = limiter(() => performance.now());
    port = channel.port1;
    // Answers to what was asked are never too many.
    const asked = (data: Tells): boolean => (data.type === "done" || data.type === "refused") && calls.has(data.id);
    port.onmessage = ({ data }: MessageEvent<Tells | null>) => data && (asked(data) || may()) && hear(data);
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
        // What the frame would not even read is refused here.
        const plain = JSON.stringify(args);
        if (!CALLS.includes(name) || plain.length > MESSAGE_MAX / 2) throw refuse("event/shape");
        last += 1;
        calls.set(last, { resolve, reject });
        tell({ type: "call", id: last, name, args: JSON.parse(plain) as unknown[] });
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
