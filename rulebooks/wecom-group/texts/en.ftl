# What this is

rulebook = WeCom group
rulebook-intro = Leave, hand over, dissolve in the console, undo it: walk through it here first, then do it in WeCom.

# The form

group--you = You
group--group = The group
group--handover = Who takes over
fact--role = Your role in the group
    .question = What is your role in the group?
fact--console_role = Your role in the admin console
    .question = Can you log in to the admin console, and as what?
    .help = Console admins and group owners are not the same: can you log in to the WeCom admin console?
fact--in_directory = You are in the company directory
fact--org_permission = Your permission in the organisation lets you leave
    .question = Does your permission in the organisation let you leave?
    .help = Your company may not let people leave by themselves; WeCom checks this first. Ask IT, or choose “Not sure”.
fact--announced_at = When the dissolution was announced
    .question = How long ago was the dissolution announced?
    .help = Leave it empty if it was not.
fact--employment = Your employment
fact--members = How many people are in it
    .question = How many people are in it?
    .help = Count yourself too. For several groups, the average of each.
fact--interop = It also has WeChat users (互通群)
fact--department_linked = It is linked with a department
fact--department_is_to_go = That department is to be dissolved anyway
fact--multinational = The company has people in several countries
fact--group_state = The group now
fact--dissolved_at = When it was dissolved
    .question = How long ago was it dissolved?
fact--how_dissolved = How it was dissolved
    .question = How was it dissolved?
fact--other_groups = How many other groups are to go with it
    .help = Without this one.
fact--one_type = All of them are of one type
fact--candidate--in_directory = In the company directory
set--candidate = People who could take over
    .help = Those you consider, up to five. No names needed.

# Choices and units

choice--owner = Owner
choice--member = Member
choice--outsider = Not in it
choice--no_console = No access
choice--console_admin = Admin
choice--super_admin = Super admin
choice--employed = You stay
choice--leaving_soon = You are leaving soon
choice--active = Active
choice--dissolved = Dissolved
choice--in_console = In the console
choice--with_department = With its department
choice--with_leaver = Because an employee left
choice--not_begun = Not begun
choice--running = Under way
choice--complete = Complete
unit--people = { $n ->
    [one] person
   *[other] people
  }
unit--groups = { $n ->
    [one] group
   *[other] groups
  }

# What comes about, for explanations

state--said_by_no_article = Possible, though no article says so
state--in_group = You are in the group
fact--permission_asked = The IT admin has been asked to let you leave
fact--handed_over = You handed the group over
state--org_synced = The organisation’s structure is in sync
fact--ldap_adjusted = LDAP rights are adjusted
state--left_company = You have left the company
fact--admin_asked = An admin who can dissolve it has been asked to
fact--restoring_asked = A console admin has been asked to restore it
fact--archiving_asked = A console admin has been asked to archive it
state--restored = The group is restored
state--sync = Syncing of the dissolution
fact--sorted = The groups are sorted
fact--archived = Sessions are archived
fact--exported = The archive is exported
fact--purged = The data is purged
state--candidate--in_review = The handover is under review
state--candidate--passed = Passed, about to take effect
derived--group_gone = The group is gone
derived--owns_group = The group is there and yours
derived--may_dissolve = You can dissolve groups in the console
derived--groups_left = Groups that can still be dissolved
derived--in_review_people = People whose handover is under way

# Where the articles disagree

reading--wecom_force_dissolve_role = Who can dissolve a group by force in the console?
reading--wecom_force_dissolve_role--super_admin = The super admin only
reading--wecom_force_dissolve_role--any_admin = Any console admin

# Who

actor--it_admin = the company’s IT admin
actor--console_admin = a console admin
actor--super_admin = an admin who can dissolve it
actor--company = the company

# Goals and situations to begin with

goal--leave = I want to leave
    .help = You go; the group stays.
goal--hand_over = I want to hand it over
    .help = The group goes on with a new owner.
goal--gone = I want it gone
    .help = In the admin console, or by somebody who can use it.
goal--all_gone = I want many groups gone
    .help = At most 50 at once, all of one type.
goal--saved = I want the sessions kept
    .help = Archive them, then export the file.
goal--restore = I want a dissolved group back
    .help = If it was dissolved in the console, within 7 days.
goal--cleared = I want the data gone for good
    .help = Dissolve it, then purge it in the console.
preset--owner_hands_over = Owner hands over, two candidates, one not in the directory
preset--interop_owner = Owner of a group with WeChat users, in the directory
preset--member_leaves = A member wants to leave, but has no permission yet
preset--super_admin_dissolves = A super admin dissolves a group of 3,000
preset--admin_wants_it_gone = The owner is an admin, but not the super admin
preset--owner_without_console = The owner has no access to the console and wants the group gone
preset--many_groups = A super admin dissolves 120 groups
preset--leaving_the_company = The owner is leaving the company, hands over first
preset--dissolved_by_mistake = Dissolved by mistake 6 days ago
preset--records_first = Keep the sessions before dissolving
preset--department_is_dissolved = An admin dissolves a department that has groups
preset--nothing_may_remain = The owner dissolves it, and no data may remain

# What can be done

actions--ways = Ways
actions--people = Asking somebody
actions--others = What takes groups along
actions--records = Archiving and clearing
action--leave = Leave the group
action--ask_permission = Ask the IT admin to let you leave the group (whom to ask, no article says)
action--transfer = Hand the group over
action--adjust_ldap = Have the IT admin adjust LDAP rights
action--announce_dissolving = Announce in the group that it will be dissolved (if you are not in it, have its owner do it)
action--dissolve_in_console = Dissolve the group in the admin console
action--dissolve_batch = Dissolve several at once
action--ask_console_admin = Ask an admin who can dissolve it to do so
action--dissolve_department = Dissolve the department (its groups go with it, for good)
action--ask_to_restore = Ask a console admin to restore it
action--ask_to_archive = Ask a console admin to archive the sessions
action--restore = Restore the group
action--sort_groups = Sort the groups with 群分组 (group sorting)
action--archive_sessions = Back up with 会话存档 (session archive)
action--export_archive = Export the archive (JSON)
action--purge_in_console = Purge the data in the console
param--transfer--to = Hand over to
param--dissolve_batch--n = How many at once (with this one, while it is there)

# What comes of it

outcome--permission_answered--granted = You may leave
outcome--permission_answered--refused = You may not
outcome--wecom_reviews--passes = Passed
outcome--wecom_reviews--rejects = Not passed (the article does not mention this)
outcome--console_admin_answers--dissolves = They dissolved it
outcome--console_admin_answers--declines = They declined (the articles do not mention this)
outcome--restoring_answered--restores = They restored it
outcome--restoring_answered--declines = They declined
outcome--archiving_answered--archives = They archived it
outcome--archiving_answered--declines = They declined

# What happens by itself

trigger--permission_answered = The IT admin answers
trigger--wecom_reviews = WeCom reviews the handover
trigger--transfer_takes_effect = The handover takes effect
trigger--org_structure_syncs = The organisation’s structure syncs
trigger--console_admin_answers = The admin who can dissolve it answers
trigger--restoring_answered = The console admin answers about restoring
trigger--archiving_answered = The console admin answers about archiving
trigger--department_dissolves = The company dissolves the department, and its linked groups with it
trigger--you_leave_the_company = You leave the company
trigger--leavers_groups_dissolve = Somebody left: the groups linked with them dissolve (taken here as those they own)
trigger--sync_completes = The dissolution is in sync everywhere

# Menu labels

path--console = Admin console (管理后台)
path--dissolve_button = the Dissolve button
path--security_management = 安全管理 (Security)
path--session_archive = 会话存档 (Session archive)

# What must hold

group--too-many = { $members_n ->
    [one] You said { $members } person. A WeCom group of this kind is said to hold { $most } at most; please check.
    [other] You said { $members } people. A WeCom group of this kind is said to hold { $most } at most; please check.
   *[unknown] A WeCom group of this kind is said to hold { $most } people at most; please check.
}
group--when-dissolved = Please say how long ago it was dissolved.
announce-dissolving--not-yours = The owner or an admin sees to the announcement.
announce-dissolving--done = It is announced.
leave--already-out = You are not in this group, or it is gone.
leave--owner-must-hand-over = You own this group; hand it over before you leave. (No article says whether a WeCom owner can just leave; it is taken as in WeChat.)
leave--no-org-permission = Before you leave, WeCom checks your permission in the organisation; you can leave once it is granted.
ask-permission--not-needed = There is no need to ask.
ask-permission--waiting = Asked already; the answer is pending.
transfer--not-owner = Only the owner can hand over, and only while the group is there.
transfer--no-candidate = You have not entered anybody who could take over.
transfer--not-in-directory = { $entity } is not in the company directory and cannot take over.
transfer--in-review = A handover is already under way; wait until it is decided.
adjust-ldap--not-needed = LDAP rights need no change.
dissolve--already-gone = The group is dissolved.
dissolve--no-console = The articles only describe an admin dissolving WeCom groups in the console. You have no access, so ask an admin. Whether an owner can do it inside the group, they do not say.
dissolve--not-super-admin = You are an admin, but not the super admin. One article’s table names only the super admin for dissolving by force; its text and another article say “admin”. The stricter one is followed here.
batch--no-others = There are no other groups to dissolve.
batch--too-many-at-once = At most 50 groups at once.
batch--mixed-types = Only groups of one type can go together. Sort them by type, then take one batch at a time. (That 群分组, group sorting, does this is our understanding.)
ask-admin--not-needed = You can dissolve it yourself: look for the button in the console.
ask-admin--gone = The group is gone.
ask-admin--waiting = Asked already; the answer is pending.
department--not-linked = It is not linked with a department, or you have no access to the console.
department--not-meant = Dissolving a department touches more than this group. Do it only if it is to be dissolved anyway. (That is our warning.)
ask-restore--not-needed = You can restore it in the console yourself.
ask-restore--waiting = Asked already; the answer is pending.
ask-archive--not-needed = You can archive it yourself, or it is archived.
ask-archive--waiting = Asked already; the answer is pending.
restore--not-dissolved = The group is not dissolved.
restore--no-console = Restoring takes access to the admin console. (That is our understanding.)
restore--went-with-department = A group that went with its department cannot be restored.
restore--went-with-leaver = Whether a group that went with a leaver can be restored, no article says.
restore--too-late = It was dissolved more than 7 days ago and cannot be restored.
restore--purged = The data is purged; nothing is left to restore. (That is our understanding.)
sort-groups--no-console = 群分组 (group sorting) is used in the console. (That is our understanding.)
sort-groups--done = They are sorted.
archive--no-console = Sessions are archived in the admin console. (That is our understanding.)
archive--done = Archived already.
archive--after-dissolving = Whether sessions can still be archived after dissolving, no article says.
archive--purged = The data is purged; nothing is left to archive.
export--not-archived = Archive the sessions first; then there is something to export. (That the archive service and 会话存档 are the same is our understanding.)
export--done = Exported already.
export--purged = The data is purged; nothing is left to export.
purge--no-console = Purging is done in the admin console.
purge--not-dissolved = The group is in use. Dissolve it before you purge. (That is our understanding.)
purge--done = Purged already.

# What is owed

duty--adjust_ldap_first = If the owner of a group with WeChat users is in the directory, handing over makes the organisation’s structure sync. The article advises having the IT admin adjust LDAP rights first.
duty--announce_a_day_before = The article advises announcing the dissolution 24 hours ahead.
duty--announce_before_asking = The article advises announcing the dissolution 24 hours ahead: tell everybody before you ask for it.
duty--sort_first = The article advises sorting groups with 群分组 (group sorting) before archiving.
duty--archive_first = The article advises backing up with 会话存档 (session archive) before dissolving.

# What figures say

forecast--undo_window = Last day for restoring it
forecast--undo_window--ends = 7 days after dissolving

# What remains

residue--server_copy = Group data that is being purged
residue--cloud_backup = The cloud backup of its records, until it is purged in the console
residue--dissolved_record = The console’s record of dissolved groups
residue--audit_log = The detailed audit log
residue--session_archive = The session archive
holder--servers = the platform’s servers
holder--cloud = the cloud
holder--console = the WeCom admin console
holder--company = the company
seen--console_admins = console admins can see it
loss--records = The group’s records, if they are not exported

# What is shown

note--why_checked = This check is there so that nobody leaves by mistake and work goes on undisturbed.
note--special_flow = Groups with WeChat users follow a special flow: if the owner is in the company directory, handing over makes the organisation’s structure sync.
note--business_and_teaching = A business group has to announce it 30 days ahead and settle its debts first; a teaching group keeps its records for at least 6 months. This rehearsal does not ask which one it is.
note--any_size = Dissolving by force has no limit on members, so a large group is fine too.
note--undo_within_days = A group dissolved in the console can be restored within 7 days.
note--not_before_the_day_is_over = Say in your request that it is not to be dissolved before 24 hours have passed since the announcement.
note--back_up_first = Ask for a backup with 会话存档 before dissolving; the article advises that.
note--more_types_more_batches = Each batch takes groups of one type. With several types, it takes more batches than shown.
note--linked_groups = This is described for WeChat groups linked with WeCom; applying it to any WeCom group is our understanding.
note--linked_groups_archive = The archive service is described for groups linked with WeCom; applying it to any WeCom group is our understanding.
note--scaled_to_size = A group of 100 takes about 2 minutes on average; nothing else is given. Other sizes and several groups are scaled in proportion, which is our estimate.
note--archive_goes_too = The session archive is taken to go too; the article does not say. Export what you want to keep first.
note--department_takes_groups = It is linked with a department: if the department is dissolved, so is the group, and that cannot be undone.
note--leaver_takes_groups = You are leaving soon. The article says that groups linked with somebody who leaves are dissolved; it does not say what “linked” means, here those they own. To keep the group, hand it over in time. (That this saves it is our understanding.)
note--official_interfaces = Stay away from “force dissolve” tools of unknown origin. The official alternative is WeCom’s compliance interface, and its API is open to developers; the article does not say what it is called or what it takes.
note--one_place_for_all = For multinational companies, the article advises managing groups in WeCom.
note--json_with_times = The export is a standard JSON file with a timestamp on every message.
note--quicker_than_wechat = WeCom purges with transactions, in sync within 800 milliseconds; WeChat takes 2 to 5 minutes.

# Challenges on the simulated phone

challenge--no_key_to_the_console = No key to the console
    .help = You own the group and want it dissolved, but cannot enter the console.
    .hint = Somebody else has the right. Ask them.

# What a goal leaves untouched; said only where nothing else leads there
keep--group = the group is gone, for everybody in it

# By the public record, and customer groups

group--customers = The customer group
group--heir = Who takes the customer group
fact--kind = Kind of group
    .question = What kind of group is it?
    .help = Look at the label below its name in the client; without one it is mostly an ordinary group.
fact--entry_in_client = Your client shows 解散群聊 (Dissolve)
    .help = Open the group, tap the top right corner, look in 群管理 (group management).
fact--owner_left = Its owner has left the company
fact--owner_left_at = When the owner left
    .question = How long ago did the owner leave?
fact--moved_lately = How often it was assigned in the past 90 days
fact--assigned_today = Groups assigned today
fact--heir_contact_right = The new owner has the customer-contact right
    .question = Does the new owner have the customer-contact right?
fact--heir_verified = The new owner’s real name is verified
    .question = Is the new owner’s real name verified?
fact--heir_activated = The new owner has activated WeCom
    .question = Has the new owner activated WeCom?
fact--heir_logged_in = The new owner has logged in within a year
    .question = Has the new owner logged in within a year?
choice--ordinary = Ordinary
choice--external = External, with WeChat users
choice--customer = Customer group
choice--all_staff = All-staff
choice--department_group = Department group
choice--app_group = Made by an application
choice--in_client = In the client
unit--times = { $n ->
    [one] time
   *[other] times
  }
state--passed_on = The group has passed to somebody else
state--waits_for_heir = The customer group waits to be assigned
state--assigned = The customer group is assigned
fact--assigning_asked = A console admin has been asked to assign it
derived--with_wechat = It has WeChat users
derived--most_members = How many a group of this kind can have

reading--leavers_groups = The owner leaves the company: what becomes of the group?
reading--leavers_groups--dissolve = It dissolves
reading--leavers_groups--pass_on = It passes to somebody else; a customer group is assigned by an admin
reading--group_sizes = How many people can a group have?
reading--group_sizes--ten_thousand = 10,000
reading--group_sizes--by_kind = By kind: internal 2,000, external 500, all-staff 10,000

goal--assign = I want a customer group to go to somebody else
    .help = Its owner left, or somebody else is to look after it.
preset--leavers_customer_group = A colleague left two months ago; assign their customer group
preset--customer_group_owner = A customer group’s owner without access to the console wants somebody else to take it
preset--owner_sees_the_entry = The owner sees 解散群聊 (Dissolve) in the client
action--assign_groups = Assign the customer group
action--ask_to_assign = Ask a console admin to assign it
action--dissolve_in_client = Dissolve it in the client
param--assign_groups--n = How many at once (with this one, while it is there)
outcome--assigning_answered--assigns = They assigned it
outcome--assigning_answered--cannot = They could not
trigger--assigning_answered = The console admin answers about assigning
trigger--customer_group_waits = You left: the customer group stays and waits to be assigned
trigger--leavers_group_passes_on = You left: another member becomes the owner
path--group_chat = the group
path--group_menu = top right corner
path--group_admin = 群管理 (Group management)
path--dissolve_chat = 解散群聊 (Dissolve)
assign--daily-limit = At most { $max } groups can be assigned in a day. Assigned today: { $used }.
assign--not-a-customer-group = Only customer groups are assigned like this, by somebody with access to the console.
assign--left-too-long-ago = The owner left more than a year ago; the group can no longer be assigned (error 90500).
assign--moved-twice = While its owner is employed, a group can be assigned to somebody else at most twice in 90 days.
assign--no-contact-right = The new owner lacks the customer-contact right; grant it in the console first.
assign--not-verified = The new owner’s real name is not verified.
assign--not-activated = The new owner has not activated WeCom.
assign--not-logged-in = The new owner has not logged in to WeCom within a year.
assign--too-many-at-once = At most 100 groups at once.
ask-assign--not-needed = You can assign it yourself, or it is assigned.
ask-assign--waiting = Asked already; the answer is pending.
dissolve-in-client--not-owner = Only the owner can dissolve it, and only while it is there.
dissolve-in-client--no-entry = Your client has to show 解散群聊 (Dissolve). Look in 群管理 (group management); if it is there, set “Your client shows 解散群聊 (Dissolve)” to Yes.
note--leaver_passes_groups_on = When an owner leaves the company the group does not dissolve: an internal one passes to another member, an external one to a colleague; a customer group waits for an admin to assign it, for a year at most.
note--look_in_the_client = Owners of ordinary internal and external groups can dissolve them in the client, under 群管理 (group management); this does not work for all-staff, department and service groups. Look there first: if you see 解散群聊 (Dissolve), you need no admin.
note--all_staff_groups_close = An all-staff group is closed in the console, not dissolved: members still see it and cannot write.
note--department_groups_go_with_it = A department group dissolves when the department is deleted or everybody has left it.
note--app_groups_have_an_owner = In a group made by an application, whoever takes the owner out by interface has to name a new one; no documented interface leaves or dissolves a group.
note--owners_who_quit = The owner of an internal group need not hand over before leaving; the owner of an external group has to. How far this holds is uncertain.
note--handing_over_by_kind = Internal and external groups are handed over by their owner, not by an admin; a department group is owned by the head of the department.
note--managers_are_employees = Admins of a group have to be employees of the company.
note--no_interface_dissolves = No documented interface dissolves a group; only customer groups send events of dissolving, leaving and new owners.
note--restoring_is_disputed = A dissolved WeCom group cannot be restored. The article says otherwise (7 days); do not count on it.
note--customers_follow_later = 24 hours after assigning, the customers themselves pass to whoever takes over. Codes you may meet: 90500 the owner still works there, or left more than a year ago; 90501 not an external group; 40050, 48002, 86001, 86003 and 86006 also concern groups and handing on customers.
action--grant_contact_right = Give the new owner the customer-contact right
grant-right--not-needed = They have it already, or this is no customer group.
preset--emptied_and_still_there = Everybody was removed, and the group is still there
action--remove_members = Remove members
param--remove_members--n = How many to remove
remove--not-owner = Only the owner removes members here, and only while the group is there.
remove--nobody-left = Nobody else is left to remove.
note--emptying_dissolves_nothing = In one reported case somebody removed everyone and left through a bot’s interface, and was still in the group on their phone. Do not count on an emptied group being gone.
note--who_may_remove = With 仅群主可管理 (only the owner manages) switched on, only the owner can invite and remove members.
state--removed_somebody = Somebody was removed
keep--people = people are removed, whether they want it or not

# What stands on the screen in the end

ending--leave = You have left the group
ending--hand_over = You are no longer the owner
ending--gone = The group has been dissolved
ending--all_gone = These groups have been dissolved
ending--saved = The conversations are saved
ending--restore = The group is back
ending--cleared = The data is cleared
ending--assign = The customer group is assigned

# What is on the screens besides, and leads nowhere here

path--group_name = 群聊名称 (Group name)
path--group_notice = 群公告 (Group notice)
path--search_history = 查找聊天记录 (Search chat history)
path--chat_info = 聊天信息 (Chat info)
