import { join } from 'node:path';
import type { WebApp } from '@event-planner/model';
import { openAssembly } from './assembly.ts';
import { type Run, run, runLoudly, say } from './run.ts';
import { getSystem } from '@event-planner/systems/all';
import { repositoryRoot } from './names.ts';

export interface Pages {
  readonly app: WebApp;
  readonly bucket: string;
}

/** The bundler names these after their content, so that they never change. Nothing is deleted: pages that people have open ask for old ones. */
const forever = 'public, max-age=31536000, immutable';
/** Asked for each time, and answered 304 as long as there is nothing new. */
const always = 'no-cache';
/** The CDN compresses by itself, and the build's own notes are nobody's business. */
const ours = ['*.br', '*.gz', '.*'].flatMap(pattern => ['--exclude', pattern]);

/** First what pages refer to, then the pages: nobody ever gets a page whose parts are not there yet. */
export function copies({ app, bucket }: Pages): readonly (readonly string[])[] {
  const from = join(repositoryRoot, app.folder, 'dist');
  const to = `s3://${bucket}${app.path.replace(/\/$/, '')}`;
  const copy = (...args: readonly string[]): readonly string[] => ['s3', 'cp', '--recursive', '--no-progress', from, to, ...args];
  return [
    copy('--exclude', '*', '--include', 'assets/*', ...ours, '--cache-control', forever),
    copy('--exclude', 'assets/*', '--exclude', 'index.html', ...ours, '--cache-control', always),
    copy('--exclude', '*', '--include', 'index.html', '--cache-control', always),
  ];
}

export async function outputOf(
  stack: { readonly name: string; readonly region: string },
  output: string,
  execute: Run = run,
): Promise<string> {
  const query = `Stacks[0].Outputs[?OutputKey=='${output}'].OutputValue`;
  return execute('aws', [
    'cloudformation',
    'describe-stacks',
    '--stack-name',
    stack.name,
    '--region',
    stack.region,
    '--query',
    query,
    '--output',
    'text',
  ]);
}

if (import.meta.main) {
  const stacks = openAssembly(process.argv[2]);
  const web = stacks.find(({ id }) => id === 'web');
  if (!web) throw new Error(`${process.argv[2]} has no pages`);
  const { edge, title } = getSystem(web.system);
  const bucket = await outputOf(web, 'WebBucket');
  for (const app of edge.webApps) for (const args of copies({ app, bucket })) await runLoudly('aws', args);
  const distribution = await outputOf(web, 'WebDistribution');
  await run('aws', ['cloudfront', 'create-invalidation', '--distribution-id', distribution, '--paths', '/*']);
  say(`pages of ${title} released`);
}
