/** Markup made at build: everything that is put in is escaped, unless it is markup itself. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Part = Markup | string | number | null | readonly Part[];

export const escape = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

function put(part: Part): string {
  if (part === null) return "";
  if (part instanceof Markup) return part.text;
  return Array.isArray(part) ? part.map(put).join("") : escape(`${part as string | number}`);
}

export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(strings.reduce((text, next, at) => `${text}${put(parts[at - 1] ?? null)}${next}`));
}
