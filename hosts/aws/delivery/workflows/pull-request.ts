import type { System } from '@event-planner/model';
import { roleNames } from '../names.ts';
import { trainOf } from '../train.ts';
import { bringFrom, credentials, fetchKept, isOpen, keep, prepare, runner } from './steps.ts';
import { expression, type Workflow } from './workflow.ts';

const base = '../base';
/** Whoever wrote the change can write to this repository: a fork's workflow is given nothing but a look at its code. */
export const fromHere = 'github.event.pull_request.head.repo.full_name == github.repository';

/** What a change would do to the stacks and to the bill. ci.yml checks the change itself. */
export const pullRequest = (systems: readonly System[]): Workflow => ({
  name: 'pull request',
  on: { pull_request: null },
  permissions: {},
  jobs: {
    difference: {
      permissions: { contents: 'read' },
      'runs-on': runner,
      'timeout-minutes': 20,
      steps: [
        ...prepare({ 'fetch-depth': 0 }),
        { run: 'npm run synth' },
        {
          name: 'The same of what it is based on',
          env: { BASE: expression('github.event.pull_request.base.sha') },
          run: [`git worktree add ${base} "$BASE"`, `cd ${base}`, 'npm ci --no-audit --no-fund', 'npm run synth'].join('\n'),
        },
        {
          name: 'Compare',
          run: [
            'mkdir comment',
            `node hosts/aws/delivery/compare-templates.ts ${base}/${bringFrom.assemblies} ${bringFrom.assemblies} > comment/comment.md`,
            `node operations/cost/compare.ts ${base}/${bringFrom.assemblies} ${bringFrom.assemblies} >> comment/comment.md`,
            'cat comment/comment.md >> "$GITHUB_STEP_SUMMARY"',
          ].join('\n'),
        },
        keep('comment', 'comment'),
        keep('templates', bringFrom.assemblies, 1),
      ],
    },
    // Runs nothing of the change: it may write, so it only carries text.
    comment: {
      needs: ['difference'],
      if: fromHere,
      permissions: { 'pull-requests': 'write' },
      'runs-on': runner,
      'timeout-minutes': 5,
      steps: [
        fetchKept({ name: 'comment' }),
        {
          env: {
            GH_TOKEN: expression('github.token'),
            GH_REPO: expression('github.repository'),
            NUMBER: expression('github.event.number'),
          },
          run: 'gh pr comment "$NUMBER" --edit-last --create-if-none --body-file comment.md',
        },
      ],
    },
    ...Object.fromEntries(systems.flatMap(system => trainOf(system).map(stop => [stop.gate, againstDeployed(system, stop)]))),
  },
});

type Stop = ReturnType<typeof trainOf>[number];

/** Beside what the change is based on: what runs may be older, or was changed by hand. */
function againstDeployed(system: System, { gate, environmentName, account, region }: Stop) {
  const assembly = `${bringFrom.assemblies}/${system.name}-${environmentName}`;
  return {
    name: `against what runs in ${gate}`,
    needs: ['difference'],
    if: `${fromHere} && ${isOpen(gate)}`,
    permissions: { contents: 'read' as const, 'id-token': 'write' as const },
    'runs-on': runner,
    'timeout-minutes': 10,
    steps: [
      // Of the base: with a key in reach, no line of the change is run.
      ...prepare({ ref: expression('github.event.pull_request.base.sha') }),
      fetchKept({ name: 'templates', path: bringFrom.assemblies }),
      credentials(`arn:aws:iam::${account}:role/${roleNames.plan({ system, environmentName })}`, region, 3600),
      {
        run: [
          `node hosts/aws/delivery/fetch-templates.ts ${assembly} deployed/${system.name}-${environmentName}`,
          `node hosts/aws/delivery/compare-templates.ts deployed/${system.name}-${environmentName} ${assembly} >> "$GITHUB_STEP_SUMMARY"`,
        ].join('\n'),
      },
    ],
  };
}
