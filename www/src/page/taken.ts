/** Lists to take along: what is to be done, or what comes afterwards, apart from how it is shown. */
import type { MomentView, PlanView } from "../engine/wire.ts";
import { leads, noteText, stepLeads } from "./note.ts";
import type { Ready } from "./part.ts";
import { planBest, planCosts, planStep } from "./plan-words.ts";
import type { Texts } from "./texts.ts";

/** One line of a list. */
export interface TakenItem {
  readonly title: string;
  readonly notes: readonly string[];
  /** When, in milliseconds; `null` without a day. */
  readonly from: number | null;
  readonly until: number | null;
  /** Whether to be reminded of it a day before. */
  readonly due: boolean;
  readonly done: boolean;
}

/** A list to take along. */
export interface TakenList {
  readonly title: string;
  /** What stands above the list. */
  readonly intro: readonly string[];
  readonly items: readonly TakenItem[];
  /** What stands below it. */
  readonly outro: readonly string[];
  /** The clock when it was made. */
  readonly made: number;
  readonly rulebook: string;
}

const honest = (texts: Texts): readonly string[] => [texts.t("rehearsal"), texts.t("rulebook-disclaimer")];

/** A way to the goal. */
export function planToTake(state: Ready, plan: PlanView): TakenList {
  const { texts, view, info, goal } = state;
  return {
    title: texts.t("plan-title", { goal: texts.t(`goal--${goal}`) }),
    intro: [...honest(texts), planBest(state, plan), ...planCosts(state, plan), ...leads(state, `goal:${goal}`).map((note) => noteText(state, note))],
    items: plan.steps.map((step, at) => {
      const [title = "", ...lines] = planStep(state, step);
      const notes = [...lines, ...stepLeads(state, step).map((note) => noteText(state, note))];
      return { title, notes, from: step.at, until: step.until, due: false, done: false };
    }),
    outro: [texts.t("plan-ends", { when: texts.by(plan.endsAt) })],
    made: view.now,
    rulebook: info.id,
  };
}

/** What comes afterwards and what remains. */
export function afterwardsToTake(state: Ready, timeline: readonly MomentView[]): TakenList {
  const { texts, view, info } = state;
  return {
    title: texts.t("after-title"),
    intro: honest(texts),
    items: timeline.map((moment) => {
      const duty = moment.kind === "duty" ? moment.duty.status : null;
      const notes = momentNotes(texts, moment);
      return { title: momentTitle(texts, moment), notes, from: moment.at, until: moment.at, due: duty === "open", done: duty === "met" };
    }),
    outro: view.notes
      .filter((note) => note.on.includes("afterwards"))
      .map((note) => texts.t("after-note", { what: texts.t(`note--${note.id}`, texts.args(note.args)) })),
    made: view.now,
    rulebook: info.id,
  };
}

/** What a moment is about, in one line. */
export function momentTitle(texts: Texts, moment: MomentView): string {
  switch (moment.kind) {
    case "duty": {
      const { id, status, kind } = moment.duty;
      const what = texts.t(`duty--${id}`);
      if (status === "open") return texts.t(kind === "keep" ? "after-duty-keep" : "after-duty", { what });
      return texts.t(status === "met" ? "after-duty-met" : "after-duty-breached", { what });
    }
    case "pending": {
      const { sure, may, trigger } = moment.pending;
      const what = texts.t(`trigger--${trigger}`);
      const unless = moment.unless[0];
      if (sure && !may && unless) return texts.t("after-pending-unless", { what, action: texts.t(`action--${unless}`) });
      return texts.t(sure && !may ? "after-pending" : "after-pending-may", { what });
    }
    case "forecast": {
      const { forecast, point } = moment;
      const what = texts.t("finding-line", { label: texts.t(`forecast--${forecast}`), says: texts.t(`forecast--${forecast}--${point.id}`) });
      return texts.t("after-forecast", { what });
    }
    default: {
      const { id, kind, untilMax } = moment.residue;
      const what = texts.t(`residue--${id}`);
      if (kind === "permanent") return texts.t("after-residue-permanent", { what });
      return texts.t(kind === "until" && untilMax !== null ? "after-residue-until" : "after-residue-unstated", { what });
    }
  }
}

/** Who keeps it, who asks for it, and where that is said. */
function momentNotes(texts: Texts, moment: MomentView): readonly string[] {
  const of = moment.kind === "duty" ? moment.duty : moment.kind === "pending" ? moment.pending : moment.kind === "forecast" ? moment.point : moment.residue;
  return [
    ...(moment.kind === "duty" ? [texts.t(`duty-by-${moment.duty.by}`)] : []),
    ...(moment.kind === "residue"
      ? [texts.t("after-kept-by", { holder: texts.t(`holder--${moment.residue.holder}`), seen: texts.t(`seen--${moment.residue.seenBy}`) })]
      : []),
    ...(of.claims.length > 0 ? [texts.t("after-sources", { claims: of.claims.join(" ") })] : []),
  ];
}

/** A checklist in Markdown. */
export function markdown(texts: Texts, { title, intro, items, outro }: TakenList): string {
  const lines = items.flatMap((item) => {
    const when = item.from === null ? "" : `**${texts.instant(item.from)}** `;
    return [`- [${item.done ? "x" : " "}] ${when}${item.title}`, ...item.notes.map((note) => `  - ${note}`)];
  });
  return [`# ${title}`, "", ...intro.map((line) => `- ${line}`), "", ...lines, "", ...outro, ""].join("\n");
}

/** What has a day, as a calendar; the generator comes when somebody asks. */
export async function calendar({ title, intro, items, made, rulebook }: TakenList): Promise<string> {
  const { default: ical, ICalAlarmType } = await import("ical-generator");
  const result = ical({ name: title, prodId: { company: "tuiqun", product: "tuiqun" } });
  for (const [at, item] of items.entries()) {
    if (item.from === null) continue;
    const event = result.createEvent({
      id: `${made}-${at}@${rulebook}.tuiqun`,
      start: new Date(item.from),
      end: new Date(item.until ?? item.from),
      stamp: new Date(made),
      summary: item.title,
      description: [...intro.slice(0, 2), ...item.notes].join("\n"),
    });
    if (item.due) event.createAlarm({ type: ICalAlarmType.display, triggerBefore: 86_400, description: item.title });
  }
  return result.toString();
}
