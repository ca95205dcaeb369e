rulebook = 我们公司的群
rulebook-intro = 怎么退出、转让或解散公司的群，先在这里走一遍。
rulebook-disclaimer = “TITLE”的规则，加上本公司自己的规定，都标明了出处。DISCLAIMER
rulebook-publisher = 我们公司
rulebook-source = 来源
rulebook-sources = 来源
rulebook-own = 这一条是我们的推断，没有来源这样说
rulebook-added = 【本公司】

fact--manager_knows = 主管已经知道
action--tell_manager = 告诉主管
our-rule--tell-first = 先告诉主管。
our-rule--told = 已经告诉主管了。
note--our_files = 先把群里的文件存到公司网盘。
