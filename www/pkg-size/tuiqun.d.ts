/* tslint:disable */
/* eslint-disable */

export function __wbg_reset_state(): void;

/**
 * Forgets a rulebook; sessions over it go on.
 */
export function close_rulebook(book: number): void;

/**
 * Forgets a session.
 */
export function close_session(session: number): void;

/**
 * The situation with every choice of the fact that the rulebook compares by.
 */
export function compare(session: number): any;

/**
 * How many actions can be done, and a checksum of all verdicts: the decision alone, for measurements.
 */
export function decide(session: number): number;

/**
 * The static parts of a rulebook.
 */
export function describe(book: number): any;

/**
 * The digest of the state.
 */
export function digest(session: number): string;

/**
 * Loads the bytes of a rulebook and gives its handle.
 */
export function load_bytes(bytes: Uint8Array | number[]): any;

/**
 * The log up to the place in it.
 */
export function log(session: number): any;

/**
 * What the log begins with; with the events of every difference it is enough to go on after the instance was lost.
 */
export function log_head(session: number): any;

/**
 * An action looked at closely; `act` is a request, and without arguments they are left open.
 */
export function preview(session: number, act: string): any;

/**
 * Does again what was taken back.
 */
export function redo(session: number): any;

/**
 * Replays a log into a new session.
 */
export function replay(book: number, log: string): any;

/**
 * Does what a request asks and gives what changed.
 */
export function request(session: number, request: string): any;

/**
 * The same events from another start, in a new session.
 */
export function restart(session: number, request: string): any;

/**
 * Goes to a place in the log.
 */
export function seek(session: number, to: number): any;

/**
 * Begins a session and gives its handle.
 */
export function start(book: number, request: string): any;

/**
 * Takes back the last event.
 */
export function undo(session: number): any;

/**
 * The engine's version.
 */
export function version(): string;

/**
 * The whole view, as a difference from nothing.
 */
export function view(session: number): any;

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export interface InitOutput {
    readonly memory: WebAssembly.Memory;
    readonly close_rulebook: (a: number) => void;
    readonly close_session: (a: number) => void;
    readonly compare: (a: number) => any;
    readonly decide: (a: number) => number;
    readonly describe: (a: number) => any;
    readonly digest: (a: number) => [number, number];
    readonly load_bytes: (a: number, b: number) => any;
    readonly log: (a: number) => any;
    readonly log_head: (a: number) => any;
    readonly preview: (a: number, b: number, c: number) => any;
    readonly redo: (a: number) => any;
    readonly replay: (a: number, b: number, c: number) => any;
    readonly request: (a: number, b: number, c: number) => any;
    readonly restart: (a: number, b: number, c: number) => any;
    readonly seek: (a: number, b: number) => any;
    readonly start: (a: number, b: number, c: number) => any;
    readonly undo: (a: number) => any;
    readonly version: () => [number, number];
    readonly view: (a: number) => any;
    readonly __wbindgen_externrefs: WebAssembly.Table;
    readonly __wbindgen_free: (a: number, b: number, c: number) => void;
    readonly __wbindgen_malloc: (a: number, b: number) => number;
    readonly __wbindgen_realloc: (a: number, b: number, c: number, d: number) => number;
    readonly __wbindgen_start: () => void;
}

export type SyncInitInput = BufferSource | WebAssembly.Module;

/**
 * Instantiates the given `module`, which can either be bytes or
 * a precompiled `WebAssembly.Module`.
 *
 * @param {{ module: SyncInitInput }} module - Passing `SyncInitInput` directly is deprecated.
 *
 * @returns {InitOutput}
 */
export function initSync(module: { module: SyncInitInput } | SyncInitInput): InitOutput;

/**
 * If `module_or_path` is {RequestInfo} or {URL}, makes a request and
 * for everything else, calls `WebAssembly.instantiate` directly.
 *
 * @param {{ module_or_path: InitInput | Promise<InitInput> }} module_or_path - Passing `InitInput` directly is deprecated.
 *
 * @returns {Promise<InitOutput>}
 */
export default function __wbg_init (module_or_path?: { module_or_path: InitInput | Promise<InitInput> } | InitInput | Promise<InitInput>): Promise<InitOutput>;
