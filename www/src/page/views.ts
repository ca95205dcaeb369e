import { unsafeCSS } from "lit";
import sheet from "./views.css?inline";

/** The look of the views: ask, answer, do. */
export const views = unsafeCSS(sheet);
