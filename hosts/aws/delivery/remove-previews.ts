import { createPreviewApp } from './preview-app.ts';
import { previewDays, previewHostOf, previewPrefix } from './previews.ts';
import { run, runLoudly } from './run.ts';
import { previewFolder } from './synth-preview.ts';
import { getSystem } from '@event-planner/systems/all';

export interface StackSummary {
  readonly StackName: string;
  readonly CreationTime: string;
  readonly LastUpdatedTime?: string;
}

/** The pull requests whose previews nobody has deployed to for so long that they are in nobody's mind. */
export function forgotten(systemName: string, stacks: readonly StackSummary[], now: Date): readonly number[] {
  const oldest = now.getTime() - previewDays * 24 * 3600 * 1000;
  const touched = Map.groupBy(
    stacks.flatMap(stack => {
      const number = new RegExp(`^${systemName}-${previewPrefix}(\\d+)-`).exec(stack.StackName)?.[1];
      return number === undefined ? [] : [{ number: Number(number), at: Date.parse(stack.LastUpdatedTime ?? stack.CreationTime) }];
    }),
    ({ number }) => number,
  );
  return [...touched].filter(([, all]) => all.every(({ at }) => at < oldest)).map(([number]) => number);
}

async function listStacks(region: string): Promise<readonly StackSummary[]> {
  const query =
    "StackSummaries[?StackStatus!='DELETE_COMPLETE'].{StackName:StackName,CreationTime:CreationTime,LastUpdatedTime:LastUpdatedTime}";
  return JSON.parse(await run('aws', ['cloudformation', 'list-stacks', '--region', region, '--query', query, '--output', 'json']));
}

if (import.meta.main) {
  const system = getSystem(process.argv[2]);
  const which = process.argv[3];
  const region = system.environments[previewHostOf(system) ?? '']?.regions[0];
  if (which === undefined || region === undefined)
    throw new Error('node hosts/aws/delivery/remove-previews.ts <system> <number> | --forgotten');
  const numbers = which === '--forgotten' ? forgotten(system.name, await listStacks(region), new Date()) : [Number(which)];
  for (const number of numbers) {
    const folder = previewFolder(system.name, number);
    createPreviewApp(system, number, folder).synth();
    await runLoudly('npx', ['cdk', 'destroy', '--app', folder, '--all', '--force']);
  }
}
