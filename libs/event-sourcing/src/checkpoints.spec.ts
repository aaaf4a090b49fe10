import { MemoryCheckpoints } from './checkpoints.js';
import { checkpointsContract } from './testing/checkpoints.contract.js';

checkpointsContract('MemoryCheckpoints', async () => ({ checkpoints: new MemoryCheckpoints() }));
