/** Narrows the list of all rules and claims to those that have every word in them. */
const form = document.querySelector<HTMLFormElement>("form[role=search]");
const field = document.querySelector<HTMLInputElement>("#words");
const found = document.querySelector<HTMLElement>("[data-found]");
const none = document.querySelector<HTMLElement>("[data-none]");
/** Typing goes on for this long before the list changes. */
const PAUSE_MS = 120;
/** Where the address says what to look for. */
const PARAMETER = "q";

if (form && field && found && none) {
  const fold = (text: string): string => text.normalize("NFKC").toLowerCase();
  interface Entry {
    readonly item: HTMLLIElement;
    readonly text: string;
  }
  /** What is said of a section, also in words that nobody reads, is said of all that stands in it. */
  const read = (within: ParentNode): readonly Entry[] =>
    [...within.querySelectorAll<HTMLLIElement>("li")].map((item) => {
      const section = item.closest("section");
      return { item, text: fold(`${item.textContent} ${section?.dataset["also"] ?? ""}`) };
    });
  let entries = [...document.querySelectorAll(".all")].flatMap(read);
  const list = document.querySelector<HTMLElement>("[data-list]");
  let listed: Promise<void> | null = null;
  /** Fetches what stands in a list of its own, once somebody looks for something. */
  const fetchList = async (): Promise<void> => {
    if (!list) return;
    const address = new URL(list.dataset["list"] ?? "", document.baseURI);
    const claims = (await (await fetch(address)).json()) as readonly (readonly [string, string, string])[];
    const section = document.createElement("section");
    const items = document.createElement("ul");
    items.append(
      ...claims.map(([id, zh, en]) => {
        const item = document.createElement("li");
        const link = document.createElement("a");
        link.href = new URL(`${id}.html`, address).href;
        const said = [["zh-CN", zh], ["en", en]].map(([lang, text]) => Object.assign(document.createElement("span"), { lang, textContent: text }));
        link.append(said[0] as Node, " ", said[1] as Node);
        item.append(link, " ", Object.assign(document.createElement("small"), { textContent: id }));
        return item;
      }),
    );
    section.append(items);
    list.append(section);
    entries = [...entries, ...read(section)];
  };
  const counted = [...found.querySelectorAll("span")].map((span) => ({ span, text: span.textContent }));

  const search = async (): Promise<void> => {
    // Where it cannot be had, what is here is searched.
    if (field.value !== "") await (listed ??= fetchList().catch(() => undefined));
    const words = fold(field.value).split(/\s+/).filter(Boolean);
    let count = 0;
    for (const { item, text } of entries) {
      const fits = words.every((word) => text.includes(word));
      item.hidden = !fits;
      if (fits) count += 1;
    }
    // A heading with nothing under it goes too.
    for (const part of document.querySelectorAll<HTMLElement>(".all section")) part.hidden = !part.querySelector("li:not([hidden])");
    for (const part of document.querySelectorAll<HTMLElement>(".all")) part.hidden = words.length > 0 && !part.querySelector("li:not([hidden])");
    for (const { span, text } of counted) span.textContent = text.replace("{count}", `${count}`);
    found.hidden = words.length === 0 || count === 0;
    none.hidden = count > 0;
    const url = new URL(location.href);
    if (words.length > 0) url.searchParams.set(PARAMETER, field.value);
    else url.searchParams.delete(PARAMETER);
    if (url.href !== location.href) history.replaceState(null, "", url);
  };

  let timer: ReturnType<typeof setTimeout> | undefined;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => void search(), PAUSE_MS);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    void search();
  });
  form.hidden = false;
  field.value = new URL(location.href).searchParams.get(PARAMETER) ?? "";
  if (field.value !== "") void search();
}
