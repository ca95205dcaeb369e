# `tuiqun audit` 的文字，给写规则的人看。

audit--never-fails = { $item }：这条要求永远不会不满足
    .help = 删掉它，或者看看条件写得对不对：没有哪种情况会被它挡住
audit--never-met = { $item }：这条要求一适用，就没有办法满足
    .help = 如果本意如此，写成 `that = "false"`；不然就把 `when` 和 `that` 放在一起看
audit--dead-action = { $item }：这个操作永远做不了；这些要求不能同时满足：{ $others }
    .help = 删掉这个操作，或者放宽其中一条
audit--covered = { $item }：前一条从来不会单独挡着；它不满足的时候，后一条也不满足
    .help = 删掉它，或者给它加 `when`；如果两条都要让人看到，就写明理由
audit--dead-outcome = { $item }：这个结果永远不会出现
    .help = 删掉它，或者看看它的 `when`
audit--dead-trigger = { $item }：这件事永远不会发生
    .help = 删掉它，或者看看有没有什么会让它的 `when` 成立
audit--dead-part = { $item }：永远不会适用
    .help = 删掉它，或者看看它的 `when`：没有哪种情况能让它成立
audit--never-set = { $item }：没有什么会设成这个选项
    .help = 删掉这个选项，或者在某个结果里设它
audit--unused = { $item }：没有什么用到它
    .help = 删掉它，或者用在条件、结果或文字里
audit--trigger-loop = { $item }：这几件事在同一时刻互相引发，没完没了
    .help = 让其中一件的结果使自己的 `when` 不再成立，或者给它加 `after`
audit--goal-from-nowhere = { $item }：没有哪个示例能走到这个目的
    .help = 加一个能走到的示例，或者用 `tuiqun plan` 看看目的的条件
audit--goal-from-preset = { $item }：按哪种依据，这个示例都走不到自己的目的
    .help = 如果答案就是这样，写明理由；不然 `tuiqun plan` 会说哪里要不一样
audit--goal-holds = { $item }：什么都没做，这个示例的目的就已经达到了
    .help = 改示例，或者改目的
audit--hole = { $item }：这个示例里没有什么挡着，却也没有走法
    .help = 用一条要求说明被什么挡着，或者让某个操作通向目的
audit--unwarned = { $item }：这一步不能反悔，却没有确认，也没有提醒
    .help = 加一个 `confirm`，或者在这个操作上加一条 `level = "warning"` 的说明
audit--drastic = { $item }：从这个示例出发，每种走法都会破坏目的本来要留着的东西
    .help = 如果就是这样，写明理由；不然看看是什么挡住了更温和的走法
audit--broken = { $item }：这条性质不成立：{ $others }
    .help = 下面的示例会走到不成立的地方；对同一个目的用 `tuiqun plan` 可以看到怎么走

audit-situation = 这种情况：{ $command }
audit-link = 在模拟器里看：{ $link }
audit-scenario = 写成测试，可以直接粘贴：
audit-explained = 理由：{ $why }
audit-open = { $item }：没有定论（{ $lint }）；要看的情形太多
audit-stale = { $item }：写了理由，但已经没有这个发现；请删掉
audit-summary = { $rulebook }：发现 { $findings } 处，写明理由 { $explained } 处，过时的理由 { $stale } 处；有定论的问题 { $settled } 个，没有定论的 { $open } 个；找过走法 { $ways } 次
audit-property-kind = 性质 { $id }：要写 always、sometimes、eventually 里的一个

audit-reworded = 文字 { $id }（{ $locale }）以前：{ $before }
      现在：{ $after }
audit-new-text = 文字 { $id }（{ $locale }），新的：{ $after }
audit-no-text = 文字 { $id }（{ $locale }），没有了：{ $before }
audit-version = 版本号是 { $version }。比起 { $before }，改了这么多，至少要到 { $wanted }：别人用的名字没有了，第一位加一（1.0.0 以前是第二位）；回答变了，第二位加一；只改文字，第三位加一。
audit-changes = 不同：{ $count } 处；文字不同：{ $texts } 处。看过的情况：{ $looked } 种，也就是什么都没说、每个示例，以及各加一个事实、取每个会起变化的值。
audit-added = { $item }：新的
audit-removed = { $item }：没有了
audit-answer = { $item }：以前{ $before }，现在{ $after }（{ $count } 种情况）
audit-comes = { $item }：现在被 { $rule } 挡着（{ $count } 种情况）
audit-figure = { $item }：以前是 { $before }，现在是 { $after }（{ $count } 种情况）
audit-no-figure = 没有写
audit-asks = { $item }：现在要求 { $rule }，但不挡人（{ $count } 种情况）
audit-goes = { $item }：不再被 { $rule } 挡着（{ $count } 种情况）
audit-yes = 是
audit-no = 否
audit-unknown = 看情况
