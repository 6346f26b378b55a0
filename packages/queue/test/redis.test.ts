import { describe, inject, it } from 'vitest';
import { openRedis } from '../src/backend/redis.js';
import { describeQueue } from './contract/contract.js';

const url = inject('redisUrl');

if (url === null) {
  describe('the queue on Redis', () => {
    it.skip('is not tested: redis-server is not installed', () => undefined);
  });
} else {
  describeQueue('Redis', { url, options: { redisUrl: url }, openBackend: (prefix) => openRedis(url, prefix) });
}
