// Every main screen, dark: axe finds nothing.
import { allScreens } from "../accessibility.mjs";

await allScreens({ scheme: "dark" });
