// Builds the package, packs it, and installs the archive into a project of its own, for tests, with
// the libraries that clients/web has. Usage: node install.mjs FOLDER makes FOLDER/project.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const libraries = join(here, "../../web/node_modules");
const folder = resolve(process.argv[2]);
const built = spawnSync(process.execPath, [join(here, "../build.mjs"), join(folder, "package")], { stdio: "inherit" });
if (built.status !== 0) process.exit(built.status ?? 1);

const project = join(folder, "project");
const installed = join(project, "node_modules/verbatim-client");
rmSync(project, { recursive: true, force: true });
mkdirSync(installed, { recursive: true });
execFileSync("npm", ["pack", "--silent"], { cwd: join(folder, "package") });
const archive = readdirSync(join(folder, "package")).find((name) => name.endsWith(".tgz"));
execFileSync("tar", ["xzf", join(folder, "package", archive), "--strip-components=1", "-C", installed]);
for (const scope of ["@bufbuild", "@connectrpc"]) {
  symlinkSync(join(libraries, scope), join(project, "node_modules", scope));
}
cpSync(join(installed, "examples"), project, { recursive: true });
cpSync(join(here, "typed.mts"), join(project, "typed.mts"));
writeFileSync(join(project, "package.json"), `${JSON.stringify({ type: "module", private: true })}\n`);
