import type { importMatches } from '../api/importMatches';
import type { ImportService } from '../services/imports/importService';
import type { HandlersOf } from './handlers';

/** Calls about records an import finds already there. */
export function importMatchHandlers(service: () => ImportService): HandlersOf<typeof importMatches> {
  return {
    'imports.match': (actor, input) => service().match(actor, input),
    'imports.matches': (actor, input) => service().matches(actor, input),
    'imports.decide': (actor, input) => service().decide(actor, input),
    'imports.decideAll': (actor, input) => service().decideAll(actor, input),
    'imports.updates': (actor, input) => service().updates(actor, input),
    'imports.tick': (actor, input) => service().tick(actor, input),
    'imports.conflicts': (actor, input) => service().conflicts(actor, input),
    'imports.settle': (actor, input) => service().settle(actor, input),
    'imports.choosePolicies': (actor, input) => service().choosePolicies(actor, input),
    'imports.policies': (actor, input) => service().policies(actor, input),
    'imports.confirmation': (actor, input) => service().confirmation(actor, input),
  };
}
