import type { System } from '@event-planner/model';
import { deployHours } from '../names.ts';
import { imagesOf, type Stop, trainOf } from '../train.ts';
import { bringFrom, buildImage, commit, credentials, deploySteps, fetchKept, imageRunner, isOpen, keep, prepare, runner } from './steps.ts';
import { expression, type Job, type Workflow } from './workflow.ts';

/** From the main branch to everybody: checked once, built once, and the same bytes through every environment. */
export const deploy = (systems: readonly System[]): Workflow => ({
  name: 'deploy',
  // By hand for an environment that has just been added.
  on: { push: { branches: ['main'] }, workflow_dispatch: null },
  permissions: {},
  jobs: {
    check: { uses: './.github/workflows/ci.yml', permissions: { contents: 'read' } },
    templates: {
      needs: ['check'],
      permissions: { contents: 'read' },
      'runs-on': runner,
      'timeout-minutes': 15,
      steps: [...prepare(), { run: 'npm run synth' }, keep('templates', bringFrom.assemblies)],
    },
    pages: {
      needs: ['check'],
      permissions: { contents: 'read' },
      'runs-on': runner,
      'timeout-minutes': 15,
      steps: [
        ...prepare(),
        ...foldersOf(systems).map(folder => ({ run: `npm run build --workspace ${folder}` })),
        keep('pages', pagesIn(systems)),
      ],
    },
    image: {
      name: expression('matrix.deployable'),
      needs: ['check'],
      permissions: { contents: 'read' },
      'runs-on': imageRunner,
      'timeout-minutes': 20,
      strategy: {
        'fail-fast': true,
        matrix: { include: systems.flatMap(system => imagesOf(system).map(deployable => ({ system: system.name, deployable }))) },
      },
      steps: [
        ...prepare(),
        ...buildImage(expression('matrix.system'), expression('matrix.deployable')),
        keep(`image-${expression('matrix.system')}-${expression('matrix.deployable')}`, `${expression('matrix.deployable')}.tar`),
      ],
    },
    ...Object.fromEntries(systems.flatMap(system => trainOf(system).map(stop => [stop.gate, stopJob(system, stop)]))),
  },
});

const foldersOf = (systems: readonly System[]): readonly string[] => [
  ...new Set(systems.flatMap(({ edge }) => edge.webApps.map(({ folder }) => folder))),
];

/** Below the folder all apps share, so that they come out of the artifact where they were: upload-artifact cuts off what paths have in common. */
const pagesIn = (systems: readonly System[]): string => [...foldersOf(systems).map(folder => `${folder}/dist`), 'package.json'].join('\n');

function stopJob(system: System, { environmentName, gate, purpose, role, region, web, api, deployables, after }: Stop): Job {
  return {
    needs: ['templates', 'pages', 'image', ...after],
    if: isOpen(gate),
    permissions: { contents: 'read', 'id-token': 'write' },
    // One after the other, and never broken off: a deployment cut in two is worse than a late one.
    concurrency: { group: gate, 'cancel-in-progress': false },
    uses: './.github/workflows/deploy-environment.yml',
    with: {
      system: system.name,
      gate,
      purpose,
      role,
      region,
      web,
      api,
      images: `image-${system.name}-${oneOf(deployables)}`,
      assembly: `${bringFrom.assemblies}/${system.name}-${environmentName}`,
    },
  };
}

/** A pattern for artifacts' names; braces around one name alone would be taken for part of it. */
const oneOf = (names: readonly string[]): string => (names.length === 1 ? names.join() : `{${names.join(',')}}`);

const texts = (...names: readonly string[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(names.map(name => [name, { type: 'string', required: true }]));

/** One environment. Who must agree before, and from which branches it may be deployed, are the protection rules of GitHub's environment. */
export const deployEnvironment: Workflow = {
  name: 'deploy environment',
  on: { workflow_call: { inputs: texts('system', 'gate', 'purpose', 'role', 'region', 'web', 'api', 'images', 'assembly') } },
  permissions: {},
  jobs: {
    deploy: {
      name: expression('inputs.gate'),
      permissions: { contents: 'read', 'id-token': 'write' },
      environment: { name: expression('inputs.gate'), url: expression('inputs.web') },
      'runs-on': runner,
      'timeout-minutes': deployHours * 60,
      env: {
        SYSTEM: expression('inputs.system'),
        ASSEMBLY: expression('inputs.assembly'),
        TAG: commit,
        WEB: expression('inputs.web'),
        API: expression('inputs.api'),
      },
      steps: [
        ...prepare(),
        fetchKept({ name: 'templates', path: bringFrom.assemblies }),
        fetchKept({ name: 'pages', path: '.' }),
        fetchKept({ pattern: expression('inputs.images'), path: bringFrom.archives, 'merge-multiple': true }),
        credentials(expression('inputs.role'), expression('inputs.region')),
        ...deploySteps,
        // It takes places for a moment, which where people buy could be the last.
        { name: 'Journey', if: "inputs.purpose != 'production'", run: 'node scripts/journey.ts "$API"' },
        {
          name: 'Back to the images that ran before',
          if: "failure() && steps.stacks.outputs.before != ''",
          env: { BEFORE: expression('steps.stacks.outputs.before') },
          run: 'node hosts/aws/delivery/deploy.ts "$ASSEMBLY" --images "$BEFORE"',
        },
      ],
    },
  },
};
