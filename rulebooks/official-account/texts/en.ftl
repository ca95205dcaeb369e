# What this is

rulebook = Official Account
rulebook-intro = Migrate it, step down, let it lapse, ban a false one, close it with the company, give up a personal one: walk through it here first, then do it in the console.

# The form

group--account = The account
group--next = You, and who comes next
group--linked = What is linked with it
group--papers = Papers
fact--account_type = Type of account
    .question = What kind of account is it?
    .help = Which way is open depends on whether it is a subscription or a service account, personal or a company’s.
fact--verified = It is WeChat verified
    .question = Is it WeChat verified?
fact--overseas = Its entity is registered outside mainland China
fact--industry = Its industry
fact--company = The company behind it
fact--misuse = Whether it was stolen or impersonated
    .question = Has somebody stolen or impersonated it?
fact--last_login_at = When somebody last logged in
    .question = How long ago was the last login?
fact--last_post_at = When the last post was made
    .question = How long ago was the last post?
fact--has_original_mark = It has the mark of original content
fact--role = Your role in the console
fact--admin_changes = How often was its admin changed this month
fact--new_admin_registered_at = When the new admin registered with WeChat
    .question = How long ago did the new admin register with WeChat?
fact--new_admin_at_risk = The new admin’s account has a security risk
    .question = Does the new admin’s account have a security risk?
fact--target = Kind of account it moves to
    .question = What kind of account does it move to?
fact--wecom_linked = It is linked with WeCom
fact--web_auth_on = Web authorisation is on
fact--push_on = Message push is on
fact--pay_on = WeChat Pay is on
fact--monitored = A monitoring platform was given access
    .help = Such as 新榜 or 清博.
fact--licence_ready = The copy of the business licence is ready
    .help = Only whether you have it; nothing is uploaded here.
fact--legal_id_ready = The legal representative’s ID card is ready
    .help = Only whether you have it; nothing is uploaded here.
fact--deregistration_ready = The certificate of deregistration is ready
fact--liquidation_ready = The liquidation report is ready

# Choices and units

choice--personal_subscription = Personal subscription account
choice--enterprise_subscription = Company subscription account
choice--service = Service account
choice--medical = Healthcare
choice--education = Education
choice--catering = Catering
choice--finance = Finance
choice--other_industry = Another
choice--operating = In business
choice--deregistered = Deregistered
choice--not_misused = No
choice--stolen = Stolen
choice--impersonated = Impersonated
choice--admin = Admin
choice--operator = Operator, not the admin
choice--no_role = None
choice--to_personal = Personal subscription account
choice--to_org_subscription = Subscription account of an organisation
choice--to_service = Service account
choice--open = In use
choice--cancelled = Cancelled
choice--deactivated = Deactivated
unit--times = { $n ->
    [one] time
   *[other] times
  }

# What comes about, for explanations

state--account_state = The state of the account
state--migrated = The migration is done
state--exited_at = When you were out
state--data_cleared = The account’s data is purged
fact--exported = The data is exported
state--own_banned = The account is banned
state--mass_sending_frozen = Mass sending is frozen
state--mark_verified_at = When it was verified again
fact--notarised = Both sides signed before a notary
fact--cross_border_notarised = The cross-border notarisation is done
fact--certificate_legalised = The embassy legalised the company registration
fact--papers_translated = The authorisation is translated into Chinese
fact--legal_person_verified = The legal representative is verified
fact--bank_account_verified = The company’s bank account is verified
fact--notice_at = When the change of entity was published
    .question = How long ago did you publish the change of entity?
    .help = Leave it empty if you have not done this.
fact--filed_with_authority = The supervising body has been told
state--migration_filed = The migration has been applied for
state--followers_moved = The followers have moved
state--admin_changed = The admin is changed
fact--stopped = It is no longer used
state--mark_was_removed = The mark of original content was removed
state--complaint_filed = The complaint is filed
state--false_one_banned = The account complained about is banned
state--entity_link_handled = The closing papers are handed in
fact--content_cleared = The content is cleared
fact--unbound = It is unbound
state--registered_again = A new account is registered
state--restart_due = The service has to be restarted
state--pay_ending = Payment is being ended
fact--merchant_cancelled = The merchant account is cancelled
state--had_pay = It had WeChat Pay
derived--personal = It is a personal subscription account
derived--open = The account is still yours and works
derived--changes_entity = It goes to another entity
derived--exited = You are out
derived--data_leaves = The account’s data gets purged
derived--idle_since = The time of the last activity
derived--filing_industry = Its industry has to tell the supervising body
derived--interfaces_on = Some interface is still on
derived--entity_link_open = The company is deregistered, and its account has to be dealt with

# Where the articles disagree

reading--admin_change_month = Five times a month: which month?
reading--admin_change_month--calendar_month = The calendar month; counting begins anew on the 1st
reading--admin_change_month--rolling_30_days = Any 30 days in a row
reading--inactivity_clock = From when does the time to automatic cancelling count?
reading--inactivity_clock--no_login = From the last login
reading--inactivity_clock--no_posting = From the last post (the table says 停更, no more updates)

# Who

actor--notary = the other side and a notary
actor--embassy = the embassy or consulate
actor--followers = the followers

# Goals and situations to begin with

goal--hand_over = I want to migrate it to another entity
    .help = By migration: a notary, a review, a public notice.
goal--step_down = I only want to step down as its admin
    .help = The account goes on with another admin.
goal--lapse = I want it to lapse
    .help = Cancelled by itself after 210 days; the data is gone.
goal--give_up = I want to give up a personal account
    .help = Clear, unbind, deactivate: you are out in effect, but it is not cancelled.
goal--ban = I want a stolen or impersonating account banned
    .help = By an infringement complaint.
goal--close_with_company = The company is deregistered; I have to deal with its account
    .help = Left undone, it affects new registrations.
goal--interfaces_off = I want its interfaces off
    .help = Web authorisation, push, payment and merchant account.
preset--company_sells_its_account = A company’s subscription account goes to another company
preset--service_account_moves = A service account with WeCom and Pay moves
preset--hospital_overseas = A hospital outside mainland China moves its account
preset--admin_steps_down = The admin steps down, the fifth change this month
preset--quiet_for_200_days = A personal account, no login for 200 days
preset--personal_account_given_up = A personal account nobody wants any more
preset--somebody_impersonates_us = Somebody impersonates us
preset--company_is_closed = A catering company is deregistered; its account is still there
preset--service_account_unplugs = A finance service account turns all interfaces off

# What can be done

actions--ways = Ways
actions--papers = Papers
actions--law = What the law requires
actions--account = Everyday use
actions--give_up = Giving up a personal account
actions--linked = Linked services
action--apply_migration = Apply for 账号迁移 (account migration)
action--verify_account = Get WeChat verification
action--notarise = Have both sides sign before a notary
action--notarise_across_borders = Get the cross-border notarisation
action--verify_legal_person = Verify the legal representative
action--verify_bank_account = Verify the company’s bank account
action--legalise_certificate = Have the embassy legalise the company registration
action--translate_papers = Have the authorisation translated into Chinese
action--publish_notice = Publish the change of entity
action--file_with_authority = Tell the supervising body
action--change_admin = Change the admin
action--stop_using = From now on, no logins and no posts
action--log_in = Log in once
action--send_to_all = Send a post to all
action--verify_again = Get verified again
action--file_complaint = File an infringement complaint
action--gather_complaint_papers = Get the business licence and the legal representative’s ID card ready
action--submit_closing_papers = Hand in the deregistration certificate and the liquidation report
action--gather_closing_papers = Get the deregistration certificate and the liquidation report ready
action--clear_content = Clear the content
action--unbind = Unbind it
action--deactivate = Deactivate the account
action--register_again = Register a new account
action--revoke_web_auth = Revoke web authorisation
action--stop_push = Stop message push
action--restart_service = Restart the service
action--end_payment = End the payment agreement
action--cancel_merchant = Cancel the merchant account
action--close_monitoring = Close the monitoring platforms’ API access by hand
action--export_data = Export the data

# What comes of it

outcome--migration_reviewed--approved = Approved; the migration is done
outcome--migration_reviewed--refused = Refused (the article does not mention this)
outcome--complaint_handled--banned = The account complained about is banned
outcome--complaint_handled--rejected = Rejected (the article does not mention this)

# What happens by itself

trigger--migration_reviewed = WeChat reviews the migration
trigger--followers_confirm = The followers confirm again
trigger--original_mark_removed = 180 days: the mark of original content is removed
trigger--mass_sending_freezes = 60 days: mass sending is frozen
trigger--cancelled_by_itself = 210 days: the account is cancelled by itself
trigger--complaint_handled = WeChat handles the complaint
trigger--payment_ends = The 30 days after ending payment are over
trigger--data_is_cleared = The account’s data is purged

# Confirmations and menu labels

confirm--international_card = Pay the fee with an international credit card
confirm--scan_by_original_admin = The original admin scans the code
path--settings = 设置 (Settings)
path--account_settings = 公众号设置 (Account settings)
path--subject_information = 主体信息 (Entity information)
path--account_migration = 账号迁移 (Account migration)
path--infringement_complaint = 侵权投诉 (Infringement complaint)
path--developer_centre = 开发者中心 (Developer centre)
path--web_service = 网页服务 (Web service)
path--web_authorisation = 网页授权 (Web authorisation)
path--modify = 修改 (Modify)
path--server_configuration = 服务器配置 (Server configuration)
path--stop = 停用 (Stop)
path--merchant_platform = 商户平台 (Merchant platform)
path--account_centre = 账户中心 (Account centre)
path--end_agreement = 终止协议 (End agreement)
path--console = the account’s console
path--export_data = 导出数据 (Export data)

# What must hold

account--closed = The account has been migrated, cancelled, deactivated or banned.
migrate--closed = The account has been migrated, cancelled, deactivated or banned.
migrate--personal = A personal subscription account cannot be migrated directly, and has nothing to migrate to.
migrate--not-verified = Only a WeChat verified account can be migrated.
migrate--target-not-an-organisation = The target has to be a subscription or service account of an organisation.
migrate--target-not-a-service-account = A service account can only move to a service account of the same type.
migrate--not-notarised = Both sides have to sign before a notary.
migrate--legal-person-not-verified = For a company’s subscription account, the legal representative has to be verified.
migrate--bank-account-not-verified = For a service account, the company’s bank account has to be verified.
migrate--no-cross-border-notary = An entity registered outside mainland China needs cross-border notarisation.
migrate--certificate-not-legalised = For an entity outside mainland China, the embassy or consulate has to legalise the company registration.
migrate--not-translated = The authorisation needs a Chinese translation.
migrate--waiting = Applied already; the review is pending.
migrate--not-for-personal = A personal subscription account has no use for this: it cannot be migrated.
verify-account--verified = It is verified, or need not be.
notarise--done = Notarised already.
across-borders--done = Notarised across borders already.
legal-person--not-needed = The legal representative does not have to be verified, or has been.
bank-account--not-needed = The bank account does not have to be verified, or has been.
overseas--not-needed = Its entity is in mainland China and does not need this.
legalise--done = Legalised already.
translate--done = Translated already.
publish-notice--done = Published already.
filing--not-needed = The article only names healthcare and education; for others, ask your supervising body. Or it is done already.
change-admin--closed = The account has been migrated, cancelled, deactivated or banned.
change-admin--monthly-limit = At most { $max } changes of admin a month. If they are used up, the next is possible by { $frees_at } at the latest.
change-admin--not-the-admin = The original admin has to scan the code. Here the admin makes the change (our understanding).
change-admin--too-new = The new admin must have been registered with WeChat for more than 6 months (counted here as 184 days, the longest that six months can be).
change-admin--at-risk = The new admin’s account has a security risk and cannot take over.
stop-using--stopped = You stopped using it.
send--frozen = After 60 days of silence, mass sending is frozen. Logging in lifts it.
verify-again--not-needed = The mark of original content was not removed.
log-in--cancelled = The account is cancelled for good; nobody can log in or restore it.
log-in--gone = The account has been migrated, deactivated or banned.
account--no-role = You have no role in the console; its admin has to do this. (Our understanding.)
complaint--not-misused = Nobody stole or impersonated it.
complaint--no-licence = A copy of the business licence is needed.
complaint--no-legal-id = The legal representative’s ID card is needed.
complaint--waiting = Filed already, or banned.
complaint-papers--ready = The papers are ready, or not needed.
closing--company-goes-on = The company is not deregistered.
closing--no-deregistration-certificate = The certificate of deregistration is needed.
closing--no-liquidation-report = The liquidation report is needed.
closing--done = Dealt with already.
closing--by-ticket = By the public record, you open a ticket instead of handing in these two papers.
closing--by-two-papers = By the articles, you hand in two papers instead of opening a ticket.
action--open_closing_ticket = Open a ticket with the deregistration certificate, the legal representative’s proof of identity and a letter of application
action--gather_ticket_papers = Get the deregistration certificate, the legal representative’s proof of identity and a letter of application ready
ticket-papers--ready = The papers for the ticket are ready.
closing-papers--ready = The papers are ready.
give-up--not-personal = Clearing, unbinding and deactivating are for personal subscription accounts.
clear-content--done = Cleared already.
unbind--content-first = Clear the content first, then unbind.
unbind--done = Unbound already.
deactivate--cancel-it = By the public record a personal account is cancelled in its settings; it knows no step called deactivating.
deactivate--unbind-first = Unbind it first, then deactivate.
deactivate--content-first = Clear the content first, then deactivate.
register--still-open = The account is in use; there is no need for a new one.
register--within-90-days = Within 90 days of deactivating, no new account can be registered.
register--closing-undone = The company is deregistered and its papers were not handed in, which affects new registrations. The article does not say how; here they fail.
web-auth--off = Web authorisation is off.
push--off = Message push is off.
restart--not-due = Once message push is off, restart the service; not before.
end-payment--off = WeChat Pay is off, or being ended.
cancel-merchant--none = There is no merchant account to cancel.
cancel-merchant--payment-runs = Payment has not ended. It takes 30 days after ending the agreement; then cancel the merchant account. (The order is our understanding.)
monitoring--none = No monitoring platform has access.
export--done = Exported already.

# What is owed

duty--public_notice = By the rules on public accounts (互联网用户公众账号信息服务管理规定), a change of entity has to be published 15 days ahead. Here you apply only after those 15 days, in case the review is quick (our understanding).
duty--export_first = The article advises saving your data with 导出数据 (Export data) before you start.
duty--file_with_authority = For a change of entity, special industries such as healthcare and education also have to tell their supervising body; here, before the review is passed (our understanding).
duty--revoke_interfaces_first = For a service account linked with WeCom, also revoke its API access and end payment before you migrate. (The order is our understanding.)
duty--openids_in_time = Convert the followers’ OpenIDs of the old account within 15 days of the end of the review; after that it cannot be done.

# What remains

residue--moved_data = Followers, articles and the mark of original content, moved over
residue--violations = Records of violations, moved over
residue--id_number = Your ID number
residue--read_data = How often articles were read; it cannot be deleted
residue--merchant_fee = The merchant account, which may cost a yearly fee
residue--monitoring = The monitoring platforms’ access, which does not end by itself
residue--account_data = Account data that is not purged yet
holder--new_account = the new entity’s account
holder--wechat = WeChat’s systems
holder--merchant_platform = the merchant platform
holder--monitoring_platforms = monitoring platforms
seen--new_subject = the new entity can see it
seen--monitoring_platforms = monitoring platforms can see it
loss--history = Past messages (reset)
loss--menu = The menu (reset)
loss--third_party_grants = Access given to third parties (reset)
loss--account = The whole account and its data
loss--content = The content you cleared (the export has profiles and statistics, not articles; that is our understanding)
loss--statistics = User profiles and article statistics that were not exported (the article does not say they are lost)

# What is shown

note--when_you_need_this = You need this only to stop running the account or to change its entity. It takes checks of identity, clearing data and handing over rights. Which way depends on whether it is a subscription or a service account, verified as a person or a company. Compare first; that avoids legal risk and data left behind.
note--eight_ways = There are eight main ways: migration, a new admin, letting it lapse, a complaint, closing with the company, giving up a personal account, revoking interfaces, and the procedure for entities outside mainland China. Choosing one is a trade-off of time, money and legal risk.
note--no_entry_to_cancel = WeChat has no entry to cancel (注销) an Official Account directly; only indirect ways such as migrating it or changing its entity.
note--rules_change = The rules keep changing. Read the latest operating rules for Official Accounts (微信公众号运营规范) from time to time, or ask by ticket at Tencent’s customer service.
note--catering_keeps = Catering accounts usually keep past content as an asset.
note--finance_clears = Finance accounts mostly purge their data to avoid regulatory risk.
note--overseas_by_the_record = Only accounts of mainland China can be migrated. Ask customer service whether yours can be before you pay for papers.
note--overseas_may_ask_more = The list for entities outside mainland China is not complete; more may be asked.
note--still_have_to_tell = Even when the migration is done at WeChat’s side, the legal duty to inform stays.
note--what_moves = What moves: followers, articles (with the mark of original content), and records of violations. What does not and is reset: past messages, the menu, and access given to third parties.
note--followers_confirm_again = Followers of a company’s subscription account confirm once more; 12% are lost on average.
note--followers_move_by_themselves = Followers of a service account move by themselves; 8% are lost on average.
note--personal_has_no_target = A personal subscription account cannot be migrated directly and has no target, so there is no loss of followers to speak of.
note--other_conditions = Besides age and security, the new admin may have to meet other conditions; the article’s list is not complete.
note--new_admin_gets_everything = All data stays. The new admin gets every right automatically: mass sending, payment settings and the rest.
note--old_admin_is_out = The admin is changed, so you are out (deduced from the article); the account is not cancelled and all data is there.
note--lapsing_loses_data = Letting it lapse may lose data for good, and nothing brings a cancelled account back.
note--clock_of_lapsing = 60 days: mass sending is frozen until somebody logs in. 180 days: the mark of original content is removed until it is verified again. 210 days: cancelled for good.
note--one_login_starts_over = One login starts the 210 days over; opening the console to export counts too (our understanding).
note--cancelled_for_good = The account is cancelled for good and cannot be restored.
note--more_proof = These papers are examples; more may be asked.
note--ban_is_not_cancellation = The heading says “forced cancellation”, but what it describes is asking for a ban of the account complained about. It does not say what happens to the data, or whether you get the account back.
note--papers_of_a_person = The article only names a company’s papers. It does not say what a personal account needs; see the complaint page.
note--more_closing_papers = Besides the certificate and the report, other papers may be asked.
note--closing_left_undone = When a company is deregistered, its Official Account has to be dealt with at the same time; otherwise new registrations are affected.
note--what_becomes_of_it = What becomes of the account afterwards is not said.
note--what_giving_up_leaves = Afterwards your ID number stays in WeChat’s systems, no new account can be registered for 90 days, and how often articles were read cannot be deleted.
note--interfaces_too = A service account linked with WeCom has its API access dealt with too: web authorisation, push, payment.
note--merchant_too = If the account has WeChat Pay, cancel the merchant account separately; otherwise it may go on costing a yearly fee.
note--monitoring_goes_on = The access of monitoring platforms such as 新榜 and 清博 does not end when the account is cancelled; close it by hand. In a migration the article says third-party access is reset; closing it on their side too is safer (our understanding).
note--export_first = Many people neglect this: before anything else, save your data with 导出数据 (Export data) in the console.
note--what_is_exported = The export has user profiles and article statistics.
note--complaints_still_reach_you = WeChat’s database is distributed, so purging takes about 72 hours. If a follower complains in that time, it may still come back to the former entity.

# Challenges on the simulated phone

challenge--too_soon_to_step_down = Too soon to step down
    .help = You want to step down as the admin, but the WeChat account of whoever takes over is too new.
    .hint = There is nothing to do but wait until it is old enough.

# By the public record

group--cancelling = Cancelling it yourself
fact--followers = How many followers
    .question = How many followers does it have?
    .help = They decide for how long the account is frozen.
fact--operated_by = Who operates it
    .question = Who operates the account?
    .help = This decides how identity is proved.
fact--penalised = The account is under a penalty
fact--keeps_openids = A system of your own keeps followers’ OpenIDs
    .help = If you have no software of your own, then no.
fact--target_followers = Followers of the target account
    .question = How many followers does the target account have?
fact--ticket_papers_ready = The legal representative’s proof of identity and a letter of application are ready
choice--company_with_bank_account = A company with a bank account
choice--company_without_bank_account = A company without one
choice--government = A government body
choice--sole_trader = A sole trader
choice--not_cancelling = Not cancelling
choice--proving = Identity is to be proved
choice--cancel_freeze = Frozen
choice--to_confirm = To be confirmed
choice--self_cancelled = Cancelled by yourself
unit--followers = { $n ->
    [one] follower
   *[other] followers
  }
state--cancelling = How far cancelling has come
fact--followers_listed = The list of followers is fetched
state--openids_converted = The OpenIDs are converted
derived--proves_by_ticket = Identity is proved by a ticket
derived--proves_by_documents = Identity is proved by documents

reading--cancel_entry = Can an account be cancelled by its operator?
reading--cancel_entry--no_entry = No, there is no direct entry
reading--cancel_entry--in_settings = Yes, in its settings
reading--lapsing = 210 days unused, then cancelled: which accounts?
reading--lapsing--every_account = All
reading--lapsing--unverified_only = Unverified ones only, after a notice and 14 more days
reading--overseas_migration = Can an account from outside mainland China be migrated?
reading--overseas_migration--with_notary = Yes, with a cross-border notary
reading--overseas_migration--mainland_only = No, mainland China only
reading--source_account = Which accounts can be migrated?
reading--source_account--verified_organisation = Verified company accounts only
reading--source_account--personal_too = Personal ones too, verified or not
reading--subscription_to_service = Can a subscription account become a service account?
reading--subscription_to_service--allowed = Yes
reading--subscription_to_service--not_allowed = No
reading--migration_time = How long does a migration take?
reading--migration_time--fifteen_working_days = 7 to 15 working days
reading--migration_time--seven_to_ten_days = 7 to 10 days
reading--beyond_articles = Conditions that only the public record mentions: do they count?
reading--beyond_articles--left_out = No
reading--beyond_articles--followed = Yes
reading--closed_entity = The company is deregistered: what has to be handed in?
reading--closed_entity--two_papers = Deregistration certificate and liquidation report
reading--closed_entity--by_ticket = By ticket: the certificate, the legal representative’s proof of identity, a letter of application

goal--cancel = I want to cancel it myself
    .help = Prove who you are, wait out a freeze, confirm.
action--apply_to_cancel = Apply to cancel the account
action--prove_for_cancelling = Prove who you are
action--confirm_cancelling = Confirm cancelling
action--revoke_cancelling = Take the application back
action--list_followers = Fetch the list of followers’ OpenIDs
action--convert_openids = Convert the OpenIDs
path--cancel_account = 注销账号 (Cancel the account), beside the original id
trigger--cancel_freeze_ends = The freeze ends
trigger--confirmation_lapses = 7 days without a confirmation: nothing is cancelled (that it lapses is our understanding)
cancel--closed = The account is no longer yours, or closed.
cancel--no-entry = The articles say that WeChat has no direct entry to cancel (注销) an Official Account.
cancel--not-the-admin = The admin has to apply.
cancel--under-way = Cancelling is under way already.
prove--nothing-to-prove = Identity is proved after applying.
confirm--too-early = Cancelling is confirmed within 7 days of the end of the freeze, which comes after applying and proving who you are.
revoke--none = Nothing is being cancelled.
stop-using--verified = By the public record, 210 days without login cancel unverified accounts only. Yours is verified; leaving it unused does not cancel it.
migrate--subscription-to-service = By the public record, a subscription account cannot become a service account.
migrate--overseas = By the public record, only accounts of mainland China can be migrated. Yours is registered elsewhere: ask customer service before you pay a notary.
migrate--penalised = By the public record, nothing is migrated while a penalty runs.
migrate--target-has-followers = { $target_followers_n ->
    [unknown] By the public record, the target may have at most 1,000 followers if followers are to move.
   *[other] By the public record, the target may have at most 1,000 followers if followers are to move; it has { $target_followers }.
}
closing--no-ticket-papers = By the public record, you open a ticket: the legal representative’s proof of identity and a letter of application are needed too.
list-followers--not-kept = Your system keeps no OpenIDs, or the list is fetched.
list-followers--too-late = The old account is reclaimed; its list cannot be fetched any more.
openids--not-migrated = OpenIDs are converted once the migration is done.
openids--personal-source = The old account was a personal one; it cannot use the conversion.
openids--not-listed = The list of followers was not fetched before; there is nothing to convert.
openids--too-late = More than 15 days have passed since the migration; the conversion is closed.
residue--name_taken = The account’s name, until it is free
loss--openids = Followers can no longer be matched with their old OpenIDs
note--free_at_once = Identity, phone number and quota are free at once, the name after 15 days.
note--cancelled_without_clearing = Before you clear anything: a personal account can be cancelled in its settings with nothing cleared. See the steps by the public record first.
note--what_cancelling_frees = Cancelling takes a freeze first: 7 to 15 days up to 1,000 followers, longer with more; it can be revoked meanwhile, and within 7 days of its end the admin has to confirm. Afterwards identity, phone number and quota are free at once, the name after 15 days.
note--how_to_prove = For a personal account you verify your own identity.
note--proved_by_ticket = A sole trader or a deregistered company opens a ticket, with proof (of the deregistration, where there was one), the legal representative’s proof of identity and a letter of application.
note--proved_by_documents = A government body, or a company without a bank account, hands in documents: about 7 working days.
note--proved_by_payment = A company proves itself by a small payment from its bank account: about 10 days.
note--confirm_within_days = Once the freeze is over there are 7 days to confirm. Put the day into your calendar; let it pass, and cancelling has to begin anew (our understanding).
note--frozen_meanwhile = Once identity is proved the account is frozen: with up to 1,000 followers for 7 days (an older text says 15), up to 10,000 for 15 days, up to 100,000 for 30 days, above that for 60 days. Meanwhile interfaces and authorisations answer 50002. You can take the application back at any time.
note--authorisations_of_cancelled = Freezing or cancelling an account does not by itself lift authorisations: platforms saw no notification, and nothing official explains it. Only the account’s side can lift them, so do it yourself before cancelling.
note--quota_still_used = An account that is frozen because nobody uses it still counts in your quota. To register a new one, find it and cancel it.
note--migration_by_the_record = Mainland China only, personal accounts too; the target belongs to an organisation; 300 yuan, a notarised letter, 1 to 3 working days of review, then a notice to followers, 7 to 10 days in all; the old account is then reclaimed.
note--old_links_say_so = After a migration, links to old articles show that the account was migrated.
note--openids_change = Every follower has a new OpenID after a migration. Fetch the list before; convert within 15 days after, 100 a call, only for those who still follow.
note--told_before_lapsing = By the announcement in the public record (2018): unverified accounts only, a notice after 210 days, then 14 more; one login stops it. Another rule, undated, makes no exception for verified ones.
note--frozen_for_good = When the company is deregistered, its account is frozen for good; an appeal is possible.
note--nothing_found_on_changes = Neither 5 changes a month nor 6 months since registration was found in any public source. Go by what the console says.
preset--person_cancels = A person cancels their account, 300 followers
preset--company_cancels = A company cancels a verified account, 120,000 followers
preset--old_account_blocks_the_quota = An old account nobody uses takes up the quota
preset--personal_to_organisation = A personal account goes to a company

# What stands on the screen in the end

ending--hand_over = The account has been migrated
ending--step_down = You no longer manage the account
ending--lapse = The account has cancelled itself
ending--give_up = The account has been given up
ending--ban = The false account has been banned
ending--close_with_company = The account has been dealt with
ending--interfaces_off = The interfaces are disconnected
ending--cancel = The account has been cancelled
