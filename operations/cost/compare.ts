import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readAssembly, type SynthesizedStack } from '@event-planner/host-aws/synthesize';
import { costChange } from './change.ts';
import { environmentNamed } from './systems.ts';

const [before, after] = process.argv.slice(2);
if (before === undefined || after === undefined) {
  console.error('Two assemblies are needed: node operations/cost/compare.ts <folder of the old one> <folder of the new one>');
  process.exit(2);
}

/** What stands in an assembly, or in several side by side in one folder, by `<system>-<environment>`. */
function environmentsIn(folder: string): ReadonlyMap<string, readonly SynthesizedStack[]> {
  const folders = [folder, ...readdirSync(folder).map(name => join(folder, name))].filter(path => existsSync(join(path, 'manifest.json')));
  if (folders.length === 0) throw new Error(`${folder} holds no assembly: a manifest.json was expected in it or one below it`);
  const stacks = folders.flatMap(readAssembly);
  // A stack is named `<system>-<environment>-<id>`; tags are on its resources and not in the assembly.
  return Map.groupBy(stacks, ({ name, id }) => name.slice(0, -`-${id}`.length));
}

try {
  const [old, now] = [environmentsIn(before), environmentsIn(after)];
  for (const name of new Set([...old.keys(), ...now.keys()])) {
    const { system, environmentName } = environmentNamed(name);
    const gone = system.environments[environmentName] === undefined;
    // Its traffic went with it, so what it cost can no longer be said.
    if (gone) console.log(`### Cost of ${system.name} · ${environmentName}: the system has no such environment any more\n`);
    else console.log(costChange({ system, environmentName, before: old.get(name) ?? [], after: now.get(name) ?? [] }));
  }
} catch (error) {
  for (let problem: unknown = error; problem instanceof Error; problem = problem.cause) console.error(problem.message);
  process.exitCode = 1;
}
