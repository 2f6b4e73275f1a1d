import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { collectorImage } from '../compute/collector.ts';
import { namesOf, openAssembly, type WaitingStack } from './assembly.ts';
import { type Run, run, runLoudly, say } from './run.ts';

export interface Image {
  /** Where it is, as skopeo calls places. */
  readonly source: string;
  readonly repository: string;
  readonly registry: string;
  readonly region: string;
  readonly tag: string;
}

/** One image for each repository of the primary region, ours from a folder, the collector from its makers; the registry itself copies them to the standby. */
export function imagesFor(
  stacks: readonly WaitingStack[],
  { from, tag }: { readonly from: string; readonly tag: string },
): readonly Image[] {
  const delivery = stacks.filter(({ id }) => id === 'delivery');
  return namesOf(delivery, 'AWS::ECR::Repository', 'RepositoryName').map(({ stack, name }) => {
    const image = name.slice(`${stack.system}-${stack.environmentName}-`.length);
    const { from: makers, repository, tag: version } = collectorImage;
    return {
      ...(image === repository
        ? { source: `docker://${makers}:${version}`, tag: version }
        : { source: `oci-archive:${join(from, `${image}.tar`)}`, tag }),
      repository: name,
      registry: `${stack.account}.dkr.ecr.${stack.region}.amazonaws.com`,
      region: stack.region,
    };
  });
}

/**
 * Findings an image is refused for. Not 'HIGH': a base image has such for weeks before there is anything to update to, and then nothing,
 * not even a fix of our own, could be released. They are shown.
 */
const refused = 'CRITICAL';

/** Puts an image into its repository, unless it is there from an earlier try, and waits until it has been looked at. */
export async function push({ source, repository, registry, region, tag }: Image, execute: Run = run): Promise<string> {
  const address = `docker://${registry}/${repository}:${tag}`;
  const inEcr = (...args: readonly string[]): Promise<string> =>
    execute('aws', ['ecr', ...args, '--region', region, '--repository-name', repository]);
  const there = await inEcr('describe-images', '--image-ids', `imageTag=${tag}`).then(
    () => true,
    () => false,
  );
  // The whole index as it was built, so that its digest, and with it the provenance, is the same in every account.
  if (!there) await execute('skopeo', ['copy', '--all', '--preserve-digests', source, address]);
  const digest = runnable(await execute('skopeo', ['inspect', '--raw', address]));
  await inEcr('wait', 'image-scan-complete', '--image-id', `imageDigest=${digest}`);
  const findings: Readonly<Record<string, number>> | null = JSON.parse(
    await inEcr(
      'describe-image-scan-findings',
      '--image-id',
      `imageDigest=${digest}`,
      '--query',
      'imageScanFindings.findingSeverityCounts',
      '--output',
      'json',
    ),
  );
  const shown = Object.entries(findings ?? {}).map(([severity, count]) => `${count} ${severity.toLowerCase()}`);
  if (findings?.[refused])
    throw new Error(`${repository}:${tag} has ${shown.join(', ')} findings; aws ecr describe-image-scan-findings tells which`);
  return `${repository}:${tag} ${there ? 'was there' : 'pushed'}; findings: ${shown.join(', ') || 'none'}`;
}

/** Of an index, what runs: the others are attestations about it, for no platform. */
function runnable(raw: string): string {
  const { manifests = [] }: { manifests?: { digest: string; platform?: { architecture: string } }[] } = JSON.parse(raw);
  const found = manifests.find(({ platform }) => platform && platform.architecture !== 'unknown');
  if (!found) throw new Error('the image is no index: it was built without its list of materials');
  return found.digest;
}

if (import.meta.main) {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { from: { type: 'string' }, tag: { type: 'string' } } });
  const { from = 'images', tag } = values;
  if (tag === undefined) throw new Error('node hosts/aws/delivery/push-images.ts <assembly> --tag <commit> [--from <folder>]');
  const images = imagesFor(openAssembly(positionals[0]), { from, tag });
  for (const [registry, region] of new Map(images.map(image => [image.registry, image.region]))) {
    const password = await run('aws', ['ecr', 'get-login-password', '--region', region]);
    await runLoudly('skopeo', ['login', '--username', 'AWS', '--password-stdin', registry], password);
  }
  for (const image of images) say(await push(image));
}
