/** The person was forgotten: nothing can be sealed for him any more. */
export class KeyDestroyed extends Error {
  constructor(readonly keyId: string) {
    super(`The key ${keyId} was destroyed`);
    this.name = 'KeyDestroyed';
  }
}

/** An envelope or a wrapped key was altered, cut or never ours. The message never holds any of its content. */
export class SealBroken extends Error {
  constructor(readonly keyId: string) {
    super(`Data sealed with the key ${keyId} does not open: it was altered`);
    this.name = 'SealBroken';
  }
}

/** The keys were wrapped by another master key, as after a lost or swapped file. */
export class WrongMasterKey extends Error {
  constructor(
    readonly keyId: string,
    wrappedBy: string,
    inUse: string,
  ) {
    super(`The key ${keyId} was wrapped by the master key ${wrappedBy}; the one in use is ${inUse}`);
    this.name = 'WrongMasterKey';
  }
}

export class MasterKeyUnusable extends Error {
  constructor(path: string, reason: string, cause?: unknown) {
    super(`The master key file ${path} cannot be used: ${reason}`, { cause });
    this.name = 'MasterKeyUnusable';
  }
}

export class KeyStoreUnusable extends Error {
  constructor(path: string, cause: unknown) {
    super(`The key store ${path} cannot be used: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = 'KeyStoreUnusable';
  }
}
