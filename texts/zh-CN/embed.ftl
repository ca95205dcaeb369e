# 嵌在别的网页里时的文字：框架的标题，没有回应时的话，不能保存时的话。

embed-title = 退群演练
embed-silent = 退群演练没有回应。
    .help = 请检查网络。如果这是你的网站：存放文件的服务器要发送 Access-Control-Allow-Origin，这个页面的安全策略要允许它的框架（frame-src）。
embed-note = 嵌在别的网页里时，这里不保存任何东西。
embed-open = 在新窗口里继续这次演练
