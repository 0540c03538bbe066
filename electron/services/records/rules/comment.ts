import type { EntityRules } from './entityRules';

/** More people than any office has: their names are looked for in a comment. */
const mostPeople = 500;

/** A comment is signed and dated by itself, and knows whom of the office it calls with @. */
export const commentRules: EntityRules = {
  async fill(draft, { actor, before, clock, first }) {
    const signed = before ? {} : { author: actor.userId, commentedAt: clock.now() };
    const { content } = draft;
    if (typeof content !== 'string') return signed;
    if (!content.includes('@')) return before?.['mentions'] ? { ...signed, mentions: null } : signed;
    const people = await first({ entity: 'user' }, mostPeople);
    const names = people.flatMap(({ name }) => (typeof name === 'string' ? [name] : []));
    return { ...signed, mentions: mentionedNames(content, names) };
  },
};

/**
 * The names called with @ in a text, in the order of the text, each once. The longest name that fits is meant: @王芳芳
 * calls 王芳芳 and not 王芳.
 */
export function mentionedNames(content: string, names: readonly string[]): string[] {
  const longestFirst = [...names].filter(Boolean).sort((one, other) => other.length - one.length);
  const found = new Set<string>();
  for (const { index } of content.matchAll(/[@＠]/g)) {
    const name = longestFirst.find((one) => content.startsWith(one, index + 1));
    if (name !== undefined) found.add(name);
  }
  return [...found];
}
