# What this is

rulebook = 企业微信班级
rulebook-intro = 退出班级、交接、被移出、解散，还有退出以后数据怎么办：先在这里走一遍，再去企业微信里操作。

# The form

group--you = 你和你的设备
group--class = 这个班级
group--policy = 企业、学校的管控
group--interface = 批量退出接口
fact--role = 你在班级里的身份
    .question = 你在班级里是什么身份？
    .help = 身份不同，能不能自己退、要不要审批都不一样。
fact--device = 你正在用的设备
    .question = 你现在用什么设备？
fact--enterprise_edition = 你们用的是企业版
fact--client = 你的企业微信版本
    .help = 在“设置 > 关于企业微信”里看，形如 4.1.36。
fact--clock_right = 设备的时间和时区是准的
fact--other_devices = 同一个账号还登录在别的设备上
fact--network = 这些设备之间的网络
fact--own_lives = 你发起的、还没结束的直播
fact--own_homework = 你布置的、还没结束的作业
fact--teaches_here = 你还是这个班级的教师
fact--has_docs = 你在班级里建过共享文档
fact--has_polls = 你在班级里发起过投票
fact--has_replays = 你做过直播，有回放
fact--chat_mb = 你的聊天记录大约多大
    .question = 你的聊天记录大约多大？
    .help = 导出的压缩包最大 2 GB，也就是 2048 MB。
fact--sensitive = 班级涉及敏感信息
fact--industry = 单位属于哪一类
    .question = 班级属于哪一类单位？
    .help = 不同行业的管控策略不一样。
fact--approval_switch = 管理员打开了“退出需审批”
fact--approval_open = 班级里有审批流程没走完
fact--blacklisted = 班级被列入了黑名单
fact--mac_bound = 账号绑定了设备的 MAC 地址
fact--on_bound_device = 你正在用绑定的那台设备
fact--key_class = 这是关键班级
    .question = 这是关键班级吗？
fact--resigned = 你已经离职
fact--sales_training = 这是销售培训群
    .question = 这是销售培训群吗？
fact--client_files_handed_over = 客户资料已经交接完
    .question = 客户资料都交接完了吗？
fact--course_class = 这是课程班级
    .question = 这是课程班级吗？
fact--term_ends_at = 这学期还有多久结束
    .question = 这学期还有多久结束？
fact--classified = 这是涉密班级
    .question = 这是涉密班级吗？
fact--operator_has_hr = 操作账号（operator_id）有 HR 权限
fact--calls_today = 今天已经调用过几次接口

# Choices and units

choice--student = 学生
choice--member = 普通成员
choice--teacher = 教师
choice--class_admin = 班级管理员
choice--creator = 班级创建者
choice--super_admin = 超级管理员
choice--enterprise_admin = 企业管理员
choice--ios = iPhone
choice--android = 安卓手机
choice--windows = Windows 电脑
choice--mac = Mac 电脑
choice--same_network = 同一个企业网络
choice--cross_carrier = 跨运营商
choice--international = 国际链路
choice--education = 教育机构
choice--finance = 金融
choice--military = 军工
choice--government = 政府
choice--other_industry = 其他
choice--not_begun = 没有开始
choice--running = 进行中
choice--complete = 完成
choice--sync_failed = 没有同步上
unit--lives = 场
unit--tasks = 项
unit--mb = MB
unit--calls = 次

# What comes about, for explanations

state--in_class = 你还在班级里
state--class_gone = 班级解散了
state--left_at = 退出的时间
state--was_removed = 你是被移出的
fact--removal_asked = 已经请企业管理员移出你
state--removed_somebody = 移出过成员
state--ownership_transferred = 班级所有权转让好了
fact--duties_handed_over = 职责交接完了
fact--grading_handed_over = 作业批改进度交接完了
fact--approval_asked = 已经申请审批
fact--approved = 审批通过了
state--alarm_raised = 触发了安全审计告警
state--cache_left = 手机上留着缓存
state--permissions_left = 云端权限还在
state--said_too_old = 系统说版本太旧
state--notifications_on = 消息推送还开着
state--sync = 退出状态同步的进度
state--message_lost = 有消息没发出去
state--member_reset = 成员状态被重置
state--database_cleared = 本地消息数据库被清空
fact--essentials_saved = 三样要紧的内容备份好了
fact--chat_saved = 本人聊天记录导出来了
fact--files_exported = 班级文件导出来了
state--searched = 搜过聊天记录
fact--permissions_checked = 查过云端权限，都解除了
fact--chat_deleted = 班级聊天记录删掉了
state--batch_done = 批量退出办好了
state--notices_sent = 发了退出通知
state--expansion_asked = 已经申请扩容
state--quota_expanded = 扩容批下来了

# What is worked out, for explanations

derived--on_phone = 正在用手机
derived--on_pc = 正在用电脑
derived--responsible = 有职责要交接
derived--needs_approval = 退出要审批
derived--last_weeks_of_term = 正是学期最后两周
derived--client_files_missing = 客户资料还没交接
derived--key_class_held = 离职之前不能退出关键班级
derived--secret_records = 涉密班级的记录要留存
derived--held_by_policy = 管控策略不让退
derived--too_old = 企业微信的版本太旧

# Where the articles disagree

reading--teacher_self_exit = 教师、班级管理员交接完，能自己退吗？
reading--teacher_self_exit--needs_approval = 还要审批（文章的表格缺了一个符号，这是我们的推断）
reading--teacher_self_exit--free_after_handover = 交接完就能退
reading--class_exit_on_pc = 电脑上从哪里退出班级？
    .question = 电脑上，退出入口在工作台，还是在群设置？
reading--class_exit_on_pc--workbench = 工作台的班级应用
reading--class_exit_on_pc--group_settings = 群设置
reading--forced_class_exit = 要不要列出“强制退出”这个办法？
reading--forced_class_exit--not_offered = 不列出：它会清空本地消息，我们认为也绕过审批
reading--forced_class_exit--offered_with_warning = 列出，并说清后果

# Who

actor--approver = 审批人
actor--class_admin = 班级管理员
actor--enterprise_admin = 企业管理员
actor--company = 单位

# Goals and situations to begin with

goal--leave = 我要退出班级
    .help = 自己离开，班级留给大家。
goal--leave_everywhere = 我要退出班级，各台设备也都同步好
    .help = 同步好之前，别的设备上发的消息送不到。
goal--removed = 我要请企业或学校把我移出
    .help = 企业管理员有这个权限，会记入审计日志。
goal--hand_over = 我要把班级交给别人
    .help = 创建者、超级管理员先转让所有权。
goal--gone = 我要解散班级
    .help = 只有创建者或超级管理员能做。
goal--saved = 我要把资料都留下来
    .help = 退出之前做，退出以后就看不到了。
goal--somebody_out = 我要把一位成员移出班级
    .help = 企业管理员的权限，会记入审计日志。
goal--many_out = 我要让一批人退出
    .help = 企业版的接口，一天最多 500 次。
preset--student_on_phone = 学生，用安卓手机退出
preset--trainee_on_computer = 学员，用电脑退出，直播还没结束
preset--teacher_moves_on = 教师调走，作业还没批完
preset--last_weeks_of_term = 学期还剩 9 天，想退出课程班级
preset--creator_wants_out = 班级是我建的，我想退出
preset--key_class = 军工单位的关键班级
preset--sales_training = 金融公司的销售培训群，要审批
preset--classified_class = 政府单位的涉密班级
preset--two_devices_abroad = 两台设备，一台在国外
preset--error_50031 = 退出报错，版本也很旧
preset--save_everything = 退出之前，想把资料都存下来
preset--department_reorganised = 部门重组，要让一批人退出旧班级

# What can be done

actions--ways = 办法
actions--before = 退出以前
actions--people = 找人
actions--trouble = 出了问题
actions--records = 备份和查找
actions--afterwards = 退出以后
actions--interface = 批量退出接口
action--leave = 退出班级
action--end_own_live = 结束自己的直播
action--close_homework = 结束自己布置的作业
action--hand_over_duties = 交接职责
action--hand_over_grading = 交接作业批改进度
action--hand_over_client_files = 交接客户资料
action--ask_approval = 申请退出审批
action--ask_off_blacklist = 请企业管理员把班级移出黑名单（我们的建议）
action--use_bound_device = 换到绑定的那台设备
action--go_to_computer = 换到电脑上操作
action--transfer_ownership = 把班级所有权转让给别人
action--dissolve_class = 解散班级
action--ask_removal = 请企业管理员把你移出班级（文章只写了他有这个权限）
action--remove_somebody = 把一位成员移出班级
action--end_approval_flow = 请管理员终止没走完的审批
action--set_clock_right = 校准时区和时间
action--update_client = 升级企业微信
action--write_meanwhile = 在另一台设备上发一条消息
action--reload = 在电脑上按 Ctrl+F5 强制重新加载
action--clear_cache_folder = 删掉 %appdata%\WXWork 目录下的缓存文件
action--restart_client = 结束整个进程树，再重新登录
action--force_exit = 强制退出（调试模式）
action--save_essentials = 把三样要紧的内容备份到本地
action--save_own_chat = 把本人聊天记录导出成加密压缩包
action--export_in_parts = 分几次导出，每次不超过 2 GB（文章没写能不能分次）
action--export_class_files = 批量导出班级文件
action--search_history = 搜索班级聊天记录
action--turn_off_notifications = 手动关掉消息推送
action--clear_storage = 手动清除存储空间
action--check_cloud_permissions = 定期查一查云端权限是不是都解除了
action--delete_class_chat = 删掉留存的班级聊天记录
action--call_interface = 调用批量退出接口
action--ask_for_hr = 给操作账号开 HR 权限
action--ask_for_expansion = 申请扩容
param--call_interface--classes = ID 列表里的班级数
param--call_interface--reason = 操作原因字数
param--call_interface--reason_code = 事由编码（reason_code）位数
param--call_interface--silent = 屏蔽退出通知（silent_mode，默认不屏蔽）

# What comes of it

outcome--leave--left = 退出成功
outcome--leave--e50031 = 失败，错误 50031：班级里有审批流程没走完
outcome--leave--e50089 = 失败，错误 50089：设备时间没同步，证书失效
outcome--leave--e50177 = 失败，错误 50177：企业微信的版本太旧
outcome--approver_answers--approves = 批准
outcome--approver_answers--refuses = 没有批准
outcome--check_cloud_permissions--clean = 都解除了
outcome--check_cloud_permissions--still_there = 还有权限没解除
outcome--enterprise_admin_answers--removes = 企业管理员把你移出了班级
outcome--enterprise_admin_answers--declines = 企业管理员没有同意
outcome--exit_syncs--syncs = 同步好了
outcome--exit_syncs--fails = 没有同步上
outcome--expansion_answered--granted = 批准扩容（新的上限文章没写，这里当作不再限）
outcome--expansion_answered--declined = 没有批准

# What happens by itself

trigger--approver_answers = 审批人答复
trigger--you_resign = 你离职了
trigger--enterprise_admin_answers = 企业管理员答复
trigger--exit_syncs = 退出状态同步到别的设备
trigger--expansion_answered = 扩容申请有了答复

# Confirmations and menu labels

confirm--fingerprint_or_face = 通过指纹或面容
confirm--sms = 通过短信验证码
confirm--second_verification = 再验证一次身份（企业版电脑客户端）
path--class_chat = 班级聊天窗口
path--dots = 右上角“…”
path--leave_class = 退出班级
path--workbench = 工作台
path--class_app = 班级应用
path--member_management = 成员管理
path--group_settings = 群设置
path--class_cover = 班级封面图
path--five_quick_taps = 快速连点 5 次

# What must hold

class--students-set-no-homework = 学生不布置作业，请再核对一下。
class--not-yours = 只有班级创建者或超级管理员能做，而且班级还没解散。
leave--already-out = 你已经不在这个班级里了。
leave--creator = 班级是你建的，不能直接退出。先把所有权转让给别人，或者解散班级。
leave--super-admin = 你是超级管理员，不能直接退出。先把所有权转让给别人，或者解散班级。
leave--enterprise-admin = 企业管理员不能自己退出班级。文章没写怎么办，可以找企业的 IT 支持。
leave--own-live-on = { $own_lives_n ->
    [other] 你发起的直播还有 { $own_lives } 场没结束，先结束再退。
   *[unknown] 你发起的直播要先结束，才能退出。
}
leave--own-homework-open = { $own_homework_n ->
    [other] 你布置的作业还有 { $own_homework } 项没结束，先结束再退。
   *[unknown] 你布置的作业要先结束，才能退出。
}
leave--duties-not-handed-over = 教师和班级管理员要先交接完职责，才能退出。
leave--grading-not-handed-over = 要把作业批改到哪一步也交接清楚。
leave--not-approved = 管理员打开了“退出需审批”，要先获批。
leave--teacher-not-approved = 教师退出还要审批（文章的表格缺了一个符号，这是我们的推断）。班级管理员这里照教师算。
leave--blacklisted = 班级在黑名单里，管控策略不让退。
leave--other-device = 账号绑定了设备的 MAC 地址，要用绑定的那台设备。
leave--client-files = 金融业：客户资料交接完，才准退出销售培训群。
leave--last-weeks-of-term = { $term_ends_at_n ->
    [other] 教育机构：学期最后两周不准退出课程班级。学期在 { $term_ends_at } 结束，之后再退。
   *[unknown] 教育机构：学期最后两周不准退出课程班级，学期结束之后再退。
}
leave--key-class = 军工企业一般规定，离职之前不得退出关键班级。硬要退会触发安全审计告警。
leave--e50031 = 班级里有审批流程没走完，现在退出会报错 50031。请管理员先把审批终止。
leave--e50089 = 设备时间不准，证书会失效，现在退出会报错 50089。先校准时区。
leave--e50177-said = 企业微信报了 50177，说版本太旧。请核对版本，升级后再试。
leave--e50177 = 企业微信的版本太旧，现在退出会报错 50177。请核对版本，升级到 3.1.10 以上。
end-live--none = 你没有正在进行的直播。
close-homework--none = 你没有布置还没结束的作业。
hand-over-duties--not-needed = 没有职责要交接。
hand-over-grading--not-needed = 没有批改进度要交接。
client-files--not-needed = 没有客户资料要交接。
ask-approval--not-needed = 用不着审批，或者已经批准。
ask-approval--waiting = 已经申请，正在等审批。
off-blacklist--not-needed = 班级不在黑名单里。
bound-device--not-needed = 用不着换设备。
go-to-computer--there = 你已经在电脑上，或者已经退出了。
ask-removal--nobody-above = 文章没说企业管理员能不能移出你这种身份的人。
ask-removal--against-policy = 审批、交接或管控策略这时不让退，被移出等于绕过它。（这一条是我们的理解。）
ask-removal--waiting = 已经提出，正在等答复。
remove-somebody--not-allowed = 只有企业管理员能强行移出成员。
end-approval--none-open = 没有没走完的审批流程。
set-clock--is-right = 设备的时间是准的。
update-client--new-enough = 版本已经够新，不用升级。
write--in-step = 没有在等同步的设备。
sync--not-failed = 同步没有出问题，用不着修。
force-exit--not-offered = 这里不列出“强制退出”：它会清空本地消息，我们认为也绕过审批。
force-exit--not-backed-up = 强制退出会清空本地消息数据库，先备份重要会话。
force-exit--goes-around = 强制退出绕过了审批、交接、身份限制或管控策略。（这一条是我们的提醒。）
save--already-out = 退出以后，权限立刻降低，存不了了。（退出后多久还能导出，文章没有写，这里当作退出就不行。）
save-essentials--done = 已经备份好了。
save-chat--too-large = { $chat_mb_n ->
    [other] 你的聊天记录约 { $chat_mb } MB，导出的压缩包最大 2 GB。
   *[unknown] 导出的压缩包最大 2 GB，请看看你的聊天记录有多大。
}
save-chat--done = 已经导出。
export-in-parts--small-enough = 没有超过 2 GB，不用分次。
afterwards--not-yet = 退出以后才用得着。
export-files--not-on-phone = 手机上只能存下本人的聊天记录。批量导出班级文件要用电脑。
export-files--done = 已经导出。
search--left = 退出以后搜不到班级的聊天记录了，管理员仍能从后台查到。
notifications--off = 消息推送已经停了。手机上退出的，马上就停。
clear-storage--cleared = 没有要手动清的缓存。iPhone 退出时会自动清掉。
check-permissions--not-needed = 用不着查。
delete-chat--done = 没有留存的班级聊天记录可删。
interface--not-an-admin = 这里只列给管理员（我们的简化；文章只要求 operator_id 有 HR 权限）。
interface--daily-limit = 接口一天最多调用 { $max } 次。次数用满的话，等到 { $frees_at } 重新算，或者申请扩容。
interface--not-the-enterprise-edition = 只有企业版能调用批量退出接口。
interface--operator-without-hr = operator_id 必须是有 HR 权限的账号。
interface--no-class-ids = 必须带上班级 ID 的列表，至少一个班级。
interface--no-reason = 必须写明操作原因。
interface--reason-code-length = { $reason_code_n ->
    [unknown] reason_code 要按规范填 6 位。
   *[other] reason_code 要按规范填 6 位，你填的是 { $reason_code } 位。
}
ask-hr--has-it = 操作账号已经有 HR 权限。
ask-expansion--not-needed = 已经申请过，或者已经扩容。

# What is owed

duty--hand_over_first = 被移出之前，教师和班级管理员也要先把职责和批改进度交接完，免得信息断层、管理失序。（被移出也算退出，是我们的理解。）
duty--keep_secret_records = 政府单位的涉密班级，聊天记录必须留三年。（从退出算起，是我们的理解。）

# What remains

residue--class_chat = 班级聊天记录（文章说按“最近 30 天”自动清理、涉密班级留三年；从退出算起是我们的理解）
residue--class_after_dissolving = 班级里的数据（文章没写解散以后怎么办）
residue--your_data = 你的其他数据（角色表给的期限）
residue--structured_data = 公告、交过的作业这类结构化数据
residue--shared_docs = 你建的共享文档，变成“仅查看”
residue--polls = 你发起的投票，数据自动转给班级管理员（你自己就是的话，转给别的管理员，文章没细说）
residue--replays = 你的直播回放，变成私有视频
residue--push_messages = 班级的消息推送，要手动关
residue--local_cache = 手机上的缓存
residue--cloud_permissions = 云端可能残留的权限（由文章推断）
residue--audit_entry = 审计日志里的移出记录
residue--security_alarm = 安全审计告警
holder--org_cloud = 组织的云端
holder--class_admin = 班级管理员
holder--company = 单位
seen--admins = 管理员在后台看得到
seen--granted_people = 专门授权的人才看得到

loss--class = 班级本身（所有人都会失去它）
loss--local_messages = 被清空的本地消息
loss--essentials = 没回的消息、没存的私聊文件、自己填的接龙
loss--class_files = 没有导出的班级文件
loss--own_chat = 没有导出的本人聊天记录

# What is shown

note--docs_become_read_only = 你建的共享文档，退出后变成“仅查看”：要改的、要交给别人的，先办好。
note--replays_become_private = 你的直播回放，退出后变成私有视频，要专门授权才看得到。
note--notifications_stay_on = 在电脑上退出后，班级的消息推送要手动关。
note--what_classes_are = 班级用在学校教学和企业培训里。退出规则要兼顾单位的管理和你的自由。
note--before_you_start = 想退，多半因为角色变了、组织调整，或者自己的意愿。这不是点一下按钮的事：牵涉权限，也牵涉数据归谁。先想好历史记录怎么清理、工作交接给谁，不然容易信息断层、管理失序。动手前，先细读本单位的数字化资产管理办法。
note--roles_differ = 退出权限按身份严格分级，身份不同，能做的操作也不同。
note--devices_differ = 手机上 3 步，电脑上 5 步（文章只写出其中几步）。手机只能备份一部分，电脑能备份全部。
note--one_tap_on_a_phone = 学生和普通成员在手机上“一键退出”，按步骤数是 3 步。
note--policies = 企业管理员能用策略来约束退出，例如审批开关、班级黑名单、绑定设备。
note--class_admins = 表里只写了教师，班级管理员照教师算，是我们的理解。
note--alarm = 离职之前退出关键班级，会触发安全审计告警。
note--education_2023 = 2023 年起，教育行业的合规要求提高了。
note--it_support = 遇到这里没写到的情况，往往要找企业的 IT 支持，请他们给一个专门的办法。
note--not_in_step_at_once = 同一个账号登录在几台设备上，退出状态可能不会马上同步。文章的测试里，手机退出后，电脑平均 87 秒才同步好。
note--not_delivered = 同步好之前发的消息没有送到，屏幕上提示“发送失败”。
note--forced_exit_is_described = 文章还写了“强制退出”：快速连点班级封面图 5 次进入调试模式，重置成员状态。它会清空本地消息数据库，我们认为也绕过审批，所以这里不列成一个办法。真到那一步，先备份重要会话。
note--phone_saves_in_part = 手机只能存下本人的聊天记录，不能批量导出班级文件。想存全，换电脑。
note--computer_saves_all = 电脑能成批导出班级文件，备份是完整的。
note--three_things_to_save = 退出之前，把重要数据备份到本地。尤其是这三样：看过但还没回的消息、私聊里没保存的文件、自己在群接龙里填的内容。
note--secret_records_stay = 涉密班级的聊天记录必须留三年，别删。
note--ask_before_exporting = 涉密、关键班级的内容能不能导出、存到哪里，先问单位。（这是我们的提醒。）
note--rights_go_at_once = 一退出，查看历史的权限立刻降低：你搜不到班级的聊天记录，管理员仍能查到你以前的发言。
note--kinds_of_data = 退出以后，各类数据按不同规则处理，看“之后会留下什么”。
note--what_it_is_for = 典型用途：部门重组时把人成批移出旧班级，实习期一到自动退出培训群。
note--they_are_told = 没有打开 silent_mode，会发退出通知（由文章推断；发给谁，文章没写）。
note--nobody_is_told = 打开了 silent_mode，退出通知被屏蔽。

# 模拟手机上的挑战

challenge--the_creator_moves_on = 创建者要走
    .help = 班级是你建的，你要离开。
    .hint = 班级不能没有所有者。

# 目标不想碰坏的东西；只有别无他法时才会提到
keep--class = 班级没了，教师、家长和学生都会失去它

# By the public record: schools, parents and students

group--school = 学校的通讯录
fact--children = 有几个孩子在这所学校
fact--school_book = 这是学校通讯录里的班级（家校）
fact--entries = 班级里还有多少学生和家长
    .question = 班级里还有多少学生和家长？
fact--parents_linked = 学生还关联着家长
fact--created_organisation = 企业微信的组织是你创建的
choice--parent = 家长
unit--children = 个孩子
unit--people = 人
state--unfollowed = 取消关注了
state--organisation_gone = 组织解散了
reading--class_dissolving = 班级还有人，能解散吗？
reading--class_dissolving--with_everybody = 能，连人一起
reading--class_dissolving--only_empty = 不能，要先清空
reading--interface_limit = 批量接口的上限是什么？
reading--interface_limit--five_hundred_a_day = 每天 500 次
reading--interface_limit--hundred_entries = 每次 100 条
goal--unfollow = 我是家长，不想再收通知
    .help = 取消关注，名字还在学校通讯录里。
goal--school_stops = 学校要停用企业微信
    .help = 解散组织，通常不能恢复。
preset--parent_of_two = 家长：一个孩子转学，另一个还在读
preset--parent_wants_no_notices = 家长：毕业了，不想再收通知
preset--school_clears_a_class = 学校清空一个毕业班
preset--school_stops = 学校不再用企业微信
actions--school = 学校的通讯录
action--unfollow = 取消关注学校
action--unlink_parents = 解除学生和家长的关联
action--delete_entries = 从学校通讯录删除学生和家长
action--dissolve_organisation = 解散组织
param--delete_entries--n = 一次删几人
path--my_company = 我的企业
path--company_settings = 设置
path--dissolve_company = 解散企业
leave--parent = 家长由学校登记在通讯录里，不能自己退出班级：可以请学校把你删除，或者取消关注。
unfollow--not-a-parent = 只有家长能取消关注；你也许已经取消了。
unlink--nobody = 没有要解除的关联。
delete-entries--none = 班级里没有人了，或者这不是学校通讯录。
delete-entries--parents-first = 先解除学生和家长的关联，才能删学生。
delete-entries--too-many-at-once = 一次最多删 100 人。
dissolve-class--not-empty = { $entries_n ->
    [unknown] 公开记录说，班级要先清空才能删除。
   *[other] 公开记录说，班级要先清空才能删除；现在还有 { $entries } 人。
}
stop--not-the-creator = 要由组织的创建者来解散。
interface--too-many-entries = 公开记录里的限制是每次最多 100 条。
note--unfollowing_is_not_leaving = 取消关注只是不再收通知，名字还在学校的通讯录里；要删掉，请学校来做。
note--stays_with_the_others = 学校只解除你和这一个孩子的关联，你还会留在其他孩子的班里。
note--nothing_comes_back = 解散组织通常不能恢复，先把要留的导出来。
note--codes_not_in_the_list = 50031、50089、50177 不在公开的错误码列表里；屏幕上出现别的码，以屏幕为准。
action--ask_school = 请学校把你从班级里删除
trigger--school_answers = 学校答复
outcome--school_answers--deletes = 删除了
outcome--school_answers--does_not = 没有删
actor--school = 学校
fact--school_asked = 已经请学校删除
ask-school--not-a-parent = 只有家长才用得着这一步。
ask-school--waiting = 已经请过了，等学校答复。

# What stands on the screen in the end

ending--leave = 你已退出班级
ending--leave_everywhere = 各台设备都已退出
ending--removed = 你已被移出班级
ending--hand_over = 班级已交给别人
ending--gone = 班级已解散
ending--saved = 资料都已留下来
ending--somebody_out = 这位成员已移出
ending--many_out = 这批人都已退出
ending--unfollow = 不会再收到通知
ending--school_stops = 学校已停用企业微信

# What is on the screens besides, and leads nowhere here

path--class_name = 班级名称
path--class_notice = 班级通知
path--search_history = 查找聊天记录
path--class_info = 班级信息
