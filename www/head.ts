/** What a page is: in a tab, among what a search finds, and where somebody sends a link to it. */
import { type Markup, markup } from "./html.ts";

export interface About {
  /** The name of the product. */
  readonly site: string;
  readonly title: string;
  /** What the page belongs to, where it is one of many. */
  readonly under?: string;
  readonly description: string;
}

export const head = ({ site, title, under, description }: About): Markup =>
  markup`<title>${[title, under, site].filter((part) => part !== undefined).join(" · ")}</title>
<meta name="description" content="${description}">
<meta property="og:site_name" content="${site}">
<meta property="og:type" content="website">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
<meta property="og:locale" content="zh_CN">
<meta property="og:locale:alternate" content="en_US">
<meta name="twitter:card" content="summary">`;
