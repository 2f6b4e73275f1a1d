import { join } from 'node:path';
import { say } from './run.ts';
import { createPreviewApp } from './preview-app.ts';
import { previewPrefix } from './previews.ts';
import { getSystem } from '@event-planner/systems/all';

/** Where the assembly of a pull request's preview lies, below the repository. */
export const previewFolder = (systemName: string, pullRequest: number): string =>
  join('cdk.out', `${systemName}-${previewPrefix}${pullRequest}`);

if (import.meta.main) {
  const system = getSystem(process.argv[2]);
  const pullRequest = Number(process.argv[3]);
  const folder = previewFolder(system.name, pullRequest);
  createPreviewApp(system, pullRequest, folder).synth();
  say(folder);
}
