import { ask } from '../whole-system.ts';

export interface Found {
  /** `payment.documents.content`. */
  readonly column: string;
  readonly rows: number;
}

interface Column {
  readonly schema: string;
  readonly table: string;
  readonly column: string;
}

/**
 * Where any of these words stands, in every column of every table of every database that can hold words: what there is, the database says itself, so that a new
 * column is looked into without anybody thinking of it.
 */
export async function whereStands(words: readonly string[], databases: Readonly<Record<string, string>>): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (const [name, url] of Object.entries(databases)) {
    const columns = await ask<Column>(
      url,
      `select table_schema as schema, table_name as "table", column_name as "column" from information_schema.columns
      join information_schema.tables using (table_schema, table_name)
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
        and data_type in ('text', 'character varying', 'character', 'json', 'jsonb', 'ARRAY', 'USER-DEFINED', 'tsvector', 'bytea', 'xml')
      order by 1, 2, 3`,
      [],
    );
    for (const { schema, table, column } of columns) {
      const [row] = await ask<{ rows: number }>(
        url,
        `select count(*)::int as rows from "${schema}"."${table}" where "${column}"::text ilike any($1::text[])`,
        [words.map(word => `%${word}%`)],
      );
      if (row && row.rows > 0) found.push({ column: `${name}.${table}.${column}`, rows: row.rows });
    }
  }
  return found;
}
