import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadSystems, repositoryRoot } from './systems.ts';
import { workflowFiles } from './workflows/files.ts';

export const workflowsFolder = join(repositoryRoot, '.github/workflows');

if (import.meta.main) {
  for (const [name, text] of Object.entries(workflowFiles(await loadSystems()))) await writeFile(join(workflowsFolder, name), text);
}
