import type { AuditEntry } from '@event-planner/contracts/audit';

type Fields = NonNullable<AuditEntry['after']>;
export type FieldValue = Fields[string];

export interface ChangedField {
  readonly name: string;
  readonly before: FieldValue | undefined;
  readonly after: FieldValue | undefined;
}

/** Each field that was there before or is after, once. */
export const changedFields = ({ before, after }: Pick<AuditEntry, 'before' | 'after'>): readonly ChangedField[] =>
  [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].map(name => ({
    name,
    before: before?.[name],
    after: after?.[name],
  }));

/** `priceMinor` → `price`: words of a part of a path, in small letters; what says the unit is for programs. */
export const wordsOf = (part: string): string =>
  part
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/[_-]+/g, ' ')
    .toLowerCase()
    .replace(/ minor$/, '')
    .trim();

/** Only what is written by programs is taken apart: names that people gave stay as they are. */
export const isProgramWord = (part: string): boolean => /^[a-z][A-Za-z\d_]*$/.test(part);

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z$/;
export const isInstant = (value: FieldValue | undefined): value is string => typeof value === 'string' && instant.test(value);
