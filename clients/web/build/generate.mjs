// Generates the API's types from proto/ with protoc and protoc-gen-es: into src/gen, or, for
// clients/typescript, into another folder with another extension in imports.
// Usage: node generate.mjs [FOLDER EXTENSION]
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const web = join(dirname(fileURLToPath(import.meta.url)), "..");
const root = join(web, "../..");
const [out = join(web, "src/gen"), extension = "none"] = process.argv.slice(2);
const files = readdirSync(join(root, "proto/verbatim/v1"))
  .filter((file) => file.endsWith(".proto"))
  .map((file) => `verbatim/v1/${file}`);

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
execFileSync(
  "protoc",
  [
    `--plugin=protoc-gen-es=${join(web, "node_modules/.bin/protoc-gen-es")}`,
    `--es_out=${out}`,
    `--es_opt=target=ts,import_extension=${extension}`,
    `-I${join(root, "proto")}`,
    `-I${join(root, "third_party/googleapis")}`,
    ...files,
    "google/api/field_behavior.proto",
    "google/rpc/error_details.proto",
    "google/rpc/status.proto",
  ],
  { stdio: "inherit" },
);
