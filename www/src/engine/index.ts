/** The engine for programs: load it once, take a rulebook, begin sessions. */
export type { Answers, ChanceOptions, PlanOptions } from "./answers.ts";
export { type ErrorDetails, TuiqunError } from "./errors.ts";
export { type Pack, type Reopened, Rulebook, type StartOptions } from "./rulebook.ts";
export { type How, type Plain, Session, type Stepped } from "./session.ts";
export type { RefusedCell, Stands, Survey, SurveyOptions, Table } from "./survey.ts";
export { Tuiqun } from "./tuiqun.ts";
export type * from "./wire.ts";
