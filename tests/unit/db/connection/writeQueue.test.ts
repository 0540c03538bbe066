import { describe, expect, it } from 'vitest';
import { createWriteQueue } from '../../../../db/connection/writeQueue';

const refusal = () => new Error('closed');

describe('the write queue', () => {
  it('runs one job at a time, interactive ones first, each kind in its order', async () => {
    const queue = createWriteQueue(refusal);
    const done: string[] = [];
    let running = 0;
    const job = (name: string) => async () => {
      expect((running += 1)).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 2));
      running -= 1;
      done.push(name);
    };
    const all = [
      queue.add(job('first bulk'), 'bulk'),
      queue.add(job('bulk 2'), 'bulk'),
      queue.add(job('save 1'), 'interactive'),
      queue.add(job('save 2'), 'interactive'),
    ];
    expect(queue.length).toBe(4);
    await Promise.all(all);
    expect(done).toEqual(['first bulk', 'save 1', 'save 2', 'bulk 2']);
    expect(queue.length).toBe(0);
  });

  it('goes on after a job that failed, and tells only its caller', async () => {
    const queue = createWriteQueue(refusal);
    const failed = queue.add(() => Promise.reject(new RangeError('no')), 'bulk');
    const thrown = queue.add(() => {
      throw new TypeError('at once');
    }, 'bulk');
    const next = queue.add(() => Promise.resolve(7), 'bulk');
    await expect(failed).rejects.toBeInstanceOf(RangeError);
    await expect(thrown).rejects.toBeInstanceOf(TypeError);
    expect(await next).toBe(7);
  });

  it('finishes what waits when it is closed, and refuses what comes later', async () => {
    const queue = createWriteQueue(refusal);
    const answers = [1, 2, 3].map((value) => queue.add(() => Promise.resolve(value), 'bulk'));
    await queue.close();
    expect(await Promise.all(answers)).toEqual([1, 2, 3]);
    await expect(queue.add(() => Promise.resolve(4), 'interactive')).rejects.toThrow('closed');
  });
});
