import { once } from 'node:events';
import { connect } from 'node:net';

/** Has Redis forget everything: each job, and what BullMQ keeps beside them. */
export async function emptyRedis(url: string): Promise<void> {
  const { hostname, port, password } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.setEncoding('utf8').write(`AUTH ${password}\r\nFLUSHALL\r\nQUIT\r\n`);
  let answers = '';
  socket.on('data', (text: string) => {
    answers += text;
  });
  await once(socket, 'close');
  if (answers !== '+OK\r\n'.repeat(3)) throw new Error(`Redis was not emptied: ${answers}`);
}
