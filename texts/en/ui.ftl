# Words of the interface.
rehearsal = A rehearsal: your real account is not touched. Not affiliated with Tencent.
claims-not-policy = These rules come from a few articles, not from official policy. If your phone shows otherwise, trust your phone.

choose-preset = Begin with a situation
more-presets = Other situations: { $count }
choose-goal = What do you want?
situation = Your situation
situation-note = Change anything and the answer follows at once. Leave open what you do not know.
theme = Appearance
theme-auto = As the system
theme-light = Light
theme-dark = Dark
language = Language
language-zh-CN = 简体中文
language-en = English

yes = Yes
no = No
unknown-value = ?
unsure = Not sure
ago-minutes = minutes ago
ago-hours = hours ago
ago-days = days ago
ahead-minutes = minutes from now
ahead-hours = hours from now
ahead-days = days from now
entity = Person { $n }
entity-add = Add a person
entity-none = There is nobody
entity-remove = Remove the last one

goal-yes = You can do it now
goal-begin = You can begin now; it is done by { $when }
goal-no = Not yet
goal-unknown = Cannot be told yet
goal-reached = Done
goal-already = By what you filled in, this is so already; nothing has to be done. If that is not right, edit “Your situation”.
goal-blockers = { $count } in the way:
goal-choices = Some choices do not work ({ $count }):
goal-unknowns = Answers still missing: { $count }
goal-clear = Nothing is in the way. Open the step and walk through it.
goal-careful = Nothing is in the way. To be done first: { $count }.
announce-blocked = { $goal }: not yet. In the way: { $count }.
announce-clear = { $goal }: you can do it now.
announce-unknown = { $goal }: cannot be told yet. Answers missing: { $count }.
announce-untold = { $goal }: the articles do not say.
announce-reached = { $goal }: done.

finding-blocker = In the way
finding-warning = First
finding-notice = Take note
finding-by-other = The sources disagree. By the other reading it does not work: { $message }
finding-decided = Sources disagree
finding-followed = Followed now:
finding-other = The other reading:
finding-switch = This is what I see: follow it
finding-fill = Fill in: { $fact }
remedy-act = This would help: { $action }
remedy-act-wait = { $action }, then wait { $time }
remedy-act-await = { $action }, then: { $trigger }
remedy-await = Wait: { $trigger } (around { $when })
remedy-wait = Wait until { $when }
remedy-answer = If that is wrong, edit: { $fact }
remedy-count = { $action } ({ $n })
named = { $name }: { $value }

sources = Sources
source-line = “{ $title }” · { $date }
source-site = From { $site }; the article’s claim
source-rule = The page of this rule
source-own = Our own inference; no article says this

actions = What can be done
action-blocked = Not yet
action-open = Possible
action-unknown = Cannot be told
action-hidden = No entry here
action-path = Where to tap
action-path-none = No article says where the entry is.
action-confirms = You will be asked to confirm
action-takes = How long it takes
action-actor = Done by { $actor }
action-irreversible = This cannot be undone
takes-exactly = { $time }
takes-between = { $min } to { $max }
takes-at-most = { $max } at most
takes-at-least = { $min } at least
takes-assumed = about { $time } (our estimate; no article says)
takes-interpolated = scaled by the number of people
outcomes = How does it go this time?
outcome-odds = about { $percent }, from an article’s figures
outcome-no-odds = no article gives odds
outcome-draw = Pick one at random by these odds
do-it = Rehearse this step
cancel = Not now

undo = Undo
redo = Redo
restart = Start over

afterwards = Afterwards
happened = What happened in this step
notes-warning = Take care
notes-advice = Advice
notes-figure = From the articles
notes-comparison = Comparison
notes-record = The public record
notes-hearsay = Other pages say
readings = Where the sources disagree
readings-note = Where articles contradict each other, one reading is followed. If your phone shows otherwise, choose the other.

duration-moment = a moment
duration-ms = { $n } ms
duration-s = { $n } s
duration-m = { $n } min
duration-h = { $n } h
duration-d = { $n ->
        [1] 1 day
       *[other] { $n } days
    }
never = never

steps-as-text = The main steps as text

copy = Copy
copied = Copied
copy-by-hand = Selected: copy it by hand
template-blanks = Words to send; fill in what stands in brackets:
notes-template = Words to send
notes-more = More from the articles: { $count }
actions-hidden = Without an entry now: { $count }
form--number = Enter a whole number, such as 38.
form--range = Enter a whole number from { $min } to { $max }.
form--version = Enter a version number, such as 8.0.49; it stands in “About”.
form--distance = Enter a whole number, and choose the unit.
group-usual = (nothing unusual)
action-cost = What it costs
cost-per-year = { $amount } a year
past-calendar = that year’s holidays are not known yet; counted Monday to Friday
source-stale = not checked for over a year
source-disputed = articles disagree
compare = { $fact }: side by side
rulebook-choice = What do you want to leave?
actions-group = { $group } ({ $count })

# One question at a time.
name = Tuiqun
language-short-zh-CN = 中
language-short-en = EN
menu = More
menu-full = Detailed mode
menu-simple = Back to simple mode
example = Example
ask-goal = What do you want to do?
ask-rehearsal = A rehearsal: your real account is not touched.
ask-goals-more = Something else
ask-examples = See examples: { $rulebook }
ask-back = Back
ask-next = Next
ask-why-title = Why this is asked
ask-said = What you said
ask-anew = Choose again
ask-change = Change
