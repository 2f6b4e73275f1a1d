import { createRequire } from 'node:module';
import type { Finding } from '../finding.ts';
import type { CheckedStack, Subject } from '../subject.ts';

interface Diagnostic {
  readonly ruleId: string;
  readonly severity: string;
  readonly message: string;
  readonly entity?: { readonly name?: string; readonly logicalId?: string };
  readonly propertyPath?: string;
  readonly suggestedFix?: string;
}
interface Engine {
  validateTemplate(template: unknown): { readonly diagnostics: readonly Diagnostic[] };
}
interface Validator {
  readonly CompositeEngine: new (config: { readonly guardRules: readonly { readonly name: string; readonly content: string }[] }) => Engine;
  readonly TemplateContent: new (content: string, name: string) => unknown;
}

/** Rules that are shorter in the validator's own language than in ours. */
const guardRules = `
let logs = Resources.*[ Type == 'AWS::Logs::LogGroup' ]
rule logs_end when %logs !empty {
  %logs.Properties.RetentionInDays exists <<log groups have a retention: set it from the environment's logRetention>>
}
let databases = Resources.*[ Type == 'AWS::RDS::DBInstance' ]
rule databases_are_private when %databases !empty {
  %databases.Properties.PubliclyAccessible != true <<a database is not publicly accessible>>
}
let tasks = Resources.*[ Type == 'AWS::ECS::TaskDefinition' ]
rule tasks_cannot_write_their_root when %tasks !empty {
  %tasks.Properties.ContainerDefinitions[*].ReadonlyRootFilesystem == true <<a container's root is read-only>>
}
let buckets = Resources.*[ Type == 'AWS::S3::Bucket' ]
rule buckets_are_private when %buckets !empty {
  %buckets.Properties.PublicAccessBlockConfiguration.RestrictPublicBuckets == true <<a bucket blocks public access>>
}
`;

/** The engine comes with the CDK, which runs it at every synth; its WebAssembly takes half a second and 100 MB, once. */
const load = (): Validator => {
  const inCdk = createRequire(createRequire(import.meta.url).resolve('aws-cdk-lib/package.json'));
  return inCdk('@aws/cloudformation-validate') as Validator;
};
let engine: Engine | undefined;

const serious = new Set(['ERROR', 'FATAL', 'WARN']);

/** Warnings that are not taken up; all others are, since a value outside its list is only a warning to the validator. */
const ignored: Readonly<Record<string, string>> = {
  W3005: 'the CDK says twice what waits for what',
  W3010: 'the model says which zones',
  W9002: 'names are computed where a reference cannot reach: in another region, or from a later stack',
  W9013: 'each environment has an account of its own, which the model states',
};

/** What CloudFormation itself would refuse: unknown properties, wrong types, values outside their list, references to nowhere, cycles. */
export const checkTemplates = ({ stacks }: Pick<Subject, 'stacks'>): readonly Finding[] => stacks.flatMap(checkTemplate);

function checkTemplate(stack: CheckedStack): readonly Finding[] {
  const validator = load();
  engine ??= new validator.CompositeEngine({ guardRules: [{ name: 'event-planner.guard', content: guardRules }] });
  const template = new validator.TemplateContent(JSON.stringify(stack.template), `${stack.id}.template.json`);
  return engine
    .validateTemplate(template)
    .diagnostics.filter(({ severity, ruleId }) => serious.has(severity) && ignored[ruleId] === undefined)
    .map(({ ruleId, message, entity, propertyPath, suggestedFix }) => {
      const id = entity?.logicalId ?? entity?.name;
      return {
        check: `template ${ruleId}`,
        where: `${(id !== undefined && stack.paths[id]) || `${stack.id}${id === undefined ? '' : `/${id}`}`}${propertyPath ? ` ${propertyPath}` : ''}`,
        what: message,
        cure: suggestedFix ?? 'see the resource in the CloudFormation reference',
      };
    });
}
