rulebook = Groups at our company
rulebook-intro = How to leave, hand over or dissolve a group of ours: walk through it here first.
rulebook-disclaimer = The rules of “TITLE”, with those of our own company; each says where it comes from. DISCLAIMER
rulebook-publisher = Our company
rulebook-source = source
rulebook-sources = sources
rulebook-own = Our own inference; no source says this
rulebook-added = [Our company]

fact--manager_knows = Your manager knows
action--tell_manager = Tell your manager
our-rule--tell-first = Tell your manager first.
our-rule--told = Your manager knows already.
note--our_files = Save the files of the group to our own drive first.
