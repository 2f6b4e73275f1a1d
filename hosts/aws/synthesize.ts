import type { System } from '@event-planner/model';
import type { App } from 'aws-cdk-lib';
import { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { deploymentsOf } from './deployment.ts';
import { openApp } from './app.ts';
import { createStacks } from './stage.ts';

/** A template as CloudFormation reads it. */
export interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs?: Readonly<Record<string, unknown>>;
}
export interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly DependsOn?: string | readonly string[];
}

export interface SynthesizedStack {
  /** Such as `data`, or `standby-data`. */
  readonly id: string;
  readonly name: string;
  readonly region: string;
  readonly template: Template;
}

/** An app with an environment's stacks in it, not synthesized yet. */
export function createApp(system: System, environmentName: string, outdir?: string): App {
  const app = openApp(outdir);
  for (const deployment of deploymentsOf(system, environmentName)) createStacks(app, deployment);
  return app;
}

/** The templates of an environment, without any check. Nothing is asked of AWS. */
export function synthesize(system: System, environmentName: string, outdir?: string): readonly SynthesizedStack[] {
  return stacksOf(createApp(system, environmentName, outdir).synth());
}

/** The templates that were synthesized into a folder. */
export const readAssembly = (folder: string): readonly SynthesizedStack[] => stacksOf(new CloudAssembly(folder));

export const stacksOf = (assembly: CloudAssembly): readonly SynthesizedStack[] =>
  assembly.stacks.map(({ id, stackName, environment, template }) => ({
    id,
    name: stackName,
    region: environment.region,
    template: template as Template,
  }));
