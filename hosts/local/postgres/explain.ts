import { StartError, unsupportedMachine } from './start-error.ts';

const causes: readonly { pattern: RegExp; explain: (directory: string, line: string) => StartError }[] = [
  {
    pattern: /No space left on device|ENOSPC|Disk quota exceeded/,
    explain: directory =>
      new StartError(`The disk that holds ${directory} is full: free some space and start again; nothing that was saved is lost.`),
  },
  {
    pattern: /EEXIST|ENOTDIR/,
    explain: (directory, line) =>
      new StartError(`The data folder ${directory}, or one above it, is a file, not a folder (${line}): choose another folder.`),
  },
  {
    pattern: /Permission denied|EACCES|EPERM|EROFS|Read-only file system|has wrong ownership/,
    explain: (directory, line) =>
      new StartError(
        `The data folder ${directory} cannot be read and written by this user (${line}): give it to this user, or start as the user who created it.`,
      ),
  },
  {
    pattern: /could not look up effective user ID/,
    explain: (_, line) => unsupportedMachine(`${line}; the server needs a user that is listed in /etc/passwd`),
  },
  {
    pattern: /error while loading shared libraries|GLIBC_|ENOENT/,
    explain: (_, line) => unsupportedMachine(line),
  },
];

/** Turns what initdb, the server or the file system said into one sentence with the cure. */
export function explainFailure(directory: string, output: string, cause?: unknown): StartError {
  for (const { pattern, explain } of causes) {
    const line = output.split('\n').find(candidate => pattern.test(candidate));
    if (line === undefined) continue;
    const error = explain(directory, line.replace(/^.*?(FATAL|PANIC|error):\s*/, '').trim());
    error.cause ??= cause ?? output;
    return error;
  }
  return new StartError(`The embedded PostgreSQL in ${directory} did not start: ${lastWords(output)}`, { cause: cause ?? output });
}

function lastWords(output: string): string {
  return output.trim().split('\n').slice(-3).join(' · ') || 'it said nothing';
}
