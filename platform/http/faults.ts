import type { InputFault } from '@event-planner/contracts/http';

interface Issue {
  readonly keyword: string;
  readonly instancePath: string;
  readonly message?: string | undefined;
  readonly params: Readonly<Record<string, unknown>>;
}

const number = (value: unknown): number | undefined => (typeof value === 'number' || typeof value === 'bigint' ? Number(value) : undefined);
const word = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** What the schema found at one place, for programs: which rule, of what, and its limits. `context` is `body`, `querystring`, `params` or `headers`. */
export function faultOf({ keyword, instancePath, message = 'is not valid', params }: Issue, context: string): InputFault {
  const isMissing = keyword === 'invalid_type' && message.endsWith('received undefined');
  return {
    path: `${context}${instancePath}`,
    message,
    code: isMissing ? 'missing' : keyword,
    expected: word(params['format']) ?? word(params['expected']) ?? word(params['origin']),
    minimum: number(params['minimum']),
    maximum: number(params['maximum']),
  };
}
