# Words that several rulebooks share.

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
