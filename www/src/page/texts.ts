import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import type { Edition } from "../engine/edition.ts";
import { get } from "../engine/get.ts";
import type { Datum, OperandView, ValueView } from "../engine/wire.ts";
import uiEn from "../../../texts/en/ui.ftl?url";
import uiZh from "../../../texts/zh-CN/ui.ftl?url";

/** The locales of the page, the original first. */
export const LOCALES = ["zh-CN", "en"] as const;
export type Locale = (typeof LOCALES)[number];

const UI: Record<Locale, string> = { "zh-CN": uiZh, en: uiEn };
/** The first words of the built-in rulebooks, by file name. */
const BOOKS = import.meta.glob<string>(["../../generated/*.ftl", "!../../generated/*.more.*.ftl"], { eager: true, query: "?url", import: "default" });

const SECOND = 1_000;
const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 86_400_000;
/** Half a year: further off, a day without its year is not clear. */
const FAR = 183 * DAY;

/** What an article says, and where. */
export interface Source {
  readonly id: string;
  readonly text: string;
  readonly title: string;
  readonly site: string;
  readonly section: string;
  readonly date: string;
  /** The id of the article. */
  readonly article: string;
  /** Whether another article, or the same one elsewhere, says otherwise. */
  readonly disputed: boolean;
  /** Of a fact of the public record: how far it can be trusted, from A to D. */
  readonly grade?: string;
  /** Facts of the public record that say otherwise. */
  readonly against?: readonly string[];
  /** Facts of the public record that say the same. */
  readonly with?: readonly string[];
}

interface ClaimsFile {
  readonly articles: Record<string, { title: string; site: string; date: string }>;
  readonly claims: Record<string, Omit<Source, "id" | "title" | "site" | "date"> & { date?: string }>;
}

/** The words of an edition in a locale; in whichever it has, where not in that. */
function editionWords(edition: Edition | null, locale: Locale): readonly string[] {
  const own = edition && (edition.texts[locale] ?? Object.values(edition.texts)[0]);
  return typeof own === "string" ? [own] : [];
}

/** The locale nearest to a wish; the original, if none is near. */
export function nearestLocale(wish: string): Locale {
  const lower = wish.toLowerCase();
  return LOCALES.find((locale) => locale.toLowerCase() === lower) ?? (lower.startsWith("zh") ? "zh-CN" : lower === "" ? "zh-CN" : "en");
}

/** All words of one locale, and how its numbers, durations and dates are written. */
export class Texts {
  readonly locale: Locale;
  readonly #bundle: FluentBundle;
  readonly #instant: Intl.DateTimeFormat;
  readonly #number: Intl.NumberFormat;
  readonly #percent: Intl.NumberFormat;
  readonly #share: Intl.NumberFormat;
  readonly #money: Intl.NumberFormat;
  readonly #far: Intl.DateTimeFormat;
  /** The id of a rulebook that comes with the page, or the address of another. */
  readonly rulebook: string;
  /** What came with a rulebook that is not one of the page's own; nothing of those is ever mixed with it. */
  readonly edition: Edition | null;
  /** When the rehearsal began: moments far from it bear their year. */
  began = 0;
  /** The rulebook's clock, in milliseconds from UTC. */
  offset = 0;
  #claims: ClaimsFile | null = null;
  #complete = false;

  constructor(locale: Locale, rulebook: string, sources: readonly string[], edition: Edition | null = null) {
    this.locale = locale;
    this.rulebook = rulebook;
    this.edition = edition;
    // Marks around values would show as boxes in some fonts; the command line sets the same.
    this.#bundle = new FluentBundle(locale, { useIsolating: false });
    for (const source of sources) this.#bundle.addResource(new FluentResource(source));
    const zone = { timeZone: "UTC" } as const;
    this.#instant = new Intl.DateTimeFormat(locale, { ...zone, month: "short", day: "numeric", hour: locale === "en" ? "numeric" : "2-digit", minute: "2-digit" });
    this.#number = new Intl.NumberFormat(locale);
    this.#money = new Intl.NumberFormat(locale, { style: "currency", currency: "CNY", currencyDisplay: "narrowSymbol", minimumFractionDigits: 0 });
    this.#far = new Intl.DateTimeFormat(locale, { ...zone, year: "numeric", month: "short", day: "numeric" });
    this.#share = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
    this.#percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 });
  }

  /** The words of the first view: of the page, and of the rulebook, by its id, or by its address with what came from there. */
  static async load(locale: Locale, rulebook: string, edition: Edition | null = null): Promise<Texts> {
    const book = BOOKS[`../../generated/${rulebook}.${locale}.ftl`];
    const sources = await Promise.all([UI[locale], ...(book ? [book] : [])].map(read));
    return new Texts(locale, rulebook, [...sources, ...editionWords(edition, locale)], edition);
  }

  /** All other words: what is behind a fold, what happens later, what the engine refuses. */
  async loadMore(): Promise<void> {
    if (this.#complete) return;
    const { laterWords } = await import("./later.ts");
    const sources = await Promise.all(laterWords(this.rulebook, this.locale).map(read));
    for (const source of sources) this.#bundle.addResource(new FluentResource(source));
    this.#complete = true;
  }

  /** Whether all words are there. */
  get complete(): boolean {
    return this.#complete;
  }

  /** Fetches what the articles say; shown where somebody asks for sources. */
  async loadClaims(): Promise<void> {
    if (this.edition) {
      this.#claims ??= (this.edition.claims?.[this.locale] ?? Object.values(this.edition.claims ?? {})[0] ?? { articles: {}, claims: {} }) as ClaimsFile;
      return;
    }
    const { claimsUrl } = await import("./later.ts");
    const url = claimsUrl(this.rulebook, this.locale);
    if (url) this.#claims ??= (await (await get(url, "load/texts")).json()) as ClaimsFile;
  }

  /** Whether the rulebook is one of those that come with the page. */
  get builtIn(): boolean {
    return this.#claims !== null && this.edition === null;
  }

  /** The sources of claims; empty until they are loaded. */
  sources(claims: readonly string[]): readonly Source[] {
    const file = this.#claims;
    if (!file) return [];
    // What is better placed comes first; what the articles say, before what the record says of it.
    const found = [...new Set(claims)].flatMap((id) => {
      const claim = file.claims[id];
      const article = claim && file.articles[claim.article];
      // A fact of the record bears a date of its own, or none.
      return claim && article ? [{ id, ...article, ...claim, date: claim.date ?? article.date }] : [];
    });
    return found.sort((a, b) => (a.grade ?? "").localeCompare(b.grade ?? ""));
  }

  /** A message. One that is still on its way shows as dots, a missing one as its id, which a test does not let happen. */
  t(id: string, args: Record<string, FluentVariable> = {}): string {
    const message = this.#bundle.getMessage(id);
    if (message?.value) return this.#bundle.formatPattern(message.value, args, []);
    return this.#complete ? id : "…";
  }

  /** Whether there is such a message. */
  has(id: string): boolean {
    return this.#bundle.hasMessage(id);
  }

  /** An attribute of a message, or nothing. */
  attribute(id: string, name: string, args: Record<string, FluentVariable> = {}): string | null {
    const pattern = this.#bundle.getMessage(id)?.attributes[name];
    return pattern ? this.#bundle.formatPattern(pattern, args, []) : null;
  }

  /** The id of a code's message. */
  static id(code: string): string {
    return code.replaceAll("/", "--");
  }

  number(n: number): string {
    return this.#number.format(n);
  }

  percent(ppm: number): string {
    return this.#percent.format(ppm / 1_000_000);
  }

  /** A share as one says it: whole percents, decimals only below one. */
  share(ppm: number): string {
    return ppm < 10_000 ? this.percent(ppm) : this.#share.format(ppm / 1_000_000);
  }

  /** An amount in fen as yuan. */
  money(fen: number): string {
    return this.#money.format(fen / 100);
  }

  /** A moment that has to have come: to the minute, and never too early. */
  by(ms: number): string {
    return this.instant(Math.ceil(ms / MINUTE) * MINUTE);
  }

  instant(ms: number): string {
    return Math.abs(ms - this.began) < FAR ? this.#instant.format(ms + this.offset) : this.day(ms);
  }

  /** A moment that may be months away: the day, with its year. */
  day(ms: number): string {
    return this.#far.format(ms + this.offset);
  }

  /** At most two units, the smaller ones dropped. */
  duration(ms: number): string {
    const parts: string[] = [];
    let rest = Math.abs(ms);
    const units = [["d", DAY], ["h", HOUR], ["m", MINUTE], ["s", SECOND]] as const;
    if (rest < SECOND) return this.t("duration-moment");
    if (rest < 10 * SECOND) return this.t("duration-s", { n: this.number(Math.round(rest / SECOND)) });
    for (const [unit, size] of units) {
      const count = Math.floor(rest / size);
      if (count > 0 && parts.length < 2) parts.push(this.t(`duration-${unit}`, { n: count === 1 ? 1 : this.number(count) }));
      else if (parts.length > 0) break;
      rest -= count * size;
    }
    return parts.join(" ");
  }

  /** How long something takes or took, about: no more exact than helps. */
  about(ms: number): string {
    const size = ms >= 2 * DAY ? DAY : ms >= 3 * HOUR ? HOUR : ms >= 2 * MINUTE ? MINUTE : SECOND;
    return this.duration(ms < SECOND ? ms : Math.round(ms / size) * size);
  }

  /** A value as a person reads it. */
  value(view: ValueView): string {
    const { kind, value } = view;
    if (value === null) return this.t("unsure");
    if (value === "never") return this.t("never");
    switch (kind) {
      case "bool":
        return this.t(value ? "yes" : "no");
      case "enum":
        return this.t(`choice--${value}`);
      case "duration":
        return this.duration(value as number);
      case "instant":
        return this.instant(value as number);
      case "int":
        return this.number(value as number);
      default:
        return `${value}`;
    }
  }

  /** Values for a message: each as it is read, and for selectors numbers once more as they are, `unknown` or `known`. */
  args(operands: readonly OperandView[], entity?: number | null): Record<string, FluentVariable> {
    const args: Record<string, FluentVariable> = {};
    for (const operand of operands) {
      const name = operand.name.replaceAll(".", "_");
      args[name] = operand.value === null ? this.t("unknown-value") : this.value(operand);
      const raw: Datum = operand.value;
      args[`${name}_n`] = raw === null ? "unknown" : typeof raw === "number" ? raw : "known";
    }
    if (entity !== undefined && entity !== null) args["entity"] = this.t("entity", { n: `${entity + 1}` });
    return args;
  }
}

async function read(url: string): Promise<string> {
  return (await get(url, "load/texts")).text();
}
