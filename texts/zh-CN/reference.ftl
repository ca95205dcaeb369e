# 规则书语言，逐个键说明。
doc-title = 规则书语言：每一个键
doc-intro = 每张表里能写什么。`ID` 是由你起的名字。由 `tuiqun doc` 生成；`tuiqun doc fact.ask` 只讲一个键。怎样写成一本规则书，见 rulebook.md。
doc-heads = | 键 | 写什么 | 不写时 | 意思 |
doc-needed = 必写
doc-key = `[{ $table }]` `{ $key }`：{ $takes }。{ $says }
doc-key-default = `[{ $table }]` `{ $key }`：{ $takes }；不写时：{ $default }。{ $says }
doc-scenario = { $where } 里可以写 { $keys }。`steps` 是一串表，每张表里只有一个动词。各是什么意思，见 rulebook.md。
doc-verb = { "" }  `{ $verb } = …`，旁边可以写 { $beside }
doc-verb-alone = { "" }  `{ $verb } = …`
doc-expect = 一步可以 `expect`：
doc-expect--each = { "" }  `{ $name }`：每个 { $about } 一项
doc-expect--codes = { "" }  `{ $name }`：每个 { $about } 一串代号；`CODE@1` 是说第二个人的
doc-expect--words = { "" }  `{ $name }`：每个 { $about } 写 { $words } 中的一个
doc-expect--list = { "" }  `{ $name }`：一串 { $about } 的编号或代号
doc-expect--own = { "" }  `{ $name }`：写法见 rulebook.md
doc-expect--text = { "" }  `{ $name }`：一段文字
doc-unknown = 没有叫 `{ $name }` 的表或键。{ $suggestion ->
        [none] 用 `tuiqun doc` 看全部。
       *[other] 是不是想写 `{ $suggestion }`？
    }

type--text = 文字
type--word = 其中之一：{ $words }
type--int = 整数
type--ints = 整数的列表
type--bool = `true` 或 `false`
type--any = 见说明
type--condition = 条件
type--expression = 表达式
type--instant = 得出一个时刻的表达式
type--amount = 整数，或得出整数的表达式
type--length = 时长
type--lengths = 时长，或分情况写
type--times = 时长，或分情况写
type--days = 日期的列表
type--id = 某样东西的名字
type--ids = 名字的列表
type--texts = 文字的列表
type--effects = 效果的列表
type--value = 它那种类型的值
type--range = 两个数
type--cites = 说法编号的列表
type--map = 按名字写的表
type--table = 一张表：{ $of }
type--tables = 按名字写的几张表：{ $of }
type--list = 表的列表：{ $of }
type--cases = 一张表，或一个列表，取第一条成立的：{ $of }

key--when = 只有成立时才算数。
key--cites = 依据的说法和公开记录的编号。
key--own = 没有出处，是自己定的。
key--code = 固定不变的代码；对应的文字说明哪里不行。
key--that = 要成立的条件。
key--by = 谁的要求：软件会拦住；平台规定或法律不拦，但会记下违反。
key--hides = 不成立时，屏幕上连入口都没有。
key--args = 文字里还要用的值，按名字写表达式。
key--group = 归在哪个标题下。
key--tags = 标签；列表里写标签，就是写所有带它的。
key--set = 会变什么：`事实 = 表达式`，或一个效果的名字。
key--effects = 会变什么，分情况写。
key--outcome = 有几种结果时，各是什么。
key--odds = 每种结果有多大可能。
key--from = 从哪一刻算起。

table--add = 扩展时用：在原规则书上加什么。
table--override = 扩展时用：`text` 列出要替换的文字；其他的改已有内容的值。
table--off = 扩展时用：按表写出这里用不着的；要求写代码。

table--rulebook = 这本规则书是什么。
key--rulebook--id = 名字，也是文件夹的名字。
key--rulebook--format = 这种语言的版本：1。
key--rulebook--version = 它自己的版本，如 `1.0.0`。
key--rulebook--locales = 文字有哪些语言。
key--rulebook--utc_offset = 钟点和日期按哪个时区算。
key--rulebook--extends = 叠加在哪一本上，要哪些版本：`wecom-group@^0.1`。
key--rulebook--use = 旁边共用规则和文字的文件夹。
key--rulebook--asks = 用得上时，先问每个人的事实。
key--rulebook--compare = 按哪个可选的事实并排比较。
key--rulebook--window = 模拟设备用：`true`，或者比较的事实里哪些选项是电脑窗口。
key--rulebook--covers = 打算覆盖台账里的哪些主题或说法。

table--calendar = 工作日和“周一到周五”不一样的地方。
key--calendar--years = 列出了哪些年。
key--calendar--holidays = 放假的周一到周五。
key--calendar--workdays = 要上班的周末。

table--window = 一天里的一段时间，当条件用。
key--window--daily = 从几点到几点。
key--window--utc_offset = 按哪个时区；不写就是规则书的。

table--fact = 一个事实，可以是不知道。
key--fact--type = 是哪种值；没有 `once` 就必须写。
key--fact--range = 数的最小和最大。
key--fact--choices = 可选的有哪些。
key--fact--ask = 怎么问：直接填、多久以前、多久以后；`never` 是不问，只会自己发生。
key--fact--start = 没人说之前是什么。
key--fact--once = 由一个操作做成，做成后不能再做。
key--fact--when = 只有成立时才问。
key--fact--group = 归在哪个标题下；由操作做成的归在 `already`。
key--fact--unit = 数的是什么。

table--fact-once = 做成这个事实的操作。
key--fact-once--action = 哪个操作。
key--fact-once--code = “已经做过了”的代码。

table--set = 一类人或东西，每一个都有自己的事实：`candidate.0.knows_the_rules`。
key--set--max = 最多几个，不超过 8。
key--set--fact = 每一个要知道什么。
key--set--start = 没人说之前有几个。
key--set--more = 可能不止说出来的这些：计划可以从找人开始。
key--set--when = 只有成立时才问。

table--derived = 由事实推出来的。写 `is`、`cases`、`count` 之一。
key--derived--is = 是什么。
key--derived--cases = 是什么，分情况写。
key--derived--count = 一类里有几个符合。

table--derived-cases = 推导的一种情况。
key--derived-cases--is = 这时是什么。

table--derived-count = 数什么。
key--derived-count--of = 哪一类。
key--derived-count--where = 要数的符合什么；每一个叫 `self`。

table--reading = 对来源的两种读法。第一种照说法算，没人选时就按它。
key--reading--choice = 有哪些读法，各依据什么。
key--reading--record = 公开记录是哪一种。
key--reading--checkable = 每个人在自己的设备上就能看出哪种对。

table--reading-choice = 一种读法。

table--table = 按一个数查的表，给时长和概率用。
key--table--key = 按哪个数查。
key--table--between = 行与行之间：取所在的那一行，或按比例。
key--table--rows = 各行，从小到大。

table--table-rows = 一行。
open--table-rows = 其他的键都是列：时长，或百万分之几。
key--table-rows--at = 从几到几。

table--constraint = 情况要说得通必须满足的；不满足会提醒。

table--quota = 一段时间里能做几次。
key--quota--max = 最多几次。
key--quota--window = 在多长时间里。
key--quota--prior = 之前已经做了几次。

table--quota-window = 次数按哪段时间算：`rolling` 或 `calendar`。
key--quota-window--rolling = 最近多少小时或多少天。
key--quota-window--calendar = 日历上的一天或一个月。

table--require = 几个操作共有的要求。
key--require--on = 用在哪些操作或标签上。

table--effect = 几种结果共用的变化，起一个名字。

table--action = 谁能做的一件事。
key--action--actor = 谁来做。
key--action--param = 做的时候要说清的，比如转给谁。
key--action--require = 要满足什么。
key--action--uses = 用掉哪些配额，各多少。
key--action--takes = 要多久。
key--action--cost = 要花多少钱。
key--action--confirm = 途中要确认什么。
key--action--path = 入口在哪里，一个个标签。
key--action--irreversible = 成立时做了不能撤回。
key--action--affects = 会影响到多少人，不管他们愿不愿意。
key--action--late = 晚一点做更好：它保存那时有的，或停掉一直在用的。

table--action-require = 一个操作要满足的。

table--action-param = 要说清的一件事：`of`、`int`、`choices`、`bool` 之一。
key--action-param--of = 这一类里的某一个。
key--action-param--int = 从前一个数到后一个数。
key--action-param--choices = 其中之一。
key--action-param--bool = 是或否。

table--action-takes = 时长的一种情况，操作（`takes`）和触发（`after`）都用。
key--action-takes--take = 有人写明的。
key--action-takes--assume = 我们估的；会标明是我们的。
key--action-takes--from = 查表：`表.列`。
key--action-takes--part = 占其中多少：`["n", "members"]`。

table--action-cost = 要花多少钱。
key--action-cost--yuan = `300`、`800..2000` 或 `..500`，单位是元。
key--action-cost--per = 多久一次。

table--action-confirm = 一次确认。
key--action-confirm--id = 名字，文字是 `confirm--ID`。

table--action-path = 入口在哪里。
key--action-path--steps = 从第一屏起的标签；文字是 `path--标签`。

table--action-effects = 变化的一种情况。

table--action-outcome = 操作或触发的一种结果。
key--action-outcome--wanted = 想要的就是它；只能有一个。
key--action-outcome--when = 成立时才会是这种结果。
key--action-outcome--draw = 随它由机会决定的数。

table--action-outcome-draw = 由机会决定的一个数。
key--action-outcome-draw--int = 最小和最大。
key--action-outcome-draw--plan = 计划里按多少算。

table--action-odds = 每种结果有多大可能。
open--action-odds = 其他的键都是结果，写权重或 `表.列`；有 `rest` 时是百万分之几。
key--action-odds--rest = 一百万里剩下的归哪种结果。

table--trigger = 不用你做也会发生的事。
key--trigger--when = 这个条件成立以后才会发生。
key--trigger--at = 在哪一刻。
key--trigger--after = 条件成立多久以后。
key--trigger--each = 这一类里每一个各一次；每一个叫 `self`。
key--trigger--actor = 谁或什么做的。
key--trigger--may = 也可能不发生。

table--duty = 该做到的事。写 `before`、`do`、`keep` 之一。
key--duty--before = 在哪些操作和触发之前，`that` 要成立。
key--duty--begins = 着手去做的操作：计划会在第一个之前先做到。
key--duty--do = 要变成成立的。
key--duty--within = 有多长时间去做。
key--duty--keep = 要一直成立的。
key--duty--until = 要多久。
key--duty--by = 谁的要求。

table--lengths = 时长的一种情况，给该做到的事和会留下的东西用。
key--lengths--is = 多久；会留下的东西还可以写 `permanent` 或 `unstated`。

table--residue = 之后会留下什么。
key--residue--when = 成立时就在。
key--residue--until = 留多久；也可以写 `permanent` 或 `unstated`。
key--residue--holder = 在谁手里，文字是 `holder--ID`。
key--residue--seen_by = 谁能看到，文字是 `seen--ID`。

table--loss = 会丢的数据。
key--loss--when = 这个条件成立就丢了。
key--loss--points = 和别的损失比有多重：1 到 100，由规则书自己判断。

table--forecast = 按数字推测会怎样。
key--forecast--points = 到什么时候，说是多少。

table--forecast-points = 其中一点。
key--forecast-points--at = 多久以后（写 `-` 是以前）。
key--forecast-points--value = 数字，写成文字里的小数：`-0.28`。

table--note = 在某处要告诉人的话。
key--note--on = 在哪里说：`action:ID`、`goal:ID`、`form`、`afterwards` 或 `plan`。
key--note--level = 是哪一种话；`template` 是可以复制去发的。
key--note--lead = 直接摆出来，不收在折叠里。

table--goal = 有人想要的。
key--goal--that = 什么时候算达到。
key--goal--actions = 为此会去做的；入口就在目标旁边。
key--goal--keeps = 到时候还要成立的，起名字写；保不住的办法，只在没有别的办法时才说。
key--goal--loses = 本来就要丢的。

table--preset = 一种现成的情形。
key--preset--facts = 里面是怎样的。
key--preset--goal = 那时想要什么。
