import type { GrammarRule } from './grammarRule';

/** English headings as traders shorten them: `Last F/U`, `Cust. Nm`, `Add.`. Read without blanks and marks. */
export const latinRules: readonly GrammarRule[] = [
  {
    is: /^(?:last|latest|recent|prev|previous|mostrecent)(?:date)?(?:contact|activity|followup|follow|fu|visit|call|touch|meeting|communication|interaction)(?:ed)?(?:date|time|on|at|day)?$/,
    path: 'followUp.followedAt',
    score: 0.88,
  },
  {
    is: /^(?:next|planned)(?:contact|activity|followup|follow|fu|visit|call|touch|meeting|action)(?:date|time|on|at|due|day)?$/,
    path: 'account.nextContactOn',
    score: 0.88,
  },
  {
    is: /^(?:first|1st|initial)(?:contact|order|visit|inquiry|enquiry|meeting|deal)(?:ed)?(?:date|on|day)?$/,
    path: 'account.customerSince',
    score: 0.85,
  },
  {
    is: /^(?:date|acct|account|customer)?(?:opened|opendate|openingdate|onboarded|onboarddate|onboarding|enrolled|dateopened)(?:on|date|at)?$/,
    path: 'account.customerSince',
    score: 0.85,
  },
  {
    is: /^(?:cust|customer|client|company|comp|co|corp|account|acct|acc|buyer|firm|dealer|importer)(?:s)?(?:name|nm|fullname)$/,
    path: 'account.name',
    score: 0.9,
  },
  {
    is: /^(?:cust|customer|client|acct|buyer)(?:id|no|nr|code|cd|num|number)$/,
    path: 'account.code',
    score: 0.88,
  },
  {
    is: /^(?:contact|attn|attention|contactperson|cp)(?:name|nm|person|to)?$/,
    path: 'contact.name',
    score: 0.88,
  },
  { is: /^(?:mob|mobno|mobtel|cell|cellno|cellphone|mp)$/, path: 'contact.mobiles', score: 0.88 },
  { is: /^(?:ph|phn|phno|telno|telnr)$/, path: 'account.phones', score: 0.85 },
  { is: /^(?:add|addr|addrs|adress|adr|co(?:mpany)?addr?)$/, path: 'account.address', score: 0.88 },
  { is: /^(?:pos|posn|desig|jobtitle|jobpos)$/, path: 'accountContact.title', score: 0.85 },
  {
    is: /^(?:sales|account|acct|our|key)(?:rep|person|man|manager|mgr|owner|exec|staff|contactperson)$/,
    isNot: /^keyperson$/,
    path: 'account.owner',
    score: 0.88,
  },
  { is: /^(?:rmk|rmks|rem|remk|remks|memo|cmt|cmts)$/, path: 'account.remark', score: 0.88 },
  { is: /^(?:prob|winprob|winrate|chance)$/, path: 'opportunity.probability', score: 0.85 },
];
