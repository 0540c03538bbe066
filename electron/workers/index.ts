import { watchMemory } from './memoryWatch';
import { openChannel } from './openChannel';
import { serveRequests } from './serveRequests';

// A library inside the writer still uses an old buffer constructor; its warning would stand in the way of answers.
process.noDeprecation = true;

/** How long the parent has to take the last message before the process ends. */
const lastWordMilliseconds = 100;

const isOpened = openChannel((channel) => {
  const service = serveRequests(channel);
  const end = (code: number): void => {
    void service.dispose().finally(() => process.exit(code));
  };
  watchMemory(() => {
    channel.send({ is: 'failed', code: 'fileTooLarge', detail: 'memory of the worker' });
    setTimeout(() => end(1), lastWordMilliseconds);
  });
  channel.whenGone(() => end(0));
  channel.send({ is: 'ready' });
});

if (!isOpened) process.exit(1);
