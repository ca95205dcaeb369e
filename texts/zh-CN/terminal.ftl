# 命令行里的命令没法执行时说的话。

option-unknown = { $option } { $value }：不在这些里面：{ $known }
option-needed = { $option }：要选一个：{ $known }
option-of-unknown = --of { $value }：{ $rulebook } 里没有这个操作、目的或规则
option-start = --start { $value }：请写成 2026-01-05T10:00:00+08:00 这样的时刻，或 1970 年以来的毫秒数
option-day = --as-of { $value }：请写成 2026-01-05 这样的日期
option-pair = { $value }：请写成“名称=值”，例如 members=120
option-no-steps = --log、--do：表里的每一行从自己的状态开始，前面不能再做什么
option-against-one = --against：只能写一份规则书，和它的一个旧版本比
locale-unknown = --locale { $value }：不在这些里面：{ $known }
new-name = `{ $name }` 不能做规则书的名字：用小写字母、数字、`-` 和 `_`，以字母开头。
new-exists = { $name } 已经在那里了，没有动它。换一个名字。
new-base = { $path } 不是可以扩展的规则书：先用 `tuiqun check` 看看
new-next = 现在就能运行：tuiqun test { $name }
table-columns = { $path } 第 { $line } 行有 { $found } 个值，第一行有 { $known } 列。值里有逗号时，用英文双引号括起来。
table-row = { $path } 第 { $line } 行：{ $detail }
file-missing = { $path }：没有这个文件或文件夹
file-forbidden = { $path }：没有权限打开
file-not-text = { $path }：不是 UTF-8 文本
file-is-folder = { $path }：这是文件夹，不是文件
file-no-folder = { $path }：这是文件，不是文件夹
file-fails = { $path }：没法使用（{ $detail }）
folder-without-rulebook = { $path }：里面没有 .toml 文件，不是规则书的文件夹
locale-malformed = --locale { $value }：不是 zh-CN 这样的语言标签
goal-first = 可以做，但有事要先做
plan-actor = 谁来做：{ $actor }

# 规则页里的一个条件，写成一句话。
says-name = “{ $name }”
says-not = 并非{ $part }
says-not-all = 不是每一条都成立：{ $part }
says-none = 没有一条成立：{ $part }
says-ever = 有这个时间：{ $what }
says-never = 还没有这个时间：{ $what }
says-eq = { $left }是{ $right }
says-ne = { $left }不是{ $right }
says-lt = { $left }小于 { $right }
says-le = { $left }不超过 { $right }
says-gt = { $left }大于 { $right }
says-ge = { $left }不小于 { $right }
says-in = { $left }是其中之一：{ $right }
says-since = 距{ $what }的时间
says-reading = { $left }这一点，按{ $right }算
says-other-reading = { $left }这一点，不按{ $right }算
