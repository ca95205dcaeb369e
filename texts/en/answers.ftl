# Words of answers: why, in what order things go, what changed, what comes after.
goal-line = { $goal }: { $answer }
fix-answer = If this is wrong, change it: { $facts }
fix-unknown = Find out first: { $facts }

why-rest = { $count ->
    [one] One other holds.
   *[other] { $count } others hold.
}
action-line = { $action }: { $answer }
finding-line = { $label }: { $says }
why-title = Why: { $subject }
why-none = Nothing is required
why-holds = Holds: { $rule }
why-fails = Does not hold: { $rule }
why-unknown = Cannot be told: { $rule }
why-when = Counts only when
why-that = What then has to hold
why-all = All of these
why-any = One of these
why-not = Not so: { $part }
why-cond = It depends
why-named = { $name } ({ $value })
why-eq = { $left } is { $right }
why-ne = { $left } is not { $right }
why-lt = { $left } is less than { $right }
why-le = { $left } is at most { $right }
why-gt = { $left } is more than { $right }
why-ge = { $left } is at least { $right }
why-in = { $left } is one of { $right }
why-since = The time since: { $what }
why-plus = { $left } plus { $right }
why-minus = { $left } minus { $right }
why-times = { $left } times { $right }
why-clock = the rehearsal’s clock
why-as-of = the day that rules are judged by
why-uses = Times of late, this one included
why-between = { $min } to { $max }

removal-title = In this order
removal-nothing = Nothing is in the way.
removal-then = Then it can be done: { $action }
removal-maybe = Then it still cannot be told: { $action }
removal-gave-up = Too many ways were tried, so this was given up. There may still be one.
removal-stuck = Nothing was found that removes this.
removal-by = Gone by { $when }
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

after-title = What comes after
after-undated = Without a date
after-none = Nothing to look out for.
after-duty = To do: { $what }
after-duty-keep = To keep: { $what }
after-duty-met = Done: { $what }
after-duty-breached = Not done: { $what }
after-pending = Will happen: { $what }
after-pending-may = May happen: { $what }
after-forecast = Around then: { $what }
after-residue-until = Gone by then: { $what }
after-residue-permanent = Stays: { $what }
after-residue-unstated = No article says how long: { $what }
after-kept-by = { $holder }; { $seen }
after-sources = Sources: { $claims }

ways-title = What to do first
ways-hint = One thing after the other; the rehearsal tries in which order.
ways-find = Find the order
ways-busy = Looking…
ways-wanted = Every step is taken to go well. In reality one may not, and there may be other ways.
ways-take = Rehearse it like this

load--answers = This answer could not open: its engine file did not arrive, or is incomplete.
    .help = Check your connection and try again. Everything else goes on working.

ask-title = Still to find out: { $goal }
ask-nothing = Nothing else matters.
ask-why = Why: it can change { $rules }
ask-more = { $count ->
    [one] One more rule looks at it.
   *[other] { $count } more rules look at it.
}
ask-idle = { $count ->
    [one] One other answer does not matter for this goal, whatever it is.
   *[other] { $count } other answers do not matter for this goal, whatever they are.
}
ask-inexact = Some rules compute; here rather one question too many is asked.
