# Words of answers: why, in what order things go, what changed, what comes after.
goal-line = { $goal }: { $answer }
check-summary = { $path }: errors: { $errors }, warnings: { $warnings }
check-mended = Mended: { $count }
say-already = If it is so already, say so: { $facts }
fix-answer = If this is wrong, change it: { $facts }
fix-unknown = Find out first: { $facts }

why-rest = { $count ->
    [one] One other rule holds.
   *[other] { $count } other rules hold.
}
action-line = { $action }: { $answer }
finding-line = { $label }: { $says }
why-title = Why: { $subject }
why-none = Nothing is required
why-holds = Holds: { $rule }
why-fails = Does not hold: { $rule }
why-unknown = Cannot be told: { $rule }
why-when = Applies when
why-that = What is then required
why-all = All of these
why-any = One of these
why-not = The opposite of: { $part }
why-cond = It depends
why-named = { $name } (now: { $value })
why-eq = { $left }: has to be { $right }
why-ne = { $left }: must not be { $right }
why-lt = { $left }: has to be less than { $right }
why-le = { $left }: has to be at most { $right }
why-gt = { $left }: has to be more than { $right }
why-ge = { $left }: has to be at least { $right }
why-in = { $left }: has to be one of { $right }
why-since = The time since: { $what }
why-plus = { $left } plus { $right }
why-minus = { $left } minus { $right }
why-times = { $left } times { $right }
why-clock = the rehearsal’s clock
why-as-of = the day that rules are judged by
why-uses = Uses in the period that is counted, this one included
why-between = { $min } to { $max }

removal-title = In this order
removal-nothing = Nothing is in the way.
removal-unsaid = Nothing is known to be in the way; not everything has been said yet.
removal-then = Then it can be done: { $action }
removal-maybe = Then it still cannot be told: { $action }
removal-gave-up = Too many ways were tried, so this was given up. There may still be one.
removal-stuck = No single step clears this. “Ways” looks for whole sequences of steps.
removal-by = Cleared by { $when }
step-wait = Wait until { $when }
step-act = { $action }, { $time }
step-fire = { $trigger }

change-title = Changed by this step
change-none = Nothing changed.
change-line = { $action }: { $before } → { $after }
change-there = not there
change-each = Because of: { $facts }
change-together = Because of these together: { $facts }
change-clock = Because time has passed
change-became--there = New – { $part }: { $what }
change-became--gone = No longer – { $part }: { $what }
change-became--other = Different – { $part }: { $what }
change-part--applicable = whether it can be done
change-part--offered = its entry
change-part--confirms = what you are asked to confirm
change-part--takes = how long it takes
change-part--cost = what it costs
change-part--odds = how likely it is to work
change-part--paths = where it is in the menus
change-part--irreversible = whether it can be undone
change-part--range = how many it can be
change-part--note = something to know
change-part--residue = something that remains
change-part--duty = something to do
change-part--pending = something to come
change-part--forecast = a figure
change-part--goal = a goal
change-part--situation = something to check

after-title = What remains afterwards
after-undated = Without a date
after-none = Nothing to look out for.
after-duty = To do: { $what }
after-duty-keep = To keep: { $what }
after-duty-met = In order: { $what }
after-duty-breached = Not done: { $what }
after-pending = Will happen: { $what }
after-pending-may = May happen: { $what }
after-pending-unless = Will happen unless “{ $action }” is done before then: { $what }
after-forecast = Around then, by the figures of the { rulebook-sources }: { $what }
after-residue-until = Kept until then: { $what }
after-residue-permanent = Kept for good: { $what }
after-residue-unstated = No { rulebook-source } says how long it is kept: { $what }
after-note = Also: { $what }
after-kept-by = { $holder }; { $seen }
after-sources = Sources: { $claims }

ways-title = What to do, in order
ways-hint = One thing after another; the rehearsal works out the order.
ways-find = Find the order
ways-busy = Looking…
ways-wanted = Assumes that every step succeeds. In reality one may not, and there may be other ways.
ways-take = Rehearse this

load--answers = This answer could not open: its engine file did not arrive, or is incomplete.
    .help = Check your connection and try again. Everything else goes on working.

ask-title = Still to find out: { $goal }
ask-nothing = Nothing else matters.
ask-why = It can change: { $rules }
ask-more = { $count ->
    [one] One more rule looks at it.
   *[other] { $count } more rules look at it.
}
ask-usual = Taken to be as it usually is; say so if it is not: { $facts }
ask-idle = { $count ->
    [one] One other answer does not matter for this goal, whatever it is.
   *[other] { $count } other answers do not matter for this goal, whatever they are.
}
ask-inexact = Some rules calculate, so one question too many may be asked here, rather than one too few.

plan-title = Ways: { $goal }
plan-stop--reached = This is so already; nothing has to be done.
plan-stop--impossible = There is no way from here.
plan-stop--not-as-usual = There is no way from here if what you did not answer is as it usually is.
plan-stop--unsettled = No way was found. Something in the way hangs on what no { rulebook-source } says.
plan-stop--gave-up = Too many steps were tried, so this was given up. There may be a way.
plan-differ = There would be a way only if this were different (a fact, not advice): { $facts }
plan-differ-is = { $fact }: { $value }
plan-best--fastest = Fastest
plan-best--cheapest = Cheapest
plan-best--keeps-most = Keeps the most
plan-best--fewest-others = Needs the least help
plan-best--surest = Surest
plan-unproven = { $best } (the best that was found; there may be a better one)
plan-time = Time: usually { $typical }
plan-time-range = Time: usually { $typical }; from { $least } to { $most }
plan-money-none = Money: nothing, as far as the { rulebook-sources } say
plan-money = Money: { $least } yuan
plan-money-range = Money: { $least } to { $most } yuan
plan-money-from = Money: { $least } yuan or more
plan-yearly = Some or all of it is paid every year.
plan-risk = Risk: in { $share } of cases something does not go well the first time
plan-risk-none = Risk: no { rulebook-source } gives odds of failure
plan-others = Others needed: { $actors }
plan-others-none = Others needed: nobody
plan-others-found = Others needed: somebody who has yet to be found
plan-path = Where: { $path }
plan-path-or = Or, depending on what you have not answered: { $path }
fact-over-ago = more than { $time } ago
fact-or-later = { $version } or later
plan-affected = { $count ->
    [one] Done to others: one person is affected
   *[other] Done to others: { $count } people are affected
}
plan-lost = Lost: { $what }
plan-lost-none = Lost: nothing that is counted here
plan-unquantified = No { rulebook-source } says how likely these are, so they are assumed to go well: { $what }
plan-harms = Nothing gentler leads there; this also means: { $what }
plan-fragile = If something is much faster or slower than usual, this may not work.
plan-portions = Doing it in other portions may be better; not all were tried.
plan-wanted = Assumes that every step succeeds and takes its usual time.
plan-assumed = Assumed, because it was not answered (the rehearsal marks it as assumed):
plan-assume = Assumed: { $fact }: { $value }
plan-somebody = First find somebody who fits:
plan-wait = Wait { $time }, until { $when }
plan-meanwhile = Meanwhile: { $what }
plan-confirms = You will be asked for: { $what }
plan-irreversible = This cannot be undone.
plan-odds = Goes well in { $share } of cases
plan-breached = Acts against: { $rule }
plan-ends = Done by { $when }
plan-percent = { $n }%

sample-title = How likely it is
sample-runs = Runs: { $runs }. What is left to chance was drawn anew in each.
sample-reached = It worked in { $reached } of { $runs } runs. By these figures the chance lies between { $low } and { $high } (95% confidence).
sample-reached-at-least = It worked in { $reached } of { $runs } runs. By these figures the chance is at least { $low } (95% confidence).
sample-no-odds = The { rulebook-sources } give no odds of failure, so nothing fails in the rehearsal. That does not mean that it cannot.
sample-times = One in ten of these took up to { $fast }, half up to { $median }, nine in ten up to { $slow }.
sample-times-same = Nearly all of these took about { $slow }.
sample-policy = A step that goes wrong is tried again up to { $tries } times, { $pause } apart.
sample-fall-back = Where that does not help, another way is looked for from there. This happened in { $count } of the runs.
sample-failure = { $what }: in { $runs } of the runs; { $lost } of these did not get there, the others took about { $delay } longer.
sample-failure-few = { $what }: in { $runs } of the runs; { $lost } of these did not get there.
sample-failure-all = { $what }: in { $runs } of the runs; none of these got there.
sample-failure-none = { $what }: in { $runs } of the runs; all of these got there, about { $delay } later.
sample-failure-none-few = { $what }: in { $runs } of the runs; all of these got there.
sample-no-failure = Nothing went wrong in any run.
sample-run = Run { $n }: { $ending }, after { $time }
sample-ending-reached = got there
sample-ending-stopped = stopped
sample-none = There is no plan to carry out.

guide-goal = What do you want?
guide-answer = Your answer: a number, a value, or nothing if you are not sure
guide-unsure = Not sure
guide-bad = This cannot be used: { $value }
guide-known = Enough is known.
guide-still = Some questions are still open; the ways assume answers where they have to.
guide-why = { $fact } (it decides: { $rules })
guide-guessed = { $fact } (the way rests on it)
guide-ago = How long ago, such as 2h or 3d, or never
guide-ahead = How far ahead, such as 2h or 3d, or never
guide-end = The end of the input was reached.

plan-hint = The rehearsal works out which ways lead there, and what each takes.
plan-find = Find the ways
plan-stop = Stop
plan-steps = { $count ->
    [one] One step
   *[other] { $count } steps
}
sample-taken = No { rulebook-source } gives odds for these, so they are assumed to go well: { $what }
plan-why = Why: { $why }
plan-guessed = How long it takes is our estimate; no { rulebook-source } says.
calendar-ends = Some of this reaches into a year whose holidays are not known yet; working days there are counted Monday to Friday.
plan-past-calendar = The holidays of that year are not known yet; counted Monday to Friday.

rule-entity = that person
rule-value = ‹{ $name }›

# One answer.
answer-looking = Looking for a way…
answer-already = That is how it stands now; there is nothing to do.
answer-one = You can do it now, in one step.
answer-now = You can do it now, in { $count ->
    [one] one step
   *[other] these { $count } steps
  }.
answer-start = Start now: { $count ->
    [one] one step
   *[other] { $count } steps
  }, done by { $when }.
answer-later = Not yet. { $count ->
    [one] One step
   *[other] { $count } steps
  }, at the earliest { $when }.
answer-if = If the open answers are as assumed: { $count ->
    [one] one step
   *[other] { $count } steps
  }, { $when } at the earliest.
answer-open = { $count ->
    [one] One thing left to answer
   *[other] { $count } things left to answer
  }
answer-taken = assumed to be “{ $value }” for now
answer-done-before = I have done this
answer-find = First find somebody who can take over
answer-fits = For example:
answer-takes = Takes { $time }
answer-takes-about = About { $time }
answer-odds = About { $share } of first tries fail; then try again
answer-lost = Lost with it: { $what }
step-why = Why?
step-why-sources = Why?
step-why-loss = Otherwise lost: { $what }
answer-usual = This answer takes these to be as they usually are. Tap what is not so:
answer-mind = What to watch out for
answer-others = Other ways ({ $count })
answer-this-way = Show this way
answer-do = Step by step
answer-take = Checklist
after-at-once = At once
after-days = Within 7 days
after-later = Later
after-stays = For good

# Doing it.
do-answer = Back to the answer
do-result = Show the result at once
do-step = Step { $place } of { $count }: { $what }
do-left = Left to do
do-anew = Try another situation

# A table of cases.
survey-title = { $goal }, case by case
survey--reached = { $count } × reached already
survey--now = { $count } × can be done now, in one step
survey--not-yet = { $count } × not yet
survey--unknown = { $count } × cannot be told: something is not known
survey--refused = { $count } × cannot be used
survey-rules = What stands in the way, by rule
survey-cases = By line of the table
survey-name = A column that only names the case is said with --name COLUMN.
survey-more = { $count } more; --format csv or --json tells them all

