import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Judge {
  run(): Promise<{
    readonly violations: readonly {
      readonly id: string;
      readonly nodes: readonly { readonly html: string }[];
    }[];
  }>;
}

/** Waits until nothing moves or fades: words half faded in have no contrast yet. What turns for ever is left out. */
async function atRest(page: Page): Promise<void> {
  // What was left only begins to fade after a moment of grace.
  await page.waitForTimeout(300);
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every((one) => one.playState !== 'running' || one.effect?.getComputedTiming().endTime === Infinity),
  );
}

/** What keeps people from using the page as it stands, light and then dark: rule and element, by axe. */
export async function accessProblems(page: Page): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await atRest(page);
    // The words go in through the debugger: the page's own policy lets no text become code.
    await page.evaluate(axe);
    const found = await page.evaluate(async () => {
      const { axe: judge } = window as unknown as { readonly axe: Judge };
      const { violations } = await judge.run();
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
    });
    problems.push(...found.map((one) => `${theme} ${one}`));
  }
  await page.emulateMedia({ colorScheme: null });
  return problems;
}
