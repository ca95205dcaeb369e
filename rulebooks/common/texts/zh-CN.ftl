# Words that several rulebooks share.

group--already = 已经做过的
actor--you = 你
actor--platform = 平台
actor--members = 群成员
holder--members_devices = 其他成员的设备
holder--your_device = 你的设备
seen--other_members = 其他成员看得到
seen--you_only = 只有你看得到
seen--nobody = 用户看不到
seen--unstated = 文章没有说谁看得到
