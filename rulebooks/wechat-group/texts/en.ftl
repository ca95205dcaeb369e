# What this is

rulebook = WeChat group
rulebook-intro = Leave a group, hand it over, or dissolve it: walk through it here first, then do it on your phone.

# The form

group--you = You and your device
group--group = The group
group--handover = Who takes over
group--about = What the group is about
group--services = Linked services
group--trouble = Special circumstances
fact--role = Your role in the group
    .question = What is your role in the group?
    .help = The owner, admins and members can do different things.
fact--device = The device you are using
    .question = Which device are you using?
    .help = Some menu items exist only on phones.
fact--android_rom = Phone system
    .question = Which system does your Android phone run?
    .help = Brands ask for different checks when you hand over.
fact--pc_client = Version of WeChat on your computer
    .question = Which version of WeChat is on your computer?
    .help = See 设置 > 关于微信 (Settings > About), such as 3.9.12.
fact--kind = Type of group
    .question = What kind of group is it?
    .help = Most groups are ordinary. Paid, after-sales or school groups and the like have rules of their own.
fact--members = How many people are in it
    .question = How many people are in it?
    .help = Count yourself too.
fact--unclaimed_packets = Red packets not fully claimed
    .question = How many red packets are not fully claimed?
fact--packets_sent_at = When the last unclaimed red packet was sent
    .question = How long ago was the last unclaimed red packet sent?
    .help = After 24 hours, unclaimed money goes back.
fact--live_on = A live stream is on in the group
    .question = Is a live stream on in the group?
fact--group_banned = The group is banned
fact--leave_notice = The owner turned on leave notices
    .help = When on, the group sees a line when somebody leaves.
fact--transfers_before = Groups you have handed over in the past 24 hours
    .question = How many groups have you handed over in the past 24 hours?
    .help = Counted over all your groups.
fact--rooted = The phone is rooted
fact--client = Your WeChat version
    .question = Which version of WeChat is on your phone?
    .help = See 我 > 设置 > 关于微信 (Me > Settings > About), such as 8.0.49.
fact--pc_logged_in = The same account is logged in on a computer
fact--my_devices = On how many devices is your account logged in
    .help = Each of them keeps its own chat history.
fact--same_wifi = Old and new phone are on the same Wi-Fi
fact--region = Region of your WeChat
fact--packets_cleared_at = When the last red packet was claimed or refunded
    .question = How long ago was the last red packet claimed or refunded?
    .help = A red-packet group has a cooldown of 72 hours, counted here from then.
fact--charging_on = It still charges for entry
    .question = Does it still charge for entry?
fact--balance = Money not settled yet
    .question = How much money is not settled yet?
fact--last_payment_at = When the last payment was made
    .question = How long ago was the last payment?
fact--oa_bound = It is still bound to the Official Account
    .question = Is the group still bound to the Official Account?
fact--open_tickets = After-sales tickets still open
    .question = How many tickets are still open?
fact--tickets_done_at = When the last ticket was finished
    .question = How long ago was the last ticket finished?
fact--subgroups = How many sub-groups are left
    .question = How many sub-groups are left?
fact--last_message_at = When the last message was sent
    .question = How long ago was the last message sent?
fact--purpose = What the group is for
    .question = What is the group for?
    .help = Legal requirements depend on the purpose.
fact--debts_settled = All debts are settled
    .question = Are all debts settled?
fact--important = The group is important; dissolving it may have legal consequences
fact--has_ip = The group holds intellectual property
fact--sensitive_content = It holds sensitive content
fact--sensitive_cleared = The sensitive content is cleared
fact--disputed_content = The group’s content is disputed
fact--cross_border = It has members abroad
fact--media_at = How old is the oldest picture or video you want to keep
    .help = The article says they are cleared after 180 days.
fact--linked_channels = The group does Channels (视频号) live streams
fact--linked_mini_program = The group is linked with a mini program
fact--linked_pay = The group takes payment through a WeChat Pay merchant account
fact--linked_docs = The group uses Tencent Docs
fact--account = Your account
fact--phone = Your phone
fact--trouble = WeChat itself
fact--admin_active_at = When you were last active in the group
    .question = How long ago were you last active in the group?
fact--sub_account = You are using a sub-account
fact--wecom_bound = This account is bound to WeCom
fact--id_photos = Photos of both sides of your ID card are ready
    .help = Only whether you have them; nothing is uploaded here.
fact--real_name_papers = Real-name information is ready
fact--device_list = The list of devices you have used is ready
fact--legal_basis = The legal basis for asking customer service is ready
fact--candidate--joined_at = When they joined
    .question = How long ago did they join?
fact--candidate--client = Their WeChat version
    .help = Such as 8.0.49.
fact--candidate--restricted = Their account has a security restriction
fact--candidate--is_admin = Already an admin of the group
fact--candidate--real_name = Their account is real-name verified
fact--candidate--asked = You have asked them to take over, and they have not answered
fact--candidate--noticed = The three-day notice of handing over to them is running
fact--i_am_host = You are the host of the stream
fact--i_am_creator = You created the group
fact--i_am_class_teacher = You are the class teacher
set--candidate = People who could take over
    .help = Those you consider, up to five. No names needed.

# Choices and units

choice--owner = Owner
choice--admin = Admin
choice--member = Member
choice--ios = iPhone
choice--android = Android phone
choice--windows = Windows PC
choice--mac = Mac
choice--web = WeChat for Web
choice--emui = Huawei EMUI
choice--miui = Xiaomi MIUI
choice--coloros = OPPO ColorOS
choice--other_rom = Another Android
choice--ordinary = Ordinary group
choice--large_500 = 500-member group
choice--mainland = Mainland China
choice--eu = European Union
choice--middle_east = Middle East
choice--north_america = North America
choice--temporary = Temporary session
choice--live = Live-stream group
choice--payment = Payment group
choice--red_packet = Red-packet (welfare) group
choice--paid_entry = Paid-entry group
choice--fan = Official Account fan group
choice--aftersales = Shop after-sales group
choice--home_school = Home–school group (teachers and parents)
choice--community = Community (社群, up to 2,000)
choice--family = Family and friends
choice--work = Work
choice--hobby = Hobby
choice--study = Study or teaching
choice--commercial = Business
choice--paid_members = Paying members
choice--photography = Photography
choice--finance = Finance
choice--medical = Medicine
choice--regulated = Another regulated industry
choice--other_purpose = Something else
choice--account_ok = Works
choice--account_banned = Banned
choice--account_frozen = Frozen
choice--in_hand = At hand and working
choice--lost = Lost
choice--destroyed = Destroyed
choice--no_trouble = Works
choice--system_bug = Has a bug
choice--mass_outage = Is down for many
choice--not_filed = Not handed in
choice--filed = Handed in
choice--approved = Approved
choice--active = Active
choice--unnamed = Without a name
choice--dissolved = Dissolved
choice--expired = Expired
choice--not_begun = Not begun
choice--running = Under way
choice--complete = Complete
unit--people = { $n ->
    [one] person
   *[other] people
  }
unit--packets = { $n ->
    [one] packet
   *[other] packets
  }
unit--times = { $n ->
    [one] time
   *[other] times
  }
unit--devices = { $n ->
    [one] device
   *[other] devices
  }
unit--yuan = yuan
unit--tickets = { $n ->
    [one] ticket
   *[other] tickets
  }
unit--subgroups = { $n ->
    [one] sub-group
   *[other] sub-groups
  }

# What comes about, for explanations

fact--owner_only = The group is set so that only its owner manages it
fact--help_asked = Customer service has been asked to dissolve it
state--rebuilt = A group of the same name has been made
state--old_messages_mixed = Old messages got into the new group
fact--backed_up = The chat history is backed up
fact--files_backed_up = Files of the group are backed up
fact--media_saved = Pictures and videos are saved
state--media_cleaned = Pictures and videos were cleared automatically
state--migrated = The chat history is on the new phone
state--devices_cleared = Devices whose chat history is cleared
state--host_asked = The host has been asked to confirm the dissolution
fact--host_confirmed = The host has confirmed
state--live_ended = The live stream has ended
state--resignation = The class teacher’s resignation
fact--school_filed_at = When the school was asked to dissolve it
    .question = How long ago did you ask the school to dissolve it?
    .help = Leave it empty if you have not done this.
fact--class_teacher_ok = The class teacher has confirmed
fact--creator_ok = The creator has confirmed
fact--teachers_ok = All teachers have confirmed
fact--school_ok = The school has approved
fact--subgroups_told_at = When the sub-groups were told that they will be dissolved
    .question = When did you tell the sub-groups that they will be dissolved?
fact--announced_at = When the dissolution was announced
    .question = How long ago did you announce the dissolution?
    .help = Leave it empty if you have not done this.
fact--handed_over_at = When you handed the group over
    .question = How long ago did you hand the group over?
    .help = Leave it empty if you have not done this.
fact--agreement_signed = The dissolution agreement is signed
fact--notarised = It is notarised
fact--reviewed_by_lawyer = A lawyer has reviewed it
fact--reported = It has been reported to the authority
fact--teaching_records_deleted = Teaching records are deleted
state--group_state = The state of the group
state--in_group = You are in the group
state--left_at = When you left
state--handed_over_on_ios = It was handed over on an iPhone
state--dissolved_at = When it was dissolved
state--sync = Syncing of the dissolution
state--removed_somebody = Somebody was removed
state--paused_until = Paused for doing too much, until
fact--streamer_bound = The new owner has bound the streamer role
state--channels_synced = Channels data is in sync
fact--openid_replaced = The OpenIDs are replaced
fact--key_transferred = The Pay API key has been handed over
fact--merchant_signed = The merchant has signed again
state--pay_synced = WeChat Pay data is in sync
state--docs_inherited = Tencent Docs have followed to the new owner
fact--moved = Everyone was asked to move elsewhere
fact--said_goodbye = You have said goodbye
fact--has_bot = There is a bot for timed messages
fact--converted = It has been turned into an auto-reply group
state--downgraded = The group has been downgraded
state--trained = You have attended the official training
fact--emergency_filed = The emergency handover has been applied for
fact--appeal_filed = The appeal is filed
fact--review_filed = A manual review has been asked for
fact--loss_reported = The loss of the phone has been reported
fact--ticket_filed = The ticket is filed

# What is worked out, for explanations

derived--noticed_people = How many handovers are on the three-day notice
derived--class_teacher_agrees = The class teacher’s consent is in hand
derived--creator_agrees = The creator’s consent is in hand
derived--handed_over = You handed the group over
derived--passes_later = Ownership does not pass at once
derived--on_phone = You are on a phone
derived--on_pc = You are on a computer
derived--group_gone = The group is gone
derived--others_agree = Everybody who has to agree has agreed
derived--owns_group = The group is there and yours
derived--usable = Your account, your phone and WeChat all work
derived--abnormal_group = Something is wrong with the group
derived--teaching = It is a group for teaching
derived--regulated_purpose = It belongs to a regulated industry
derived--let_go = You have left the group, or no longer own it
derived--small_enough = Few enough to be dissolved
derived--dissolve_limit_members = How many members a group can have at most to be dissolved
derived--fewest_members = How many people such a group needs at least to be dissolved
derived--most_members = How many members such a group can have at most
derived--emptied = Only you are left
derived--interruptible = A computer may interrupt it

# Where the articles disagree

reading--dissolve_route = Can a group be dissolved directly?
    .question = Open 群管理 (Group management): is there “解散该群聊” (Dissolve)?
reading--dissolve_route--menu = There is a 解散该群聊 entry, for small groups
reading--dissolve_route--empty_the_group = No entry; the group dissolves once everybody is removed
reading--dissolve_route--none = It cannot be dissolved, only handed over and left
reading--dissolve_limit = Up to how many members can a group be dissolved?
reading--dissolve_limit--at_most_40 = Up to 40, 40 included
reading--dissolve_limit--fewer_than_40 = Fewer than 40
reading--group_after_emptying = Is the group still there when everybody is removed?
    .question = After removing everybody, is the group still there?
reading--group_after_emptying--gone = It dissolves by itself
reading--group_after_emptying--unnamed_group_left = An unnamed group (未命名群聊) is left
reading--pc_dissolve = Can a group be dissolved on a computer?
    .question = Can you dissolve it in the group settings on your computer?
reading--pc_dissolve--impossible = Not on a computer
reading--pc_dissolve--unreliable = It works on a computer but fails more often
reading--transfer_day = What do “24 hours” mean for the number of handovers?
reading--transfer_day--rolling_24_hours = Any 24 hours in a row
reading--transfer_day--calendar_day = The calendar day; counting begins anew at midnight
reading--ios_verification = How many checks does an iPhone ask for?
reading--ios_verification--password_and_biometrics = Both the password and Face ID or Touch ID
reading--ios_verification--either = One of the two
reading--home_school_dissolve = What does dissolving a home-school group take?
reading--home_school_dissolve--all_of_them = Class teacher and creator, all teachers, the school’s review, and a 72-hour cooldown
reading--home_school_dissolve--two_confirmations = Class teacher and creator only
reading--live_group_after_live = Is a live-stream group still there after the stream?
reading--live_group_after_live--stays = Yes; it is dissolved separately
reading--live_group_after_live--dissolves_itself = It dissolves when the stream ends
reading--frozen_account_review = How long does the review of a frozen account take?
reading--frozen_account_review--1_to_3_working_days = 1 to 3 working days
reading--frozen_account_review--within_24_hours = Within 24 hours
reading--frozen_account_review--3_to_7_working_days = 3 to 7 working days
reading--qr_code_after_dissolve = Does the group’s QR code still work afterwards?
reading--qr_code_after_dissolve--up_to_7_days = For up to 7 days
reading--qr_code_after_dissolve--void_at_once = It is void at once

# Who

actor--candidate = the person you chose
actor--host = the host
actor--new_owner = the new owner
actor--support = customer service
actor--school = the school
actor--class_teacher = the class teacher
actor--creator = the creator
actor--teachers = the teachers
actor--notary = a notary
actor--lawyer = a lawyer

# Goals and situations to begin with

goal--leave = I want to leave
    .help = You go; the group stays.
goal--hand_over = I want to hand it over
    .help = The group goes on with a new owner.
goal--gone = I want it gone
    .help = The group ends and everybody is out.
goal--fade = I want it to fade away
    .help = A way out where it cannot be dissolved.
goal--move = I want us to move elsewhere
    .help = A new place first, then goodbye.
goal--recover = I need my account back first
    .help = Banned, frozen, or the phone is gone.
preset--owner_on_pc = Owner, 120 members, red packets unclaimed, on a computer
preset--owner_wants_out = Owner wants out, Huawei phone, two candidates
preset--big_group_live = 500-member group, live stream on; the owner wants to hand over
preset--forty_members = Exactly 40 members, owner wants it gone
preset--member_leaves = A member wants to leave quietly
preset--eu_member = A member in the EU wants to leave
preset--paid_group = Paid-entry group, owner hands over
preset--welfare_group = Red-packet group with packets out
preset--aftersales_group = After-sales group with open tickets
preset--fan_group = Fan group of an Official Account
preset--home_school_group = Home–school group (teachers and parents), the owner wants it gone
preset--community_owner = Community with three sub-groups
preset--live_group = Live-stream group with a stream on; the owner wants it gone afterwards
preset--payment_group = Payment group, paid into just now
preset--temporary_group = Temporary session, silent for 60 hours
preset--banned_owner = The owner’s account is banned
preset--frozen_owner = The owner’s account is frozen
preset--lost_phone = The owner lost the phone
preset--broken_phone = The owner’s phone is destroyed
preset--commercial_group = Business group, to be dissolved lawfully
preset--shop_500 = Shop group of 500 that should fade
preset--disputed_group = Disputed content, members abroad
preset--hobby_moves = A hobby group moves
preset--owner_with_services = Linked with Channels, mini program and Pay

# What can be done

actions--ways = Ways
actions--handover = Around the handover
actions--people = Telling people, saying goodbye
actions--device = Devices and settings
actions--law = Legal and paperwork
actions--kind = What this kind of group asks for
actions--data = Saving and clearing
actions--rescue = Getting the account back
actions--services = Linked services
action--leave = Leave the group
action--transfer = Hand the group over
action--withdraw_transfer = Withdraw the handover
action--make_admin = Make somebody an admin
action--candidate_updates = Ask them to update WeChat
action--update_pc = Update WeChat on the computer
action--toggle_leave_notice = Turn leave notices on or off
action--remove_members = Remove members
action--dissolve = Dissolve the group
action--end_live = End the live stream
action--switch_device = Use another device
action--unbind_computer = Unbind the computer
action--use_main_account = Switch to the main account
action--set_owner_only = Set 仅群主可管理 (only the owner manages)
action--prepare_legal_basis = Get the legal basis ready
action--ask_support = Ask customer service to help dissolve it
action--stop_charging = Stop charging for entry
action--settle_balance = Settle the remaining money
action--unbind_account = Unbind the Official Account
action--finish_tickets = Finish all tickets
action--ask_host = Ask the host to confirm
action--file_resignation = Have the class teacher file the resignation in the 智慧校园 (Smart Campus) console
action--ask_school = Ask class teacher, creator, teachers and school to agree
action--send_message = Send a message, so that the group goes on
action--tell_subgroups = Tell the sub-groups that they will be dissolved
action--dissolve_subgroups = Dissolve sub-groups
action--candidate_verifies = Ask them to complete real-name verification
action--save_media = Save pictures and videos
action--back_up_on_computer = Export the history on a computer (HTML, with all metadata)
action--back_up_on_phone = Archive the chat, encrypted
action--save_files = Save the group’s files
action--parse_database = Parse the database with a third-party tool
action--migrate_history = Move the history with 聊天记录迁移 (chat history migration)
action--join_wifi = Join the Wi-Fi
action--delete_chat = Delete the history on one device
action--emergency_handover = Apply for 紧急群管理权交接 (emergency handover)
action--prepare_id_photos = Photograph both sides of your ID card
action--appeal_ban = Appeal to customer service
action--frozen_review = Ask the security centre for a manual review
action--prepare_papers = Get real-name papers and device list ready
action--report_lost_phone = Report the loss to customer service
action--verify_by_video = Verify by video with customer service (handled at once)
action--file_developer_ticket = File a developer ticket
action--rebind_streamer = The new owner binds the streamer role again
action--replace_openid = Update the mini program’s admin OpenID by hand
action--transfer_api_key = Hand over the Pay API key
action--sign_merchant_again = Sign with the merchant platform again
action--announce_dissolving = Announce the dissolution
action--settle_debts = Settle the debts
action--delete_teaching_records = Delete the teaching records
action--notarise = Have it notarised
action--hire_lawyer = Have a lawyer review it
action--report_to_authority = Report to the authority
action--sign_agreement = Sign a written dissolution agreement
action--announce_handover = Announce the handover
action--say_goodbye = Say goodbye
action--invite_elsewhere = Invite people elsewhere: a new group’s QR code, or another platform
action--make_album = Make an album of the group (an H5 page, about 300 yuan)
action--buy_bot = Buy a bot that sends timed messages
action--convert_to_auto_reply = Turn it into an auto-reply group (客服自动应答群)
action--fall_silent = From now on, nobody writes
action--attend_training = Attend the official training for owners
action--rebuild_same_name = Make a new group of the same name at once
action--clear_sensitive_content = Clear the sensitive content
param--transfer--to = Hand over to
param--withdraw_transfer--to = Withdraw from
param--make_admin--to = Make an admin of
param--candidate_updates--to = Ask
param--remove_members--n = How many to remove
param--switch_device--to = Switch to
param--dissolve_subgroups--n = How many
param--candidate_verifies--to = Ask

# What comes of it

outcome--remove_members--done = All of them removed
outcome--remove_members--failed = It failed halfway (taken here as “操作频繁”, too frequent)
outcome--dissolve--success = Dissolved
outcome--dissolve--error_prompt = An error appeared; nothing was dissolved (the article does not say which action its error rate is for; it is counted here)
outcome--dissolve--failed = It did not work; the group is still there
outcome--candidate_answers--accepts = They accept and own the group
outcome--candidate_answers--refuses = They refuse
outcome--dissolve--pc_interrupts = Interrupted by the login on the computer; nothing was dissolved (the article gives no odds)
outcome--support_handles--dissolves = They dissolved the group
outcome--support_handles--declines = They declined
outcome--host_answers--confirms = The host agrees
outcome--host_answers--refuses = The host refuses
outcome--school_handles_resignation--approves = The school agrees
outcome--school_handles_resignation--refuses = The school sends it back
outcome--class_teacher_answers--confirms = The class teacher confirms
outcome--class_teacher_answers--refuses = The class teacher refuses
outcome--creator_answers--confirms = The creator confirms
outcome--creator_answers--refuses = The creator refuses
outcome--teachers_answer--all_confirm = All teachers agree
outcome--teachers_answer--somebody_refuses = Somebody refuses
outcome--school_reviews--approves = Approved
outcome--school_reviews--refuses = Refused
outcome--emergency_review--approved = Approved; the group is handed over
outcome--emergency_review--declined = Declined
outcome--appeal_review--unbanned = The account is unbanned
outcome--appeal_review--rejected = The appeal is rejected
outcome--frozen_account_reviewed--granted = Granted; the account works again
outcome--frozen_account_reviewed--refused = Refused
outcome--support_restores_access--restored = You can log in again
outcome--support_restores_access--rejected = The papers were rejected
outcome--verify_by_video--verified = Verified; you can log in
outcome--verify_by_video--not_verified = Not verified
outcome--pay_review--passes = Passed; the data is in sync
outcome--pay_review--fails = Not passed (signing again is our assumption)
outcome--group_dies_out--dies_out = It dies out
outcome--group_dies_out--goes_on = It goes on
outcome--rebuild_same_name--clean = The new group is there, with no old messages in it
outcome--rebuild_same_name--mixed = The new group is there, but old messages ended up in it

# What happens by itself

trigger--candidate_answers = They respond to the handover
trigger--emptied_group_dissolves = Nobody else is left, so the group dissolves
trigger--emptied_group_stays = Nobody else is left, but the group stays
trigger--sync_completes = Servers everywhere are in sync
trigger--packets_refunded = Unclaimed red packets are refunded
trigger--packets_claimed = Members claim the rest of the red packets
trigger--notice_ends = The three days of notice are over; the handover takes effect, unless the group is banned or their account restricted
trigger--support_handles = Customer service answers
trigger--live_group_dissolves = The stream is over; the group dissolves itself
trigger--host_answers = The host answers
trigger--school_handles_resignation = The school handles the resignation
trigger--class_teacher_answers = The class teacher answers
trigger--creator_answers = The creator answers
trigger--teachers_answer = The teachers answer
trigger--school_reviews = The school reviews it
trigger--temporary_group_expires = No interaction for 72 hours: the temporary session expires
trigger--media_is_cleaned = Pictures and videos that are 180 days old are cleared automatically
trigger--emergency_review = The platform reviews the emergency handover
trigger--appeal_review = Customer service handles the appeal
trigger--frozen_account_reviewed = The security centre reviews the account
trigger--support_restores_access = Customer service handles the loss
trigger--bug_is_fixed = The platform fixes the bug
trigger--server_demotes_admin = During the outage the server demotes admins inactive for more than 7 days (to member, as taken here)
trigger--outage_ends = The outage is over
trigger--channels_sync = Channels data is in sync
trigger--pay_review = WeChat Pay reviews it by hand
trigger--docs_follow = Tencent Docs follow to the new owner by themselves
trigger--group_dies_out = Whether the group dies out by itself (the article: up to 68%)
trigger--silent_group_downgraded = Silent for 30 days: the group is downgraded (the article does not say what that changes)

# Confirmations and menu labels

confirm--liability = Read the notice on liability (管理权转移责任告知) and confirm that you know clause 9.3.2 of the WeChat software licence and service agreement (微信软件许可及服务协议)
confirm--popup = Confirm again in the pop-up
confirm--sms = Pass the SMS check
confirm--apple_password = Enter your Apple ID password (the article puts it down to the sandbox)
confirm--biometrics = Pass Face ID or Touch ID
confirm--password_or_biometrics = Apple ID password, or Face ID or Touch ID
confirm--face = Pass face recognition
path--chat = the group chat
path--top_right_menu = “…” menu at the top right
path--settings_page = chat settings
path--scroll_to_bottom = scroll to the bottom
path--action_bar_middle = the middle of the action bar
path--delete_and_exit = 删除并退出 (Delete and leave)
path--group_admin = 群管理 (Group management)
path--transfer_ownership = 群主管理权转让 (Transfer ownership)
path--dissolve_group = 解散该群聊 (Dissolve)
path--group_settings = 群设置 (Group settings)
path--member_management = 成员管理 (Members)
path--remove_one_by_one = remove one by one
path--security_center = WeChat Security Centre (微信安全中心)
path--emergency_handover = 紧急群管理权交接 (emergency handover)
path--manual_review = 人工审核 (manual review)
path--customer_service = 微信客服 (customer service)
path--video_verification = 视频认证 (video verification)
path--developer_tickets = 开发者工单系统 (developer tickets)
path--smart_campus_console = 智慧校园 (Smart Campus) console
path--resignation_request = 离职申请 (resignation)
path--mini_program_console = Mini program console (小程序管理后台)
path--admin_openid = Admin OpenID
path--page_bottom = the bottom of the page

# What must hold

group--nobody = You are in the group yourself, so it cannot have 0 people.
group--owner-without-members = You are not the owner, so there are at least two people: you and the owner.
group--gone = The group is gone.
group--too-many = { $most_n ->
    [unknown] Please check how many people are in it.
   *[other] { $members_n ->
        [one] You said { $members } person. The article says that such a group has { $most } at most; please check.
        [other] You said { $members } people. The article says that such a group has { $most } at most; please check.
       *[unknown] The article says that such a group has { $most } people at most; please check.
    }
}
group--community-before-2023 = The article says that communities (社群) only came in 2023.
leave--already-out = You are not in this group any more.
leave--owner-must-hand-over = You own this group, so you cannot just leave. Hand it over first; as a member you can leave.
leave--live-on = A live stream is on, and nobody can leave until it ends.
transfer--not-owner = Only the owner can hand the group over.
transfer--pc-client-too-old = The handover screen needs WeChat 3.7.6 or later on the computer.
transfer--group-banned = While the group is banned, a handover fails.
transfer--no-candidate = You have not entered anybody who could take over.
transfer--joined-too-recently = { $entity } joined 3 days ago or less and is not on the list yet.
transfer--restricted = { $entity } has a security restriction and is not on the list.
transfer--not-admin = A 500-member group can only go to an admin, and { $entity } is not one yet.
transfer--candidate-outdated = { $entity } needs WeChat 8.0.20 or later to take over.
transfer--already-asked = The handover to { $entity } is already under way; there is no need to start it again.
history--account-unusable = Your account or WeChat does not work now. Get it back first; then save the history. (Our understanding.)
switch-device--no-other = You said that you have one device. If there is another, say how many.
migrate-history--no-other-phone = Moving the history takes another phone. If you have one, say how many devices you have.
transfer--daily-limit = At most { $max } handovers in a day. If they are used up, the next is possible by { $frees_at } at the latest.
transfer--live-group-live-on = End every stream before you hand over a live-stream group.
transfer--no-real-name = { $entity } is not real-name verified. The article says a group must not be handed to such an account.
transfer--notice-running = A handover is already on its three-day notice, so you cannot start another. (This rule is ours.)
transfer--nobody-left = You are the only one left; there is nobody to hand it to.
withdraw--android-only = The article names only Android for withdrawing; you are not using an Android phone.
withdraw--nothing-pending = There is no handover to { $entity } waiting for an answer.
withdraw--no-longer-yours = You no longer own the group, or it is dissolved; there is nothing to withdraw.
make-admin--not-owner = Only the owner can appoint admins.
make-admin--already = { $entity } is an admin already.
candidate-updates--already = { $entity } has a recent enough WeChat.
update-pc--not-on-pc = You are not using the computer client.
update-pc--already = WeChat on your computer is recent enough.
leave-notice--not-owner = Only the owner can switch leave notices.
remove--not-owner = The articles only name the owner as removing members.
remove--nobody-left = There is nobody else left to remove.
remove--too-frequent = It just said “操作频繁” (too frequent). Wait 2 minutes, until { $paused_until }.
dissolve--already-gone = The group is dissolved, or you are not in it any more.
dissolve--no-entry = Group management has no 解散该群聊 (Dissolve) entry.
dissolve--not-owner = Only the owner can dissolve the group; you can leave it. After a handover the former owner cannot dissolve it either.
dissolve--live-on = A live stream is on. End it first.
dissolve--unclaimed-packets = { $unclaimed_packets_n ->
    [one] One red packet is not fully claimed. The group cannot be dissolved until it is claimed, or refunded 24 hours after sending.
    [other] Red packets not fully claimed: { $unclaimed_packets }. The group cannot be dissolved until they are claimed, or refunded 24 hours after sending.
   *[unknown] If red packets are not fully claimed, the group cannot be dissolved until they are claimed, or refunded 24 hours after sending.
}
dissolve--too-many-members = { $members_n ->
    [one] The group has one member; only groups of up to { $limit } can be dissolved.
    [other] The group has { $members } members; only groups of up to { $limit } can be dissolved.
   *[unknown] Only groups of up to { $limit } members can be dissolved.
}
dissolve--pc = A group cannot be dissolved on a computer. Use your phone.
dissolve--web = A group cannot be dissolved in WeChat for Web. Use your phone.
dissolve--too-few-members = { $fewest_n ->
    [one] A group of this kind needs at least one person to be dissolved.
    [other] A group of this kind needs at least { $fewest } people to be dissolved.
   *[unknown] Some groups need a certain number of people to be dissolved.
}
dissolve--disputed-not-locked = With disputed content, set 仅群主可管理 (only the owner manages) first, then dissolve.
end-live--no-live = No live stream is on.
account--unusable = Your account is banned or frozen. The article says the usual ways may fail then; here they are taken to fail. Get the account back first.
account--no-phone = Your phone is lost or destroyed. The usual ways are taken to fail here without it. Get your account back first.
account--platform-trouble = WeChat itself is in trouble. The article says the usual ways may fail then; here they are taken to fail. Wait until it works, or report it.
account--sub-account = You are using a sub-account without enough rights, so this fails. Switch to the main account.
device--web = WeChat for Web cannot do what owners do. Use a phone or the desktop client.
unbind-computer--none = There is no computer to unbind.
use-main-account--already = You are using the main account.
candidate-verifies--already = { $entity } is verified already.
owner-only--not-owner = Only the owner can set this.
owner-only--already = It is set already.
prepare-legal-basis--not-needed = The legal basis is ready, or not needed.
ask-support--not-owner = For a full group the owner has to ask customer service; that is our choice. For an abnormal group anybody may.
ask-support--nothing-wrong = The articles name customer service only for abnormal groups and full groups of 500. Banned and disputed groups count as abnormal here; yours is neither, and not full.
ask-support--no-legal-basis = For an abnormal group, customer service needs a legal basis.
ask-support--waiting = You have asked; they have not answered yet.
exit--charging-on = Stop charging for entry first.
exit--balance-left = { $balance_n ->
    [one] Settle the remaining money first: { $balance } yuan.
    [other] Settle the remaining money first: { $balance } yuan.
   *[unknown] Settle the remaining money first.
}
exit--packets-left = { $unclaimed_packets_n ->
    [one] All red packets have to be claimed or refunded first; one is not fully claimed.
    [other] All red packets have to be claimed or refunded first; { $unclaimed_packets } are not fully claimed.
   *[unknown] A red-packet group clears its packets first.
}
exit--packets-cooldown = A red-packet group waits 72 hours. The article does not say from when; here it is from when the packets were cleared.
exit--account-bound = Unbind the group from the Official Account first.
exit--open-tickets = { $open_tickets_n ->
    [one] One ticket is still open. Finish it first.
    [other] Tickets still open: { $open_tickets }. Finish them all first.
   *[unknown] Finish all tickets first.
}
exit--tickets-cooldown = An after-sales group waits 30 days, and its deposit is frozen. The article does not say from when; here it is from the last ticket.
exit--payment-cooldown = A payment group waits 24 hours. The article does not say from when; here it is the last payment.
exit--host-not-confirmed = A live-stream group can be dissolved only after the host confirms.
exit--no-resignation = In a home-school group the class teacher first files a resignation in the 智慧校园 (Smart Campus) console. The article does not mention approval; here the school approves it before the handover.
exit--class-teacher = The class teacher has to confirm.
exit--creator = The creator has to confirm.
exit--all-teachers = All teachers have to agree. (The article gives “all teachers” as the fewest people for dissolving; this is how we read it.)
exit--school-review = The school has to approve.
exit--school-cooldown = A 72-hour cooldown runs first, counted here from when the school was asked.
exit--subgroups-left = { $subgroups_n ->
    [one] Dissolve all sub-groups first; one is left.
    [other] Dissolve all sub-groups first; { $subgroups } are left.
   *[unknown] Dissolve all sub-groups first.
}
stop-charging--not-on = This group does not charge.
settle-balance--nothing-left = There is nothing to settle.
settle-balance--still-charging = Stop charging first, or more money comes in.
unbind-account--not-bound = It is not bound.
finish-tickets--none-open = No ticket is open.
ask-host--not-a-live-group = No host has to confirm.
file-resignation--not-a-school-group = Only needed if you own a home-school group.
file-resignation--already = It has been filed.
ask-school--not-a-school-group = Only needed if you own a home-school group.
ask-school--already = You have already asked the school.
send-message--not-temporary = Only a temporary group that is still there is kept going by messages.
tell-subgroups--none = There are no sub-groups to tell.
tell-subgroups--done = They have been told.
dissolve-subgroups--none = There are no sub-groups.
dissolve-subgroups--not-owner = Only the owner of the community can dissolve them.
history--deleted = The history is deleted on every device; there is nothing to back up.
phone--not-in-hand = This needs a phone that works.
save-media--already-cleaned = These pictures and videos are more than 180 days old and were cleared; it is too late for them. To save newer ones, change the answer on how old the oldest is.
save-media--done = They are saved.
back-up-on-computer--not-on-computer = The HTML export is only in the desktop client.
back-up-on-phone--not-on-phone = The archive is made on a phone.
save-files--not-in-group = You have to be in the group, and the group has to be there, to open its files.
save-files--done = The files are saved.
parse-database--not-android = This needs root access; here it is listed for Android phones only.
parse-database--not-rooted = This needs root access.
migrate-history--not-on-phone = 聊天记录迁移 (chat history migration) is only there on phones.
migrate-history--not-the-same-wifi = The data goes to the new device over a direct Wi-Fi link; taken here as both being on the same Wi-Fi.
join-wifi--already = You are on the Wi-Fi already.
delete-chat--everywhere-done = It is deleted on all your devices.
delete-chat--phone-not-in-hand = Your phone is gone or broken, so the history on it cannot be deleted now.
emergency--not-owner = Only the owner can apply.
emergency--not-banned = This is for owners whose account is banned.
emergency--waiting = You have applied; it is being reviewed.
prepare-id-photos--not-needed = No ID photos are needed now.
appeal-ban--not-banned = Your account is not banned.
appeal-ban--no-id-photos = The appeal asks for photos of both sides of your ID card.
appeal-ban--waiting = You have appealed; they have not answered yet.
frozen-review--not-frozen = Your account is not frozen.
frozen-review--waiting = It is being reviewed.
prepare-papers--not-needed = The papers are ready, or not needed.
report-lost--not-lost = Your phone is not lost.
report-lost--no-real-name = Real-name information is needed.
report-lost--no-device-list = The list of devices you have used is needed.
report-lost--waiting = You have reported it; they have not answered yet.
verify-by-video--not-destroyed = This is for destroyed phones.
developer-ticket--no-bug = There is no bug.
developer-ticket--waiting = The ticket is filed.
rebind-streamer--not-linked = The group is not linked with Channels live streaming.
rebind-streamer--not-handed-over = The new owner does this, once the group is handed over.
rebind-streamer--done = It is bound again.
replace-openid--not-linked = The group has no linked mini program.
replace-openid--not-handed-over = This is done after the handover.
replace-openid--done = It is replaced.
transfer-key--not-linked = The group has no WeChat Pay merchant account.
transfer-key--done = The key is handed over.
sign-merchant--not-linked = The group has no WeChat Pay merchant account.
sign-merchant--not-handed-over = The new owner signs, after the handover.
sign-merchant--done = It is signed again.
announce-dissolving--not-in-group = Only an owner who is still in the group can announce it.
announce-dissolving--done = It is announced.
settle-debts--none = There are no debts to settle.
delete-records--none = There are no teaching records to delete.
notarise--done = It is notarised.
notarise--not-owner = The owner, or whoever just handed the group over, does this.
hire-lawyer--done = A lawyer has reviewed it.
hire-lawyer--not-needed = The article advises a lawyer for important groups only, and for their owner.
report--not-needed = The group is in no sensitive industry.
report--done = It is reported.
report--not-owner = The owner, or whoever just handed the group over, reports it.
sign-agreement--not-commercial = It is signed, or not needed.
announce-handover--not-in-group = The owner, or whoever just handed the group over, announces it.
say-goodbye--not-in-group = You are not in the group any more.
invite-elsewhere--not-in-group = You are not in the group any more.
make-album--group-gone = The group is gone.
buy-bot--done = You have one.
buy-bot--not-owner = The bot is for an owner who converts the group, while it exists.
convert--not-owner = Only the owner can do this.
convert--no-bot = This needs a bot that sends timed messages.
convert--done = It is done.
fall-silent--group-gone = The group is gone.
fall-silent--expires-anyway = A temporary session expires by itself after 72 hours without interaction.
attend-training--not-owner = The training is for owners.
rebuild--not-dissolved = Only after the group is dissolved.
services--never-yours = Only the owner, or whoever just handed the group over, needs this step.
clear-sensitive-content--none = There is no sensitive content for you to clear.
clear-sensitive-content--done = It is cleared.

# What is owed

duty--announce_a_day_before = The article advises announcing the dissolution 24 hours ahead.
duty--tell_subgroups_a_day_before = The article advises announcing a dissolution 24 hours ahead; that holds for sub-groups too.
duty--agreed_before_anybody_is_told = Announce it only when everybody who has to agree has agreed: until then the group may stay. (Our advice.)
duty--agreed_before_anybody_is_removed = Wait until everybody who has to agree has agreed before you remove anybody: a refusal leaves the group standing, and nobody comes back. (Our advice.)
duty--log_out_the_computer_first = The article advises unbinding the computer before dissolving on the phone: a login there may interrupt it.
duty--clear_sensitive_first = The article advises clearing sensitive content before the group is dissolved.
duty--announce_30_days_before = Dissolving a business group has to be announced 30 days ahead.
duty--settle_debts = A business group has to settle its debts before it is dissolved.
duty--keep_teaching_records = Teaching records are kept for at least 6 months, counted here from dissolving.
duty--notarise_first = If the group holds intellectual property, it is advisable to have it notarised before it is dissolved.
duty--save_before_the_stream_ends = One article says that a live-stream group dissolves with its stream and cannot be restored: save messages and files first.
duty--agreement_first = A written agreement on dissolving prevents the commonest dispute of business groups, the article says: sign it first.
duty--lawyer_first = For an important group, it is advisable to have a lawyer review it before it is dissolved.
duty--report_before_it_passes = In a sensitive industry, report to the authority before the group changes hands or is dissolved.
duty--report_first = A group in a sensitive industry has to be reported to the authority. (That it comes first is our reading; finance, medicine and other regulated industries all count here.)
duty--back_up_in_time = The article says that the chat history is kept for 72 hours only, counted here from when the group is dissolved: back it up before then.

# What figures say

forecast--new_owner = A new owner usually goes through three phases
forecast--new_owner--watching = Watching: the first two weeks
forecast--new_owner--testing = Testing: around one month
forecast--new_owner--settled = Settled: after three months
forecast--speakers = People who speak, on average
forecast--speakers--before = 7 days before: about the same
forecast--speakers--month = 30 days after: 28% fewer
forecast--speakers--half_year = 180 days after: back at 92%
forecast--red_packets = Interaction with red packets
forecast--red_packets--before = 7 days before: up 15%
forecast--red_packets--month = 30 days after: down 62%
forecast--red_packets--half_year = 180 days after: as before
forecast--leavers = People who leave per day
forecast--leavers--before = 7 days before: 1.2
forecast--leavers--month = 30 days after: 4.7
forecast--leavers--half_year = 180 days after: 0.8
forecast--hard_feelings = Hurt feelings after dissolving without a word
forecast--hard_feelings--ends = over by now on average (3.7 days, the article says)

# What remains

residue--local_history = Chat history on your device
residue--others_history = Chat history on other members’ devices, with what you said
residue--server_copy = Group data not yet cleared from servers
residue--group_files = Group files
residue--cloud_metadata = Group metadata in cloud backups
residue--whole_history = The group’s past messages, which a new owner does not change
residue--own_history_after_handover = Your own past messages, though you are a member now
residue--icloud_backup = The iCloud backup that the handover set off
residue--transfer_record = The record of the handover in your Apple account
residue--cloud_text = Text messages in the cloud
residue--media = Pictures and videos in the cloud
residue--payment_records = Payment records, linked with your Tenpay account
residue--qr_code = The group’s QR code, which still works
residue--risk_metadata = Metadata in risk control, such as when it was created and its first members
residue--middle_east_members = All member records (Middle East)
residue--north_america_files = Group files backed up to iCloud (North American servers)
residue--frozen_deposit = The frozen deposit (taken here to stay frozen until the cooldown ends)
residue--community_log = The community’s log, for later audits
holder--servers = the platform’s servers
holder--cloud_backup = cloud backup
holder--icloud = iCloud
holder--apple_account = your Apple account
holder--cloud = the cloud
holder--tenpay = Tenpay
holder--risk_control = the platform’s risk control
holder--whoever_has_it = the people who saved it
holder--platform = the platform
holder--tencent_cloud = Tencent Cloud
seen--whoever_has_it = everyone who has it can see it
seen--platform_and_law = used against fraud and for audits; it may serve as evidence in a legal investigation
seen--auditors = auditors can look it up

# What is shown

note--after_leaving = Once you leave, you vanish from the member list at once and get no new messages.
note--former_owner_cannot_dissolve = After the handover you can no longer dissolve this group.
note--ios_backs_up = On an iPhone, a handover triggers an iCloud backup, and its record is synced to your Apple account.
note--android_extras = On Android you can set a quick passphrase for handovers and handle several groups at once.
note--other_devices_see = Your other devices are told at once but cannot interfere.
note--removed_are_told = In a group of more than 40, people you remove are notified.
note--removed_are_not_told = In a group of 40 or fewer, people you remove are probably not notified (inferred from the article).
note--remove_in_batches = For 100 to 200 members, the article suggests removing in batches.
note--ask_support = For a full group of 500, the article suggests asking customer service.
note--small_group_hand_over = With fewer than 50 members, you could simply hand the group over.
note--steady_network = Before you start, join Wi-Fi and close other apps: the connection holds and the screen responds faster.
note--touch_shortcut = On an iPhone, 3D Touch opens member management quickly.
note--check_emptied = If you are emptying the whole group, check afterwards whether somebody was left out, and whether it now shows as 未命名群聊 (unnamed group).
note--why_not_on_pc = Why not on a computer? The article guesses at three reasons: security checks rely more on the phone, malware on a computer is kept from acting in bulk, and key actions work the same everywhere.
note--no_force_tools = Stay away from tools that “force dissolve” groups: they may steal access to your account, get it banned, or leave malware running.
note--everyone_is_out = Dissolving removes everyone. The article says the data on the servers is deleted, though some stays for a while; see “What remains afterwards”. An ordinary group cannot be restored.
note--same_name = Until everything is in sync, do not make a new group of the same name: old messages could end up in it.
note--cannot_restore = A dissolved group cannot be restored.
note--android_withdraw = On Android you can withdraw the handover until the other person accepts.
note--coloros_shortcut = On OPPO ColorOS you can set up a shortcut that skips verification.
note--before_you_start = Think first: what kind of group, how large (a small one of up to 40 and a full one of 500 go differently), at what stage; whether you own it and what the platform’s rules are; how active its people are and who came or went; whether its content is sensitive; whether its third-party tools are compatible. Leaving and dissolving affect access, permissions and data.
note--devices_differ = Phones and computers differ a lot, iPhone and Android a little; the article measured the iPhone as fastest and the computer as slowest.
note--newer_client = Rules may change with every version. Your WeChat is newer than when the articles were written (8.0.60 by our estimate): trust your screen.
note--owner_stages = For an owner, leaving means three things: handing over rights, keeping the history, ending functions.
note--leave_is_silent = By default nothing appears in the group when you leave.
note--leave_is_announced = The owner turned on leave notices, so the group sees that you left.
note--leave_is_announced_in_eu = In the EU a notice always appears; the article says GDPR asks for it.
note--region_rules = The rules of international WeChat differ by region. In cross-border work groups, data may be kept that you do not expect.
note--side_effects = Any step of leaving or dissolving may clear data, shift rights, or leave history behind.
note--other_devices_interrupted = Your account is logged in on several devices, so this may interrupt work. The article says that about 17% of group-management faults come from conflicts between devices.
note--wecom_mixed = This account is bound to WeCom; rights may overlap and work may be interrupted. The article advises unbinding the device first, or switching to the main account’s rights.
note--data_remains = Whether you leave or dissolve, data remains. Personal WeChat has no tool for a thorough purge.
note--learn_the_rules = For now the practical way is to learn the platform’s rules, follow them, and move what you have built up in good order.
note--why_so_strict = So many checks are a nuisance. The article explains: naming a successor makes sure that somebody looks after the group; the platform protects what people have built and fights online crime. Its risk models chose this balance between stability and freedom.
note--liability_stays = Handing over does not release you: the courts can still pursue you for illegal content spread while you were the owner.
note--read_before_confirming = Read the notice on liability before you confirm. Confirming it unread may count later.
note--handover_papers = The article lists three necessary papers: an electronic handover agreement, preferably notarised; the chat history secured as evidence; and the members’ letters of acknowledgement.
note--not_late_at_night = It is late at night. Do not hand over now: it is easily taken for account theft. (“Late” is 23:00 to 06:00 here, our choice.)
note--new_owner_cannot_see = The new owner cannot see private files from before the handover, such as the text of recalled messages.
note--three_ways = There is no one-tap dissolving, only indirect ways: removing members, handing over, or the owner leaving. Another article says that an owner has to hand over before leaving.
note--three_phases = Three phases, each with risks to control. Prepare: back up important files, announce it (24 hours ahead, 30 days for a business group), clear sensitive content. Act: remove members. Finish: see whether anybody is left.
note--behind_dissolving = Dissolving involves three things: keeping up relationships, clearing data, and avoiding legal risk.
note--smooth_transition = Dissolving is part of running a group, not just its end. Assess the risks, plan the steps, use tools; keep to the rules, and speak kindly.
note--small_things_matter = The removal notice, unclaimed red packets, and losing the right to dissolve after a handover: overlooked, they often make it fail or bring complaints.
note--why_so_careful = WeChat cares more about preventing mistakes than about flexible tools, so dissolving takes several conditions at once.
note--no_log_no_api = Personal WeChat keeps no audit log and offers no open API.
note--special_cases = A ban, disputed content or members abroad are special cases with ways of their own.
duty--overseas_hours = With members abroad, the article advises 10:00 to 12:00 GMT, which is 18:00 to 20:00 in Beijing.
note--one_more_to_be_sure = To be safe, leave 39: one article says under 40.
note--subgroups_of_who_stays = Owners who leave have to dissolve the sub-groups first. If you stay as a member, try handing over first: if it goes through, the sub-groups can stay. Back up what is in them before you dissolve them.
note--stream_may_end_any_time = The stream may end at any time, and one article says that the group goes with it: save what you need and tell people now, whatever day this way names.
note--delete_files_first = With sensitive content: delete important files by hand first, clear what is sensitive, and ask members to clear their caches.
note--archive_is_text_only = The archive holds text only: no pictures, videos or files. Save what you need of those by themselves.
note--urgent_deletion = For urgent deletion, contact the Cyberspace Administration (网信办) as well.
note--three_stages = Dissolving marks data in three stages: the screen says success, regional servers are told to purge, backbone nodes check. Data is distributed, so some of it lags; you see none of this.
note--live_group_cannot_be_restored = A live-stream group cannot be restored.
note--three_kinds_of_data = Messages, QR code and files each have their own rules on how long they are kept; see “What remains afterwards”.
note--metadata_as_evidence = Data such as the time of creation and the first members is kept against fraud and for audits; in a legal investigation it may become key evidence.
note--kinds_differ = Groups of this kind have conditions of their own, easily misjudged.
note--refund_by_the_same_way = Unclaimed money goes back the way it came.
note--fan_group_at_once = A fan group has no cooldown: once unbound it takes effect at once, and no money is involved.
note--payment_group_rules = A payment group may have 0 people when it is dissolved. The article leaves approval blank, read here as none needed.
note--live_group_at_once = To be dissolved, a live-stream group needs at least 1 person. Its cooldown is given as “real-time”, read here as none.
note--community_rules = Communities came in 2023: up to 2,000 people, tiered management, three days of notice before a handover. Their operation logs stay on Tencent Cloud servers permanently, for later audits.
note--clearing_clears_for_all = Do not use 清空聊天记录 (Clear chat history): the article says it deletes the history on every member’s device.
note--device_by_device = The history is deleted device by device.
note--clear_mass_sender = To leave no trace, also clear the history of 微信群发助手 (mass sender).
note--phone_backup_is_text_only = The archive holds text only; save pictures and videos separately.
note--parsing_is_risky = The article lists this and says that it needs root access. Tools of unknown origin may leak your messages; that warning is ours.
note--migrate_before_handover = The article advises using 聊天记录迁移 (chat history migration) before you hand over.
note--old_media = Some pictures and videos are more than 150 days old; at 180 days they are cleared. Save by hand what you want to keep. (150 is our choice.)
note--by_severity = How long it takes depends on how serious the bug is; the article gives no figure.
note--crises_a_month = In an outage the server takes admin rights from admins who were inactive for more than 7 days. The article says this mechanism handled some 45,000 group crises a month in 2022.
note--chain_reaction = The group is closely tied to other Tencent products, so a new owner may set off a chain of effects. Tencent Docs follow by themselves; the rest has to be done again.
note--operations_are_separate = The mini program’s operations console has isolated rights.
note--deregister_mini_program = If a mini program is linked, deregister it too.
note--key_is_sensitive = This step hands over the API key, which is sensitive.
note--report_before_asking = In a sensitive industry, report to the authority before the handover takes effect.
note--owner_is_responsible = By the Cybersecurity Law and the rules on group information services, the owner answers for what is in the group; the 2023 rules also bear on when to dissolve it.
note--finance_rules = Finance groups also follow their industry’s rules.
note--medical_rules = Medical groups also follow their industry’s rules.
note--other_industry_rules = Groups of other special industries follow their rules too.
note--foreign_data_law = With members abroad, mind GDPR and other data laws.
note--lawyer_lowers_risk = A lawyer’s review lowers the legal risk by more than 90%.
note--contract_disputes = The article says 42% of disputes are about breach of contract, mostly in business groups. A written dissolution agreement helps prevent them.
note--data_disputes = The article says 31% of disputes are about data infringement, mostly in photography groups. Declare who owns what beforehand.
note--service_disputes = The article says 27% of disputes are about interrupted service, mostly among paying members. Set up refunds.
note--handover_announcement = Hello everybody. Because [reason], [new owner] takes over this group from [date], chosen [how, such as: proposed by me and agreed by you]. Please give your support, { $members_n ->
    [one] all of you
    [other] all { $members } of you
   *[unknown] all of you
}; from then on, turn to [new owner]. Thank you.
note--say_it_aloud = A handover is a transfer of power; those that go well often come with a clear sense of ceremony. The article quotes anthropological research: with a voice message, acceptance rises by more than 40%.
note--most_groups_quieten = A virtual-community research centre at Stanford University is quoted: more than 73% of WeChat groups grow clearly quieter within 6 months of a change of owner.
note--farewell_family = Thank you all for these years. The family album is in the cloud; ask me privately for the password.
note--farewell_work = Dear all: [project] is officially closed. The original files are packed and in your mailboxes. Thanks to { $members_n ->
    [one] all of you
    [other] all { $members } of you
   *[unknown] all of you
}.
note--farewell_hobby = “[XX] Interest Group 2.0” is open: scan the code below to join. See you there.
note--farewell_is_answered = Write a farewell of your own: the article says the reply rate rises by 60%.
note--give_another_place = Leave people somewhere to go: a new group’s QR code, or another platform.
note--without_a_word = You have not told anybody yet. The article quotes a social-psychology laboratory at Tsinghua: when a group is dissolved suddenly, members feel shut out. It says the bad feeling lasts 3.7 days on average.
note--fewer_complaints = An e-commerce company turned groups of 500 into auto-reply groups instead of dissolving them; up to 68% died out, with 92% fewer complaints.
note--only_if_not_directly = These are for when a group cannot be dissolved directly.
note--trick_everyone_admin = Do not make everybody an admin to paralyse the group. An article lists this trick. That it hurts the members and may break rules is our warning.
note--trick_flooding = Do not flood the group with messages. The article says: no money, 2 days, concealment two stars. That it harasses people and may be reported is our warning.
note--trick_rename = Do not rename it 测试群 (test group). The article says: no money, at once, concealment four stars. That it deceives people is our warning.
note--trick_sham_vote = Do not start a meaningless vote. The article says: no money, 1 hour, concealment three stars. That it costs trust is our warning.
note--every_quarter = Any new version may change how groups are managed; the article advises the official training every quarter to keep up.
note--computer_may_interrupt = You are still logged in on a computer: a dissolution begun on the phone may be interrupted by that login. The article advises unbinding the device first.
note--leave_notice_fixed_in_eu = In the EU a leave notice always appears; this switch does not stop it.
note--middle_east_keeps_members = The article says that the Middle East version keeps all member records of a dissolved group.
note--north_america_backs_up = The article says that North American servers back up group files to iCloud automatically.
note--creator_means_owner = The prose says the owner dissolves, the table says the creator. Here it is the owner, also one who took over.
note--services_left = The group is handed over, but its services are not: for Channels the new owner binds the streamer role again, the mini program’s admin OpenID is updated by hand, for WeChat Pay, hand over the key and sign again. See “Linked services” for what is left.
note--aftersales_deposit = An after-sales group has a cooldown of 30 days, and its deposit is frozen. Plan for that time.
note--teaching_records_stay = An education group keeps its teaching records for at least 6 months, counted here from dissolving. Do not delete them before.
note--live_group_ends_too = One of the articles says that a live-stream group dissolves when its stream ends, and cannot be restored. Tell people and back up before you end it.
note--back_up_before = Back up important files first. The article says the chat history is kept for 72 hours only, counted here from dissolving.
note--packets_hold_emptying = Red packets are still unclaimed: even with everybody removed, the group would not dissolve. Wait until they are claimed or refunded.
note--dispute_holds_emptying = Disputed content: set 仅群主可管理 (only the owner manages) before removing people. Otherwise the group does not dissolve here.
note--only_you_are_left = Everybody is removed; what is left is you and a 未命名群聊 (unnamed group). The article takes that name as the sign that you are done, and names no way to make it go.
note--failure_is_for_everybody = The chance of failure is given for removing everybody. Using it for a few people too is our assumption.
note--bots_are_not_open = The article also says that personal WeChat offers no API. A bot you buy may get your account restricted; that warning is ours.
note--who_holds_the_training = The article does not say where to sign up. Check that it really is official before you pay; that warning is ours.

loss--group_files = Group files that are not backed up
loss--group_messages = Group messages that are not backed up
loss--own_messages = Your own messages in the group, if they are not backed up
loss--old_media = Old pictures and videos that are not saved

# Challenges on the simulated phone

challenge--the_first_exit = Your first exit
    .help = You are an ordinary member and want to leave quietly.
    .hint = The entry is in the menu at the top right of the chat, at the very bottom.
challenge--an_owner_without_exit = An owner without an exit
    .help = You own the group and want to leave. Of two candidates, one joined too recently and one has an old WeChat.
    .hint = Somebody has to take over first. See whose missing step is made up fastest.
challenge--live_in_front_of_500 = Live in front of 500
    .help = 500 members, a live stream on, and you want to hand the group over.
    .hint = Whoever takes over needs a position first, and has to agree.
challenge--money_in_the_till = Money in the till
    .help = This group charges for entry, is still charging, and has an unsettled balance.
    .hint = First stop what brings money, then settle what is left, then hand it over.
challenge--unopened_packets = Unopened packets
    .help = 120 members, three red packets out, you are at a computer and want the group gone.
    .hint = The packets come back by themselves; it only takes time. Members can be removed at once.

# What a goal leaves untouched; said only where nothing else leads there
keep--group = the group is gone, for everybody in it
keep--people = people are removed, whether they want it or not

# By the public record, and having quiet

fact--ordered = An authority ordered you to leave or dissolve the group
fact--muted = The group is muted
fact--folded = The group is folded away
reading--owner_quits = Can an owner leave without handing over?
reading--owner_quits--hands_over_first = No, only after handing over
reading--owner_quits--may_quit = Yes: on my phone, leaving does not ask for it
reading--transfer_acceptance = Does whoever takes over a large group have to accept it?
reading--transfer_acceptance--large_groups_accept = Yes, in groups of 500
reading--transfer_acceptance--at_once = No, it is theirs at once
reading--leave_notices = Can an owner turn on notices of leaving?
reading--leave_notices--owner_can_turn_on = Yes
reading--leave_notices--never = There is no such switch; leaving is silent
reading--removal_notices = Are people told when they are removed?
reading--removal_notices--by_size = In groups over 40 only
reading--removal_notices--always = Yes, and by whom
reading--leaving_on_web = Can one leave in the web client?
reading--leaving_on_web--not_said = The articles do not say
reading--leaving_on_web--impossible = No
reading--dissolve_limit--no_limit = No more reliable source gives a limit; some pages say under 200
goal--quiet = I only want quiet, and will stay
    .help = No more alerts, or folded out of sight.
preset--member_wants_quiet = Too many messages; stays, but wants quiet
preset--ordered_to_dissolve = An authority orders the owner to dissolve the group
preset--leaves_on_the_web = Wants to leave in the web client
action--mute = Mute the group
action--fold = Fold the group away
path--mute_messages = 消息免打扰 (Mute)
path--fold_chat = 折叠该聊天 (Fold)
quiet--not-in-group = You are not in the group any more, or it is gone.
mute--done = It is muted.
fold--done = It is folded away.
leave--web = By the public record, one cannot leave in the web client. Use a phone.
leave-notice--no-switch = The public record does not mention such a switch.
duty--keep_evidence = In a dispute, or on an order to dissolve or hand over, back up the chat history as evidence first. (Our advice.)
note--quiet_instead = If it is only the messages, you need not leave: mute the group, or fold it away. (Our advice.)
note--folding_hides_it_too = You can also fold the group: it then leaves the chat list. Folded groups lie under one entry, 折叠的群聊 (folded chats). Nobody in the group notices either.
note--order_first_evidence_kept = Authorities do order groups to be dissolved or left. See who orders it and on what ground, back up the chat history, then act.
note--prompt_action_counts = One court did not hold an owner liable, because the owner had acted promptly. Back up first, then act.
note--nothing_official_on_quitting = Nothing official was found on what WeChat says to an owner who leaves, nor on whether a successor has to accept.
note--bystanders_see_nothing = When somebody leaves or is removed, members other than the owner get no message; only the list of members changes.
note--history_can_be_kept = Read the dialog when you leave: you can choose to keep the history.
note--leaving_may_clear = Some versions say that leaving clears this group’s history from the device. Back up what you want to keep.
note--owner_who_quits = When an owner leaves without handing over, another member becomes the owner, commonly the one who joined first. If you care who, hand over.
note--removed_see_by_whom = Anyone you remove is told that it was you.
note--move_history_before = After dissolving, the history stays on everybody’s phone, but one user reports that it can no longer be moved to a new phone or backed up to a computer. Move it before you dissolve the group.
note--pages_disagree_on_dissolving = On dissolving, pages of the articles’ own publisher disagree: one knows no such function, others let the owner dissolve at once whatever the size. Look in 群管理 (group management) first.
note--conditions_of_other_pages = Some pages name more conditions for dissolving: a group older than 48 hours, an owner of age, admins removed first, fewer than 200 members, no open group to-dos. They do not agree with each other; what your phone shows counts.
note--how_many_can_join = Above 40 people in the new group, whoever is invited has to consent; above 100, newcomers need a verified WeChat Pay account; above 200, no QR code lets anybody in, only an invitation.

# What stands on the screen in the end

ending--leave = You have left the group
ending--hand_over = You are no longer the owner
ending--gone = The group has been dissolved
ending--fade = The group has gone quiet
ending--move = Everybody has somewhere else to go
ending--recover = Your account works again
ending--quiet = It will not disturb you any more

# What is on the screens besides, and leads nowhere here

path--group_name = 群聊名称 (Group name)
path--group_qr = 群二维码 (Group QR code)
path--group_notice = 群公告 (Group notice)
path--search_history = 查找聊天记录 (Search chat history)
path--pin_chat = 置顶聊天 (Pin to top)
path--my_nickname = 我在本群的昵称 (My alias in group)
path--chat_info = 聊天信息 (Chat info)
