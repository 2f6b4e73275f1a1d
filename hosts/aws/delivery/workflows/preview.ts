import { domainIn, type System } from '@event-planner/model';
import { deployHours, gateOf, previewGateOf, roleNames } from '../names.ts';
import { previewHostOf, previewOf, previewPrefix } from '../previews.ts';
import { fromHere } from './pull-request.ts';
import { bringFrom, buildImage, commit, credentials, deploySteps, fetchKept, imageRunner, isOpen, keep, prepare, runner } from './steps.ts';
import { expression, type StepsJob, type Workflow } from './workflow.ts';

const number = expression('github.event.number');
const mainBranch = { ref: expression('github.event.repository.default_branch') };

interface Host {
  readonly system: System;
  readonly environmentName: string;
}

/** A small copy of the system for each pull request, until it is closed or forgotten. */
export const preview = (systems: readonly System[]): Workflow => ({
  name: 'preview',
  on: {
    pull_request: { types: ['opened', 'reopened', 'synchronize', 'ready_for_review', 'closed'] },
    // At night, before anybody works.
    schedule: [{ cron: '30 3 * * *' }],
  },
  permissions: {},
  jobs: Object.fromEntries(
    systems.flatMap(system => {
      const environmentName = previewHostOf(system);
      if (environmentName === undefined) return [];
      const host = { system, environmentName };
      return [
        [`${system.name}-image`, image(host)],
        [`${system.name}-create`, create(host)],
        [`${system.name}-remove`, remove(host)],
        [`${system.name}-sweep`, sweep(host)],
      ];
    }),
  ),
});

const wanted = ({ system, environmentName }: Host): string =>
  `github.event_name == 'pull_request' && github.event.action != 'closed' && !github.event.pull_request.draft && ${fromHere} && ${isOpen(gateOf({ system, environmentName }))}`;

const image = (host: Host): StepsJob => ({
  if: wanted(host),
  permissions: { contents: 'read' },
  'runs-on': imageRunner,
  'timeout-minutes': 20,
  steps: [
    ...prepare(),
    ...buildImage(host.system.name, host.system.name),
    keep(`preview-${host.system.name}`, `${host.system.name}.tar`, 1),
  ],
});

/** One at a time for a pull request: a second push waits for the first to be through. */
const concurrency = ({ system }: Host) => ({ group: `preview-${system.name}-${number}`, 'cancel-in-progress': false });

const create = (host: Host): StepsJob => ({
  needs: [`${host.system.name}-image`],
  permissions: { contents: 'read', 'id-token': 'write' },
  concurrency: concurrency(host),
  environment: { name: previewGateOf(host.system), url: addressOf(host.system, 'web') },
  'runs-on': runner,
  'timeout-minutes': deployHours * 60,
  env: {
    SYSTEM: host.system.name,
    ASSEMBLY: `${bringFrom.assemblies}/${host.system.name}-${previewPrefix}${number}`,
    TAG: commit,
    WEB: addressOf(host.system, 'web'),
    API: addressOf(host.system, 'api'),
    NUMBER: number,
  },
  steps: [
    ...prepare(),
    ...host.system.edge.webApps.map(({ folder }) => ({ run: `npm run build --workspace ${folder}` })),
    { run: 'node hosts/aws/delivery/synth-preview.ts "$SYSTEM" "$NUMBER"' },
    fetchKept({ name: `preview-${host.system.name}`, path: bringFrom.archives }),
    roleOf(host),
    ...deploySteps,
  ],
});

const remove = (host: Host): StepsJob => ({
  if: `github.event_name == 'pull_request' && github.event.action == 'closed' && ${fromHere} && ${isOpen(gateOf(host))}`,
  permissions: { contents: 'read', 'id-token': 'write' },
  concurrency: concurrency(host),
  environment: { name: previewGateOf(host.system), url: addressOf(host.system, 'web') },
  'runs-on': runner,
  'timeout-minutes': 90,
  env: { NUMBER: number },
  steps: [...prepare(mainBranch), roleOf(host), { run: `node hosts/aws/delivery/remove-previews.ts ${host.system.name} "$NUMBER"` }],
});

const sweep = (host: Host): StepsJob => ({
  if: `github.event_name == 'schedule' && ${isOpen(gateOf(host))}`,
  permissions: { contents: 'read', 'id-token': 'write' },
  environment: { name: previewGateOf(host.system), url: expression('github.event.repository.html_url') },
  'runs-on': runner,
  'timeout-minutes': deployHours * 60,
  steps: [...prepare(), roleOf(host), { run: `node hosts/aws/delivery/remove-previews.ts ${host.system.name} --forgotten` }],
});

function roleOf({ system, environmentName }: Host) {
  const environment = system.environments[environmentName];
  if (!environment) throw new Error(`${system.name} has no environment ${environmentName}`);
  const role = `arn:aws:iam::${environment.account}:role/${roleNames.deploy({ system, environmentName })}`;
  return credentials(role, environment.regions[0]);
}

/** The address of the preview whose number only the run knows. */
function addressOf(system: System, host: 'web' | 'api'): string {
  const example = previewOf(system, 1);
  return `https://${domainIn(example.system, example.environmentName)[host].replace(example.environmentName, `${previewPrefix}${number}`)}`;
}
