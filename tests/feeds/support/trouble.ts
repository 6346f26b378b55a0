import { setTimeout as delay } from 'node:timers/promises';
import { openStore, type Store } from '@fieldnotes/store';
import type { TestDatabase, TestServer } from '@fieldnotes/store/testing';
import type { PollTimings } from '@fieldnotes/worker';
import { log } from './following.js';
import { type GrowingBlogs, startBlogs, subscribeAll } from './growing-blogs.js';
import { type DatabaseProxy, startProxy } from './proxy.js';
import { type LoopbackWeb, startWeb } from './web.js';
import { spawnWorker, type WorkerProcess } from './worker-process.js';

/** A lease that outlives any poll here and ends soon; everything else waits for conditions. */
const TIMINGS: Partial<PollTimings> = {
  shortest: 0.25,
  longest: 0.25,
  first: 0.25,
  probe: 1,
  hostGapMs: 20,
  lookMs: 50,
  leaseMs: 2_000,
};

/** Blogs that publish, and workers that follow them, in processes of their own, through a proxy to the database. */
export interface Scene {
  readonly blogs: GrowingBlogs;
  readonly proxy: DatabaseProxy;
  readonly workers: WorkerProcess[];
  startWorker(): WorkerProcess;
  /** Publishes so many posts on each blog, one after the other, while something happens. */
  publishing(posts: number, everyMs: number): Promise<void>;
  close(): Promise<void>;
}

export async function openScene(server: TestServer, feeds: number, redisUrl?: string): Promise<Scene> {
  const database: TestDatabase = await server.createDatabase();
  const { connectionString, pool } = database;
  const web: LoopbackWeb = await startWeb();
  const proxy = await startProxy(connectionString);
  const store: Store = await openStore({
    databaseUrl: connectionString,
    dataDirectory: 'unused',
    log,
    maxConnections: 5,
  });
  const blogs = await startBlogs(web, store, pool, feeds);
  const workers: WorkerProcess[] = [];
  const startWorker = () => {
    const worker = spawnWorker({ connectionString: proxy.connectionString, redisUrl, timings: TIMINGS });
    workers.push(worker);
    return worker;
  };
  startWorker();
  await subscribeAll(store, pool);
  return {
    blogs,
    proxy,
    workers,
    startWorker,
    async publishing(posts, everyMs) {
      for (let post = 0; post < posts; post++) {
        blogs.publish();
        await delay(everyMs);
      }
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.kill()));
      await store.close();
      await proxy.close();
      await web.stop();
      await database.drop();
    },
  };
}

/** Kills workers so many times at random moments while they poll, and starts others. */
export async function killWhilePolling(scene: Scene, kills: number): Promise<void> {
  for (let kill = 0; kill < kills; kill++) {
    scene.startWorker();
    await delay(300 + Math.random() * 1_500);
    await Promise.all(scene.workers.splice(0, Math.ceil(Math.random() * 2)).map((worker) => worker.kill()));
  }
  scene.startWorker();
}
