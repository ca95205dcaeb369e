declare module "*.ftl?url" {
  const url: string;
  export default url;
}
declare module "virtual:tuiqun-icon/*" {
  /** The paths that an icon consists of, in a square of 16. */
  const paths: readonly string[];
  export default paths;
}
declare module "virtual:tuiqun-integrity/*" {
  /** Digests by the name that a file had before it bore its hash; of several files with one name, all of them. */
  const digests: Readonly<Record<string, string>>;
  export default digests;
}
declare module "virtual:tuiqun-fallback" {
  /** What is known at build, by locale: the words of load errors, and the ids, names and goals of the rulebooks. */
  const fallback: Readonly<
    Record<
      string,
      {
        readonly errors: Readonly<Record<string, string>>;
        readonly rulebooks: readonly (readonly [string, string, readonly (readonly [string, string])[]])[];
        readonly frame: { readonly note: string; readonly open: string };
      }
    >
  >;
  export default fallback;
}
/** Where the pages of the rules are, seen from the scripts; nothing in builds that have none. */
declare const RULE_PAGES: string | null;
