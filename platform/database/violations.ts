import pg from 'pg';

/** Each asks whether the server refused a row by a constraint of that kind and, when given, of that name. */
export const isUniqueViolation = violationOf('23505');
export const isCheckViolation = violationOf('23514');
export const isForeignKeyViolation = violationOf('23503');
export const isExclusionViolation = violationOf('23P01');

/** Asks whether a statement gave up waiting for a lock. */
export function isLockTimeout(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '55P03';
}

function violationOf(code: string) {
  return (error: unknown, constraint?: string): error is pg.DatabaseError =>
    error instanceof pg.DatabaseError && error.code === code && (constraint === undefined || error.constraint === constraint);
}
