/** The configurator: what is chosen is shown at once, as a preview and as code. */
import { embed } from "../embed/embed.ts";
import { copyField } from "../page/copy.ts";
import { ACCENT, type Choices, code, css, type Digests, policy } from "./snippet.ts";

const by = <E extends HTMLElement>(id: string): E => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`no #${id}`);
  return found as E;
};
const form = by<HTMLFormElement>("choices");
const fields = ["how", "base", "rulebook", "other", "goal", "preset", "mode", "basis", "locale", "theme", "accent", "height"] as const;
const field = (name: (typeof fields)[number]): HTMLInputElement | HTMLSelectElement => by(name);
const share = by<HTMLInputElement>("share");
const hidden = (): HTMLInputElement[] => [...form.querySelectorAll<HTMLInputElement>("[name=hide]")];

function choices(): Choices {
  const attributes = Object.fromEntries((["rulebook", "goal", "preset", "mode", "basis", "locale", "theme"] as const).map((name) => [name, field(name).value]));
  const hide = hidden().flatMap((box) => (box.checked ? [box.value] : [])).join(" ");
  // An address that is none: the code goes on with that of this page, and says so.
  const base = `${(address("base") ?? new URL(".", location.href)).href.replace(/[?#].*$/, "").replace(/\/$/, "")}/`;
  const other = own();
  return { how: field("how").value === "frame" ? "frame" : "element", base, attributes: { ...attributes, ...(other ? { rulebook: other.href } : {}), hide }, share: share.checked, accent: field("accent").value, height: field("height").value };
}

/** A typed address, or nothing; one that is none is said beside it. */
function address(name: "base" | "other"): URL | null {
  const said = field(name).value;
  const url = URL.canParse(said) ? new URL(said) : null;
  const right = url?.protocol === "https:" || url?.protocol === "http:";
  const wrong = said !== "" && !right;
  field(name).setAttribute("aria-invalid", `${wrong}`);
  for (const word of by(`${name}-wrong`).children) (word as HTMLElement).hidden = !wrong;
  return right ? url : null;
}

/** The rulebook of one's own; a frame shows those that come with it alone. */
function own(): URL | null {
  const url = address("other");
  return field("how").value === "element" ? url : null;
}

/** Everything that can be chosen of any rulebook; several may have goals of one name. */
const offered = (["goal", "preset"] as const).map((name) => {
  const select = field(name) as HTMLSelectElement;
  return { select, options: [...select.options] };
});

/** Goals and situations of other rulebooks are not to be chosen. */
function narrow(): void {
  for (const { select, options } of offered) {
    const here = options.filter(({ dataset: { rulebook } }) => rulebook === undefined || (rulebook === field("rulebook").value && !own()));
    const chosen = here.find((option) => option.selected) ?? here[0];
    select.replaceChildren(...here);
    if (chosen) chosen.selected = true;
  }
  for (const part of form.querySelectorAll<HTMLElement>("[data-only]")) part.hidden = part.dataset["only"] !== field("how").value;
}

function preview({ how, attributes, share, accent, height }: Choices): void {
  const place = by("preview");
  const given = Object.entries(attributes).filter(([, value]) => value !== "");
  if (how === "frame") {
    const anchor = document.createElement("span");
    Object.assign(anchor.dataset, Object.fromEntries(given), { height });
    place.replaceChildren(anchor);
    embed(anchor, location.href);
    return;
  }
  const element = document.createElement("tui-qun");
  for (const [name, value] of given) element.setAttribute(name, value);
  element.toggleAttribute("share", share);
  if (accent !== ACCENT) element.style.setProperty("--tuiqun-accent", accent);
  place.replaceChildren(element);
}

// The element as hosts get it: by the entry beside this page.
await import(/* @vite-ignore */ new URL("tuiqun.js", location.href).href);
const digests: Digests = await (await fetch(new URL("integrity.json", location.href))).json();
let shown = "";

function update(): void {
  narrow();
  const chosen = choices();
  const goal = (field("goal") as HTMLSelectElement).selectedOptions[0];
  const fallback = (goal?.value ? goal : (field("rulebook") as HTMLSelectElement).selectedOptions[0])?.textContent ?? "";
  by<HTMLTextAreaElement>("code").value = code(chosen, digests, fallback);
  const style = css(chosen);
  by("css-part").hidden = style === "";
  by<HTMLTextAreaElement>("css").value = style;
  by<HTMLTextAreaElement>("policy").value = policy(chosen);
  const said = new URLSearchParams(fields.flatMap((name) => ((name === "base" || name === "other") && field(name).value === "" ? [] : [[name, field(name).value]])));
  for (const box of hidden()) if (box.checked) said.append("hide", box.value);
  if (share.checked) said.set("share", "");
  history.replaceState(null, "", `#${said}`);
  by<HTMLAnchorElement>("link").href = `#${said}`;
  const place = new URLSearchParams(["rulebook", "goal", "preset", "mode", "basis"].flatMap((name) => (chosen.attributes[name] ? [[name === "mode" ? "view" : name, chosen.attributes[name]]] : [])));
  by<HTMLAnchorElement>("simulator").href = `./index.html#tuiqun?${place}`;
  // No link makes a page fetch a stranger's rulebook.
  by("simulator").hidden = own() !== null;
  // The files that are shown are those of this page, wherever the code will find them.
  const now = JSON.stringify({ ...chosen, base: "" });
  if (now !== shown) preview(chosen);
  shown = now;
}

/** What a link to a configuration says. */
function read(): void {
  const said = new URLSearchParams(location.hash.slice(1));
  const put = (name: (typeof fields)[number]): void => {
    const value = said.get(name);
    const input = field(name);
    if (value !== null && (input instanceof HTMLInputElement || [...input.options].some((option) => option.value === value))) input.value = value;
  };
  put("rulebook");
  narrow();
  for (const name of fields) put(name);
  for (const box of hidden()) box.checked = said.getAll("hide").includes(box.value);
  share.checked = said.has("share");
}

for (const button of document.querySelectorAll<HTMLButtonElement>("[data-copy]")) {
  const { copy = "", copied = "", byHand = "" } = button.dataset;
  const label = [...button.childNodes];
  button.addEventListener("click", async () => {
    button.textContent = (await copyField(by<HTMLTextAreaElement>(copy))) ? copied : byHand;
  });
  // What was copied before says nothing of what stands there now.
  form.addEventListener("change", () => button.replaceChildren(...label));
}
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("change", update);
form.addEventListener("input", (event) => (event.target as HTMLElement).id === "base" && update());
read();
field("base").setAttribute("placeholder", new URL(".", location.href).href);
update();
