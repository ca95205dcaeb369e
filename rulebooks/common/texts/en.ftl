# Words that several rulebooks share.

# What the rulebooks say of themselves.
rulebook-publisher = the makers of tuiqun
rulebook-disclaimer = Not affiliated with Tencent. These rules come from five articles and public sources, not from official policy. If your phone shows otherwise, trust your phone.
rulebook-source = article
rulebook-sources = articles
rulebook-own = Our own inference; no article says this

group--already = What is already done
actor--you = you
actor--platform = the platform
actor--members = members
holder--members_devices = other members’ devices
holder--your_device = your device
seen--other_members = other members can see it
seen--you_only = only you can see it
seen--nobody = users cannot see it
seen--unstated = the article does not say who can see it
