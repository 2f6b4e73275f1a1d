import { configDefaults, defineConfig } from 'vitest/config';

/** They start processes and whole systems, or set what a library keeps for its process: each file has one of its own. */
const apart = ['tests/**', 'scripts/**', 'hosts/local/**', 'operations/**', 'platform/telemetry/**'];

const aws = ['hosts/aws/**'];

const exclude = [...configDefaults.exclude, '**/.data/**', '**/cdk.out/**'];
const below = (folders: readonly string[]): string[] => folders.map(folder => `${folder}/*.test.ts`);

export default defineConfig({
  test: {
    globalSetup: ['tests/global-setup.ts'],
    pool: 'forks',
    // Node.js reads our TypeScript as it is, and keeps it compiled: to have Vite transform it for each process was a third of all processor time.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    // One more than the cores it is made for: a third of its time a worker waits, for a database, a browser, a process that starts.
    maxWorkers: 3,
    // Long enough for a machine on which ten others work: what is only slow is no failure, and what hangs is told a little later.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
    projects: [
      { extends: true, test: { name: 'apart', include: below(apart), exclude } },
      // The other files share processes, one after another in each: to read and warm up the modules of each anew was half of all processor time. It asks of a
      // file what a process asks of a service: no state in modules, and nothing left running. The CDK, which is large, is not kept beside services.
      { extends: true, test: { name: 'aws', include: below(aws), exclude, isolate: false } },
      { extends: true, test: { name: 'together', include: ['**/*.test.ts'], exclude: [...exclude, ...apart, ...aws], isolate: false } },
    ],
  },
});
