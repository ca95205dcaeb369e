// Every main screen, in forced colours: axe finds nothing.
import { allScreens } from "../accessibility.mjs";

await allScreens({ scheme: "light", forced: true });
