import { examineRedis, type RedisFindings } from '@fieldnotes/queue';
import { type Finding, problem, warning, well } from './finding.js';

const WHAT = 'Redis';
/** Of the memory that it may take. */
const NEARLY_FULL = 0.8;

/** Whether Redis keeps jobs as they have to be kept. */
export async function examineQueue(redisUrl: string | undefined): Promise<Finding[]> {
  if (redisUrl === undefined) return [well(WHAT, 'not used: the queue is kept in PostgreSQL.')];
  return judgeRedis(await examineRedis(redisUrl));
}

export function judgeRedis(found: RedisFindings): Finding[] {
  const findings = [well(WHAT, `version ${found.version}.`)];
  if (found.evictionPolicy !== 'noeviction') {
    const says = `it throws data away when its memory is full (maxmemory-policy ${found.evictionPolicy}): jobs would be lost.`;
    findings.push(problem(WHAT, says, 'Set maxmemory-policy to noeviction, in redis.conf or by CONFIG SET.'));
  }
  if (!found.isAppendOnly) {
    const says = 'it does not write every change to a file: jobs of the last minutes are lost when it is killed.';
    findings.push(warning(WHAT, says, 'Set appendonly to yes. What has lost its job is found again and put in line.'));
  }
  if (found.maxMemoryBytes > 0 && found.usedMemoryBytes > NEARLY_FULL * found.maxMemoryBytes) {
    const percent = Math.round((100 * found.usedMemoryBytes) / found.maxMemoryBytes);
    findings.push(
      warning(WHAT, `${percent} % of its memory is used.`, 'Raise maxmemory: a full Redis takes no more jobs.'),
    );
  }
  return findings;
}
