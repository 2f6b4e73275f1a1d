import { readFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { root } from './root.ts';

interface PackageJson {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
}

/** Which packages are in a bundle, as CycloneDX 1.6: https://cyclonedx.org/docs/1.6/json/ */
export async function billOfMaterials(name: string, files: readonly string[]) {
  const folders = new Set(
    files.map(file => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)/.exec(file)?.[1]).filter(folder => folder !== undefined),
  );
  const packages = await Promise.all([...folders].map(read));
  const byUrl = new Map(packages.map(each => [urlOf(each), each]));
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'application', name } },
    components: [...byUrl]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([purl, each]) => ({
        type: 'library',
        name: each.name,
        version: each.version,
        purl,
        ...(each.license !== undefined && { licenses: [{ expression: each.license }] }),
      })),
  };
}

const read = async (folder: string): Promise<PackageJson> =>
  JSON.parse(await readFile(join(isAbsolute(folder) ? folder : join(root, folder), 'package.json'), 'utf8'));

const urlOf = ({ name, version }: PackageJson): string => `pkg:npm/${name.replace('@', '%40')}@${version}`;
