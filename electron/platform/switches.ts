/** Switches that would take a wall of the program down. */
const refused = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'inspect',
  'inspect-brk',
  'inspect-port',
  'inspect-publish-uid',
  'disable-web-security',
  'no-sandbox',
  'disable-sandbox',
  'js-flags',
  'load-extension',
  'disable-extensions-except',
  'host-rules',
  'host-resolver-rules',
  'proxy-server',
  'allow-file-access-from-files',
  'ignore-certificate-errors',
  'disable-site-isolation-trials',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'gpu-launcher',
];

/** The dangerous switches on a command line, as they were typed; a packaged program does not start with any. */
export function dangerousSwitches(words: readonly string[]): readonly string[] {
  return words.filter((word) => {
    const name = /^[-/]{1,2}([a-z0-9-]+)(?:[=:].*)?$/i.exec(word)?.[1]?.toLowerCase();
    return name !== undefined && refused.includes(name);
  });
}
