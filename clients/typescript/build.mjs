// Writes the npm package into a folder: dist, made of src and of proto/, with the tools that the page
// uses (clients/web, where script/page installs them) and for the versions of libraries that it uses.
// Usage: node build.mjs FOLDER. `npm pack` in the folder makes the archive.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../..");
const web = join(root, "clients/web");
if (process.argv.length !== 3) {
  console.error("Usage: node build.mjs FOLDER");
  process.exit(2);
}
if (!existsSync(join(web, "node_modules/.bin/protoc-gen-es"))) {
  console.error("build.mjs: clients/web/node_modules is missing; script/page installs it");
  process.exit(process.env.CI ? 1 : 77); // what tests that can't run end with
}
const out = resolve(process.argv[2]);
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

// The libraries are found beside the sources while these are compiled, and by tests.
symlinkSync(join(web, "node_modules"), join(out, "node_modules"));
cpSync(join(here, "src"), join(out, "src"), { recursive: true });
cpSync(join(here, "examples"), join(out, "examples"), { recursive: true });
cpSync(join(here, "README.md"), join(out, "README.md"));
cpSync(join(root, "LICENSE"), join(out, "LICENSE"));
cpSync(join(here, "tsconfig.json"), join(out, "tsconfig.json"));

// Before compiling: its type says that the files are modules.
const manifest = JSON.parse(readFileSync(join(here, "package.json"), "utf8"));
const { dependencies } = JSON.parse(readFileSync(join(web, "package.json"), "utf8"));
manifest.dependencies = Object.fromEntries(
  ["@bufbuild/protobuf", "@connectrpc/connect", "@connectrpc/connect-web"].map((name) => [name, dependencies[name]]),
);
writeFileSync(join(out, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);

execFileSync(process.execPath, [join(web, "build/generate.mjs"), join(out, "src/gen"), "js"], { stdio: "inherit" });
const messages = readdirSync(join(out, "src/gen/verbatim/v1")).map((file) => file.replace(/\.ts$/, ".js"));
writeFileSync(
  join(out, "src/gen/index.ts"),
  messages.map((file) => `export * from "./verbatim/v1/${file}";\n`).join(""),
);
const tsc = (...options) =>
  execFileSync(process.execPath, [join(web, "node_modules/typescript/bin/tsc"), ...options], { cwd: out, stdio: "inherit" });
tsc("-p", "tsconfig.json", "--rootDir", "src", "--outDir", "dist");
