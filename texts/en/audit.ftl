# Words of `tuiqun audit`, for authors.

audit--never-fails = { $item }: nothing can fail this requirement
    .help = take it out, or look whether its condition says what is meant: there is no situation in which it stands in anybody's way
audit--never-met = { $item }: where this requirement applies, nothing meets it
    .help = if that is meant, write `that = "false"`; else look at `when` and `that` together
audit--dead-action = { $item }: this action can never be done; these cannot all be met: { $others }
    .help = take the action out, or loosen one of them
audit--covered = { $item }: the first never stands in the way alone; wherever it fails, the other fails too
    .help = take it out, give it a `when`, or explain it if people should read both
audit--dead-outcome = { $item }: this outcome can never come
    .help = take it out, or look at its `when`
audit--dead-trigger = { $item }: this trigger can never happen
    .help = take it out, or look whether anything sets what its `when` asks for
audit--dead-part = { $item }: this can never apply
    .help = take it out, or look at its `when`: there is no situation for it
audit--never-set = { $item }: nothing ever sets this choice
    .help = take the choice out, or set it in an effect
audit--unused = { $item }: nothing reads it
    .help = take it out, or use it in a condition, an effect or a text
audit--trigger-loop = { $item }: these triggers set each other off at one moment, without end
    .help = let an effect of one of them end what its `when` asks for, or give it an `after`
audit--goal-from-nowhere = { $item }: no preset has a way to this goal
    .help = add a preset that does, or look at the goal's condition with `tuiqun plan`
audit--goal-from-preset = { $item }: this preset has no way to its own goal, by neither basis
    .help = explain it if that is the answer; else `tuiqun plan` says what would have to differ
audit--goal-holds = { $item }: this preset's goal is reached before anything is done
    .help = change the preset or its goal
audit--hole = { $item }: nothing stands in the way in this preset, and yet there is no way
    .help = say what stands in the way with a requirement, or let an action lead to the goal
audit--unwarned = { $item }: this cannot be undone, and neither a confirmation nor a warning says so
    .help = add a `confirm`, or a note with `level = "warning"` on the action
audit--drastic = { $item }: every way from this preset breaks what its goal would leave untouched
    .help = explain it if that is so; else look for what blocks the milder ways
audit--broken = { $item }: this property does not hold: { $others }
    .help = the preset below leads to where it does not; `tuiqun plan` with the same goal shows how

audit-situation = in this situation: { $command }
audit-link = in the simulator: { $link }
audit-scenario = as a test, to paste:
audit-explained = explained: { $why }
audit-open = { $item }: not settled ({ $lint }); it would take more cases than are gone through
audit-stale = { $item }: explained, but not found any more; take the explanation out
audit-summary = { $rulebook } – findings: { $findings }; explained: { $explained }; explanations out of date: { $stale }; questions settled: { $settled }; not settled: { $open }; ways looked for: { $ways }
audit-property-kind = property { $id }: one of always, sometimes, eventually is needed

audit-reworded = text { $id } ({ $locale }) before: { $before }
      now: { $after }
audit-new-text = text { $id } ({ $locale }), new: { $after }
audit-no-text = text { $id } ({ $locale }), no more: { $before }
audit-version = It bears version { $version }. After { $before }, so much change asks for { $wanted } at least: the first number rises where names are gone that others use (before 1.0.0, the second), the second where it answers otherwise, the third for words.
audit-changes = Differences: { $count }; in texts: { $texts }. Situations gone through: { $looked }: nothing said, every preset, and each with one more fact at every value at which something turns.
audit-added = { $item }: new
audit-removed = { $item }: no more
audit-answer = { $item }: { $before } before, { $after } now ({ $count } of the situations)
audit-comes = { $item }: { $rule } stands in the way now ({ $count } of the situations)
audit-figure = { $item }: { $before } before, { $after } now ({ $count } of the situations)
audit-no-figure = nothing stated
audit-asks = { $item }: { $rule } is asked for now, and stops nobody ({ $count } of the situations)
audit-goes = { $item }: { $rule } no longer stands in the way ({ $count } of the situations)
audit-yes = yes
audit-no = no
audit-unknown = it depends
