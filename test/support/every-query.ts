import { eventually } from '@ronghe/event-sourcing/testing';
import { type Client, expectStatus } from './client.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface Parameter {
  name: string;
  in: string;
}
type Methods = Record<string, { parameters?: Parameter[] }>;

/** What the installation says of all its routes, once each of its services has answered in time. */
export const describedRoutes = <Api extends { paths: object }>(client: Client): Promise<Api> =>
  eventually(async () => {
    const { body } = expectStatus(await client.get('/api/openapi.json'), 200);
    if (body['x-unavailable']) throw new Error(`did not answer: ${String(body['x-unavailable'])}`);
    return body as Api;
  });

/** What a query's parameters may be, by their names. */
export type Values = Readonly<Record<string, readonly string[]>>;

/** The address of every query that the installation describes, with each of the values for what it asks. */
export async function everyQuery(client: Client, values: Values): Promise<string[]> {
  const { paths } = await describedRoutes<{ paths: Record<string, Methods> }>(client);
  return Object.entries(paths).flatMap(([path, { get }]) => (get ? addresses(path, get.parameters ?? [], values) : []));
}

function addresses(path: string, parameters: readonly Parameter[], values: Values): string[] {
  const asked = parameters.filter((p) => p.in === 'query' && p.name in values && p.name !== 'asOf');
  const query = asked.map(({ name }) => `${name}=${encodeURIComponent(values[name]![0]!)}`).join('&');
  const filled = [...path.matchAll(/\{(\w+)\}/g)].reduce<string[]>(
    (found, [braces, name]) =>
      found.flatMap((at) => (values[name!] ?? ['x']).map((value) => at.replace(braces, encodeURIComponent(value)))),
    [path],
  );
  const moments = parameters.some((p) => p.name === 'asOf') ? ['', ...(values['asOf'] ?? [])] : [''];
  const queries = moments.map((moment) => [query, moment && `asOf=${moment}`].filter(Boolean).join('&'));
  return filled.flatMap((at) => queries.map((q) => `${at}?${q}`));
}

/** What it answers: as JSON, and a list as a workbook too. */
export async function answersTo(client: Client, address: string): Promise<{ status: number; bytes: Buffer }[]> {
  const json = await client.get(address);
  const answer = { status: json.status, bytes: Buffer.from(JSON.stringify(json.body)) };
  const isList = json.status === 200 && Array.isArray((json.body as { items?: unknown }).items);
  return isList ? [answer, { status: 200, bytes: await client.bytes(address, XLSX) }] : [answer];
}
