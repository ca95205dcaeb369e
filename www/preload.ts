/** What the first view of the page needs beside its script is asked for at once, not only when the script asks. */
import { readFileSync } from "node:fs";
import type { Plugin } from "vite";
import { digest, digests } from "./integrity.ts";

/** The files of the build that are asked for, as they were before they bore a hash. */
const FIRST = ["pkg/tuiqun_bg.wasm", "generated/wechat-group.bin", "generated/wechat-group.zh-CN.ftl", "../texts/zh-CN/ui.ftl"];

export function preload(): Plugin {
  return {
    name: "tuiqun-preload",
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const page = bundle["index.html"];
        if (page?.type !== "asset" || typeof page.source !== "string") return;
        const wanted = new Set(FIRST.map((file) => digest(readFileSync(new URL(file, import.meta.url)))));
        const files = Object.values(bundle).flatMap((one) => (one.type === "asset" && wanted.has(digest(one.source)) ? [one.fileName] : []));
        if (files.length !== FIRST.length) throw new Error(`to be preloaded: ${files.join(", ")}`);
        // With the very digests that the script asks for them with, or the browser would fetch them twice.
        const known = digests(true);
        const links = files.map((file) => {
          const name = file.replace(/^.*\//, "").replace(/-[\w-]{8}\.(\w+)$/, ".$1");
          return `<link rel="preload" as="fetch" crossorigin="anonymous" href="./${file}" integrity="${known[name] ?? ""}">`;
        });
        page.source = page.source.replace("</head>", `  ${links.join("\n    ")}\n  </head>`);
      },
    },
  };
}
