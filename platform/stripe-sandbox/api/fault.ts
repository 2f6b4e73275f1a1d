import type { PaymentIntent } from '../intents/object.ts';
import type { PaymentMethod } from '../methods/object.ts';
import type { SetupIntent } from '../setups/object.ts';

/** The provider's error object, as it travels. */
export interface ErrorBody {
  readonly type: 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error';
  readonly message: string;
  readonly code?: string;
  readonly decline_code?: string;
  readonly param?: string;
  readonly payment_intent?: PaymentIntent;
  readonly payment_method?: PaymentMethod;
  readonly setup_intent?: SetupIntent;
}

export interface Answer {
  readonly status: number;
  readonly body: object;
}

/** A request that changes nothing and is not stored under its idempotency key. */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly answer: Answer;

  constructor(status: number, error: ErrorBody) {
    super(error.message);
    this.answer = { status, body: { error } };
  }
}

type Extra = Pick<ErrorBody, 'code' | 'param'>;

export const badRequest = (message: string, extra: Extra = {}): Fault =>
  new Fault(400, { type: 'invalid_request_error', message, ...extra });
export const unauthorized = (message: string): Fault => new Fault(401, { type: 'invalid_request_error', message });
export const forbidden = (message: string): Fault => new Fault(403, { type: 'invalid_request_error', message });
export const missing = (kind: string, id: string, param: string): Fault =>
  new Fault(404, { type: 'invalid_request_error', code: 'resource_missing', message: `No such ${kind}: '${id}'`, param });
export const cardFault = (message: string, extra: Extra): Fault => new Fault(402, { type: 'card_error', message, ...extra });
export const idempotencyFault = (key: string): Fault =>
  new Fault(400, {
    type: 'idempotency_error',
    message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
  });
export const keyInUse = (key: string): Fault =>
  new Fault(409, {
    type: 'idempotency_error',
    code: 'idempotency_key_in_use',
    message: `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`,
  });
export const tooMany = (): Fault =>
  new Fault(429, { type: 'invalid_request_error', code: 'rate_limit', message: 'Request rate limit exceeded.' });
export const away = (): Fault => new Fault(503, { type: 'api_error', message: 'The service is temporarily unavailable.' });
export const broken = (): Fault => new Fault(500, { type: 'api_error', message: 'An unknown error occurred.' });
