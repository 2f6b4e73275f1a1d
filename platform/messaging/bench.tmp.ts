import { startPostgres } from '/work/main/hosts/local/postgres/postgres.ts';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
const dir = mkdtempSync('/tmp/ports-bench-pg-');
const postgres = await startPostgres({ directory: dir, settings: { max_connections: '200' } });
process.env['TEST_DATABASE_URL'] = postgres.url('postgres');
(globalThis as any).pgCpu = () => { let sum = 0; for (const d of readdirSync('/proc')) { if (!/^\d+$/.test(d)) continue; try { const st = readFileSync(`/proc/${d}/stat`, 'utf8'); const f = st.slice(st.lastIndexOf(')') + 2).split(' '); if (Number(f[1]) === postgres.pid) sum += Number(f[11]) + Number(f[12]); } catch {} } return sum * 10000; };
try { await (await import('./bench-main.tmp.ts')).main(); } finally { await postgres.stop(); rmSync(dir, { recursive: true, force: true }); }
