import { randomUUID } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { Kafka, logLevel } from 'kafkajs';
import { mongo } from 'mongoose';
import { fromBufferPromise } from 'yauzl';
import { SERVICES } from './log.js';

/** What must be found nowhere, in each form in which a program could have written it. */
export class Secrets {
  private readonly forms: { text: string; bytes: Buffer }[];

  constructor(texts: readonly string[]) {
    this.forms = texts.flatMap((text) => formsOf(text).map((bytes) => ({ text, bytes })));
  }

  /** Which of the texts are in there. */
  in(where: Buffer | string): string[] {
    const bytes = typeof where === 'string' ? Buffer.from(where) : where;
    return [...new Set(this.forms.filter((form) => bytes.includes(form.bytes)).map((form) => form.text))];
  }
}

function formsOf(text: string): Buffer[] {
  const utf8 = Buffer.from(text);
  const escaped = [...text].map((c) => `\\u${c.codePointAt(0)!.toString(16).padStart(4, '0')}`).join('');
  const percent = [...utf8].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  const encodings = ['base64', 'base64url', 'hex'] as const;
  // Only the middle of a Base64 form does not depend on what stands before and behind it.
  const encoded = encodings.map((encoding) => utf8.toString(encoding).replaceAll('=', '').slice(0, -1));
  const ascii = [escaped, percent, percent.toUpperCase(), encodeURIComponent(text), ...encoded];
  return [utf8, Buffer.from(text, 'utf16le'), ...ascii.map((form) => Buffer.from(form))];
}

export interface Place {
  where: string;
  bytes: Buffer;
}

/** Every file under a folder, as it lies there. */
export function* filesIn(folder: string): Generator<Place> {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) {
      const where = join(entry.parentPath, entry.name);
      yield { where, bytes: readFileSync(where) };
    }
}

/** Every document of every database of an installation, by the driver and nothing of ours. */
export async function documentsIn(url: string, prefix: string): Promise<Place[]> {
  const places: Place[] = [];
  const client = await new mongo.MongoClient(url, { retryWrites: false }).connect();
  try {
    const { databases } = await client.db().admin().listDatabases();
    for (const { name } of databases.filter((db) => db.name.startsWith(`${prefix}_`)))
      for (const collection of await client.db(name).listCollections().toArray())
        for await (const document of client.db(name).collection(collection.name).find())
          places.push({ where: `${name}.${collection.name}`, bytes: Buffer.from(mongo.BSON.serialize(document)) });
    return places;
  } finally {
    await client.close();
  }
}

/** Every record of an installation's topics, by the client and nothing of ours. */
export async function recordsIn(brokers: string, prefix: string): Promise<Place[]> {
  const kafka = new Kafka({ brokers: brokers.split(','), logLevel: logLevel.NOTHING });
  const topics = SERVICES.map((service) => `${prefix}.${service}.events.v1`);
  const admin = kafka.admin();
  const consumer = kafka.consumer({ groupId: `${prefix}.${randomUUID()}`, allowAutoTopicCreation: false });
  await Promise.all([admin.connect(), consumer.connect()]);
  try {
    let left = 0;
    for (const topic of topics)
      for (const { high, low } of await admin.fetchTopicOffsets(topic)) left += Number(high) - Number(low);
    const places: Place[] = [];
    await consumer.subscribe({ topics, fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
      consumer
        .run({
          eachMessage: async ({ topic, partition, message }) => {
            const headers = Object.values(message.headers ?? {}).map((value) => Buffer.from(String(value)));
            const parts = [message.key, message.value].filter((part) => part !== null);
            places.push({
              where: `${topic}/${partition}/${message.offset}`,
              bytes: Buffer.concat([...parts, ...headers]),
            });
            if (--left === 0) resolve();
          },
        })
        .catch(reject);
    });
    return places;
  } finally {
    await consumer.disconnect();
    await admin.disconnect();
  }
}

/** What a workbook holds, unpacked. */
export async function unpacked(workbook: Buffer): Promise<Buffer> {
  const zip = await fromBufferPromise(workbook, { lazyEntries: true });
  const parts: Buffer[] = [];
  for await (const entry of zip.eachEntry()) parts.push(await buffer(await zip.openReadStreamPromise(entry)));
  return Buffer.concat(parts);
}
