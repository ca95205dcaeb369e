import { unsafeCSS } from "lit";
import sheet from "./phone-styles.css?inline";

/** Styles of the simulated phone: a neutral skin, nobody's brand. */
export const phoneStyles = unsafeCSS(sheet);
