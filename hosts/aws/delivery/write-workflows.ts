import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systems } from '@event-planner/systems/all';
import { repositoryRoot } from './names.ts';
import { workflowFiles } from './workflows/files.ts';

export const workflowsFolder = join(repositoryRoot, '.github/workflows');

if (import.meta.main) {
  for (const [name, text] of Object.entries(workflowFiles(systems))) await writeFile(join(workflowsFolder, name), text);
}
