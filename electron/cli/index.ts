import { processOutput } from './output';
import { runCommandLine } from './runCommandLine';

// Started by Node, by the packaged program in a process of its own, and by tests in a real second process.
const words = process.argv.slice(2);
// A utility process would wait for messages of main for ever.
process.exit(await runCommandLine(words, processOutput, process.env));
