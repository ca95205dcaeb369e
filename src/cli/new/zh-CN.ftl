rulebook = 我们的群
rulebook-intro = 怎么退出我们的群，先在这里走一遍。
rulebook-publisher = 我们公司
rulebook-disclaimer = 这些是我们自己的规则，由管群的人写。
rulebook-source = 规则
rulebook-sources = 规则
rulebook-own = 我们自己的规定

group--situation = 你的情况
group--already = 已经做过的
actor--you = 你
actions--ways = 能做的事

fact--role = 你在群里的身份
    .question = 你在群里是什么身份？
choice--owner = 群主
choice--member = 成员
state--in_group = 你在群里
fact--asked_it = 已经问过 IT

action--ask_it = 问 IT
action--hand_over = 转让群
action--leave = 退群

hand-over--not-owner = 只有群主能转让。
leave--owner = 你是群主，先转让。
leave--not-asked = 公司要求，退群前先告诉 IT。
ask-it--done = 已经问过 IT 了。
note--no_way_back = 转让以后，只有新群主能再转让给你。

path--chat = 群聊
path--more = 右上角“…”
path--leave_chat = 退出群聊
path--group_name = 群名称

goal--leave = 我想退群
preset--owner = 群主想退出
