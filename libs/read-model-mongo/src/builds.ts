import { answered } from '@ronghe/mongo';
import type { Connection } from 'mongoose';
import { collectionOf, databaseOf, dropped, upserted } from './server.js';

interface Declared {
  /** The build. */
  _id: string;
  model: string;
  /** ms since 1970. */
  declaredAt: number;
}

interface Pointer {
  /** The model. */
  _id: string;
  build: string;
}

/** `<model>_v<version>_<id>`, read from the right: a model's name may look like anything. */
const BUILD = /^(.+)_v\d+_[^_]+$/;

export const modelOf = (build: string): string | undefined => BUILD.exec(build)?.[1];

/** Which builds there are and which of each model is active, for all processes. */
export class Builds {
  constructor(private readonly connection: Connection) {}

  async declare(build: string): Promise<void> {
    const model = modelOf(build);
    if (model === undefined) throw new Error(`"${build}" is no name of a build: <model>_v<version>_<id> is`);
    const entry = { $setOnInsert: { model, declaredAt: Date.now() } };
    await upserted(() => this.registry.updateOne({ _id: build }, entry, { upsert: true }));
  }

  async active(model: string): Promise<string | undefined> {
    return (await answered(() => this.pointers.findOne({ _id: model })))?.build;
  }

  async activate(model: string, build: string): Promise<void> {
    await upserted(() => this.pointers.updateOne({ _id: model }, { $set: { build } }, { upsert: true }));
  }

  /** The entry goes last: what a crash leaves behind is still listed, and dropped by the next who looks. */
  async drop(build: string): Promise<void> {
    await dropped(collectionOf(this.connection, build));
    await answered(() => this.registry.deleteOne({ _id: build }));
  }

  /**
   * A process that did not know of a drop may have saved once more, which makes the collection again, without an entry
   * and without indexes. Such a leftover is listed too, as declared in 1970.
   */
  async list(model: string): Promise<{ build: string; declaredAt: number }[]> {
    // Collections first: one that is being declared has its entry before it has its collection.
    const collections = await answered(() =>
      databaseOf(this.connection).listCollections({}, { nameOnly: true }).toArray(),
    );
    const declared = await answered(() => this.registry.find({ model }).toArray());
    const found = new Map(collections.filter((c) => modelOf(c.name) === model).map((c) => [c.name, 0]));
    for (const { _id, declaredAt } of declared) found.set(_id, declaredAt);
    return [...found].map(([build, declaredAt]) => ({ build, declaredAt }));
  }

  private get registry() {
    return collectionOf<Declared>(this.connection, 'read_models');
  }

  private get pointers() {
    return collectionOf<Pointer>(this.connection, 'read_model_pointers');
  }
}
