/** The PostgreSQL server a system stands on. */
export interface Relational {
  url(database: string): string;
  /** Creates the databases that are not there. */
  ensure(databases: readonly string[]): Promise<void>;
  /** False while the server is known to be down. */
  readonly up: boolean;
  stop(): Promise<void>;
}

/** `booking` of event-planner → `event_planner_booking`. */
export const databaseName = (prefix: string, part: string): string => `${prefix}_${part}`.replaceAll('-', '_');
