import { unsafeCSS } from "lit";
import sheet from "./later-styles.css?inline";

/** Styles of the parts that come later. */
export const laterStyles = unsafeCSS(sheet);
