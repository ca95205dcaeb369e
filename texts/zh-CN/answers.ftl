# 回答里的文字：为什么、按什么顺序解决、什么变了、之后会怎样。
goal-line = { $goal }：{ $answer }
fix-answer = 填错了就改：{ $facts }
fix-unknown = 先弄清楚：{ $facts }

why-rest = 另外 { $count } 条都成立。
action-line = { $action }：{ $answer }
finding-line = { $label }：{ $says }
why-title = 为什么：{ $subject }
why-none = 没有任何要求
why-holds = 成立：{ $rule }
why-fails = 不成立：{ $rule }
why-unknown = 说不准：{ $rule }
why-when = 只在这时候才算
why-that = 这时候要成立
why-all = 都要成立
why-any = 有一条成立就行
why-not = 并不是这样：{ $part }
why-cond = 看情况
why-named = { $name }（{ $value }）
why-eq = { $left }是 { $right }
why-ne = { $left }不是 { $right }
why-lt = { $left }小于 { $right }
why-le = { $left }不超过 { $right }
why-gt = { $left }大于 { $right }
why-ge = { $left }不小于 { $right }
why-in = { $left }是其中之一：{ $right }
why-since = 从{ $what }到现在
why-plus = { $left }加 { $right }
why-minus = { $left }减 { $right }
why-times = { $left }乘 { $right }
why-clock = 演练时钟
why-as-of = 规则按哪一天算
why-uses = 近来的次数，算上这一次
why-between = { $min } 到 { $max }

removal-title = 按这个顺序解决
removal-nothing = 没有什么挡着。
removal-then = 然后就可以：{ $action }
removal-maybe = 然后还说不准：{ $action }
removal-gave-up = 试了太多种，停下了。也许还有办法。
removal-stuck = 这一件没有找到解决的办法。
removal-by = 到 { $when } 解决
step-wait = 等到 { $when }
step-act = { $action }，{ $time }
step-fire = { $trigger }

change-title = 这一步之后变了
change-none = 没有什么变了。
change-line = { $action }：{ $before } → { $after }
change-there = 没有这一位
change-each = 因为改了：{ $facts }
change-together = 因为一起改了：{ $facts }
change-clock = 因为时间过去了

after-title = 之后会怎样
after-undated = 没有日期的
after-none = 之后没有什么要留意的。
after-duty = 该做：{ $what }
after-duty-keep = 保持：{ $what }
after-duty-met = 做到了：{ $what }
after-duty-breached = 没有做到：{ $what }
after-pending = 会发生：{ $what }
after-pending-may = 也许会发生：{ $what }
after-forecast = 那时候：{ $what }
after-residue-until = 到期清除：{ $what }
after-residue-permanent = 一直留着：{ $what }
after-residue-unstated = 文章没有说留多久：{ $what }
after-kept-by = { $holder }，{ $seen }
after-sources = 出处：{ $claims }

ways-title = 先做什么，后做什么
ways-hint = 一件一件解决，先后顺序由演练试出来。
ways-find = 找一找先后顺序
ways-busy = 正在找……
ways-wanted = 每一步都按顺利的情形算；实际可能不顺，也可能还有别的走法。
ways-take = 照这样演练一遍

load--answers = 这个回答没能打开：它的引擎文件没有取到，或者不完整。
    .help = 检查网络，再试一次。演练的其他部分照常能用。

ask-title = 还要弄清楚的：{ $goal }
ask-nothing = 没有别的要问了。
ask-why = 为什么问：会影响 { $rules }
ask-more = 还有 { $count } 条规则也看它。
ask-idle = 其余 { $count } 项不管怎么答，都不影响这个目标。
ask-inexact = 有的规则要算数，这里宁可多问。
