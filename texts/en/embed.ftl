# Words for the simulator in other pages: the title of the frame, what is said when it does not answer, and when it cannot save.

embed-title = Rehearsal of leaving
embed-silent = The rehearsal does not answer.
    .help = Check the network. If this is your site: the host of the files has to send Access-Control-Allow-Origin, and this page’s policy has to allow its frame (frame-src).
embed-note = Inside another page nothing is saved here.
embed-open = Go on with this rehearsal in a window of its own
