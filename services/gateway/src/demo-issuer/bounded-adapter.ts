import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

/**
 * What the demo issuer remembers: sessions, codes, grants. Each kind has its own bound and the oldest goes first, so
 * that opening the sign-in page a million times neither fills the memory nor signs anybody out.
 */
export function boundedAdapters(limit = 2_000): AdapterFactory {
  const kinds = new Map<string, Adapter>();
  return (kind) => {
    const adapter = kinds.get(kind) ?? new BoundedAdapter(limit);
    kinds.set(kind, adapter);
    return adapter;
  };
}

class BoundedAdapter implements Adapter {
  private readonly rows = new Map<string, { payload: AdapterPayload; until: number }>();
  constructor(private readonly limit: number) {}

  async upsert(id: string, payload: AdapterPayload, expiresIn?: number) {
    this.rows.delete(id);
    this.rows.set(id, { payload, until: expiresIn ? Date.now() + expiresIn * 1000 : Infinity });
    for (const oldest of this.rows.keys()) {
      if (this.rows.size <= this.limit) break;
      this.rows.delete(oldest);
    }
  }

  async find(id: string) {
    const row = this.rows.get(id);
    if (row && row.until > Date.now()) return row.payload;
    this.rows.delete(id);
    return undefined;
  }

  async findByUid(uid: string) {
    for (const [id, { payload }] of this.rows) if (payload.uid === uid) return this.find(id);
    return undefined;
  }

  async findByUserCode() {
    return undefined; // the device flow is off
  }

  async consume(id: string) {
    const row = this.rows.get(id);
    if (row) row.payload.consumed = Math.floor(Date.now() / 1000);
  }

  async destroy(id: string) {
    this.rows.delete(id);
  }

  async revokeByGrantId(grantId: string) {
    for (const [id, { payload }] of this.rows) if (payload.grantId === grantId) this.rows.delete(id);
  }
}
