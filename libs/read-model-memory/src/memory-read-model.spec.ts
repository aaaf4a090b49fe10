import { readModelContract } from '@ronghe/event-sourcing/testing';
import { MemoryReadModels } from './memory-read-model.js';

readModelContract('MemoryReadModels', async () => new MemoryReadModels());
