# 界面上的文字。
rehearsal = 演练：不会动你的真实账号。

choose-preset = 从一个情形开始
more-presets = 还有 { $count } 个情形
situation = 你的情况
theme = 外观
theme-auto = 跟随系统
theme-light = 浅色
theme-dark = 深色
language = 语言
language-zh-CN = 简体中文
language-en = English

yes = 是
no = 否
unknown-value = ？
unsure = 不确定
ago-minutes = 分钟前
ago-hours = 小时前
ago-days = 天前
ahead-minutes = 分钟后
ahead-hours = 小时后
ahead-days = 天后
entity = 第 { $n } 位

goal-reached = 已经做到了
announce-blocked = { $goal }：现在还不行，{ $count } 件事挡着。
announce-clear = { $goal }：现在就可以。
announce-asked = { $goal }：能做，但要求先做 { $count } 件事。
announce-unknown = { $goal }：还说不准，有 { $count } 项没填。
announce-untold = { $goal }：没有说清楚。
announce-reached = { $goal }：已经做到了。

named = { $name }：{ $value }

actions = 能做的事

afterwards = 之后会怎样
readings = 来源不一致的地方

fact-ago = { $time }前
duration-moment = 1 秒以内
duration-ms = { $n } 毫秒
duration-s = { $n } 秒
duration-m = { $n } 分钟
duration-h = { $n } 小时
duration-d = { $n } 天
never = 从来没有

steps-as-text = 主要步骤（文字版）

compare = { $fact }：换一个会怎样
rulebook-choice = 你要退的是哪一种

# 一问一答。
name = 退群演练
language-short-zh-CN = 中
language-short-en = EN
menu = 更多
menu-full = 详细模式
menu-simple = 回到简单模式
example = 例子
ask-goal = 你想做什么？
ask-rehearsal = 演练，不动真实账号。
ask-goals-more = 别的
ask-examples = 看例子：{ $rulebook }
ask-back = 上一题
ask-next = 下一步
ask-why-title = 为什么问
ask-said = 你说过的
ask-anew = 重新选
ask-change = 改
foreign-origin = 这套规则来自 { $origin }，不是本页自带的，写明的作者是：{ $publisher }。校验码 { $digest }。
