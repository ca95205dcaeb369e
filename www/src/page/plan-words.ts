/** What is said of a way to a goal. */
import type { PlansView, PlanStepView, PlanView } from "../engine/wire.ts";
import { entryText } from "./entry.ts";
import { askedValue, factName, factValue } from "./finding.ts";
import type { Ready } from "./part.ts";

const FEN = 100;

/** In which orders a way is the best; those of which that is known come first. */
export function planBest(state: Ready, plan: PlanView): string {
  const { texts } = state;
  const names = (proven: boolean): string =>
    plan.best
      .filter((best) => best.proven === proven)
      .map((best) => texts.t(`plan-best--${best.order}`))
      .join(" · ");
  const found = names(false);
  return [names(true), found && texts.t("plan-unproven", { best: found })].filter(Boolean).join(" · ");
}

/** What a way takes: time, money, risk, others, data, and what was taken for granted. */
export function planCosts(state: Ready, plan: PlanView): readonly string[] {
  const { texts } = state;
  const [least, typical, most] = plan.time.map((ms) => texts.about(ms));
  const [from, to] = plan.money;
  const yuan = { least: texts.number(from / FEN), most: texts.number((to ?? from) / FEN) };
  const money = to === 0 ? "plan-money-none" : to === null ? "plan-money-from" : to === from ? "plan-money" : "plan-money-range";
  const others = plan.others.map((actor) => texts.t(`actor--${actor}`)).join(" · ");
  const lost = plan.steps.flatMap((step) => step.lost.map((loss) => texts.t(`loss--${loss}`))).join(" · ");
  return [
    texts.t(least === most ? "plan-time" : "plan-time-range", { least, typical, most } as Record<string, string>),
    texts.t(money, yuan),
    ...(plan.yearly ? [texts.t("plan-yearly")] : []),
    plan.risk === 0 ? texts.t("plan-risk-none") : texts.t("plan-risk", { share: texts.percent(plan.risk) }),
    ...(plan.affected > 0 ? [texts.t("plan-affected", { count: plan.affected })] : []),
    others ? texts.t("plan-others", { actors: others }) : texts.t(plan.steps.some(({ kind }) => kind === "find") ? "plan-others-found" : "plan-others-none"),
    lost ? texts.t("plan-lost", { what: lost }) : texts.t("plan-lost-none"),
    ...(plan.unquantified.length > 0 ? [texts.t("plan-unquantified", { what: plan.unquantified.map((item) => nameOf(state, item)).join(" · ") })] : []),
    ...(plan.harms.length > 0 ? [texts.t("plan-harms", { what: plan.harms.map((keep) => texts.t(`keep--${keep}`)).join(" · ") })] : []),
    ...(plan.fragile ? [texts.t("plan-fragile")] : []),
  ];
}

/** Where there is no way: what would have to be otherwise, each in one line. */
export function planDiffer(state: Ready, { differ }: PlansView): readonly string[] {
  const { texts } = state;
  return differ.map((facts) => {
    const named = facts.map((fact) => texts.t("plan-differ-is", { fact: factName(texts, fact.name), value: factValue(state, fact) }));
    return texts.t("plan-differ", { facts: named.join(" + ") });
  });
}

/** A step in one line, and what else has to be known of it. */
export function planStep(state: Ready, step: PlanStepView): readonly string[] {
  const { texts } = state;
  const [own, ...rest] = step.entries;
  const wait = { time: texts.duration(step.until - step.at), when: texts.by(step.until) };
  const says = own ? entryText(state, own) : "";
  const facts = (id: string): string[] =>
    step.entries.flatMap((entry) => entry.args.map((fact) => texts.t(id, { fact: factName(texts, fact.name), value: askedValue(state, fact, step.at) })));
  const first = {
    wait: () => [texts.t("plan-wait", wait)],
    assume: () => facts("plan-assume"),
    // How many there are then goes without saying.
    find: () => {
      const known = facts("plan-differ-is").slice(1);
      return [texts.t(known.length === 0 ? "answer-find" : "plan-somebody"), ...known];
    },
  }[step.kind] ?? (() => [says]);
  const fired = (step.kind === "wait" ? step.entries : step.kind === "act" ? rest : []).filter((entry) => entry.kind === "fire");
  return [
    ...first(),
    ...(fired.length > 0 ? [texts.t("plan-meanwhile", { what: fired.map((entry) => entryText(state, entry)).join(" · ") })] : []),
    ...(step.pastCalendar ? [texts.t("plan-past-calendar")] : []),
    ...(step.guessed ? [texts.t("plan-guessed")] : []),
    ...(step.irreversible ? [texts.t("plan-irreversible")] : []),
    ...(step.odds === null ? [] : [texts.t("plan-odds", { share: texts.percent(step.odds) })]),
  ];
}

/** The name of an action or a trigger. */
export function nameOf({ texts, info }: Ready, id: string): string {
  return texts.t(info.actions.some((action) => action.id === id) ? `action--${id}` : `trigger--${id}`);
}
