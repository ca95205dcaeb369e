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
  const entries = [...document.querySelectorAll<HTMLLIElement>(".all li")].map((item) => ({ item, text: fold(item.textContent) }));
  const counted = [...found.querySelectorAll("span")].map((span) => ({ span, text: span.textContent }));

  const search = (): void => {
    const words = fold(field.value).split(/\s+/).filter(Boolean);
    let count = 0;
    for (const { item, text } of entries) {
      const fits = words.every((word) => text.includes(word));
      item.hidden = !fits;
      if (fits) count += 1;
    }
    // A heading with nothing under it goes too.
    for (const part of document.querySelectorAll<HTMLElement>(".all section")) part.hidden = !part.querySelector("li:not([hidden])");
    for (const part of document.querySelectorAll<HTMLElement>(".all")) part.hidden = !part.querySelector("li:not([hidden])");
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
    timer = setTimeout(search, PAUSE_MS);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    search();
  });
  form.hidden = false;
  field.value = new URL(location.href).searchParams.get(PARAMETER) ?? "";
  if (field.value !== "") search();
}
