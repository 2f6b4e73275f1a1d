import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { say } from './run.ts';
import { changesOf, type Compared, losses, type StackChanges } from './template-changes.ts';

/** The templates below a folder of assemblies, or of one, by `<environment's folder>/<stack>`. A folder that is not there has none. */
export async function readTemplates(folder: string): Promise<ReadonlyMap<string, Compared>> {
  const files = await readdir(folder, { recursive: true }).catch(() => []);
  const templates = files.filter(file => file.endsWith('.template.json') && !file.includes('asset.')).toSorted();
  return new Map(
    await Promise.all(
      templates.map(
        async file => [file.slice(0, -'.template.json'.length), JSON.parse(await readFile(join(folder, file), 'utf8'))] as const,
      ),
    ),
  );
}

export const compare = (before: ReadonlyMap<string, Compared>, after: ReadonlyMap<string, Compared>): readonly StackChanges[] =>
  [...new Set([...before.keys(), ...after.keys()])]
    .map(stack => changesOf(stack, before.get(stack) ?? {}, after.get(stack) ?? {}))
    .filter(({ changes, broadened }) => changes.length > 0 || broadened.length > 0);

/** GitHub takes 65 536 characters for a comment, and the cost still follows. */
const longest = 50_000;

/** For people who decide: first what would be lost, then who may do more, then the rest to look through. */
export function toMarkdown(stacks: readonly StackChanges[]): string {
  if (stacks.length === 0) return '## Templates\n\nNo stack changes.\n';
  const lost = stacks.flatMap(({ stack, changes }) =>
    changes.filter(({ impact }) => losses.has(impact)).map(change => ({ stack, ...change })),
  );
  const text = [
    '## Templates',
    '',
    headline(stacks),
    ...section(
      '⚠️ Not there any more afterwards',
      lost.map(({ stack, ...change }) => `\`${stack}\` ${sentence(change)}`),
    ),
    ...section(
      '🔓 May do or reach more',
      stacks.flatMap(({ stack, broadened }) => broadened.map(one => `\`${stack}\` ${readable(one)}`)),
    ),
    ...stacks.flatMap(details),
    '',
  ].join('\n');
  return text.length <= longest
    ? text
    : `${text.slice(0, text.lastIndexOf('\n', longest))}\n\n… and ${text.length - longest} characters more: compare fewer environments at a time to see them.\n`;
}

function headline(stacks: readonly StackChanges[]): string {
  const impacts = Map.groupBy(
    stacks.flatMap(({ changes }) => changes),
    ({ impact }) => impact,
  );
  const environments = new Set(stacks.map(({ stack }) => dirname(stack)));
  const counts = [...impacts].map(([impact, { length }]) => `${length} ${impact}`);
  return `${stacks.length} ${stacks.length === 1 ? 'stack' : 'stacks'} in ${[...environments].toSorted().join(', ').replace(/^\.$/, 'this environment')}: ${counts.join(', ') || 'outputs and names only'}.`;
}

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', `### ${title}`, '', ...lines.map(line => `- ${line}`)];

const details = ({ stack, changes }: StackChanges): readonly string[] =>
  changes.length === 0
    ? []
    : [
        '',
        `<details><summary>${stack}: ${changes.length}</summary>`,
        '',
        ...changes.map(change => `- ${sentence(change)}`),
        '',
        '</details>',
      ];

const sentence = ({ id, type, impact, properties }: StackChanges['changes'][number]): string =>
  `**${impact}** ${type} \`${id}\`${properties.length === 0 ? '' : `: ${properties.join(', ')}`}`;

/** References as templates have them would fill a page each; names of what is meant do not. */
const readable = (text: string): string => `${text.replaceAll('`', "'").slice(0, 300)}${text.length > 300 ? ' …' : ''}`;

if (import.meta.main) {
  const [before, after] = process.argv.slice(2);
  if (before === undefined || after === undefined)
    throw new Error('node hosts/aws/delivery/compare-templates.ts <before> <after>, folders of templates');
  say(toMarkdown(compare(await readTemplates(before), await readTemplates(after))));
}
