import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentSecurityPolicyForTest } from './support/policy';
import { launchProgram, top, type Launched } from './support/launch';

interface Bridge {
  call(name: string, input: unknown): Promise<{ ok: boolean; value?: unknown; failure?: { code: string } }>;
  listen(heard: (event: { name: string; payload: unknown }) => void): () => void;
  fileTicket(
    file: File,
  ): Promise<{ ok: boolean; value?: { ticket: string; name: string }; failure?: { code: string } }>;
}
declare const crm: Bridge;

let launched: Launched;
beforeAll(async () => {
  launched = await launchProgram();
});
afterAll(() => launched.close());

describe('the page of the window', () => {
  it('comes from our own protocol, with the content security policy as a header', async () => {
    const { page } = launched;
    expect(page.url()).toMatch(/^crm:\/\/app\/index\.html/);
    const headers = await page.evaluate(async () =>
      Object.fromEntries((await fetch('crm://app/index.html')).headers),
    );
    expect(headers).toMatchObject({
      'content-security-policy': contentSecurityPolicyForTest,
      'x-content-type-options': 'nosniff',
      'content-type': 'text/html; charset=utf-8',
    });
  });

  it('has the bridge of three functions, and nothing of Node or Electron', async () => {
    const seen = await launched.page.evaluate(() => ({
      bridge: Object.entries(crm).map(([name, value]) => [name, typeof value]),
      others: [
        'require',
        'process',
        'module',
        'Buffer',
        'global',
        'ipcRenderer',
        'electron',
        '__dirname',
      ].filter((name) => name in globalThis),
    }));
    expect(seen).toEqual({
      bridge: [
        ['call', 'function'],
        ['listen', 'function'],
        ['fileTicket', 'function'],
      ],
      others: [],
    });
  });

  it('runs isolated and sandboxed as the engine itself reports', async () => {
    const preferences = await launched.program.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
        getLastWebPreferences(): Record<string, unknown>;
      };
      return contents.getLastWebPreferences();
    });
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    });
  });

  it('evaluates no text, runs no inline script and no inline handler', async () => {
    const ran = await launched.page.evaluate(async () => {
      const found: string[] = [];
      const world = globalThis as unknown as Record<string, unknown>;
      try {
        // The engine lets the driver evaluate; code of the page has to try by itself.
        const script = document.createElement('script');
        script.textContent = 'globalThis.wasRun = "inline script"';
        document.body.append(script);
        const image = document.createElement('img');
        image.setAttribute('onerror', 'globalThis.wasRun = "handler"');
        image.setAttribute('src', 'data:image/png;base64,');
        document.body.append(image);
        await new Promise((resolve) => setTimeout(resolve, 300));
        script.remove();
        image.remove();
      } catch (error) {
        found.push(String(error));
      }
      if (typeof world['wasRun'] === 'string') found.push(world['wasRun']);
      return found;
    });
    expect(ran).toEqual([]);
  });

  it('reaches no other place by request, picture, frame, socket or beacon', async () => {
    const reached = await launched.page.evaluate(async () => {
      const attempts: Record<string, () => Promise<unknown>> = {
        https: () => fetch('https://example.com/'),
        http: () => fetch('http://127.0.0.1:9/'),
        file: () => fetch('file:///etc/passwd'),
        print: () => fetch('crm://print/x'),
        picture: () =>
          new Promise((resolve, reject) => {
            const image = new Image();
            image.onload = resolve;
            image.onerror = reject;
            image.src = 'https://example.com/x.png';
          }),
        socket: () =>
          new Promise((resolve, reject) => {
            const socket = new WebSocket('wss://example.com/');
            socket.onopen = resolve;
            socket.onerror = reject;
          }),
      };
      const done: string[] = [];
      for (const [name, attempt] of Object.entries(attempts)) {
        await attempt().then(
          () => done.push(name),
          () => undefined,
        );
      }
      const frame = document.createElement('iframe');
      frame.src = 'https://example.com/';
      document.body.append(frame);
      await new Promise((resolve) => setTimeout(resolve, 300));
      if (frame.contentDocument !== null && frame.contentDocument.URL.startsWith('https')) done.push('frame');
      frame.remove();
      return done;
    });
    expect(reached).toEqual([]);
  });

  it('serves no file outside its list', async () => {
    const statuses = await launched.page.evaluate(async () => {
      const tried = [
        '/../package.json',
        '/%2e%2e/main/index.js',
        '/..%5cmain%5cindex.js',
        '/assets/',
        '/INDEX.HTML',
        '/index.html%00',
      ];
      return Promise.all(tried.map(async (path) => (await fetch(`crm://app${path}`)).status));
    });
    expect(statuses).toEqual([404, 404, 404, 404, 404, 404]);
  });

  it('is given no permission', async () => {
    const states = await launched.page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi'];
      return Promise.all(
        names.map(
          async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state,
        ),
      );
    });
    expect(states.filter((state) => state === 'granted')).toEqual([]);
    const position = await launched.page.evaluate(
      () =>
        new Promise((resolve) => {
          navigator.geolocation.getCurrentPosition(
            () => resolve('given'),
            () => resolve('refused'),
          );
        }),
    );
    expect(position).toBe('refused');
  });
});

describe('the one channel', () => {
  it('answers an unknown call, a strange input and a huge one with a code, and nothing else', async () => {
    const codes = await launched.page.evaluate(async () => {
      const tried: [string, unknown][] = [
        ['records.destroyEverything', {}],
        ['__proto__', {}],
        ['constructor', {}],
        ['files.show', { path: '/etc/passwd', how: 'open' }],
        ['records.get', { entity: 'account', id: '1; drop table accounts' }],
        ['records.get', null],
        ['records.save', { x: 'x'.repeat(1_200_000) }],
      ];
      const answers = await Promise.all(tried.map(([name, input]) => crm.call(name, input)));
      return answers.map((answer) => [
        answer.ok,
        answer.failure?.code,
        Object.keys(answer.failure ?? {}).includes('stack'),
      ]);
    });
    expect(codes).toEqual([
      [false, 'unknownCall', false],
      [false, 'unknownCall', false],
      [false, 'unknownCall', false],
      [false, 'unknownCall', false],
      [false, 'malformedInput', false],
      [false, 'malformedInput', false],
      [false, 'malformedInput', false],
    ]);
  });

  it('does not hear a window we did not make, even one with our preload and our page', async () => {
    const answers = await launched.program.evaluate(
      async ({ BrowserWindow }, preload) => {
        const answerOf = async (address: string): Promise<unknown> => {
          const stranger = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
          try {
            await stranger.loadURL(address);
            return (await stranger.webContents.executeJavaScript(
              "crm.call('workspace.state', {})",
            )) as unknown;
          } finally {
            stranger.destroy();
          }
        };
        return [await answerOf('crm://app/index.html'), await answerOf('data:text/html,stranger')];
      },
      join(top, 'out/preload/index.cjs'),
    );
    expect(answers).toEqual([
      { ok: false, failure: { code: 'notAllowed' } },
      { ok: false, failure: { code: 'notAllowed' } },
    ]);
  });

  it('gives a ticket for a file a person chose, without its path, and none for one a page made up', async () => {
    const { page, userData } = launched;
    const path = join(userData, '客户清单.csv');
    writeFileSync(path, '客户名称\n甲公司\n');
    await page.evaluate(() => {
      const input = document.createElement('input');
      input.type = 'file';
      input.id = 'test-file';
      document.body.append(input);
    });
    await page.setInputFiles('#test-file', path);
    const [real, forged] = await page.evaluate(async () => {
      const input = document.querySelector<HTMLInputElement>('#test-file');
      const file = input?.files?.[0] as File;
      const answers = [await crm.fileTicket(file), await crm.fileTicket(new File(['x'], '/etc/passwd'))];
      input?.remove();
      return answers;
    });
    expect(real).toMatchObject({ ok: true, value: { name: '客户清单.csv' } });
    expect(real?.value?.ticket).toMatch(/^[a-zA-Z0-9_-]{24}$/);
    expect(JSON.stringify(real)).not.toContain(userData);
    expect(forged).toEqual({ ok: false, failure: { code: 'fileMissing' } });
  });
});

describe('the processes beside main', () => {
  it('come back when the application is killed, and the window is told', async () => {
    const { page, program } = launched;
    await page.evaluate(() => {
      const world = globalThis as unknown as { states: unknown[] };
      world.states = [];
      crm.listen((event) => {
        if (event.name === 'application.state') world.states.push((event.payload as { state: string }).state);
      });
    });
    const killed = await program.evaluate(({ app }) => {
      const metric = app
        .getAppMetrics()
        .find((one) => one.name === 'application' || one.serviceName === 'application');
      if (metric) process.kill(metric.pid, 'SIGKILL');
      return metric !== undefined;
    });
    expect(killed).toBe(true);
    await page.waitForFunction(() =>
      (globalThis as unknown as { states: string[] }).states.includes('alive'),
    );
    expect(await page.evaluate(() => (globalThis as unknown as { states: string[] }).states)).toEqual([
      'restarting',
      'alive',
    ]);
    const answer = await page.evaluate(() => crm.call('workspace.state', {}));
    expect(answer.ok).toBe(true);
  });

  it('are not started twice for one desk: a second start leaves at once', async () => {
    const words = [top, `--user-data-dir=${launched.userData}`, '--disable-gpu'];
    if (process.platform === 'linux' && process.getuid?.() === 0) words.push('--no-sandbox');
    const second = spawn(createRequire(import.meta.url)('electron') as string, words, { stdio: 'ignore' });
    const code = await new Promise((resolve) => second.once('exit', resolve));
    expect(code).toBe(0);
    expect(await launched.program.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(
      1,
    );
  });
});

describe('the menu of the system', () => {
  it('stands in the language of the desk', async () => {
    const labels = await launched.program.evaluate(({ Menu }) =>
      Menu.getApplicationMenu()?.items.map((item) => item.label.replace(/\(&\w\)/, '')),
    );
    expect(labels?.slice(-7)).toEqual(['文件', '编辑', '视图', '记录', '工具', '窗口', '帮助']);
  });
});

// After these the driver waits for a navigation that never comes, so they stand near the end.
describe('a page that wants to leave', () => {
  it('goes nowhere and opens no window', async () => {
    const { page, program } = launched;
    await program.evaluate(({ dialog }) => {
      dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false });
    });
    await page.evaluate(() => {
      window.open('https://example.com/', '_blank');
      window.open('crm://app/index.html', '_blank');
      location.href = 'https://example.com/';
    });
    await page.waitForTimeout(500);
    await page.evaluate(() => {
      location.href = 'file:///etc/passwd';
    });
    await page.waitForTimeout(500);
    expect(page.url()).toMatch(/^crm:\/\/app\/index\.html/);
    expect(await program.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });
});

describe('the whole run', () => {
  it('asked for nothing but our own files', () => {
    const foreign = launched.addresses.filter(
      (address) => !/^(crm:\/\/app\/|data:|blob:crm:\/\/app\/)/.test(address),
    );
    // The attempts above are refused before they leave; the engine still names some of them.
    expect(
      foreign.filter((address) => !/example\.com|127\.0\.0\.1:9|etc\/passwd|crm:\/\/print/.test(address)),
    ).toEqual([]);
  });
});
