import { stringify } from 'yaml';

/** The part of GitHub's workflow language we speak: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax */
export interface Workflow {
  readonly name: string;
  readonly on: Readonly<Record<string, unknown>>;
  /** Nothing, so that each job asks for what it needs. */
  readonly permissions: Readonly<Record<string, never>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

type Permission = 'contents' | 'id-token' | 'pull-requests';

interface JobBase {
  readonly name?: string;
  readonly needs?: readonly string[];
  readonly if?: string;
  readonly permissions: Readonly<Partial<Record<Permission, 'read' | 'write'>>>;
  readonly concurrency?: { readonly group: string; readonly 'cancel-in-progress': boolean };
  readonly strategy?: { readonly 'fail-fast': boolean; readonly matrix: Readonly<Record<string, unknown>> };
}

export interface StepsJob extends JobBase {
  readonly environment?: { readonly name: string; readonly url: string };
  readonly 'runs-on': string;
  readonly 'timeout-minutes': number;
  readonly env?: Readonly<Record<string, string | number>>;
  readonly steps: readonly Step[];
}

interface CallingJob extends JobBase {
  readonly uses: `./.github/workflows/${string}.yml`;
  readonly with?: Readonly<Record<string, string>>;
}

export type Job = StepsJob | CallingJob;

export interface Step {
  readonly name?: string;
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string | number | boolean>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly run?: string;
}

export const madeBy = 'node hosts/aws/delivery/write-workflows.ts';

/** The file as it is committed. */
export const toYaml = (workflow: Workflow): string =>
  `# Made from systems/*.ts by \`${madeBy}\`: change hosts/aws/delivery/workflows and run it again.\n${stringify(workflow, { lineWidth: 0, aliasDuplicateObjects: false }).replaceAll(pin, '$1 # $2')}`;

/** The version goes beside the commit as a comment, where people and updaters look for it. */
export const pinned = (action: string, commit: string, version: string): string => `${action}@${commit}#${version}`;
const pin = /(uses: \S+@[0-9a-f]{40})#(\S+)/g;

/** Put into a command through its environment, never into its text: what people can name does not become a program. */
export const expression = (inside: string): string => `\${{ ${inside} }}`;
