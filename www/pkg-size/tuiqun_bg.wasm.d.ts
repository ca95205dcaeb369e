/* tslint:disable */
/* eslint-disable */
export const memory: WebAssembly.Memory;
export const close_rulebook: (a: number) => void;
export const close_session: (a: number) => void;
export const compare: (a: number) => any;
export const decide: (a: number) => number;
export const describe: (a: number) => any;
export const digest: (a: number) => [number, number];
export const load_bytes: (a: number, b: number) => any;
export const log: (a: number) => any;
export const log_head: (a: number) => any;
export const preview: (a: number, b: number, c: number) => any;
export const redo: (a: number) => any;
export const replay: (a: number, b: number, c: number) => any;
export const request: (a: number, b: number, c: number) => any;
export const restart: (a: number, b: number, c: number) => any;
export const seek: (a: number, b: number) => any;
export const start: (a: number, b: number, c: number) => any;
export const undo: (a: number) => any;
export const version: () => [number, number];
export const view: (a: number) => any;
export const __wbindgen_externrefs: WebAssembly.Table;
export const __wbindgen_free: (a: number, b: number, c: number) => void;
export const __wbindgen_malloc: (a: number, b: number) => number;
export const __wbindgen_realloc: (a: number, b: number, c: number, d: number) => number;
export const __wbindgen_start: () => void;
