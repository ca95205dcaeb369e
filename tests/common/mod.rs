//! What several test files need.

use std::rc::Rc;

use tuiqun::rulebook::source::parse_json;
use tuiqun::rulebook::{Rulebook, load};
use tuiqun::sim::{Request, Session, StartRequest};

/// A small rulebook that uses every construct; tests change one thing in it.
pub(crate) const SMALL: &str = r#"{
"rulebook":{"format":1,"id":"small","version":"1","utc_offset":"+08:00","locales":["en"]},
"fact":{"role":{"type":"enum","choices":["owner","member"]},"members":{"type":"int","range":[0,100]},
 "sent_at":{"type":"instant","ask":"ago"},"client":{"type":"version"},"ready":{"type":"bool"},
 "done_at":{"type":"instant","ask":"never","start":"never"},"gone":{"type":"bool","ask":"never","start":false},
 "count":{"type":"int","range":[0,3],"ask":"never","start":0}},
"set":{"friend":{"max":3,"start":1,"fact":{"known":{"type":"bool"},"asked":{"type":"bool","ask":"never","start":false}}}},
"reading":{"route":{"choice":{"short":{"own":true},"long":{"own":true}}}},
"derived":{"few":{"is":"members < 40"},"known":{"count":{"of":"friend","where":"self.known"}}},
"table":{"pace":{"key":"members","between":"linear","rows":[{"at":[1,10],"takes":"1m..2m","failed":100000,"own":true},{"at":[20,30],"takes":"3m..4m","failed":300000,"own":true}]}},
"constraint":[{"code":"small/too-many","that":"members <= 50","own":true}],
"quota":{"tries":{"code":"small/tries","max":2,"window":{"rolling":"1h"},"own":true}},
"action":{"go":{"takes":{"take":"10m"},"uses":{"tries":1},"confirm":[{"id":"popup","when":"role == 'owner'","own":true}],
  "require":[{"code":"small/entry","that":"route == 'short'","hides":true,"own":true},{"code":"small/ready","that":"ready","own":true},{"code":"small/late","that":"members <= 60","by":"policy","own":true}],
  "odds":[{"well":900000,"rest":"badly"}],
  "outcome":{"well":{"wanted":true,"set":["gone = true","done_at = now"]},"badly":{"draw":{"k":{"int":[0,"members"],"plan":0}},"set":["members = members - k"]}}},
 "invite":{"param":{"who":{"of":"friend"}},"set":["who.asked = true"],"require":[{"code":"small/known","that":"who.known","own":true}]},
 "take":{"param":{"n":{"int":[1,"members"]}},"takes":{"from":"pace.takes","part":["n","members"]},"set":["members = members - n"]},
 "up":{"set":["count = count + 1"]},
 "pick":{"param":{"to":{"choices":["owner","member"]}},"set":["role = to"]}},
"trigger":{"answer":{"each":"friend","actor":"friend","when":"self.asked","after":"1h..2h","own":true,"outcome":{"yes":{"wanted":true,"set":["self.asked = false"]},"no":{"set":["self.asked = false"]}}},
 "expiry":{"when":"!gone","at":"sent_at + duration('24h')","set":["ready = true"],"own":true}},
"residue":{"trace":{"when":"gone","from":"done_at","until":"..7d","holder":"you","seen_by":"you","own":true}},
"note":{"hint":{"on":["action:go"],"own":true}},
"goal":{"end":{"that":"gone","actions":["go"]}},
"preset":{"start":{"goal":"end","facts":{"role":"owner","members":30,"ready":true,"sent_at":"1h ago"}}}
}"#;

/// Loads a pack that is fine.
pub(crate) fn book(pack: &str) -> Rc<Rulebook> {
    let (book, diagnostics) = load(pack);
    Rc::new(book.unwrap_or_else(|| panic!("{diagnostics:#?}")))
}

/// Begins a session from its JSON form.
pub(crate) fn begin(book: &Rc<Rulebook>, request: &str) -> Session {
    let start = StartRequest::read(book, &parse_json(request).unwrap()).unwrap().resolve(book).unwrap();
    Session::begin(Rc::clone(book), start).unwrap()
}

/// Asks a session for something in its JSON form.
pub(crate) fn ask(session: &mut Session, request: &str) -> Result<(), tuiqun::diag::Rejection> {
    let request = Request::read(session.book(), &parse_json(request).unwrap())?;
    session.request(&request)
}
