# What this is

rulebook = WeCom class
rulebook-intro = Leave a class, hand over, be removed, dissolve it, and what becomes of the data: walk through it here first, then do it in WeCom.

# The form

group--you = You and your device
group--class = The class
group--policy = What the company or school has set
group--interface = The batch interface
fact--role = Your role in the class
    .question = What is your role in the class?
    .help = Whether you can leave by yourself, and whether it takes an approval, depends on it.
fact--device = The device you are using
    .question = Which device are you using?
fact--enterprise_edition = You use the enterprise edition
fact--client = Your WeCom version
    .help = See 设置 > 关于企业微信 (Settings > About), such as 4.1.36.
fact--clock_right = The device’s clock and time zone are right
fact--other_devices = The same account is logged in on another device
fact--network = The network between these devices
fact--own_lives = Live streams of yours that are still on
fact--own_homework = Homework you set that is still open
fact--teaches_here = You also teach this class
fact--has_docs = You made shared documents in the class
fact--has_polls = You made polls in the class
fact--has_replays = You streamed, and there are replays
fact--chat_mb = How large is your chat history
    .question = How large is your chat history?
    .help = The exported archive holds 2 GB at most, which is 2048 MB.
fact--sensitive = The class deals with sensitive information
fact--industry = What kind of organisation is it
    .question = What kind of organisation is it?
    .help = Policies differ by industry.
fact--approval_switch = The admin turned on 退出需审批 (leaving takes an approval)
fact--approval_open = An approval flow in the class is unfinished
fact--blacklisted = The class is on a blacklist
fact--mac_bound = The account is bound to a device’s MAC address
fact--on_bound_device = You are on that device
fact--key_class = It is a key class
    .question = Is it a key class?
fact--resigned = You have left the company
fact--sales_training = It is a sales training class
    .question = Is it a sales training class?
fact--client_files_handed_over = The client files are handed over
    .question = Are the client files handed over?
fact--course_class = It is a course class
    .question = Is it a course class?
fact--term_ends_at = How long until the term ends
    .question = How long until the term ends?
fact--classified = It is a classified class
    .question = Is it a classified class?
fact--operator_has_hr = The operator account (operator_id) has HR rights
fact--calls_today = How many times the batch interface was called today

# Choices and units

choice--student = Student
choice--member = Member
choice--teacher = Teacher
choice--class_admin = Class admin
choice--creator = Creator of the class
choice--super_admin = Super admin
choice--enterprise_admin = Enterprise admin
choice--ios = iPhone
choice--android = Android phone
choice--windows = Windows PC
choice--mac = Mac
choice--same_network = One company network
choice--cross_carrier = Across carriers
choice--international = International
choice--education = Education
choice--finance = Finance
choice--military = Defence industry
choice--government = Government
choice--other_industry = Another
choice--not_begun = Not begun
choice--running = Under way
choice--complete = Complete
choice--sync_failed = Failed
unit--lives = { $n ->
    [one] stream
   *[other] streams
  }
unit--tasks = { $n ->
    [one] task
   *[other] tasks
  }
unit--mb = MB
unit--calls = { $n ->
    [one] call
   *[other] calls
  }

# What comes about, for explanations

state--in_class = You are in the class
state--class_gone = The class is dissolved
state--left_at = When you left
state--was_removed = You were removed
fact--removal_asked = The enterprise admin has been asked
state--removed_somebody = Somebody was removed
state--ownership_transferred = The class has another owner
fact--duties_handed_over = Your duties are handed over
fact--grading_handed_over = The grading progress is handed over
fact--approval_asked = Approval has been asked for
fact--approved = Approved
state--alarm_raised = A security alarm was raised
state--cache_left = A cache is left on the phone
state--permissions_left = Cloud permissions are left
state--said_too_old = WeCom said that it is too old
state--notifications_on = Push messages still come
state--sync = Syncing that you left
state--message_lost = A message did not get through
state--member_reset = Your state as a member was reset
state--database_cleared = The local message database was cleared
fact--essentials_saved = The three things that matter are saved
fact--chat_saved = Your own chat is exported
fact--files_exported = The class files are exported
state--searched = The history was searched
fact--permissions_checked = Cloud permissions were checked, and all are gone
fact--chat_deleted = The class chat is deleted
state--batch_done = The batch request went through
state--notices_sent = Notices of leaving were sent
state--expansion_asked = A larger quota has been asked for
state--quota_expanded = The quota is larger

# What is worked out, for explanations

derived--on_phone = You are on a phone
derived--on_pc = You are on a computer
derived--responsible = You have something to hand over
derived--needs_approval = Leaving takes an approval
derived--last_weeks_of_term = These are the last two weeks of term
derived--client_files_missing = Client files are not handed over
derived--key_class_held = A key class may not be left before you leave the company
derived--secret_records = Records of a classified class must be kept
derived--held_by_policy = A policy does not let you leave
derived--too_old = WeCom is too old

# Where the articles disagree

reading--teacher_self_exit = Once all is handed over, can teachers and class admins leave by themselves?
reading--teacher_self_exit--needs_approval = It takes an approval too (deduced; the table lost a mark)
reading--teacher_self_exit--free_after_handover = Yes
reading--class_exit_on_pc = Where do you leave a class on a computer?
    .question = On your computer, is the entry in the workbench or in the group settings?
reading--class_exit_on_pc--workbench = In the class app of the workbench
reading--class_exit_on_pc--group_settings = In the group settings
reading--forced_class_exit = Should “forced exit” be listed?
reading--forced_class_exit--not_offered = No: it clears local messages and, as we see it, goes around approvals
reading--forced_class_exit--offered_with_warning = Yes, with what it does

# Who

actor--approver = the approver
actor--class_admin = the class admin
actor--enterprise_admin = the enterprise admin
actor--company = the organisation

# Goals and situations to begin with

goal--leave = I want to leave the class
    .help = You go; the class stays.
goal--leave_everywhere = I want to leave, on all my devices
    .help = Until they are in sync, what you write on the others is not delivered.
goal--removed = I want the enterprise or the school to remove me
    .help = They can; it goes into the audit log.
goal--hand_over = I want somebody else to own the class
    .help = For creators and super admins.
goal--gone = I want the class dissolved
    .help = Only its creator or the super admin can.
goal--saved = I want to keep everything
    .help = Before you leave; afterwards you cannot see it.
goal--somebody_out = I want to remove somebody
    .help = An enterprise admin can; it is logged.
goal--many_out = I want many people to leave
    .help = Through the batch interface, at most 500 calls a day.
preset--student_on_phone = A student leaves on an Android phone
preset--trainee_on_computer = A trainee leaves on a computer, with a stream still on
preset--teacher_moves_on = A teacher moves on with homework to grade
preset--last_weeks_of_term = Nine days before the end of term
preset--creator_wants_out = The creator of the class wants out
preset--key_class = A key class in the defence industry
preset--sales_training = Sales training in finance, with approval
preset--classified_class = A classified class in government
preset--two_devices_abroad = Two devices, one abroad
preset--error_50031 = Leaving fails, and the version is old
preset--save_everything = Keep everything before leaving
preset--department_reorganised = A department is reorganised: many leave

# What can be done

actions--ways = Ways
actions--before = Before you leave
actions--people = Asking somebody
actions--trouble = When something goes wrong
actions--records = Saving and searching
actions--afterwards = After you left
actions--interface = The batch interface
action--leave = Leave the class
action--end_own_live = End your live streams
action--close_homework = Close the homework you set
action--hand_over_duties = Hand over your duties
action--hand_over_grading = Hand over the grading progress
action--hand_over_client_files = Hand over the client files
action--ask_approval = Ask for approval
action--ask_off_blacklist = Ask the enterprise admin to take the class off the blacklist (our suggestion)
action--use_bound_device = Use the bound device
action--go_to_computer = Go on at a computer
action--transfer_ownership = Make somebody else the owner
action--dissolve_class = Dissolve the class
action--ask_removal = Ask the enterprise admin to remove you (the article only says that they can)
action--remove_somebody = Remove a member
action--end_approval_flow = Ask the admin to end the open approval flow
action--set_clock_right = Set time zone and clock right
action--update_client = Update WeCom
action--write_meanwhile = Write a message on the other device
action--reload = Reload with Ctrl+F5 on the computer
action--clear_cache_folder = Delete the cache files in %appdata%\WXWork
action--restart_client = End the whole process tree and log in again
action--force_exit = Forced exit (debug mode)
action--save_essentials = Save the three things that matter
action--save_own_chat = Export your own chat as an encrypted archive
action--export_in_parts = Export in parts of at most 2 GB (the article does not say whether that works)
action--export_class_files = Export the class files
action--search_history = Search the class chat
action--turn_off_notifications = Turn push messages off by hand
action--clear_storage = Clear the storage by hand
action--check_cloud_permissions = Check regularly that all cloud permissions are gone
action--delete_class_chat = Delete the class chat you kept
action--call_interface = Call the batch interface
action--ask_for_hr = Give the operator account HR rights
action--ask_for_expansion = Ask for a larger quota
param--call_interface--classes = Classes in the list of ids
param--call_interface--reason = Characters in the reason
param--call_interface--reason_code = Characters in the reason code (reason_code)
param--call_interface--silent = No notices (silent_mode, off by default)

# What comes of it

outcome--leave--left = You left
outcome--leave--e50031 = Failed with 50031: an approval flow is unfinished
outcome--leave--e50089 = Failed with 50089: the clock is off, so the certificate is invalid
outcome--leave--e50177 = Failed with 50177: WeCom is too old
outcome--approver_answers--approves = Approved
outcome--approver_answers--refuses = Refused
outcome--check_cloud_permissions--clean = They are all gone
outcome--check_cloud_permissions--still_there = Some are left
outcome--enterprise_admin_answers--removes = The enterprise admin removed you
outcome--enterprise_admin_answers--declines = The enterprise admin declined
outcome--exit_syncs--syncs = In sync
outcome--exit_syncs--fails = The sync failed
outcome--expansion_answered--granted = Granted (the article gives no new limit; here there is none)
outcome--expansion_answered--declined = Declined

# What happens by itself

trigger--approver_answers = The approver answers
trigger--you_resign = You leave the company
trigger--enterprise_admin_answers = The enterprise admin answers
trigger--exit_syncs = The other devices sync that you left
trigger--expansion_answered = The request for a larger quota is answered

# Confirmations and menu labels

confirm--fingerprint_or_face = Pass fingerprint or face recognition
confirm--sms = Pass the SMS check
confirm--second_verification = Verify once more (enterprise desktop client)
path--class_chat = the class chat
path--dots = “...” at the top right
path--leave_class = 退出班级 (Leave class)
path--workbench = 工作台 (Workbench)
path--class_app = 班级 (Class app)
path--member_management = 成员管理 (Members)
path--group_settings = 群设置 (Group settings)
path--class_cover = the class’s cover picture
path--five_quick_taps = five quick taps

# What must hold

class--students-set-no-homework = Students do not set homework; please check.
class--not-yours = Only the creator or the super admin can, while the class is there.
leave--already-out = You are not in this class any more.
leave--creator = You created this class, so you cannot just leave. Make somebody else the owner, or dissolve the class.
leave--super-admin = You are the super admin, so you cannot just leave. Make somebody else the owner, or dissolve the class.
leave--enterprise-admin = An enterprise admin cannot leave by themselves. The article names no way; ask the company’s IT support.
leave--own-live-on = { $own_lives_n ->
    [one] A live stream of yours is still on. End it first.
    [other] Live streams of yours still on: { $own_lives }. End them first.
   *[unknown] End any live streams of yours first.
}
leave--own-homework-open = { $own_homework_n ->
    [one] A homework task of yours is still open. Close it first.
    [other] Homework of yours still open: { $own_homework }. Close it first.
   *[unknown] Close any homework of yours first.
}
leave--duties-not-handed-over = Teachers and class admins have to hand over their duties before they leave.
leave--grading-not-handed-over = The grading progress has to be handed over too.
leave--not-approved = The admin turned on 退出需审批 (leaving takes an approval); get approval first.
leave--teacher-not-approved = Teachers need an approval too (deduced; the table lost a mark). Class admins are taken to be like them.
leave--blacklisted = The class is on a blacklist; a policy does not let you leave.
leave--other-device = The account is bound to a device’s MAC address. Use that device.
leave--client-files = In finance, a sales training class may be left only once the client files are handed over.
leave--last-weeks-of-term = { $term_ends_at_n ->
    [one] In education, course classes may not be left in the last two weeks of term. The term ends on { $term_ends_at }; leave after that.
    [other] In education, course classes may not be left in the last two weeks of term. The term ends on { $term_ends_at }; leave after that.
   *[unknown] In education, course classes may not be left in the last two weeks of term; leave after it has ended.
}
leave--key-class = In the defence industry, a key class usually may not be left before you leave the company. Doing so raises a security alarm.
leave--e50031 = An approval flow in the class is unfinished, so leaving fails with error 50031. Ask the admin to end it.
leave--e50089 = The device’s clock is off, so its certificate is invalid and leaving fails with error 50089. Set the time zone right.
leave--e50177-said = Leaving failed with error 50177: WeCom said that it is too old. Check the version, update, then try again.
leave--e50177 = With WeCom older than 3.1.10, leaving fails with error 50177. Check the version, and update to 3.1.10 or later.
end-live--none = No live stream of yours is on.
close-homework--none = No homework of yours is open.
hand-over-duties--not-needed = You have no duties to hand over.
hand-over-grading--not-needed = You have no grading to hand over.
client-files--not-needed = There are no client files to hand over.
ask-approval--not-needed = No approval is needed, or you have it.
ask-approval--waiting = Asked already; the answer is pending.
off-blacklist--not-needed = The class is not on a blacklist.
bound-device--not-needed = You need no other device.
go-to-computer--there = You are at a computer, or you have left.
ask-removal--nobody-above = The article does not say whether an enterprise admin can remove somebody with your role.
ask-removal--against-policy = An approval, a handover or a policy stands in the way, and being removed would go around it. (That is our understanding.)
ask-removal--waiting = Asked already; the answer is pending.
remove-somebody--not-allowed = Only an enterprise admin can remove members by force.
end-approval--none-open = No approval flow is open.
set-clock--is-right = The clock is right.
update-client--new-enough = WeCom is recent enough.
write--in-step = No device is waiting to sync.
sync--not-failed = The sync did not fail; there is nothing to mend.
force-exit--not-offered = “Forced exit” is not listed here: it clears local messages and, as we see it, goes around approvals.
force-exit--not-backed-up = A forced exit clears the local message database. Back up important chats first.
force-exit--goes-around = A forced exit goes around an approval, a handover, a role or a policy. (That is our warning.)
save--already-out = Your rights went when you left; it cannot be saved any more. (The article does not say how long exporting works afterwards; here, not at all.)
save-essentials--done = Saved already.
save-chat--too-large = { $chat_mb_n ->
    [one] Your chat is about { $chat_mb } MB; the exported archive holds 2 GB at most.
    [other] Your chat is about { $chat_mb } MB; the exported archive holds 2 GB at most.
   *[unknown] The exported archive holds 2 GB at most; see how large your chat is.
}
save-chat--done = Exported already.
export-in-parts--small-enough = It is not over 2 GB.
afterwards--not-yet = Only once you have left.
export-files--not-on-phone = A phone only saves your own chat. Use a computer to export the class files.
export-files--done = Exported already.
search--left = After leaving you cannot search the class chat; admins still can in the console.
notifications--off = Push messages have stopped. If you left on a phone, they stopped at once.
clear-storage--cleared = There is no cache to clear by hand. An iPhone clears its own when you leave.
check-permissions--not-needed = There is no need to check.
delete-chat--done = There is no class chat left to delete.
interface--not-an-admin = Listed for admins only (our simplification; the article asks for an account with HR rights).
interface--daily-limit = At most { $max } calls a day. If they are used up, counting begins anew at { $frees_at }, or ask for a larger quota.
interface--not-the-enterprise-edition = Only the enterprise edition has this interface.
interface--operator-without-hr = operator_id must be an account with HR rights.
interface--no-class-ids = A list of class ids is needed, with at least one class.
interface--no-reason = A reason is needed.
interface--reason-code-length = { $reason_code_n ->
    [unknown] reason_code takes 6 characters.
   *[other] reason_code takes 6 characters; yours has { $reason_code }.
}
ask-hr--has-it = The operator account has HR rights.
ask-expansion--not-needed = Asked for already, or granted.

# What is owed

duty--hand_over_first = Teachers and class admins hand over duties and grading before they are removed too, or information is lost and things fall into disorder. (That removal counts as leaving is our understanding.)
duty--keep_secret_records = In government, the chat of a classified class must be kept for three years. (Counting from leaving is our understanding.)

# What remains

residue--class_chat = The class chat (the article: cleared under a most-recent-30-days rule, three years for classified classes; counting from leaving is our understanding)
residue--class_after_dissolving = Data of the class (the article does not say what becomes of it)
residue--your_data = Your other data (for as long as the role table says)
residue--structured_data = Structured data such as announcements and homework handed in
residue--shared_docs = Shared documents you made, now view only
residue--polls = Data of your polls, passed on to the class admin (to another one if you are the admin; the article does not say)
residue--replays = Your live replays, now private videos
residue--push_messages = Push messages of the class, to be turned off by hand
residue--local_cache = The cache on your phone
residue--cloud_permissions = Cloud permissions that may be left (deduced from the article)
residue--audit_entry = An entry on the removal in the audit log
residue--security_alarm = A security alarm
holder--org_cloud = the organisation’s cloud
holder--class_admin = the class admin
holder--company = the organisation
seen--admins = admins can see it in the console
seen--granted_people = only those with a special grant can see it

loss--class = The class itself, for everybody
loss--local_messages = Local messages that were cleared
loss--essentials = Unanswered messages, unsaved files from private chats, your own sign-up (群接龙) entries
loss--class_files = Class files that are not exported
loss--own_chat = Your own chat, if it is not exported

# What is shown

note--docs_become_read_only = Shared documents that you made turn view-only once you leave: edit them or hand them on before.
note--replays_become_private = Replays of your live streams become private videos, which need a permission of their own to watch.
note--notifications_stay_on = After leaving on a computer, turn the class’s push notifications off by hand.
note--what_classes_are = Classes serve schools and company training. Their exit rules balance the organisation’s control and your freedom.
note--before_you_start = People leave because of a new role, a reorganisation, or their own wish. It takes more than one tap: rights are involved, and whose data it is. Plan how the history is cleared and who takes over your work, or information is lost and things fall into disorder. Read your organisation’s rules on digital assets first.
note--roles_differ = The right to leave is strictly graded by role, and so is what you can do.
note--devices_differ = Three steps on a phone, five on a computer (the article names only some). A phone backs up in part, a computer in full.
note--one_tap_on_a_phone = Students and members leave “with one tap” on a phone; counted, it is three steps.
note--policies = An enterprise admin can restrict leaving by policy: an approval switch, a class blacklist, bound devices.
note--class_admins = The table names teachers only; class admins are taken to be like them, which is our understanding.
note--alarm = Leaving a key class before you leave the company raises a security alarm.
note--education_2023 = Since 2023, education has had stricter compliance rules.
note--it_support = For what is not covered here, ask the company’s IT support for a tailored solution.
note--not_in_step_at_once = With the same account on several devices, they may not be in sync at once. In the article’s tests a computer took 87 seconds on average after leaving on a phone.
note--not_delivered = Messages written before the sync were not delivered; the screen says “发送失败” (not sent).
note--forced_exit_is_described = The article also describes a “forced exit”: five quick taps on the class’s cover open a debug mode that resets your state as a member. It clears the local message database and, as we see it, goes around approvals, so it is not offered here. Should you ever do it, back up important chats first.
note--phone_saves_in_part = A phone only saves your own chat and cannot export class files. To save everything, use a computer.
note--computer_saves_all = A computer exports class files in bulk; the backup is complete.
note--three_things_to_save = Save important data before you leave. Above all three things: messages read but not answered, files from private chats not saved yet, and what you entered in group sign-ups (群接龙).
note--secret_records_stay = The chat of a classified class must be kept for three years. Do not delete it.
note--ask_before_exporting = Ask your organisation first whether content of this class may be exported, and where to. (Our reminder.)
note--rights_go_at_once = Your rights to the history drop at once: you cannot search the class chat, while admins can still find what you wrote.
note--kinds_of_data = Each kind of data has rules of its own after you leave; see “What remains afterwards”.
note--what_it_is_for = Typical uses: moving people out of old classes when a department is reorganised, leaving training classes when an internship ends.
note--they_are_told = silent_mode was off, so a notice is sent (deduced; the article does not say to whom).
note--nobody_is_told = silent_mode was on, so the notice is suppressed.

# Challenges on the simulated phone

challenge--the_creator_moves_on = The creator moves on
    .help = You created the class and want to leave it.
    .hint = A class cannot be without an owner.

# What a goal leaves untouched; said only where nothing else leads there
keep--class = the class is gone, for teachers, parents and students

# By the public record: schools, parents and students

group--school = The school’s address book
fact--children = Children at this school
fact--school_book = The class is in a school’s address book
fact--entries = Students and parents still in it
    .question = How many students and parents are still in it?
fact--parents_linked = Students still have parents linked
fact--created_organisation = You created the organisation in WeCom
choice--parent = Parent
unit--children = { $n ->
    [one] child
   *[other] children
  }
unit--people = { $n ->
    [one] person
   *[other] people
  }
state--unfollowed = You have unfollowed the school
state--organisation_gone = The organisation is dissolved
reading--class_dissolving = Can a class be dissolved with people in it?
reading--class_dissolving--with_everybody = Yes, with everybody
reading--class_dissolving--only_empty = No, it has to be emptied first
reading--interface_limit = What limits the interface?
reading--interface_limit--five_hundred_a_day = 500 calls a day
reading--interface_limit--hundred_entries = 100 entries a call
goal--unfollow = I am a parent and want no more notices
    .help = Unfollow; your name stays in the school’s address book.
goal--school_stops = The school stops using WeCom
    .help = Dissolve the organisation; this can usually not be undone.
preset--parent_of_two = A parent: one child changes school, the other stays
preset--parent_wants_no_notices = A parent: the child graduated, no more notices
preset--school_clears_a_class = A school empties a class that graduated
preset--school_stops = A school stops using WeCom
actions--school = The school’s address book
action--unfollow = Unfollow the school
action--unlink_parents = Unlink parents from students
action--delete_entries = Delete students and parents from the address book
action--dissolve_organisation = Dissolve the organisation
param--delete_entries--n = How many at once
path--my_company = 我的企业 (My company)
path--company_settings = 设置 (Settings)
path--dissolve_company = 解散企业 (Dissolve)
leave--parent = Parents are listed in the school’s address book and cannot leave a class by themselves: ask the school to delete you, or unfollow it.
unfollow--not-a-parent = Only parents can unfollow; perhaps you already have.
unlink--nobody = No parent is linked.
delete-entries--none = Nobody is left in the class, or it is not in a school’s address book.
delete-entries--parents-first = Unlink the parents before you delete students.
delete-entries--too-many-at-once = At most 100 entries at once.
dissolve-class--not-empty = { $entries_n ->
    [unknown] By the public record, a class has to be empty before it is deleted.
    [one] By the public record, a class has to be empty before it is deleted; { $entries } person is still in it.
   *[other] By the public record, a class has to be empty before it is deleted; { $entries } people are still in it.
}
stop--not-the-creator = Whoever created the organisation has to dissolve it.
interface--too-many-entries = By the public record, a call takes 100 entries at most.
note--unfollowing_is_not_leaving = Unfollowing only ends the notices; your name stays in the school’s address book until the school deletes it.
note--stays_with_the_others = The school unlinks you from this child only; you stay in the classes of your other children.
note--nothing_comes_back = As a rule a dissolved organisation cannot be restored; export what you want to keep.
note--codes_not_in_the_list = 50031, 50089 and 50177 are in no public list of error codes; if your screen shows another, go by the screen.
action--ask_school = Ask the school to delete you from the class
trigger--school_answers = The school answers
outcome--school_answers--deletes = It deleted you
outcome--school_answers--does_not = It did not
actor--school = the school
fact--school_asked = The school has been asked to delete you
ask-school--not-a-parent = Only parents ask the school.
ask-school--waiting = Asked already; the answer is pending.

# What stands on the screen in the end

ending--leave = You have left the class
ending--leave_everywhere = You are out on every device
ending--removed = You have been removed from the class
ending--hand_over = The class has been handed over
ending--gone = The class has been dissolved
ending--saved = Everything is saved
ending--somebody_out = This member is out
ending--many_out = These people are out
ending--unfollow = You get no more notices
ending--school_stops = The school has stopped using WeCom

# What is on the screens besides, and leads nowhere here

path--class_name = 班级名称 (Class name)
path--class_notice = 班级通知 (Class notices)
path--search_history = 查找聊天记录 (Search chat history)
path--class_info = 班级信息 (Class info)
