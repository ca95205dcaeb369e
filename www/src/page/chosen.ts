import type { PlanView } from "../engine/wire.ts";
import type { State } from "./store.ts";

/** The way that is shown and done: the one that was chosen, else the first. */
export function chosen({ found, goal, order }: State): PlanView | undefined {
  const plans = found?.goal === goal ? (found.plans?.plans ?? []) : [];
  return plans.find(({ best }) => best.some((one) => one.order === order)) ?? plans[0];
}
