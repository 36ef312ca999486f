// Runs the tests (options of `node --test` choose some), or says why they can't run: exit status 77 is CTest's "skipped". Continuous
// integration (CI is set) has all they need, so there it is a failure.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const missing = [];
if (!existsSync(join(here, "../node_modules/playwright-core"))) missing.push("playwright-core (script/page installs it)");
else if (!(await import("./browser.mjs")).hasChromium()) missing.push("Chromium (script/setup --dev installs it)");
if (!existsSync(join(here, "../dist/index.html"))) missing.push("the page itself (script/page builds it)");
if (missing.length > 0) {
  console.error(`The tests of the page need ${missing.join(" and ")}.`);
  process.exit(process.env.CI ? 1 : 77);
}
const run = spawnSync(process.execPath, ["--test", ...process.argv.slice(2), join(here, "page.test.mjs")], { stdio: "inherit" });
process.exit(run.status ?? 1);
