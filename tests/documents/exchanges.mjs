// Prints a TypeScript file that gives each recorded message the type that the document has for it.
//   node exchanges.mjs DOCUMENT FOLDER…
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const [document, ...folders] = process.argv.slice(2);
const { paths } = JSON.parse(readFileSync(document, "utf8"));
// A parameter of a generic function may have other members, as messages may.
const lines = [
  'import type { paths } from "./api";',
  "const is = <X>() => <T extends X>(value: T) => value;",
];
for (const folder of folders) {
  for (const name of readdirSync(folder).sort()) {
    const { request, response } = JSON.parse(readFileSync(join(folder, name), "utf8"));
    const path = request.target.split("?")[0];
    const method = request.method.toLowerCase();
    const operation = paths[path]?.[method];
    if (operation === undefined || response.status !== 200) continue;
    const at = `paths[${JSON.stringify(path)}]["${method}"]`;
    const typed = (kind, message, body) => {
      const type = `NonNullable<${at}${message}>["content"]["application/json"]`;
      const value = JSON.stringify(JSON.parse(body));
      lines.push(`export const ${kind}${lines.length} = is<${type}>()(${value});`);
    };
    if (operation.requestBody && request.body) {
      typed("request", '["requestBody"]', request.body);
    }
    if (operation.responses["200"].content && response.body) {
      typed("response", '["responses"]["200"]', response.body);
    }
  }
}
console.error(`${lines.length - 2} messages`);
if (lines.length < 20) throw new Error("there are too few messages");
console.log(lines.join("\n"));
