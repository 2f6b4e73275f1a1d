import type { Finding } from '../finding.ts';
import type { Subject } from '../subject.ts';
import { type Placed, resourcesOf } from '../template/resources.ts';
import { at, isFields, listAt, literalsIn, textAt } from '../template/values.ts';

/** What keys look like, whatever they are called. */
const shapes: Readonly<Record<string, RegExp>> = {
  'an AWS access key': /\b(AKIA|ASIA)[A-Z0-9]{16}\b/,
  'a private key': /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  'a Stripe key': /\b[sr]k_(live|test)_[A-Za-z0-9]{10,}/,
  'a webhook secret': /\bwhsec_[A-Za-z0-9]{10,}/,
  'a password in an address': /:\/\/[^/\s:@{]+:[^/\s:@{]+@/,
};

const secretName = /password|passwd|secret(?!s?(manager|arn|name|id))|auth-?_?token|private-?_?key|api-?_?key/i;

/** Fields whose names sound like secrets but hold none. */
const harmless = new Set([
  'SecretArn',
  'SecretId',
  'SecretStringTemplate',
  'GenerateSecretString',
  'GenerateStringKey',
  'ExcludeCharacters',
]);

/** A template is read by many and kept for long. */
export const checkSecrets = (subject: Pick<Subject, 'stacks'>): readonly Finding[] =>
  resourcesOf(subject).flatMap(placed => [...byShape(placed), ...byField(placed), ...byVariable(placed)]);

const finding = ({ where }: Placed, what: string): Finding => ({
  check: 'secrets',
  where,
  what,
  cure: 'generate it in Secrets Manager and refer to it',
});

const byShape = (placed: Placed): readonly Finding[] =>
  [...literalsIn(placed.properties)].flatMap(({ name, text }) =>
    Object.entries(shapes)
      .filter(([, shape]) => shape.test(text))
      .map(([what]) => finding(placed, `${name} holds ${what}`)),
  );

const byField = (placed: Placed): readonly Finding[] =>
  Object.entries(placed.properties)
    .filter(([name, value]) => secretName.test(name) && !harmless.has(name) && typeof value === 'string' && !isReference(value))
    .map(([name]) => finding(placed, `${name} is written out`));

/** Of containers and functions: what is secret comes as a secret, not as a variable. */
const byVariable = (placed: Placed): readonly Finding[] => {
  const ofContainers = listAt(placed.properties, 'ContainerDefinitions').flatMap(container => listAt(container, 'Environment'));
  const ofFunction = Object.entries(asFields(at(placed.properties, 'Environment', 'Variables'))).map(([Name, Value]) => ({ Name, Value }));
  return [...ofContainers, ...ofFunction]
    .map(variable => ({ name: textAt(variable, 'Name') ?? '', value: textAt(variable, 'Value') }))
    .filter(({ name, value }) => secretName.test(name) && value !== undefined && !isReference(value))
    .map(({ name }) => finding(placed, `the variable ${name} is written out`));
};

const asFields = (value: unknown): Readonly<Record<string, unknown>> => (isFields(value) ? value : {});

const isReference = (value: string): boolean => value === '' || value.startsWith('{{resolve:') || value.startsWith('arn:');
