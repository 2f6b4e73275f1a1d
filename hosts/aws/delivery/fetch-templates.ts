import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openAssembly } from './assembly.ts';
import { run, say } from './run.ts';

// Writes the templates that are deployed now beside each other, as an assembly has them. A stack that is not there yet is left out.
const [assembly, folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('node hosts/aws/delivery/fetch-templates.ts <assembly> <folder>');
await mkdir(folder, { recursive: true });
for (const { id, name, region } of openAssembly(assembly)) {
  const args = ['get-template', '--stack-name', name, '--region', region, '--query', 'TemplateBody', '--output', 'json'];
  const template = await run('aws', ['cloudformation', ...args]).catch(() => undefined);
  if (template === undefined) say(`${name} is not deployed`);
  else await writeFile(join(folder, `${id}.template.json`), template);
}
