import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { System } from '@event-planner/model';
import { CfnElement, Stack } from 'aws-cdk-lib';
import { type Deployment, deploymentsOf } from '../deployment.ts';
import { createApp, stacksOf, type SynthesizedStack } from '../synthesize.ts';
import { acknowledgedIn, type Violation, violationsOf } from './nag.ts';

/** A template with what only its construct tree knew. */
export interface CheckedStack extends SynthesizedStack {
  readonly terminationProtection: boolean;
  /** Construct path by logical id. */
  readonly paths: Readonly<Record<string, string>>;
}

/** An environment as the checks see it: plain data, so that a test may spoil a copy. */
export interface Subject {
  readonly system: System;
  readonly environmentName: string;
  readonly deployments: readonly Deployment[];
  readonly stacks: readonly CheckedStack[];
  /** What cdk-nag says of the constructs, before anything is acknowledged. */
  readonly violations: readonly Violation[];
  /** Constructs that acknowledge a rule by themselves. */
  readonly acknowledged: readonly string[];
  /** Text of `docs/runbooks/<name>.md`. */
  readonly article: (name: string) => string | undefined;
}

const runbooks = join(dirname(fileURLToPath(import.meta.url)), '../../../docs/runbooks');

export const articleIn =
  (folder: string) =>
  (name: string): string | undefined => {
    try {
      return readFileSync(join(folder, `${name}.md`), 'utf8');
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw cause;
    }
  };

/** Synthesizes an environment without any check and takes down what the checks need of it. Nothing is asked of AWS. */
export function openSubject(system: System, environmentName: string, outdir?: string): Subject {
  const app = createApp(system, environmentName, outdir);
  const assembly = app.synth();
  const paths = new Map(app.node.children.filter(Stack.isStack).map(stack => [stack.artifactId, pathsOf(stack)]));
  return {
    system,
    environmentName,
    deployments: deploymentsOf(system, environmentName),
    stacks: stacksOf(assembly).map(stack => ({
      ...stack,
      // A stack with nothing in it has none; the validator refuses it.
      template: { ...stack.template, Resources: stack.template.Resources ?? {} },
      terminationProtection: assembly.getStackArtifact(stack.id).terminationProtection ?? false,
      paths: paths.get(stack.id) ?? {},
    })),
    violations: violationsOf(app),
    acknowledged: acknowledgedIn(app),
    article: articleIn(runbooks),
  };
}

const pathsOf = (stack: Stack): Readonly<Record<string, string>> =>
  Object.fromEntries(
    stack.node
      .findAll()
      .filter(CfnElement.isCfnElement)
      .map(element => [String(stack.resolve(element.logicalId)), element.node.path]),
  );
