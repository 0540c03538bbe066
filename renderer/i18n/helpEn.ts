/** The words of the help page in English. */
export const helpEn = {
  text: 'Eight things that are done often, a few sentences each, with the keys and the way there.',
  contents: 'Contents',
  allKeys: 'All shortcuts',
  fromKeys: 'Help',
  topics: {
    import: {
      title: 'Importing old sheets',
      first:
        'Drop an Excel or CSV file into the window, or choose “Import a sheet”. First say which column is which field, then check, and only then write.',
      second: 'The check lists malformed and possibly repeated rows; it writes nothing.',
      third:
        'An import is one action: under “Imports” it can be taken back as a whole. An exported list dropped back writes only its changed cells.',
      go: 'Import a sheet',
    },
    customers: {
      title: 'Accounts and contacts',
      first:
        'An account is a company, a household or a person. Possible duplicates are listed while its name is typed. Messages, cards and invoice details can be pasted in.',
      second:
        'Contacts stand under accounts; a person can belong to several. Who reports to whom is drawn as a map.',
      third: 'A few signs of the name, pinyin initials or the last digits of a phone find it from any page.',
      go: 'Open the accounts',
    },
    followUps: {
      title: 'Writing follow-ups',
      first: 'Write a follow-up from any page by its key, or in the timeline of an account.',
      second: 'Fill in the date of the next contact, and it appears on the home page that day.',
      third: 'What is not finished is kept on this computer and survives a crash.',
      go: 'Write a follow-up',
    },
    views: {
      title: 'Views and filters',
      first:
        'A view remembers the filter, columns, order and grouping of a list, for one person or for everybody.',
      second:
        'Filter value by value at the left; combined conditions ask for all or any of them, and can look at related records, such as accounts with a contract.',
      third: 'A filter that is needed often becomes a dynamic group, whose count follows the data.',
      go: 'Open the accounts',
    },
    batches: {
      title: 'Batch changes and undo',
      first: 'Choose some rows, or the whole list, and change them at once: first see what would change.',
      second: 'Cells are copied from and to Excel; every pasted cell is checked first.',
      third: 'Every action can be undone, a batch as one; deleted records wait in the recycle bin.',
      go: 'Open the recycle bin',
    },
    fields: {
      title: 'Own fields',
      first:
        'Under “Fields and forms” add fields, options and tabs, and new kinds of records, while colleagues go on working.',
      second: 'A new field is at once in forms, lists, filters, import, export and print.',
      third: 'A retired field keeps what it holds and can be brought back at any time.',
      go: 'Open fields and forms',
    },
    reminders: {
      title: 'Reminders and notes',
      first: 'A task can have a time to be reminded at: a notification that can be put off.',
      second: 'The home page lists what is due today and what is overdue.',
      third: 'Sticky notes are seen by their writer alone, and can become follow-ups later.',
      go: 'Write a note',
    },
    backUps: {
      title: 'Back-ups and shared folders',
      first: 'All data is in one file. Back it up to another disk often.',
      second: 'Before an import of more than 1,000 rows a back-up is made by itself.',
      third:
        'A database in a network share or a synced folder can only be read for now. Whoever can open the folder can read the data in it.',
      go: 'Back up the database',
    },
  },
};
