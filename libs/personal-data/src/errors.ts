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

/** An envelope names an algorithm that this build does not have, as after a step back to an older one. */
export class AlgorithmUnknown extends Error {
  constructor(
    readonly keyId: string,
    algorithm: string,
  ) {
    super(`Data sealed with the key ${keyId} names the algorithm ${algorithm}, which this build does not have`);
    this.name = 'AlgorithmUnknown';
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

/** `where` names the setting or the file it comes from; the message never holds any of the key. */
export class MasterKeyUnusable extends Error {
  constructor(where: string, reason: string, cause?: unknown) {
    super(`The master key ${where} cannot be used: ${reason}`, { cause });
    this.name = 'MasterKeyUnusable';
  }
}

export class KeyStoreUnusable extends Error {
  constructor(path: string, cause: unknown) {
    super(`The key store ${path} cannot be used: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = 'KeyStoreUnusable';
  }
}
