declare module "*.ftl?url" {
  const url: string;
  export default url;
}
declare module "virtual:tuiqun-fallback" {
  /** Words that must be there when nothing else loads, by locale: load errors, and the main steps. */
  const fallback: Readonly<Record<string, { readonly errors: Readonly<Record<string, string>> }>>;
  export default fallback;
}
