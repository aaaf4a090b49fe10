import { describe, expect, it } from '@jest/globals';
import { Compile } from 'typebox/compile';
import { asyncApiDocument, topicOf } from './asyncapi.js';
import { contracts, eventTypes } from './registry.js';
import { sampleOf } from './testing/sample.js';

type Node = { [name: string]: Node } & { $ref?: string };
const document = JSON.parse(JSON.stringify(asyncApiDocument())) as Node;

function* refsIn(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value))
    if (name === '$ref' && typeof inner === 'string') yield inner;
    else yield* refsIn(inner);
}
const resolve = (ref: string): unknown =>
  ref
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>(
      (at, name) => (at as Node | undefined)?.[name.replaceAll('~1', '/').replaceAll('~0', '~')],
      document,
    );

describe('the AsyncAPI document', () => {
  it('is of version 3 and says what it is', () => {
    expect(document).toMatchObject({
      asyncapi: '3.0.0',
      info: { title: expect.any(String), version: expect.any(String), license: { name: 'Apache-2.0' } },
      defaultContentType: 'application/json',
    });
    const allowed = ['asyncapi', 'id', 'info', 'servers', 'defaultContentType', 'channels', 'operations', 'components'];
    expect(Object.keys(document).filter((name) => !allowed.includes(name))).toEqual([]);
  });

  it('every reference leads somewhere', () => {
    const refs = [...refsIn(document)];
    expect(refs.length).toBeGreaterThan(eventTypes.length);
    for (const ref of refs) expect([ref, resolve(ref)]).toEqual([ref, expect.anything()]);
  });

  it('has a channel and an operation per service, and every event in its service’s channel', () => {
    expect(Object.keys(document['channels']!)).toEqual(Object.keys(contracts));
    for (const [service, list] of Object.entries(contracts)) {
      const channel = document['channels']![service]!;
      expect(channel['address']).toBe(topicOf(service));
      expect(Object.keys(channel['messages']!)).toEqual(list.map((e) => e.type));
      expect(document['operations']![`receive-${service}`]).toMatchObject({
        action: 'receive',
        channel: { $ref: `#/channels/${service}` },
      });
    }
  });

  it('names its components as AsyncAPI allows', () => {
    const names = Object.values(document['components']!).flatMap((part) => Object.keys(part));
    for (const name of names) expect(name).toMatch(/^[\w.-]+$/);
  });

  it.each(eventTypes)('the payload of %s is a schema that takes such an event', (type) => {
    const message = document['components']!['messages']![type]!;
    const contract = Object.values(contracts)
      .flat()
      .find((e) => e.type === type)!;
    expect(message).toMatchObject({
      name: type,
      contentType: 'application/json',
      'x-schema-version': contract.version,
    });
    const validator = Compile(message['payload'] as never);
    expect(validator.Check(sampleOf(contract.schema))).toBe(true);
    expect(validator.Check({ surprise: 1 })).toBe(false);
  });
});
