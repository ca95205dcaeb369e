# Words for every code of the engine: what, why, what to do.

json--syntax = not valid JSON at line { $line }, column { $column }: { $detail }
    .why = a pack is read as JSON
    .help = check quotes, commas and brackets near this place

toml--syntax = not valid TOML: { $detail }
    .why = rulebooks are written in TOML
    .help = { $quotes ->
        [curly] texts stand in straight quotes: "…"
       *[straight] mend the marked place
    }

source--float = only integers are allowed here
    .why = fractions can differ from machine to machine, so rulebooks have none
    .help = write decimals as strings and odds in parts per million

source--date = a date literal is not allowed here
    .why = times are strings, so that they mean one thing
    .help = write a string such as "2026-01-01T00:00:00Z"

source--duplicate-key = key `{ $key }` appears twice
    .why = one would silently replace the other
    .help = remove or rename one of them

source--limit = over the limit { $limit }: { $max } at most, { $seen } here
    .why = limits keep every computation bounded on every device
    .help = make it smaller; all limits are in docs/limits.md

rulebook--format-unsupported = the rulebook has format { $found }; this engine reads { $known }
    .why = another format may mean something else
    .help = use an engine for this format, or pack the rulebook anew

rulebook--damaged = the file of the rulebook is damaged and cannot be read
    .why = its content does not match its checksum: it did not arrive whole, or another version of the engine packed it
    .help = load the page anew; if that does not help, pack the rulebook anew with tools of this version

rulebook--unknown-key = unknown key `{ $key }`
    .why = a misspelt key would silently switch a rule off
    .help = { $suggestion ->
        [none] remove it; known here: { $known }
       *[other] did you mean `{ $suggestion }`?
    }

rulebook--missing-key = missing key `{ $key }`
    .why = without it this item has no complete meaning
    .help = add `{ $key }`

rulebook--wrong-type = expected { $expected }, found { $found }
    .why = each key takes one type of value
    .help = { $expected ->
        [string] write a text in straight quotes: "…" (conditions are texts too: "true")
        [bool] write `true` or `false`, without quotes
        [int] write a whole number, without quotes
        [length] write a length of time in straight quotes: "7d", "24h..72h"
        [quota-window] write { "{" } rolling="24h" { "}" }, or { "{" } calendar="day" { "}" }
        [array] write a list: ["…"]
        [table] write keys and values, under one `[NAME]` (not `[[NAME]]`) or in braces: {"{"} … {"}"}
       *[other] write a value of type { $expected }
    }

rulebook--bad-value = unusable value: { $value }
    .why = it has the right type but not a content that works here
    .help = usable: { $known }

rulebook--bad-id = `{ $id }` is not an id
    .why = ids are permanent: lower-case letters, digits, `_`, `-` and `/`
    .help = choose an id that starts with a lower-case letter

rulebook--duplicate-id = `{ $id }` is taken
    .why = two items of one name cannot be told apart
    .help = rename one of them

rulebook--set-twice = `{ $id }` is set twice at once
    .why = effects happen together, each from what was before, so one of the two would be lost
    .help = leave one of them

rulebook--unknown-name = no { $what } is called `{ $name }`
    .why = what is referred to must be declared in the rulebook
    .help = { $suggestion ->
        [none] declare it, or correct the name
       *[other] did you mean `{ $suggestion }`?
    }

rulebook--base = { $problem ->
        [missing] there is no rulebook `{ $name }` beside this one
        [circle] `{ $name }` extends itself
       *[version] `{ $name }` is there in version { $found }; `{ $versions }` is asked for
    }
    .why = an overlay is laid over the rulebook that it extends, in a version that it was tried with
    .help = { $problem ->
        [missing] { $suggestion ->
            [none] put its folder beside this one, or correct the name
           *[other] did you mean `{ $suggestion }`?
        }
        [circle] extend another one
       *[version] look at what changed with `tuiqun audit --against`, then correct the version
    }

rulebook--text-replaced = text `{ $id }` in { $locale } replaces one of the rulebook that is extended
    .why = whoever reads it would take it for the base’s own words
    .help = name it: `[override]` `text = ["{ $id }"]`; or give your text another name

rulebook--ledger = { $problem ->
        [columns] this row has { $found } values; the first line names { $known } columns
        [column] the first line names no column { $name }
        [cell] the value under `{ $name }` cannot be used: “{ $detail }”
        [twice] `{ $id }` is the id of another claim, fact or source already
       *[article] claim `{ $id }` is of source `{ $name }`, which no sources.csv has
    }
    .why = whoever reads a rule wants to know whose word it is, and where that stands
    .help = { $problem ->
        [columns] put a value with a comma into straight double quotes
        [column] add it, with a value in each row
        [cell] { $name ->
            [grade] write one of A, B, C, D
            [confidence] write one of high, medium, low
            [date] write a day: 2026-01-31
            [looked] write a day: 2026-01-31
           *[other] write something there
        }
        [twice] give this one another id
       *[article] { $suggestion ->
            [none] add a row `{ $name },…` to sources.csv; what stands before the `-` of a claim’s id is its source
           *[other] did you mean `{ $suggestion }`?
        }
    }

rulebook--changelog = version { $version } is not the newest in CHANGELOG.md{ $known ->
        [none] {""}
       *[other] , which is { $known }
    }
    .why = whoever extends or shows a rulebook looks there for what changed, and for what to do
    .help = add `## { $version }` at the top, with what changed and what those have to do who extend it; or correct the version

rulebook--one-verb = a step is one of { $known }; found { $found } of them
    .why = what is done and what is expected then stand one after the other
    .help = write a step for each

rulebook--expects-nothing = nothing is expected here
    .why = what expects nothing passes whatever happens
    .help = say what has to be so then: `expect`, or `rejected` with a code

rulebook--unknown-claim = the ledger has no claim `{ $claim }`
    .why = every rule must be traceable to its source
    .help = look it up in claims.csv

rulebook--unused = nothing refers to `{ $id }`
    .why = what no rule reads changes no answer
    .help = { $whose ->
        [base] nothing needs it any more: switch it off too, with `{ $off }` under `[off]`
       *[own] use it, or take it out
    }

rulebook--uncited = this item cites no claim
    .why = readers could not tell what a source says from what we say
    .help = add `cites`, or `own = true` if it is our own; a time that is only an estimate is written { "{" } assume = "5s" { "}" }

rulebook--weak-source = { $item } rests on { $cites }, which is too weak to decide anything
    .why = grade D is the page of a third party, and law or policy does not follow from how a client behaves (C)
    .help = cite a fact of a better grade or a claim, or make it a note with `level = "hearsay"`; the `record` of a reading names a choice that a fact bears out

rulebook--derived-cycle = derived facts depend on each other in a circle: { $names }
    .why = a circle can never be computed
    .help = remove one of the dependencies

rulebook--wanted-outcome = exactly one outcome must be `wanted = true`
    .why = plans must know which outcome is meant
    .help = mark the one that is meant

rulebook--bad-odds = these odds do not work: sum { $sum }
    .why = weights are not negative, not all zero, and at most one million
    .help = correct them, or name a `rest`

rulebook--missing-text = texts are missing in { $locale } ({ $count }): { $ids }
    .why = readers would see an id instead of words
    .help = `tuiqun check --fix` adds them to texts/{ $locale }.ftl for you to write
rulebook--unknown-in-text = text `{ $id }` in { $locale } says `{ $value }`, which may not be known
    .why = “Not sure” in the middle of a sentence reads as nonsense
    .help = give it a form without the value: `{"{"} ${ $value }_n -> [other] … *[unknown] … {"}"}`

rulebook--unused-text = text `{ $id }` in { $locale } belongs to nothing
    .why = it is probably left over from a renamed item
    .help = { $file ->
        [yes] add `{ $locale }` to `locales`, or remove the file
       *[no] remove or rename it
    }

rulebook--bad-text = { $problem ->
        [markup] `{ $id }` ({ $locale }) contains markup: `{ $name }`
        [unseen] `{ $id }` ({ $locale }) contains a character that nobody sees: { $name }
        [language] `{ $id }` ({ $locale }) is in another language
        [needed-attribute] `{ $id }` ({ $locale }) has no `.{ $name }`
        [value] `{ $id }` ({ $locale }) shows a value that it is not given: `${ $name }`
        [reference] `{ $id }` ({ $locale }) refers to a message that is not there: `{ $name }`
        [function] `{ $id }` ({ $locale }) calls a function that is not there: `{ $name }`
        [number] `{ $id }` ({ $locale }) says the number once more
        [unwritten] texts of { $locale } are still to be written: { $name }
        [missing-attribute] `{ $id }` has `.{ $name }` in another language, and none in { $locale }
       *[attribute] `{ $id }` ({ $locale }) has an attribute that nothing reads: `.{ $name }`
    }
    .why = texts are shown exactly as they stand, with the values of the rule that they belong to
    .help = { $suggestion ->
        [none] { $problem ->
            [unwritten] write them: people would see their ids
            [language] write it in this one; a name that stands so on the screen is explained in brackets
            [needed-attribute] write it in a line below that begins with `.{ $name }`
           *[other] take it out, or write the missing part
        }
       *[other] did you mean `{ $suggestion }`?
    }

rulebook--text-syntax = { $problem ->
        [missing] there are no texts in { $locale }
        [line] this line of texts in { $locale } cannot be read
       *[other] the texts of { $locale } cannot be read: { $detail }
    }
    .why = texts must be valid Fluent
    .help = { $problem ->
        [missing] write texts/{ $locale }.ftl, or take { $locale } out of `locales`
        [line] a text begins with its id and a half-width `=`; what goes on in the next line is indented; every brace is closed
       *[other] mend the file
    }

expr--syntax = { $expected ->
        [expression] { $found ->
            [the-end] a condition or a value is missing here
           *[other] expected an expression, found `{ $found }`
        }
        [end] the expression should end here; found `{ $found }`
        [field-name] expected a field name, found `{ $found }`
       *[other] { $found ->
            [the-end] `{ $expected }` is missing here
           *[other] expected `{ $expected }`, found `{ $found }`
        }
    }
    .why = expressions follow CEL’s grammar
    .help = { $suggestion ->
        [none] { $expected ->
            [expression] write a fact, a value or a condition here
            [end] join conditions with `&&` or `||`, or remove what is marked
            [field-name] write the field after the dot, as in `to.role`
           *[other] add `{ $expected }`
        }
       *[other] did you mean `{ $suggestion }`?
    }

expr--unsupported = `{ $what }` is not part of rulebook expressions
    .why = only the part of CEL with a bounded cost is used
    .help = compare with `==` `!=` `<` `<=` `>` `>=` `in`, join with `&&` `||` `!`; how many there are is a derived fact: `[derived.x.count]`, `of = "SET"`, `where = "…"`

expr--literal = `{ $literal }` is not a valid literal
    .why = it is out of range or malformed
    .help = close every quote; lengths are written as in `duration('72h')`, in `d`, `h`, `m`, `s`, `ms`; versions as in `version('8.0.20')`; instants as in `timestamp('2026-01-01T00:00:00Z')`

expr--unknown-name = nothing is called `{ $name }`
    .why = expressions use declared facts, derived facts and parameters
    .help = { $suggestion ->
        [none] declare it, or correct the name
       *[other] did you mean `{ $suggestion }`?
    }

expr--type = types do not fit: expected { $expected }, found { $found }
    .why = types are checked at load, so that nothing fails later
    .help = compare values of one type

expr--unknown-choice = { $name } is not one of the choices
    .why = an enum is compared with its own choices
    .help = { $suggestion ->
        [none] choices: { $known }
       *[other] did you mean `{ $suggestion }`?
    }

expr--time-form = `now` cannot be used like this
    .why = only comparisons with instants and durations tell when they change next
    .help = compare, as in `now - instant > duration('…')`

event--unknown-action = no action is called `{ $name }`
    .why = events use the rulebook’s actions
    .help = { $suggestion ->
        [none] check the id of the action
       *[other] did you mean `{ $suggestion }`?
    }

event--unknown-trigger = no trigger is called `{ $name }`
    .why = events use the rulebook’s triggers
    .help = { $suggestion ->
        [none] check the id of the trigger
       *[other] did you mean `{ $suggestion }`?
    }

event--unknown-goal = no goal is called `{ $name }`
    .why = what is asked about has to be a goal of the rulebook
    .help = check the id of the goal

event--unknown-preset = no preset is called `{ $name }`
    .why = a session begins with a preset of the rulebook, or with facts
    .help = { $suggestion ->
        [none] usable: { $known }
       *[other] did you mean `{ $suggestion }`?
    }

event--unknown-fact = no fact is called `{ $name }`
    .why = only declared facts can be set
    .help = { $suggestion ->
        [none] check the name
       *[other] did you mean `{ $suggestion }`?
    }

event--fact-not-askable = `{ $name }` cannot be set
    .why = only what happens changes it
    .help = do what would change it instead

event--unknown-entity = there is no number { $entity } here (counting from 0)
    .why = only what has been entered can be chosen
    .help = add it first

event--unknown-reading = no reading is called `{ $name }`, or it has no such choice
    .why = readings and choices are declared in the rulebook
    .help = known: { $known }

event--shape = expected { $expected }, found { $found }
    .why = the engine does not guess what a malformed request means
    .help = correct the request

event--value-range = { $value } cannot be used here; what can: { $range }
    .why = a value out of range has no meaning here
    .help = write it like that: { $range }

event--not-offered = the entry is not on the screen ({ $codes })
    .why = with this role or device the action does not appear
    .help = see the reasons listed with the action

event--not-applicable = this cannot be done yet ({ $codes })
    .why = something it requires does not hold
    .help = see what is in the way of it, and what removes that, where anything does

event--needs-facts = not known yet; missing: { $facts }
    .why = the answer depends on these
    .help = fill them in and try again

event--confirmations = confirmations needed: { $expected }; given: { $found }
    .why = every confirmation that is asked for must be given
    .help = confirm each of them

event--took-outside = { $took } ms is outside { $min } to { $max }
    .why = the rulebook says how long this takes
    .help = use a time within the range

event--outcome-impossible = outcome `{ $outcome }` cannot happen here
    .why = it is not declared, or its odds are zero here
    .help = possible: { $known }

event--outcome-needed = nothing gives odds here, so say which outcome happened
    .why = the engine does not decide without grounds
    .help = choose one of: { $known }

event--argument-needed = `{ $action }` is not told { $argument }
    .why = the engine does not choose for anybody
    .help = give { $argument }, such as { $argument }=0

event--trigger-not-pending = `{ $trigger }` is not going to happen now
    .why = its condition does not hold, or it has happened
    .help = wait until its condition holds

event--trigger-not-due = `{ $trigger }` is not due yet, or its time has passed
    .why = it happens only within the time the rulebook states
    .help = if its time is still to come, let time pass until then

event--must-happen-first = time cannot pass before `{ $trigger }` has happened
    .why = by the rules it will have happened by then
    .help = choose its outcome first

event--wait-target = the clock cannot go there
    .why = it only goes forward, and needs something to wait for
    .help = choose a later time

event--effect-range = this would make `{ $fact }` { $value }, which is out of range
    .why = such a state has no meaning
    .help = check the numbers entered before

event--evaluation = something could not be computed: { $what }
    .why = a number is too large, or something is missing
    .help = check the numbers

event--runaway = things set each other off without end
    .why = the engine stops after { $max } of them
    .help = tell the author of the rulebook

session--full = this session already has { $max } steps
    .why = a limit keeps replays quick
    .help = save the log and start anew

session--no-such-step = no such step: { $step }
    .why = it is the first or last, or does not exist
    .help = choose a step that exists

log--format = this log cannot be read ({ $pointer })
    .why = it was written in another form
    .help = open it with the version that wrote it

log--rulebook = this log belongs to `{ $found }`, not `{ $known }`
    .why = a log replays on its own rulebook
    .help = open that rulebook

log--digest = replaying came to another state than the log says
    .why = the log was changed or damaged
    .help = use an intact copy
