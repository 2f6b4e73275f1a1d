import { execFile, spawn } from 'node:child_process';
import { appendFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** Runs a program to its end and gives what it wrote; throws when it fails. */
export type Run = (program: string, args: readonly string[]) => Promise<string>;

export const run: Run = async (program, args) =>
  (await promisify(execFile)(program, [...args], { maxBuffer: 64 * 1024 * 1024 })).stdout.trim();

/** As `run`, but everybody sees what it writes, and it may be told something nobody should see in its arguments. */
export const runLoudly = (program: string, args: readonly string[], input?: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: [input === undefined ? 'inherit' : 'pipe', 'inherit', 'inherit'] });
    child.on('error', reject);
    child.on('close', code => (code === 0 ? resolve() : reject(new Error(`${program} ${args.slice(0, 2).join(' ')} ended with ${code}`))));
    child.stdin?.end(input);
  });

export const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** For the steps of a workflow that come later; on one's own machine, for nobody. */
export async function hand(name: string, value: string): Promise<void> {
  const file = process.env['GITHUB_OUTPUT'];
  if (file) await appendFile(file, `${name}=${value}\n`);
}
