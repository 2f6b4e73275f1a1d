import { aws_s3 as s3, Stack, Validations } from 'aws-cdk-lib';
import { beforeAll, expect, test } from 'vitest';
import { eventPlanner } from '../../../../systems/event-planner.ts';
import { createApp } from '../../synthesize.ts';
import { type Check, checks } from '../check-environment.ts';
import { type Finding, sentenceOf } from '../finding.ts';
import { checkLedger, entriesOf, ledgerKey } from '../ledger/ledger.ts';
import { acknowledgedIn, violationsOf } from '../nag.ts';
import { checkNag } from '../rules/nag.ts';
import { checkTemplates } from '../rules/validator.ts';
import { type CheckedStack, openSubject, type Subject } from '../subject.ts';
import { faultsInModel } from './faults-in-model.ts';
import { faultsInTemplates } from './faults-in-templates.ts';

process.env['CDK_VALIDATION'] = 'false';

/** The environment that has everything. */
let sound: Subject;
let ledger: Check;
beforeAll(() => {
  sound = openSubject(eventPlanner, 'prod');
  const entries = { [ledgerKey(sound)]: entriesOf(sound) };
  ledger = subject => checkLedger(subject, entries);
}, 60_000);

/** Cheap ones first; the validator comes last and sees only what changed, since it takes half of all the time. */
const inOrder = (): readonly Check[] => [...checks.filter(check => check !== checkTemplates && check.name !== ''), ledger];

const changedIn = (subject: Subject): readonly CheckedStack[] =>
  subject.stacks.filter(stack => JSON.stringify(stack.template) !== JSON.stringify(soundStack(stack).template));

const soundStack = ({ id }: CheckedStack): CheckedStack => {
  const stack = sound.stacks.find(one => one.id === id);
  if (!stack) throw new Error(`there is no stack ${id}`);
  return stack;
};

const already = new Map<Check, Promise<ReadonlySet<string>>>();
const sentences = (findings: readonly Finding[]): ReadonlySet<string> => new Set(findings.map(sentenceOf));

/** Whatever a check says of the spoiled subject that it does not say of the sound one. */
async function caughtBy(spoiled: Subject): Promise<string | undefined> {
  for (const check of inOrder()) {
    const before = already.get(check) ?? Promise.resolve(check(sound)).then(sentences);
    already.set(check, before);
    const known = await before;
    const found = (await check(spoiled)).map(sentenceOf).find(sentence => !known.has(sentence));
    if (found !== undefined) return found;
  }
  const changed = changedIn(spoiled);
  const known = sentences(checkTemplates({ stacks: changed.map(soundStack) }));
  return checkTemplates({ stacks: changed })
    .map(sentenceOf)
    .find(sentence => !known.has(sentence));
}

test.each(Object.entries(faultsInModel))('in the model: %s', async (_name, spoil) => {
  expect(await caughtBy(spoil(sound))).toBeDefined();
});

test.each(Object.entries(faultsInTemplates))('in a template: %s', async (_name, spoil) => {
  const spoiled = { ...sound, stacks: sound.stacks.map(stack => ({ ...stack, template: structuredClone(stack.template) })) };
  spoil(spoiled);
  expect(await caughtBy(spoiled)).toBeDefined();
});

test('in a construct: an open bucket, and a rule that is silenced beside it', () => {
  const app = createApp(eventPlanner, 'startup');
  const stack = app.node.children.find(Stack.isStack);
  if (!stack) throw new Error('there is no stack');
  const bucket = new s3.Bucket(stack, 'careless');
  Validations.of(bucket).acknowledge({ id: 'AwsSolutions-S1', reason: 'nobody reads this' });
  const found = checkNag({ ...sound, violations: violationsOf(app), acknowledged: acknowledgedIn(app) }).map(sentenceOf);
  expect(found.some(sentence => sentence.includes('careless') && sentence.includes('AwsSolutions-S10'))).toBe(true);
  expect(found.some(sentence => sentence.includes('careless') && sentence.includes('beside the construct'))).toBe(true);
});

test('a queue without a heading in the runbook and an alarm without an article', async () => {
  expect(await caughtBy({ ...sound, article: () => undefined })).toBeDefined();
});
