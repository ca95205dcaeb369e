# Words of the interface.
rehearsal = A rehearsal: your real account is not touched.

choose-preset = Begin with a situation
more-presets = Other situations: { $count }
situation = Your situation
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

goal-reached = Done
announce-blocked = { $goal }: not yet. In the way: { $count }.
announce-clear = { $goal }: you can do it now.
announce-asked = { $goal }: possible, but something is asked for first. To do before: { $count }.
announce-unknown = { $goal }: cannot be told yet. Answers missing: { $count }.
announce-untold = { $goal }: it is not stated.
announce-reached = { $goal }: done.

named = { $name }: { $value }

actions = What can be done

afterwards = Afterwards
readings = Where the sources disagree

fact-ago = { $time } ago
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

compare = { $fact }: side by side
rulebook-choice = What do you want to leave?

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
foreign-origin = These rules come from { $origin }, not from this page. As their author they name: { $publisher }. Their checksum: { $digest }.
