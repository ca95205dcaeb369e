//! The language server, as an editor talks with it.

use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use lsp_server::{Message, Notification, Request, RequestId};
use serde_json::{Value as Json, json};
use url::Url;

struct Editor {
    child: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    next: i32,
    /// What was told of each file last.
    told: std::collections::BTreeMap<String, Vec<Json>>,
}

impl Editor {
    fn start(locale: &str) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_tuiqun"))
            .args(["lsp", "--locale", locale])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (to, from) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
        let mut editor = Self { child, to, from, next: 0, told: std::collections::BTreeMap::default() };
        let told = editor.ask("initialize", json!({ "capabilities": {} }));
        assert_eq!(told["capabilities"]["hoverProvider"], true);
        editor.tell("initialized", json!({}));
        editor
    }

    fn tell(&mut self, method: &str, params: Json) {
        Message::Notification(Notification::new(method.to_owned(), params)).write(&mut self.to).unwrap();
    }

    /// What a request is answered with; what is told meanwhile is kept.
    fn ask(&mut self, method: &str, params: Json) -> Json {
        self.next += 1;
        let id = RequestId::from(self.next);
        Message::Request(Request::new(id.clone(), method.to_owned(), params)).write(&mut self.to).unwrap();
        loop {
            match Message::read(&mut self.from).unwrap().unwrap() {
                Message::Response(response) if response.id == id => {
                    let answer = serde_json::to_value(&response).unwrap();
                    return answer["result"].clone();
                }
                Message::Notification(told) if told.method == "textDocument/publishDiagnostics" => {
                    let uri = told.params["uri"].as_str().unwrap().to_owned();
                    self.told.insert(uri, told.params["diagnostics"].as_array().unwrap().clone());
                }
                other => panic!("{other:?}"),
            }
        }
    }

    fn open(&mut self, path: &Path) {
        let text = std::fs::read_to_string(path).unwrap();
        self.tell("textDocument/didOpen", json!({ "textDocument": { "uri": uri(path), "text": text } }));
    }

    /// A request about a place in a file: the beginning of what is found of `mark`, and so many characters on.
    fn at(&mut self, method: &str, path: &Path, mark: &str, on: usize) -> Json {
        let text = std::fs::read_to_string(path).unwrap();
        let byte = text.find(mark).unwrap_or_else(|| panic!("{mark}")) + on;
        let line = text[..byte].matches('\n').count();
        let character = text[..byte].rsplit('\n').next().unwrap().encode_utf16().count();
        self.ask(
            method,
            json!({ "textDocument": { "uri": uri(path) }, "position": { "line": line, "character": character } }),
        )
    }

    fn codes(&self, path: &Path) -> Vec<String> {
        let told = self.told.get(&uri(path)).cloned().unwrap_or_default();
        told.iter().map(|one| one["code"].as_str().unwrap_or_default().to_owned()).collect()
    }

    fn end(mut self) {
        self.ask("shutdown", Json::Null);
        self.tell("exit", Json::Null);
        assert!(self.child.wait().unwrap().success());
    }
}

fn uri(path: &Path) -> String {
    Url::from_file_path(path).unwrap().into()
}

fn labels(answer: &Json) -> Vec<&str> {
    answer.as_array().into_iter().flatten().filter_map(|item| item["label"].as_str()).collect()
}

/// A new rulebook; its folder has a name that a path has to be written otherwise for.
fn begin(name: &str) -> PathBuf {
    let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name).join("我们 的");
    let _ = std::fs::remove_dir_all(&place);
    std::fs::create_dir_all(&place).unwrap();
    let folder = place.join("our-groups");
    assert!(Command::new(env!("CARGO_BIN_EXE_tuiqun")).arg("new").arg(&folder).output().unwrap().status.success());
    folder
}

fn edit(path: &Path, from: &str, to: &str) {
    let text = std::fs::read_to_string(path).unwrap();
    assert!(text.contains(from), "{from}");
    std::fs::write(path, text.replacen(from, to, 1)).unwrap();
}

#[test]
fn what_is_wrong_is_told_and_mended() {
    let folder = begin("lsp-mends");
    let (rules, words) = (folder.join("rulebook.toml"), folder.join("texts/en.ftl"));
    let mut editor = Editor::start("zh-CN");
    editor.open(&rules);
    editor.ask("textDocument/hover", json!({}));
    assert!(editor.told.is_empty(), "{:?}", editor.told);
    edit(&rules, "role == 'owner'", "rol == 'owner'");
    editor.tell("textDocument/didSave", json!({ "textDocument": { "uri": uri(&rules) } }));
    let mends = editor.ask(
        "textDocument/codeAction",
        json!({ "textDocument": { "uri": uri(&rules) }, "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 200, "character": 0 } } }),
    );
    assert_eq!(editor.codes(&rules), ["expr/unknown-name"]);
    let one = &editor.told[&uri(&rules)][0];
    assert!(one["message"].as_str().unwrap().contains("没有叫 `rol` 的量"), "{one}");
    let text = std::fs::read_to_string(&rules).unwrap();
    let line = text[..text.find("rol ==").unwrap()].matches('\n').count();
    assert_eq!(one["range"]["start"]["line"], line);
    let change = &mends[0]["edit"]["changes"][uri(&rules)][0];
    assert_eq!(change["newText"], "role");
    // As the editor would mend it.
    edit(&rules, "rol == 'owner'", "role == 'owner'");
    edit(&words, "leave--owner = You own the group. Hand it over first.\n", "");
    editor.tell("textDocument/didSave", json!({ "textDocument": { "uri": uri(&words) } }));
    let mends = editor.ask(
        "textDocument/codeAction",
        json!({ "textDocument": { "uri": uri(&words) }, "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 0 } } }),
    );
    assert_eq!(editor.codes(&rules), ["rulebook/missing-text"], "what is mended is no longer told");
    let added = mends[0]["edit"]["changes"][uri(&words)][0]["newText"].as_str().unwrap();
    assert!(added.contains("leave--owner = "), "{added}");
    editor.end();
}

#[test]
fn keys_words_and_names_are_completed() {
    let folder = begin("lsp-completes");
    let rules = folder.join("rulebook.toml");
    edit(&rules, "[action.ask_it]\n", "[action.ask_it]\nco\n");
    edit(&rules, "[[action.leave.require]]\n", "[[action.leave.require]]\nby = \"\"\n");
    let mut editor = Editor::start("en");
    editor.open(&rules);
    let keys = editor.at("textDocument/completion", &rules, "[action.ask_it]\nco", 18);
    assert!(labels(&keys).contains(&"confirm") && labels(&keys).contains(&"cost"), "{keys}");
    assert!(keys[0]["detail"].as_str().unwrap().len() > 10, "{keys}");
    let words = editor.at("textDocument/completion", &rules, "by = \"\"", 6);
    assert_eq!(labels(&words), ["system", "policy", "law"]);
    let inline = editor.at("textDocument/completion", &rules, "takes = { assume", 10);
    assert!(labels(&inline).contains(&"assume") && labels(&inline).contains(&"from"), "{inline}");
    let sections = editor.at("textDocument/completion", &rules, "[fact.role]", 1);
    assert!(labels(&sections).contains(&"forecast") && labels(&sections).contains(&"require"), "{sections}");
    // Names need a rulebook that was read once.
    edit(&rules, "\nco\n", "\n");
    edit(&rules, "by = \"\"\n", "");
    editor.open(&rules);
    let names = editor.at("textDocument/completion", &rules, "that = \"role == 'member'\"", 8);
    for name in ["role", "in_group", "member", "leave"] {
        assert!(labels(&names).contains(&name), "{name} in {names}");
    }
    editor.end();
}

#[test]
fn what_stands_somewhere_is_explained_and_found() {
    let folder = begin("lsp-explains");
    let base = folder.with_file_name("our-office");
    let new = Command::new(env!("CARGO_BIN_EXE_tuiqun"))
        .args(["new", "--extends", "our-groups"])
        .arg(&base)
        .output()
        .unwrap();
    assert!(new.status.success());
    let (rules, words, over) = (folder.join("rulebook.toml"), folder.join("texts/en.ftl"), base.join("rulebook.toml"));
    let mut editor = Editor::start("en");
    editor.open(&rules);
    editor.open(&words);
    editor.open(&over);
    let says = |answer: &Json| answer["contents"]["value"].as_str().unwrap_or_default().to_owned();
    let key = says(&editor.at("textDocument/hover", &rules, "irreversible = ", 2));
    assert!(key.contains("cannot be undone"), "{key}");
    let fact = says(&editor.at("textDocument/hover", &rules, "role == 'owner'", 1));
    assert!(
        fact.contains("Your role in the group") && fact.contains("choices") && fact.contains("owner: `\"owner\"`"),
        "{fact}"
    );
    let claim = says(&editor.at("textDocument/hover", &over, "H-1", 1));
    assert!(claim.contains("Tell your manager before you leave"), "{claim}");
    let lines = |text: &Path, begins: &str| {
        let text = std::fs::read_to_string(text).unwrap();
        text[..text.find(begins).unwrap()].matches('\n').count()
    };
    let declared = editor.at("textDocument/definition", &rules, "role == 'owner'", 1);
    assert_eq!(declared[0]["uri"], uri(&rules));
    assert_eq!(declared[0]["range"]["start"]["line"], lines(&rules, "[fact.role]"));
    let texts = editor.at("textDocument/definition", &rules, "[fact.role]", 7);
    assert_eq!(texts.as_array().unwrap().len(), 2, "{texts}");
    assert!(
        texts.as_array().unwrap().iter().any(
            |place| place["uri"] == uri(&words) && place["range"]["start"]["line"] == lines(&words, "fact--role =")
        ),
        "{texts}"
    );
    let from_text = editor.at("textDocument/definition", &words, "note--no_way_back", 3);
    assert_eq!(from_text[0]["range"]["start"]["line"], lines(&rules, "[note.no_way_back]"));
    let row = editor.at("textDocument/definition", &over, "H-1", 1);
    assert_eq!(row[0]["uri"], uri(&base.join("claims.csv")));
    let uses = editor.at("textDocument/references", &rules, "in_group = false", 1);
    assert_eq!(uses.as_array().unwrap().len(), std::fs::read_to_string(&rules).unwrap().matches("in_group").count());
    // What is nothing is answered with nothing, and the server goes on.
    assert_eq!(editor.ask("textDocument/hover", json!({ "textDocument": { "uri": "untitled:x" } })), Json::Null);
    assert_eq!(editor.ask("textDocument/rename", json!({})), Json::Null);
    editor.end();
}
