import { on, defineService } from '@event-planner/model';
import { fileURLToPath } from 'node:url';
import { createDatabase } from '../database/index.ts';
import { testDatabase } from '../testing/index.ts';
import { createMessaging, createPgBossBroker } from './index.ts';
import { orderPlaced, orderPaid, silent } from './messaging.fixture.ts';
const compute = { cpu: 1, memory: 1 as never, tasks: [1, 1] } as const;
const folder = fileURLToPath(new URL('./migrations', import.meta.url));
export async function main() {
  const n = Number(process.env['N'] ?? 5000);
  const subs = Number(process.env['SUBS'] ?? 3);
  const parallel = Number(process.env['PAR'] ?? 10);
  const shop = defineService({ name: 'shop', port: 1, routes: [], compute, publishes: [orderPlaced] });
  const listeners = Array.from({ length: subs }, (_, i) => defineService({ name: `l${i}`, port: i + 2, routes: [], compute, subscribes: [on(orderPlaced, { parallel })] }));
  const system = { services: [shop, ...listeners] };
  const bdb = await testDatabase();
  const broker = await createPgBossBroker({ url: bdb.url, log: silent });
  const mk = async (manifest: any) => {
    const test = await testDatabase({ migrations: [folder] });
    await test.pool.query('create table seen (word text not null)');
    const database = createDatabase<any>({ url: test.url, applicationName: manifest.name, maxConnections: 10 });
    const messaging = createMessaging<any>({ manifest, system, database, broker, log: silent, now: () => new Date() });
    return { messaging, database };
  };
  const s = await mk(shop); const ls = await Promise.all(listeners.map(mk));
  const lat: number[] = []; let handled = 0;
  await s.messaging.start({});
  for (const l of ls) await l.messaging.start({ 'order.placed.v1': async (body: any, { tx }: any) => { handled++; lat.push(Date.now() - body.amountMinor); await tx.insertInto('seen').values({ word: body.orderId }).execute(); } } as any);
  // warm-up & idle latency
  const one = () => s.database.transaction(tx => s.messaging.publish(tx, orderPlaced, { orderId: 'x', amountMinor: Date.now() }));
  for (let i = 0; i < 30; i++) { await one(); await new Promise(r => setTimeout(r, 60)); }
  lat.sort((a, b) => a - b); console.log('idle latency publish->handler p50', lat[lat.length >> 1], 'p99', lat[Math.floor(lat.length * .99)], 'n', lat.length);
  const drain = async (target: number) => { while (handled < target) await new Promise(r => setTimeout(r, 5)); };
  lat.length = 0; handled = 0;
  let cpu = process.cpuUsage(); let pg = (globalThis as any).pgCpu(); let t = performance.now();
  await Promise.all(Array.from({ length: 8 }, async () => { for (let i = 0; i < n / 8; i++) await one(); }));
  const pub = performance.now() - t;
  await drain(n * subs);
  const all = performance.now() - t; pg = (globalThis as any).pgCpu() - pg; cpu = process.cpuUsage(cpu);
  console.log(`published ${n} in ${Math.round(pub)} ms = ${Math.round(n / pub * 1000)}/s; ${n * subs} deliveries handled in ${Math.round(all)} ms = ${Math.round(n * subs / all * 1000)}/s; node cpu us/delivery ${Math.round((cpu.user + cpu.system) / (n * subs))}; postgres us/delivery ${Math.round(pg / (n * subs))}`);
  // open loop at rate
  for (const rate of [200, 400]) {
    lat.length = 0; handled = 0; pg = (globalThis as any).pgCpu(); cpu = process.cpuUsage(); t = performance.now(); const secs = 5; let sent = 0; const ps: Promise<unknown>[] = [];
    while (sent < rate * secs) { const due = Math.floor((performance.now() - t) / 1000 * rate); while (sent < due && sent < rate * secs) { ps.push(one()); sent++; } await new Promise(r => setTimeout(r, 2)); }
    await Promise.all(ps); await drain(rate * secs * subs); cpu = process.cpuUsage(cpu); pg = (globalThis as any).pgCpu() - pg; lat.sort((a, b) => a - b);
    console.log(`open loop ${rate} msg/s x ${subs}: p50 ${lat[lat.length >> 1]} p99 ${lat[Math.floor(lat.length * .99)]} ms; node cpu ${Math.round((cpu.user + cpu.system) / 1e4 / secs)} %, postgres ${Math.round(pg / 1e4 / secs)} %`);
  }
  for (const x of [s, ...ls]) { await x.messaging.stop(); await x.database.close(); }
  await broker.close();
}
