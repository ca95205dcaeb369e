rulebook = Our groups
rulebook-intro = How to leave a group of ours: walk through it here first.
rulebook-publisher = Our company
rulebook-disclaimer = These are our own rules, written by the people who run our groups.
rulebook-source = rule
rulebook-sources = rules
rulebook-own = A rule of our own

group--situation = Your situation
group--already = What is already done
actor--you = you
actions--ways = What you can do

fact--role = Your role in the group
    .question = What is your role in the group?
choice--owner = Owner
choice--member = Member
state--in_group = You are in the group
fact--asked_it = IT has been asked

action--ask_it = Ask IT
action--hand_over = Hand the group over
action--leave = Leave the group

hand-over--not-owner = Only the owner hands the group over.
leave--owner = You own the group. Hand it over first.
leave--not-asked = Our company asks that you tell IT before you leave.
ask-it--done = IT has been asked.
note--no_way_back = Only the new owner can give the group back to you.

path--chat = the group chat
path--more = “…” at the top right
path--leave_chat = Leave
path--group_name = Group name

goal--leave = I want to leave the group
preset--owner = An owner wants out
