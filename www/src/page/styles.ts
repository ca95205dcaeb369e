import { unsafeCSS } from "lit";
import sheet from "./styles.css?inline";

/** The look of everything: colours by role, type, fields and buttons. */
export const styles = unsafeCSS(sheet);
