// Bundles the page into dist/, which the C++ build embeds: index.html, and under assets/ files
// whose names hold a hash of their content. Text files also lie there compressed.
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

import * as esbuild from "esbuild";

const web = join(dirname(fileURLToPath(import.meta.url)), "..");
const dist = join(web, "dist");

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
const result = await esbuild.build({
  absWorkingDir: web,
  entryPoints: ["src/main.tsx"],
  outdir: "dist/assets",
  entryNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: true,
  legalComments: "none",
  loader: { ".woff2": "file" },
  metafile: true,
  logLevel: "warning",
});

const outputs = Object.keys(result.metafile.outputs).map((path) => basename(path));
const named = (pattern) => {
  const found = outputs.find((name) => pattern.test(name));
  if (!found) throw new Error(`the bundle has no file like ${pattern}`);
  return `/assets/${found}`;
};
const html = readFileSync(join(web, "src/index.html"), "utf8")
  .replace("%SCRIPT%", named(/^main-.*\.js$/))
  .replace("%STYLE%", named(/^main-.*\.css$/))
  .replace("%SANS%", named(/^inter-.*\.woff2$/))
  .replace("%SERIF%", named(/^source-serif.*\.woff2$/));
writeFileSync(join(dist, "index.html"), html);
writeFileSync(join(dist, "favicon.svg"), readFileSync(join(web, "src/favicon.svg")));

let weight = 0;
const compress = (path) => {
  const content = readFileSync(path);
  if (/\.(html|js|css|svg)$/.test(path)) {
    const packed = gzipSync(content, { level: 9 });
    writeFileSync(`${path}.gz`, packed);
    weight += packed.length;
  } else {
    weight += content.length;
  }
};
for (const file of ["index.html", "favicon.svg"]) compress(join(dist, file));
for (const file of readdirSync(join(dist, "assets"))) compress(join(dist, "assets", file));
console.log(`clients/web/dist: ${(weight / 1000).toFixed(0)} kB compressed`);
