# What this is

rulebook = 企业微信群
rulebook-intro = 退群、转让、在后台解散、反悔恢复：先在这里走一遍，再去企业微信里操作。

# The form

group--you = 你
group--group = 这个群
group--handover = 交给谁
fact--role = 你在群里的身份
    .question = 你在群里是什么身份？
fact--console_role = 你在管理后台的身份
    .question = 你能登录管理后台吗？是什么身份？
    .help = 后台管理员和群主不是一回事，看你能不能登录企业微信管理后台。
fact--in_directory = 你在企业通讯录里
fact--org_permission = 组织架构权限允许你退群
    .question = 组织架构权限允许你退群吗？
    .help = 公司可能不让员工自己退群，企业微信退群前会检查。可以问 IT，不清楚就选“不确定”。
fact--announced_at = 发解散公告的时间
    .question = 解散公告是多久以前发的？
    .help = 还没发过，就不用填。
fact--employment = 你在不在职
fact--members = 群里有多少人
    .question = 群里有多少人？
    .help = 连你自己一起数。几个群一起办的，填平均每个群的人数。
fact--interop = 群里也有微信用户（互通群）
fact--department_linked = 群和一个部门关联着
fact--department_is_to_go = 这个部门本来就要解散
fact--multinational = 企业在几个国家都有人
fact--group_state = 群现在怎样
fact--dissolved_at = 解散的时间
    .question = 是多久以前解散的？
fact--how_dissolved = 怎么解散的
    .question = 是怎么解散的？
fact--other_groups = 还有几个群要一起解散
    .help = 不算这个群。
fact--one_type = 这些群是同一种类型
fact--candidate--in_directory = 在企业通讯录里
set--candidate = 可能接手的人
    .help = 填你考虑转让给的人，最多 5 位。不用写名字。

# Choices and units

choice--owner = 群主
choice--member = 普通成员
choice--outsider = 不在群里
choice--no_console = 进不了后台
choice--console_admin = 管理员
choice--super_admin = 超级管理员
choice--employed = 在职
choice--leaving_soon = 快要离职
choice--active = 正常
choice--dissolved = 已解散
choice--in_console = 在后台解散
choice--with_department = 随部门解散
choice--with_leaver = 因员工离职解散
choice--not_begun = 没有开始
choice--running = 进行中
choice--complete = 完成
unit--people = 人
unit--groups = 个群

# What comes about, for explanations

state--said_by_no_article = 文章没有说，其实也可以
state--in_group = 你还在群里
fact--permission_asked = 已经请 IT 放行
fact--handed_over = 你已经把群转让出去
state--org_synced = 组织架构同步好了
fact--ldap_adjusted = LDAP 目录权限改好了
state--left_company = 你已经离职
fact--admin_asked = 已经请管理员解散
fact--restoring_asked = 已经请后台管理员恢复
fact--archiving_asked = 已经请后台管理员存档
state--restored = 群恢复了
state--sync = 解散同步的进度
fact--sorted = 群归好类了
fact--archived = 会话存档做好了
fact--exported = 存档导出来了
fact--purged = 数据彻底清掉了
state--candidate--in_review = 转让正在审核
state--candidate--passed = 审核通过，等着生效
derived--group_gone = 群已经没有了
derived--owns_group = 群还在，你是群主
derived--may_dissolve = 你能在后台解散群
derived--groups_left = 还有几个群可以解散
derived--in_review_people = 正在办转让的人数

# Where the articles disagree

reading--wecom_force_dissolve_role = 谁能在后台强制解散群？
reading--wecom_force_dissolve_role--super_admin = 只有超级管理员
reading--wecom_force_dissolve_role--any_admin = 后台管理员都可以

# Who

actor--it_admin = 企业的 IT 管理员
actor--console_admin = 后台管理员
actor--super_admin = 有解散权限的管理员
actor--company = 企业

# Goals and situations to begin with

goal--leave = 我要退群
    .help = 自己离开，群留给大家。
goal--hand_over = 我要把群转让出去
    .help = 群继续用，换一个群主。
goal--gone = 我要解散这个群
    .help = 在管理后台操作，或者请能操作的人来做。
goal--all_gone = 我要一次解散一批群
    .help = 一次最多 50 个，要同一种类型。
goal--saved = 我要把会话存下来
    .help = 合规存档，再导出文件。
goal--restore = 我想把解散的群恢复回来
    .help = 在后台解散的，7 天以内。
goal--cleared = 我要把群数据清干净
    .help = 先解散，再在后台彻底清除。
preset--owner_hands_over = 群主想转让，两位候选人，一位不在通讯录
preset--interop_owner = 互通群的群主，自己也在通讯录里
preset--member_leaves = 成员想退群，组织架构权限没放行
preset--super_admin_dissolves = 超级管理员要解散 3000 人的群
preset--admin_wants_it_gone = 群主是管理员，但不是超级管理员
preset--owner_without_console = 群主进不了后台，想解散群
preset--many_groups = 超级管理员要解散 120 个群
preset--leaving_the_company = 群主快要离职，想先转让
preset--dissolved_by_mistake = 6 天前误解散了群，想恢复
preset--records_first = 解散以前，先把会话存下来
preset--department_is_dissolved = 管理员要解散部门，部门关联着群
preset--nothing_may_remain = 群主要解散群，数据一点不留

# What can be done

actions--ways = 办法
actions--people = 找人
actions--others = 会牵连群的事
actions--records = 存档和清理
action--leave = 退出群聊
action--ask_permission = 请 IT 管理员放行（找谁，文章没写）
action--transfer = 把群转让给别人
action--adjust_ldap = 请 IT 管理员改好 LDAP 目录权限
action--announce_dissolving = 在群里发解散公告（不在群里，就请群主发）
action--dissolve_in_console = 在管理后台解散群
action--dissolve_batch = 批量解散
action--ask_console_admin = 请有解散权限的管理员解散群
action--dissolve_department = 解散部门（关联的群一起解散，做了就不能反悔）
action--ask_to_restore = 请后台管理员恢复群
action--ask_to_archive = 请后台管理员做会话存档
action--restore = 恢复群
action--sort_groups = 用“群分组”把群归好类
action--archive_sessions = 用“会话存档”做合规备份
action--export_archive = 导出存档（JSON）
action--purge_in_console = 在后台彻底清除数据
param--transfer--to = 转让给
param--dissolve_batch--n = 一次解散几个（这个群还在的话，连它一起算）

# What comes of it

outcome--permission_answered--granted = 放行了，可以退群
outcome--permission_answered--refused = 没有放行
outcome--wecom_reviews--passes = 审核通过
outcome--wecom_reviews--rejects = 审核没有通过（文章没有写这种情况）
outcome--console_admin_answers--dissolves = 管理员解散了群
outcome--console_admin_answers--declines = 管理员没有同意（文章没有写这种情况）
outcome--restoring_answered--restores = 后台管理员恢复了群
outcome--restoring_answered--declines = 后台管理员没有同意
outcome--archiving_answered--archives = 后台管理员做好了存档
outcome--archiving_answered--declines = 后台管理员没有同意

# What happens by itself

trigger--permission_answered = IT 管理员答复
trigger--wecom_reviews = 企业微信审核转让
trigger--transfer_takes_effect = 转让生效
trigger--org_structure_syncs = 组织架构同步
trigger--console_admin_answers = 有解散权限的管理员答复
trigger--restoring_answered = 后台管理员答复能不能恢复
trigger--archiving_answered = 后台管理员答复能不能存档
trigger--department_dissolves = 企业解散了部门，关联的群跟着解散
trigger--you_leave_the_company = 你离职了
trigger--leavers_groups_dissolve = 员工离职，和他关联的群自动解散（这里当作他是群主的群）
trigger--sync_completes = 解散同步完成

# Menu labels

path--console = 管理后台
path--dissolve_button = 解散按钮
path--security_management = 安全管理
path--session_archive = 会话存档

# What must hold

group--too-many = { $members_n ->
    [unknown] 这种企业微信群最多 { $most } 人，请再核对。
   *[other] 你填了 { $members } 人。这种企业微信群最多 { $most } 人，请再核对。
}
group--when-dissolved = 请填群是多久以前解散的。
announce-dissolving--not-yours = 公告由群主或管理员安排。
announce-dissolving--done = 公告已经发过了。
leave--already-out = 你不在这个群里，或者群已经没有了。
leave--owner-must-hand-over = 你是群主，先把群转让出去再退。（文章没写企业微信群主能不能直接退，这里照微信群来。）
leave--no-org-permission = 企业微信退群要过组织架构权限这一道检查，放行了才能退。
ask-permission--not-needed = 用不着请 IT 放行。
ask-permission--waiting = 已经提出，正在等答复。
transfer--not-owner = 只有群主能转让，而且群还没解散。
transfer--no-candidate = 你还没有填可以接手的人。
transfer--not-in-directory = { $entity }不在企业通讯录里，不能接手。
transfer--in-review = 已经有一位的转让在办，等它有了结果再说。
adjust-ldap--not-needed = 用不着改 LDAP 目录权限。
dissolve--already-gone = 群已经解散了。
dissolve--no-console = 文章只写了管理员在后台解散企业微信群，你进不了后台，要请管理员来做。群主能不能在群里自己解散，文章没有写。
dissolve--not-super-admin = 你是管理员，但不是超级管理员。一篇文章的表里，强制解散只列了超级管理员；同一篇的正文和另一篇都写“管理员”。这里从严。
batch--no-others = 没有别的群要一起解散。
batch--too-many-at-once = 一次最多解散 50 个群。
batch--mixed-types = 一次只能解散同一种类型的群。先按类型分开，再一批一批来。（用“群分组”来分，是我们的理解。）
ask-admin--not-needed = 你自己就能解散：先去后台找找解散按钮。
ask-admin--gone = 群已经没有了。
ask-admin--waiting = 已经提出，正在等答复。
department--not-linked = 群没有关联部门，或者你进不了后台。
department--not-meant = 解散部门影响的不止这个群。部门本来就要解散时，再走这一步。（这一条是我们的提醒。）
ask-restore--not-needed = 你自己就能在后台恢复。
ask-restore--waiting = 已经提出，正在等答复。
ask-archive--not-needed = 你自己就能存档，或者已经存好了。
ask-archive--waiting = 已经提出，正在等答复。
restore--not-dissolved = 群没有解散，用不着恢复。
restore--no-console = 恢复要能进管理后台。（这一条是我们的理解。）
restore--went-with-department = 随部门一起解散的群不能恢复。
restore--went-with-leaver = 因员工离职解散的群能不能恢复，文章没有说。
restore--too-late = 解散超过 7 天，不能恢复了。
restore--purged = 数据已经彻底清掉，恢复不了。（这一条是我们的理解。）
sort-groups--no-console = “群分组”在后台用。（这一条是我们的理解。）
sort-groups--done = 已经归好类了。
archive--no-console = 会话存档要在管理后台做。（这一条是我们的理解。）
archive--done = 已经存档。
archive--after-dissolving = 群解散以后还能不能做会话存档，文章没有说。
archive--purged = 数据已经彻底清掉，没有可存档的了。
export--not-archived = 要先做会话存档，才有东西可导出。（把归档和会话存档当成一回事，是我们的理解。）
export--done = 已经导出。
export--purged = 数据已经彻底清掉，没有可导出的了。
purge--no-console = 彻底清除要在管理后台做。
purge--not-dissolved = 群还在用。先解散，再清数据。（这一条是我们的理解。）
purge--done = 已经清过了。

# What is owed

duty--adjust_ldap_first = 互通群的群主在企业通讯录里的，转让会触发组织架构同步。文章建议先请 IT 管理员改好 LDAP 目录权限。
duty--announce_a_day_before = 文章建议，提前 24 小时发解散公告。
duty--announce_before_asking = 文章建议，提前 24 小时发解散公告：先告诉大家，再去请人解散。
duty--sort_first = 文章建议，先用“群分组”归类，再存档。
duty--archive_first = 文章建议，解散以前先用“会话存档”做合规备份。

# What figures say

forecast--undo_window = 恢复群的期限
forecast--undo_window--ends = 解散满 7 天，过了就不能恢复

# What remains

residue--server_copy = 正在清除的群数据
residue--cloud_backup = 群记录的云端备份，在后台彻底清除之前都在
residue--dissolved_record = 后台里“已解散群”的记录
residue--audit_log = 详细的审计日志
residue--session_archive = 会话存档
holder--servers = 平台服务器
holder--cloud = 云端
holder--console = 企业微信管理后台
holder--company = 企业
seen--console_admins = 后台管理员看得到
loss--records = 没有导出的群记录

# What is shown

note--why_checked = 多这一道检查，是怕误退了群，妨碍工作沟通。
note--special_flow = 互通群走特殊流程：群主在企业通讯录里的，转让以后会触发组织架构同步。
note--business_and_teaching = 商业群组要提前 30 天公告，还要先清算债务；教育类群组的教学记录至少留存 6 个月。这里不问群是做什么的，是就照办。
note--any_size = 在后台强制解散没有人数门槛，人再多的群也可以。
note--undo_within_days = 在后台解散的群，7 天以内还能恢复。
note--not_before_the_day_is_over = 请求里写明：公告发出满 24 小时以后再解散。
note--back_up_first = 请管理员先用“会话存档”备份，再解散。备份在前是文章的建议。
note--more_types_more_batches = 每一批要同一种类型。类型多的话，批数会比这里多。
note--linked_groups = 说的是“企业微信关联群”，这里也用在一般的企业微信群上，是我们的理解。
note--linked_groups_archive = 归档服务，说的是“企业微信关联群”，这里也用在一般的企业微信群上，是我们的理解。
note--scaled_to_size = 只说 100 人的群平均约 2 分钟。别的人数、别的群数按比例折算，是我们的估计。
note--archive_goes_too = 这里当作会话存档也一起清掉，文章没有细说。要留的先导出。
note--department_takes_groups = 群和部门关联着：部门一解散，群就自动解散，而且不能反悔。
note--leaver_takes_groups = 你快要离职了。文章说，员工离职后，和他关联的群会自动解散；怎样算“关联”没有写，这里当作他是群主的群。想留住群，趁早转让。（转让就能留住，是我们的理解。）
note--official_interfaces = 别用来路不明的“强制解散”工具。官方的替代办法是企业微信的合规管理接口，API 也对开发者开放；接口叫什么、要填什么，文章没有写。
note--one_place_for_all = 跨国的企业，文章建议用企业微信统一管理群。
note--json_with_times = 导出的是标准的 JSON 文件，每条都带时间戳。
note--quicker_than_wechat = 企业微信靠事务处理机制清除数据，800 毫秒以内就同步好，微信要 2 到 5 分钟。

# 模拟手机上的挑战

challenge--no_key_to_the_console = 没有后台的钥匙
    .help = 你是群主，想解散，但进不了管理后台。
    .hint = 有权限的人在别处，去问他。

# 目标不想碰坏的东西；只有别无他法时才会提到
keep--group = 群没了，群里的人都会失去它

# By the public record, and customer groups

group--customers = 客户群
group--heir = 接手客户群的人
fact--kind = 是哪种群
    .question = 是哪种群？
    .help = 在客户端看群名下面的标签；看不到标签的，一般是普通群。
fact--entry_in_client = 你的客户端里有“解散群聊”
    .help = 打开群聊，点右上角，进群管理看一眼。
fact--owner_left = 群主已经离职
fact--owner_left_at = 群主离职的时间
    .question = 群主离职多久了？
fact--moved_lately = 这个群 90 天内转过几次
fact--assigned_today = 今天已经分配了几个群
fact--heir_contact_right = 接手的人有客户联系权限
    .question = 接手的人有客户联系权限吗？
fact--heir_verified = 接手的人实名了
    .question = 接手的人实名了吗？
fact--heir_activated = 接手的人激活了企业微信
    .question = 接手的人激活企业微信了吗？
fact--heir_logged_in = 接手的人一年内登录过
    .question = 接手的人一年内登录过吗？
choice--ordinary = 普通群
choice--external = 外部群（有微信用户）
choice--customer = 客户群
choice--all_staff = 全员群
choice--department_group = 部门群
choice--app_group = 应用建的群
choice--in_client = 在客户端解散
unit--times = 次
state--passed_on = 群主换成了别人
state--waits_for_heir = 客户群等着分配
state--assigned = 客户群分配好了
fact--assigning_asked = 已经请后台管理员分配
derived--with_wechat = 群里有微信用户
derived--most_members = 这种群最多多少人

reading--leavers_groups = 群主离职，群会怎样？
reading--leavers_groups--dissolve = 自动解散
reading--leavers_groups--pass_on = 不解散，传给别人；客户群由管理员分配
reading--group_sizes = 一个群最多多少人？
reading--group_sizes--ten_thousand = 1 万人
reading--group_sizes--by_kind = 看种类：内部群 2000 人，外部群 500 人，全员群 1 万人

goal--assign = 我要把客户群分给别人
    .help = 群主离职了，或者要换人跟进。
preset--leavers_customer_group = 同事离职两个月，留下一个客户群要分配
preset--customer_group_owner = 客户群群主没有后台权限，想换人跟进
preset--owner_sees_the_entry = 群主在客户端里看到了“解散群聊”
action--assign_groups = 分配客户群
action--ask_to_assign = 请后台管理员分配客户群
action--dissolve_in_client = 在客户端解散群聊
param--assign_groups--n = 一次分配几个（这个群还在的话也算）
outcome--assigning_answered--assigns = 分配好了
outcome--assigning_answered--cannot = 没能分配
trigger--assigning_answered = 后台管理员答复能不能分配
trigger--customer_group_waits = 你离职了：客户群留着，等管理员分配
trigger--leavers_group_passes_on = 你离职了：另一名成员接任群主
path--group_chat = 群聊
path--group_menu = 右上角
path--group_admin = 群管理
path--dissolve_chat = 解散群聊
assign--daily-limit = 一天最多分配 { $max } 个群，今天已经分配了 { $used } 个。
assign--not-a-customer-group = 只有客户群能这样分配，还要能进管理后台。
assign--left-too-long-ago = 群主离职超过一年，不能再分配（接口会报 90500）。
assign--moved-twice = 群主在职时，一个群 90 天内最多转两次。
assign--no-contact-right = 接手的人没有客户联系权限，请先在后台开通。
assign--not-verified = 接手的人还没有实名。
assign--not-activated = 接手的人还没有激活企业微信。
assign--not-logged-in = 接手的人一年内没有登录过企业微信。
assign--too-many-at-once = 一次最多分配 100 个群。
ask-assign--not-needed = 你能自己分配，或者已经分配好了。
ask-assign--waiting = 已经请过了，等答复。
dissolve-in-client--not-owner = 群主才能解散，而且群还没解散。
dissolve-in-client--no-entry = 客户端里有“解散群聊”才能这样解散。打开群管理看一眼，有的话，把“你的客户端里有‘解散群聊’”选成“是”。
note--leaver_passes_groups_on = 群主离职，群不会解散：内部群由另一名成员接任群主，外部群转给同事，客户群等管理员分配，最迟一年内。
note--look_in_the_client = 普通内部群和外部群，群主在客户端“群管理”里就能解散；全员群、部门群和由服务建立的群不行。先去看一眼，有“解散群聊”就不用找管理员。
note--all_staff_groups_close = 全员群是在后台关闭，不是解散：成员还看得到，但不能发言。
note--department_groups_go_with_it = 部门被删除，或者部门里的人都走了，部门群就会解散。
note--app_groups_have_an_owner = 应用建的群，用接口移出群主时必须同时指定新群主；没有公开的接口能退群或解散。
note--owners_who_quit = 内部群的群主退群，不必先转让；外部群的群主必须先转让。这一条不太可靠。
note--handing_over_by_kind = 内部群和外部群由群主自己转让，群管理员不能；部门群的群主是部门负责人。
note--managers_are_employees = 群管理员必须是本企业的员工。
note--no_interface_dissolves = 没有公开的接口能解散群；只有客户群会推送解散、退群、换群主的事件。
note--restoring_is_disputed = 企业微信的群解散后不能恢复。和文章说的 7 天不一样，别指望能恢复。
note--customers_follow_later = 分配后 24 小时，客户才转给接手的人。常见的错误码：90500 群主还在职，或离职已超过一年；90501 不是外部群；40050、48002、86001、86003、86006 也与群和继承有关。
action--grant_contact_right = 给接手的人开通客户联系权限
grant-right--not-needed = 接手的人已经有权限，或者这不是客户群。
preset--emptied_and_still_there = 人都移除了，群还在
action--remove_members = 移除群成员
param--remove_members--n = 移除多少人
remove--not-owner = 这里只有群主能移除成员，而且群还没解散。
remove--nobody-left = 群里没有别人可以移除了。
note--emptying_dissolves_nothing = 有人用机器人接口移除了所有人、自己也退了群，手机上却还在群里。别指望把人移完群就没了。
note--who_may_remove = 打开“仅群主可管理”后，只有群主能邀请和移除成员。
state--removed_somebody = 移除过群成员
keep--people = 有人被移除，不管他们愿不愿意

# What stands on the screen in the end

ending--leave = 你已退出群聊
ending--hand_over = 你已不是群主
ending--gone = 群聊已解散
ending--all_gone = 这批群都已解散
ending--saved = 会话已存下来
ending--restore = 群已恢复
ending--cleared = 数据已清除
ending--assign = 客户群已分配

# What is on the screens besides, and leads nowhere here

path--group_name = 群聊名称
path--group_notice = 群公告
path--search_history = 查找聊天记录
path--chat_info = 聊天信息
