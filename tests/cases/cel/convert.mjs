// Converts CEL's conformance suite, as packed in @bufbuild/cel-spec, into one JSON file, one test a line.
// Usage: node convert-cel.mjs [dir of the unpacked package] [output file]
// Reads only the package's plain data module, so it needs no other package.
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const pkg = resolve(process.argv[2] ?? `${here}package`);
const out = resolve(process.argv[3] ?? `${here}cel-conformance.json`);
const { tests: root } = await import(pathToFileURL(`${pkg}/dist/esm/testdata/conformance.js`));

// ---- values: cel.expr.Value in protobuf's JSON form -> the compact form

const decimal = (seconds, fraction = "") => `${seconds}.${fraction.padEnd(9, "0")}`;

function object(any) {
  const type = any["@type"].replace(/^.*\//, "");
  if (type === "google.protobuf.Duration") {
    const [, seconds, fraction] = /^(-?\d+)(?:\.(\d+))?s$/.exec(any.value);
    return { duration: decimal(seconds, fraction) };
  }
  if (type === "google.protobuf.Timestamp") {
    // As in the proto: seconds rounded down (below zero before 1970), plus non-negative nanoseconds.
    const [, whole, fraction, zone] = /^([^.Z+]+?)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)$/.exec(any.value);
    return { timestamp: decimal(Date.parse(whole + zone) / 1000, fraction) };
  }
  return { other: "object" };
}

function value(v) {
  const [[kind, x]] = Object.entries(v);
  switch (kind) {
    case "boolValue": return { bool: x };
    case "int64Value": return { int: String(x) };
    case "stringValue": return { string: x };
    case "listValue": return { list: (x.values ?? []).map(value) };
    case "objectValue": return object(x);
    default: return { other: kind.replace(/(64)?Value$/, "") }; // uint, double, bytes, null, map, enum, type
  }
}

function result(t) {
  if (t.evalError || t.anyEvalErrors) return { error: true };
  if (t.unknown || t.anyUnknowns) return { unknown: true };
  if (t.typedResult) return t.typedResult.result ? { value: value(t.typedResult.result) } : { typeOnly: true };
  return { value: t.value ? value(t.value) : { bool: true } }; // no matcher: the result must be `true`
}

// ---- types: cel.expr.Type -> text

function type(t) {
  const [[kind, x]] = Object.entries(t);
  switch (kind) {
    case "primitive": return x.toLowerCase().replace("64", ""); // bool, int, uint, double, string, bytes
    case "listType": return `list(${type(x.elemType)})`;
    case "mapType": return `map(${type(x.keyType)}, ${type(x.valueType)})`;
    case "messageType": return x;
    default: return kind; // null, dyn, ...
  }
}

const declared = (d) => (d.ident ? type(d.ident.type) : "function");

// ---- the core tier

const string = String.raw`[rR](?:"""[^]*?"""|'''[^]*?'''|"[^"\n]*"|'[^'\n]*')`
  + String.raw`|"""(?:[^\\]|\\[^])*?"""|'''(?:[^\\]|\\[^])*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'`;
const token = new RegExp(
  String.raw`\s+|(?<literal>${string}|(?:0x[0-9a-fA-F]+|\d+)(?![\w.]))`
  + String.raw`|(?<word>[A-Za-z_]\w*)(?![\w"'])|(?<mark>[=!<>]=|&&|\|\||[<>!?:,()[\]-])`, "y");

// The identifiers of `expr`, or null if it has anything outside the core tier.
function coreNames(expr) {
  const names = [];
  let operand = false; // does an operand end just before this token?
  for (token.lastIndex = 0; token.lastIndex < expr.length;) {
    const found = token.exec(expr);
    if (!found) return null; // . + * / % { } bytes, float, uint, ...
    const { literal, word, mark } = found.groups;
    if (literal === undefined && word === undefined && mark === undefined) continue; // blanks
    if (word === "null") return null;
    if (operand && (mark === "-" || mark === "(" || mark === "[")) return null; // subtraction, call, index
    if (word && !["true", "false", "in"].includes(word)) names.push(word);
    operand = mark === ")" || mark === "]" || (mark === undefined && word !== "in");
  }
  return names;
}

// Core: only core tokens, every identifier a declared variable of a core type, and no expected type.
const coreType = /^(list\()*(bool|int|string)\)*$/;
const isCore = (t, types) =>
  !t.typedResult && (coreNames(t.expr)?.every((name) => coreType.test(types[name] ?? "")) ?? false);

// ---- the suite

const map = (entries) => (entries.length ? Object.fromEntries(entries) : undefined);

function convert(path, t) {
  const types = map((t.typeEnv ?? []).map((d) => [d.name, declared(d)]));
  return {
    name: [...path, t.name].join("/"),
    core: isCore(t, types ?? {}) || undefined,
    expr: t.expr,
    disableCheck: t.disableCheck,
    container: t.container,
    types,
    bindings: map(Object.entries(t.bindings ?? {}).map(([name, b]) => [name, value(b.value)])),
    result: result(t),
  };
}

const flatten = (suite, path) => [
  ...(suite.tests ?? []).map((t) => convert(path, t.original)),
  ...(suite.suites ?? []).flatMap((s) => flatten(s, [...path, s.name])),
];

const tests = flatten(root, []);
const head = { source: "@bufbuild/cel-spec 0.6.1 (CEL spec v0.25.1)", license: "Apache-2.0" };
const lines = tests.map((t) => JSON.stringify(t)).join(",\n");
writeFileSync(out, `${JSON.stringify(head).slice(0, -1)},"tests":[\n${lines}\n]}\n`);

const core = tests.filter((t) => t.core);
const count = (key) => core.filter((t) => t[key]).length;
console.log(`${tests.length} tests, ${core.length} core (container ${count("container")}, disableCheck ${count("disableCheck")})`);
