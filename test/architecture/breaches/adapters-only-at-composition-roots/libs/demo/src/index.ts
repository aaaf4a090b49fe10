import { MemoryReadModels } from '@ronghe/read-model-memory';

export const models = MemoryReadModels;
