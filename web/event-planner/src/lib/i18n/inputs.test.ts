import { expect, test } from 'vitest';
import type { labels } from './en/inputs.ts';

/** Where the form that asks for it has its label; of what only one form asks for. */
const shown: Partial<Record<keyof typeof labels, string>> = {
  admissionMinutes: 'organizing.waitingRoom.admissionMinutes',
  attendeeName: 'en.checkout.attendeeName',
  bend: 'seatEditor.field.curve',
  comeWithinMinutes: 'organizing.waitingRoom.comeWithinMinutes',
  contactEmail: 'organizing.settings.contact',
  coverText: 'organizing.cover.text',
  discountedTickets: 'organizing.coupons.discounted',
  doorsAt: 'organizing.schedule.doors',
  doorsMinutesBefore: 'organizing.series.doors',
  durationMinutes: 'organizing.series.duration',
  entrance: 'seatEditor.field.entrance',
  footer: 'money.billing.footer',
  holdAfterChangeDays: 'operating.payouts.afterChange',
  holdbackDays: 'operating.payouts.holdback',
  maxPerAddress: 'organizing.waitingRoom.maxPerAddress',
  maxPerOrder: 'organizing.tickets.maxPerOrder',
  maxQuantity: 'organizing.waiting.maxQuantity',
  minAge: 'organizing.about.minAge',
  minPerOrder: 'organizing.tickets.minPerOrder',
  minutesBeforeStart: 'organizing.tickets.minutesBefore',
  offerHours: 'organizing.waiting.offerHours',
  onlineUrl: 'organizing.place.online',
  preQueueMinutes: 'organizing.waitingRoom.preQueueMinutes',
  ratePerMinute: 'organizing.waitingRoom.ratePerMinute',
  rotation: 'seatEditor.field.rotation',
  secondFactor: 'account.confirm.bySecondFactor',
};

test.each(['en', 'de', 'fr'] as const)('what only one form asks for is called in a refusal as on that form: %s', async language => {
  const parts: unknown[] = await Promise.all([
    import(`./${language}/account.ts`),
    import(`./${language}/money.ts`),
    import(`./${language}/operating.ts`),
    import(`./${language}/organizing.ts`),
    import(`./${language}/seat-editor.ts`),
    import(`./${language}.ts`),
  ]);
  const all: unknown = Object.assign({}, ...parts);
  const { labels: called } = (await import(`./${language}/inputs.ts`)) as { readonly labels: Readonly<Record<string, string>> };
  const read = (path: string): unknown =>
    path
      .replace(/^en\./, `${language}.`)
      .split('.')
      .reduce((inner, key) => (inner as Readonly<Record<string, unknown>> | undefined)?.[key], all);
  for (const [name, path] of Object.entries(shown)) expect([name, called[name]]).toEqual([name, read(path)]);
});
