# What is told where a command of the terminal could not be run.

option-unknown = { $option } { $value }: not one of { $known }
option-needed = { $option }: one of { $known }
option-of-unknown = --of { $value }: no action, goal or rule of { $rulebook }
option-start = --start { $value }: give a moment such as 2026-01-05T10:00:00+08:00, or milliseconds since 1970
option-day = --as-of { $value }: give a day such as 2026-01-05
option-pair = { $value }: give KEY=VALUE, such as members=120
option-no-steps = --log, --do: the cases of a table begin where they stand; nothing is done before
option-against-one = --against: give one rulebook, to be compared with one older version of it
locale-unknown = --locale { $value }: not one of { $known }
new-name = `{ $name }` cannot name a rulebook: use lower-case letters, digits, `-` and `_`, a letter first.
new-exists = { $name } is there already, and is left as it is. Choose another name.
new-base = { $path } is no rulebook that could be extended: look at it with `tuiqun check`
new-next = It runs as it is: tuiqun test { $name }
table-columns = { $path }, line { $line }: { $found } values, where the first line names { $known } columns. Put a value with a comma into straight double quotes.
table-row = { $path }, line { $line }: { $detail }
file-missing = { $path }: there is no such file or folder
file-forbidden = { $path }: may not be opened
file-not-text = { $path }: is not text in UTF-8
file-is-folder = { $path }: is a folder, not a file
file-no-folder = { $path }: is a file, not a folder
file-fails = { $path }: cannot be used ({ $detail })
folder-without-rulebook = { $path }: has no .toml file, so it is no folder of a rulebook
locale-malformed = --locale { $value }: is no language tag, such as zh-CN
goal-first = Possible, but something comes first
plan-actor = Done by: { $actor }

# A condition on the page of a rule, as a sentence.
says-name = “{ $name }”
says-not = Not: { $part }
says-not-all = Not all of these: { $part }
says-none = None of these: { $part }
says-ever = There is such a time: { $what }
says-never = There is no such time yet: { $what }
says-eq = { $left } is { $right }
says-ne = { $left } is not { $right }
says-lt = { $left } is less than { $right }
says-le = { $left } is at most { $right }
says-gt = { $left } is more than { $right }
says-ge = { $left } is at least { $right }
says-in = { $left } is one of { $right }
says-since = The time since { $what }
says-reading = { $left } is taken as { $right }
says-other-reading = { $left } is not taken as { $right }
