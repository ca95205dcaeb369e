rulebook = 换个平台
rulebook-intro = 同样的事，在别的聊天软件上会怎样？只写文章说过的。

group--where = 你用的平台
fact--platform = 哪个平台
    .question = 是哪个平台？
choice--wechat = 微信
choice--wecom = 企业微信
choice--qq = QQ
choice--telegram = Telegram
choice--whatsapp = WhatsApp
fact--role = 你的身份
    .question = 你是什么身份？
choice--owner = 群主
choice--member = 普通成员

goal--out = 我想退出
goal--gone = 我想让群消失
goal--words_gone = 我想删掉自己说过的话
preset--owner_on_telegram = Telegram 群主想让群消失
preset--owner_on_qq = QQ 群主想让群消失
preset--owner_on_wechat = 微信群主想让群消失
preset--member_on_whatsapp = WhatsApp 成员想退出
preset--member_on_telegram = Telegram 成员想删掉自己的话

actions--ways = 办法
action--leave = 退出
action--hand_over = 转让管理权
action--dissolve = 直接解散
action--set_timer = 设自毁定时器
param--set_timer--days = 多少天后
action--delete_own_messages = 彻底删掉自己发过的消息
trigger--timer_ends = 定时器到点，群消失

leave--already-out = 你已经不在里面了。
leave--hand-over-first = 微信的群主要先转让管理权，才能退出。
hand-over--not-owner = 只有群主能转让。
hand-over--not-stated = 文章只写了微信用转让管理权的做法。
dissolve--gone = 群已经没有了，或者你已经不在里面。
dissolve--not-owner = 要由群主来解散。
dissolve--wechat-hands-over = 微信更看重群的延续，采用转让管理权的模式，不能这样直接解散。想知道微信群怎么办，请换到“微信群”。
dissolve--not-stated = 文章只点名 QQ 和 Telegram 可以直接解散，没有点名这个平台。
set-timer--telegram-only = 文章只写了 Telegram 有自毁定时器。
set-timer--gone = 群已经没有了。
delete-own--telegram-only = 文章只写了 Telegram 可以彻底删掉自己发过的消息。
delete-own--done = 已经删掉了。

residue--whole_history_with_everyone = 全体成员手里完整的聊天记录
residue--own_words = 你说过的话

note--platforms_differ = 同类功能，各平台的设计不一样。
note--continuity = QQ 群可以直接解散；相比之下，微信群的设计更看重群的延续。
note--passing_it_on = 微信采用转让管理权的模式。文章说，这更合中国文化里“薪火相传”的观念。
note--data_sovereignty = 离开以后记录怎么处理，各平台不同，是因为对数据主权的看法不同。
note--wecom_has_more = 管一个群从建到散，企业微信的功能比个人微信齐全。文章给差别打星：审计记录五星，API 接口四星，解散入口三星。
leave--not-stated = 文章没有说这个平台的群主要怎样才能退出。

# What comes about, for explanations

state--said_by_no_article = 文章没有说，其实也可以
state--in_group = 你还在群里
state--group_gone = 群已经没有了
fact--own_words_deleted = 你说过的话删掉了
state--handed_over = 群主已经换人
state--ends_at = 群到期的时间

# 目标不想碰坏的东西；只有别无他法时才会提到
keep--group = 群没了，群里的人都会失去它

# What stands on the screen in the end

ending--out = 你已退出
ending--gone = 群已经没有了
ending--words_gone = 你说过的话已删除
