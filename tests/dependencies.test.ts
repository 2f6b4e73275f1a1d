import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const repository = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(repository, path), 'utf8');
const root = JSON.parse(read('package.json'));

const workspaces: readonly string[] = root.workspaces.flatMap((pattern: string) =>
  pattern.endsWith('/*')
    ? readdirSync(join(repository, pattern.slice(0, -2)), { withFileTypes: true })
        .filter(entry => entry.isDirectory())
        .map(entry => `${pattern.slice(0, -1)}${entry.name}`)
    : [pattern],
);

const sourcesOf = (workspace: string): readonly string[] =>
  readdirSync(join(repository, workspace), { recursive: true, encoding: 'utf8' })
    .filter(name => /\.tsx?$/.test(name) && !/(^|\/)(node_modules|dist)\//.test(name))
    .map(name => join(workspace, name));

/** `@scope/name/deeper` → `@scope/name`. Dynamic imports with a fixed name count. */
const packagesIn = (source: string): readonly string[] =>
  [...source.matchAll(/^(?:import|export)\b[\w\s{},*$]*'([^']+)';|\bimport\('([^']+)'\)/gm)]
    .map(match => match[1] ?? match[2] ?? '')
    .filter(specifier => /^[@a-z]/.test(specifier))
    .map(specifier =>
      specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/'),
    );

test.each(workspaces)('%s declares every package its code imports, and imports every package it declares', workspace => {
  const manifest = JSON.parse(read(`${workspace}/package.json`));
  const declared = new Set(Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies, ...manifest.devDependencies }));
  const isTest = (file: string): boolean => /\.test\.tsx?$|\/test-[^/]*\.ts$|\.fixture\.ts$|\.conformance\.ts$|\/testing\//.test(file);
  const imported = new Set(
    sourcesOf(workspace)
      .filter(file => !isTest(file))
      .flatMap(file => packagesIn(read(file)))
      .filter(name => !isBuiltin(name) && name !== manifest.name),
  );
  expect([...imported].filter(name => !declared.has(name)).toSorted()).toEqual([]);
  const text = sourcesOf(workspace).map(read).join('\n');
  // Optional ones are chosen by platform at run time.
  const needed = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
  expect(needed.filter(name => !imported.has(name) && !text.includes(name)).toSorted()).toEqual([]);
});

test('every version of ours is exact, and the lockfile names no host', () => {
  for (const path of ['.', ...workspaces]) {
    const { dependencies = {}, devDependencies = {}, optionalDependencies = {} } = JSON.parse(read(join(path, 'package.json')));
    for (const [name, version] of Object.entries<string>({ ...dependencies, ...devDependencies, ...optionalDependencies })) {
      if (!name.startsWith('@event-planner/')) expect(version, `${name} in ${path}`).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
    }
  }
  expect(read('package-lock.json')).not.toMatch(/"resolved": "https?:/);
});
