# 引擎每个代码的文字：怎么了，为什么，怎么办。

json--syntax = 这不是合法的 JSON（第 { $line } 行第 { $column } 列）：{ $detail }
    .why = 规则包必须是 JSON 才能读取。
    .help = 请检查这个位置附近的引号、逗号和括号。

toml--syntax = 这不是合法的 TOML：{ $detail }
    .why = 规则书的源文件是 TOML。
    .help = { $quotes ->
        [curly] 文字写在英文直引号里："…"。
       *[straight] 请修正标出的位置。
    }

source--float = 这里只能写整数
    .why = 小数在不同机器上结果可能不同，规则书里不用。
    .help = 把小数写成字符串，把概率写成百万分之几。

source--date = 这里不能写日期字面量
    .why = 时间用字符串写，含义才唯一。
    .help = 写成 "2026-01-01T00:00:00Z" 这样的字符串。

source--duplicate-key = 键 `{ $key }` 出现了两次
    .why = 同名的键后一个会盖掉前一个，容易出错。
    .help = 删掉其中一个，或改名。

source--limit = 超过上限 { $limit }：最多 { $max }，这里是 { $seen }
    .why = 有上限，才能保证在任何设备上都算得完。
    .help = 拆小一些再试；全部上限见 docs/limits.md。

rulebook--format-unsupported = 规则书格式是 { $found }，这个引擎只认 { $known }
    .why = 不同版本的格式含义可能不同。
    .help = 换用支持这个格式的引擎，或用新版工具重新打包。

rulebook--damaged = 规则书的文件损坏了，读不出来
    .why = 文件的内容和打包时的校验值不一致，可能没有下载完整，或者是另一个版本的引擎打的包。
    .help = 重新加载页面；仍不行，请用同一版本的工具重新打包。

rulebook--unknown-key = 不认识的键 `{ $key }`
    .why = 写错的键会让规则悄悄失效，所以一律拒绝。
    .help = { $suggestion ->
        [none] 删掉它；这里可以用：{ $known }
       *[other] 是不是想写 `{ $suggestion }`？
    }

rulebook--missing-key = 缺少键 `{ $key }`
    .why = 没有它，这一项没有完整的意义。
    .help = 补上 `{ $key }`。

rulebook--wrong-type = 这里应是{ $expected ->
        [table] 一组键和值
        [array] 列表
        [string] 文字
        [int] 整数
        [bool] `true` 或 `false`
        [null] 空
        [instant] 时刻
        [duration] 时长
        [enum] 选项
        [version] 版本号
        [length] 时长
        [quota-window] 时段
       *[other] { $expected }
    }，却是{ $found ->
        [table] 一组键和值
        [array] 列表
        [string] 文字
        [int] 整数
        [bool] `true` 或 `false`
        [null] 空
        [instant] 时刻
        [duration] 时长
        [enum] 选项
        [version] 版本号
       *[other] { $found }
    }
    .why = 每个键只接受一种类型。
    .help = { $expected ->
        [string] 写成文字，用英文直引号："…"（条件也是文字："true"）。
        [bool] 写 `true` 或 `false`，不加引号。
        [int] 写整数，不加引号。
        [length] 时长写在英文直引号里："7d"、"24h..72h"。
        [quota-window] 写 { "{" } rolling="24h" { "}" }，或 { "{" } calendar="day" { "}" }。
        [array] 写成列表：["…"]。
        [table] 写键和值：放在 `[NAME]` 下面（不是 `[[NAME]]`），或写在花括号里：{"{"} … {"}"}
       *[other] 改成 { $expected }。
    }

rulebook--bad-value = 这个值用不了：{ $value }
    .why = 类型对，但内容不是这里能用的。
    .help = 可用的是：{ $known }

rulebook--bad-id = `{ $id }` 不能作编号
    .why = 编号会永久保留，只用小写字母、数字、`_`、`-` 和 `/`。
    .help = 换一个以小写字母开头的编号。

rulebook--duplicate-id = `{ $id }` 已经有了
    .why = 同名的两项无法区分。
    .help = 给其中一个改名。

rulebook--set-twice = `{ $id }` 同时被写了两次
    .why = 效果一起发生，都从先前的值算起，两次里总有一次白写。
    .help = 只留一次。

rulebook--unknown-name = { $what ->
        [action] 没有叫 `{ $name }` 的操作
        [effect] 没有叫 `{ $name }` 的效果
        [fact] 没有叫 `{ $name }` 的事实
        [code] 没有 `{ $name }` 这个代码
        [duty] 没有叫 `{ $name }` 的义务
        [expectation] 没有 `{ $name }` 这种要求
        [goal] 没有叫 `{ $name }` 的目标
        [label] 菜单路径里没有叫 `{ $name }` 的标签
        [loss] 没有叫 `{ $name }` 的损失
        [note] 没有叫 `{ $name }` 的提示、残留或预测
        [outcome] 没有叫 `{ $name }` 的结果
        [place] 没有叫 `{ $name }` 的位置
        [preset] 没有叫 `{ $name }` 的情形
        [quota] 没有叫 `{ $name }` 的配额
        [reading] 没有叫 `{ $name }` 的读法
        [requirement] 没有代码是 `{ $name }` 的要求
        [set] 没有叫 `{ $name }` 的集合
        [table] 没有叫 `{ $name }` 的表
        [text] 没有叫 `{ $name }` 的文字
        [trigger] 没有叫 `{ $name }` 的触发
        [event] 没有叫 `{ $name }` 的事件
        [choice] 没有叫 `{ $name }` 的选项
        [folder] 没有叫 `{ $name }` 的文件夹
        [subject] 没有叫 `{ $name }` 的主题
        [tag] 没有叫 `{ $name }` 的标签
       *[other] 没有叫 `{ $name }` 的{ $what }
    }
    .why = 引用的东西必须在规则书里声明过。
    .help = { $suggestion ->
        [none] 先声明它，或改正名字。
       *[other] 是不是想写 `{ $suggestion }`？
    }

rulebook--base = { $problem ->
        [missing] 旁边没有叫 `{ $name }` 的规则书
        [circle] `{ $name }` 扩展的是它自己
       *[version] `{ $name }` 的版本是 { $found }，这里要的是 `{ $versions }`
    }
    .why = 扩展要叠加在原来的规则书上，而且要是试过的版本。
    .help = { $problem ->
        [missing] { $suggestion ->
            [none] 把它的文件夹放在旁边，或改正名字。
           *[other] 是不是想写 `{ $suggestion }`？
        }
        [circle] 改成扩展另一本。
       *[version] 先用 `tuiqun audit --against` 看看改了什么，再改版本。
    }

rulebook--text-replaced = { $locale } 的文字 `{ $id }` 替换了原规则书里的一条
    .why = 不写明的话，读的人会以为这是原规则书的话。
    .help = 写上 `[override]` `text = ["{ $id }"]`；不想替换，就换个名字。

rulebook--ledger = { $problem ->
        [columns] 这一行有 { $found } 个值，第一行有 { $known } 列
        [column] 第一行没有这一列：{ $name }
        [cell] `{ $name }` 的值用不了：“{ $detail }”
        [twice] 编号 `{ $id }` 已经是另一条说法、公开记录或来源的
       *[article] 说法 `{ $id }` 的来源 `{ $name }` 不在 sources.csv 里
    }
    .why = 读规则的人要知道这是谁说的、写在哪里。
    .help = { $problem ->
        [columns] 值里有逗号时，用英文双引号括起来。
        [column] 加上这一列，每行都填上。
        [cell] { $name ->
            [grade] 写 A、B、C、D 中的一个。
            [confidence] 写 high、medium、low 中的一个。
            [date] 写成日期：2026-01-31。
            [looked] 写成日期：2026-01-31。
           *[other] 补上这一格。
        }
        [twice] 给这一条换个编号。
       *[article] { $suggestion ->
            [none] 在 sources.csv 里加一行 `{ $name },…`；说法编号里 `-` 前面的是它的来源。
           *[other] 是不是想写 `{ $suggestion }`？
        }
    }

rulebook--changelog = 版本 { $version } 不是 CHANGELOG.md 里最新的{ $known ->
        [none] {""}
       *[other] （那里是 { $known }）
    }
    .why = 扩展或展示这套规则的人，靠它知道改了什么、要做什么。
    .help = 在最前面加上 `## { $version }`，写改了什么、扩展它的人要做什么；或者改正版本号。

rulebook--one-verb = 一步只能是 { $known } 里的一个，这里有 { $found } 个
    .why = 做什么和之后应该怎样，要一步一步分开写。
    .help = 各写成一步。

rulebook--expects-nothing = 这里什么也没有要求
    .why = 什么都不要求，就怎样都会通过。
    .help = 写明之后应该怎样：`expect`，或者带代码的 `rejected`。

rulebook--unknown-claim = 台账里没有说法 `{ $claim }`
    .why = 每条规则都要能查到出处。
    .help = 查 claims.csv，改成存在的编号。

rulebook--unused = 没有任何地方用到 `{ $id }`
    .why = 没有规则读它，它就改变不了任何答案。
    .help = { $whose ->
        [base] 已经没有地方用它了：在 `[off]` 里写上 `{ $off }`，一起关掉。
       *[own] 用上它，或者删掉。
    }

rulebook--uncited = 这一项没有注明出处
    .why = 没有出处的话，读者分不清是来源说的还是我们说的。
    .help = 加上 `cites`，确实是我们自己的就写 `own = true`；只是估计的时间，写成 { "{" } assume = "5s" { "}" }。

rulebook--weak-source = { $item } 的依据是 { $cites }，不足以作出判断
    .why = D 级只是第三方的网页；客户端的表现（C 级）也推不出法律或平台规定。
    .help = 引用等级更高的事实或说法，或者改成 `level = "hearsay"` 的提示；分歧的 `record` 要选有事实支持的那一种。

rulebook--derived-cycle = 推导出的事实互相依赖成环：{ $names }
    .why = 成环就永远算不出来。
    .help = 去掉其中一处依赖。

rulebook--wanted-outcome = 要有且只有一个 `wanted = true` 的结果
    .why = 计划要知道哪个结果才是想要的。
    .help = 给想要的那个结果标上 `wanted = true`。

rulebook--bad-odds = 概率不成立：合计 { $sum }
    .why = 权重不能为负，不能全为零，也不能超过一百万。
    .help = 改正数字，或用 `rest` 指定剩余部分归谁。

rulebook--missing-text = { $locale } 缺 { $count } 条文字：{ $ids }
    .why = 缺了文字，读者会看到编号。
    .help = 运行 `tuiqun check --fix`，会补进 texts/{ $locale }.ftl，等你来写。
rulebook--unknown-in-text = { $locale } 的文字 `{ $id }` 里有 `{ $value }`，这个值可能不知道
    .why = 句子中间夹一个“不确定”，读不通。
    .help = 给它一个不带这个值的写法：`{"{"} ${ $value }_n -> [other] … *[unknown] … {"}"}`。

rulebook--unused-text = { $locale } 里的 `{ $id }` 没有用到
    .why = 多半是改名后的残留。
    .help = { $file ->
        [yes] 在 `locales` 里加上 `{ $locale }`，或删掉这个文件。
       *[no] 删掉它，或改成用到的名字。
    }

rulebook--bad-text = { $problem ->
        [markup] `{ $id }`（{ $locale }）里有标记：`{ $name }`
        [unseen] `{ $id }`（{ $locale }）里有看不见的字符：{ $name }
        [language] `{ $id }`（{ $locale }）写的是另一种语言
        [needed-attribute] `{ $id }`（{ $locale }）没有 `.{ $name }`
        [value] `{ $id }`（{ $locale }）要显示一个拿不到的值：`${ $name }`
        [reference] `{ $id }`（{ $locale }）引用了不存在的文字：`{ $name }`
        [function] `{ $id }`（{ $locale }）调用了不存在的函数：`{ $name }`
        [number] `{ $id }`（{ $locale }）把数字又说了一遍
        [unwritten] { $locale } 里还没有写的文字：{ $name }
        [missing-attribute] `{ $id }` 在别的语言里有 `.{ $name }`，在 { $locale } 里没有
       *[attribute] `{ $id }`（{ $locale }）有一个谁也不读的属性：`.{ $name }`
    }
    .why = 文字原样显示，只填进它所属规则的值。
    .help = { $suggestion ->
        [none] { $problem ->
            [unwritten] 写上文字，不然读者会看到编号。
            [language] 换成这种语言；屏幕上就这么写的名字，在括号里解释。
            [needed-attribute] 在下面加一行，以 `.{ $name }` 开头
           *[other] 删掉它，或者补上缺的部分。
        }
       *[other] 你想写的是 `{ $suggestion }` 吗？
    }

rulebook--text-syntax = { $problem ->
        [missing] 没有 { $locale } 的文字
        [line] { $locale } 的文字里，这一行读不了
       *[other] { $locale } 的文字读不了：{ $detail }
    }
    .why = 文字文件必须是合法的 Fluent。
    .help = { $problem ->
        [missing] 写一个 texts/{ $locale }.ftl，或者从 `locales` 里去掉 { $locale }。
        [line] 一条文字以编号和半角的 `=` 开头；写到下一行要缩进；花括号要成对。
       *[other] 修正这个文件。
    }

expr--syntax = { $expected ->
        [expression] { $found ->
            [the-end] 这里缺一个条件或值
           *[other] 这里应是一个表达式，却是 `{ $found }`
        }
        [end] 表达式到这里该结束了，却还有 `{ $found }`
        [field-name] 这里应是字段名，却是 `{ $found }`
       *[other] { $found ->
            [the-end] 这里缺 `{ $expected }`
           *[other] 这里应是 `{ $expected }`，却是 `{ $found }`
        }
    }
    .why = 表达式要符合 CEL 的语法。
    .help = { $suggestion ->
        [none] { $expected ->
            [expression] 在这里写一个事实、值或条件。
            [end] 用 `&&` 或 `||` 把条件连起来，或删掉标出的部分。
            [field-name] 点号后面写字段名，比如 `to.role`。
           *[other] 补上 `{ $expected }`。
        }
       *[other] 是不是想写 `{ $suggestion }`？
    }

expr--unsupported = 规则书的表达式里没有 `{ $what }`
    .why = 只保留 CEL 中代价有上限的一部分。
    .help = 比较用 `==` `!=` `<` `<=` `>` `>=` `in`，连接用 `&&` `||` `!`；有几个，用推导的事实来数：`[derived.x.count]`、`of = "SET"`、`where = "…"`。

expr--literal = `{ $literal }` 不是合法的字面量
    .why = 它超出范围，或写法不对。
    .help = 引号要成对；时长写作 `duration('72h')`，单位有 `d`、`h`、`m`、`s`、`ms`；版本写作 `version('8.0.20')`；时刻写作 `timestamp('2026-01-01T00:00:00Z')`。

expr--unknown-name = 没有叫 `{ $name }` 的量
    .why = 表达式只能用声明过的事实、推导和参数。
    .help = { $suggestion ->
        [none] 先声明它，或改正名字。
       *[other] 是不是想写 `{ $suggestion }`？
    }

expr--type = 类型不合：应是{ $expected ->
        [table] 一组键和值
        [array] 列表
        [string] 文字
        [int] 整数
        [bool] `true` 或 `false`
        [null] 空
        [instant] 时刻
        [duration] 时长
        [enum] 选项
        [version] 版本号
       *[other] { $expected }
    }，却是{ $found ->
        [table] 一组键和值
        [array] 列表
        [string] 文字
        [int] 整数
        [bool] `true` 或 `false`
        [null] 空
        [instant] 时刻
        [duration] 时长
        [enum] 选项
        [version] 版本号
       *[other] { $found }
    }
    .why = 类型在载入时检查，运行时才不会出错。
    .help = 改成同一类型再比较。

expr--unknown-choice = { $name } 不是可选项之一
    .why = 枚举只能和自己的选项比较。
    .help = { $suggestion ->
        [none] 可选的有：{ $known }
       *[other] 是不是想写 `{ $suggestion }`？
    }

expr--time-form = `now` 不能这样用
    .why = 只有与时刻、时长比较，才算得出下一次变化的时间。
    .help = 写成 `now - 时刻 > duration('…')` 这样的比较。

event--unknown-action = 没有叫 `{ $name }` 的操作
    .why = 事件只能用规则书里的操作。
    .help = { $suggestion ->
        [none] 核对操作的编号。
       *[other] 是不是想写 `{ $suggestion }`？
    }

event--unknown-trigger = 没有叫 `{ $name }` 的触发
    .why = 事件只能用规则书里的触发。
    .help = { $suggestion ->
        [none] 核对触发的编号。
       *[other] 是不是想写 `{ $suggestion }`？
    }

event--unknown-goal = 没有叫 `{ $name }` 的目标
    .why = 只能问规则书里的目标。
    .help = 核对目标的编号。

event--unknown-preset = 没有叫 `{ $name }` 的情形
    .why = 只能从规则书里的情形开始，或者自己填。
    .help = { $suggestion ->
        [none] 可用的是：{ $known }
       *[other] 是不是想写 `{ $suggestion }`？
    }

event--unknown-fact = 没有叫 `{ $name }` 的事实
    .why = 只能填规则书里声明过的事实。
    .help = { $suggestion ->
        [none] 核对名字。
       *[other] 是不是想写 `{ $suggestion }`？
    }

event--fact-not-askable = `{ $name }` 不能直接填写
    .why = 它只会因为发生的事而改变。
    .help = 换成能引起这个变化的操作。

event--unknown-entity = 这里没有第 { $entity } 位（从 0 数起）
    .why = 只能选已经填写的对象。
    .help = 先把人数加上，再选。

event--unknown-reading = 没有叫 `{ $name }` 的说法，或没有这个选项
    .why = 说法和选项都要在规则书里声明过。
    .help = 可用的有：{ $known }

event--shape = 这里应有{ $expected ->
        [table] 一组键和值
        [array] 列表
        [string] 文字
        [int] 整数
        [bool] `true` 或 `false`
        [null] 空
        [instant] 时刻
        [duration] 时长
        [enum] 选项
        [version] 版本号
       *[other] { $expected }
    }，却是{ $found ->
        [table] 一组键和值
        [array] 列表
        [string] 文字
        [int] 整数
        [bool] `true` 或 `false`
        [null] 空
        [instant] 时刻
        [duration] 时长
        [enum] 选项
        [version] 版本号
       *[other] { $found }
    }
    .why = 请求的结构不对，引擎不会猜。
    .help = 按文档改好再发。

event--value-range = 这里不能填 { $value }；可以填：{ $range }
    .why = 超出范围的值没有意义。
    .help = 照这样填：{ $range }。

event--not-offered = 屏幕上没有这个入口（{ $codes }）
    .why = 以你的身份或设备，这个操作不会出现。
    .help = 看看这个操作下面列出的原因。

event--not-applicable = 现在还不能这样做（{ $codes }）
    .why = 有条件没有满足。
    .help = 看看是什么挡着它；有办法解决的，先解决再来。

event--needs-facts = 还不知道能不能做，缺少：{ $facts }
    .why = 答案取决于这些还没填的内容。
    .help = 填上它们再试。

event--confirmations = 需要的确认是：{ $expected }；给出的是：{ $found }
    .why = 平台要求的确认一步也不能少。
    .help = 逐项确认后再继续。

event--took-outside = 用时 { $took } 毫秒不在 { $min } 到 { $max } 之间
    .why = 规则书说明了这一步要多久。
    .help = 改成范围内的用时。

event--outcome-impossible = 结果 `{ $outcome }` 在这里不会发生
    .why = 它没有声明，或在这种情况下概率为零。
    .help = 可能的结果：{ $known }

event--outcome-needed = 没有给出概率，请说明发生了哪种结果
    .why = 没有依据，引擎不替你决定。
    .help = 从中选一个：{ $known }

event--argument-needed = `{ $action }` 还没说明 { $argument }
    .why = 引擎不替任何人选。
    .help = 补上 { $argument }，例如 { $argument }=0。

event--trigger-not-pending = `{ $trigger }` 现在不会发生
    .why = 它的条件没有满足，或已经发生过了。
    .help = 等条件满足再试。

event--trigger-not-due = `{ $trigger }` 还没到时候，或已经过了
    .why = 它只会在规则书说的时间里发生。
    .help = 先让时间走到那个区间。

event--must-happen-first = 时间不能越过 `{ $trigger }`
    .why = 按规则，到那时它一定已经发生了。
    .help = 先选它的结果，再继续等。

event--wait-target = 不能把时钟调到那里
    .why = 时钟只能向前走，而且要有可等的事。
    .help = 选一个以后的时间。

event--effect-range = 这样会让 `{ $fact }` 变成 { $value }，超出范围
    .why = 超出范围的状态没有意义。
    .help = 检查前面填写的数字。

event--evaluation = 有一步算不出来：{ $what }
    .why = 数字太大，或缺少内容。
    .help = 检查填写的数字。

event--runaway = 事情互相触发，停不下来
    .why = 超过 { $max } 次就不再算下去。
    .help = 请把这个规则书的问题告诉作者。

session--full = 这次演练已经有 { $max } 步，不能再加了
    .why = 有上限，回放才不会变慢。
    .help = 保存记录，重新开始一次。

session--no-such-step = 没有这一步：{ $step }
    .why = 已经到头了，或编号不存在。
    .help = 换一个存在的步骤。

log--format = 这份记录读不了（{ $pointer }）
    .why = 它不是这个版本的记录。
    .help = 用生成它的版本打开。

log--rulebook = 这份记录属于 `{ $found }`，不是 `{ $known }`
    .why = 记录只能在同一本规则书上回放。
    .help = 打开对应的规则书。

log--digest = 回放的结果和记录不一致
    .why = 记录被改过，或内容损坏。
    .help = 换一份完整的记录。
