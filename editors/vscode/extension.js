// Starts `tuiqun lsp` for the files of a rulebook; everything else is done there.
const { workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

exports.activate = async () => {
  const settings = workspace.getConfiguration("tuiqun");
  const server = { command: settings.get("command"), args: ["lsp", "--locale", settings.get("locale")] };
  const documentSelector = [
    { scheme: "file", pattern: "**/*.toml" },
    { scheme: "file", pattern: "**/texts/*.ftl" },
  ];
  client = new LanguageClient("tuiqun", "tuiqun", server, { documentSelector });
  await client.start();
};

exports.deactivate = () => client?.stop();
