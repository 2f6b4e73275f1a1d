import { resolve } from 'node:path';
import { CloudAssembly } from 'aws-cdk-lib/cx-api';

/** A stack as it lies in cdk.out, waiting to be deployed. */
export interface WaitingStack {
  readonly id: string;
  readonly name: string;
  readonly account: string;
  readonly region: string;
  readonly system: string;
  readonly environmentName: string;
  readonly template: {
    readonly Parameters?: Readonly<Record<string, unknown>>;
    readonly Resources?: Readonly<Record<string, { readonly Type: string; readonly Properties?: Readonly<Record<string, unknown>> }>>;
  };
}

/** What was synthesized into a folder, such as `cdk.out/event-planner-prod`: all that a deployment needs to know. */
export function openAssembly(folder: string | undefined): readonly WaitingStack[] {
  if (folder === undefined) throw new Error('say which assembly, such as cdk.out/event-planner-prod');
  return new CloudAssembly(resolve(folder)).stacks.map(({ id, stackName, environment, tags, template }) => ({
    id,
    name: stackName,
    account: environment.account,
    region: environment.region,
    system: tags['system'] ?? '',
    environmentName: tags['environment'] ?? '',
    template,
  }));
}

/** The text property of every resource of a type, with its stack. */
export const namesOf = (stacks: readonly WaitingStack[], type: string, property: string) =>
  stacks.flatMap(stack =>
    Object.values(stack.template.Resources ?? {}).flatMap(({ Type, Properties }) => {
      const name = Type === type ? Properties?.[property] : undefined;
      return typeof name === 'string' ? [{ stack, name }] : [];
    }),
  );
