// Every main screen, light: axe finds nothing.
import { allScreens } from "../accessibility.mjs";

await allScreens({ scheme: "light" });
