rulebook = Elsewhere
rulebook-intro = The same wish on other platforms, as far as the articles say.

group--where = Where you are
fact--platform = Which platform
    .question = Which platform is it?
choice--wechat = WeChat
choice--wecom = WeCom
choice--qq = QQ
choice--telegram = Telegram
choice--whatsapp = WhatsApp
fact--role = Your role
    .question = What is your role there?
choice--owner = Owner
choice--member = Member

goal--out = I want out
goal--gone = I want the group gone
goal--words_gone = I want my own messages gone
preset--owner_on_telegram = Telegram: the owner wants it gone
preset--owner_on_qq = QQ: the owner wants it gone
preset--owner_on_wechat = WeChat: the owner wants it gone
preset--member_on_whatsapp = WhatsApp: a member wants out
preset--member_on_telegram = Telegram: a member wants their own messages gone

actions--ways = Ways
action--leave = Leave
action--hand_over = Hand over
action--dissolve = Dissolve it directly
action--set_timer = Set the self-destruct timer
param--set_timer--days = After how many days
action--delete_own_messages = Delete all your own messages
trigger--timer_ends = The timer runs out and the group is gone

leave--already-out = You are out already.
leave--hand-over-first = In WeChat the owner hands over before leaving.
hand-over--not-owner = Only the owner can hand over.
hand-over--not-stated = The articles describe handing over for WeChat only.
dissolve--gone = The group is gone, or you are out of it.
dissolve--not-owner = The owner has to dissolve it.
dissolve--wechat-hands-over = WeChat cares more about continuity and hands groups over instead of dissolving them like this. For WeChat groups, see the part “WeChat group”.
dissolve--not-stated = The articles name only QQ and Telegram as dissolving directly, not this platform.
set-timer--telegram-only = The articles name a self-destruct timer for Telegram only.
set-timer--gone = The group is gone.
delete-own--telegram-only = The articles say this of Telegram only.
delete-own--done = They are deleted.

residue--whole_history_with_everyone = The whole history, with every member
residue--own_words = What you said

note--platforms_differ = Platforms design the same thing differently.
note--continuity = A QQ group can be dissolved directly; WeChat cares more about a group's continuity.
note--passing_it_on = WeChat hands groups over. The article finds this closer to the Chinese idea of passing the torch (薪火相传).
note--data_sovereignty = What becomes of messages after leaving differs, because platforms see data sovereignty differently.
note--wecom_has_more = For a group's whole life WeCom has more than personal WeChat. The article's stars for the difference: audit log five, API four, dissolve entry three.
leave--not-stated = The articles do not say how an owner leaves there.

# What comes about, for explanations

state--said_by_no_article = Possible, though no article says so
state--in_group = You are in the group
state--group_gone = The group is gone
fact--own_words_deleted = Your own messages are deleted
state--handed_over = The group has another owner
state--ends_at = When the group ends

# What a goal leaves untouched; said only where nothing else leads there
keep--group = the group is gone, for everybody in it

# What stands on the screen in the end

ending--out = You are out
ending--gone = The group is gone
ending--words_gone = Your messages are deleted
