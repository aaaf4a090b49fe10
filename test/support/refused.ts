import { expect } from '@jest/globals';
import type { Answer, Client } from './client.js';

const ZH = /\p{Script=Han}/u;

/** A refusal as api.md says it: problem details with a stable type, a title and what to do, in the language asked for. */
export function expectProblem(answer: Answer, status: number | readonly number[], what = ''): Answer {
  const { body, headers } = answer;
  const said = `${what} → ${answer.status} ${JSON.stringify(body).slice(0, 300)}`;
  const expected = [status].flat();
  if (!expected.includes(answer.status)) throw new Error(`expected ${expected.join(' or ')}: ${said}`);
  expect([said, headers.get('content-type')]).toEqual([said, expect.stringContaining('application/problem+json')]);
  expect(body).toMatchObject({
    type: expect.stringMatching(/^urn:ronghe:problem:[a-z-]+$/),
    title: expect.stringMatching(/\S/),
    remedy: expect.stringMatching(/\S/),
    status: answer.status,
    trace: expect.stringMatching(/^00-/),
  });
  return answer;
}

/** The refusal of that very rule. */
export function expectCode(answer: Answer, status: number, code: string): Answer {
  expectProblem(answer, status, code);
  expect(answer.body['type']).toBe(`urn:ronghe:problem:${code}`);
  return answer;
}

type Send = (headers: Record<string, string>) => Promise<Answer>;

/** Refused alike in Chinese, which is the default, and in English. */
export async function expectRefused(send: Send, status: number | readonly number[], what = ''): Promise<Answer> {
  const chinese = expectProblem(await send({}), status, what);
  const english = expectProblem(await send({ 'Accept-Language': 'en' }), status, what);
  expect([what, chinese.body['title'], chinese.body['remedy']]).toEqual([
    what,
    expect.stringMatching(ZH),
    expect.stringMatching(ZH),
  ]);
  expect([what, english.body['type'], english.body['remedy']]).toEqual([
    what,
    chinese.body['type'],
    expect.not.stringMatching(ZH),
  ]);
  return chinese;
}

/** The JSON pointers that a refusal names. */
export const pointersOf = ({ body }: Answer): string[] =>
  ((body['errors'] ?? []) as { pointer: string }[]).map((e) => e.pointer);

export const posting =
  (client: Client, path: string, body: unknown, more: Record<string, string> = {}): Send =>
  (headers) =>
    client.post(path, body, { ...more, ...headers });
