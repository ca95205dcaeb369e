# Words that several rulebooks share.

# 规则对自己的说明。
rulebook-publisher = tuiqun 的作者
rulebook-disclaimer = 与腾讯无关。这里的规则来自五篇文章和公开来源，不是官方规定。以你手机上看到的为准。
rulebook-source = 文章
rulebook-sources = 文章
rulebook-own = 这一条是我们的推断，没有文章这样说

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
