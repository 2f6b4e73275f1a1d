import { resolve } from 'node:path';
import { ConfigError, readConfig } from '@event-planner/platform/config';
import { z } from 'zod';
import { UsageError } from './usage-error.ts';

const repository = resolve(import.meta.dirname, '../../..');
const prefix = 'EVENT_PLANNER_';

const shape = {
  EVENT_PLANNER_DATA: z.string().default(resolve(repository, '.data')),
  EVENT_PLANNER_REQUESTS_PER_IP: z.coerce.number().int().min(1).optional(),
  EVENT_PLANNER_LOG: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  STRIPE_SECRET_KEY: z.string().optional(),
  STRIPE_PUBLISHABLE_KEY: z.string().optional(),
  STRIPE_WEBHOOK_SECRET: z.string().optional(),
};

export interface StripeKeys {
  readonly secretKey: string;
  readonly publishableKey: string;
  readonly webhookSecret: string;
}

/** What the environment asks for; whatever is not named is embedded. */
export interface Variables {
  readonly dataDirectory: string;
  readonly requestsPerIp: number | undefined;
  readonly logLevel: z.infer<typeof shape.EVENT_PLANNER_LOG>;
  readonly databaseUrl: string | undefined;
  readonly redisUrl: string | undefined;
  readonly smtpUrl: string | undefined;
  readonly stripe: StripeKeys | undefined;
}

/** Throws UsageError, which names variables and never shows their values. */
export function readVariables(env: NodeJS.ProcessEnv = process.env): Variables {
  const config = read(env);
  return {
    dataDirectory: resolve(config.EVENT_PLANNER_DATA),
    requestsPerIp: config.EVENT_PLANNER_REQUESTS_PER_IP,
    logLevel: config.EVENT_PLANNER_LOG,
    databaseUrl: config.DATABASE_URL,
    redisUrl: config.REDIS_URL,
    smtpUrl: config.SMTP_URL,
    stripe: stripeKeys(config),
  };
}

function read(env: NodeJS.ProcessEnv) {
  try {
    return readConfig(shape, { env, prefix });
  } catch (error) {
    if (error instanceof ConfigError) throw new UsageError(`${error.message[0]?.toUpperCase()}${error.message.slice(1)}`, { cause: error });
    throw error;
  }
}

function stripeKeys({
  STRIPE_SECRET_KEY: secretKey,
  STRIPE_PUBLISHABLE_KEY: publishableKey,
  STRIPE_WEBHOOK_SECRET: webhookSecret,
}: ReturnType<typeof read>): StripeKeys | undefined {
  if (secretKey && publishableKey && webhookSecret) return { secretKey, publishableKey, webhookSecret };
  if (secretKey || publishableKey || webhookSecret) {
    throw new UsageError(
      'STRIPE_SECRET_KEY, STRIPE_PUBLISHABLE_KEY and STRIPE_WEBHOOK_SECRET belong together: set all three, or none to pay in the sandbox.',
    );
  }
  return undefined;
}
