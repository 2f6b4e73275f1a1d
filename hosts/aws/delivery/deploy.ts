import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openAssembly, type WaitingStack } from './assembly.ts';
import { hand, type Run, run, runLoudly, say } from './run.ts';
import { createWatch, deployed } from './watch.ts';

/** Which image each stack that runs one gets: `{ 'event-planner-prod-booking': '<tag>' }`. */
export type Images = Readonly<Record<string, string>>;

/** The stacks that ask for an image. */
export const imageStacks = (stacks: readonly WaitingStack[]): readonly WaitingStack[] =>
  stacks.filter(({ template }) => template.Parameters?.['imageTag']);

/** The same image everywhere. */
export const oneTag = (stacks: readonly WaitingStack[], tag: string): Images =>
  Object.fromEntries(imageStacks(stacks).map(({ name }) => [name, tag]));

/** `a=1,b=2` as written by `toText`. Throws at a stack that is not in the assembly, or has no image. */
export function fromText(stacks: readonly WaitingStack[], text: string): Images {
  const known = new Set(imageStacks(stacks).map(({ name }) => name));
  return Object.fromEntries(
    text.split(',').map(pair => {
      const [name = '', tag = ''] = pair.split('=');
      if (!known.has(name) || tag === '') throw new Error(`${pair} names no stack with an image; there is ${[...known].join(', ')}`);
      return [name, tag];
    }),
  );
}

export const toText = (images: Images): string =>
  Object.entries(images)
    .map(pair => pair.join('='))
    .join(',');

/** What runs now, of the stacks that are there. */
export async function runningImages(stacks: readonly WaitingStack[], execute: Run = run): Promise<Images> {
  const asked = imageStacks(stacks).map(async ({ name, region }) => {
    const query = "Stacks[0].Parameters[?ParameterKey=='imageTag'].ParameterValue";
    const args = ['describe-stacks', '--stack-name', name, '--region', region, '--query', query, '--output', 'text'];
    const tag = await execute('aws', ['cloudformation', ...args]).catch(() => '');
    return tag === '' ? [] : [[name, tag] as const];
  });
  return Object.fromEntries((await Promise.all(asked)).flat());
}

/** Enough for every service to change at the same time: each takes the better part of an hour. */
const atOnce = 12;

/** Everything; or, on the way back, the stacks that ran before alone: what was new and never ran has no image to go back to. */
export const deployCommand = (assembly: string, images: Images, only: readonly string[] = []): readonly string[] => [
  'cdk',
  'deploy',
  '--app',
  assembly,
  ...(only.length === 0 ? ['--all'] : ['--exclusively', ...only]),
  '--require-approval',
  'never',
  '--progress',
  'events',
  '--concurrency',
  String(atOnce),
  ...Object.entries(images).flatMap(([stack, tag]) => ['--parameters', `${stack}:imageTag=${tag}`]),
];

if (import.meta.main) {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { tag: { type: 'string' }, images: { type: 'string' } } });
  const [assembly = ''] = positionals;
  const stacks = openAssembly(positionals[0]);
  if ((values.tag === undefined) === (values.images === undefined))
    throw new Error('node hosts/aws/delivery/deploy.ts <assembly> --tag <commit> | --images <stack>=<tag>,…');
  const images = values.tag === undefined ? fromText(stacks, values.images ?? '') : oneTag(stacks, values.tag);
  await hand('before', toText(await runningImages(stacks)));
  const back = values.tag === undefined ? imageStacks(stacks).flatMap(({ id, name }) => (name in images ? [id] : [])) : [];
  const deploying = runLoudly('npx', deployCommand(assembly, images, back));
  const ended = new AbortController();
  const watching = watchUntil(ended.signal, stacks);
  await deploying.finally(() => ended.abort());
  await watching;
}

/** CloudFormation only says that a service is being updated; this says how far its people have moved. */
async function watchUntil(signal: AbortSignal, stacks: readonly WaitingStack[]): Promise<void> {
  const watch = createWatch(deployed(stacks));
  while (!signal.aborted) {
    for (const line of await watch()) say(line);
    await wait(30_000, undefined, { signal }).catch(() => {});
  }
}
