import { defineCommand } from '../command.js';
import { EXIT } from '../errors.js';
import { counted } from '../output/layout.js';

export const retryCommand = defineCommand({
  name: 'retry',
  summary: 'put jobs that failed for good back in line',
  details: 'A worker takes them up: `fieldnotes up`, or the next import.',
  options: {},
  needs: ['store', 'queue'],
  examples: [['retry', 'try every failed job again, after the reason was mended']],

  async run({ services, output }) {
    const retried = await services.queue.retryFailed();
    if (retried === 0) output.line('No job has failed.');
    else output.line(`${counted(retried, 'job')} put back in line; fieldnotes up takes up what waits.`);
    return EXIT.done;
  },
});
