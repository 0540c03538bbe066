import { processOutput } from './output';
import { runCommandLine } from './runCommandLine';

// Started by Node, by the packaged program in a process of its own, and by tests in a real second process.
const code = await runCommandLine(process.argv.slice(2), processOutput, process.env);
// A process that main started would wait for messages of main for ever; what was written goes out first.
process.stdout.write('', () => process.exit(code));
