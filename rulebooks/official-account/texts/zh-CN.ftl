# What this is

rulebook = 公众号
rulebook-intro = 迁移给别人、卸任、停更注销、投诉冒名号、随公司注销、放弃个人号：先在这里走一遍，再去后台操作。

# The form

group--account = 这个公众号
group--next = 你，和接手的人
group--linked = 和它连着的
group--papers = 材料
fact--account_type = 账号类型
    .question = 是哪种账号？
    .help = 选哪条路，先看是订阅号还是服务号，是个人的还是企业的。
fact--verified = 做过微信认证
    .question = 做过微信认证吗？
fact--overseas = 主体不在中国大陆注册
fact--industry = 账号属于哪个行业
fact--company = 主体企业的情况
fact--misuse = 有没有被人盗用、冒名
    .question = 有没有被人盗用、冒名？
fact--last_login_at = 上次登录的时间
    .question = 上次登录是多久以前？
fact--last_post_at = 上次发文的时间
    .question = 上次发文是多久以前？
fact--has_original_mark = 有原创标识
fact--role = 你在后台的身份
fact--admin_changes = 这个月已经改过几次管理员
fact--new_admin_registered_at = 新管理员注册微信的时间
    .question = 新管理员的微信是多久以前注册的？
fact--new_admin_at_risk = 新管理员的账号有安全风险
    .question = 新管理员的账号有安全风险吗？
fact--target = 迁到哪种账号
    .question = 要迁到哪种账号？
fact--wecom_linked = 关联了企业微信
fact--web_auth_on = 开着网页授权
fact--push_on = 开着消息推送
fact--pay_on = 开着微信支付
fact--monitored = 授权过第三方监测平台
    .help = 例如新榜、清博。
fact--licence_ready = 营业执照副本已备好
    .help = 只问有没有，这里不会要你上传。
fact--legal_id_ready = 法定代表人身份证已备好
    .help = 只问有没有，这里不会要你上传。
fact--deregistration_ready = 工商注销证明已备好
fact--liquidation_ready = 清算报告已备好

# Choices and units

choice--personal_subscription = 个人订阅号
choice--enterprise_subscription = 企业订阅号
choice--service = 服务号
choice--medical = 医疗
choice--education = 教育
choice--catering = 餐饮
choice--finance = 金融
choice--other_industry = 其他
choice--operating = 在经营
choice--deregistered = 办完工商注销
choice--not_misused = 没有
choice--stolen = 被盗用
choice--impersonated = 被冒名
choice--admin = 管理员
choice--operator = 运营者，不是管理员
choice--no_role = 没有身份
choice--to_personal = 个人订阅号
choice--to_org_subscription = 组织类订阅号
choice--to_service = 服务号
choice--open = 在用
choice--cancelled = 已注销
choice--deactivated = 已停用
unit--times = 次

# What comes about, for explanations

state--account_state = 账号的状态
state--migrated = 迁移完成了
state--exited_at = 退出的时间
state--data_cleared = 账号数据清完了
fact--exported = 数据导出来了
state--own_banned = 账号被封禁
state--mass_sending_frozen = 群发被冻结
state--mark_verified_at = 重新认证的时间
fact--notarised = 双方签好了公证书
fact--cross_border_notarised = 跨境公证办好了
fact--certificate_legalised = 公司注册证明经使领馆认证了
fact--papers_translated = 授权文件有了中文译本
fact--legal_person_verified = 验证过法定代表人身份
fact--bank_account_verified = 验证过对公账户
fact--notice_at = 公示主体变更的时间
    .question = 主体变更的公示是多久以前发的？
    .help = 还没发过，就不用填。
fact--filed_with_authority = 向主管单位报备了
state--migration_filed = 迁移申请交了
state--followers_moved = 粉丝迁过去了
state--admin_changed = 管理员换好了
fact--stopped = 不再使用
state--mark_was_removed = 原创标识被取消
state--complaint_filed = 投诉交了
state--false_one_banned = 被投诉的账号封禁了
state--entity_link_handled = 主体关联处理好了
fact--content_cleared = 内容清空了
fact--unbound = 解除绑定了
state--registered_again = 注册了新号
state--restart_due = 服务还没重启
state--pay_ending = 支付正在终止
fact--merchant_cancelled = 商户号注销了
state--had_pay = 开通过微信支付
derived--personal = 是个人订阅号
derived--open = 账号还在你手里、还能用
derived--changes_entity = 账号要换主体
derived--exited = 已经退出
derived--data_leaves = 账号数据会被清除
derived--idle_since = 上次有动静的时间
derived--filing_industry = 属于要报备的行业
derived--interfaces_on = 还有接口没解除
derived--entity_link_open = 公司注销了，要处理主体关联

# Where the articles disagree

reading--admin_change_month = 每月 5 次，“月”怎么算？
reading--admin_change_month--calendar_month = 自然月，过了 1 号重新算
reading--admin_change_month--rolling_30_days = 任意连续 30 天
reading--inactivity_clock = 自动注销从什么时候算起？
reading--inactivity_clock--no_login = 从上次登录算
reading--inactivity_clock--no_posting = 从上次发文算（表里写的是“停更”）

# Who

actor--notary = 对方和公证处
actor--embassy = 使领馆
actor--followers = 粉丝

# Goals and situations to begin with

goal--hand_over = 我要把公众号迁给别的主体
    .help = 账号迁移，要公证、审核、公示。
goal--step_down = 我只想卸任管理员
    .help = 账号照常，换一位管理员。
goal--lapse = 我想停更，等它自动注销
    .help = 210 天以后自动注销，数据找不回来。
goal--give_up = 我要放弃个人订阅号
    .help = 清空、解绑、停用三步。这是功能上的退出，不是注销。
goal--ban = 我要投诉，让盗用、冒名的账号被封禁
    .help = 走侵权投诉。
goal--close_with_company = 公司注销，要处理公众号
    .help = 不处理，以后注册新号会受影响。
goal--interfaces_off = 我要解除接口授权
    .help = 网页授权、消息推送、支付和商户号。
preset--company_sells_its_account = 企业订阅号，要迁给另一家公司
preset--service_account_moves = 服务号连着企业微信和支付，要迁走
preset--hospital_overseas = 境外医疗机构的订阅号，要迁走
preset--admin_steps_down = 管理员想卸任，这个月已经改过 4 次
preset--quiet_for_200_days = 个人号 200 天没登录
preset--personal_account_given_up = 个人订阅号，不想要了
preset--somebody_impersonates_us = 有人冒用我们的名义
preset--company_is_closed = 餐饮公司注销了，号还在
preset--service_account_unplugs = 金融服务号，要解除全部接口

# What can be done

actions--ways = 办法
actions--papers = 材料和手续
actions--law = 法律要求
actions--account = 账号日常
actions--give_up = 放弃个人号
actions--linked = 连着的服务
action--apply_migration = 申请账号迁移
action--verify_account = 做微信认证
action--notarise = 新旧双方签公证书
action--notarise_across_borders = 办跨境公证
action--verify_legal_person = 验证法定代表人身份
action--verify_bank_account = 验证对公账户
action--legalise_certificate = 给公司注册证明办使领馆认证
action--translate_papers = 给授权文件配中文译本
action--publish_notice = 公示主体变更
action--file_with_authority = 向主管单位报备
action--change_admin = 换管理员
action--stop_using = 从现在起不再登录、不再发文
action--log_in = 登录一次
action--send_to_all = 群发一条
action--verify_again = 重新认证
action--file_complaint = 提交侵权投诉
action--gather_complaint_papers = 备齐营业执照副本和法定代表人身份证
action--submit_closing_papers = 向微信提交注销证明和清算报告
action--gather_closing_papers = 备齐工商注销证明和清算报告
action--clear_content = 清空内容
action--unbind = 解除绑定
action--deactivate = 停用账号
action--register_again = 注册新号
action--revoke_web_auth = 解除网页授权
action--stop_push = 停用消息推送
action--restart_service = 重启服务
action--end_payment = 终止支付协议
action--cancel_merchant = 注销商户号
action--close_monitoring = 手动关掉监测平台的 API 权限
action--export_data = 导出数据

# What comes of it

outcome--migration_reviewed--approved = 审核通过，迁移完成
outcome--migration_reviewed--refused = 审核没有通过（文章没有写这种情况）
outcome--complaint_handled--banned = 被投诉的账号封禁了
outcome--complaint_handled--rejected = 投诉没有成立（文章没有写这种情况）

# What happens by itself

trigger--migration_reviewed = 微信审核迁移
trigger--followers_confirm = 粉丝再次确认
trigger--original_mark_removed = 满 180 天，原创标识被取消
trigger--mass_sending_freezes = 满 60 天，群发功能被冻结
trigger--cancelled_by_itself = 满 210 天，账号自动注销
trigger--complaint_handled = 微信处理投诉
trigger--payment_ends = 支付终止的 30 天冷却期满
trigger--data_is_cleared = 账号数据清除完成

# Confirmations and menu labels

confirm--international_card = 用国际信用卡付审核费
confirm--scan_by_original_admin = 原管理员扫码确认
path--settings = 设置
path--account_settings = 公众号设置
path--subject_information = 主体信息
path--account_migration = 账号迁移
path--infringement_complaint = 侵权投诉
path--developer_centre = 开发者中心
path--web_service = 网页服务
path--web_authorisation = 网页授权
path--modify = 修改
path--server_configuration = 服务器配置
path--stop = 停用
path--merchant_platform = 商户平台
path--account_centre = 账户中心
path--end_agreement = 终止协议
path--console = 公众号后台
path--export_data = 导出数据

# What must hold

account--closed = 账号已经迁走、注销、停用或封禁了。
migrate--closed = 账号已经迁走、注销、停用或封禁了。
migrate--personal = 个人订阅号不能直接迁移，也没有可迁的目标账号。
migrate--not-verified = 原账号要做过微信认证，才能迁移。
migrate--target-not-an-organisation = 目标账号要是组织类的订阅号或服务号。
migrate--target-not-a-service-account = 服务号只能迁到同类型的服务号。
migrate--not-notarised = 新旧双方要签公证书。
migrate--legal-person-not-verified = 企业订阅号发起迁移，要验证法定代表人身份。
migrate--bank-account-not-verified = 服务号发起迁移，要验证对公账户。
migrate--no-cross-border-notary = 境外主体要办跨境公证。
migrate--certificate-not-legalised = 境外主体的公司注册证明，要经使领馆认证。
migrate--not-translated = 授权文件必须附中文译本。
migrate--waiting = 已经申请，正在等审核。
migrate--not-for-personal = 个人订阅号不能迁移，用不着这一步。
verify-account--verified = 已经认证，或者用不着。
notarise--done = 公证已经办好。
across-borders--done = 跨境公证已经办好。
legal-person--not-needed = 用不着验证法定代表人身份，或者已经验证。
bank-account--not-needed = 用不着验证对公账户，或者已经验证。
overseas--not-needed = 主体在中国大陆，用不着这一步。
legalise--done = 已经认证。
translate--done = 已经有中文译本。
publish-notice--done = 已经公示。
filing--not-needed = 文章只举了医疗、教育。别的行业要不要报备，请问主管单位；或者已经报备。
change-admin--closed = 账号已经迁走、注销、停用或封禁了。
change-admin--monthly-limit = 一个月最多改 { $max } 次管理员。次数用满的话，最晚到 { $frees_at } 就能再改。
change-admin--not-the-admin = 换管理员要由原管理员扫码确认。这里当作由管理员本人来换（我们的理解）。
change-admin--too-new = 新管理员的微信注册要超过 6 个月（这里按 184 天算，最长的 6 个月）。
change-admin--at-risk = 新管理员的账号有安全风险，不能接任。
stop-using--stopped = 已经决定不再使用。
send--frozen = 停更满 60 天，群发功能被冻结。登录一下就解除。
verify-again--not-needed = 原创标识没有被取消，用不着重新认证。
log-in--cancelled = 账号已经永久注销，登录不了，也恢复不了。
log-in--gone = 账号已经迁走、停用或封禁了。
account--no-role = 你在后台没有身份，要请管理员来做。（这一条是我们的理解。）
complaint--not-misused = 没有被盗用、冒名，用不着投诉。
complaint--no-licence = 要交营业执照副本。
complaint--no-legal-id = 要交法定代表人的身份证。
complaint--waiting = 已经投诉，正在处理，或者已经封禁。
complaint-papers--ready = 材料已经齐了，或者用不着。
closing--company-goes-on = 主体企业没有注销，用不着这一步。
closing--no-deregistration-certificate = 要交工商注销证明。
closing--no-liquidation-report = 要交清算报告。
closing--done = 已经处理好。
closing--by-ticket = 公开记录说要走工单，不是交这两份材料。
closing--by-two-papers = 按文章是交两份材料，不走工单。
action--open_closing_ticket = 提交工单：附注销证明、法定代表人身份证明和申请函
action--gather_ticket_papers = 备齐注销证明、法定代表人身份证明和申请函
ticket-papers--ready = 工单要的材料已经齐了。
closing-papers--ready = 材料已经齐了。
give-up--not-personal = 清空、解绑、停用三步，是给个人订阅号用的。
clear-content--done = 内容已经清空。
unbind--content-first = 先清空内容，再解除绑定。
unbind--done = 已经解除绑定。
deactivate--cancel-it = 公开记录说，个人订阅号可以在设置里自己注销，里面没有“停用”这一步。
deactivate--unbind-first = 先解除绑定，再停用。
deactivate--content-first = 先清空内容，再停用。
register--still-open = 账号还在用，用不着注册新号。
register--within-90-days = 停用以后 90 天以内，不能再注册新号。
register--closing-undone = 公司注销后没有向微信交文件，注册新号会受影响。文章没说怎样影响，这里当作办不成。
web-auth--off = 没有开网页授权。
push--off = 没有开消息推送。
restart--not-due = 停用消息推送之后再重启服务；不停用，就不用重启。
end-payment--off = 没有开微信支付，或者正在终止。
cancel-merchant--none = 没有商户号要注销。
cancel-merchant--payment-runs = 支付还没终止。终止协议以后有 30 天冷却期，期满再注销商户号。（先后是我们的理解。）
monitoring--none = 没有授权给监测平台。
export--done = 已经导出。

# What is owed

duty--public_notice = 要变更主体的话，按《互联网用户公众账号信息服务管理规定》，要提前 15 日公示。这里要求公示满 15 日再申请，这样审核再快也来得及（我们的理解）。
duty--export_first = 文章建议：发起退出以前，先用“导出数据”把资料存好。
duty--file_with_authority = 要变更主体的话，医疗、教育这类特殊行业的公众号还要向主管单位报备。这里要求在审核通过以前报好（我们的理解）。
duty--revoke_interfaces_first = 关联了企业微信的服务号，还要另外处理 API 授权：先解除，支付先终止，再迁移（先后是我们的理解）。
duty--openids_in_time = 审核通过起 15 天内，把原账号粉丝的 OpenID 转换过来，过了就转换不了。

# What remains

residue--moved_data = 迁过去的粉丝、文章素材和原创标识
residue--violations = 一起迁过去的违规记录
residue--id_number = 你的身份证号
residue--read_data = 文章已有的阅读数据，删不掉
residue--merchant_fee = 没注销的商户号，可能被扣年费
residue--monitoring = 监测平台拿到的授权，不会自动失效
residue--account_data = 还没清除完的账号数据
holder--new_account = 新主体的账号
holder--wechat = 微信系统
holder--merchant_platform = 商户平台
holder--monitoring_platforms = 监测平台
seen--new_subject = 新主体看得到
seen--monitoring_platforms = 监测平台看得到
loss--history = 历史消息（清零）
loss--menu = 菜单配置（清零）
loss--third_party_grants = 给第三方的授权（清零）
loss--account = 整个账号和里面的数据
loss--content = 清空的内容（导出的只有用户画像和图文统计，不含文章，这是我们的理解）
loss--statistics = 没有导出的用户画像和图文统计（会不会丢，文章没有明说）

# What is shown

note--when_you_need_this = 想停止运营，或者更换主体时，才需要走退出流程。要过验证身份、清理数据、交接权限几关。选哪条路，看账号是订阅号还是服务号，认证身份是个人还是企业。先比较，再动手，可以避开法律风险和数据遗留。
note--eight_ways = 主要途径有八种：账号迁移、换管理员、停更注销、投诉封禁、随企业注销、放弃个人号、解除接口授权、境外主体的手续。选的时候，在时间、花费和法律风险三者之间权衡。
note--no_entry_to_cancel = 微信没有直接“注销”公众号的入口，只能借账号迁移、变更主体这类间接的办法。
note--rules_change = 规则一直在变，要定期看最新版《微信公众号运营规范》，也可以用腾讯客服的工单系统问实时的操作指引。
note--catering_keeps = 餐饮类公众号，通常把历史内容留着，当资产处置。
note--finance_clears = 金融类账号，多半会彻底清掉数据，避开监管风险。
note--overseas_by_the_record = 迁移只限中国大陆的主体。先问客服你的账号能不能迁，再花钱办手续。
note--overseas_may_ask_more = 境外主体的手续没有列全，可能还有别的要求。
note--still_have_to_tell = 就算微信这边迁移办完了，法律上的告知义务还在。
note--what_moves = 能迁走的：粉丝、文章素材（连同原创标识），还有违规记录。迁不走、会清零的：历史消息、菜单配置、给第三方的授权。
note--followers_confirm_again = 企业订阅号的粉丝要再确认一次，平均流失 12%。
note--followers_move_by_themselves = 服务号的粉丝自动迁移，平均流失 8%。
note--personal_has_no_target = 个人订阅号不能直接迁移，没有目标账号，也就没有粉丝流失率这一说。
note--other_conditions = 除了注册时长和安全，新管理员可能还要符合别的基础条件，文章没有列全。
note--new_admin_gets_everything = 换管理员，账号数据全部还在。新管理员自动得到群发、支付配置等全部操作权限。
note--old_admin_is_out = 管理员换好了，你由此退出管理岗位（由文章推断），账号没有注销，数据都在。
note--lapsing_loses_data = 靠停更来注销，数据有找不回来的风险，注销以后也恢复不了。
note--clock_of_lapsing = 满 60 天，群发被冻结，登录就解除；满 180 天，原创标识被取消，要重新认证；满 210 天，永久注销。
note--one_login_starts_over = 等的时候只要登录一次，210 天就从头算；进后台导出数据也算登录（我们的理解）。
note--cancelled_for_good = 账号已经永久注销，恢复不了。
note--more_proof = 列出的材料只是举例，可能还要补交别的证明。
note--ban_is_not_cancellation = 文章的标题说“强制注销”，写的办法是申请封禁被投诉的账号。封禁以后数据怎样、号能不能拿回来，文章没有写。
note--papers_of_a_person = 文章只举了企业的材料。个人号要交什么，文章没有写，请在投诉页里看。
note--more_closing_papers = 除了注销证明和清算报告，可能还要其他文件。
note--closing_left_undone = 公司办完工商注销，公众号的主体关联也要同时处理，不然会影响以后注册新账号。
note--what_becomes_of_it = 文件交了以后账号会怎样，没有写。
note--what_giving_up_leaves = 放弃以后，身份证号仍存在微信系统里，90 天以内不能再注册新号，文章已有的阅读数据也删不掉。
note--interfaces_too = 关联了企业微信的服务号，还要另外处理 API 授权：网页授权、消息推送、支付。
note--merchant_too = 开过微信支付，商户号还要另外注销，不然可能被扣没必要的年费。
note--monitoring_goes_on = 新榜、清博这类监测平台的授权，不会随公众号注销自动失效，要自己关掉。迁移时，文章说给第三方的授权会清零；平台那一边也关一下更稳妥（我们的理解）。
note--export_first = 很多人不重视退出前的备份。动手之前，先到后台用“导出数据”把资料存下来。
note--what_is_exported = 导出的内容有用户画像和图文统计。
note--complaints_still_reach_you = 微信的数据库是分布式的，账号数据清除约有 72 小时的延迟。这段时间若有粉丝投诉，仍可能追到原来的主体。

# 模拟手机上的挑战

challenge--too_soon_to_step_down = 卸任还太早
    .help = 你想卸任管理员，可接手人的微信注册得还不够久。
    .hint = 不用做什么，等时间够了就行。

# By the public record

group--cancelling = 自己注销
fact--followers = 有多少粉丝
    .question = 有多少粉丝？
    .help = 冻结多少天，看粉丝数。
fact--operated_by = 账号由谁运营
    .question = 账号由谁运营？
    .help = 怎么验证身份，看这一项。
fact--penalised = 账号正在受处罚
fact--keeps_openids = 自己的系统里存着粉丝的 OpenID
    .help = 没有自己开发的系统，就是没有。
fact--target_followers = 目标账号有多少粉丝
    .question = 目标账号有多少粉丝？
fact--ticket_papers_ready = 法定代表人身份证明和申请函已备好
choice--company_with_bank_account = 企业，有对公账户
choice--company_without_bank_account = 企业，没有对公账户
choice--government = 政府机构
choice--sole_trader = 个体工商户
choice--not_cancelling = 没有在注销
choice--proving = 等着验证身份
choice--cancel_freeze = 冻结中
choice--to_confirm = 等着确认
choice--self_cancelled = 自己注销了
unit--followers = 个粉丝
state--cancelling = 自己注销的进度
fact--followers_listed = 粉丝名单取好了
state--openids_converted = OpenID 转换好了
derived--proves_by_ticket = 要走工单验证身份
derived--proves_by_documents = 要凭材料验证身份

reading--cancel_entry = 公众号能不能自己注销？
reading--cancel_entry--no_entry = 不能，没有直接注销的入口
reading--cancel_entry--in_settings = 能，在账号设置里
reading--lapsing = 210 天不用就注销，哪些账号会这样？
reading--lapsing--every_account = 所有账号
reading--lapsing--unverified_only = 只有未认证的，并且会先通知、再给 14 天
reading--overseas_migration = 境外主体的账号能不能迁移？
reading--overseas_migration--with_notary = 能，要办跨境公证
reading--overseas_migration--mainland_only = 不能，只限中国大陆主体
reading--source_account = 什么账号可以迁出？
reading--source_account--verified_organisation = 只有认证过的企业账号
reading--source_account--personal_too = 个人号也可以，不必认证过
reading--subscription_to_service = 订阅号能不能迁成服务号？
reading--subscription_to_service--allowed = 能
reading--subscription_to_service--not_allowed = 不能
reading--migration_time = 迁移要多久？
reading--migration_time--fifteen_working_days = 7 到 15 个工作日
reading--migration_time--seven_to_ten_days = 7 到 10 天
reading--beyond_articles = 文章没提、公开记录提到的条件，算不算？
reading--beyond_articles--left_out = 不算
reading--beyond_articles--followed = 算
reading--closed_entity = 公司注销了，公众号要交什么？
reading--closed_entity--two_papers = 注销证明和清算报告
reading--closed_entity--by_ticket = 走工单：注销证明、法定代表人身份证明、申请函

goal--cancel = 我要自己注销公众号
    .help = 验证身份、冻结一段时间、再确认。
action--apply_to_cancel = 申请注销账号
action--prove_for_cancelling = 验证身份（办注销用）
action--confirm_cancelling = 确认注销
action--revoke_cancelling = 撤回注销申请
action--list_followers = 取好粉丝的 OpenID 名单
action--convert_openids = 转换 OpenID
path--cancel_account = 原始 ID 旁的“注销账号”
trigger--cancel_freeze_ends = 冻结期满
trigger--confirmation_lapses = 7 天没有确认，注销作废（作废是我们的理解）
cancel--closed = 账号已经不在你手里，或已经关了。
cancel--no-entry = 文章说，微信没有直接“注销”公众号的入口。
cancel--not-the-admin = 要由管理员申请注销。
cancel--under-way = 注销已经在办了。
prove--nothing-to-prove = 申请注销以后才要验证身份。
confirm--too-early = 申请、验证身份以后，等冻结期满，在 7 天以内确认注销。
revoke--none = 没有在办的注销。
stop-using--verified = 公开记录说，210 天不登录就注销只针对未认证的账号。你的账号认证过，停用也不会因此注销。
migrate--subscription-to-service = 公开记录说，订阅号不能迁成服务号。
migrate--overseas = 公开记录说，迁移只限中国大陆的主体。你的主体不在大陆注册，先问客服，别先花公证的钱。
migrate--penalised = 公开记录说，处罚期间不能迁移。
migrate--target-has-followers = { $target_followers_n ->
    [unknown] 公开记录说，要迁粉丝的话，目标账号的粉丝不能超过 1000 个。
   *[other] 公开记录说，要迁粉丝的话，目标账号的粉丝不能超过 1000 个；现在有 { $target_followers } 个。
}
closing--no-ticket-papers = 公开记录说要走工单：还要法定代表人的身份证明和一封申请函。
list-followers--not-kept = 你的系统里没有存 OpenID，或者名单已经取好了。
list-followers--too-late = 原账号已经收回，取不到名单了。
openids--not-migrated = 迁移完成以后才能转换。
openids--personal-source = 原账号是个人号，不能用转换接口。
openids--not-listed = 迁移前没有取好粉丝名单，没有可以转换的 OpenID。
openids--too-late = 迁移已经过了 15 天，转换接口不能用了。
residue--name_taken = 账号名称，期满才释放
loss--openids = 粉丝原来的 OpenID 对不上了
note--free_at_once = 身份、手机号和账号名额马上释放，名称 15 天后释放。
note--cancelled_without_clearing = 清空内容以前先看这一条：个人号可以在“公众号设置”里自行注销，没有要求先清空内容。先改按公开记录看一遍步骤，再决定。
note--what_cancelling_frees = 注销要先冻结一段时间：粉丝 1,000 人以内 7 到 15 天，越多越久，期间可以撤回；期满后 7 天内要由管理员确认。注销以后，身份信息、手机号和名额马上可以再用，名称 15 天以后才能用。
note--how_to_prove = 个人订阅号，由本人验证身份。
note--proved_by_ticket = 个体工商户和已注销的企业走工单，附证明（已注销的附注销证明）、法定代表人身份证明和申请函。
note--proved_by_documents = 政府机构、没有对公账户的企业交材料，大约 7 个工作日。
note--proved_by_payment = 企业从对公账户打一小笔款来验证，大约 10 天。
note--confirm_within_days = 冻结期满后只有 7 天可以确认，把日子记进日历；错过了就要从头再来（这是我们的理解）。
note--frozen_meanwhile = 身份验证后账号会冻结：粉丝 1000 个以内 7 天（旧的说法是 15 天），1 万个以内 15 天，10 万个以内 30 天，再多 60 天。冻结期间，接口和授权返回 50002；注销申请随时可以撤回。
note--authorisations_of_cancelled = 账号冻结或注销，不等于授权自动解除：有第三方平台发现，这时不会收到通知；官方没有说明。授权只能由账号这一方解除，注销前先自己解除。
note--quota_still_used = 因长期不用而被冻结的账号，仍占着主体的注册名额。想注册新号，先找到它、把它注销。
note--migration_by_the_record = 只限中国大陆主体，个人号也可以迁出；目标须是组织的账号；300 元、公证函、审核 1 到 3 个工作日，再通知粉丝，共 7 到 10 天；之后原账号收回。
note--old_links_say_so = 迁移以后，旧文章的链接会显示账号已经迁移。
note--openids_change = 迁移以后，每位粉丝的 OpenID 都会变。迁移前先取好名单，迁移完成后 15 天内用接口转换，每次 100 个，只限还在关注的。
note--told_before_lapsing = 2018 年的公告说：只针对未认证的账号，满 210 天先通知，再给 14 天，登录一次，注销就停下。另一份没有日期的规则没有把认证过的排除在外。
note--frozen_for_good = 公司注销后，它的公众号会被永久冻结；可以申诉。
note--nothing_found_on_changes = 每月最多 5 次、注册满 6 个月，这两点在公开来源里都没有查到。以后台提示为准。
preset--person_cancels = 个人想注销自己的公众号，300 粉丝
preset--company_cancels = 企业想注销认证过的公众号，12 万粉丝
preset--old_account_blocks_the_quota = 早年的旧号没人用，占着注册名额
preset--personal_to_organisation = 个人号要迁到公司名下

# What stands on the screen in the end

ending--hand_over = 公众号已迁移
ending--step_down = 你已不是管理员
ending--lapse = 公众号已自动注销
ending--give_up = 公众号已放弃
ending--ban = 冒名的账号已被封禁
ending--close_with_company = 公众号已处理完
ending--interfaces_off = 接口授权已解除
ending--cancel = 公众号已注销
