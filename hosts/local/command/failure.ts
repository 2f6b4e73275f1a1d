import { incompleteInstallation, StartError } from '../postgres/start-error.ts';
import { UsageError } from './usage-error.ts';

export interface Failure {
  readonly exitCode: number;
  readonly text: string;
}

/** What its reader can mend is one sentence; anything else is a fault of ours and shows where it happened. */
export function explainFailure(error: unknown): Failure {
  if (error instanceof UsageError) return { exitCode: 2, text: error.message };
  if (error instanceof StartError) return { exitCode: 1, text: error.message };
  if (error instanceof Error && 'code' in error && error.code === 'ENOSPC')
    return { exitCode: 1, text: `The disk is full: free some space and start again; nothing that was saved is lost.` };
  const [, lacking] = /^Cannot find package '([^']+)'/.exec(error instanceof Error ? error.message : '') ?? [];
  if (lacking !== undefined) return { exitCode: 1, text: incompleteInstallation(`it lacks ${lacking}`).message };
  return {
    exitCode: 1,
    text: `Event Planner cannot start because of a fault of its own: ${error instanceof Error ? error.stack : String(error)}`,
  };
}
