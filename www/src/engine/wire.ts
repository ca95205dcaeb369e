// Generated from src/wire by `cargo xtask types`. Do not edit.

export type Answer = "yes" | "no" | "unknown";

export type Datum = null | boolean | number | string;

export type DatumKind = "bool" | "int" | "enum" | "instant" | "duration" | "version";

export type ValueView = { 
/**
 * Sort.
 */
kind: DatumKind, 
/**
 * Value.
 */
value: Datum, };

export type ArgView = { 
/**
 * Name.
 */
name: string, 
/**
 * Value.
 */
value: Datum, };

export type DiagnosticView = { 
/**
 * Code.
 */
code: string, 
/**
 * `error` or `warning`.
 */
severity: string, 
/**
 * JSON pointer of the value.
 */
pointer: string, 
/**
 * First UTF-16 unit of the bad part of a string value.
 */
start: number | null, 
/**
 * One past the last.
 */
end: number | null, 
/**
 * Values for the message.
 */
args: Array<ArgView>, };

export type Loaded = { 
/**
 * Handle of the rulebook, if it could be built.
 */
rulebook: number | null, 
/**
 * All diagnostics.
 */
diagnostics: Array<DiagnosticView>, };

export type RejectionView = { 
/**
 * Code.
 */
code: string, 
/**
 * JSON pointer into the refused input.
 */
pointer: string, 
/**
 * Values for the message.
 */
args: Array<ArgView>, };

export type RulebookInfo = { 
/**
 * Id.
 */
id: string, 
/**
 * Version of its content.
 */
version: string, 
/**
 * Hash of the canonical pack.
 */
hash: string, 
/**
 * Locales it has texts in.
 */
locales: Array<string>, 
/**
 * Its clock, in milliseconds from UTC.
 */
utcOffset: number, 
/**
 * Askable facts, in the order of the form.
 */
facts: Array<FactInfo>, 
/**
 * Sets of entities.
 */
sets: Array<EntitySetInfo>, 
/**
 * Readings.
 */
readings: Array<ReadingInfo>, 
/**
 * Actions.
 */
actions: Array<ActionInfo>, 
/**
 * Triggers.
 */
triggers: Array<TriggerInfo>, 
/**
 * Goals.
 */
goals: Array<GoalInfo>, 
/**
 * Presets.
 */
presets: Array<PresetInfo>, 
/**
 * Id of the fact by which situations are shown side by side.
 */
compare: string | null, 
/**
 * Claims that anything cites.
 */
claims: Array<string>, };

export type FactInfo = { 
/**
 * Id; its key too, unless it is a field of a set.
 */
id: string, 
/**
 * Sort of value.
 */
kind: DatumKind, 
/**
 * Choices of an enum.
 */
choices: Array<string>, 
/**
 * Smallest int.
 */
min: number | null, 
/**
 * Largest int.
 */
max: number | null, 
/**
 * Whether it is asked as "how long ago".
 */
ago: boolean, 
/**
 * Whether it is asked as "how far ahead".
 */
ahead: boolean, 
/**
 * Heading of the form.
 */
group: string, 
/**
 * Unit of an int.
 */
unit: string | null, 
/**
 * What it is taken to be until somebody says otherwise; `null` where nothing is.
 */
start: Datum, 
/**
 * Claims.
 */
claims: Array<string>, };

export type EntitySetInfo = { 
/**
 * Id; the key of its count too.
 */
id: string, 
/**
 * Most entities.
 */
max: number, 
/**
 * Heading of the form.
 */
group: string, 
/**
 * Askable fields; the key of one is `set.index.field`.
 */
fields: Array<FactInfo>, };

export type ReadingInfo = { 
/**
 * Id.
 */
id: string, 
/**
 * Choices; the first is that of the articles.
 */
choices: Array<string>, 
/**
 * Claims of each choice.
 */
claims: Array<Array<string>>, 
/**
 * The choice of the public record, where it has one.
 */
record: string | null, 
/**
 * Whether a person can check it on their own screen.
 */
checkable: boolean, };

export type ActionInfo = { 
/**
 * Id.
 */
id: string, 
/**
 * Who does it.
 */
actor: string, 
/**
 * Heading that it stands under.
 */
group: string, 
/**
 * Parameters.
 */
params: Array<ParamInfo>, 
/**
 * Outcomes.
 */
outcomes: Array<OutcomeInfo>, 
/**
 * Claims.
 */
claims: Array<string>, };

export type ParamInfo = { 
/**
 * Id.
 */
id: string, 
/**
 * `entity`, `int`, `enum` or `bool`.
 */
kind: string, 
/**
 * The set of an entity.
 */
set: string | null, 
/**
 * The choices of an enum.
 */
choices: Array<string>, };

export type OutcomeInfo = { 
/**
 * Id.
 */
id: string, 
/**
 * Whether it is the one that was meant.
 */
wanted: boolean, 
/**
 * Names of what is decided with it.
 */
draws: Array<string>, 
/**
 * Claims.
 */
claims: Array<string>, };

export type TriggerInfo = { 
/**
 * Id.
 */
id: string, 
/**
 * Who or what does it.
 */
actor: string, 
/**
 * The set it is about, one entity at a time.
 */
set: string | null, 
/**
 * Whether it need never happen.
 */
may: boolean, 
/**
 * Outcomes.
 */
outcomes: Array<OutcomeInfo>, 
/**
 * Claims.
 */
claims: Array<string>, };

export type GoalInfo = { 
/**
 * Id.
 */
id: string, 
/**
 * Ids of the actions that lead there.
 */
actions: Array<string>, };

export type PresetInfo = { 
/**
 * Id.
 */
id: string, 
/**
 * Id of what this person wants.
 */
goal: string | null, 
/**
 * Facts, for the form; instants are milliseconds from the start.
 */
facts: Array<ArgView>, 
/**
 * Claims.
 */
claims: Array<string>, };

export type View = { 
/**
 * The clock.
 */
now: number, 
/**
 * The clock at the start.
 */
start: number, 
/**
 * The day that rules are judged by.
 */
asOf: string, 
/**
 * When time alone changes something next.
 */
nextChange: number | null, 
/**
 * Askable facts and fields.
 */
facts: Array<FactView>, 
/**
 * Whose word counts, where no reading was chosen by itself: `articles` or `record`.
 */
basis: string, 
/**
 * The choice of each reading, in the order of the rulebook.
 */
readings: Array<string>, 
/**
 * Actions, in the order of the rulebook.
 */
actions: Array<ActionView>, 
/**
 * What is wrong with the situation itself.
 */
situation: Array<FindingView>, 
/**
 * Goals, in the order of the rulebook.
 */
goals: Array<GoalView>, 
/**
 * What is going to happen, or may.
 */
pending: Array<PendingView>, 
/**
 * What the law or a policy asks for here, or has asked for.
 */
duties: Array<DutyView>, 
/**
 * What remains.
 */
residues: Array<ResidueView>, 
/**
 * What figures say will happen.
 */
forecasts: Array<ForecastView>, 
/**
 * Ids of the articles that are older than a year on the day that rules are judged by.
 */
stale: Array<string>, 
/**
 * Notes that are shown now.
 */
notes: Array<NoteView>, 
/**
 * What happened in the last step.
 */
happened: Array<HappenedView>, 
/**
 * The log, undone events included.
 */
log: Array<EntryView>, 
/**
 * How many of them have happened.
 */
cursor: number, };

export type FactView = { 
/**
 * Key.
 */
key: string, 
/**
 * Value.
 */
value: Datum, 
/**
 * Whether it was assumed.
 */
assumed: boolean, 
/**
 * Whether it is asked in this situation.
 */
asked: boolean, };

export type ActionView = { 
/**
 * Id.
 */
id: string, 
/**
 * Whether its entry is on the screen.
 */
offered: Answer, 
/**
 * Whether it can be done.
 */
applicable: Answer, 
/**
 * What stands in the way, most serious first.
 */
findings: Array<FindingView>, 
/**
 * For each entity it could take: whether it can be done with it.
 */
options: Array<Answer>, 
/**
 * Parameters, with their ranges here.
 */
params: Array<ParamView>, 
/**
 * Confirmations that are asked for here.
 */
confirms: Array<ConfirmView>, 
/**
 * Menu paths here: none where no article says where the entry is, several where that hangs on an open answer.
 */
paths: Array<PathView>, 
/**
 * How long it takes here.
 */
takes: TakesView, 
/**
 * What it costs; `null` where no article says that it costs anything.
 */
cost: CostView | null, 
/**
 * Outcomes, in the order of the rulebook.
 */
outcomes: Array<OutcomeView>, 
/**
 * Whether it cannot be undone.
 */
irreversible: Answer, };

export type ParamView = { 
/**
 * Id.
 */
id: string, 
/**
 * Smallest int; `null` where it is not known, or none that JavaScript can hold.
 */
min: number | null, 
/**
 * Largest int; `null` likewise.
 */
max: number | null, };

export type ConfirmView = { 
/**
 * Id.
 */
id: string, 
/**
 * Claims.
 */
claims: Array<string>, };

export type PathView = { 
/**
 * Ids of its labels.
 */
steps: Array<string>, 
/**
 * Claims.
 */
claims: Array<string>, };

export type TakesView = { 
/**
 * Shortest, where it is stated.
 */
min: number | null, 
/**
 * Longest, where it is stated.
 */
max: number | null, 
/**
 * What to count with.
 */
typical: number, 
/**
 * Whether an article states it; else it is our own figure.
 */
stated: boolean, 
/**
 * Whether it lies between two figures of a table.
 */
interpolated: boolean, 
/**
 * Whether it runs over a year whose holidays are not known.
 */
pastCalendar: boolean, 
/**
 * Claims.
 */
claims: Array<string>, };

export type CostView = { 
/**
 * Least, in fen.
 */
min: number | null, 
/**
 * Most, in fen.
 */
max: number | null, 
/**
 * `once` or `year`.
 */
per: string, 
/**
 * Claims.
 */
claims: Array<string>, };

export type OutcomeView = { 
/**
 * Id.
 */
id: string, 
/**
 * Whether it can happen here.
 */
possible: boolean, 
/**
 * Parts per million; `null` where no article says.
 */
ppm: number | null, 
/**
 * Whether the odds lie between two figures of a table.
 */
interpolated: boolean, 
/**
 * Claims of the odds and the outcome.
 */
claims: Array<string>, };

export type FindingView = { 
/**
 * Permanent code.
 */
code: string, 
/**
 * `blocker`, `warning` or `notice`.
 */
severity: string, 
/**
 * No: it fails. Unknown: it cannot be told. Yes: it holds, but only by a reading.
 */
holds: Answer, 
/**
 * `system`, `policy` or `law`.
 */
by: string, 
/**
 * Whether the entry is not even on the screen.
 */
hides: boolean, 
/**
 * The entity it is about.
 */
entity: number | null, 
/**
 * Values for the message.
 */
args: Array<OperandView>, 
/**
 * Sub-conditions that fail.
 */
reasons: Array<ReasonView>, 
/**
 * What removes it; looked for only where an action is previewed.
 */
remedies: Array<RemedyView>, 
/**
 * Keys of the facts it rests on.
 */
facts: Array<string>, 
/**
 * Keys of those that are not known.
 */
unknown: Array<string>, 
/**
 * Claims.
 */
claims: Array<string>, 
/**
 * The reading that decides it.
 */
decided: DecidedView | null, };

export type OperandView = { 
/**
 * Name.
 */
name: string, 
/**
 * Sort.
 */
kind: DatumKind, 
/**
 * Value.
 */
value: Datum, };

export type ReasonView = { 
/**
 * As it is written in the rulebook.
 */
text: string, 
/**
 * No, or unknown.
 */
holds: Answer, 
/**
 * What it compares.
 */
operands: Array<OperandView>, };

export type RemedyView = { "kind": "act", 
/**
 * Id.
 */
action: string, 
/**
 * Arguments; an entity is its index.
 */
args: Array<OperandView>, 
/**
 * Whether it can be done right now.
 */
applicable: Answer, 
/**
 * How long it then still takes, in milliseconds.
 */
thenWait: number, 
/**
 * Id of the trigger that has to go as wanted meanwhile.
 */
awaits: string | null, } | { "kind": "wait", 
/**
 * Until when.
 */
until: number, } | { "kind": "await", 
/**
 * Id of the trigger.
 */
trigger: string, 
/**
 * Which entity it is about.
 */
instance: number, 
/**
 * When to count with it.
 */
at: number, 
/**
 * Whether that is over already: it may come any moment.
 */
overdue: boolean, } | { "kind": "answer", 
/**
 * Key of the fact.
 */
fact: string, 
/**
 * Whether it was said otherwise than it begins; if not, it may be so already.
 */
said: boolean, };

export type DecidedView = { 
/**
 * Id of the reading.
 */
reading: string, 
/**
 * The choice that is followed.
 */
chosen: string, 
/**
 * The other choice.
 */
other: string, 
/**
 * How the requirement would stand with it.
 */
then: Answer, 
/**
 * Claims of the choice that is followed.
 */
chosenClaims: Array<string>, 
/**
 * Claims of the other choice.
 */
otherClaims: Array<string>, };

export type GoalView = { 
/**
 * Id.
 */
id: string, 
/**
 * Whether it is reached.
 */
reached: Answer, 
/**
 * Id of the action that comes nearest to it.
 */
nearest: string | null, 
/**
 * Whether one thing is enough that can be done now.
 */
enough: Answer, 
/**
 * When the goal is then reached, to be counted with; `null` where that is at once.
 */
at: number | null, };

export type PendingView = { 
/**
 * Id of the trigger.
 */
trigger: string, 
/**
 * Which entity it is about; 0 where there is none.
 */
instance: number, 
/**
 * Whether its condition holds, or only might.
 */
sure: boolean, 
/**
 * Whether it need never happen.
 */
may: boolean, 
/**
 * Whether it happens by itself when its time has come.
 */
automatic: boolean, 
/**
 * Earliest.
 */
from: number, 
/**
 * Latest, where an article says.
 */
until: number | null, 
/**
 * What to count with.
 */
typical: number, 
/**
 * Whether it runs over a year whose holidays are not known.
 */
pastCalendar: boolean, 
/**
 * Outcomes, in the order of the rulebook.
 */
outcomes: Array<OutcomeView>, 
/**
 * Claims.
 */
claims: Array<string>, };

export type DutyView = { 
/**
 * Id; its code in findings is `duty/` and this.
 */
id: string, 
/**
 * `law` or `policy`.
 */
by: string, 
/**
 * `before`, `do` or `keep`.
 */
kind: string, 
/**
 * `open`, `met` or `breached`.
 */
status: string, 
/**
 * Since when it is open.
 */
since: number, 
/**
 * By when it has to be done, or until when to be kept; `null` where something else decides that.
 */
due: number | null, 
/**
 * When it was met or breached.
 */
ended: number | null, 
/**
 * Whether what it asks for holds now.
 */
holds: Answer, 
/**
 * Claims.
 */
claims: Array<string>, };

export type ResidueView = { 
/**
 * Id.
 */
id: string, 
/**
 * Since when.
 */
from: number | null, 
/**
 * `until`, `permanent` or `unstated`.
 */
kind: string, 
/**
 * Earliest end.
 */
untilMin: number | null, 
/**
 * Latest end.
 */
untilMax: number | null, 
/**
 * Who keeps it.
 */
holder: string, 
/**
 * Who can see it.
 */
seenBy: string, 
/**
 * Claims.
 */
claims: Array<string>, };

export type ForecastView = { 
/**
 * Id.
 */
id: string, 
/**
 * The moment.
 */
from: number, 
/**
 * Figures, in the order of the rulebook.
 */
points: Array<PointView>, };

export type PointView = { 
/**
 * Id.
 */
id: string, 
/**
 * When, or from when.
 */
from: number, 
/**
 * Until when; `null` where it has no end.
 */
until: number | null, 
/**
 * The figure as a decimal.
 */
value: string | null, 
/**
 * Claims.
 */
claims: Array<string>, };

export type NoteView = { 
/**
 * Id.
 */
id: string, 
/**
 * Where: `form`, `afterwards`, `plan`, `action:ID`, `goal:ID`.
 */
on: Array<string>, 
/**
 * `warning`, `advice`, `figure`, `comparison`, `template`, `record` or `hearsay`.
 */
level: string, 
/**
 * Whether an answer tells it in the open.
 */
lead: boolean, 
/**
 * Values for its text.
 */
args: Array<OperandView>, 
/**
 * Claims.
 */
claims: Array<string>, };

export type HappenedView = { 
/**
 * `set`, `waited`, `acted`, `interrupted`, `fired`, `breached` or `duty`.
 */
kind: string, 
/**
 * Id of the action, trigger or duty, or code of the requirement.
 */
id: string, 
/**
 * Which entity it was about.
 */
instance: number, 
/**
 * Id of the outcome.
 */
outcome: string | null, 
/**
 * Whether it was the wanted one; of a duty, whether it was met.
 */
wanted: boolean, 
/**
 * When.
 */
at: number, };

export type EntryView = { 
/**
 * `set`, `act`, `fire` or `wait`.
 */
kind: string, 
/**
 * Id of the action or trigger; keys of the facts.
 */
ids: Array<string>, 
/**
 * Arguments, or the new values of the facts.
 */
args: Array<OperandView>, 
/**
 * For something that happens by itself: which entity it is about.
 */
instance: number | null, 
/**
 * Id of the outcome.
 */
outcome: string | null, 
/**
 * Whether it was the wanted one.
 */
wanted: boolean, 
/**
 * Attended time of an action.
 */
took: number | null, 
/**
 * The clock that was waited for.
 */
until: number | null, };

export type WhyView = { 
/**
 * `all`, `any`, `not`, `compare`, `cond`, `compute`, `literal`, `fact`, `derived`, `case`, `entity`, `reading`,
 * `argument`, `clock` or `uses`.
 */
form: string, 
/**
 * How it compares or computes, such as `<=` or `-`.
 */
op: string | null, 
/**
 * Key of the fact, or id of the derived fact, reading, argument or quota.
 */
name: string | null, 
/**
 * Index of the entity that counts or does not.
 */
entity: number | null, 
/**
 * As it is written in the rulebook.
 */
text: string, 
/**
 * Least and most that an unknown number can be, where both are known and exact in JavaScript.
 */
bounds: [number, number] | null, 
/**
 * Claims.
 */
claims: Array<string>, 
/**
 * What it follows from.
 */
parts: Array<WhyView>, 
/**
 * Sort.
 */
kind: DatumKind, 
/**
 * Value.
 */
value: Datum, };

export type ReasonedView = { 
/**
 * Its code.
 */
code: string, 
/**
 * The entity it is about.
 */
entity: number | null, 
/**
 * `system`, `policy` or `law`.
 */
by: string, 
/**
 * How it stands; one that does not apply holds.
 */
holds: Answer, 
/**
 * When it applies, where it does not always.
 */
when: WhyView | null, 
/**
 * What has to hold.
 */
that: WhyView, 
/**
 * Claims.
 */
claims: Array<string>, };

export type ExplanationView = { 
/**
 * Id of the action.
 */
action: string, 
/**
 * Whether its entry is on the screen.
 */
offered: Answer, 
/**
 * Whether it can be done.
 */
applicable: Answer, 
/**
 * Its requirements and limits, in the order of the rulebook.
 */
requirements: Array<ReasonedView>, };

export type RemovalView = { 
/**
 * What is in the way.
 */
finding: FindingView, 
/**
 * What removes it; `null` where nothing was found.
 */
remedy: RemedyView | null, 
/**
 * What is done for it.
 */
steps: Array<EntryView>, 
/**
 * The same as JSON, as a session takes it.
 */
requests: Array<string>, 
/**
 * The clock once it is gone.
 */
at: number, };

export type RemovalsView = { 
/**
 * Id of the action.
 */
action: string, 
/**
 * The entity that it is meant for.
 */
entity: number | null, 
/**
 * What is in the way, first what goes first; what nothing removes stands last.
 */
removals: Array<RemovalView>, 
/**
 * Whether the action can then be done.
 */
applicable: Answer, 
/**
 * Whether looking was given up after too many tries; else nothing more was there to be tried.
 */
gaveUp: boolean, };

export type PlansView = { 
/**
 * Id of the goal.
 */
goal: string, 
/**
 * `found`, `reached` (already), `impossible` (whatever is not known turns out to be), `not-as-usual` (no way if what was
 * not answered is as it usually is), `unsettled` (something in the way rests on what no article says) or `gave-up` (there
 * may be a way).
 */
stop: string, 
/**
 * Whether all numbers that can make a difference were tried; else other portions may be better.
 */
exhaustive: boolean, 
/**
 * Whether requirements of policy and law are kept.
 */
lawful: boolean, 
/**
 * The ways, each once.
 */
plans: Array<PlanView>, 
/**
 * Where there is no way: facts that would have to differ, alone or two together, with what they might be instead.
 */
differ: Array<Array<OperandView>>, 
/**
 * Steps that were simulated.
 */
steps: number, };

export type BestView = { 
/**
 * `fastest`, `cheapest`, `keeps-most`, `fewest-others` or `surest`.
 */
order: string, 
/**
 * Whether it is known that no way is better; else no better one was found.
 */
proven: boolean, };

export type PlanView = { 
/**
 * The orders in which it is the best.
 */
best: Array<BestView>, 
/**
 * Its steps.
 */
steps: Array<PlanStepView>, 
/**
 * Time until the goal is reached: as fast as can be, typically, as slow as can be.
 */
time: [number, number, number], 
/**
 * Whether it no longer leads there when everything is as fast, or as slow, as can be.
 */
fragile: boolean, 
/**
 * Money in fen: least and most; the most is `null` where no article gives an end.
 */
money: [number, number | null], 
/**
 * Whether some of it is paid every year.
 */
yearly: boolean, 
/**
 * Chance that something with stated odds does not go as wanted, in parts per million, rounded up.
 */
risk: number, 
/**
 * Actors other than the person and the software, as they are needed.
 */
others: Array<string>, 
/**
 * How many people something is done to, whether they want it or not.
 */
affected: number, 
/**
 * Ids of actions and triggers that may go otherwise by odds that no source states.
 */
unquantified: Array<string>, 
/**
 * Facts that are not known and were taken to be so.
 */
assumed: Array<OperandView>, 
/**
 * Points of the data that is lost.
 */
lostPoints: number, 
/**
 * Ids of what the goal would leave untouched and this breaks, for nothing else leads there.
 */
harms: Array<string>, 
/**
 * The clock at its end.
 */
endsAt: number, 
/**
 * Everything it consists of, as requests of a session, in order.
 */
requests: Array<string>, };

export type PlanStepView = { 
/**
 * `assume`, `find` where somebody has to be found, `act` or `wait`.
 */
kind: string, 
/**
 * What is done and what happens by itself meanwhile, in order.
 */
entries: Array<EntryView>, 
/**
 * Who does it; `null` for waiting.
 */
actor: string | null, 
/**
 * Its menu paths, as they are by then: none where no article says where the entry is, several where that hangs on an open answer.
 */
paths: Array<PathView>, 
/**
 * Ids of the confirmations that are asked for.
 */
confirms: Array<string>, 
/**
 * Why it is there, where something that is done later needs it; `null` where it is what is wanted.
 */
why: StepWhyView | null, 
/**
 * Keys of the facts by which somebody says that it was done before.
 */
already: Array<string>, 
/**
 * The clock when it begins, at typical times.
 */
at: number, 
/**
 * The clock when it is over.
 */
until: number, 
/**
 * Whether it cannot be undone.
 */
irreversible: boolean, 
/**
 * Ids of the losses that come about.
 */
lost: Array<string>, 
/**
 * Codes of requirements of policy or law that it acts against.
 */
breached: Array<string>, 
/**
 * Chance that it goes as wanted, in parts per million; `null` where no source says.
 */
odds: number | null, 
/**
 * Whether how long it takes is our own figure, for no source states one.
 */
guessed: boolean, 
/**
 * Whether it runs over a year whose holidays are not known.
 */
pastCalendar: boolean, 
/**
 * What would stand in its way by another reading than the one that is followed.
 */
disputed: Array<FindingView>, 
/**
 * What has to be known with it: leading notes on what is done, as they are by then, that neither the goal nor an earlier step tells.
 */
notes: Array<NoteView>, };

export type ChancesView = { 
/**
 * Runs.
 */
runs: number, 
/**
 * Runs that reached the goal.
 */
reached: number, 
/**
 * Bounds of the chance of that, in parts per million, with 95 of 100 confidence.
 */
interval: [number, number], 
/**
 * Times in which one in ten, half and nine in ten of these runs were done; `null` if there are none.
 */
times: [number, number, number] | null, 
/**
 * What went wrong, the most frequent first.
 */
failures: Array<FailureView>, 
/**
 * Runs in which another plan was made.
 */
fellBack: number, 
/**
 * Ids of what was taken to go as wanted, for no source states odds.
 */
unquantified: Array<string>, };

export type FailureView = { 
/**
 * `act` or `fire`.
 */
kind: string, 
/**
 * Id of the action or trigger.
 */
id: string, 
/**
 * Id of the outcome.
 */
outcome: string, 
/**
 * Runs in which it happened.
 */
runs: number, 
/**
 * Runs of these that did not reach the goal.
 */
lost: number, 
/**
 * How much longer the others took, at the median.
 */
delay: number, };

export type RunView = { 
/**
 * Whether it reached the goal.
 */
reached: boolean, 
/**
 * The place of the step at which it stopped, if it did.
 */
stopped: number | null, 
/**
 * How long it took.
 */
time: number, 
/**
 * Whether another plan was made.
 */
fellBack: boolean, 
/**
 * What happened.
 */
entries: Array<EntryView>, 
/**
 * The same, as requests of a session.
 */
requests: Array<string>, };

export type ChangeView = { 
/**
 * Id of the action.
 */
action: string, 
/**
 * The entity it is about.
 */
entity: number | null, 
/**
 * Code of the requirement.
 */
code: string, 
/**
 * How it stood; `null` where the entity was not there.
 */
before: Answer | null, 
/**
 * How it stands; `null` where the entity is not there any more.
 */
after: Answer | null, 
/**
 * `blocker` or `warning`, where it fails.
 */
severity: string, 
/**
 * `each`: any one of the facts explains it. `together`: all of them do. `clock`: time has passed.
 */
behind: string, 
/**
 * Keys of the facts behind it.
 */
facts: Array<string>, };

export type ChangesView = { 
/**
 * Requirements that stand otherwise.
 */
rules: Array<ChangeView>, 
/**
 * Whatever else is otherwise.
 */
parts: Array<PartChangeView>, };

export type PartChangeView = { 
/**
 * Of an action: `offered` (its entry came or went), `applicable` (by a quota), `confirms`, `takes`, `cost`, `odds`, `paths`, `irreversible`, `range` (of its
 * numbers). By itself: `note`, `residue`, `duty`, `pending`, `forecast`, `goal`, `situation`.
 */
part: string, 
/**
 * Id of the action, or of the part itself.
 */
id: string, 
/**
 * `there` (new), `gone`, or `other`.
 */
became: string, 
/**
 * `each`: any one of the facts explains it. `together`: all of them do. `clock`: time has passed.
 */
behind: string, 
/**
 * Keys of the facts behind it.
 */
facts: Array<string>, };

export type RelevanceView = { 
/**
 * Id of the goal.
 */
goal: string, 
/**
 * Questions that still matter, most decisive first.
 */
needed: Array<QuestionView>, 
/**
 * Keys of those of them that are asked before the answer is told, in this order: where one thing is enough that can be done
 * now, only what decides the day of what comes by itself; else what everybody is asked first; and, while it is open whether
 * something can be done, the others. Who may yet be found is not asked for.
 */
ask: Array<string>, 
/**
 * Keys of facts that are known.
 */
known: Array<string>, 
/**
 * Keys of facts that do not matter, whatever the answer, or are not asked in this situation.
 */
idle: Array<string>, 
/**
 * Keys of facts that were not said otherwise than they usually are, and could stand in the way if they were otherwise.
 */
usual: Array<string>, 
/**
 * Whether that is exact; else a question may be listed as needed that is not.
 */
exact: boolean, };

export type OtherwiseView = { 
/**
 * The basis that does not count here: `articles` or `record`.
 */
basis: string, 
/**
 * Whether one thing is enough that can be done now, by the basis that counts.
 */
here: Answer, 
/**
 * The same by the other basis.
 */
there: Answer, 
/**
 * The readings that make a difference.
 */
readings: Array<DifferingView>, };

export type StepWhyView = { 
/**
 * The code of what would stand in the way, or be acted against, without it.
 */
code: string | null, 
/**
 * Values for its message.
 */
args: Array<OperandView>, 
/**
 * Whom that is about.
 */
entity: number | null, 
/**
 * Id of the loss that would come about.
 */
loss: string | null, };

export type RefusedCellView = { 
/**
 * Its case.
 */
case: number, 
/**
 * Its column; `null` where it is none of one column.
 */
column: number | null, 
/**
 * Why.
 */
error: RejectionView, };

export type SurveyView = { 
/**
 * A letter for each case: `r` the goal is reached, `y` one thing is enough that can be done now, `n` not yet, `u` it cannot be
 * told, `x` the case cannot be used.
 */
stands: string, 
/**
 * Ids of actions.
 */
actions: Array<string>, 
/**
 * Codes.
 */
codes: Array<string>, 
/**
 * For each case the action that comes nearest to the goal; -1 where there is none.
 */
nearest: Array<number>, 
/**
 * What stands in the way of the nearest action: case and code, by turns.
 */
blockers: Array<number>, 
/**
 * What cannot be told of it: case and code, by turns.
 */
open: Array<number>, 
/**
 * What is wrong with the case itself: case and code, by turns.
 */
situation: Array<number>, 
/**
 * Cells that cannot be used.
 */
refused: Array<RefusedCellView>, };

export type DifferingView = { 
/**
 * Id.
 */
reading: string, 
/**
 * The choice that is followed.
 */
chosen: string, 
/**
 * Claims of the choice that is followed.
 */
chosenClaims: Array<string>, 
/**
 * The choice of the other basis.
 */
other: string, 
/**
 * Claims of the choice of the other basis.
 */
otherClaims: Array<string>, 
/**
 * What it touches.
 */
touches: Array<TouchView>, };

export type TouchView = { 
/**
 * `require`: a requirement of an action. `effects`: what an action does. `figures`: how long it takes, what it costs, its odds and its path.
 * `trigger`: whether or when something happens by itself. `duty`, `residue`, `forecast`: what is asked for, left or to come.
 */
kind: string, 
/**
 * Id of the action, the trigger or what is shown.
 */
id: string, 
/**
 * Code of the requirement.
 */
code: string | null, 
/**
 * How the requirement would stand.
 */
then: Answer | null, };

export type QuestionView = { 
/**
 * Key of the fact.
 */
fact: string, 
/**
 * Why it is asked: what its answer can change.
 */
decides: Array<DecidesView>, 
/**
 * Ids of the triggers whose day it decides, on which the goal waits.
 */
times: Array<string>, };

export type DecidesView = { 
/**
 * Id of the action.
 */
action: string, 
/**
 * Code of the requirement.
 */
code: string, };

export type MomentView = { 
/**
 * When to look at it: a deadline, the latest end of what remains, a forecast's day; `null` where no day is known.
 */
at: number | null, } & ({ "kind": "duty", 
/**
 * The duty.
 */
duty: DutyView, } | { "kind": "pending", 
/**
 * What is pending, or will be by time alone.
 */
pending: PendingView, 
/**
 * Ids of actions of yours that make its time begin anew: it comes only if you leave them alone.
 */
unless: Array<string>, } | { "kind": "forecast", 
/**
 * Id of the forecast.
 */
forecast: string, 
/**
 * The figure.
 */
point: PointView, } | { "kind": "residue", 
/**
 * The residue.
 */
residue: ResidueView, });

export type MomentEntry = { "kind": "duty", 
/**
 * The duty.
 */
duty: DutyView, } | { "kind": "pending", 
/**
 * What is pending, or will be by time alone.
 */
pending: PendingView, 
/**
 * Ids of actions of yours that make its time begin anew: it comes only if you leave them alone.
 */
unless: Array<string>, } | { "kind": "forecast", 
/**
 * Id of the forecast.
 */
forecast: string, 
/**
 * The figure.
 */
point: PointView, } | { "kind": "residue", 
/**
 * The residue.
 */
residue: ResidueView, };

export type CompareView = { 
/**
 * The choice.
 */
choice: string, 
/**
 * Whether it is the one that holds now.
 */
current: boolean, 
/**
 * Goals, in the order of the rulebook.
 */
goals: Array<ComparedGoal>, };

export type ComparedGoal = { 
/**
 * Id of the goal.
 */
goal: string, 
/**
 * Id of the action that comes nearest to it.
 */
action: string, 
/**
 * Whether one thing is then enough that can be done at once.
 */
applicable: Answer, 
/**
 * The first thing in its way, or that keeps it from being told.
 */
blocker: FindingView | null, };

export type Delta = { 
/**
 * The clock.
 */
now: number, 
/**
 * The clock at the start.
 */
start: number, 
/**
 * The day that rules are judged by.
 */
asOf: string, 
/**
 * When time alone changes something next.
 */
nextChange: number | null, 
/**
 * How many events have happened.
 */
cursor: number, 
/**
 * Facts that changed.
 */
facts: Changed<FactView>, 
/**
 * Actions that changed.
 */
actions: Changed<ActionView>, 
/**
 * Log entries that changed.
 */
log: Changed<EntryView>, 
/**
 * The same as the log of the session has them, in JSON.
 */
events: Array<string>, 
/**
 * The digest of the state.
 */
digest: string, 
/**
 * Whose word counts.
 */
basis: string, 
/**
 * The choice of each reading.
 */
readings: Array<string> | null, 
/**
 * What is wrong with the situation itself.
 */
situation: Array<FindingView> | null, 
/**
 * Goals.
 */
goals: Array<GoalView> | null, 
/**
 * What is pending.
 */
pending: Array<PendingView> | null, 
/**
 * Duties.
 */
duties: Array<DutyView> | null, 
/**
 * What remains.
 */
residues: Array<ResidueView> | null, 
/**
 * Forecasts.
 */
forecasts: Array<ForecastView> | null, 
/**
 * Articles older than a year.
 */
stale: Array<string> | null, 
/**
 * Notes that changed.
 */
notes: Changed<NoteView>, 
/**
 * What happened in the last step.
 */
happened: Array<HappenedView> | null, };

export type Changed<T> = { 
/**
 * Length now.
 */
length: number, 
/**
 * Items that are new or different.
 */
items: Array<Indexed<T>>, };

export type Indexed<T> = { 
/**
 * Place.
 */
index: number, 
/**
 * Item.
 */
item: T, };
