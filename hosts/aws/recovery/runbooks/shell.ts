/** The commands of a shell script, those within `$( )` too, each as its words; quotes are taken off, variables left as they are. */
export function commandsIn(script: string): readonly (readonly string[])[] {
  const commands: string[][] = [];
  readInto(commands, script.replaceAll(/\\\n\s*/g, ' '), 0);
  return commands.map(withoutShell).filter(words => words.length > 0);
}

const separators = new Set(['\n', ';', '|', '&', '(', ')']);

/** Reads until the script, or the parenthesis it is in, ends; says where that is. */
function readInto(commands: string[][], script: string, start: number): number {
  let [words, word, quote]: [string[], string | undefined, string] = [[], undefined, ''];
  const endWord = (): void => {
    if (word !== undefined) words.push(word);
    word = undefined;
  };
  const endCommand = (): void => {
    endWord();
    if (words.length > 0) commands.push(words);
    words = [];
  };
  let at = start;
  for (; at < script.length; at++) {
    const sign = script.charAt(at);
    if (quote !== "'" && sign === '$' && script[at + 1] === '(') {
      at = readInto(commands, script, at + 2);
      word = `${word ?? ''}$()`;
    } else if (quote !== '') {
      if (sign === quote) quote = '';
      else word = `${word ?? ''}${sign}`;
    } else if (sign === '"' || sign === "'") [quote, word] = [sign, word ?? ''];
    else if (sign === '#' && word === undefined) at = endOfLine(script, at) - 1;
    else if (sign === ')') break;
    else if (separators.has(sign)) endCommand();
    else if (sign === ' ') endWord();
    else word = `${word ?? ''}${sign}`;
  }
  endCommand();
  return at;
}

const endOfLine = (script: string, from: number): number => (script.indexOf('\n', from) + 1 || script.length + 1) - 1;

const shellWords = new Set(['do', 'then', 'else', 'if', 'while', 'done', 'fi', 'export', 'eval', '!']);

/** What the shell itself reads before a command: its own words, and values given to variables. */
const withoutShell = (words: readonly string[]): readonly string[] => {
  const from = words.findIndex(word => !shellWords.has(word) && !/^[A-Z_]+=/.test(word));
  return from < 0 ? [] : words.slice(from);
};
