const UNREACHABLE_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
  'EPIPE',
]);

const UNREACHABLE_TEXT =
  /Connection is closed|connection timeout|timeout exceeded|timeout expired|Connection terminated|max retries per request|Stream isn't writeable|Command timed out/i;

/** Whether the error means that no server answered, or stopped answering. */
export function isUnreachable(error: Error): boolean {
  return UNREACHABLE_CODES.has(codeOf(error)) || UNREACHABLE_TEXT.test(error.message);
}

/** The code of a system or PostgreSQL error; empty when it has none. */
export function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** The reason in a few words on one line. */
export function shortReason(error: Error): string {
  const text = UNREACHABLE_CODES.has(codeOf(error)) ? codeOf(error) : error.message || codeOf(error) || error.name;
  return (text.split('\n', 1)[0] ?? '').replace(/[.:]+$/, '').slice(0, 200);
}
