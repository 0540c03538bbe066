import { onBeforeMount, onBeforeUnmount, shallowReactive } from 'vue';
import type { CommandName } from '../../electron/api/commands';

/** What is done when a command is chosen, in a menu, by a key or in the palette. */
export type CommandHandler = () => unknown;

const handlers = shallowReactive(new Map<CommandName, readonly CommandHandler[]>());
let lastRun: { name: CommandName; at: number } | null = null;

/** Answers a command until the returned stop is called; the newest answerer of a command is asked first. */
export function handleCommand(name: CommandName, handler: CommandHandler): () => void {
  handlers.set(name, [...(handlers.get(name) ?? []), handler]);
  return () => {
    const rest = (handlers.get(name) ?? []).filter((other) => other !== handler);
    if (rest.length > 0) handlers.set(name, rest);
    else handlers.delete(name);
  };
}

/** Answers commands for as long as the component is on the page; what stands inside it is asked before it. */
export function useCommands(answers: Partial<Record<CommandName, CommandHandler>>): void {
  let stops: (() => void)[] = [];
  // Not when it is mounted: then the frame would come after the page it shows.
  onBeforeMount(() => {
    stops = Object.entries(answers).map(([name, handler]) => handleCommand(name as CommandName, handler));
  });
  onBeforeUnmount(() => stops.forEach((stop) => stop()));
}

/** Whether anybody would answer the command now; menus and the palette leave the others out. */
export function isCommandAvailable(name: CommandName): boolean {
  return handlers.has(name);
}

/** Runs a command; false when nobody answers it here. */
export function runCommand(name: CommandName): boolean {
  const handler = handlers.get(name)?.at(-1);
  if (!handler) return false;
  lastRun = { name, at: performance.now() };
  void handler();
  return true;
}

/**
 * Runs a command the native menu sends. Menu and page may both see one key press; the second of the two is left out.
 */
export function runMenuCommand(name: CommandName): boolean {
  if (lastRun?.name === name && performance.now() - lastRun.at < 250) return true;
  return runCommand(name);
}
