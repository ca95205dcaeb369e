/** The way that is shown and done, out of those that were found. */
import type { PlanStepView, PlanView } from "../engine/wire.ts";
import type { State } from "./store.ts";

/** The one that was chosen, else the first. */
export function chosen({ found, goal, order }: State): PlanView | undefined {
  const plans = found?.goal === goal ? (found.plans?.plans ?? []) : [];
  return plans.find(({ best }) => best.some((one) => one.order === order)) ?? plans[0];
}

/** What there is to do in a way: what is taken for granted is no step. */
export const stepsOf = (plan: PlanView | undefined): readonly PlanStepView[] => plan?.steps.filter(({ kind }) => kind !== "assume") ?? [];

/** Whether what was found is about how things stand now. */
export const isCurrent = ({ found, view, goal }: State): boolean => found?.view === view && found?.goal === goal;
