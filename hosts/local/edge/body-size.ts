import { type AppError, refuse } from '@event-planner/platform/errors';

export const bodyTooLarge = (maxBodyBytes: number, announced?: string): AppError =>
  refuse(
    'body_too_large',
    `a body has at most ${maxBodyBytes} bytes, this one ${announced === undefined ? 'has more' : `would have ${announced}`}`,
  );
